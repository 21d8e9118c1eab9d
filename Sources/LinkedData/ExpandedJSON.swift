// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The expanded form as the standard writes it in JSON.
extension ExpandedItem {
    var json: JSONValue {
        var object = JSONObject()
        switch self {
        case .node(let node): node.write(to: &object)
        case .value(let value):
            switch value.datatype {
            case .json?: object["@type"] = .string(Keyword.json.text)
            case .iri(let iri)?: object["@type"] = .string(iri)
            case nil: break
            }
            object["@value"] = value.value
            if let language = value.language { object["@language"] = .string(language) }
            if let direction = value.direction { object["@direction"] = .string(direction.rawValue) }
        case .list(let list): object["@list"] = .array(list.items.map(\.json))
        }
        if let index { object["@index"] = .string(index) }
        return .object(object)
    }
}

extension NodeObject {
    fileprivate func write(to object: inout JSONObject) {
        switch parts.id {
        case .absent: break
        case .null: object["@id"] = .null
        case .text(let id): object["@id"] = .string(id)
        }
        if let types = parts.types { object["@type"] = .array(types.map { .string($0) }) }
        if let reverse = parts.reverse {
            var map = JSONObject()
            reverse.write(to: &map)
            object["@reverse"] = .object(map)
        }
        if let included = parts.included { object["@included"] = .array(included.map(\.json)) }
        if let graph = parts.graph { object["@graph"] = .array(graph.map(\.json)) }
        parts.properties.write(to: &object)
    }
}

extension PropertyTable {
    fileprivate func write(to object: inout JSONObject) {
        for property in properties { object[property.name] = .array(property.values.map(\.json)) }
    }
}
