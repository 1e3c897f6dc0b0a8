import Formats
import Storage

/// A file of borrowers as it was understood: what each line says, and what is wrong with the others.
package struct BorrowerFile: Equatable, Sendable {
    package struct Line: Equatable, Sendable {
        package let number: Int
        /// Only what the file says: an empty cell erases nothing.
        package let details: BorrowerDetails
    }

    package struct Problem: Codable, Equatable, Sendable {
        package let line: Int
        /// One sentence, in French.
        package let reason: String

        package init(line: Int, reason: String) {
            self.line = line
            self.reason = reason
        }
    }

    package let lines: [Line]
    package let problems: [Problem]
    /// Headings that mean nothing here.
    package let ignoredColumns: [String]
    /// Something about the file as a whole that a librarian should know; nil: nothing.
    package let remark: String?

    /// More lines than are taken at once.
    package struct TooLong: Error {
        package let lines: Int
    }

    /// A table, or a users' file (`FICHES_XML`).
    ///
    /// - Throws: `FormatError` if nothing can be read, `TooLong`.
    package init(_ bytes: [UInt8], mostLines: Int = BorrowerDraft.mostLines) throws {
        if UsersFile.isXml(bytes) {
            self = try Self.users(bytes, mostLines: mostLines)
        } else {
            self = try Self.table(bytes, mostLines: mostLines)
        }
    }

    /// - Parameter lines: those that repeat one another are set aside here.
    private init(_ lines: [Line], _ problems: [Problem], ignored: [String], remark: String? = nil) {
        let repeated = Self.repetitions(in: lines)
        self.lines = lines.filter { repeated[$0.number] == nil }
        self.problems = (problems + repeated.map { Problem(line: $0, reason: $1) }).sorted {
            $0.line < $1.line
        }
        ignoredColumns = ignored
        self.remark = remark
    }

    private static func users(_ bytes: [UInt8], mostLines: Int) throws -> BorrowerFile {
        let reading = try UsersFile.read(bytes)
        guard reading.entries.count <= mostLines else { throw TooLong(lines: reading.entries.count) }
        guard !reading.entries.isEmpty else { throw FormatError("Ce fichier ne nomme personne.") }
        var (lines, problems): ([Line], [Problem]) = ([], [])
        for (place, entry) in reading.entries.enumerated() {
            // Two people of one line of the file stay two.
            let number = max(entry.line, (lines.last?.number ?? place) + 1)
            do {
                lines.append(Line(number: number, details: try details(entry)))
            } catch let error as FormatError {
                problems.append(Problem(line: number, reason: error.reason))
            }
        }
        return BorrowerFile(
            lines, problems, ignored: reading.ignored,
            remark: reading.isMisdeclared
                ? "Ce fichier annonce un codage et en utilise un autre\u{A0}: il a été lu en UTF-8. Vérifiez un nom accentué."
                : nil)
    }

    private static func details(_ entry: UserEntry) throws -> BorrowerDetails {
        // « Nom Prénom », without a comma (B-27).
        let name = entry[.name].replacing(",", with: " ").readable
        guard !name.isEmpty else { throw FormatError("Cette personne n’a pas de nom.") }
        let born = entry[.bornOn]
        guard born.isEmpty || Day(typed: born) != nil else {
            throw FormatError(
                "«\u{A0}Date de naissance\u{A0}»\u{A0}: «\u{A0}\(born)\u{A0}» n’est pas une date (jj/mm/aaaa)."
            )
        }
        return BorrowerDetails(
            number: entry[.number], name: name, status: entry[.status], schoolClass: entry[.schoolClass],
            entKey: entry[.entKey].isEmpty ? nil : entry[.entKey], bornOn: Day(typed: born),
            email: entry[.email], note: entry.remark)
    }

    private static func table(_ bytes: [UInt8], mostLines: Int) throws -> BorrowerFile {
        let table = try CSV(bytes)
        guard table.rows.count - 1 <= mostLines else {
            throw TooLong(lines: table.rows.count - 1)
        }
        guard let header = table.rows.first else { throw FormatError("Ce fichier est vide.") }
        let columns = header.cells.map { BorrowerTable.Column.named($0) }
        guard columns.contains(.name) || (columns.contains(.surname) && columns.contains(.firstName)) else {
            throw FormatError(
                "La première ligne doit nommer les colonnes, dont «\u{A0}Emprunteur\u{A0}», ou «\u{A0}Nom\u{A0}» et «\u{A0}Prénom\u{A0}»."
            )
        }
        let ignored = zip(header.cells, columns).filter { $1 == nil && !$0.trimmed.isEmpty }.map(\.0)
        var (lines, problems): ([Line], [Problem]) = ([], [])
        for row in table.rows.dropFirst() {
            do {
                lines.append(Line(number: row.line, details: try details(row, columns)))
            } catch let error as FormatError {
                problems.append(Problem(line: row.line, reason: error.reason))
            }
        }
        return BorrowerFile(lines, problems, ignored: ignored)
    }

    /// Lines that say the number or the key of another, or only a name that another line has too: which of them is
    /// meant, nobody knows.
    private static func repetitions(in lines: [Line]) -> [Int: String] {
        var reasons: [Int: String] = [:]
        var (numbers, keys) = ([String: Int](), [String: Int]())
        let names = BorrowerFileNames(lines)
        for line in lines {
            let (number, key) = (line.details.number.lowercased(), line.details.entKey ?? "")
            if !number.isEmpty, let first = numbers[number] {
                reasons[line.number] = "Le numéro \(line.details.number) est déjà à la ligne \(first)."
            } else if !key.isEmpty, let first = keys[key] {
                reasons[line.number] = "Cette identité ENT est déjà à la ligne \(first)."
            } else if number.isEmpty, key.isEmpty, let other = names.firstOther(than: line) {
                reasons[line.number] = "Ce nom est aussi à la ligne \(other)\u{A0}: ajoutez le numéro."
            } else if number.isEmpty, names.isCrowded(line) {
                reasons[line.number] =
                    "Plus de \(BorrowerFileNames.mostOfOneName) lignes portent ce nom\u{A0}: ajoutez le numéro."
            } else {
                if !number.isEmpty { numbers[number] = line.number }
                if !key.isEmpty { keys[key] = line.number }
            }
        }
        return reasons
    }

    private static func details(_ row: CSV.Row, _ columns: [BorrowerTable.Column?]) throws -> BorrowerDetails
    {
        var cells: [BorrowerTable.Column: String] = [:]
        for (column, cell) in zip(columns, row.cells) {
            if let column, cells[column, default: ""].isEmpty { cells[column] = CSV.unguarded(cell).trimmed }
        }
        func day(_ column: BorrowerTable.Column) throws -> Day? {
            guard let text = cells[column], !text.isEmpty else { return nil }
            guard let day = Day(typed: text) else {
                throw FormatError(
                    "«\u{A0}\(column.heading)\u{A0}»\u{A0}: «\u{A0}\(text)\u{A0}» n’est pas une date (jj/mm/aaaa)."
                )
            }
            return day
        }
        let parts = [cells[.surname], cells[.firstName]].compactMap { $0 }.filter { !$0.isEmpty }
        let name = cells[.name].flatMap { $0.isEmpty ? nil : $0 } ?? parts.joined(separator: " ")
        guard !name.isEmpty else { throw FormatError("Cette ligne n’a pas de nom.") }
        return BorrowerDetails(
            number: cells[.number] ?? "", name: name, status: cells[.status] ?? "",
            schoolClass: cells[.schoolClass] ?? "", entKey: cells[.entKey].flatMap { $0.isEmpty ? nil : $0 },
            bornOn: try day(.bornOn), expiresOn: try day(.expiresOn), email: cells[.email] ?? "",
            note: cells[.note] ?? "")
    }
}
