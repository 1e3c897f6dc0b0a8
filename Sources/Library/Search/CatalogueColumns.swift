import GRDB
import Storage

/// The catalogue by columns, in memory: what filters, facets and orders are computed from when a search is broad.
/// About 16 bytes a record.
struct CatalogueColumns: Sendable {
    /// Counts the changes of the catalogue: another number, another catalogue.
    let version: Int
    /// Every record, by title.
    let byTitle: [Int32]
    /// By record number; 0 where there is no such record.
    let titleRank: [Int32]
    private let typeCodes: [UInt8]
    private let languageCodes: [UInt8]
    /// 0 where unknown.
    let years: [Int16]
    /// Days since 1970.
    let enteredOn: [Int32]
    private let types: Labels
    private let languages: Labels

    static func version(in db: Database) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT catalogueVersion FROM portal")) ?? 0
    }

    init(reading db: Database, version: Int) throws {
        let size = try (Int.fetchOne(db, sql: "SELECT max(id) FROM record") ?? 0) + 1
        var byTitle: [Int32] = []
        var titleRank = [Int32](repeating: 0, count: size)
        var typeCodes = [UInt8](repeating: 0, count: size)
        var languageCodes = [UInt8](repeating: 0, count: size)
        var years = [Int16](repeating: 0, count: size)
        var enteredOn = [Int32](repeating: 0, count: size)
        var types = Labels()
        var languages = Labels()
        let rows = try Row.fetchCursor(db, sql: """
            SELECT id, documentType, language, year, unixepoch(enteredOn) / 86400
            FROM record INDEXED BY recordColumns ORDER BY sortTitle
            """)
        while let row = try rows.next() {
            let id: Int = row[0]
            byTitle.append(Int32(truncatingIfNeeded: id))
            titleRank[id] = Int32(byTitle.count)
            typeCodes[id] = types.code(of: row[1])
            languageCodes[id] = languages.code(of: row[2])
            years[id] = row[3] ?? 0
            enteredOn[id] = row[4] ?? 0
        }
        self.version = version
        self.byTitle = byTitle
        self.titleRank = titleRank
        self.typeCodes = typeCodes
        self.languageCodes = languageCodes
        self.years = years
        self.enteredOn = enteredOn
        self.types = types
        self.languages = languages
    }

    var memoryInUse: Int { byTitle.count * 4 + titleRank.count * 12 }

    func labels(of facet: Search.Facet) -> [String] {
        switch facet {
        case .documentType: types.texts
        case .language: languages.texts
        case .decade: Self.decades
        }
    }

    /// The place of the record's value in `labels(of:)`. Record numbers come from the same snapshot.
    func code(of record: Int, in facet: Search.Facet) -> Int {
        switch facet {
        case .documentType: Int(typeCodes[record])
        case .language: Int(languageCodes[record])
        case .decade: years[record] == 0 ? 0 : min(max(Int(years[record]) / 10 - 189, 1), Self.decades.count - 1)
        }
    }

    /// The first is « unknown », then 1900, 1910…; older books count with 1900.
    private static let decades = [""] + (0..<40).map { String(1900 + $0 * 10) }

    /// Up to 255 different texts; further ones share the last place.
    private struct Labels: Sendable {
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
}
