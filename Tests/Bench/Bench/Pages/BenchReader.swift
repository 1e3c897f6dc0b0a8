// A reader with a few loans, signed in at the portal under measure.
import Foundation
import Library
import Portal
import Storage
import WebServer

struct BenchReader {
    private let portal: BenchPortal
    private let cookie: String

    /// - Parameter records: of which the first that can be are lent.
    init(at portal: BenchPortal, borrowing records: [ID<Library.Record>], count: Int = 5) throws {
        let library = try portal.site.libraries.file(for: portal.rne)
        let word = UUID().uuidString
        let copies = try library.read { library in
            try records.prefix(count * 4).compactMap {
                try library.catalogue.record($0)?.copies.first(where: \.isAvailable)?.id
            }.prefix(count)
        }
        let login = try library.write { writing in
            let borrower = try writing.borrowers.add(
                BorrowerDetails(name: "Lecteur du banc", status: "Élève"))
            let account = try writing.accounts.add(
                name: "Lecteur du banc", role: .member, borrower: borrower,
                password: try Password(word, salt: Array("0123456789abcdef".utf8), costs: .light),
                on: Day(Date(), in: .current))
            for copy in copies {
                _ = try writing.circulation.lend(
                    copy, to: borrower,
                    stamp: Stamp(token: UUID().uuidString, actor: "Banc", at: Date(), zone: .current))
            }
            return try writing.accounts.reading.account(account)?.login ?? ""
        }
        self.portal = portal
        let answer = portal.send(
            "/connexion", ["identifiant": login, "motdepasse": word])
        guard
            let session = answer.headers.all("set-cookie").first(where: { $0.hasPrefix("seance=") })?
                .prefix(while: { $0 != ";" })
        else {
            throw BenchError("the reader of the bench is not let in")
        }
        cookie = String(session)
    }

    func opens(_ page: PortalPage) throws -> Response {
        try portal.answer(page, cookie: cookie)
    }
}
