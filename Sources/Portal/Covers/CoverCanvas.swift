/// The sheet that a cover is drawn on: shapes and words in, one well-formed SVG document out.
struct CoverCanvas {
    private var body = ""
    private let title: String

    init(title: String) {
        self.title = title
        body.reserveCapacity(2_500)
    }

    enum Anchor: String { case start, middle, end }

    func document() -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="200" height="300" viewBox="0 0 200 300" role="img" \
        font-family="\(Self.serif)"><title>\(Self.escaped(title))</title>\(body)</svg>
        """
    }

    mutating func rect(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String, _ more: String = ""
    ) {
        body += "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"\(n(height))\""
        body += " fill=\"\(fill)\"\(more.isEmpty ? "" : " " + more)/>"
    }

    /// A line box, a ring or a line: no ground, only a pen.
    mutating func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ pen: String) {
        rect(x, y, width, height, fill: "none", pen)
    }

    mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ pen: String) {
        circle(x, y, radius, fill: "none", pen)
    }

    mutating func path(_ data: String, _ pen: String) {
        path(data, fill: "none", pen)
    }

    mutating func circle(_ x: Double, _ y: Double, _ radius: Double, fill: String, _ more: String = "") {
        body += "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(radius))\" fill=\"\(fill)\""
        body += "\(more.isEmpty ? "" : " " + more)/>"
    }

    mutating func path(_ data: String, fill: String, _ more: String = "") {
        body += "<path d=\"\(data)\" fill=\"\(fill)\"\(more.isEmpty ? "" : " " + more)/>"
    }

    mutating func line(_ data: String, _ colour: String, width: Double = 1, _ more: String = "") {
        path(data, "stroke=\"\(colour)\" stroke-width=\"\(n(width))\"\(more.isEmpty ? "" : " " + more)")
    }

    /// A tile repeated over the sheet; fill with `url(#p)`.
    mutating func pattern(width: Int, height: Int, turned: Int = 0, _ drawing: String) {
        body += "<pattern id=\"p\" width=\"\(width)\" height=\"\(height)\" patternUnits=\"userSpaceOnUse\""
        body += turned == 0 ? ">" : " patternTransform=\"rotate(\(turned))\">"
        body += drawing + "</pattern>"
    }

    mutating func group(_ attributes: String, _ draw: (inout CoverCanvas) -> Void) {
        body += attributes.isEmpty ? "<g>" : "<g \(attributes)>"
        draw(&self)
        body += "</g>"
    }

    /// A picture within the picture, cut at its edges, drawn as if it were the whole sheet.
    mutating func inset(x: Int, y: Int, width: Int, height: Int, _ draw: (inout CoverCanvas) -> Void) {
        body += "<svg x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 200 300\""
        body += " preserveAspectRatio=\"xMidYMax slice\">"
        draw(&self)
        body += "</svg>"
    }

    /// The words of a setting, the top of the first line at `top`; returns the bottom of the last one.
    @discardableResult
    mutating func words(
        _ setting: CoverSetting, x: Double, top: Double, fill: String, anchor: Anchor = .start,
        _ more: String = ""
    ) -> Double {
        guard let first = setting.lines.first else { return top }
        let step = setting.size * setting.leading
        let rightToLeft = CoverText.isRightToLeft(first)
        let direction = rightToLeft ? " direction=\"rtl\"" : ""
        let end: Anchor = rightToLeft && anchor == .start ? .end : anchor
        body += "<text font-size=\"\(n(setting.size))\" fill=\"\(fill)\"\(direction)"
        body += end == .start ? "" : " text-anchor=\"\(end.rawValue)\""
        body += more.isEmpty ? "" : " " + more
        if setting.lines.count == 1 {
            body += " x=\"\(n(x))\" y=\"\(n(top + setting.size * 0.86))\">\(Self.escaped(first))</text>"
        } else {
            body += ">"
            for (index, line) in setting.lines.enumerated() {
                let baseline = top + setting.size * 0.86 + Double(index) * step
                body += "<tspan x=\"\(n(x))\" y=\"\(n(baseline))\">\(Self.escaped(line))</tspan>"
            }
            body += "</text>"
        }
        return top + setting.height
    }

    /// The hinge of a bound book: a groove of shade and a thread of light.
    mutating func hinge(at x: Double = 9) {
        path("M\(n(x)) 0v300", "stroke=\"#000\" stroke-opacity=\".16\" stroke-width=\"2\"")
        path("M\(n(x + 1.5)) 0v300", "stroke=\"#fff\" stroke-opacity=\".16\"")
    }

    /// A number with at most one decimal.
    func n(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        if tenths % 10 == 0 { return String(tenths / 10) }
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            case "'": out.append(contentsOf: "&#39;".unicodeScalars)
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    private static let serif =
        "Iowan Old Style,Palatino Linotype,Palatino,URW Palladio L,P052,Noto Serif,"
        + "Liberation Serif,serif"
}
