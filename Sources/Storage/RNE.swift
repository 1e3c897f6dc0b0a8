import GRDB

/// The number of a French school (RNE, today UAI): seven digits and a check letter, kept in upper case.
///
/// It names the school's file, so its shape is strict; its check letter is not: real procedures circulate with
/// invented numbers (A9-6), so a wrong letter is worth a warning and no more.
package struct RNE: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Nil unless the text is seven ASCII digits and one ASCII letter, in either case.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 8, let last = bytes.last else { return nil }
        let isNumber = bytes.dropLast().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let letter = last & 0b1101_1111
        guard isNumber, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) else { return nil }
        description = String(decoding: bytes.dropLast() + [letter], as: UTF8.self)
    }

    /// The letter that the seven digits call for: their remainder by 23 in an alphabet without I, O and Q.
    package var expectedCheckLetter: Character {
        let alphabet = Array("ABCDEFGHJKLMNPRSTUVWXYZ")
        return alphabet[(Int(description.dropLast()) ?? 0) % alphabet.count]
    }

    package var hasExpectedCheckLetter: Bool { description.last == expectedCheckLetter }

    /// The form of host names and paths.
    package var lowercased: String { description.lowercased() }
}

extension RNE: DatabaseValueConvertible {
    package var databaseValue: DatabaseValue { description.databaseValue }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> RNE? {
        String.fromDatabaseValue(value).flatMap { RNE($0) }
    }
}
