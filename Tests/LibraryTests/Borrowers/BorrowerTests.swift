import Foundation
import GRDB
import Library
import Storage
import Testing

@Suite("Borrowers")
struct BorrowerTests {
    @Test("B-86 a borrower is kept with every field, tidied, and found by number or by key")
    func kept() throws {
        let desk = try Desk()
        let details = BorrowerDetails(
            number: " e042 ", name: "Garnier,  Zoé", status: "Élève", schoolClass: "5e B", entKey: " K1 ",
            bornOn: Day("2014-03-02"), expiresOn: Day("2027-08-31"), email: "zoe@example.org",
            note: "Lit des mangas.\n")
        let id = try desk.library.write { try $0.borrowers.add(details) }
        let zoe = try #require(try desk.borrower(id))
        #expect(zoe.number == "e042")
        // B-27: no comma in a name.
        #expect(zoe.name == "Garnier Zoé")
        #expect(zoe.kind == .regular)
        #expect(zoe.status == .pupil)
        #expect(zoe.details.entKey == "K1")
        #expect(zoe.details.note == "Lit des mangas.\n")
        #expect(try desk.library.read { try $0.borrowers.borrower(number: "E042") }?.id == id)
        #expect(try desk.library.read { try $0.borrowers.borrower(entKey: "K1") }?.id == id)
    }

    @Test(
        "names are found by their beginnings, in any order, whatever the accents, with the class if need be")
    func found() throws {
        let desk = try Desk()
        for (name, schoolClass) in [
            ("Martin Léa", "6e A"), ("Martin Léa", "5e B"), ("LE GOFF Maël", "3e C"), ("Cœur Émile", "3e C"),
        ] { try desk.add(name, schoolClass: schoolClass) }
        func names(_ text: String) throws -> [String] {
            try desk.library.read { try $0.borrowers.find(text) }.map {
                "\($0.name) \($0.details.schoolClass)"
            }
        }
        #expect(try names("lea MAR") == ["Martin Léa 6e A", "Martin Léa 5e B"])
        #expect(try names("martin 5") == ["Martin Léa 5e B"])
        #expect(try names("mael goff") == ["LE GOFF Maël 3e C"])
        #expect(try names("coeur") == ["Cœur Émile 3e C"])
        #expect(try names("emile c") == ["Cœur Émile 3e C"])
        #expect(try names("2") == ["Martin Léa 5e B"], "a number first")
        #expect(try names("%") == [])
        #expect(try names("' OR 1=1 --") == [])
        #expect(try names("durand") == [])
    }

    @Test("the list is by name or by class, of one class, kind or status, by pages")
    func list() throws {
        let desk = try Desk()
        for (name, schoolClass) in [("Zidi Ali", "6eA"), ("Abel Max", "10e"), ("Faure Lou", "6E a")] {
            try desk.add(name, schoolClass: schoolClass)
        }
        let diallo = try desk.add("Diallo Amadou", status: "ENSEIGNANT", schoolClass: "")
        func names(_ query: BorrowerQuery) throws -> [String] {
            try desk.library.read { try $0.borrowers.list(query) }.lines.map(\.borrower.name)
        }
        #expect(try names(BorrowerQuery()) == ["Abel Max", "Diallo Amadou", "Faure Lou", "Zidi Ali"])
        #expect(
            try names(BorrowerQuery(sort: .schoolClass)) == [
                "Diallo Amadou", "Faure Lou", "Zidi Ali", "Abel Max",
            ])
        #expect(try names(BorrowerQuery(schoolClass: "6e A")) == ["Faure Lou", "Zidi Ali"])
        #expect(try names(BorrowerQuery(status: "eleve", page: 2, size: 2)) == ["Zidi Ali"])
        #expect(try desk.library.read { try $0.borrowers.list(BorrowerQuery(size: 2)) }.total == 4)
        try desk.setAside(diallo)
        #expect(try names(BorrowerQuery(kind: .temporary)) == ["Diallo Amadou"])
        #expect(
            try desk.library.read { try $0.borrowers.schoolClasses() }.map { "\($0.schoolClass) \($0.count)" }
                == [
                    "6E a 2", "10e 1",
                ])
    }

    @Test("a number and a key are one person's, a name is needed, a new borrower gets the next number")
    func keys() throws {
        let desk = try Desk()
        let zoe = try desk.add("Garnier Zoé", number: "41")
        #expect(try desk.borrower(desk.add("Benali Karim"))?.number == "42")
        let holder = Holder(id: zoe, name: "Garnier Zoé", schoolClass: "5e B")
        #expect(throws: BorrowerRefusal.numberTaken(by: holder)) { try desk.add("Martin Léa", number: "41") }
        #expect(throws: BorrowerRefusal.noName) { try desk.add(" , ") }
        var details = try #require(try desk.borrower(zoe)).details
        details.entKey = "K"
        try desk.library.write { try $0.borrowers.change(zoe, to: details) }
        #expect(throws: BorrowerRefusal.entKeyTaken(by: holder)) {
            try desk.library.write { try $0.borrowers.add(BorrowerDetails(name: "Martin Léa", entKey: "K")) }
        }
        details.name = "Garnier-Petit Zoé"
        try desk.library.write { try $0.borrowers.change(zoe, to: details) }
        #expect(try desk.library.read { try $0.borrowers.find("petit") }.map(\.id) == [zoe])
        #expect(throws: BorrowerRefusal.unknown) {
            try desk.library.write { try $0.borrowers.change(ID(99), to: details) }
        }
    }

    @Test("B-80 B-83 a temporary user stays one, whatever is typed in the form")
    func kindIsNotEdited() throws {
        let desk = try Desk()
        let karim = try desk.add("Benali Karim")
        try desk.setAside(karim)
        var details = try #require(try desk.borrower(karim)).details
        details.note = "revient en mars"
        try desk.library.write { try $0.borrowers.change(karim, to: details) }
        #expect(try desk.borrower(karim)?.kind == .temporary)
        #expect(try desk.borrower(karim)?.details.note == "revient en mars")
    }

    @Test("B-30 B-92 nobody who has a loan is deleted, by the desk or past it")
    func notDeleted() throws {
        let desk = try Desk(books: 2)
        let karim = try desk.add("Benali Karim")
        try desk.lend("1a", to: karim)
        #expect(throws: BorrowerRefusal.hasLoans(1)) {
            try desk.library.write { try $0.borrowers.remove(karim, stamp: desk.stamp()) }
        }
        let file = try desk.portal.folder.openPortal(desk.portal.rne)
        for sql in ["DELETE FROM borrower", "UPDATE loan SET borrower = NULL"] {
            #expect(throws: (any Error).self) { try file.write { try $0.execute(sql: sql) } }
        }
        #expect(try desk.borrower(karim) != nil)
        #expect(throws: BorrowerRefusal.unknown) {
            try desk.library.write { try $0.borrowers.remove(ID(99), stamp: desk.stamp()) }
        }
    }

    @Test("B-33 past loans of a deleted borrower are made anonymous, or go, as the librarian chooses")
    func history() throws {
        let desk = try Desk(books: 2)
        let (zoe, karim) = (try desk.add("Garnier Zoé", schoolClass: "4e C"), try desk.add("Benali Karim"))
        for (book, reader) in [("1a", zoe), ("2a", karim)] {
            try desk.lend(book, to: reader)
            try desk.giveBack(book)
        }
        try desk.library.write {
            try $0.borrowers.remove(zoe, history: .anonymised, stamp: desk.stamp())
            try $0.borrowers.remove(karim, history: .deleted, stamp: desk.stamp())
        }
        let left = try desk.portal.folder.openPortal(desk.portal.rne).read {
            try Row.fetchAll(
                $0,
                sql:
                    "SELECT CAST(borrower IS NULL AS TEXT), lentOn, returnedOn, lentToStatus, lentToClass, returnedBy FROM loan"
            ).map { row in Array(row.databaseValues.map { String.fromDatabaseValue($0) ?? "no text" }) }
        }
        #expect(left == [["1", "2026-11-01", "2026-11-01", "Élève", "4e C", ""]])
        #expect(try desk.read { try $0.gestures(limit: 9) } == [])
    }

    @Test("a deleted borrower leaves the queue, and what was kept for him goes to the next")
    func dropped() throws {
        let desk = try Desk(books: 1)
        let (zoe, karim, lea) = (
            try desk.add("Garnier Zoé"), try desk.add("Benali Karim"), try desk.add("Martin Léa")
        )
        try desk.lend("1a", to: zoe)
        try desk.reserve("1a", for: karim)
        try desk.reserve("1a", for: lea)
        try desk.giveBack("1a")
        try desk.library.write { try $0.borrowers.remove(karim, stamp: desk.stamp()) }
        #expect(try desk.queue("1a") == ["Martin Léa setAside"])
        #expect(try desk.library.check() == [])
    }

    @Test("B-88 B-89 loans are moved to the one of the same name, and to another only once it is confirmed")
    func reassign() throws {
        let desk = try Desk(books: 2)
        let old = try desk.add("ALFONSI Thi-Loanne", schoolClass: "")
        let new = try desk.add("Alfonsi Thi Loanne", schoolClass: "4e A")
        let other = try desk.add("Benali Karim")
        try desk.lend("1a", to: old)
        try desk.reserve("2a", for: old)
        try desk.setAside(old)
        #expect(try desk.library.write { try $0.borrowers.namesakes(of: old) }.map(\.id) == [new])
        func reassign(_ one: ID<Borrower>, to other: ID<Borrower>, isConfirmed: Bool = false) throws {
            try desk.library.write {
                try $0.borrowers.reassignLoans(
                    from: one, to: other, isConfirmed: isConfirmed, stamp: desk.stamp())
            }
        }
        #expect(throws: BorrowerRefusal.namesDiffer("ALFONSI Thi-Loanne", "Benali Karim")) {
            try reassign(old, to: other)
        }
        #expect(throws: BorrowerRefusal.temporaryUser) { try reassign(new, to: old) }
        #expect(throws: BorrowerRefusal.samePerson) { try reassign(old, to: old) }
        try reassign(old, to: new)
        #expect(try desk.read { try $0.currentLoans(of: new) }.map(\.copyNumber) == ["1a"])
        // B-90: nothing is left but to delete the record.
        try desk.library.write { try $0.borrowers.remove(old, stamp: desk.stamp()) }
        try reassign(new, to: other, isConfirmed: true)
        #expect(try desk.read { try $0.currentLoans(of: other) }.count == 1)
    }

    @Test("B-89 two files of one name may be two pupils: what speaks for it is asked about first")
    func homonyms() throws {
        let desk = try Desk()
        func add(_ schoolClass: String, _ bornOn: String?) throws -> ID<Borrower> {
            try desk.library.write {
                try $0.borrowers.add(
                    BorrowerDetails(
                        name: "Diallo Awa", schoolClass: schoolClass, bornOn: bornOn.flatMap { Day($0) }))
            }
        }
        func asks(from one: ID<Borrower>, to other: ID<Borrower>) throws -> Bool {
            do {
                try desk.library.write {
                    try $0.borrowers.reassignLoans(from: one, to: other, stamp: desk.stamp())
                }
                return false
            } catch BorrowerRefusal.mayBeTwo {
                return true
            }
        }
        let new = try add("5e B", "2013-02-01")
        #expect(try asks(from: try add("5e B", "2013-02-01"), to: new), "both are in order")
        for (schoolClass, bornOn, isAsked) in [
            ("5e b", "2013-02-01", false), ("", nil, false), ("6e A", "2013-02-01", true),
            ("5e B", "2012-02-01", true),
        ] as [(String, String?, Bool)] {
            let old = try add(schoolClass, bornOn)
            try desk.setAside(old)
            #expect(try asks(from: old, to: new) == isAsked, "\(schoolClass) \(bornOn ?? "")")
        }
    }

    @Test("two borrowers made one keep every loan, one place in each queue, and what only the other knew")
    func merge() throws {
        let desk = try Desk(books: 3)
        let kept = try desk.add("Martin Léa")
        let spare = try desk.library.write {
            try $0.borrowers.add(
                BorrowerDetails(
                    name: "Martin Lea", entKey: "K9", bornOn: Day("2013-01-01"), email: "lea@example.org"))
        }
        let zoe = try desk.add("Garnier Zoé")
        try desk.lend("1a", to: zoe)
        try desk.reserve("1a", for: kept)
        try desk.reserve("1a", for: spare)
        try desk.lend("2a", to: spare)
        try desk.lend("3a", to: spare)
        let back = try desk.giveBack("3a")
        try desk.library.write { try $0.borrowers.merge(spare, into: kept, stamp: desk.stamp()) }
        #expect(try desk.borrower(spare) == nil)
        let lea = try #require(try desk.borrower(kept))
        #expect(lea.details.entKey == "K9")
        #expect(lea.details.bornOn == Day("2013-01-01"))
        #expect(lea.details.email == "lea@example.org")
        #expect(try desk.read { try $0.currentLoans(of: kept) }.map(\.copyNumber) == ["2a"])
        #expect(try desk.read { try $0.history(of: kept, since: desk.today) }.map(\.copyNumber) == ["3a"])
        #expect(try desk.queue("1a") == ["Martin Léa requested"])
        #expect(throws: UndoRefusal.overtaken) { try desk.undo(back.gesture) }
        #expect(try desk.library.check() == [])
    }
}
