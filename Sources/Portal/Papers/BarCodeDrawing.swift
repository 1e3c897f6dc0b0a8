import Formats
import Templating

/// A Code 128 as a picture in the page: attributes only, since the pages allow no style of their own.
enum BarCodeDrawing {
    private static let height = 12

    /// - Parameter module: the width of the thinnest bar in millimetres: a third of one is what a hand scanner reads
    ///   at ease. A symbol that does not fit is narrowed by the style sheet.
    /// - Returns: nil for a number that has no bar code.
    static func svg(of number: String, module: Double = 0.33) -> HTML? {
        guard let code = Code128(number) else { return nil }
        let path = code.bars.map { "M\($0.start) 0h\($0.width)v\(height)h-\($0.width)z" }.joined()
        let width = (Double(code.moduleCount) * module * 100).rounded() / 100
        return HTML(
            markup: """
                <svg class="bar-code" viewBox="0 0 \(code.moduleCount) \(height)" width="\(width)mm" \
                preserveAspectRatio="none" shape-rendering="crispEdges" aria-hidden="true">\
                <path fill="#000" d="\(path)"/></svg>
                """)
    }
}
