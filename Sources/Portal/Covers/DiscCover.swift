/// Films and music: a case and a sleeve, in their own proportions, standing on the same shelf.
extension Cover {
    func drawFilm(on canvas: inout CoverCanvas) {
        let colours = palette
        var seed = family
        canvas.rect(3, 34, 194, 266, fill: "#24262a", "rx=\"5\"")
        canvas.rect(16, 40, 176, 254, fill: colours.deep)
        canvas.line("M9.5 44v246", "#fff", width: 1, "stroke-opacity=\".18\"")
        if seed.pick(2) == 0 {
            drawBeam(on: &canvas, seed: &seed)
        } else {
            canvas.inset(x: 16, y: 40, width: 176, height: 172) { canvas in
                canvas.rect(0, 0, 200, 300, fill: colours.pale)
                CoverScene.draw(from: 96, to: 300, on: &canvas, colours: colours, seed: &seed)
            }
        }
        canvas.line("M22 47h166", colours.light, width: 4, "stroke-opacity=\".5\" stroke-dasharray=\"7 6\"")
        canvas.rect(16, 212, 176, 82, fill: "#15171a")
        let title = CoverSetting(
            headline.main, width: 152, height: 46, sizes: 11...24, leading: 1.06, maxLines: 4)
        let y = canvas.words(title, x: 27, top: 219, fill: colours.pale)
        let rest = CoverSetting(
            y > 252 ? "" : headline.rest, width: 150, height: 14, sizes: 8...10, maxLines: 1)
        canvas.words(rest, x: 27, top: y + 1, fill: colours.pale, "font-style=\"italic\"")
        let by = CoverSetting(name: author, width: 118, sizes: 8...11)
        canvas.words(by, x: 27, top: 287 - by.height, fill: colours.light)
        CoverSign.draw(kind, on: &canvas, x: 165, y: 268, colour: colours.pale)
        drawVolumeRound(on: &canvas, x: 166, y: 190, fill: colours.pale, ink: colours.deep)
    }

    private func drawBeam(on canvas: inout CoverCanvas, seed: inout CoverSeed) {
        let colours = palette
        let x = seed.pick(50...158)
        let spread = seed.pick(26...50)
        canvas.path("M\(x) 64L\(x - spread) 206h\(spread * 2)z", fill: colours.light, "fill-opacity=\".28\"")
        canvas.path("M\(x) 64L\(x - spread / 2) 206h\(spread)z", fill: colours.light, "fill-opacity=\".5\"")
        canvas.circle(Double(x), 64, 9, fill: colours.light)
        canvas.path("M16 206h176v18H16z", fill: colours.mid, "fill-opacity=\".6\"")
    }

    func drawMusic(on canvas: inout CoverCanvas) {
        let colours = palette
        var seed = family
        canvas.circle(104, 116, 82, fill: "#2a2b2f")
        for ring in [76, 66, 56] {
            canvas.circle(104, 116, Double(ring), "stroke=\"#fff\" stroke-opacity=\".13\"")
        }
        canvas.circle(104, 116, 26, fill: colours.pop)
        canvas.rect(2, 108, 196, 192, fill: colours.deep, "rx=\"1.5\"")
        canvas.rect(2, 108, 11, 192, fill: "#000", "fill-opacity=\".22\"")
        var lines = ""
        for row in 0..<5 { lines += "M13 \(218 + row * 11)h185" }
        canvas.line(lines, colours.mid, width: 0.9)
        for note in 0..<6 {
            let x = 32 + note * 28
            let y = 218 + seed.pick(0...8) * 5
            canvas.path(
                "M\(x) \(y)a5.5 4 0 1 1-.1-2M\(x) \(y - 1)v-28", fill: colours.light,
                "stroke=\"\(colours.light)\" stroke-width=\"1.4\""
            )
        }
        let title = CoverSetting(headline.main, width: 166, height: 58, sizes: 12...27, leading: 1.06)
        let y = canvas.words(title, x: 24, top: 120, fill: colours.pale)
        let by = CoverSetting(name: author, width: 164, sizes: 9...12)
        canvas.words(by, x: 24, top: y + 3, fill: colours.light)
        CoverSign.draw(kind, on: &canvas, x: 172, y: 274, colour: colours.pale)
        drawVolumeRound(on: &canvas, x: 170, y: 252, fill: colours.pale, ink: colours.deep)
    }
}
