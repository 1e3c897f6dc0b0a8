/// One content line of a calendar, unfolded (RFC 5545 §3.1): `DTSTART;TZID=Europe/Paris:20261123T083000`.
struct CalendarLine: Equatable, Sendable {
    /// Where it begins, from 1.
    let number: Int
    /// In capitals.
    let name: String
    let value: String
    private let parameters: [String: String]

    /// The value of a parameter, without its quotes; of a list, all of it.
    func parameter(_ name: String) -> String? { parameters[name] }

    /// Nil when nothing separates a name from a value.
    init?(_ bytes: some Collection<UInt8>, number: Int) {
        var name: [UInt8] = []
        var parameters: [String: String] = [:]
        var part: [UInt8] = []
        var parts: [[UInt8]] = []
        var isQuoted = false
        var rest = bytes.makeIterator()
        var value: [UInt8]?
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "\""):
                isQuoted.toggle()
            case UInt8(ascii: ":") where !isQuoted:
                parts.append(part)
                value = []
                while let byte = rest.next() { value?.append(byte) }
            case UInt8(ascii: ";") where !isQuoted:
                parts.append(part)
                part = []
            default:
                part.append(byte)
            }
        }
        guard let value, let first = parts.first, !first.isEmpty else { return nil }
        name = first
        for part in parts.dropFirst().prefix(Self.mostParameters) {
            guard let sign = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
            parameters[Self.capitals(part[..<sign])] = String(decoding: part[(sign + 1)...], as: UTF8.self)
        }
        self.number = number
        self.name = Self.capitals(name[...])
        self.parameters = parameters
        self.value = String(decoding: value, as: UTF8.self)
    }

    private static let mostParameters = 16

    private static func capitals(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }, as: UTF8.self)
    }

    /// The value as a text (§3.3.11): what was escaped is itself again.
    var text: String {
        guard value.utf8.contains(UInt8(ascii: "\\")) else { return value }
        var text = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in value.unicodeScalars {
            if isEscaped {
                text.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                text.append(scalar)
            }
        }
        return String(text)
    }
}

/// The content lines of a calendar, one after the other: lines that begin with a blank go on the one before (§3.1).
struct CalendarLines: Sequence, IteratorProtocol {
    /// A line, or the number of one that is none.
    enum Element {
        case line(CalendarLine)
        case unreadable(Int)
    }

    private let bytes: ArraySlice<UInt8>
    private var place: Int
    private var number = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        place = self.bytes.startIndex
    }

    mutating func next() -> Element? {
        while place < bytes.endIndex {
            var line = Array(physicalLine())
            let start = number
            while place < bytes.endIndex, bytes[place] == 0x20 || bytes[place] == 0x09 {
                line += physicalLine().dropFirst()
            }
            guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
            return CalendarLine(line, number: start).map { .line($0) } ?? .unreadable(start)
        }
        return nil
    }

    /// Up to its end, which may be CRLF, as is asked, or LF, as is met.
    private mutating func physicalLine() -> ArraySlice<UInt8> {
        number += 1
        let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.endIndex
        var line = bytes[place..<end]
        if line.last == 0x0D { line = line.dropLast() }
        place = end < bytes.endIndex ? end + 1 : end
        return line
    }
}
