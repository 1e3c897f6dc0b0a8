import GRDB

/// The number of a row of one table of one school's file: an `ID<Copy>` is never taken for an `ID<Record>`.
package struct ID<Row>: Hashable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) {
        self.number = number
    }

    /// Reads the number out of an address: ASCII digits only, from 1.
    package init?(_ text: String) {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = Int64(text), number > 0
        else { return nil }
        self.number = number
    }

    package var description: String { String(number) }
}

extension ID: DatabaseValueConvertible, StatementColumnConvertible {
    package init(sqliteStatement: SQLiteStatement, index: CInt) {
        number = Int64(sqliteStatement: sqliteStatement, index: index)
    }

    package var databaseValue: DatabaseValue { number.databaseValue }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> ID? {
        Int64.fromDatabaseValue(value).map { ID($0) }
    }
}

extension ID: Codable {
    package init(from decoder: any Decoder) throws {
        number = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}
