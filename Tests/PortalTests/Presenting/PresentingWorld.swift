// A campus of its own for the tests of what a portal presents, with those who read and compose it.
import Foundation
import Library
import Portal
import Storage
import Synchronization
import Testing

final class PresentingWorld: Sendable {
    static let shared = Result { try PresentingWorld() }

    let campus: TestCampus
    let library: LibraryFile
    private let count = Mutex(0)

    init() throws {
        campus = try TestCampus(copying: TestCampus.pristine.get())
        library = try campus.site.libraries.file(for: campus.college)
    }

    var today: Day { Day(TestCampus.noon, in: .gmt) }

    /// A pupil of a class, signed in.
    func pupil(of schoolClass: String) throws -> TestPerson {
        let number = next()
        let password = try Password("un mot de passe", salt: Array("0123456789abcdef".utf8), costs: .light)
        try library.write { writing in
            let borrower = try writing.borrowers.add(
                BorrowerDetails(
                    number: "P\(number)", name: "Élève Numéro\(number)", status: "Élève",
                    schoolClass: schoolClass))
            _ = try writing.accounts.add(
                login: "eleve-\(number)", name: "Élève", role: .member, borrower: borrower,
                password: password, on: today)
        }
        let person = campus.passerby()
        #expect(try person.signsIn("eleve-\(number)", password: "un mot de passe").status == 303)
        return person
    }

    func librarian() throws -> TestPerson {
        let person = TestPerson(campus, at: campus.college)
        #expect(try person.signsIn("leroux", door: "/connexion/administration").status == 303)
        return person
    }

    func stamp() -> Stamp {
        Stamp(token: "test \(next())", actor: "Mme Leroux", at: TestCampus.noon, zone: .gmt)
    }

    /// News that readers see, for some of them.
    @discardableResult
    func publish(_ title: String, _ source: String = "Du texte.", for readership: Readership = .everybody)
        throws
        -> ID<Article>
    {
        try library.write { writing in
            let id = try writing.editorial.add(.news, title: title, source: source, stamp: stamp())
            try writing.editorial.set(
                ArticleSettings(slug: Article.slug(of: title), readership: readership, datedOn: today), of: id
            )
            try writing.editorial.publish(id)
            return id
        }
    }

    private func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}

let sixth = Readership(.everybody, classes: ["6eA", "6eB", "6eC"])
