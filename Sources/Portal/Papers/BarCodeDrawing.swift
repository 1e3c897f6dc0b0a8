import Formats
import Templating

/// A Code 128 as a picture in the page: attributes only, since the pages allow no style of their own.
enum BarCodeDrawing {
    /// Millimetres. A third of one a bar is what a hand scanner reads at ease; more symbols than fit are narrowed
    /// by the style sheet.
    private static let module = 0.33
    private static let height = 12

    /// Nil for a number that has no bar code.
    static func svg(of number: String) -> HTML? {
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
