/// Reads front matter: `clef: valeur` a line, lists as `[a, b]` or as lines of `- a`.
struct FrontMatterReader {
    private(set) var frontMatter = FrontMatter()
    private(set) var faults: [MarkdownFault] = []
    /// Where the text begins: the place of a line in `lines`.
    private(set) var end = 0

    private var seen: Set<String> = []
    /// The key of a list whose elements follow, a line each.
    private var listKey: String?

    init(_ text: MarkdownLines) {
        func words(_ line: MarkdownLines.Line) -> String {
            String(decoding: text.bytes[line.range].trimmed, as: UTF8.self)
        }
        guard let first = text.lines.first, Self.isBorder(text.bytes[first.range]) else { return }
        let rest = text.lines.prefix(Self.mostLines).dropFirst()
        // A text may well begin with a rule: a key, or nothing at all, makes it front matter.
        guard let next = rest.first(where: { !text.bytes[$0.range].isBlank }),
            Self.isBorder(text.bytes[next.range]) || Self.key(of: words(next)) != nil

        else { return }
        guard let end = rest.firstIndex(where: { Self.isBorder(text.bytes[$0.range]) }) else {
            faults.append(.init(line: first.number, kind: .frontMatterWithoutEnd))
            return
        }
        self.end = end + 1
        for line in text.lines[1..<end] { read(words(line), line: line.number) }
    }

    private static let mostLines = 200

    private static func isBorder(_ line: ArraySlice<UInt8>) -> Bool { line.trimmed.elementsEqual("---".utf8) }

    private mutating func read(_ words: String, line: Int) {
        if words.isEmpty || words.utf8.first == UInt8(ascii: "#") { return }
        if let listKey, words.utf8.starts(with: "- ".utf8) {
            take([Self.unquoted(words.utf8.dropFirst(2))], for: listKey, line: line)
            return
        }
        listKey = nil
        guard let (name, value) = Self.key(of: words) else {
            faults.append(.init(line: line, kind: .frontMatterLine(words)))
            return
        }
        let key = Folding.fold(name)
        guard Self.keys.contains(key) else {
            faults.append(.init(line: line, kind: .unknownKey(name)))
            return
        }
        guard seen.insert(key).inserted else {
            faults.append(.init(line: line, kind: .repeatedKey(name)))
            return
        }
        if value.isEmpty {
            if Self.listKeys.contains(key) { listKey = key }
        } else if Self.listKeys.contains(key) {
            take(Self.elements(of: value), for: key, line: line)
        } else if !take(Self.unquoted(value.utf8[...]), for: key) {
            faults.append(.init(line: line, kind: .frontMatterValue(key: name, value: value)))
        }
    }

    private static let listKeys: Set<String> = ["ent", "contacts"]
    private static let keys: Set<String> = listKeys.union([
        "titre", "resume", "public", "theme", "date", "verifie le", "version minimale", "version maximale",
        "ordre",
    ])

    /// `clef: valeur`; the key has at most forty bytes of letters and spaces.
    private static func key(of words: String) -> (String, String)? {
        guard let colon = words.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = String(decoding: words.utf8[..<colon].trimmed, as: UTF8.self)
        let isName = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || " -_'’".unicodeScalars.contains($0)
        }
        guard !name.isEmpty, name.utf8.count <= 40, isName else { return nil }
        return (name, String(decoding: words.utf8[words.utf8.index(after: colon)...].trimmed, as: UTF8.self))
    }

    /// `[a, b]`, `a, b` or `a`.
    private static func elements(of value: String) -> [String] {
        var words = value.utf8[...]
        if words.first == UInt8(ascii: "["), words.last == UInt8(ascii: "]") {
            words = words.dropFirst().dropLast()
        }
        return words.split(separator: UInt8(ascii: ",")).map { unquoted($0) }.filter { !$0.isEmpty }
    }

    private static func unquoted(_ value: Substring.UTF8View) -> String {
        let words = value.trimmed
        if words.count >= 2, words.first == words.last, words.first == 0x22 || words.first == 0x27 {
            return String(decoding: words.dropFirst().dropLast(), as: UTF8.self)
        }
        return String(decoding: words, as: UTF8.self)
    }

    private mutating func take(_ values: [String], for key: String, line: Int) {
        switch key {
        case "ent": frontMatter.ent += values
        default: frontMatter.contacts += values
        }
    }

    /// False: the value is not what the key asks for.
    private mutating func take(_ value: String, for key: String) -> Bool {
        switch key {
        case "titre": frontMatter.title = value
        case "resume": frontMatter.summary = value
        case "public": frontMatter.audience = value
        case "theme": frontMatter.theme = value
        case "date":
            guard Self.isDay(value) else { return false }
            frontMatter.date = value
        case "verifie le":
            guard Self.isDay(value) else { return false }
            frontMatter.checkedOn = value
        case "version minimale":
            guard MarkdownCondition.numbers(of: value) != nil else { return false }
            frontMatter.versionFrom = value
        case "version maximale":
            guard MarkdownCondition.numbers(of: value) != nil else { return false }
            frontMatter.versionTo = value
        default:
            guard let order = Int(value), abs(order) < 1_000_000 else { return false }
            frontMatter.order = order
        }
        return true
    }

    /// `2026-11-21`, a day that exists.
    private static func isDay(_ value: String) -> Bool {
        let parts = value.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.allSatisfy { (0x30...0x39).contains($0) } ? Int(String(decoding: part, as: UTF8.self)) : nil
        }
        guard parts.map(\.count) == [4, 2, 2], numbers.count == 3, (1...12).contains(numbers[1]) else {
            return false
        }
        let (year, month) = (numbers[0], numbers[1])
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        return year > 0 && (1...days).contains(numbers[2])
    }
}
