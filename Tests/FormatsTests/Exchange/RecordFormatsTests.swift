// A record as each format of exchange says it.
import Foundation
import Testing

@testable import Formats

@Suite struct RecordFormatsTests {
    private let link = ExchangeSamples.permalink

    @Test("Dublin Core names the title, the authors, the subjects, the numbers and the permanent address")
    func dublinCore() throws {
        let xml = try WellFormed(DublinCore.bytes(of: ExchangeSamples.novel, permalink: link))
        func dc(_ name: String) -> [String] { xml.all("oai_dc:dc/dc:" + name) }
        #expect(dc("title") == ["L’île au trésor : roman"])
        #expect(dc("creator") == ["Stevenson, Robert Louis"])
        #expect(dc("contributor") == ["Papy, Jacques", "Nourry, Loïc"])
        #expect(dc("subject") == ["pirate", "île -- mer"])
        #expect(dc("publisher") == ["Gallimard & Cie"])
        #expect(dc("date") == ["2001"])
        #expect(dc("type") == ["Text", "Roman"])
        #expect(dc("identifier") == [link, "urn:isbn:9782070515806"])
        #expect(dc("language") == ["fre"])
        #expect(dc("relation") == ["Folio junior ; 441"])
    }

    @Test("RIS opens with its type, closes with ER, and names one thing a line")
    func ris() {
        let lines = text(RIS.bytes(of: ExchangeSamples.novel, permalink: link)).components(
            separatedBy: "\r\n")
        #expect(lines.first == "TY  - BOOK" && lines.suffix(2) == ["ER  - ", ""])
        for line in [
            "AU  - Stevenson, Robert Louis", "A4  - Papy, Jacques", "TI  - L’île au trésor : roman",
            "T2  - Folio junior", "PY  - 2001", "PB  - Gallimard & Cie", "CY  - Paris", "SP  - 191",
            "SN  - 9782070515806", "KW  - pirate", "UR  - " + link,
        ] { #expect(lines.contains(line), "\(line)") }
        let article = text(RIS.bytes(of: ExchangeSamples.article, permalink: link))
        for line in ["TY  - MGZN", "T2  - Okapi", "IS  - 812", "SP  - 12", "EP  - 15"] {
            #expect(article.contains(line + "\r\n"), "\(line)")
        }
    }

    @Test("no text can open a line of RIS")
    func risLines() {
        for record in ExchangeSamples.all {
            let lines = text(RIS.bytes(of: record, permalink: link)).components(separatedBy: "\r\n")
                .dropLast()
            for line in lines {
                #expect(Array(line.utf8).dropFirst(2).starts(with: "  - ".utf8), "\(line)")
                #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{2028}" })
            }
            #expect(lines.filter { $0.hasPrefix("TY") }.count == 1)
        }
    }

    @Test("BibTeX: one entry, a key of plain letters that no other record has, braces always in pairs")
    func bibtex() {
        let novel = text(BibTeX.bytes(of: ExchangeSamples.novel, number: 12, permalink: link))
        #expect(novel.hasPrefix("@book{stevenson-2001-12,\n"))
        for line in [
            "author = {Stevenson, Robert Louis}", "translator = {Papy, Jacques}",
            "title = {{L’île au trésor : roman}}", "publisher = {Gallimard \\& Cie}", "year = {2001}",
            "isbn = {978-2-07-051580-6}", "series = {Folio junior}", "url = {\(link)}",
        ] { #expect(novel.contains("  " + line), "\(line)") }
        #expect(
            text(BibTeX.bytes(of: ExchangeSamples.article, number: 3, permalink: link))
                .hasPrefix("@article{durand-2007-3,\n"))
        for record in ExchangeSamples.all {
            var depth = 0
            let entry = text(BibTeX.bytes(of: record, number: 1, permalink: link))
            for (place, byte) in entry.utf8.enumerated() {
                if byte == UInt8(ascii: "{") { depth += 1 }
                if byte == UInt8(ascii: "}") { depth -= 1 }
                #expect(depth > 0 || place < 20 || place >= entry.utf8.count - 2)
            }
            #expect(depth == 0)
        }
    }

    @Test("a name with « and » in it stays one author")
    func names() {
        let entry = text(BibTeX.bytes(of: ExchangeSamples.hostile, number: 1, permalink: link))
        #expect(entry.contains(" and {Tom and Jerry}"))
    }

    @Test("COinS: a book with its numbers; a film in Dublin Core; nothing but plain pairs")
    func coins() throws {
        let title = COinS.title(of: ExchangeSamples.novel, permalink: link)
        for pair in [
            "ctx_ver=Z39.88-2004", "rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook", "rft.genre=book",
            "rft.btitle=L%E2%80%99%C3%AEle%20au%20tr%C3%A9sor%20%3A%20roman", "rft.aulast=Stevenson",
            "rft.aufirst=Robert%20Louis", "rft.isbn=9782070515806", "rft.date=2001",
        ] { #expect(title.components(separatedBy: "&").contains(pair), "\(pair)") }
        let film = COinS.title(of: ExchangeSamples.medium("DVD vidéo"), permalink: link)
        #expect(film.contains("mtx%3Adc&rft.type=videoRecording"))
        let article = COinS.title(of: ExchangeSamples.article, permalink: link)
        #expect(article.contains("rft.genre=article") && article.contains("rft.jtitle=Okapi"))
        for record in ExchangeSamples.all {
            for pair in COinS.title(of: record, permalink: link).components(separatedBy: "&") {
                #expect(pair.components(separatedBy: "=").count == 2)
                #expect(!pair.contains("<") && !pair.contains("\""))
            }
        }
    }

    @Test("schema.org: JSON with the type of the document, which no text can break out of")
    func schemaOrg() throws {
        func read(_ record: RecordDescription) throws -> [String: Any] {
            let bytes = SchemaOrg.bytes(of: record, permalink: link)
            let said = text(bytes)
            #expect(
                !said.contains("<") && !said.contains(">") && !said.contains("&")
                    && !said.contains("\u{2028}"))
            return try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        }
        let novel = try read(ExchangeSamples.novel)
        #expect(novel["@type"] as? String == "Book" && novel["@id"] as? String == link)
        #expect((novel["author"] as? [[String: String]])?.first?["name"] == "Robert Louis Stevenson")
        #expect(novel["numberOfPages"] as? Int == 191)
        #expect(novel["isbn"] as? [String] == ["9782070515806"])
        #expect(novel["inLanguage"] as? [String] == ["fre"])
        let hostile = try read(ExchangeSamples.hostile)
        #expect((hostile["name"] as? String)?.hasPrefix("</script><b>\"'& {x} \\") == true)
        let types = try ExchangeSamples.all.dropFirst(4).map { try read($0)["@type"] as? String }
        #expect(
            types == [
                "Movie", "MusicRecording", "Periodical", "WebSite", "SheetMusic", "Map", "VisualArtwork",
                "CreativeWork", "DigitalDocument", "CreativeWork",
            ])
    }

    @Test("every record is well-formed XML in Dublin Core and in UNIMARC")
    func wellFormed() throws {
        for record in ExchangeSamples.all {
            _ = try WellFormed(DublinCore.bytes(of: record, permalink: link))
            let unimarc = MarcRecord(exchanging: record, number: "12", permalink: link, agency: "0510032H")
            _ = try WellFormed(MarcXchange.bytes(of: unimarc))
        }
    }

    @Test("the volumes of a set are told apart by their number")
    func volumes() throws {
        var volume = ExchangeSamples.novel
        (volume.title, volume.subtitle) = ("Naruto", "")
        volume.sets = [.init(title: "Naruto", volume: "12")]
        let xml = try WellFormed(DublinCore.bytes(of: volume, permalink: link))
        #expect(xml.all("oai_dc:dc/dc:title") == ["Naruto. 12"])
        let ris = text(RIS.bytes(of: volume, permalink: link))
        #expect(ris.contains("TI  - Naruto\r\n") && ris.contains("VL  - 12\r\n"))
    }

    @Test("a summary too long for ISO 2709 is cut, between two characters")
    func longTexts() throws {
        var record = ExchangeSamples.novel
        record.summary = String(repeating: "é👩‍👩‍👧", count: 3000)
        let unimarc = MarcRecord(exchanging: record, number: "12", permalink: link, agency: "0510032H")
        #expect(throws: FormatError.self) { try Iso2709Writer.bytes(of: unimarc) }
        let descriptions = try items(Iso2709Writer.bytes(of: unimarc.clipped)).descriptions
        let summary = try #require(descriptions.first?.summary)
        #expect(summary.hasSuffix("…") && summary.utf8.count > 8000)
        #expect(record.summary.unicodeScalars.starts(with: summary.unicodeScalars.dropLast()))
        #expect(descriptions.first?.title == record.title)
    }

    @Test("UNIMARC carries our number, the permanent address, the source's number and who hands it over")
    func unimarc() throws {
        let record = MarcRecord(
            exchanging: ExchangeSamples.novel, number: "12", permalink: link, agency: "0510032H")
        #expect(record.controlFields == [.init("001", "12"), .init("003", link)])
        #expect(record.dataFields.map(\.tag) == record.dataFields.map(\.tag).sorted())
        func value(_ tag: String, _ code: Unicode.Scalar) -> String? {
            record.dataFields.first { $0.tag == tag }?.subfields.first { $0.code == UInt8(ascii: code) }?
                .value
        }
        #expect(value("035", "a") == "A-77" && value("801", "b") == "0510032H")
        #expect(try items(MarcXchange.bytes(of: record)).titles == ["L’île au trésor"])
    }
}
