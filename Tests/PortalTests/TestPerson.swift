import Foundation
import Portal
import Storage
import Testing
import WebServer

/// Somebody with a browser: keeps the cookies of one place, a portal or a campus, opens pages, sends forms.
final class TestPerson {
    private let site: Site
    private let host: String
    private var cookies: [String: String] = [:]

    init(_ site: Site, host: String) {
        self.site = site
        self.host = host
    }

    convenience init(_ site: Site, at rne: RNE) { self.init(site, host: "\(rne.lowercased).localhost") }

    convenience init(_ campus: TestCampus, at rne: RNE) { self.init(campus.site, at: rne) }

    func opens(_ target: String, method: Method = .get) throws -> TestPage {
        try answer(Request(method, target, headers: ["host": host, "cookie": cookie]))
    }

    /// Sends a form, as a browser does from one of the portal's own pages.
    @discardableResult
    func sends(_ target: String, _ fields: KeyValuePairs<String, String> = [:]) throws -> TestPage {
        try sends(target, fields.map { ($0.key, $0.value) })
    }

    @discardableResult
    func sends(_ target: String, _ fields: [(String, String)]) throws -> TestPage {
        try answer(request(sending: fields, to: target))
    }

    /// What a browser sends for that form.
    func request(sending fields: [(String, String)], to target: String) -> Request {
        let body = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        return Request(
            .post, target,
            headers: [
                "host": host, "cookie": cookie, "origin": "http://\(host)",
                "content-type": "application/x-www-form-urlencoded",
            ], body: Array(body.utf8))
    }

    /// Sends a form with a file.
    func uploads(
        _ target: String, file: String, named name: String, bytes: [UInt8], fields: [String: String] = [:]
    ) throws
        -> TestPage
    {
        let boundary = "----lutrin-test"
        var body: [UInt8] = []
        for (key, value) in fields {
            body += Array(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(key)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array(
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file)\"; filename=\"\(name)\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                .utf8)
        body += bytes + Array("\r\n--\(boundary)--\r\n".utf8)
        return try answer(
            Request(
                .post, target,
                headers: [
                    "host": host, "cookie": cookie, "origin": "http://\(host)",
                    "content-type": "multipart/form-data; boundary=\(boundary)",
                ], body: body))
    }

    /// Goes where the answer leads.
    func follows(_ page: TestPage) throws -> TestPage {
        let location = try #require(page.response.headers["location"])
        return try opens(location)
    }

    @discardableResult
    func signsIn(_ login: String, password: String = DemoPeople.password, door: String = "/connexion") throws
        -> TestPage
    {
        try sends(door, ["identifiant": login, "motdepasse": password])
    }

    func forgetsCookies() { cookies = [:] }

    private var cookie: String { cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }

    private func answer(_ request: Request) throws -> TestPage {
        let page = try TestPage(site.respond(to: request))
        for field in page.response.headers.all("set-cookie") {
            let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            cookies[pair[0]] = pair.count == 2 && !field.contains("Max-Age=0") ? pair[1] : nil
        }
        return page
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

extension TestCampus {
    /// Somebody signed in at the collège, by the demonstration's password.
    func visitor(_ login: String, at rne: RNE? = nil) throws -> TestPerson {
        let person = TestPerson(self, at: rne ?? college)
        let page = try person.signsIn(login)
        #expect(page.status == 303, "\(login) is not let in")
        return person
    }

    /// Somebody who has not signed in.
    func passerby(at rne: RNE? = nil) -> TestPerson { TestPerson(self, at: rne ?? college) }

    /// Somebody at the campus, who has not signed in.
    func stranger() -> TestPerson { TestPerson(site, host: "\(DemoCampus.campus).localhost") }

    /// Somebody signed in to the campus, by the demonstration's password.
    func member(_ login: String) throws -> TestPerson {
        let person = stranger()
        let page = try person.signsIn(login)
        #expect(page.status == 303, "\(login) is not let in")
        return person
    }
}
