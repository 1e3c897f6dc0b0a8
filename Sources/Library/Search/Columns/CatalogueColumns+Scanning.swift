import GRDB
import Storage

/// Working the columns out from every record.
extension CatalogueColumns {
    init(scanning db: Database) throws {
        version = try Self.version(in: db)
        let size = try (Int.fetchOne(db, sql: "SELECT max(id) FROM record") ?? 0) + 1
        self.size = size
        byTitle = []
        years = [Int16](repeating: 0, count: size)
        entered = [UInt16](repeating: 0, count: size)
        var texts = LineTexts(size: size)
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, documentType, language, year, isFiction, dewey, enteredOn
                FROM record INDEXED BY recordColumns ORDER BY sortTitle, id
                """)
        while let row = try rows.next() {
            let id: Int = row[0]
            byTitle.append(Int32(truncatingIfNeeded: id))
            let line = Line(row)
            years[id] = line.year
            entered[id] = line.entered
            texts.set(line, of: id)
        }
        titleRanks = []
        byNewest = []
        byYear = []
        facets = try Search.Facet.kept.map { facet in
            if let kind = facet.headingKind { return try Self.headings(kind, size: size, in: db) }
            return texts.column(facet)
        }
        copiesInService = [UInt8](repeating: 0, count: size)
        recordOfCopy = []
        try readCopies(from: db)
        rank()
        sortByDates()
    }

    /// Orders by entry and by year; within a day the last to come first, within a year the order of titles.
    private mutating func sortByDates() {
        let (entered, years, ranks) = (entered, years, titleRanks)
        byNewest = byTitle.sorted { (entered[Int($0)], $0) > (entered[Int($1)], $1) }
        byYear = byTitle.sorted { left, right in
            let (year, other) = (years[Int(left)], years[Int(right)])
            return year == other ? ranks[Int(left)] < ranks[Int(right)] : year > other
        }
    }

    private mutating func readCopies(from db: Database) throws {
        let count = try (Int.fetchOne(db, sql: "SELECT max(id) FROM copy") ?? 0) + 1
        recordOfCopy = [Int32](repeating: 0, count: count)
        let rows = try Row.fetchCursor(db, sql: "SELECT id, record FROM copy WHERE status = 'inService'")
        while let row = try rows.next() {
            let record: Int32 = row[1]
            recordOfCopy[row[0]] = record
            if copiesInService[Int(record)] < .max { copiesInService[Int(record)] += 1 }
        }
    }

    private static func headings(_ kind: Heading.Kind, size: Int, in db: Database) throws -> FacetColumn {
        let headings = try Int32.fetchAll(
            db, sql: "SELECT id FROM heading WHERE kind = ? AND uses > 0 ORDER BY uses DESC, id LIMIT ?",
            arguments: [kind.rawValue, FacetColumn.mostValues],
        ).sorted()
        var codes: [Int32: UInt16] = [:]
        codes.reserveCapacity(headings.count)
        for (code, heading) in headings.enumerated() { codes[heading] = UInt16(truncatingIfNeeded: code) }
        var starts = [Int32](repeating: 0, count: size + 1)
        var found: [UInt16] = []
        var next = 0
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT recordHeading.record, heading.id FROM heading
                CROSS JOIN recordHeading ON recordHeading.heading = heading.id
                WHERE heading.kind = ? ORDER BY recordHeading.record
                """,
            arguments: [kind.rawValue],
        )
        while let row = try rows.next() {
            let record: Int = row[0]
            guard let code = codes[row[1]] else { continue }
            while next <= record {
                starts[next] = Int32(truncatingIfNeeded: found.count)
                next += 1
            }
            found.append(code)
        }
        while next <= size {
            starts[next] = Int32(truncatingIfNeeded: found.count)
            next += 1
        }
        return FacetColumn(.headings(headings), starts: starts, codes: found)
    }

    /// What the columns take from a line of `record`: type, language, year, fiction, Dewey class, day of entry, in
    /// this order from the second column on.
    struct Line {
        let texts: [Search.Facet: [String]]
        let year: Int16
        let entered: UInt16

        init(_ row: Row) {
            let year: Int = row[3] ?? 0
            let isFiction: Bool? = row[4]
            let day = Day(row[6] as String)
            self.year = Int16(clamping: year)
            entered = UInt16(clamping: day?.number ?? 0)
            texts = [
                .documentType: [row[1]], .language: [row[2]], .decade: [Search.decade(of: year)],
                .fiction: [isFiction.map { $0 ? Search.fiction : Search.nonFiction } ?? ""],
                .dewey: Search.deweyClasses(of: row[5]),
            ].mapValues { $0.filter { !$0.isEmpty } }
        }
    }

    /// The columns of texts being gathered, records in any order.
    private struct LineTexts {
        private var codes: [Search.Facet: [UInt16]]
        private var dewey: [[UInt16]]
        private var labels: [Search.Facet: [String]] = [:]
        private var known: [Search.Facet: [String: UInt16]] = [:]

        init(size: Int) {
            codes = [:]
            for facet in [Search.Facet.documentType, .language, .decade, .fiction] {
                codes[facet] = [UInt16](repeating: 0, count: size)
            }
            dewey = [[UInt16]](repeating: [], count: size)
        }

        mutating func set(_ line: Line, of record: Int) {
            for facet in [Search.Facet.documentType, .language, .decade, .fiction] {
                guard let text = line.texts[facet]?.first else { continue }
                let code = code(of: text, in: facet)
                codes[facet]?[record] = code
            }
            dewey[record] = (line.texts[.dewey] ?? []).map { code(of: $0, in: .dewey) }
        }

        mutating private func code(of text: String, in facet: Search.Facet) -> UInt16 {
            if let code = known[facet]?[text] { return code }
            let code = (labels[facet]?.count ?? 0) + 1
            guard code < FacetColumn.mostValues else { return 0 }
            labels[facet, default: []].append(text)
            known[facet, default: [:]][text] = UInt16(code)
            return UInt16(code)
        }

        func column(_ facet: Search.Facet) -> FacetColumn {
            let texts = [""] + (labels[facet] ?? [])
            guard facet == .dewey else { return FacetColumn(labels: texts, codes: codes[facet] ?? []) }
            var starts: [Int32] = [0]
            for codes in dewey { starts.append((starts.last ?? 0) + Int32(truncatingIfNeeded: codes.count)) }
            return FacetColumn(.labels(texts), starts: starts, codes: dewey.flatMap(\.self))
        }
    }
}
