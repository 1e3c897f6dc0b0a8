import WebServer

/// The files of `Static`, and the addresses that pages print for them.
package struct Assets: Sendable {
    package let files: StaticFiles
    let styleSheet: String
    let script: String
    let icons: String
    let favicon: String

    package init(folder: String) throws {
        var files = try StaticFiles(folder: folder, prefix: "/static")
        try files.bundle(Self.sheets.map { "css/\($0).css" }, as: "css/lutrin.css")
        try files.bundle(Self.scripts.map { "js/\($0).js" }, as: "js/lutrin.js")
        let table = files
        self.files = files
        func address(_ name: String) throws -> String {
            guard let address = table.address(of: name) else { throw MissingAsset(name: name) }
            return address
        }
        styleSheet = try address("css/lutrin.css")
        script = try address("js/lutrin.js")
        icons = try address("icons/icons.svg")
        favicon = try address("icons/lutrin.svg")
    }

    struct MissingAsset: Error, CustomStringConvertible {
        let name: String
        var description: String { "Static/\(name) is missing" }
    }

    private static let scripts = ["portal", "desk", "editor"]

    /// In the order of the cascade; readers get them as one file.
    private static let sheets = [
        "tokens", "base", "layout", "buttons", "forms", "search", "covers", "cards", "results", "record",
        "messages", "notice", "browsing", "sign-in", "office", "desk", "space", "borrowers", "papers",
        "reminders", "figures", "texts", "procedures", "editor", "presenting", "composing", "directory",
        "partners", "espaces", "dossiers", "interconnection", "connections", "print",
    ]
}
