import Formats
import GRDB
import Storage

/// Which records answer a question: words by the index, the rest by columns.
struct Matching {
    let columns: CatalogueColumns
    let database: Database

    /// The records that answer, each once. The order is that of the index, or of titles where nothing is asked of it.
    func records(answering question: Question) throws -> [Int32] {
        var found = try question.expression().map(numbers(matching:)) ?? columns.byTitle
        guard let conditions = try conditions(of: question) else { return found }
        found.removeAll { !columns.holds($0) || !conditions[Int($0)] }
        return found
    }

    /// Every record that an expression finds, in the order of the index.
    func numbers(matching expression: String) throws -> [Int32] {
        try Int32.fetchAll(
            database.cachedStatement(sql: "SELECT rowid FROM recordText WHERE recordText MATCH ?"),
            arguments: [expression])
    }

    /// Whether anything at all answers.
    func finds(_ expression: String) throws -> Bool {
        try Int32.fetchOne(
            database.cachedStatement(sql: "SELECT rowid FROM recordText WHERE recordText MATCH ? LIMIT 1"),
            arguments: [expression]) != nil
    }

    /// For each record, whether it passes what the index does not say: exclusions, years, types… Nil without any.
    private func conditions(of question: Question) throws -> [Bool]? {
        var passing: [Bool]?
        for clause in question.clauses where clause.isExcluded || !clause.isOfIndex {
            var holds = [Bool](repeating: false, count: columns.size)
            for alternative in clause.alternatives {
                for id in try records(answering: alternative) where columns.holds(id) {
                    holds[Int(id)] = true
                }
            }
            let earlier = passing ?? [Bool](repeating: true, count: columns.size)
            passing = zip(earlier, holds).map { $0 && $1 != clause.isExcluded }
        }
        return passing
    }

    private func records(answering alternative: Question.Alternative) throws -> [Int32] {
        let words = alternative.wording.words
        switch alternative.field {
        case .identifier?: return try records(numbered: words.map(\.folded).joined().uppercased())
        case .copy?: return try records(ofCopy: words.map(\.folded).joined(separator: " "))
        case .year?:
            return years(words).map { years in
                columns.byTitle.filter { years.contains(columns.year(of: $0)) }
            } ?? []
        case .callNumber?:
            let standing = try records(standingAt: words)
            return try standing.isEmpty ? alternative.expression.map(numbers(matching:)) ?? [] : standing
        case let field?:
            guard let facet = field.facet, let column = columns.column(facet) else {
                return try alternative.expression.map(numbers(matching:)) ?? []
            }
            let codes = try self.codes(of: column, facet: facet, named: words)
            return columns.byTitle.filter { column.codes(of: Int($0)).contains(where: codes.contains) }
        case nil: return try alternative.expression.map(numbers(matching:)) ?? []
        }
    }

    /// Those whose call number begins so; the last word may be unfinished.
    private func records(standingAt words: [Question.Word]) throws -> [Int32] {
        let key = CallNumber.shelfKey(words.map(\.folded).joined(separator: " "))
        guard !key.isEmpty else { return [] }
        return try Int32.fetchAll(
            database.cachedStatement(
                sql: "SELECT DISTINCT record FROM copy WHERE shelfKey >= :key AND shelfKey < :key || x'f4'"),
            arguments: ["key": key])
    }

    /// By ISBN in either length, ISSN or EAN, hyphenated or not.
    func records(numbered number: String) throws -> [Int32] {
        try Int32.fetchAll(
            database.cachedStatement(sql: "SELECT record FROM recordIdentifier WHERE value IN (?, ?)"),
            arguments: [number, ISBN(number)?.digits ?? number])
    }

    private func records(ofCopy number: String) throws -> [Int32] {
        try Int32.fetchAll(
            database.cachedStatement(sql: "SELECT record FROM copy WHERE number IN (?1, upper(?1))"),
            arguments: [number])
    }

    /// One year, or the first and the last.
    private func years(_ words: [Question.Word]) -> ClosedRange<Int>? {
        let numbers = words.compactMap { Int($0.folded) }.filter { (0...9999).contains($0) }
        guard let first = numbers.first, numbers.count == words.count, numbers.count < 3 else { return nil }
        let last = numbers.last ?? first
        return min(first, last)...max(first, last)
    }

    /// The values that begin with the words, as readers say them: in the plural, by a short name.
    private func codes(of column: FacetColumn, facet: Search.Facet, named words: [Question.Word]) throws
        -> Set<UInt16>
    {
        let folded = words.map(\.folded)
        let names =
            ([folded] + Synonyms.of(folded) + [words.map(\.stem)]).map { $0.joined(separator: " ") }
            .filter { !$0.isEmpty }
        switch column.meaning {
        case .labels(let labels):
            let matching = labels.enumerated().filter { _, label in
                let key = Folding.fold(label)
                return names.contains { key.hasPrefix($0) || Self.codes(ofLanguage: $0).contains(label) }
            }
            return Set(matching.map { UInt16(truncatingIfNeeded: $0.offset) }).subtracting([0])
        case .headings:
            let statement = try database.cachedStatement(
                sql: "SELECT id FROM heading WHERE kind = ? AND key >= ? AND key < ? || x'f4'")
            let ids = try names.flatMap { name in
                try Int32.fetchAll(statement, arguments: [facet.headingKind?.rawValue, name, name])
            }
            return Set(ids.compactMap(column.code(ofHeading:)))
        }
    }

    /// ISO 639-2 codes of a language as readers name it, folded.
    private static func codes(ofLanguage name: String) -> [String] {
        languages[name] ?? []
    }

    private static let languages: [String: [String]] = [
        "francais": ["fre", "fra"], "anglais": ["eng"], "espagnol": ["spa"], "allemand": ["ger", "deu"],
        "italien": ["ita"], "portugais": ["por"], "latin": ["lat"], "grec": ["gre", "ell", "grc"],
        "arabe": ["ara"], "japonais": ["jpn"], "chinois": ["chi", "zho"], "russe": ["rus"], "turc": ["tur"],
        "neerlandais": ["dut", "nld"], "polonais": ["pol"], "roumain": ["rum", "ron"], "ukrainien": ["ukr"],
        "breton": ["bre"], "occitan": ["oci"], "corse": ["cos"], "basque": ["baq", "eus"], "catalan": ["cat"],
    ]
}

extension CatalogueColumns {
    func year(of record: Int32) -> Int {
        Int(years[Int(record)])
    }
}
