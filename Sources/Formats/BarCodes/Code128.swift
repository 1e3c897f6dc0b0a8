/// A bar code of ISO/IEC 15417 (Code 128): what cards and labels carry, and what the scanner of the desk types.
///
/// The code sets are chosen so that the symbol is as short as it can be. Characters beyond ASCII have none: the
/// extension that would give them one (FNC4) is ignored by many readers.
package struct Code128: Equatable, Sendable {
    /// The value of every symbol character: start, data, check character, stop.
    package let values: [Int]

    /// Nil for an empty text, one that is not ASCII, or one too long to be printed.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...Self.longest).contains(bytes.count), bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        let data = Code128Encoder(bytes).values
        values = data + [Self.check(of: data), Code128Patterns.stop]
    }

    /// The widths of the bars and of the spaces between them, in modules, beginning and ending with a bar.
    package var widths: [Int] {
        values.flatMap { Code128Patterns.widths[$0] }
    }

    /// Where each bar begins and how wide it is, in modules, after the quiet zone.
    package var bars: [Bar] {
        var place = Self.quietZone
        return widths.enumerated().compactMap { index, width in
            defer { place += width }
            return index.isMultiple(of: 2) ? Bar(start: place, width: width) : nil
        }
    }

    package struct Bar: Equatable, Sendable {
        package let start: Int
        package let width: Int
    }

    /// With both quiet zones.
    package var moduleCount: Int { widths.reduce(2 * Self.quietZone, +) }

    /// ISO/IEC 15417 §4.7: ten modules of white on either side.
    package static let quietZone = 10
    private static let longest = 80

    /// §4.3.3 and annex A: the start character once, each other one times its place, modulo 103.
    private static func check(of data: [Int]) -> Int {
        data.enumerated().reduce(0) { $0 + max(1, $1.offset) * $1.element } % 103
    }
}
