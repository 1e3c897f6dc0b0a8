import Foundation
import Testing
import WebServer

/// Forms filled in as they stand on a page: hidden fields and all.
extension TestPerson {
    /// Types or scans something in the one field, and sends it.
    func scans(_ text: String, on page: TestPage) throws -> TestPage {
        try send(page, "//form[@class='desk-entry']", adding: ["saisie": text])
    }

    /// The request that scanning something sends, to be answered by another thread.
    func request(scanning text: String, on page: TestPage) throws -> Request {
        let (action, fields) = try form("//form[@class='desk-entry']", of: page)
        return request(sending: fields + [("saisie", text)], to: action)
    }

    /// Presses the button that says this; `among` narrows it to the forms below that path.
    func presses(_ label: String, on page: TestPage, among: String = "", typing: [String: String] = [:])
        throws
        -> TestPage
    {
        let button = "\(among)//form//button[contains(normalize-space(.), \"\(label)\")]"
        try #require(try page.has(button), "no button « \(label) »")
        let own = try page.all("(\(button))[1]/@formaction").first
        var fields = typing
        if let name = try page.all("(\(button))[1]/@name").first {
            fields[name] = try page.all("(\(button))[1]/@value").first
        }
        return try send(page, "(\(button))[1]/ancestor::form", adding: fields, to: own)
    }

    /// Sends, then goes where the answer leads; a refusal is the answer itself.
    func scansAndFollows(_ text: String, on page: TestPage) throws -> TestPage {
        try following(try scans(text, on: page))
    }

    func following(_ page: TestPage) throws -> TestPage {
        page.status == 303 ? try follows(page) : page
    }

    private func send(
        _ page: TestPage, _ form: String, adding: [String: String], to address: String? = nil,
    ) throws -> TestPage {
        let (action, fields) = try self.form(form, of: page)
        let kept = fields.filter { !adding.keys.contains($0.0) }
        return try sends(address ?? action, kept + adding.map { ($0.key, $0.value) })
    }

    /// Where a form is sent, and what it says without showing it.
    private func form(_ path: String, of page: TestPage) throws -> (String, [(String, String)]) {
        let names = try page.all("\(path)//input[@type='hidden']/@name")
        let values = try page.all("\(path)//input[@type='hidden']/@value")
        return (try #require(try page.all("\(path)/@action").first), Array(zip(names, values)))
    }
}

extension TestPage {
    /// The word of the band.
    func word() throws -> String { try one("//*[@class='band-word']") }
    /// Everything that the band says.
    func band() throws -> String { try one("//div[@class='band-words']") }
    func kind() throws -> String { try one("//div[starts-with(@class, 'band ')]/@class") }
    func role() throws -> String { try one("//div[starts-with(@class, 'band ')]/@role") }
}
