// SPDX-License-Identifier: Apache-2.0

extension ContextTable {
    /// Digital Credentials Consortium: `https://w3id.org/dcc/v1`.
    static let digitalCredentialsConsortium = ContextTable(
        #"""
        %dcc https://w3id.org/dcc/v1#
        ! id type
        EducationalOccupationalCredential = http://schema.org/EducationalOccupationalCredential
        EducationalOccupationalProgram = http://schema.org/EducationalOccupationalProgram
        Course = http://schema.org/Course
        CourseInstance = http://schema.org/CourseInstance
        Person = http://schema.org/Person
        name = http://schema.org/name
        url = http://schema.org/url
        identifier = http://schema.org/identifier
        courseCode = http://schema.org/courseCode
        numberOfCredits = http://schema.org/numberOfCredits
        startDate = http://schema.org/startDate
        endDate = http://schema.org/endDate
        value = http://schema.org/value
        educationalCredentialAwarded = http://schema.org/educationalCredentialAwarded
        hasCourseInstance = http://schema.org/hasCourseInstance
        description = http://schema.org/description
        image = http://schema.org/image : @id
        awardedOnCompletionOf < http://schema.org/educationalCredentialAwarded
        competencyRequired = http://schema.org/EducationalOccupationalCredential#competencyRequired
        credentialCategory = http://schema.org/EducationalOccupationalCredential#credentialCategory
        hasCredential = http://schema.org/hasCredential
        assertion = dcc|assertion
        Issuer = https://w3id.org/openbadges#Issuer
        ProgramCompletionCredential = dcc|ProgramCompletionCredential
        CourseCompletionCredential = dcc|CourseCompletionCredential
        LearningCredential = dcc|LearningCredential
        Assertion = dcc|Assertion
        """#)
}
