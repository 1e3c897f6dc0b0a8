import GRDB
import Storage

/// The catalogue by columns, in memory: what filters, facets and orders are worked out from, however broad a search.
/// Records are designated by their number; about 24 bytes a record.
struct CatalogueColumns: Sendable {
    /// Counts the changes of the catalogue: another number, another catalogue.
    let version: Int
    /// How many numbers there are, from 0: those of records that were removed included.
    let size: Int
    let byTitle: [Int32]
    /// The place of each record in `byTitle`.
    let titleRanks: [Int32]
    let byNewest: [Int32]
    let byYear: [Int32]
    /// For each record, a number that the volumes of one series share; 0 outside any.
    let series: [Int32]
    /// For each facet, in the order of its cases, the place of the record's value in `labels`.
    let codes: [[UInt8]]
    let labels: [[String]]

    static func version(in db: Database) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT catalogueVersion FROM portal")) ?? 0
    }

    /// The columns kept in the file if they are those of this version; worked out from every record otherwise.
    init(reading db: Database, version: Int) throws {
        if let kept = try Self(keptIn: db, version: version) {
            self = kept
        } else {
            try self.init(scanning: db, version: version)
        }
    }

    init(scanning db: Database, version: Int) throws {
        let size = try (Int.fetchOne(db, sql: "SELECT max(id) FROM record") ?? 0) + 1
        var byTitle: [Int32] = []
        var years = [Int16](repeating: 0, count: size)
        var types = [UInt8](repeating: 0, count: size)
        var languages = types
        var decades = types
        var series = [Int32](repeating: 0, count: size)
        var seriesNumbers: [String: Int32] = ["": 0]
        var typeLabels = Labels()
        var languageLabels = Labels()
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, documentType, language, year, seriesTitle
                FROM record INDEXED BY recordColumns ORDER BY sortTitle
                """)
        while let row = try rows.next() {
            let id: Int = row[0]
            byTitle.append(Int32(truncatingIfNeeded: id))
            types[id] = typeLabels.code(of: row[1])
            languages[id] = languageLabels.code(of: row[2])
            years[id] = row[3] ?? 0
            decades[id] = Decades.code(of: Int(years[id]))
            let title: String = row[4]
            let number = seriesNumbers[title] ?? Int32(truncatingIfNeeded: seriesNumbers.count)
            seriesNumbers[title] = number
            series[id] = number
        }
        self.version = version
        self.size = size
        self.byTitle = byTitle
        titleRanks = Self.ranks(in: byTitle, size: size)
        byNewest = try Int32.fetchAll(db, sql: "SELECT id FROM record ORDER BY enteredOn DESC, id DESC")
        byYear = Self.order(byTitle, byDescending: years)
        self.series = series
        codes = [types, languages, decades]
        labels = [typeLabels.texts, languageLabels.texts, Decades.labels]
    }

    init(
        version: Int, size: Int, byTitle: [Int32], byNewest: [Int32], byYear: [Int32], series: [Int32],
        codes: [[UInt8]],
        labels: [[String]],
    ) {
        self.version = version
        self.size = size
        self.byTitle = byTitle
        titleRanks = Self.ranks(in: byTitle, size: size)
        self.byNewest = byNewest
        self.byYear = byYear
        self.series = series
        self.codes = codes
        self.labels = labels
    }

    /// False for a number that the index has and the catalogue has not: a file that `lutrin check` would complain of.
    func holds(_ id: Int32) -> Bool {
        id > 0 && Int(id) < size
    }

    var memoryInUse: Int { byTitle.count * 12 + size * 8 + size * codes.count }

    private static func ranks(in order: [Int32], size: Int) -> [Int32] {
        var ranks = [Int32](repeating: 0, count: size)
        for (rank, id) in order.enumerated() { ranks[Int(id)] = Int32(truncatingIfNeeded: rank) }
        return ranks
    }

    /// Stable: within a year, the order of `ids` stays.
    private static func order(_ ids: [Int32], byDescending years: [Int16]) -> [Int32] {
        ids.enumerated().sorted { left, right in
            let (year, other) = (years[Int(left.element)], years[Int(right.element)])
            return year == other ? left.offset < right.offset : year > other
        }.map(\.element)
    }

    /// Up to 255 different texts; further ones share the last place. The first place is « unknown ».
    private struct Labels {
        var texts = [""]
        private var codes: [String: UInt8] = ["": 0]

        mutating func code(of text: String) -> UInt8 {
            if let code = codes[text] { return code }
            guard texts.count < 256 else { return 255 }
            let code = UInt8(texts.count)
            texts.append(text)
            codes[text] = code
            return code
        }
    }

    /// « Unknown », then 1900, 1910…; older books count with 1900.
    private enum Decades {
        static let labels = [""] + (0..<40).map { String(1900 + $0 * 10) }

        static func code(of year: Int) -> UInt8 {
            year == 0 ? 0 : UInt8(min(max(year / 10 - 189, 1), labels.count - 1))
        }
    }
}
