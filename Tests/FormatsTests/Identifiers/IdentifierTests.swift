// ISBN, ISSN, EAN. Numbers of real books, checked on their covers and with python-stdnum.
import Testing

@testable import Formats

@Suite struct IdentifierTests {
    @Test(
        "an ISBN is the same in its two forms, with or without hyphens",
        arguments: [
            ("2-07-061275-9", "9782070612758"), ("978-2-07-061275-8", "9782070612758"),
            ("ISBN 2 07 010796 5", "9782070107964"),
            ("223404782X", "9782234047822"), ("223404782x", "9782234047822"),
            ("979-10-235-0001-1", "9791023500011"),
        ])
    func forms(text: String, digits: String) {
        #expect(ISBN(text)?.digits == digits)
    }

    @Test(
        "a mistyped ISBN is not one",
        arguments: [
            "2-07-061275-8", "978-2-07-061275-9", "", "123", "97820706127588", "9992070612758", "X070612758",
        ])
    func mistyped(text: String) {
        #expect(ISBN(text) == nil)
    }

    @Test(
        "the old form and the hyphens",
        arguments: [
            ("9782070612758", "978-2-07-061275-8", "2070612759"),
            ("9782234047822", "978-2-234-04782-2", "223404782X"),
            ("9780140328721", "978-0-14-032872-1", "0140328726"),
            ("9781603095020", "978-1-60309-502-0", "1603095020"),
            ("9788804406822", "9788804406822", "8804406828"),
        ])
    func hyphens(digits: String, hyphenated: String, isbn10: String) throws {
        let isbn = try #require(ISBN(digits))
        #expect(isbn.hyphenated == hyphenated)
        #expect(isbn.isbn10 == isbn10)
    }

    @Test("a number that begins with 979 has no old form")
    func musicOrNew() throws {
        let isbn = try #require(ISBN("9791023500011"))
        #expect(isbn.isbn10 == nil)
        #expect(isbn.hyphenated == "979-10-235-0001-1")
    }

    @Test("what is typed in a search box is cleaned, valid or not")
    func normalized() {
        #expect(ISBN.normalized("ISBN 2-234-04782-x (br.)") == "223404782X")
        #expect(ISBN.normalized("sans") == "")
    }

    @Test("ISSN: check character, hyphen, and the bar code of a periodical")
    func issn() {
        #expect(ISSN("0768-3138")?.digits == "07683138")
        #expect(ISSN("07683138")?.hyphenated == "0768-3138")
        #expect(ISSN("2434-561X")?.digits == "2434561X")
        #expect(ISSN("0768-3139") == nil)
        #expect(EAN("9770768313001")?.issn?.hyphenated == "0768-3138")
    }

    @Test("EAN: check digit, and the book inside")
    func ean() {
        #expect(EAN("9782070612758")?.isbn?.isbn10 == "2070612759")
        #expect(EAN("9782070612757") == nil)
        #expect(EAN("3 017620 422003")?.digits == "3017620422003")
    }
}
