import Foundation
import Library
import Portal
import Storage
import Testing

/// The campus that the tests of borrowers share: each makes the people it changes.
enum BorrowersWorld {
    static let campus = Result { try TestCampus(copying: TestCampus.pristine.get()) }

    static func library() throws -> LibraryFile {
        let campus = try campus.get()
        return try campus.site.libraries.file(for: campus.college)
    }

    static func librarian() throws -> TestPerson {
        try campus.get().visitor("leroux")
    }

    static func stamp() -> Stamp {
        Stamp(token: UUID().uuidString, actor: "Mme Leroux", at: TestCampus.noon, zone: .gmt)
    }

    @discardableResult
    static func add(
        _ name: String, schoolClass: String = "5e Z", status: String = "Élève", number: String = "",
    ) throws -> ID<Borrower> {
        try library().write {
            try $0.borrowers.add(
                BorrowerDetails(number: number, name: name, status: status, schoolClass: schoolClass))
        }
    }

    /// Lends any free copy to somebody.
    @discardableResult
    static func lend(to borrower: ID<Borrower>) throws -> ID<Copy> {
        let library = try library()
        let copies = try library.read { library in
            try library.copies(
                of: Equation("En prêt=non ET Statut=En service", on: .copies), on: day, page: 1, size: 200)
        }.lines.map(\.copy).filter(\.isAvailable)
        for copy in copies {
            do {
                _ = try library.write { try $0.circulation.lend(copy.id, to: borrower, stamp: stamp()) }
                return copy.id
            } catch is LoanRefusal {
                // Another test took it in between.
            }
        }
        throw NothingLeft()
    }

    struct NothingLeft: Error {}

    static func borrower(_ id: ID<Borrower>) throws -> Borrower? {
        try library().read { try $0.borrowers.borrower(id) }
    }

    static func named(_ name: String) throws -> [Borrower] {
        try library().read { try $0.borrowers.namesakes(of: name) }
    }

    static var day: Day { Day(TestCampus.noon, in: .gmt) }
}

extension TestPage {
    /// The token of the form of the page.
    var token: String {
        get throws { try all("//main//input[@name='jeton']/@value").first ?? "" }
    }

    var alert: String {
        get throws { try all("//*[@role='alert']").joined(separator: " ") }
    }
}
