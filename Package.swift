// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "backpack",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "BackpackKit", targets: ["BackpackKit"]),
        .executable(name: "backpack", targets: ["backpack"]),
    ],
    targets: [
        // The system's C libraries, with the few macros and variadic functions Swift cannot import.
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

        // Bytes to values.
        .target(name: "StrictJSON"),
        .target(name: "LinkedData", dependencies: ["StrictJSON"]),
        .target(name: "CredentialCrypto", dependencies: ["COpenSSL", "StrictJSON"]),

        // The domain.
        .target(
            name: "Credentials",
            dependencies: ["StrictJSON", "LinkedData", "CredentialCrypto", "CZlib"]),
        .target(name: "TrustLists", dependencies: ["Credentials", "CredentialCrypto", "StrictJSON"]),
        .target(name: "WalletStore", dependencies: ["CSQLite"]),
        .target(
            name: "BackpackKit",
            dependencies: [
                "Credentials", "CredentialCrypto", "LinkedData", "StrictJSON", "TrustLists", "WalletStore",
            ]),

        // The tool.
        .target(name: "CommandLineKit"),
        .target(
            name: "BackpackCommands",
            dependencies: [
                "BackpackKit", "CommandLineKit", "CredentialCrypto", "Credentials", "LinkedData", "StrictJSON",
                "TrustLists", "WalletStore",
            ]),
        .executableTarget(name: "backpack", dependencies: ["BackpackCommands"]),

        // Tests. Public suites are read from their own folder, never bundled.
        .target(
            name: "TestSupport",
            dependencies: [
                "COpenSSL", "CZlib", "Credentials", "CredentialCrypto", "LinkedData", "StrictJSON", "TrustLists",
            ],
            path: "Tests/Support"),
        .executableTarget(
            name: "Benchmarks",
            dependencies: ["CredentialCrypto", "Credentials", "LinkedData", "StrictJSON", "TestSupport"],
            path: "Tests/Benchmarks"),
        .executableTarget(
            name: "ExampleMaker",
            dependencies: ["BackpackCommands", "CommandLineKit", "CredentialCrypto", "Credentials", "StrictJSON"],
            path: "Tests/ExampleMaker"),
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON", "TestSupport"]),
        .testTarget(name: "LinkedDataTests", dependencies: ["LinkedData", "StrictJSON", "COpenSSL", "TestSupport"]),
        .testTarget(name: "CredentialCryptoTests", dependencies: ["CredentialCrypto", "StrictJSON", "TestSupport"]),
        .testTarget(
            name: "CredentialsTests",
            dependencies: ["Credentials", "CredentialCrypto", "LinkedData", "StrictJSON", "TrustLists", "TestSupport"]),
        .testTarget(name: "WalletStoreTests", dependencies: ["WalletStore", "CSQLite", "TestSupport"]),
        .testTarget(
            name: "BackpackKitTests",
            dependencies: [
                "BackpackKit", "Credentials", "CredentialCrypto", "StrictJSON", "TrustLists", "WalletStore",
                "TestSupport",
            ]),
        .testTarget(name: "CommandLineKitTests", dependencies: ["CommandLineKit", "TestSupport"]),
        .testTarget(
            name: "BackpackCommandsTests",
            dependencies: [
                "BackpackCommands", "BackpackKit", "CommandLineKit", "CredentialCrypto", "Credentials", "ExampleMaker",
                "StrictJSON", "TestSupport", "WalletStore", "backpack",
            ]),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
