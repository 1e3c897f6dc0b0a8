// swift-tools-version: 6.1
import PackageDescription

/// Language settings of every module: the `any` of existentials is written out.
let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

let package = Package(
    name: "lutrin",
    products: [.executable(name: "lutrin", targets: ["Command"])],
    dependencies: [
        // SQLite, with its pools, snapshots and migrations. Imported by Storage, Library and School only.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // The command line and its help. Imported by Command only.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Passwords (scrypt) and secrets (SHA-256). Imported by Storage only.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        // One way to log, whatever collects the lines. Imported by Portal and Command.
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        // Doors to the system's C libraries.
        .systemLibrary(name: "CEpoll"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(name: "CGd", providers: [.apt(["libgd-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

        // Sockets to requests, responses to sockets. Knows nothing of books.
        .target(name: "WebServer", dependencies: ["CEpoll", "CZlib"], swiftSettings: strict),
        // A template and a view make bytes.
        .target(name: "Templating", swiftSettings: strict),
        // Bytes to values and back: catalogue formats, identifiers, French, Markdown.
        .target(name: "Formats", dependencies: ["CMark", "CStemmer"], swiftSettings: strict),
        // A picture that anyone sends to a picture that is ours. Knows nothing of books.
        .target(name: "Pictures", dependencies: ["CGd"], swiftSettings: strict),
        // One SQLite file a school.
        .target(
            name: "Storage",
            dependencies: [
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        // A message to a server that sends it on. Knows nothing of books.
        .target(name: "Mail", dependencies: ["CCurl"], swiftSettings: strict),
        // A question to another site, and its answer. Knows nothing of books.
        .target(name: "Fetching", dependencies: ["CCurl"], swiftSettings: strict),
        // The CDI: catalogue, search, borrowers, circulation.
        .target(name: "Library", dependencies: ["Formats", "Storage"], swiftSettings: strict),
        // The espaces and the directory of a campus. Knows nothing of loans.
        .target(name: "School", dependencies: ["Formats", "Storage"], swiftSettings: strict),
        // Addresses, pages, wording.
        .target(
            name: "Portal",
            dependencies: [
                "WebServer", "Templating", "Formats", "Storage", "Library", "School", "Mail", "Fetching",
                "Pictures",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict,
        ),
        .executableTarget(
            name: "Command",
            dependencies: [
                "Portal", "Fetching", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict,
        ),

        // `make bench`: what is measured from inside the process.
        .executableTarget(
            name: "Bench",
            dependencies: [
                "Portal", "Library", "School", "Storage", "Templating", "Formats", "WebServer",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Bench/Bench",
            swiftSettings: strict,
        ),

        .testTarget(name: "WebServerTests", dependencies: ["WebServer"], swiftSettings: strict),
        .testTarget(name: "TemplatingTests", dependencies: ["Templating"], swiftSettings: strict),
        .testTarget(name: "FormatsTests", dependencies: ["Formats"], swiftSettings: strict),
        .testTarget(name: "PicturesTests", dependencies: ["Pictures", "CGd"], swiftSettings: strict),
        .testTarget(
            name: "MailTests", dependencies: ["Mail"], exclude: ["mail_server.py"], swiftSettings: strict),
        .testTarget(
            name: "FetchingTests", dependencies: ["Fetching", "WebServer"], exclude: ["web_site.py"],
            swiftSettings: strict),
        .testTarget(name: "StorageTests", dependencies: ["Storage"], swiftSettings: strict),
        .testTarget(
            name: "LibraryTests", dependencies: ["Library"],
            exclude: ["Relevance/connus.tsv", "Relevance/sujets.tsv"], swiftSettings: strict),
        .testTarget(name: "SchoolTests", dependencies: ["School"], swiftSettings: strict),
        .testTarget(name: "PortalTests", dependencies: ["Portal"], swiftSettings: strict),
        .testTarget(
            name: "CommandTests", dependencies: ["Command", "Formats", "Library"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
)
