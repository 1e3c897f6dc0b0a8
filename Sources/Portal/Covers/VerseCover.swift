/// Poetry and theatre: a page of verse, a stage with its curtain.
extension Cover {
    func drawPoetry(on canvas: inout CoverCanvas) {
        let colours = palette
        var seed = family
        canvas.rect(0, 0, 200, 300, fill: "#fbf7ec")
        canvas.rect(0, 0, 22, 300, fill: colours.mid)
        canvas.rect(22, 0, 2, 300, fill: colours.deep)
        let by = CoverSetting(name: author, width: 140, sizes: 10...13)
        let bottom = canvas.words(by, x: 42, top: 26, fill: "#4a443a")
        let title = CoverSetting(headline.main, width: 140, height: 106, sizes: 15...36, leading: 1.08)
        let y = canvas.words(title, x: 42, top: bottom + 8, fill: colours.deep, "font-style=\"italic\"")
        let rest = CoverSetting(headline.rest, width: 138, height: 26, sizes: 9...12, maxLines: 2)
        let end = canvas.words(rest, x: 42, top: y + 4, fill: "#4a443a")
        var line = max(end + 22, 164)
        var verses = ""
        while line < 262 {
            for _ in 0..<4 where line < 266 {
                verses += "M42 \(canvas.n(line))h\(seed.pick(48...112))"
                line += 7
            }
            line += 9
        }
        canvas.line(verses, colours.mid, width: 1.3, "stroke-opacity=\".55\"")
        CoverSign.draw(kind, on: &canvas, x: 164, y: 268, colour: colours.deep)
        drawVolumeRound(on: &canvas, x: 170, y: 246, fill: colours.deep, ink: "#fbf7ec")
    }

    func drawTheatre(on canvas: inout CoverCanvas) {
        let colours = palette
        canvas.rect(0, 0, 200, 300, fill: colours.pale)
        canvas.path("M20 262h160l20 38H0z", fill: colours.pop, "fill-opacity=\".55\"")
        canvas.line("M20 262h160", colours.deep)
        for (sign, edge) in [(1.0, 0.0), (-1.0, 200.0)] {
            for (index, shade) in [colours.deep, colours.mid, colours.deep, colours.mid].enumerated() {
                let inner = edge + sign * (58 - Double(index) * 14)
                let waist = edge + sign * (26 - Double(index) * 6)
                let data =
                    "M\(canvas.n(edge)) 40H\(canvas.n(inner))C\(canvas.n(inner)) 130 \(canvas.n(waist)) 170 "
                    + "\(canvas.n(waist)) 206S\(canvas.n(inner - sign * 14)) 250 "
                    + "\(canvas.n(inner - sign * 16)) 282"
                    + "H\(canvas.n(edge))z"
                canvas.path(data, fill: shade)
            }
        }
        canvas.line("M0 206h24M176 206h24", colours.pop, width: 4)
        canvas.path(
            "M0 0h200v46q-20 22-40 0q-20 22-40 0q-20 22-40 0q-20 22-40 0q-20 22-40 0z", fill: colours.deep)
        canvas.line("M0 46q20 22 40 0q20 22 40 0q20 22 40 0q20 22 40 0q20 22 40 0", colours.pop, width: 2)
        let by = CoverSetting(name: author, width: 168, sizes: 10...14)
        canvas.words(by, x: 100, top: 24 - by.height / 2, fill: colours.pale, anchor: .middle)
        let title = CoverSetting(headline.main, width: 104, height: 112, sizes: 11...28)
        let rest = CoverSetting(headline.rest, width: 104, height: 36, sizes: 8...11, maxLines: 3)
        let top = 160 - (title.height + rest.height) / 2
        let y = canvas.words(title, x: 100, top: top, fill: colours.deep, anchor: .middle)
        canvas.words(rest, x: 100, top: y + 4, fill: colours.deep, anchor: .middle, "font-style=\"italic\"")
        drawVolumeRound(on: &canvas, x: 100, y: 240, fill: colours.deep, ink: colours.pale)
        CoverSign.draw(kind, on: &canvas, x: 90, y: 272, colour: colours.deep)
    }
}
