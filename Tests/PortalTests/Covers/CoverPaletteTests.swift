import Foundation
import Testing

@testable import Portal

@Suite("Colours of covers")
struct CoverPaletteTests {
    static let palettes =
        (0...9).map {
            CoverPalette.of(kind: .documentary, callNumber: "\($0)00 X", author: "", title: "")
        }
        + ["STE", "CAM", "ZOL", "VER", "ROW", "HUG"].map {
            CoverPalette.of(kind: .novel, callNumber: "R \($0)", author: "", title: "")
        }

    @Test("Words are readable on every ground that they are set on", arguments: palettes)
    func readable(colours: CoverPalette) {
        #expect(contrast(colours.deep, colours.pale) >= 7)
        #expect(contrast(colours.light, colours.deep) >= 4)
        #expect(contrast(colours.inkOnPop, colours.pop) >= 3, "large numerals: WCAG 2.2 §1.4.3")
    }

    @Test("A call number is read for its letters and its Dewey number")
    func callNumbers() {
        #expect(CoverPalette.letters(of: "R STE") == "STE")
        #expect(CoverPalette.letters(of: "551.2 KRA") == "KRA")
        #expect(CoverPalette.letters(of: "") == "")
        #expect(CoverPalette.dewey(of: "551.2 KRA") == "551.2")
        #expect(CoverPalette.dewey(of: "R 443 ROB") == "443")
        #expect(CoverPalette.dewey(of: "R STE") == nil)
        #expect(CoverPalette.dewey(of: "12345 X") == nil)
        #expect(CoverPalette.dewey(of: "٥٥١ X") == nil)
    }

    /// WCAG 2.2, « relative luminance » and « contrast ratio ».
    private func contrast(_ first: String, _ second: String) -> Double {
        let (a, b) = (luminance(first), luminance(second))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private func luminance(_ colour: String) -> Double {
        let value = Int(colour.dropFirst(), radix: 16) ?? 0
        let channels = [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { channel -> Double in
            let share = Double(channel) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return zip(channels, [0.2126, 0.7152, 0.0722]).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
