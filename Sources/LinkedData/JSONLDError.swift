// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Why a document is not JSON-LD 1.1, or cannot be processed here.
package struct JSONLDError: Error, Sendable, Equatable {
    /// The error codes of JSON-LD 1.1 Processing Algorithms and API §9.6 that these algorithms raise.
    package enum Kind: String, Sendable, CaseIterable {
        case collidingKeywords = "colliding keywords"
        case conflictingIndexes = "conflicting indexes"
        case contextOverflow = "context overflow"
        case cyclicIRIMapping = "cyclic IRI mapping"
        case invalidIDValue = "invalid @id value"
        case invalidImportValue = "invalid @import value"
        case invalidIncludedValue = "invalid @included value"
        case invalidIndexValue = "invalid @index value"
        case invalidNestValue = "invalid @nest value"
        case invalidPrefixValue = "invalid @prefix value"
        case invalidPropagateValue = "invalid @propagate value"
        case invalidProtectedValue = "invalid @protected value"
        case invalidReverseValue = "invalid @reverse value"
        case invalidVersionValue = "invalid @version value"
        case invalidBaseDirection = "invalid base direction"
        case invalidBaseIRI = "invalid base IRI"
        case invalidContainerMapping = "invalid container mapping"
        case invalidContextEntry = "invalid context entry"
        case invalidContextNullification = "invalid context nullification"
        case invalidDefaultLanguage = "invalid default language"
        case invalidIRIMapping = "invalid IRI mapping"
        case invalidJSONLiteral = "invalid JSON literal"
        case invalidKeywordAlias = "invalid keyword alias"
        case invalidLanguageMapValue = "invalid language map value"
        case invalidLanguageMapping = "invalid language mapping"
        case invalidLanguageTaggedString = "invalid language-tagged string"
        case invalidLanguageTaggedValue = "invalid language-tagged value"
        case invalidLocalContext = "invalid local context"
        case invalidRemoteContext = "invalid remote context"
        case invalidReverseProperty = "invalid reverse property"
        case invalidReversePropertyMap = "invalid reverse property map"
        case invalidReversePropertyValue = "invalid reverse property value"
        case invalidScopedContext = "invalid scoped context"
        case invalidSetOrListObject = "invalid set or list object"
        case invalidTermDefinition = "invalid term definition"
        case invalidTypeMapping = "invalid type mapping"
        case invalidTypeValue = "invalid type value"
        case invalidTypedValue = "invalid typed value"
        case invalidValueObject = "invalid value object"
        case invalidValueObjectValue = "invalid value object value"
        case invalidVocabMapping = "invalid vocab mapping"
        case keywordRedefinition = "keyword redefinition"
        case loadingDocumentFailed = "loading document failed"
        case loadingRemoteContextFailed = "loading remote context failed"
        case processingModeConflict = "processing mode conflict"
        case protectedTermRedefinition = "protected term redefinition"
        /// Ours: the document asks for more memory or nesting than any honest one does.
        case resourceLimit = "resource limit"
    }

    package let kind: Kind
    /// The offending term, value or URL.
    package let detail: ExactString?
    /// JSON Pointer (RFC 6901) into the document; nil where the fault lies in a context loaded by URL.
    package internal(set) var pointer: ExactString?

    /// The URL of a context that is neither built in nor at hand as evidence, where that is what went wrong.
    package internal(set) var missingContext: ExactString?

    package init(_ kind: Kind, _ detail: ExactString? = nil, at pointer: ExactString? = nil) {
        self.kind = kind
        self.detail = detail
        self.pointer = pointer
    }

    static func missingContext(_ url: ExactString) -> JSONLDError {
        var error = JSONLDError(.loadingRemoteContextFailed, url)
        error.missingContext = url
        return error
    }

    /// The specification's text.
    package var code: String { kind.rawValue }
}
