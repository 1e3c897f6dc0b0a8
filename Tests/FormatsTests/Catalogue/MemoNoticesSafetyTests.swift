// MémoNotices from a hostile or a broken hand: a French sentence, and never a crash.
import Testing

@testable import Formats

@Suite struct MemoNoticesSafetyTests {
    private let good = "<NOTICES><TITRE_N>L'été</TITRE_N></NOTICES>"

    private func file(_ body: String) -> [UInt8] {
        Array(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<MEMO_NOTICES>\n" + body).utf8)
    }

    @Test(
        "entities are refused before any parser sees them",
        arguments: [
            "<!DOCTYPE M [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
            "<!DOCTYPE M [<!ENTITY c SYSTEM \"file:///etc/passwd\">]>",
        ])
    func entities(documentType: String) throws {
        let text = documentType + "<MEMO_NOTICES><NOTICES><TITRE_N>&c;</TITRE_N></NOTICES></MEMO_NOTICES>"
        #expect(throws: FormatError.self) { try items(Array(text.utf8)) }
    }

    @Test("a document type that only names itself is passed over, as exports have one")
    func documentType() throws {
        let text = "<!DOCTYPE MEMO_NOTICES SYSTEM \"memo.dtd\"><MEMO_NOTICES>\(good)</MEMO_NOTICES>"
        #expect(try items(Array(text.utf8)).titles == ["L'été"])
    }

    @Test("a file cut anywhere gives the records before the cut, and one problem")
    func everyCut() throws {
        let whole = MemoSamples.inWindows1252(MemoSamples.generationB)
        for length in stride(from: 1, to: whole.count, by: 97) {
            let found: [CatalogueItem]
            do { found = try items(Array(whole[..<length])) } catch is FormatError { continue }
            #expect(found.problems.count == 1)
            #expect(found.descriptions.count <= 5)
        }
    }

    @Test("what is wrong with the file is said in French, with the line, after the records before it")
    func broken() throws {
        let deep = String(repeating: "<A>", count: 5_000)
        for (body, words) in [
            ("<NOTICES><TITRE_N>Tout < rien</TITRE_N></NOTICES>", "mal formé"),
            ("<NOTICES><TITRE_N>&inconnue;</TITRE_N></NOTICES>", "mal formé"),
            ("<NOTICES>" + deep, "anormalement profond"),
            ("<NOTICES></NOTICE>", "mal formé"),
        ] {
            let found = try items(file(good + "\n" + body))
            #expect(found.titles == ["L'été"])
            let problem = try #require(found.problems.first)
            #expect(problem.recordNumber == 2)
            #expect(try #require(problem.line) >= 4)
            #expect(problem.reason.contains(words))
        }
    }

    @Test("a record without bounds is left aside, and the next one is read")
    func endless() throws {
        let long = String(repeating: "mer ", count: 1_200_000)
        let many = String(repeating: "<EXEMPLAIRES/>", count: 80_000)
        for filling in ["<RESUME_N>\(long)</RESUME_N>", many] {
            let endless = "<NOTICES><IDENTITE_N>7</IDENTITE_N><TITRE_N>Long</TITRE_N>\(filling)</NOTICES>"
            let found = try items(file(endless + good + "</MEMO_NOTICES>"))
            #expect(found.titles == ["L'été"])
            #expect(found.problems.map(\.recordLabel) == ["7"])
            #expect(found.problems.first?.reason.contains("anormalement longue") == true)
        }
    }

    @Test(
        "bytes that are not text, even in the name of an element, never crash",
        arguments: [0x80, 0xC3, 0xED, 0xF5, 0xFF] as [UInt8])
    func notText(byte: UInt8) throws {
        for text in [
            "<NOTICES><TITRE\u{1}_N>A</TITRE\u{1}_N></NOTICES>", "<NOTICES \u{1}=\"1\"/>",
            "<NOTICES><TITRE_N>\u{1}", "<é/><\u{1}>", "<NOTICES><TITRE_N>é\u{1}</TITRE_N></NOTICES>",
        ] {
            let bytes = file(text).map { $0 == 1 ? byte : $0 }
            do { _ = try items(bytes) } catch is FormatError {}
        }
    }

    @Test("the encoding of an unknown declaration is refused; a false one is seen through")
    func falseEncoding() throws {
        #expect(throws: FormatError.self) {
            try items(Array("<?xml version=\"1.0\" encoding=\"EBCDIC\"?><MEMO_NOTICES>\(good)".utf8))
        }
        let lie = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><MEMO_NOTICES>\(good)</MEMO_NOTICES>"
        #expect(try items(MemoSamples.inWindows1252(lie)).titles == ["L'été"])
    }

    @Test("three hundred damaged files: no crash, no hang, and only French sentences")
    func mutations() throws {
        var random = SeededGenerator(state: 20_190_901)
        let pieces = ["<", ">", "</", "&", "]]>", "<![CDATA[", "<!--", "/", "\"", "\u{FEFF}"].map {
            Array($0.utf8)
        }
        for round in 0..<300 {
            let sample = round % 2 == 0 ? MemoSamples.generationA : MemoSamples.generationB
            var bytes = MemoSamples.inWindows1252(sample)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2:
                    bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
                default:
                    let end = min(bytes.count, place + Int.random(in: 1...400, using: &random))
                    bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
                }
            }
            do {
                for problem in try items(bytes).problems { #expect(problem.reason.hasSuffix(".")) }
            } catch let error as FormatError { #expect(error.reason.hasSuffix(".")) }
        }
    }
}
