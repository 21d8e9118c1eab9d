// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

/// Makes lists of services in both forms of ETSI's, small ones, with nothing in them but what a test is about.
package struct ServiceListMaker: Sendable {
    package struct Service: Sendable {
        package var provider = "Trust Services Ltd"
        package var name = "Seals"
        package var type = "http://uri.etsi.org/TrstSvc/Svctype/CA/QC"
        /// Latest first: the last part of the status, and since when.
        package var periods = [(status: "granted", from: "2020-01-01T00:00:00Z")]
        package var uses = ["ForeSeals"]
        /// DER.
        package var certificates: [[UInt8]] = []
        package var identifiers: [ExactString] = []
        package var keys: [PublicKey] = []

        package init(_ certificates: [[UInt8]] = []) { self.certificates = certificates }

        /// A service that issues attestations itself.
        package static func issuance(_ identifiers: [ExactString], keys: [PublicKey] = []) -> Service {
            var service = Service()
            service.type = "http://uri.etsi.org/19602/SvcType/PubEAA/Issuance"
            service.provider = "Listed School"
            service.identifiers = identifiers
            service.keys = keys
            return service
        }
    }

    package var territory = "NL"
    package var sequence = 7
    package var issued = "2026-01-01T00:00:00Z"
    package var nextUpdate = "2026-12-31T00:00:00Z"
    package var services: [Service]
    /// In front of the root.
    package var prologue = ""
    package var listType = "EUgeneric"
    package var pointers: [(territory: String, location: String)] = []

    package init(_ services: [Service] = []) { self.services = services }

    // MARK: ETSI TS 119 612

    package var xml: [UInt8] {
        let pointed = pointers.map {
            """
            <OtherTSLPointer><ServiceDigitalIdentities/><TSLLocation>\($0.location)</TSLLocation>
            <AdditionalInformation><OtherInformation><SchemeTerritory>\($0.territory)</SchemeTerritory></OtherInformation>
            </AdditionalInformation></OtherTSLPointer>
            """
        }
        let providers = services.map {
            """
            <TrustServiceProvider><TSPInformation><TSPName><Name xml:lang="nl">Vertrouwen BV</Name>
            <Name xml:lang="en">\($0.provider)</Name></TSPName></TSPInformation>
            <TSPServices>\(Self.xml($0))</TSPServices></TrustServiceProvider>
            """
        }
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>\(prologue)
            <TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#" TSLTag="http://uri.etsi.org/19612/TSLTag">
            <SchemeInformation><TSLVersionIdentifier>6</TSLVersionIdentifier>
            <TSLSequenceNumber>\(sequence)</TSLSequenceNumber>
            <TSLType>http://uri.etsi.org/TrstSvc/TrustedList/TSLType/\(listType)</TSLType>
            <SchemeTerritory>\(territory)</SchemeTerritory>
            <PointersToOtherTSL>\(pointed.joined())</PointersToOtherTSL>
            <ListIssueDateTime>\(issued)</ListIssueDateTime>
            <NextUpdate><dateTime>\(nextUpdate)</dateTime></NextUpdate></SchemeInformation>
            <TrustServiceProviderList>\(providers.joined())</TrustServiceProviderList>
            </TrustServiceStatusList>
            """
        return Array(text.utf8)
    }

    private static func xml(_ service: Service) -> String {
        let certificates = service.certificates.map {
            "<DigitalId><X509Certificate>\n\(Base64.encode($0))\n</X509Certificate></DigitalId>"
        }
        let uses = service.uses.map {
            """
            <Extension Critical="true"><AdditionalServiceInformation>
            <URI xml:lang="en">http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/\($0)</URI>
            </AdditionalServiceInformation></Extension>
            """
        }
        func standing(_ period: (status: String, from: String)) -> String {
            """
            <ServiceTypeIdentifier>\(service.type)</ServiceTypeIdentifier>
            <ServiceName><Name xml:lang="en">\(service.name)</Name></ServiceName>
            <ServiceDigitalIdentity>\(certificates.joined())</ServiceDigitalIdentity>
            <ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/\(period.status)</ServiceStatus>
            <StatusStartingTime>\(period.from)</StatusStartingTime>
            <ServiceInformationExtensions>\(uses.joined())</ServiceInformationExtensions>
            """
        }
        let history = service.periods.dropFirst().map {
            "<ServiceHistoryInstance>\(standing($0))</ServiceHistoryInstance>"
        }
        return """
            <TSPService><ServiceInformation>\(service.periods.first.map(standing) ?? "")</ServiceInformation>
            <ServiceHistory>\(history.joined())</ServiceHistory></TSPService>
            """
    }

    // MARK: ETSI TS 119 602

    package var json: JSONObject {
        get throws {
            let entities = services.map { service in
                JSONValue.object([
                    "TrustedEntityInformation": .object(["TEName": Self.texts(service.provider)]),
                    "TrustedEntityServices": .array([Self.json(service)]),
                ])
            }
            return JSONObject([
                (
                    "LoTE",
                    .object([
                        "ListAndSchemeInformation": .object([
                            "LoTEVersionIdentifier": .integer(1), "LoTESequenceNumber": .integer(sequence),
                            "SchemeName": Self.texts("Issuers of \(territory)"),
                            "ListIssueDateTime": .string(issued), "NextUpdate": .string(nextUpdate),
                        ]), "TrustedEntitiesList": .array(entities),
                    ])
                )
            ])
        }
    }

    private static func texts(_ text: String) -> JSONValue {
        .array([
            .object(["lang": .string("nl"), "value": .string("x")]),
            .object(["lang": .string("en"), "value": .string(text)]),
        ])
    }

    private static func json(_ service: Service) -> JSONValue {
        func standing(_ period: (status: String, from: String)) -> JSONObject {
            JSONObject([
                ("ServiceStatus", .string("http://uri.etsi.org/19602/PubEAAProvidersList/SvcStatus/\(period.status)")),
                ("StatusStartingTime", .string(period.from)),
            ])
        }
        var information = service.periods.first.map(standing) ?? JSONObject()
        information["ServiceTypeIdentifier"] = .string(service.type)
        information["ServiceName"] = texts(service.name)
        information["ServiceDigitalIdentity"] = .object([
            "X509Certificates": .array(service.certificates.map { .object(["val": .string(Base64.encode($0))]) }),
            "PublicKeyValues": .array(service.keys.map { .object($0.jwk) }),
            "OtherIds": .array(service.identifiers.map(JSONValue.string)),
        ])
        return .object([
            "ServiceInformation": .object(information),
            "ServiceHistory": .array(service.periods.dropFirst().map { .object(standing($0)) }),
        ])
    }

    /// The JSON list as the payload of a compact JWS with the signer's certificate in its header.
    package func token(by signer: TestAuthority, certificates: [TestAuthority]? = nil) throws -> [UInt8] {
        let header = JSONObject([
            ("alg", .string("ES256")), ("typ", .string("JOSE")), ("iat", .integer(1_767_225_600)),
            ("x5c", .array((certificates ?? [signer]).map { .string(Base64.encode($0.der)) })),
        ])
        let input =
            Base64URL.encode(JSONWriter.bytes(.object(header))) + "."
            + Base64URL.encode(JSONWriter.bytes(.object(try json)))
        return Array((input + "." + Base64URL.encode(try signer.key.sign(Array(input.utf8)))).utf8)
    }
}
