/// Where the fields of one ISO 2709 record lie among its bytes, checked against the bytes themselves.
///
/// The directory is believed only where each of its entries names exactly one stretch between two field
/// terminators. Where it does not (lengths counted in characters, a record re-encoded without care), the
/// stretches are given to the entries in order, provided that there are as many of both.
struct Iso2709Layout {
    struct Field {
        var tag: String
        /// Without the field terminator.
        var bytes: Range<Int>
        var isControl: Bool
    }

    /// ISO 2709 §4.3: how many indicators a field has, and how long a subfield identifier is, mark included.
    let indicatorCount: Int
    let identifierLength: Int
    let fields: [Field]

    static let fieldTerminator: UInt8 = 0x1E
    static let subfieldMark: UInt8 = 0x1F
    static let recordTerminator: UInt8 = 0x1D
    static let leaderLength = 24

    /// Reads the bytes of one record, without its record terminator.
    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(FormatError) {
        guard bytes.count > Self.leaderLength else {
            throw FormatError("La notice est trop courte pour en être une (\(bytes.count) octets).")
        }
        guard bytes[..<Self.leaderLength].allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw FormatError("L’en-tête (guide) de la notice est illisible.")
        }
        func digit(_ position: Int, else usual: Int) -> Int {
            let value = Int(bytes[position]) - 0x30
            return (1...9).contains(value) ? value : usual
        }
        indicatorCount = digit(10, else: 2)
        identifierLength = max(2, digit(11, else: 2))
        let plan = EntryPlan(lengthDigits: digit(20, else: 4), startDigits: digit(21, else: 5), extra: 0)
        fields = try Self.fields(of: bytes, plan: plan)
    }

    /// ISO 2709 §4.3.7: how a directory entry is cut; the third figure is nearly always 0.
    private struct EntryPlan {
        var lengthDigits: Int
        var startDigits: Int
        var extra: Int
        var length: Int { 3 + lengthDigits + startDigits + extra }
    }

    private struct Entry {
        var tag: String
        var length: Int
        var start: Int
    }

    private static func fields(
        of bytes: UnsafeBufferPointer<UInt8>, plan: EntryPlan
    ) throws(FormatError) -> [Field] {
        // The first field terminator closes the directory, whatever the base address in the leader says.
        guard let directoryEnd = bytes[leaderLength...].firstIndex(of: fieldTerminator) else {
            throw FormatError("La notice est coupée avant la fin de son répertoire.")
        }
        guard (directoryEnd - leaderLength) % plan.length == 0, directoryEnd > leaderLength else {
            throw FormatError("Le répertoire de la notice est abîmé.")
        }
        var entries: [Entry] = []
        entries.reserveCapacity((directoryEnd - leaderLength) / plan.length)
        for position in stride(from: leaderLength, to: directoryEnd, by: plan.length) {
            entries.append(try entry(bytes, at: position, plan: plan))
        }
        let data = (directoryEnd + 1)..<bytes.count
        if let fields = believed(entries, in: bytes, data: data) { return fields }
        return try inOrder(entries, in: bytes, data: data)
    }

    private static func entry(
        _ bytes: UnsafeBufferPointer<UInt8>, at position: Int, plan: EntryPlan
    ) throws(FormatError) -> Entry {
        let tag = UnsafeBufferPointer(rebasing: bytes[position..<position + 3])
        guard tag.allSatisfy(isTagByte) else { throw FormatError("Le répertoire de la notice est abîmé.") }
        let startPosition = position + 3 + plan.lengthDigits
        guard let length = number(bytes[position + 3..<startPosition]),
            let start = number(bytes[startPosition..<startPosition + plan.startDigits])
        else { throw FormatError("Le répertoire de la notice est abîmé.") }
        return Entry(tag: String(decoding: tag, as: UTF8.self), length: length, start: start)
    }

    /// The directory taken at its word, nil as soon as one entry is not exactly one field.
    private static func believed(
        _ entries: [Entry], in bytes: UnsafeBufferPointer<UInt8>, data: Range<Int>
    ) -> [Field]? {
        var fields: [Field] = []
        fields.reserveCapacity(entries.count)
        for entry in entries {
            let start = data.lowerBound + entry.start
            let end = start + entry.length - 1
            guard entry.length > 0, end < data.upperBound, bytes[end] == fieldTerminator,
                bytes[start - 1] == fieldTerminator,
                !bytes[start..<end].contains(fieldTerminator)
            else { return nil }
            fields.append(Field(tag: entry.tag, bytes: start..<end, isControl: isControl(entry.tag)))
        }
        return fields
    }

    private static func inOrder(
        _ entries: [Entry], in bytes: UnsafeBufferPointer<UInt8>, data: Range<Int>
    ) throws(FormatError) -> [Field] {
        var stretches: [Range<Int>] = []
        var start = data.lowerBound
        for position in data where bytes[position] == fieldTerminator {
            stretches.append(start..<position)
            start = position + 1
        }
        let isCut = start < data.upperBound || stretches.isEmpty
        guard !isCut, stretches.count == entries.count else {
            throw FormatError(
                stretches.count < entries.count
                    ? "La notice est coupée avant sa fin\u{A0}: des zones annoncées n’y sont pas."
                    : "Le répertoire de la notice ne correspond pas à son contenu."
            )
        }
        guard zip(entries, entries.dropFirst()).allSatisfy({ $0.start < $1.start }) else {
            throw FormatError("Le répertoire de la notice ne correspond pas à son contenu.")
        }
        return zip(entries, stretches).map { entry, stretch in
            Field(tag: entry.tag, bytes: stretch, isControl: isControl(entry.tag))
        }
    }

    private static func isControl(_ tag: String) -> Bool {
        tag.utf8.starts(with: [0x30, 0x30])
    }

    private static func isTagByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }
}
