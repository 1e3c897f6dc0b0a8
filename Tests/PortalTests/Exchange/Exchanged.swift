// Answers made for programs, read by the system's own parsers.
import Foundation
import FoundationXML
import Library
import Storage
import Testing
import WebServer

@testable import Portal

extension TestPage {
    var json: [String: Any] {
        get throws {
            try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        }
    }

    /// The texts that a path finds in XML, whatever the namespaces: `error/@code`, `header/identifier`.
    func xml(_ path: String) throws -> [String] {
        let document = try XMLDocument(data: Data(text.utf8))
        let steps = path.split(separator: "/").map { step in
            step.hasPrefix("@") ? String(step) : "*[local-name()='\(step)']"
        }
        return try document.nodes(forXPath: "//" + steps.joined(separator: "/")).map { $0.stringValue ?? "" }
    }
}

extension TestCampus {
    /// A form sent to the college.
    func post(_ target: String, _ form: String, type: String = "application/x-www-form-urlencoded") throws
        -> TestPage
    {
        try TestPage(
            site.respond(
                to: Request(
                    .post, target,
                    headers: ["host": "\(college.lowercased).localhost", "content-type": type],
                    body: Array(form.utf8))))
    }

    /// The number of the first answer to a search at the college.
    func firstRecord(_ question: String) throws -> ID<Record> {
        let library = try site.libraries.file(for: college)
        let found = try library.read { try $0.catalogue.search(Search(text: question)).found }
        return try #require(found.first?.record.id)
    }
}
