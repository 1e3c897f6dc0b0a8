/// `{{si ent=liberscol}}`, `{{si version>=2.64}}`, up to `{{sinon}}` or `{{fin}}`.
package struct MarkdownCondition: Hashable, Sendable {
    /// `ent`, `version`…, in lower case.
    package let name: String
    package let operation: Operation
    package let value: String

    package init(name: String, operation: Operation, value: String) {
        self.name = name
        self.operation = operation
        self.value = value
    }

    package enum Operation: String, CaseIterable, Sendable {
        case equal = "="
        case different = "≠"
        case less = "<"
        case atMost = "≤"
        case greater = ">"
        case atLeast = "≥"
    }

    /// `ent=liberscol`, `version >= 2.64`; nil where it says anything else.
    init?(_ words: String) {
        let signs: Set<Unicode.Scalar> = ["=", "≠", "<", "≤", ">", "≥", "!"]
        let scalars = words.unicodeScalars
        guard let start = scalars.firstIndex(where: signs.contains) else { return nil }
        let end = scalars[start...].firstIndex { !signs.contains($0) } ?? scalars.endIndex
        let name = String(decoding: String(scalars[..<start]).utf8.trimmed, as: UTF8.self).lowercased()
        let value = String(decoding: String(scalars[end...]).utf8.trimmed, as: UTF8.self)
        let isName =
            !name.isEmpty && name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "-" }
        guard isName, !value.isEmpty, let operation = Operation(sign: String(scalars[start..<end])) else {
            return nil
        }
        self.init(name: name, operation: operation, value: value)
    }

    /// Whether it holds where `name` is `actual`. Words are compared folded; versions number by number, so that 2.9
    /// comes before 2.10. Nil: an order between things that are not versions.
    package func holds(for actual: String) -> Bool? {
        if let (actual, value) = Self.numbers(of: actual).flatMap({ first in
            Self.numbers(of: value).map { (first, $0) }
        }) {
            let order = Self.difference(actual, value)
            return switch operation {
            case .equal: order == 0
            case .different: order != 0
            case .less: order < 0
            case .atMost: order <= 0
            case .greater: order > 0
            case .atLeast: order >= 0
            }
        }
        return switch operation {
        case .equal: Folding.fold(actual) == Folding.fold(value)
        case .different: Folding.fold(actual) != Folding.fold(value)
        default: nil
        }
    }

    /// `2.64` is 2 and 64.
    static func numbers(of version: String) -> [Int]? {
        let parts = version.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.allSatisfy { (0x30...0x39).contains($0) } ? Int(String(decoding: part, as: UTF8.self)) : nil
        }
        return numbers.count == parts.count ? numbers : nil
    }

    /// Below 0: the first comes before. 2.6 and 2.6.0 are the same.
    private static func difference(_ first: [Int], _ second: [Int]) -> Int {
        for place in 0..<max(first.count, second.count) {
            let numbers = (
                place < first.count ? first[place] : 0, place < second.count ? second[place] : 0
            )
            if numbers.0 != numbers.1 { return numbers.0 < numbers.1 ? -1 : 1 }
        }
        return 0
    }
}

extension MarkdownCondition.Operation {
    fileprivate init?(sign: String) {
        switch sign {
        case "=", "==": self = .equal
        case "≠", "!=", "<>": self = .different
        case "<": self = .less
        case "<=", "≤": self = .atMost
        case ">": self = .greater
        case ">=", "≥": self = .atLeast
        default: return nil
        }
    }
}
