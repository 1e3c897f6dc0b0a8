// UNIMARC or MARC 21: told by the record, or by the librarian.
import Testing

@testable import Formats

@Suite struct DialectTests {
    @Test("both kinds of record live in one file")
    func mixed() throws {
        let found = try items(RawRecord(unimarc: "Un").bytes + RawRecord(marc21: "Deux").bytes)
        #expect(found.titles == ["Un", "Deux"])
        #expect(found.descriptions.map(\.enteredOn) == ["2001-02-03", "2000-10-05"])
    }

    @Test("the librarian's word prevails")
    func forced() throws {
        let found = try items(RawRecord(unimarc: "Un").bytes, dialect: .marc21)
        #expect(found.problems.first?.reason == "La notice n’a pas de titre (245\u{A0}$a).")
    }
}
