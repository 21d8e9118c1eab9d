// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON

extension TrustListReader.Form {
    /// A list of trusted entities (ETSI TS 119 602, JSON binding). Members are named as there.
    static let listOfTrustedEntities = TrustListReader.Form(
        name: "etsi-ts-119602",
        recognizes: { ($0["LoTE"]?.objectValue ?? $0)["ListAndSchemeInformation"]?.objectValue != nil },
        isSignedByNature: true,
        read: { (object, _) throws(TrustListError) in
            try list(MemberReader(object: object["LoTE"]?.objectValue ?? object))
        })

    private static func list(_ reader: MemberReader) throws(TrustListError) -> TrustList {
        let scheme = try reader.requiredObject("ListAndSchemeInformation")
        guard scheme.object["LoTEVersionIdentifier"]?.numberValue?.integer == 1 else {
            throw TrustListError(.member("LoTEVersionIdentifier"))
        }
        guard let number = scheme.object["LoTESequenceNumber"]?.numberValue?.integer, number >= 1 else {
            throw TrustListError(.member("LoTESequenceNumber"))
        }
        let schemeName = try names(scheme, "SchemeName")
        let operatorName = try names(scheme, "SchemeOperatorName")
        guard let name = schemeName ?? operatorName else {
            throw TrustListError(.member("SchemeName"))
        }
        guard let issued = try scheme.instant("ListIssueDateTime") else {
            throw TrustListError(.member("ListIssueDateTime"))
        }
        var services: [ListedService] = []
        for entity in try reader.objects("TrustedEntitiesList") {
            let information = try entity.requiredObject("TrustedEntityInformation")
            guard let provider = try names(information, "TEName") else { throw TrustListError(.member("TEName")) }
            for service in try entity.objects("TrustedEntityServices") {
                services.append(try readService(service, of: provider))
            }
        }
        return TrustList(
            format: "etsi-ts-119602", name: name, version: number, issued: issued, expires: try nextUpdate(scheme),
            issuers: [], services: services, pointers: try pointers(scheme), repeated: [])
    }

    /// As text, or as an object around `dateTime`, which some carry over from the XML form. Without it no one could tell
    /// an old edition from the newest.
    private static func nextUpdate(_ scheme: MemberReader) throws(TrustListError) -> Instant {
        let found =
            if let object = scheme.object["NextUpdate"]?.objectValue {
                try MemberReader(object: object).instant("dateTime")
            } else {
                try scheme.instant("NextUpdate")
            }
        guard let found else { throw TrustListError(.member("NextUpdate")) }
        return found
    }

    /// The English one of texts in several languages, else the first.
    private static func names(_ reader: MemberReader, _ name: ExactString) throws(TrustListError) -> ExactString? {
        let texts = try reader.objects(name)
        let chosen = texts.first { $0.object["lang"]?.stringValue == "en" } ?? texts.first
        return try chosen?.required("value")
    }

    private static func readService(
        _ service: MemberReader, of provider: ExactString
    ) throws(TrustListError) -> ListedService {
        let information = try service.requiredObject("ServiceInformation")
        let identity = try information.requiredObject("ServiceDigitalIdentity")
        var periods = [try period(information)]
        for instance in try service.objects("ServiceHistory") { periods.append(try period(instance)) }
        var keys: [PublicKey] = []
        for value in try identity.objects("PublicKeyValues") {
            do { keys.append(try PublicKey(jwk: value.object)) } catch {
                throw TrustListError(.key(issuer: provider, code: error.code))
            }
        }
        var identifiers: [ExactString] = []
        for element in try identity.elements("OtherIds") {
            guard let id = element.stringValue, !id.isEmpty else { throw TrustListError(.member("OtherIds")) }
            identifiers.append(id)
        }
        return ListedService(
            provider: provider, name: try names(information, "ServiceName"),
            type: try information.text("ServiceTypeIdentifier") ?? "",
            periods: try ServiceStatusList.ordered(periods), identifiers: identifiers, keys: keys,
            certificates: try certificates(identity))
    }

    private static func certificates(_ identity: MemberReader) throws(TrustListError) -> [[UInt8]] {
        var found: [[UInt8]] = []
        for value in try identity.objects("X509Certificates") {
            do { found.append(try Base64.decode(try value.required("val"))) } catch {
                throw TrustListError(.member("X509Certificates"))
            }
        }
        return found
    }

    private static func period(_ reader: MemberReader) throws(TrustListError) -> ListedService.Period {
        ListedService.Period(
            status: try reader.text("ServiceStatus"), from: try reader.instant("StatusStartingTime"), uses: [])
    }

    private static func pointers(_ scheme: MemberReader) throws(TrustListError) -> [ListPointer] {
        var found: [ListPointer] = []
        for pointer in try scheme.objects("PointersToOtherLoTE") {
            var signers: [[UInt8]] = []
            for identity in try pointer.objects("ServiceDigitalIdentities") { signers += try certificates(identity) }
            found.append(
                ListPointer(territory: nil, location: try pointer.required("LoTELocation"), certificates: signers))
        }
        return found
    }
}
