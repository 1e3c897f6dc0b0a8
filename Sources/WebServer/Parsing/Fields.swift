/// The header fields of a request as the bytes that came, names in lower case, without a string per field.
struct Fields: Sendable, Equatable {
    private struct Entry: Equatable {
        let name: Range<Int>
        let value: Range<Int>
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []

    var count: Int { entries.count }

    mutating func append(name: some Sequence<UInt8>, value: some Sequence<UInt8>) {
        let start = bytes.count
        for byte in name { bytes.append(byte.lowercased) }
        let middle = bytes.count
        bytes.append(contentsOf: value)
        entries.append(Entry(name: start..<middle, value: middle..<bytes.count))
    }

    func count(of name: String) -> Int {
        var count = 0
        for entry in entries where isNamed(entry, name) { count += 1 }
        return count
    }

    /// The value of the first field of that name.
    func first(_ name: String) -> ArraySlice<UInt8>? {
        for entry in entries where isNamed(entry, name) { return bytes[entry.value] }
        return nil
    }

    /// Every value of that name in one string, nil when there is no such field.
    func joined(_ name: String, separator: String = ", ") -> String? {
        var text: String?
        for entry in entries where isNamed(entry, name) {
            let value = String(decoding: bytes[entry.value], as: UTF8.self)
            text = text.map { $0 + separator + value } ?? value
        }
        return text
    }

    /// The members of a comma-separated field, over all its lines (RFC 9110 §5.6.1), empty ones left out.
    func members(of name: String) -> [ArraySlice<UInt8>] {
        var members: [ArraySlice<UInt8>] = []
        for entry in entries where isNamed(entry, name) {
            for member in bytes[entry.value].split(separator: UInt8(ascii: ",")) {
                let member = Bytes.trimmed(member)
                if !member.isEmpty { members.append(member) }
            }
        }
        return members
    }

    private func isNamed(_ entry: Entry, _ name: String) -> Bool {
        entry.name.count == name.utf8.count
            && bytes[entry.name].elementsEqual(name.utf8) { $0 == $1 || $0 == $1.lowercased }
    }
}
