/// Novels: five bindings of one house. An author keeps his colour, a title keeps its binding.
extension Cover {
    func drawNovel(on canvas: inout CoverCanvas) {
        var seed = family
        switch seed.pick(6) {
        case 0: drawFrame(on: &canvas)
        case 1: drawPlain(on: &canvas)
        case 2: drawBands(on: &canvas)
        case 3: drawLandscape(on: &canvas, seed: &seed)
        default: drawCloth(on: &canvas)
        }
    }

    /// Patterned paper over boards, with a pasted label.
    func drawCloth(on canvas: inout CoverCanvas) {
        let colours = palette
        var seed = family
        CoverPattern.draw(seed.pick(CoverPattern.count), on: &canvas, colours: colours)
        canvas.rect(0, 0, 200, 300, fill: colours.deep)
        canvas.rect(0, 0, 200, 300, fill: "url(#p)")
        canvas.hinge()
        let title = CoverSetting(headline.main, width: 124, height: 96, sizes: 13...27)
        let rest = CoverSetting(headline.rest, width: 122, height: 30, sizes: 9...11, maxLines: 2)
        let by = CoverSetting(name: author, width: 122, sizes: 9...12)
        let height = title.height + rest.height + by.height + 44 + (rest.lines.isEmpty ? 0 : 4)
        let top = 46.0
        canvas.rect(29, top, 148, height, fill: colours.pale)
        canvas.rect(33, top + 4, 140, height - 8, "stroke=\"\(colours.deep)\" stroke-width=\".8\"")
        canvas.rect(35, top + 6, 136, height - 12, "stroke=\"\(colours.deep)\" stroke-width=\".4\"")
        var y = canvas.words(title, x: 103, top: top + 16, fill: colours.deep, anchor: .middle)
        if !rest.lines.isEmpty {
            y = canvas.words(
                rest, x: 103, top: y + 4, fill: colours.deep, anchor: .middle, "font-style=\"italic\"")
        }
        canvas.line("M91 \(canvas.n(y + 7))h24", colours.pop, width: 1.6)
        canvas.words(by, x: 103, top: y + 14, fill: "#3a352d", anchor: .middle)
        drawVolumeRound(
            on: &canvas, x: 103, y: min(top + height + 30, 262), fill: colours.pale, ink: colours.deep)
        if volume.isEmpty { CoverSign.draw(kind, on: &canvas, x: 93, y: 262, colour: colours.pale) }
    }

    /// White paper, a coloured frame, everything centred: the sober house.
    private func drawFrame(on canvas: inout CoverCanvas) {
        let colours = palette
        canvas.rect(0, 0, 200, 300, fill: "#fbf6ea")
        canvas.rect(15, 12, 173, 276, "stroke=\"#2a2520\" stroke-width=\"1.2\"")
        canvas.rect(18.5, 15.5, 166, 269, "stroke=\"\(colours.deep)\" stroke-width=\".7\"")
        canvas.rect(21, 18, 161, 264, "stroke=\"\(colours.deep)\" stroke-width=\".7\"")
        canvas.hinge()
        let by = CoverSetting(name: author, width: 142, sizes: 10...14)
        canvas.words(by, x: 101.5, top: 36, fill: "#2a2520", anchor: .middle)
        let title = CoverSetting(headline.main, width: 146, height: 118, sizes: 14...34)
        let top = max(82, 134 - title.height / 2)
        let y = canvas.words(title, x: 101.5, top: top, fill: colours.deep, anchor: .middle)
        let rest = CoverSetting(headline.rest, width: 140, height: 40, sizes: 10...13, maxLines: 3)
        canvas.words(rest, x: 101.5, top: y + 6, fill: "#2a2520", anchor: .middle, "font-style=\"italic\"")
        drawVolumeRound(on: &canvas, x: 101.5, y: 250, fill: colours.deep, ink: "#fbf6ea")
        if volume.isEmpty { CoverSign.draw(kind, on: &canvas, x: 91.5, y: 246, colour: colours.deep) }
    }

    /// One colour, large words ranged left: the modern house.
    private func drawPlain(on canvas: inout CoverCanvas) {
        let colours = palette
        canvas.rect(0, 0, 200, 300, fill: colours.deep)
        canvas.hinge()
        let by = CoverSetting(name: author, width: 156, sizes: 11...15)
        let bottom = canvas.words(by, x: 24, top: 24, fill: colours.light)
        canvas.line("M24 \(canvas.n(bottom + 8))h152", colours.mid)
        let title = CoverSetting(headline.main, width: 158, height: 150, sizes: 15...38, leading: 1.06)
        let y = canvas.words(title, x: 24, top: bottom + 20, fill: colours.pale)
        let rest = CoverSetting(headline.rest, width: 156, height: 44, sizes: 10...14, maxLines: 3)
        canvas.words(rest, x: 24, top: y + 6, fill: colours.pale, "font-style=\"italic\"")
        canvas.line("M24 254h152", colours.mid)
        CoverSign.draw(kind, on: &canvas, x: 23, y: 262, colour: colours.pale)
        let number = CoverSetting(volume, width: 90, height: 34, sizes: 12...34, maxLines: 1)
        canvas.words(number, x: 176, top: 261, fill: colours.light, anchor: .end)
    }

    /// Three bands, the title in the middle one: the paperback.
    private func drawBands(on canvas: inout CoverCanvas) {
        let colours = palette
        canvas.rect(0, 0, 200, 300, fill: colours.mid)
        canvas.rect(0, 86, 200, 128, fill: colours.pale)
        canvas.rect(0, 83, 200, 3, fill: colours.deep)
        canvas.rect(0, 214, 200, 86, fill: colours.deep)
        canvas.hinge()
        canvas.circle(104, 43, 25, fill: colours.pale)
        canvas.circle(104, 43, 22, "stroke=\"\(colours.deep)\" stroke-width=\".8\"")
        if volume.isEmpty {
            CoverSign.draw(kind, on: &canvas, x: 92.5, y: 31.5, colour: colours.deep, scale: 1.15)
        } else {
            let number = CoverSetting(volume, width: 34, height: 34, sizes: 9...28, maxLines: 1)
            canvas.words(number, x: 104, top: 43 - number.size * 0.52, fill: colours.deep, anchor: .middle)
        }
        let rest = CoverSetting(headline.rest, width: 154, height: 28, sizes: 9...12, maxLines: 2)
        let room = 112 - rest.height
        let title = CoverSetting(headline.main, width: 160, height: room, sizes: 14...32)
        let top = 150 - (title.height + rest.height + (rest.lines.isEmpty ? 0 : 5)) / 2
        let y = canvas.words(title, x: 104, top: top, fill: colours.deep, anchor: .middle)
        canvas.words(rest, x: 104, top: y + 5, fill: colours.deep, anchor: .middle, "font-style=\"italic\"")
        let by = CoverSetting(name: author, width: 152, sizes: 11...15)
        canvas.words(by, x: 104, top: 258 - by.height / 2, fill: colours.pale, anchor: .middle)
    }

    /// A picture in a few shapes: sky, a sun or a moon, hills or waves; the title in the sky.
    private func drawLandscape(on canvas: inout CoverCanvas, seed: inout CoverSeed) {
        let colours = palette
        canvas.rect(0, 0, 200, 300, fill: colours.pale)
        CoverScene.draw(from: 176, to: 300, on: &canvas, colours: colours, seed: &seed)
        canvas.hinge()
        let by = CoverSetting(name: author, width: 160, sizes: 10...13)
        let bottom = canvas.words(by, x: 22, top: 20, fill: "#3a352d")
        let title = CoverSetting(headline.main, width: 162, height: 104, sizes: 14...34, leading: 1.06)
        let y = canvas.words(title, x: 22, top: bottom + 7, fill: colours.deep, "font-weight=\"600\"")
        let rest = CoverSetting(headline.rest, width: 158, height: 26, sizes: 9...12, maxLines: 2)
        canvas.words(rest, x: 22, top: y + 3, fill: colours.deep, "font-style=\"italic\"")
        CoverSign.draw(kind, on: &canvas, x: 22, y: 268, colour: colours.pale)
        let number = CoverSetting(volume, width: 90, height: 44, sizes: 14...40, maxLines: 1)
        canvas.words(number, x: 180, top: 254, fill: colours.pale, anchor: .end)
    }

    func drawVolumeRound(on canvas: inout CoverCanvas, x: Double, y: Double, fill: String, ink: String) {
        guard !volume.isEmpty else { return }
        let number = CoverSetting(volume, width: 30, height: 30, sizes: 8...24, maxLines: 1)
        canvas.circle(x, y, 20, fill: fill)
        canvas.words(number, x: x, top: y - number.size * 0.52, fill: ink, anchor: .middle)
    }
}
