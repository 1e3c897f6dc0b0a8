// A campus of its own for the tests of the editor, and librarians who write there.
import Foundation
import Library
import Portal
import Storage
import Testing
import WebServer

final class EditorWorld: Sendable {
    static let shared = Result { try EditorWorld() }

    let campus: TestCampus
    let library: LibraryFile

    init() throws {
        campus = try TestCampus(copying: TestCampus.shared.get())
        library = try campus.site.libraries.file(for: campus.college)
    }

    func librarian() throws -> Writer { Writer(person: try campus.visitor("leroux")) }
    func secondLibrarian() throws -> Writer { Writer(person: try campus.visitor("admin")) }

    /// The same data under a product whose texts are others.
    func site(shipping texts: [String: String]) throws -> Site {
        let home = campus.path + "/home-\(UUID().uuidString)"
        let manager = FileManager.default
        try manager.createDirectory(atPath: home, withIntermediateDirectories: true)
        for name in ["Templates", "Static", "Content"] {
            try manager.copyItem(atPath: "\(TestCampus.home)/\(name)", toPath: "\(home)/\(name)")
        }
        for (path, text) in texts {
            try text.write(toFile: "\(home)/Content/\(path)", atomically: true, encoding: .utf8)
        }
        return try Site(
            data: campus.site.folder, home: home, clock: { TestCampus.noon },
            timeZone: TimeZone(identifier: "Europe/Paris") ?? .current)
    }

    func article(_ kind: ArticleKind, _ slug: String) throws -> Article {
        try #require(try library.read { try $0.editorial.article(kind, slug: slug) })
    }
}

/// Somebody who writes.
struct Writer {
    let person: TestPerson

    /// Makes a content and opens its text.
    func begins(_ title: String, kind: String = "page") throws -> TestPage {
        let made = try person.sends(
            "/administration/contenus/nouveau",
            ["genre": kind, "titre": title, "adresse": "", "jeton": UUID().uuidString])
        #expect(made.status == 303)
        return try person.follows(made)
    }

    /// Presses a button of the page of a text, with that text in it.
    @discardableResult
    func writes(
        _ text: String, on page: TestPage, title: String? = nil, pressing gesture: String = "brouillon",
    ) throws -> TestPage {
        try person.sends(
            page.one("//form[@data-writing]/@action"),
            [
                ("jeton", page.one("//form[@data-writing]/input[@name='jeton']/@value")),
                ("base", page.one("//form[@data-writing]/input[@name='base']/@value")),
                ("fusion", page.one("//form[@data-writing]/input[@name='fusion']/@value")),
                ("titre", title ?? page.one("//input[@name='titre']/@value")), ("texte", text),
                ("geste", gesture),
            ])
    }

    /// A page of that title and text that readers see.
    func publishes(_ title: String, _ text: String) throws -> TestPage {
        let page = try begins(title)
        return try person.follows(try writes(text, on: page, pressing: "publier"))
    }

    /// Sends a form of a page that has no field to fill in.
    func presses(_ label: String, on page: TestPage) throws -> TestPage {
        let form = "//form[button[normalize-space()='\(label)']]"
        return try person.sends(
            page.one(form + "/@action"), [("jeton", page.one(form + "/input[@name='jeton']/@value"))])
    }
}

extension TestPage {
    /// The text in the editor, as a browser would send it: the line break that follows the tag is not part of it.
    func typed() throws -> String {
        let start = try #require(text.range(of: "name=\"texte\""))
        let open = try #require(text[start.upperBound...].range(of: ">\n"))
        let close = try #require(text[open.upperBound...].range(of: "</textarea>"))
        return text[open.upperBound..<close.lowerBound]
            .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&#39;", with: "'")
            .replacingOccurrences(of: "&amp;", with: "&")
    }
}
