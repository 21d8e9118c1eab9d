// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON

/// Reads trusted lists of services in XML (ETSI TS 119 612), the national ones and the list of lists. Elements are named
/// as there. Their XAdES signature is not checked here.
enum ServiceStatusList {
    private static let namespace = Array("http://uri.etsi.org/02231/v2#".utf8)
    private static let listOfLists: ExactString = "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUlistofthelists"

    static func read(_ bytes: [UInt8]) throws(TrustListError) -> TrustList {
        let root = try XMLElement(document: bytes)
        guard root.name == "TrustServiceStatusList", root.namespace == namespace else { throw TrustListError(.form) }
        let scheme = try child(root, "SchemeInformation")
        // §5.3.1: 5 and 6 differ in nothing that is read here.
        guard let version = try number(scheme, "TSLVersionIdentifier"), 5...6 ~= version else {
            throw TrustListError(.member("TSLVersionIdentifier"))
        }
        guard let sequence = try number(scheme, "TSLSequenceNumber"), sequence >= 1 else {
            throw TrustListError(.member("TSLSequenceNumber"))
        }
        let territory = try text(child(scheme, "SchemeTerritory"))
        let isListOfLists = try text(child(scheme, "TSLType")) == listOfLists
        var services: [ListedService] = []
        for provider in root.only("TrustServiceProviderList")?.all("TrustServiceProvider") ?? [] {
            services += try readProvider(provider)
        }
        return TrustList(
            format: "etsi-ts-119612",
            name: ExactString("\(isListOfLists ? "List of trusted lists" : "Trusted list") \(territory)"),
            version: sequence, issued: try instant(child(scheme, "ListIssueDateTime")),
            // §5.3.15: a list that says no more is closed, and then nobody keeps it up to date.
            expires: try instant(child(try child(scheme, "NextUpdate"), "dateTime")), issuers: [], services: services,
            pointers: try pointers(scheme), repeated: [])
    }

    // MARK: Providers and services (§5.4 to 5.6)

    private static func readProvider(_ provider: XMLElement) throws(TrustListError) -> [ListedService] {
        let name = try localized(child(try child(provider, "TSPInformation"), "TSPName"))
        var services: [ListedService] = []
        for service in provider.only("TSPServices")?.all("TSPService") ?? [] {
            services.append(try readService(service, of: name))
        }
        return services
    }

    private static func readService(
        _ service: XMLElement, of provider: ExactString
    ) throws(TrustListError) -> ListedService {
        let information = try child(service, "ServiceInformation")
        let type = try text(child(information, "ServiceTypeIdentifier"))
        var periods = [try period(information)]
        for instance in service.only("ServiceHistory")?.all("ServiceHistoryInstance") ?? [] {
            // §5.6.1: a service that changed its type was another service before.
            guard try text(child(instance, "ServiceTypeIdentifier")) == type else { continue }
            periods.append(try period(instance))
        }
        let identity = try child(information, "ServiceDigitalIdentity")
        var identifiers: [ExactString] = []
        for id in identity.all("DigitalId") {
            if let other = id.only("Other") { identifiers.append(try text(other)) }
        }
        return ListedService(
            provider: provider, name: try localized(child(information, "ServiceName")), type: type,
            periods: try ordered(periods), identifiers: identifiers, keys: [],
            certificates: try certificates(identity))
    }

    private static func period(_ element: XMLElement) throws(TrustListError) -> ListedService.Period {
        var uses: [ExactString] = []
        for extended in element.only("ServiceInformationExtensions")?.all("Extension") ?? [] {
            for information in extended.children where information.name == "AdditionalServiceInformation" {
                uses.append(try text(child(information, "URI")))
            }
        }
        return ListedService.Period(
            status: try text(child(element, "ServiceStatus")),
            from: try instant(child(element, "StatusStartingTime")), uses: uses)
    }

    /// §5.5.3: certificates of one service are of one key; each counts.
    private static func certificates(_ identity: XMLElement) throws(TrustListError) -> [[UInt8]] {
        var found: [[UInt8]] = []
        for id in identity.all("DigitalId") {
            guard let certificate = id.only("X509Certificate") else { continue }
            let base64 = certificate.text.filter { !XMLScanner.isWhiteSpace($0) }
            do { found.append(try Base64.decode(utf8: base64)) } catch {
                throw TrustListError(.member("X509Certificate"))
            }
        }
        return found
    }

    /// Latest first. Two standings from one moment, or a second one since ever, contradict each other.
    static func ordered(_ periods: [ListedService.Period]) throws(TrustListError) -> [ListedService.Period] {
        let sorted = periods.sorted { lhs, rhs in
            guard let later = lhs.from else { return false }
            return rhs.from.map { $0 < later } ?? true
        }
        for (later, earlier) in zip(sorted, sorted.dropFirst()) where later.from == earlier.from {
            guard later == earlier else { throw TrustListError(.member("StatusStartingTime")) }
        }
        return sorted
    }

    // MARK: Other lists (§5.3.13)

    private static func pointers(_ scheme: XMLElement) throws(TrustListError) -> [ListPointer] {
        var found: [ListPointer] = []
        for pointer in scheme.only("PointersToOtherTSL")?.all("OtherTSLPointer") ?? [] {
            var signers: [[UInt8]] = []
            for identity in pointer.only("ServiceDigitalIdentities")?.all("ServiceDigitalIdentity") ?? [] {
                signers += try certificates(identity)
            }
            let information = pointer.only("AdditionalInformation")?.all("OtherInformation") ?? []
            found.append(
                ListPointer(
                    territory: try information.compactMap { $0.only("SchemeTerritory") }.first.map(text),
                    location: try text(child(pointer, "TSLLocation")), certificates: signers))
        }
        return found
    }

    // MARK: Values

    private static func child(_ element: XMLElement, _ name: String) throws(TrustListError) -> XMLElement {
        guard let child = element.only(name) else { throw TrustListError(.member(ExactString(name))) }
        return child
    }

    private static func text(_ element: XMLElement) throws(TrustListError) -> ExactString {
        let text = element.trimmed
        guard !text.isEmpty, element.children.isEmpty, let valid = String(validating: text, as: UTF8.self) else {
            throw TrustListError(.member(ExactString(element.name)))
        }
        return ExactString(valid)
    }

    private static func number(_ element: XMLElement, _ name: String) throws(TrustListError) -> Int? {
        let digits = try text(child(element, name))
        guard digits.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
        return Int(digits.text)
    }

    private static func instant(_ element: XMLElement) throws(TrustListError) -> Instant {
        do { return try DateTime(try text(element)).instant } catch {
            throw TrustListError(.member(ExactString(element.name)))
        }
    }

    /// The English name of several, else the first.
    private static func localized(_ element: XMLElement) throws(TrustListError) -> ExactString {
        let names = element.all("Name")
        guard let chosen = names.first(where: { $0.language == "en" }) ?? names.first else {
            throw TrustListError(.member(ExactString(element.name)))
        }
        return try text(chosen)
    }
}
