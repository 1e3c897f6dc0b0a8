// ISO 2709 files as they come: good, stretched, cut, scratched.
import Testing

@testable import Formats

@Suite struct Iso2709ReaderTests {
    let one = RawRecord(unimarc: "Un").bytes
    let two = RawRecord(unimarc: "Deux").bytes

    @Test("records follow each other, with or without line ends, padding or a byte order mark between them")
    func lineEnds() throws {
        #expect(try items(one + two).titles == ["Un", "Deux"])
        #expect(try items(one + [0x0D, 0x0A] + two + [0x0D, 0x0A, 0x1A]).titles == ["Un", "Deux"])
        #expect(try items([0xEF, 0xBB, 0xBF] + one + [0x0A, 0x00] + two).titles == ["Un", "Deux"])
    }

    @Test(
        "a record that announces a wrong length is read all the same, and so is the next",
        arguments: [
            "00000", "00030", "99999", "     ", "abcde",
        ])
    func lyingLength(announced: String) throws {
        #expect(
            try items(two + Array(announced.utf8) + one.dropFirst(5) + two).titles == ["Deux", "Un", "Deux"])
    }

    @Test("a wrong base address does not matter: the directory ends where it ends")
    func lyingBaseAddress() throws {
        var bytes = one
        bytes.replaceSubrange(12..<17, with: "00024".utf8)
        #expect(try items(bytes + two).titles == ["Un", "Deux"])
    }

    @Test("a lost record terminator costs no record")
    func lostTerminator() throws {
        #expect(try items(one.dropLast() + two).titles == ["Un", "Deux"])
        #expect(try items(one + two.dropLast()).titles == ["Un", "Deux"])
    }

    @Test("lengths counted in characters instead of bytes are put right")
    func lengthsInCharacters() throws {
        var record = RawRecord(
            unimarc: "Été", [("210", "  $aOrléans$cÉditions d’été"), ("215", "  $a12 p.")])
        let right = record.bytes
        record.fields = record.fields.map { field in
            (
                field.tag,
                String(decoding: field.bytes, as: UTF8.self).unicodeScalars.map { UInt8($0.value & 0x7F) }
            )
        }
        let directory = record.bytes[24...].prefix { $0 != 0x1E }
        let wrong = Array(right[..<24]) + directory + right[24...].drop { $0 != 0x1E }
        let description = try #require(try items(wrong).descriptions.first)
        #expect(description.title == "Été")
        #expect(description.publications.first?.publisher == "Éditions d’été")
        #expect(description.extent == "12 p.")
    }

    @Test("a record cut anywhere is read whole or refused with a reason; the records around it are untouched")
    func everyCut() throws {
        let record = RawRecord(unimarc: "Coupée", [("210", "  $aParis$cSeuil$d1999"), ("606", "  $aMer")])
            .bytes
        for length in 1..<(record.count - 1) {
            let found = try items(one + record[..<length] + [0x1D] + two)
            let label = "cut after \(length) bytes"
            #expect(found.titles.first == "Un", "\(label)")
            #expect(found.titles.last == "Deux", "\(label)")
            let isPadding = record[..<length].allSatisfy { $0 == 0x20 }
            #expect(found.count == (isPadding ? 2 : 3), "\(label)")
            #expect(
                found.problems.allSatisfy { $0.recordNumber == 2 && $0.byteOffset == one.count }, "\(label)")
            #expect(found.problems.count == 1 || found.titles == ["Un", "Coupée", "Deux"], "\(label)")
        }
    }

    @Test("a file cut anywhere gives its first records and then a reason")
    func everyCutAtTheEnd() throws {
        for length in 0..<two.count {
            let found = try items(one + two[..<length])
            #expect(found.titles.first == "Un")
            #expect(found.count <= 2)
            #expect(found.titles.count == 2 || length == 0 || found.problems.count == 1)
        }
    }

    @Test("a damaged directory is refused in French, with the place in the file")
    func damagedDirectory() throws {
        var bytes = two
        bytes[24 + 4] = UInt8(ascii: "x")
        let problem = try #require(try items(one + bytes + one).problems.first)
        #expect(problem.recordNumber == 2)
        #expect(problem.byteOffset == one.count)
        #expect(problem.reason == "Le répertoire de la notice est abîmé.")
        #expect(problem.message.contains("Notice 2"))
    }

    @Test("indicators and subfield codes of unusual lengths are those of the leader")
    func unusualLeader() throws {
        var record = RawRecord()
        record.leader = "nam0 13     a  450 "
        record.fields = []
        record.add("001", "K1")
        record.add("200", "1$a Mer$e bleue")
        let description = try #require(try items(record.bytes).descriptions.first)
        #expect(description.title == "Mer")
        #expect(description.subtitle == "bleue")
    }

    @Test("a file without any end of record is refused without filling the memory")
    func endless() throws {
        let bytes = one + [UInt8](repeating: UInt8(ascii: "7"), count: 5 << 20) + [0x1D] + two
        let found = try items(bytes)
        #expect(found.titles == ["Un", "Deux"])
        #expect(found.problems.count == 1)
    }

    @Test("the reader tells how far it is")
    func progress() throws {
        try withFile(one + two) { path in
            let reader = try CatalogueReader(path: path)
            _ = try reader.next()
            #expect(reader.bytesRead == one.count)
            #expect(reader.totalBytes == one.count + two.count)
        }
    }

    @Test("scratched bytes never crash the reader nor hide the last record", arguments: 0..<10)
    func scratches(seed: Int) throws {
        var random = SeededGenerator(state: UInt64(seed))
        let record = RawRecord(
            unimarc: "Éraflée", [("210", "  $aParis$cSeuil$d1999"), ("700", " 1$aHugo$bVictor$4070")]
        ).bytes
        for _ in 0..<50 {
            var bytes = record
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let position = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: position)
                default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: position)
                }
            }
            let found = try items(one + bytes + [0x1D] + two)
            #expect(found.titles.first == "Un")
            #expect(found.titles.last == "Deux")
        }
    }
}
