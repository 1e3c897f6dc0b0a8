/// Comics: a page of panels with a speech bubble; manga: a band down the side and lines of speed.
extension Cover {
    func drawComic(on canvas: inout CoverCanvas) {
        let colours = palette
        var seed = family
        canvas.pattern(
            width: 6, height: 6, turned: 45, "<circle cx=\"3\" cy=\"3\" r=\"1.3\" fill=\"\(colours.mid)\"/>")
        canvas.rect(0, 0, 200, 300, fill: "#fdfaf2")
        let strip = series.isEmpty || series == headline.main ? author : series
        canvas.rect(0, 0, 200, 36, fill: colours.deep)
        let name = CoverSetting(
            strip, width: volume.isEmpty ? 168 : 126, height: 28, sizes: 10...20, maxLines: 2)
        canvas.words(name, x: 16, top: 18 - name.height / 2 + 1, fill: colours.pale, "font-weight=\"700\"")

        let isLow = seed.pick(2) == 1
        canvas.group(isLow ? "transform=\"translate(0 -136)\"" : "") { drawSmallPanels(on: &$0, seed: &seed) }
        canvas.group(isLow ? "transform=\"translate(0 94)\"" : "") { drawBubble(on: &$0) }

        if !volume.isEmpty {
            canvas.circle(172, 30, 22, fill: colours.pop, "stroke=\"#fdfaf2\" stroke-width=\"2.5\"")
            let number = CoverSetting(
                volume, width: 34, height: 34, sizes: 8...28, maxLines: 1, boldness: 1.08)
            canvas.words(
                number, x: 172, top: 30 - number.size * 0.52, fill: colours.inkOnPop, anchor: .middle,
                "font-weight=\"700\""
            )
        }
        let foot = CoverSetting(
            strip == author ? "" : author, width: 150, height: 24, sizes: 9...12, maxLines: 2)
        canvas.words(foot, x: 13, top: 285 - foot.height / 2, fill: "#1d1a16")
        CoverSign.draw(kind, on: &canvas, x: 171, y: 276, colour: "#1d1a16", scale: 0.85)
    }

    private func drawSmallPanels(on canvas: inout CoverCanvas, seed: inout CoverSeed) {
        let colours = palette
        let split = Double(seed.pick(78...122))
        canvas.group("stroke=\"#1d1a16\" stroke-width=\"2\"") { canvas in
            canvas.rect(12, 182, split - 15, 88, fill: colours.mid)
            canvas.rect(split + 3, 182, 185 - split, 88, fill: colours.pop)
        }
        if seed.pick(2) == 0 {
            canvas.circle(12 + (split - 15) / 2, 232, 22, fill: colours.pale)
            canvas.path(
                "M13 269v-16q\(canvas.n((split - 15) / 2))-26 \(canvas.n(split - 17)) 0v16z",
                fill: colours.deep)
            canvas.path(
                rays(
                    x: (split + 188) / 2, y: 226, radius: 60, count: 14, hole: 16,
                    clip: (split + 4, 183, 187, 269)), fill: colours.pale)
        } else {
            canvas.path(
                "M13 269l\(canvas.n((split - 17) * 0.5))-62 \(canvas.n((split - 17) * 0.5)) 62z",
                fill: colours.deep)
            canvas.path("M\(canvas.n(split + 4)) 269v-26h12v-24h14v34h10v-48h16v40h9v24z", fill: colours.deep)
            canvas.circle(172, 200, 9, fill: colours.pale)
        }
    }

    private func drawBubble(on canvas: inout CoverCanvas) {
        let colours = palette
        canvas.rect(12, 46, 176, 130, fill: colours.pale, "stroke=\"#1d1a16\" stroke-width=\"2\"")
        canvas.rect(13, 118, 174, 57, fill: "url(#p)")
        let title = CoverSetting(
            headline.main, width: 138, height: 74, sizes: 12...30, leading: 1.06, boldness: 1.08)
        let rest = CoverSetting(headline.rest, width: 134, height: 26, sizes: 9...11, maxLines: 2)
        let height = max(44, title.height + rest.height + 22)
        let bottom = 56 + height
        let side = canvas.n(height - 20)
        canvas.path(
            "M30 56h140q10 0 10 10v\(side)q0 10-10 10h-74l-22 22 4-22h-48q-10 0-10-10v-\(side)q0-10 10-10z",
            fill: "#fff", "stroke=\"#1d1a16\" stroke-width=\"2\" stroke-linejoin=\"round\""
        )
        let top = (56 + bottom) / 2 - (title.height + rest.height) / 2
        let y = canvas.words(title, x: 100, top: top, fill: "#1d1a16", anchor: .middle, "font-weight=\"700\"")
        canvas.words(rest, x: 100, top: y + 2, fill: "#1d1a16", anchor: .middle, "font-style=\"italic\"")
    }

    func drawManga(on canvas: inout CoverCanvas) {
        let colours = palette
        var seed = family
        canvas.rect(0, 0, 200, 300, fill: colours.pale)
        let x = Double(seed.pick(104...140))
        let y = Double(seed.pick(84...112))
        canvas.path(
            rays(x: x, y: y, radius: 260, count: 34, hole: 46, clip: (44, 0, 200, 206)), fill: colours.mid)
        canvas.circle(x, y, 44, fill: colours.pop)
        canvas.circle(x, y, 49, "stroke=\"\(colours.deep)\" stroke-width=\"1.5\"")

        let number = CoverSetting(volume, width: 74, height: 74, sizes: 14...62, maxLines: 1, boldness: 1.08)
        canvas.words(
            number, x: x, top: y - number.size * 0.52, fill: colours.inkOnPop, anchor: .middle,
            "font-weight=\"700\""
        )
        if volume.isEmpty {
            CoverSign.draw(kind, on: &canvas, x: x - 22, y: y - 22, colour: colours.inkOnPop, scale: 2.2)
        }

        canvas.rect(44, 190, 156, 110, fill: "#fffdf6")
        canvas.rect(44, 187, 156, 3, fill: colours.deep)
        let title = CoverSetting(
            headline.main, width: 138, height: 58, sizes: 12...30, leading: 1.04, boldness: 1.08)
        let rest = CoverSetting(headline.rest, width: 138, height: 24, sizes: 9...11, maxLines: 2)
        let bottom = canvas.words(title, x: 54, top: 198, fill: colours.deep, "font-weight=\"700\"")
        canvas.words(rest, x: 54, top: bottom + 2, fill: "#3a352d", "font-style=\"italic\"")
        let by = CoverSetting(name: author, width: 138, sizes: 9...12)
        canvas.words(by, x: 54, top: 290 - by.height, fill: "#3a352d")

        canvas.rect(0, 0, 44, 300, fill: colours.deep)
        canvas.rect(38, 0, 2, 300, fill: colours.pop)
        let name = series.isEmpty ? headline.main : series
        let spine = CoverSetting(name, width: 222, height: 30, sizes: 9...21, maxLines: 1, boldness: 1.08)
        canvas.group("transform=\"rotate(90 19 14)\"") { canvas in
            canvas.words(spine, x: 19, top: 14 - spine.size * 0.52, fill: colours.pale, "font-weight=\"700\"")
        }
        CoverSign.draw(kind, on: &canvas, x: 9, y: 268, colour: colours.pale)
    }

    /// Lines of speed: thin triangles from all around towards a point, kept inside a panel.
    private func rays(
        x: Double, y: Double, radius: Double, count: Int, hole: Double, clip: (Double, Double, Double, Double)
    ) -> String {
        var seed = family
        var data = ""
        for index in 0..<count {
            let angle = Double(index) / Double(count) * 2 * Double.pi + Double(seed.pick(0...9)) / 100
            let width = 0.035 + Double(seed.pick(0...5)) / 100
            let inner = hole + Double(seed.pick(4...26))
            let corners = [angle - width, angle + width].map { corner in
                CoverGeometry.edge(fromX: x, y: y, angle: corner, radius: radius, clip: clip)
            }
            let tip = (x + inner * CoverGeometry.cosine(angle), y + inner * CoverGeometry.sine(angle))
            guard clip.0...clip.2 ~= tip.0, clip.1...clip.3 ~= tip.1, let first = corners.first,
                let last = corners.last
            else { continue }
            let points = [tip, first, last].map { "\(Int($0.0.rounded())) \(Int($0.1.rounded()))" }
            data += "M" + points.joined(separator: "L") + "z"
        }
        return data
    }
}
