/// Works of information: the Dewey number large over a drawing of its hundred.
extension Cover {
    func drawDocumentary(on canvas: inout CoverCanvas) {
        let colours = palette
        canvas.rect(0, 0, 200, 300, fill: colours.pale)
        canvas.rect(0, 0, 200, 138, fill: colours.deep)
        var seed = individual
        DeweyDrawing.draw(CoverPalette.hundred(of: callNumber), on: &canvas, colour: colours.mid, seed: &seed)
        canvas.rect(0, 138, 200, 5, fill: colours.pop)
        let mark = CoverPalette.dewey(of: callNumber) ?? CoverPalette.letters(of: callNumber)
        let number = CoverSetting(
            mark, width: volume.isEmpty ? 170 : 128, height: 70, sizes: 20...58, maxLines: 1)
        canvas.words(number, x: 20, top: 128 - number.size * 0.96, fill: colours.pale)
        canvas.hinge()
        let title = CoverSetting(headline.main, width: 162, height: 82, sizes: 13...27, leading: 1.1)
        let y = canvas.words(title, x: 20, top: 155, fill: colours.deep, "font-weight=\"600\"")
        let rest = CoverSetting(headline.rest, width: 162, height: 260 - y, sizes: 9...13, maxLines: 3)
        if y < 244 { canvas.words(rest, x: 20, top: y + 3, fill: "#3a352d", "font-style=\"italic\"") }
        canvas.line("M20 266h160", colours.mid, width: 0.7)
        let by = CoverSetting(name: author, width: 132, sizes: 9...12)
        canvas.words(by, x: 20, top: 281 - by.height / 2, fill: "#3a352d")
        drawVolumeRound(on: &canvas, x: 172, y: 140, fill: colours.pop, ink: colours.inkOnPop)
        CoverSign.draw(kind, on: &canvas, x: 163, y: 273, colour: colours.deep, scale: 0.85)
    }

    /// Leather and gilding, thumb notches down the edge.
    func drawReference(on canvas: inout CoverCanvas) {
        let colours = palette
        let gold = "#dcb96e"
        canvas.rect(0, 0, 200, 300, fill: colours.deep)
        canvas.rect(0, 0, 26, 300, fill: "#000", "fill-opacity=\".22\"")
        canvas.line("M0 34h26M0 40h26M0 118h26M0 124h26M0 202h26M0 208h26M0 266h26", gold, width: 1.2)
        canvas.rect(40, 16, 136, 268, "stroke=\"\(gold)\" stroke-width=\"1.8\"")
        canvas.rect(45, 21, 126, 258, "stroke=\"\(gold)\" stroke-width=\".7\"")
        canvas.path(
            "M45 45q20-4 24-24M171 45q-20-4-24-24M45 255q20 4 24 24M171 255q-20 4-24 24", "stroke=\"\(gold)\""
        )
        for index in 0..<6 {
            canvas.path("M200 \(44 + index * 40)a9 9 0 0 0 0 18z", fill: colours.pale)
        }
        let title = CoverSetting(headline.main, width: 112, height: 110, sizes: 11...25)
        let top = 138 - title.height / 2
        let y = canvas.words(title, x: 108, top: top, fill: gold, anchor: .middle)
        let rest = CoverSetting(headline.rest, width: 108, height: 34, sizes: 9...11, maxLines: 3)
        canvas.words(rest, x: 108, top: y + 4, fill: colours.pale, anchor: .middle, "font-style=\"italic\"")
        let by = CoverSetting(
            author == title.lines.joined(separator: " ") ? "" : author, width: 104, height: 28, sizes: 9...11,
            maxLines: 2)
        canvas.words(by, x: 108, top: 42, fill: colours.pale, anchor: .middle)
        let number = CoverSetting(volume, width: 90, height: 42, sizes: 14...40, maxLines: 1)
        canvas.words(number, x: 108, top: 232 - number.size * 0.52, fill: gold, anchor: .middle)
        if volume.isEmpty { CoverSign.draw(kind, on: &canvas, x: 94, y: 218, colour: gold, scale: 1.4) }
    }
}
