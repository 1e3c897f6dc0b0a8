/// Printed papers for the boards of a book: small tiles, tone on tone.
enum CoverPattern {
    static let count = 9

    static func draw(_ number: Int, on canvas: inout CoverCanvas, colours: CoverPalette) {
        let thread = "fill=\"none\" stroke=\"\(colours.mid)\" stroke-width=\"1.2\""
        let fill = "fill=\"\(colours.mid)\""
        switch number {
        case 0: canvas.pattern(width: 14, height: 14, turned: 45, "<circle cx=\"7\" cy=\"7\" r=\"2.2\" \(fill)/>")
        case 1: canvas.pattern(width: 20, height: 10, "<path d=\"M-5 10a10 10 0 0 1 20 0M5 5a10 10 0 0 1 20 0M-15 5a10 10 0 0 1 20 0\" \(thread)/>")
        case 2: canvas.pattern(width: 18, height: 12, "<path d=\"M0 9l9-6 9 6\" \(thread)/>")
        case 3: canvas.pattern(width: 16, height: 24, "<path d=\"M8 1l5 11-5 11-5-11z\" \(thread)/><circle cx=\"8\" cy=\"12\" r=\"1.4\" \(fill)/>")
        case 4: canvas.pattern(width: 24, height: 24, "<path d=\"M6 2c6 3 6 9 0 12-6-3-6-9 0-12zM18 11c6 3 6 9 0 12-6-3-6-9 0-12z\" \(fill) fill-opacity=\".75\"/><path d=\"M6 14v4M18 23v1M18 0v3\" \(thread)/>")
        case 5: canvas.pattern(width: 22, height: 22, "<path d=\"M5.5 1l1.2 3.3L10 5.5 6.7 6.7 5.5 10 4.3 6.7 1 5.5l3.3-1.2zM16.5 12l1.2 3.3 3.3 1.2-3.3 1.2-1.2 3.3-1.2-3.3-3.3-1.2 3.3-1.2z\" \(fill)/>")
        case 6: canvas.pattern(width: 24, height: 10, "<path d=\"M0 5c4-5 8-5 12 0s8 5 12 0\" \(thread)/>")
        case 7: canvas.pattern(width: 12, height: 12, "<path d=\"M0 0h6v6H0zM6 6h6v6H6z\" \(fill) fill-opacity=\".45\"/>")
        default: canvas.pattern(width: 8, height: 8, turned: 30, "<path d=\"M0 4h8\" \(thread)/>")
        }
    }
}
