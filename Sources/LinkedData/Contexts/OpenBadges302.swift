// SPDX-License-Identifier: Apache-2.0

extension ContextTable {
    /// Open Badges 3.0.2: `https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json`.
    static let openBadges302 = ContextTable(
        #"""
        %schema https://schema.org/
        %ob https://purl.imsglobal.org/spec/vc/ob/vocab.html#
        ! id type
        OpenBadgeCredential = ob|OpenBadgeCredential
        Achievement = ob|Achievement
          ! id type
          achievementType = ob|achievementType
          alignment = ob|alignment +set
          creator = ob|creator
          creditsAvailable = ob|creditsAvailable : https://www.w3.org/2001/XMLSchema#float
          criteria = ob|Criteria : @id
          fieldOfStudy = ob|fieldOfStudy
          humanCode = ob|humanCode
          image = ob|Image : @id
          otherIdentifier = ob|otherIdentifier +set
          related = ob|related +set
          resultDescription = ob|resultDescription +set
          specialization = ob|specialization
          tag = schema|keywords +set
          version = ob|version
        AchievementCredential = OpenBadgeCredential
        AchievementSubject = ob|AchievementSubject
          ! id type
          achievement = ob|achievement-0
          activityEndDate = ob|activityEndDate : https://www.w3.org/2001/XMLSchema#date
          activityStartDate = ob|activityStartDate : https://www.w3.org/2001/XMLSchema#date
          creditsEarned = ob|creditsEarned : https://www.w3.org/2001/XMLSchema#float
          identifier = ob|identifier +set
          image = ob|Image : @id
          licenseNumber = ob|licenseNumber
          result = ob|result +set
          role = ob|role
          source = ob|source : @id
          term = ob|term
        Address = ob|Address
          ! id type
          addressCountry = schema|addressCountry
          addressCountryCode = ob|CountryCode
          addressLocality = schema|addressLocality
          addressRegion = schema|addressRegion
          geo = ob|GeoCoordinates
          postOfficeBoxNumber = schema|postOfficeBoxNumber
          postalCode = schema|postalCode
          streetAddress = schema|streetAddress
        Alignment = schema|AlignmentObject
          ! id type
          targetCode = ob|targetCode
          targetDescription = schema|targetDescription
          targetFramework = schema|targetFramework
          targetName = schema|targetName
          targetType = ob|targetType
          targetUrl = schema|targetUrl : https://www.w3.org/2001/XMLSchema#anyURI
        Criteria = ob|Criteria
        EndorsementCredential = ob|EndorsementCredential
        EndorsementSubject = ob|EndorsementSubject
          ! id type
          endorsementComment = ob|endorsementComment
        Evidence = ob|Evidence
          ! id type
          audience = schema|audience
          genre = schema|genre
        GeoCoordinates = ob|GeoCoordinates
          ! id type
          latitude = schema|latitude
          longitude = schema|longitude
        IdentifierEntry = ob|IdentifierEntry
          ! id type
          identifier = ob|identifier
          identifierType = ob|identifierType
        IdentityObject = ob|IdentityObject
          ! id type
          hashed = ob|hashed : https://www.w3.org/2001/XMLSchema#boolean
          identityHash = ob|identityHash
          identityType = ob|identityType
          salt = ob|salt
        Image = ob|Image
          ! id type
          caption = schema|caption
        Profile = ob|Profile
          ! id type
          additionalName = schema|additionalName
          address = ob|address : @id
          dateOfBirth = ob|dateOfBirth : https://www.w3.org/2001/XMLSchema#date
          email = schema|email
          familyName = schema|familyName
          familyNamePrefix = ob|familyNamePrefix
          givenName = schema|givenName
          honorificPrefix = schema|honorificPrefix
          honorificSuffix = schema|honorificSuffix
          image = ob|Image : @id
          otherIdentifier = ob|otherIdentifier +set
          parentOrg = ob|parentOrg : @id
          patronymicName = ob|patronymicName
          phone = ob|phone
          official = ob|official
        Related = ob|Related
          ! id type
          version = ob|version
        Result = ob|Result
          ! id type
          achievedLevel = ob|achievedLevel : https://www.w3.org/2001/XMLSchema#anyURI
          resultDescription = ob|resultDescription : https://www.w3.org/2001/XMLSchema#anyURI
          status = ob|status
          value = schema|value
        ResultDescription = ob|ResultDescription
          ! id type
          allowedValue = ob|allowedValue +list
          requiredLevel = ob|requiredLevel : https://www.w3.org/2001/XMLSchema#anyURI
          requiredValue = ob|requiredValue
          resultType = ob|resultType
          rubricCriterionLevel = ob|rubricCriterionLevel +set
          valueMax = ob|valueMax
          valueMin = ob|valueMin
        RubricCriterionLevel = ob|RubricCriterionLevel
          ! id type
          level = ob|level
          points = ob|points
        alignment = ob|alignment +set
        description = schema|description
        endorsement = ob|endorsement +set
        image = ob|Image : @id
        name = schema|name
        narrative = ob|narrative
        url = schema|url : https://www.w3.org/2001/XMLSchema#anyURI
        """#)
}
