/// Printed papers for the boards of a book: small tiles, tone on tone.
enum CoverPattern {
    static let count = 9

    /// Defines the paper of a number on the sheet; fill with `url(#p)`.
    static func draw(_ number: Int, on canvas: inout CoverCanvas, colours: CoverPalette) {
        let thread = "fill=\"none\" stroke=\"\(colours.mid)\" stroke-width=\"1.2\""
        let solid = "fill=\"\(colours.mid)\""
        let soft = "\(solid) fill-opacity=\".6\""
        switch number {
        case 0:
            canvas.pattern(
                width: 10, height: 10, turned: 45, "<circle cx=\"5\" cy=\"5\" r=\"1.7\" \(solid)/>")
        case 1: canvas.pattern(width: 20, height: 10, "<path d=\"\(scales)\" \(thread)/>")
        case 2: canvas.pattern(width: 18, height: 12, "<path d=\"M0 9l9-6 9 6\" \(thread)/>")
        case 3: canvas.pattern(width: 16, height: 24, "<path d=\"\(lozenge)\" \(thread)/>")
        case 4: canvas.pattern(width: 24, height: 24, "<path d=\"\(leaves)\" \(soft)/>")
        case 5: canvas.pattern(width: 22, height: 22, "<path d=\"\(stars)\" \(solid)/>")
        case 6: canvas.pattern(width: 24, height: 10, "<path d=\"M0 5c4-5 8-5 12 0s8 5 12 0\" \(thread)/>")
        case 7: canvas.pattern(width: 12, height: 12, "<path d=\"M0 0h6v6H0zM6 6h6v6H6z\" \(soft)/>")
        default: canvas.pattern(width: 8, height: 8, turned: 30, "<path d=\"M0 4h8\" \(thread)/>")
        }
    }

    private static let scales = "M-5 10a10 10 0 0 1 20 0M5 5a10 10 0 0 1 20 0M-15 5a10 10 0 0 1 20 0"
    private static let lozenge =
        "M8 1l5 11-5 11-5-11zM8 9l1.5 3-1.5 3-1.5-3zM0 13l-2-1 2-1 2 1zM16 13l-2-1 2-1 2 1z"
    private static let leaves = "M6 2c6 3 6 9 0 12-6-3-6-9 0-12zM18 10c6 3 6 9 0 12-6-3-6-9 0-12z"
    private static let stars =
        "M5 1l1.2 2.8L9 5 6.2 6.2 5 9 3.8 6.2 1 5l2.8-1.2zM16 12l1.2 2.8 2.8 1.2-2.8 1.2"
        + "L16 20l-1.2-2.8L12 16l2.8-1.2z"
}
