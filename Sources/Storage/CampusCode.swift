import GRDB

/// The word that names a campus in addresses, and its file: small letters, digits and inner hyphens.
package struct CampusCode: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Nil unless the text is 2 to 40 of them, in either case, beginning with a letter.
    package init?(_ text: String) {
        let bytes = Array(text.lowercased().utf8)
        guard (2...40).contains(bytes.count), let first = bytes.first, let last = bytes.last,
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first), last != UInt8(ascii: "-"),
            bytes.allSatisfy({
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
            })
        else { return nil }
        description = String(decoding: bytes, as: UTF8.self)
    }

    private init(known: String) {
        description = known
    }

    /// Of the campus of examples.
    package static let demonstration = CampusCode(known: "tilleuls")
}

extension CampusCode: DatabaseValueConvertible {
    package var databaseValue: DatabaseValue { description.databaseValue }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> CampusCode? {
        String.fromDatabaseValue(value).flatMap { CampusCode($0) }
    }
}

/// What `platform.sqlite` knows of a campus.
package struct CampusName: Equatable, Sendable {
    package let code: CampusCode
    package var name: String
    package var town: String

    package init(code: CampusCode, name: String, town: String) {
        self.code = code
        self.name = name
        self.town = town
    }
}
