import GRDB
import Storage

/// Copies by the numbers on their bar codes, for labels.
extension LibraryReading {
    /// Those numbered from `first` to `last`, in that order. Two numbers that are only digits compare as numbers;
    /// others, of the same length, as they are written: « A0001 » to « A0100 ».
    package func copies(numberedFrom first: String, to last: String, limit: Int = 1000) throws -> [CopyLine] {
        let (first, last) = (first.trimmed, last.trimmed)
        guard !first.isEmpty, !last.isEmpty else { return [] }
        let areDigits = [first, last].allSatisfy { number in
            number.utf8.count < 18 && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        let condition =
            areDigits
            ? """
            number NOT GLOB '*[^0-9]*' AND length(number) < 18
            AND CAST(number AS INTEGER) BETWEEN CAST(:first AS INTEGER) AND CAST(:last AS INTEGER)
            """
            : """
            number COLLATE NOCASE BETWEEN :first AND :last
            AND length(number) BETWEEN length(:first) AND length(:last)
            """
        let ids = try ID<Copy>.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id FROM copy WHERE number <> '' AND \(condition)
                    ORDER BY length(number), number COLLATE NOCASE LIMIT :limit
                    """),
            arguments: ["first": first, "last": last, "limit": limit])
        return try ids.compactMap { id in
            guard let copy = try circulation.copy(id), let record = try catalogue.summary(of: copy.record)
            else {
                return nil
            }
            return CopyLine(copy: copy.copy, record: record)
        }
    }
}
