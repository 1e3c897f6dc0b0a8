/// Reads an ISO 2709 file one record at a time; a bad record is a problem, and the file goes on after it.
package final class Iso2709Reader {
    private let blocks: ByteBlocks
    private let dialect: MarcDialect?
    private var judge = CharacterSetJudge()
    private var recordNumber = 0

    /// Where the last record begins in the file.
    private(set) var recordOffset = 0

    /// A record longer than this is not a record: the format cannot announce more than 99 999 bytes, but files
    /// hold longer ones, whose announced length is 00000 or 99999.
    static let longestRecord = 4 << 20

    /// `dialect` nil: found out for each record.
    package init(path: String, dialect: MarcDialect? = nil) throws {
        blocks = try ByteBlocks(path: path)
        self.dialect = dialect
    }

    package var bytesRead: Int { blocks.position }

    package func next() throws -> MarcItem? {
        var (length, consumed) = (0, 0)
        repeat {
            guard try skipPadding() else { return nil }
            (length, consumed) = try cut()
        } while skipBlanks(length, consumed)
        recordNumber += 1
        recordOffset = blocks.position
        guard length <= Self.longestRecord else {
            try skipPastTerminator()
            return .problem(
                problem("Aucune fin de notice n’a été trouvée\u{A0}: le fichier est abîmé ici."))
        }
        defer { blocks.consume(consumed) }
        return blocks.withAvailable { available in
            let bytes = UnsafeBufferPointer(rebasing: available[..<length])
            do throws(FormatError) {
                return try read(bytes)
            } catch {
                return .problem(problem(error.reason, label: Self.label(of: bytes)))
            }
        }
    }

    private func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(FormatError) -> MarcItem {
        let layout = try Iso2709Layout(bytes)
        let dialect = dialect ?? MarcDialect(of: layout, in: bytes)
        let transcriber = try judge.transcriber(for: bytes, layout: layout, dialect: dialect)
        return .record(try MarcRecord(layout, in: bytes, transcriber), dialect)
    }

    private func problem(_ reason: String, label: String = "") -> RecordProblem {
        RecordProblem(
            recordNumber: recordNumber, byteOffset: recordOffset, recordLabel: label, reason: reason)
    }

    // MARK: Cutting the file into records

    /// To the first byte of a record, over line ends, padding and an end-of-file mark; false at the end of the file.
    private func skipPadding() throws -> Bool {
        while true {
            let padding = blocks.withAvailable { $0.prefix(while: Self.isPadding).count }
            blocks.consume(padding)
            if blocks.available > 0 { return true }
            if try !blocks.fill() { return false }
        }
    }

    /// Blanks may open a record (a length that was not filled in), or fill up a file.
    private func skipBlanks(_ length: Int, _ consumed: Int) -> Bool {
        guard blocks.withAvailable({ $0[..<length].allSatisfy { $0 == 0x20 || Self.isPadding($0) } }) else {
            return false
        }
        blocks.consume(consumed)
        return true
    }

    private static func isPadding(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00, 0x0A, 0x0D, 0x1A, Iso2709Layout.recordTerminator: true
        case 0xEF, 0xBB, 0xBF: true  // the three bytes of a byte order mark; no record begins with them
        default: false
        }
    }

    /// How many bytes the record at hand has, and how many to pass over with its terminator.
    private func cut() throws -> (length: Int, consumed: Int) {
        var searched = 0
        while true {
            let end = blocks.withAvailable { $0[searched...].firstIndex(of: Iso2709Layout.recordTerminator) }
            let length = end ?? blocks.available
            if let alone = lengthWithoutTerminator(within: length) { return (alone, alone) }
            if let end { return (end, end + 1) }
            searched = blocks.available
            guard searched <= Self.longestRecord, try blocks.fill() else {
                return (blocks.available, blocks.available)
            }
        }
    }

    /// When a record terminator was lost, the announced length still tells where the record ends, if a field ends
    /// there and another record begins.
    private func lengthWithoutTerminator(within length: Int) -> Int? {
        blocks.withAvailable { bytes in
            guard length > 30 else { return nil }
            let announced = bytes[..<5].reduce(0) { $0 * 10 + Int($1) - 0x30 }
            guard bytes[..<5].allSatisfy({ (0x30...0x39).contains($0) }), announced > 24 else { return nil }
            for candidate in [announced - 1, announced] where candidate + 5 < length {
                let next = bytes[candidate..<candidate + 5]
                if bytes[candidate - 1] == Iso2709Layout.fieldTerminator,
                    next.allSatisfy({ (0x30...0x39).contains($0) })
                {
                    return candidate
                }
            }
            return nil
        }
    }

    private func skipPastTerminator() throws {
        while true {
            let end = blocks.withAvailable { $0.firstIndex(of: Iso2709Layout.recordTerminator) }
            blocks.consume(end.map { $0 + 1 } ?? blocks.available)
            if end != nil { return }
            if try !blocks.fill() { return }
        }
    }

    /// What could be the number of a record that cannot be read: the first printable words after its directory.
    private static func label(of bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard let directoryEnd = bytes.firstIndex(of: Iso2709Layout.fieldTerminator) else { return "" }
        let first = bytes[(directoryEnd + 1)...].prefix { (0x20...0x7E).contains($0) }.prefix(40)
        return Punctuation.tidy(String(decoding: first, as: UTF8.self))
    }
}

extension MarcRecord {
    /// The fields of a layout, transcribed.
    init(_ layout: Iso2709Layout, in bytes: UnsafeBufferPointer<UInt8>, _ transcriber: Transcriber)
        throws(FormatError)
    {
        leader = String(decoding: bytes[..<Iso2709Layout.leaderLength], as: UTF8.self)
        controlFields = []
        dataFields = []
        dataFields.reserveCapacity(layout.fields.count)
        for field in layout.fields {
            let content = UnsafeBufferPointer(rebasing: bytes[field.bytes])
            if field.isControl {
                controlFields.append(ControlField(field.tag, transcriber.text(content)))
            } else {
                dataFields.append(try DataField(field.tag, content, layout, transcriber))
            }
        }
    }
}

extension MarcRecord.DataField {
    /// `content`: indicators, then subfields each opened by a mark and a code.
    fileprivate init(
        _ tag: String, _ content: UnsafeBufferPointer<UInt8>, _ layout: Iso2709Layout,
        _ transcriber: Transcriber
    ) throws(FormatError) {
        let firstMark = content.firstIndex(of: Iso2709Layout.subfieldMark) ?? content.count
        func indicator(_ position: Int) -> UInt8 {
            let isThere = position < min(firstMark, layout.indicatorCount)
            return isThere && (0x20...0x7E).contains(content[position]) ? content[position] : 0x20
        }
        self.init(tag, indicator(0), indicator(1))
        var start = firstMark
        while start < content.count {
            let end =
                content[(start + 1)...].firstIndex(of: Iso2709Layout.subfieldMark) ?? content.count
            let valueStart = start + layout.identifierLength
            if valueStart <= end {
                let code = content[start + 1]
                guard (0x21...0x7E).contains(code) else {
                    throw FormatError("Une sous-zone de la zone \(tag) a un code illisible.")
                }
                let value = UnsafeBufferPointer(rebasing: content[valueStart..<end])
                subfields.append(MarcRecord.Subfield(code, transcriber.text(value)))
            }
            start = end
        }
    }
}
