import Storage

/// Which lines of a file may be of one person, by the words of the name and the birth.
struct BorrowerFileNames {
    /// Without numbers, each is compared with all the others of that name.
    static let mostOfOneName = 50

    private struct Key: Hashable {
        let name: Set<String>
        /// Nil: no birth is said.
        let bornOn: Day?
    }

    /// The first two lines of each: of two, one is another than the one in hand.
    private var firsts: [Key: [Int]] = [:]
    private var firstsOfName: [Set<String>: [Int]] = [:]
    private var unnumbered: [Set<String>: Int] = [:]
    private var names: [Int: Set<String>] = [:]

    init(_ lines: [BorrowerFile.Line]) {
        for line in lines {
            let name = line.details.nameWords
            names[line.number] = name
            if line.details.number.isEmpty { unnumbered[name, default: 0] += 1 }
            Self.note(line.number, in: &firstsOfName[name, default: []])
            Self.note(line.number, in: &firsts[Key(name: name, bornOn: line.details.bornOn), default: []])
        }
    }

    /// One without a birth may be anybody of that name.
    func firstOther(than line: BorrowerFile.Line) -> Int? {
        guard let name = names[line.number] else { return nil }
        let others =
            line.details.bornOn == nil
            ? firstsOfName[name] ?? []
            : [nil, line.details.bornOn].flatMap { firsts[Key(name: name, bornOn: $0)] ?? [] }
        return others.filter { $0 != line.number }.min()
    }

    func isCrowded(_ line: BorrowerFile.Line) -> Bool {
        names[line.number].flatMap { unnumbered[$0] } ?? 0 > Self.mostOfOneName
    }

    private static func note(_ line: Int, in firsts: inout [Int]) {
        if firsts.count < 2 { firsts.append(line) }
    }
}
