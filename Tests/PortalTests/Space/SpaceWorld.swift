// A campus of its own for the tests of a reader's space, with as many readers as they need.
import Foundation
import Library
import Portal
import Storage
import Synchronization
import Testing
import WebServer

final class SpaceWorld: Sendable {
    static let shared = Result { try SpaceWorld() }

    let campus: TestCampus
    let library: LibraryFile
    private let books: [Record]
    private let count = Mutex(0)
    private let booksTaken = Mutex(0)

    private init() throws {
        campus = try TestCampus(copying: TestCampus.pristine.get())
        library = try campus.site.libraries.file(for: campus.college)
        books = try library.read { library in
            let reviewed = Set(try library.space.reviews(in: nil, page: 1, size: 1000).map(\.record.id))
            return try (1...12).flatMap { page in
                try library.catalogue.search(Search(sort: .title, page: page)).found.map(\.record)
            }.filter { record in
                let copies = try library.catalogue.record(record.id)?.copies ?? []
                return try copies.count == 1 && copies[0].isAvailable
                    && library.circulation.queue(for: record.id).isEmpty && !reviewed.contains(record.id)
                    && ["Roman", "Bande dessinée", "Documentaire"].contains(record.documentType)
            }
        }
    }

    /// Somebody new, signed in, who borrows here.
    func reader(_ name: String = "Lecteur Essai", status: String = "Élève") throws -> Reader {
        let number = next()
        let borrower = try library.write {
            try $0.borrowers.add(
                BorrowerDetails(
                    number: "T\(number)", name: "\(name)", status: status, schoolClass: "6e Z"))
        }
        return Reader(
            world: self, borrower: borrower,
            person: try person("lecteur-\(number)", name: name, role: .member, borrower: borrower))
    }

    /// Somebody new, signed in; without a borrower, who borrows nothing.
    func person(_ login: String, name: String, role: Role, borrower: ID<Borrower>? = nil) throws -> TestPerson
    {
        let login = "\(login)-\(next())"
        let password = try Password("un mot de passe", salt: Array("0123456789abcdef".utf8), costs: .light)
        try library.write {
            _ = try $0.accounts.add(
                login: login, name: name, role: role, borrower: borrower, password: password, on: today)
        }
        let person = campus.passerby()
        let answer = try person.signsIn(
            login, password: "un mot de passe",
            door: role.isStaff ? "/connexion/administration" : "/connexion")
        #expect(answer.status == 303)
        return person
    }

    /// A document with one copy, on its shelf, that no other test has.
    func book() throws -> Book {
        let place = booksTaken.withLock { taken in
            taken += 1
            return taken - 1
        }
        let record = try #require(books.indices.contains(place) ? books[place] : nil, "no book is left")
        let copy = try #require(try library.read { try $0.catalogue.record(record.id) }?.copies.first)
        return Book(record: record, copy: copy.id)
    }

    func lend(_ book: Book, to reader: Reader, daysAgo: Int = 0) throws {
        try library.write {
            _ = try $0.circulation.lend(book.copy, to: reader.borrower, stamp: stamp(daysAgo: daysAgo))
        }
    }

    func stamp(daysAgo: Int = 0) -> Stamp {
        Stamp(
            token: "test \(next())", actor: "Mme Leroux",
            at: TestCampus.noon - TimeInterval(daysAgo) * 86_400, zone: .gmt)
    }

    var today: Day { Day(TestCampus.noon, in: .gmt) }

    private func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }

    struct Book {
        let record: Record
        let copy: ID<Copy>
        var page: String { "/notice/\(record.id)" }
    }

    struct Reader {
        let world: SpaceWorld
        let borrower: ID<Borrower>
        let person: TestPerson

        func opens(_ target: String) throws -> TestPage { try person.opens(target) }

        func sends(_ target: String, _ fields: KeyValuePairs<String, String> = [:]) throws -> TestPage {
            try person.sends(target, fields)
        }

        /// Presses the button of a form that is on a page.
        func presses(_ action: String, on page: TestPage, _ fields: KeyValuePairs<String, String> = [:])
            throws
            -> TestPage
        {
            let token = try page.all("//form[@action='\(action)']/input[@name='jeton']/@value").first
            let token2 = try #require(token, "no form for \(action)")
            let body = [("jeton", token2)] + fields.map { ($0.key, $0.value) }
            return try person.sendsPairs(action, body)
        }
    }
}

extension TestPerson {
    func sendsPairs(_ target: String, _ pairs: [(String, String)]) throws -> TestPage {
        switch pairs.count {
        case 1: try sends(target, [pairs[0].0: pairs[0].1])
        case 2: try sends(target, [pairs[0].0: pairs[0].1, pairs[1].0: pairs[1].1])
        default:
            try sends(
                target,
                [pairs[0].0: pairs[0].1, pairs[1].0: pairs[1].1, pairs[2].0: pairs[2].1])
        }
    }
}

extension TestPage {
    var location: String { response.headers["location"] ?? "" }
}
