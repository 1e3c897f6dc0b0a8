import GRDB

/// Bringing the line of one record up to date, without reading the others.
extension CatalogueColumns {
    /// `rank` is to be called after the last.
    mutating func refresh(_ id: Int32, from db: Database) throws {
        grow(toHold: id)
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT id, documentType, language, year, isFiction, dewey, enteredOn, sortTitle
                    FROM record WHERE id = ?
                    """),
            arguments: [id],
        )
        byTitle.removeAll { $0 == id }
        byNewest.removeAll { $0 == id }
        byYear.removeAll { $0 == id }
        try refreshCopies(of: id, from: db)
        guard let row else {
            for place in facets.indices {
                facets[place].set([], of: Int(id))
                facets[place].set(headings: [], of: Int(id))
            }
            return
        }
        let line = Line(row)
        years[Int(id)] = line.year
        entered[Int(id)] = line.entered
        try refreshFacets(of: id, line: line, from: db)
        try insert(id, sortTitle: row[7], in: db)
    }

    private mutating func grow(toHold id: Int32) {
        guard Int(id) >= size else { return }
        let more = Int(id) + 1 - size
        size += more
        years += repeatElement(0, count: more)
        entered += repeatElement(0, count: more)
        copiesInService += repeatElement(0, count: more)
        for place in facets.indices { facets[place].grow(to: size) }
    }

    private mutating func refreshFacets(of id: Int32, line: Line, from db: Database) throws {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT heading.kind, heading.id FROM recordHeading
                    JOIN heading ON heading.id = recordHeading.heading WHERE recordHeading.record = ?
                    """),
            arguments: [id],
        )
        for (place, facet) in Search.Facet.kept.enumerated() {
            if let kind = facet.headingKind {
                let headings = rows.filter { ($0[0] as String) == kind.rawValue }.map { $0[1] as Int32 }
                facets[place].set(headings: headings, of: Int(id))
            } else {
                facets[place].set(line.texts[facet] ?? [], of: Int(id))
            }
        }
    }

    private mutating func refreshCopies(of id: Int32, from db: Database) throws {
        for place in recordOfCopy.indices where recordOfCopy[place] == id { recordOfCopy[place] = 0 }
        let copies = try Int.fetchAll(
            db.cachedStatement(sql: "SELECT id FROM copy WHERE record = ? AND status = 'inService'"),
            arguments: [id])
        for copy in copies {
            if copy >= recordOfCopy.count {
                recordOfCopy += repeatElement(0, count: copy + 1 - recordOfCopy.count)
            }
            recordOfCopy[copy] = id
        }
        copiesInService[Int(id)] = UInt8(clamping: copies.count)
    }

    private mutating func insert(_ id: Int32, sortTitle: String, in db: Database) throws {
        let statement = try db.cachedStatement(sql: "SELECT sortTitle FROM record WHERE id = ?")
        let wanted = Array(sortTitle.utf8)
        var (low, high) = (0, byTitle.count)
        while low < high {
            let middle = (low + high) / 2
            let other = byTitle[middle]
            let title = try Array((String.fetchOne(statement, arguments: [other]) ?? "").utf8)
            if title.lexicographicallyPrecedes(wanted) || (title == wanted && other < id) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        byTitle.insert(id, at: low)
        rank()
        let (entered, years, ranks) = (entered, years, titleRanks)
        let newest = byNewest.firstIndex { (entered[Int($0)], $0) < (entered[Int(id)], id) }
        byNewest.insert(id, at: newest ?? byNewest.count)
        let place = byYear.firstIndex { other in
            let (year, mine) = (years[Int(other)], years[Int(id)])
            return year == mine ? ranks[Int(other)] > ranks[Int(id)] : year < mine
        }
        byYear.insert(id, at: place ?? byYear.count)
    }
}
