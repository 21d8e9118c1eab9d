// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// One thing that a credential states about one standard element.
package struct Statement: Sendable, Equatable {
    /// Words as they stand in the document.
    package struct Wording: Sendable, Equatable {
        package let text: ExactString
        /// The tag that the document gives them; nil where it gives none.
        package let language: ExactString?

        package init(_ text: ExactString, _ language: ExactString? = nil) {
            self.text = text
            self.language = language
        }
    }

    /// The same in every language that the document has it in; never empty.
    package let wordings: [Wording]
    /// What the words come to, where that is beyond doubt.
    package let value: StatedValue?
    /// Which of several things that belong to the element it is about.
    package let aspect: Aspect?
    /// What it is about, in the credential's own words: which test a grade is for, which framework an outcome is from.
    package let about: ExactString?
    package let caveat: Caveat?
    /// JSON Pointer (RFC 6901) to the words in the credential; nil where the place was not found back.
    package let pointer: ExactString?

    init(
        _ wordings: [Wording], value: StatedValue? = nil, aspect: Aspect? = nil, about: ExactString? = nil,
        caveat: Caveat? = nil, pointer: ExactString?
    ) {
        self.wordings = wordings
        self.value = value
        self.aspect = aspect
        self.about = about
        self.caveat = caveat
        self.pointer = pointer
    }

    /// Whether only an address is given, where the thing itself is said to stand.
    package var isElsewhere: Bool {
        if case .elsewhere = value { true } else { false }
    }

    /// The words in the first of `languages` that they exist in, else those without a language, else those whose tag comes
    /// first by its bytes. A tag counts by its primary subtag: `nl-BE` is Dutch.
    package func text(_ languages: [ExactString]) -> ExactString {
        let primary: (Wording) -> String? = { wording in
            wording.language?.text.prefix { $0 != "-" && $0 != "_" }.lowercased()
        }
        for language in languages {
            let found = wordings.filter { primary($0) == language.text }
            if !found.isEmpty { return Self.joined(found) }
        }
        let untagged = wordings.filter { $0.language == nil }
        if !untagged.isEmpty { return Self.joined(untagged) }
        let first = wordings.compactMap(\.language).min()
        return Self.joined(wordings.filter { $0.language == first })
    }

    private static func joined(_ wordings: [Wording]) -> ExactString {
        ExactString(wordings.map(\.text.text).joined(separator: "; "))
    }

    /// What the words say, whatever they are about.
    func about(_ subject: ExactString?) -> Statement {
        Statement(
            wordings, value: value, aspect: aspect, about: about ?? subject, caveat: caveat, pointer: pointer)
    }
}

extension Statement {
    /// What a statement is about, where an element covers several things.
    package enum Aspect: String, Sendable, CaseIterable {
        case name, identifier, dateOfBirth
        case creator
        case ects, studyLoad, timeInvestment, volumeOfLearning, credits, creditsAvailable, creditsEarned
        case supervised, identityVerified, levelVerified
        case description, criteria, evidence, narrative, image, language, fieldOfStudy, tag, related, alignment
        case programme, validUntil, activity, role, licence, homepage, document, credentialTitle, gradingTable
        case gradeRequired, association, part, partial, learningSetting
    }

    /// Why a statement is worth less than it seems.
    package enum Caveat: String, Sendable, CaseIterable {
        /// A number of credits, and nothing says of which kind.
        case unitNotStated = "unit-not-stated"
        /// A description of the whole, where no outcome is stated as such.
        case descriptionOnly = "description-only"
        /// How the result is expressed, where the type of assessment is not stated.
        case resultOnly = "result-only"
        /// The party that seals or signs, where no awarding body is named.
        case issuerOnly = "issuer-only"
    }
}

/// What the words of a statement come to.
package enum StatedValue: Sendable, Equatable {
    case load(StudyLoad)
    /// Credits of a kind that is not stated, or not ECTS.
    case credits(Amount)
    case level(QualificationLevel)
    case date(Instant)
    case flag(Bool)
    case link(ExactString)
    case term(CodedTerm)
    /// A country's code as it stands: two letters (ISO 3166-1), or three in the EU's authority table.
    case country(ExactString)
    /// An identifier of the given type; hashed, it is known only to who knows what was hashed.
    case identifier(type: ExactString, isHashed: Bool)
    /// The address where the thing itself is said to stand.
    case elsewhere(ExactString)
}
