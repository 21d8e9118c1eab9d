// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Deserialize JSON-LD to RDF (JSON-LD 1.1 API §8.1).
///
/// The standard first gathers all node objects of one identifier in a node map (§7.2) and then reads triples off it. Since
/// a dataset is a set, reading them off the expanded tree gives the same one; blank node identifiers keep one node each.
struct DatasetBuilder {
    /// Digits of numbers that need the long way to their canonical form, counted in powers of two.
    static let numberWorkLimit = 20_000_000

    private enum Graph {
        case named(RDFDataset.TermID)
        /// The graph's name is no IRI: its own triples are lost, those of graphs within are not.
        case dropped
    }

    private(set) var dataset = RDFDataset()
    private let options: JSONLDProcessor.Options
    private var blankNodes: [ExactString: RDFDataset.TermID] = [:]
    /// Indexes met, by graph and node (§7.2 step 6.8).
    private var indexes: [RDFDataset.TermID: [RDFDataset.TermID: ExactString]] = [:]
    private var rdfType: RDFDataset.TermID?
    private var numberWork = 0

    init(_ options: JSONLDProcessor.Options) { self.options = options }

    static func dataset(
        of items: ItemList, _ options: JSONLDProcessor.Options
    ) throws(JSONLDError) -> RDFDataset {
        var builder = DatasetBuilder(options)
        builder.dataset.reserveCapacity(64)
        for item in items { _ = try builder.object(item, in: .named(.none)) }
        builder.dataset.removeDuplicates()
        return builder.dataset
    }

    private mutating func add(
        _ subject: RDFDataset.TermID?, _ predicate: RDFDataset.TermID?, _ object: RDFDataset.TermID?, _ graph: Graph
    ) {
        guard let subject, let predicate, let object, case .named(let name) = graph else { return }
        dataset.quads.append(RDFDataset.Quad(subject: subject, predicate: predicate, object: object, graph: name))
    }

    /// - Parameter isAbsolute: known to be an absolute IRI; where it is not, the text is looked at.
    private mutating func iri(
        _ text: ExactString, isAbsolute: Bool = false
    ) throws(JSONLDError) -> RDFDataset.TermID? {
        guard isAbsolute || IRISyntax.isAbsoluteIRI(text) else { return nil }
        guard dataset.terms.arena.count < options.byteLimit else { throw JSONLDError(.resourceLimit) }
        return dataset.makeIRI(text)
    }

    /// An IRI or a blank node; nil for anything else.
    private mutating func resource(_ text: ExactString) throws(JSONLDError) -> RDFDataset.TermID? {
        guard IRISyntax.isBlankNode(text) else { return try iri(text) }
        if let known = blankNodes[text] { return known }
        let label = ExactString(String(text.text.utf8.dropFirst(2)) ?? text.text)
        let made = dataset.makeBlankNode(label: label)
        blankNodes[text] = made
        return made
    }

    // MARK: Nodes

    /// Object to RDF Conversion (§8.2.2); nil where the item has no place in RDF.
    private mutating func object(_ item: ExpandedItem, in graph: Graph) throws(JSONLDError) -> RDFDataset.TermID? {
        switch item {
        case .node(let node): try self.node(node, in: graph)
        case .value(let value): try literal(value, in: graph)
        case .list(let list): try self.list(list, in: graph)
        }
    }

    private mutating func node(_ node: NodeObject, in graph: Graph) throws(JSONLDError) -> RDFDataset.TermID? {
        let subject: RDFDataset.TermID?
        switch node.parts.id {
        case .absent: subject = dataset.makeBlankNode(label: node.parts.place)
        case .null: subject = nil
        case .text(let text): subject = try resource(text)
        }
        try check(node.parts.index, of: subject, in: graph)
        if let types = node.parts.types {
            let predicate = rdfType ?? dataset.makeIRI(RDFVocabulary.type)
            rdfType = predicate
            for type in types { add(subject, predicate, try resource(type), graph) }
        }
        for property in node.parts.properties.properties {
            let predicate = try iri(property.name, isAbsolute: property.isAbsoluteIRI)
            for value in property.values { add(subject, predicate, try object(value, in: graph), graph) }
        }
        for property in node.parts.reverse?.properties ?? [] {
            let predicate = try iri(property.name)
            for value in property.values { add(try object(value, in: graph), predicate, subject, graph) }
        }
        for item in node.parts.included ?? ItemList() { _ = try object(item, in: graph) }
        if let items = node.parts.graph {
            let inner = subject.map { Graph.named($0) } ?? .dropped
            for item in items { _ = try object(item, in: inner) }
        }
        return subject
    }

    /// A node has at most one index in a graph.
    private mutating func check(
        _ index: ExactString?, of subject: RDFDataset.TermID?, in graph: Graph
    ) throws(JSONLDError) {
        guard let index, let subject, case .named(let name) = graph else { return }
        if let known = indexes[name]?[subject], known != index { throw JSONLDError(.conflictingIndexes, index) }
        indexes[name, default: [:]][subject] = index
    }

    /// List to RDF Conversion (§8.2.3).
    private mutating func list(_ list: ListObject, in graph: Graph) throws(JSONLDError) -> RDFDataset.TermID {
        let items = list.items
        let end = dataset.makeIRI(RDFVocabulary.nil)
        guard !items.isEmpty else { return end }
        let first = dataset.makeIRI(RDFVocabulary.first)
        let rest = dataset.makeIRI(RDFVocabulary.rest)
        let cells = items.indices.map { position in
            dataset.makeBlankNode(label: list.place.map { ExactString("\($0)~list\(position)") })
        }
        for (position, item) in items.enumerated() {
            add(cells[position], first, try object(item, in: graph), graph)
            add(cells[position], rest, position + 1 < cells.count ? cells[position + 1] : end, graph)
        }
        return cells[0]
    }

    // MARK: Literals

    private mutating func literal(_ value: ValueObject, in graph: Graph) throws(JSONLDError) -> RDFDataset.TermID? {
        guard dataset.terms.arena.count < options.byteLimit else { throw JSONLDError(.resourceLimit) }
        var datatype: ExactString?
        if case .iri(let iri)? = value.datatype {
            // Step 5.
            guard IRISyntax.isAbsoluteIRI(iri) else { return nil }
            datatype = iri
        }
        // Step 6.
        if let language = value.language, !IRISyntax.isLanguageTag(language) { return nil }
        // Step 7.
        if value.datatype == .json {
            return dataset.makeLiteral(try canonicalJSON(value.value), datatype: RDFVocabulary.json)
        }
        switch value.value {
        case .string(let text):
            if let direction = value.direction, let rdfDirection = options.rdfDirection {
                return directed(text, value.language, direction, rdfDirection, graph)
            }
            return dataset.makeLiteral(text, datatype: datatype, language: value.language)
        // Step 8.
        case .bool(let flag):
            return dataset.makeLiteral(flag ? "true" : "false", datatype: datatype ?? RDFVocabulary.boolean)
        // Steps 9 and 10.
        case .number(let number):
            numberWork += abs(Int(clamping: number.double.isFinite ? Int(number.double.exponent.clamped) : 0))
            guard numberWork < Self.numberWorkLimit else { throw JSONLDError(.resourceLimit) }
            let literal = NumberLiteral(number, datatype: value.datatype)
            return dataset.makeLiteral(literal.lexical, datatype: datatype ?? literal.defaultDatatype)
        case .null, .array, .object: return nil
        }
    }

    private func canonicalJSON(_ value: JSONValue) throws(JSONLDError) -> ExactString {
        do throws(CanonicalJSON.Failure) {
            return ExactString(String(decoding: try CanonicalJSON.bytes(value), as: UTF8.self))
        } catch {
            throw JSONLDError(.invalidJSONLiteral)
        }
    }

    /// Step 13: a string with a base direction, which RDF 1.1 has no literal for.
    private mutating func directed(
        _ text: ExactString, _ language: ExactString?, _ direction: Direction,
        _ form: JSONLDProcessor.Options.RDFDirection, _ graph: Graph
    ) -> RDFDataset.TermID {
        switch form {
        case .i18nDatatype:
            let tag = language?.lowercasedTag.text ?? ""
            let datatype = ExactString(RDFVocabulary.i18n.text + tag + "_" + direction.rawValue)
            return dataset.makeLiteral(text, datatype: datatype)
        case .compoundLiteral:
            let node = dataset.makeBlankNode()
            add(node, dataset.makeIRI(RDFVocabulary.value), dataset.makeLiteral(text), graph)
            if let language {
                let tag = dataset.makeLiteral(language.lowercasedTag)
                add(node, dataset.makeIRI(RDFVocabulary.language), tag, graph)
            }
            let word = dataset.makeLiteral(ExactString(direction.rawValue))
            add(node, dataset.makeIRI(RDFVocabulary.direction), word, graph)
            return node
        }
    }
}

extension Double.Exponent {
    /// The exponent of zero is the smallest integer there is.
    fileprivate var clamped: Int { Swift.max(-1_100, self) }
}
