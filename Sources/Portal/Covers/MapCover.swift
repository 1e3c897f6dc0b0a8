/// Maps and web sites: contour lines under a cartouche, a window with a globe.
extension Cover {
    func drawMap(on canvas: inout CoverCanvas) {
        let colours = palette
        var seed = individual
        canvas.rect(0, 0, 200, 300, fill: colours.pale)
        for _ in 0..<3 {
            let x = seed.pick(20...180)
            let y = seed.pick(130...280)
            var rings = ""
            for ring in 1...5 {
                let r = ring * 13
                let k = seed.pick(3...9)
                rings +=
                    "M\(x - r) \(y)c0-\(r) \(r / 2)-\(r + k) \(r)-\(r)s\(r + k) \(r / 2) \(r) \(r)"
                rings += "-\(r / 2) \(r + k)-\(r) \(r)-\(r)-\(r / 2)-\(r)-\(r)z"
            }
            canvas.path(rings, "stroke=\"\(colours.mid)\" stroke-opacity=\".8\"")
        }
        canvas.path(
            "M\(seed.pick(0...60)) 300c30-60 90-50 80-110s40-50 120-90",
            "stroke=\"#4a88b0\" stroke-width=\"3\"")
        canvas.line("M67 0v300M133 0v300M0 100h200M0 200h200", "#000", width: 1, "stroke-opacity=\".1\"")
        let title = CoverSetting(headline.main, width: 146, height: 80, sizes: 13...26)
        let rest = CoverSetting(headline.rest, width: 146, height: 26, sizes: 9...12, maxLines: 2)
        let by = CoverSetting(name: author, width: 146, sizes: 9...11)
        let height = title.height + rest.height + by.height + 30
        canvas.rect(16, 16, 168, height, fill: "#fffdf6", "stroke=\"\(colours.deep)\" stroke-width=\"1.5\"")
        canvas.rect(19, 19, 162, height - 6, "stroke=\"\(colours.deep)\" stroke-width=\".5\"")
        let y = canvas.words(title, x: 28, top: 27, fill: colours.deep)
        let end = canvas.words(rest, x: 28, top: y + 2, fill: "#3a352d", "font-style=\"italic\"")
        canvas.words(by, x: 28, top: end + 5, fill: "#3a352d")
        canvas.circle(160, 258, 22, fill: "#fffdf6", "stroke=\"\(colours.deep)\"")
        canvas.path("M160 232l6 26-6 26-6-26z", fill: colours.pop)
        canvas.path("M160 232l6 26h-12zM134 258l26-4v8zM186 258l-26-4v8z", fill: colours.deep)
        drawVolumeRound(on: &canvas, x: 40, y: 264, fill: colours.deep, ink: colours.pale)
    }

    func drawWebsite(on canvas: inout CoverCanvas) {
        let colours = palette
        canvas.rect(0, 0, 200, 300, fill: colours.deep)
        canvas.rect(16, 26, 168, 250, fill: colours.pale, "rx=\"6\"")
        canvas.path("M16 50V32a6 6 0 0 1 6-6h156a6 6 0 0 1 6 6v18z", fill: colours.mid)
        for (index, colour) in [colours.pop, colours.pale, colours.pale].enumerated() {
            canvas.circle(Double(28 + index * 11), 38, 3, fill: colour)
        }
        canvas.rect(66, 33, 108, 10, fill: colours.pale, "rx=\"5\"")
        canvas.path(
            "M148 96a48 48 0 1 0 .1 0zM100 144h96M148 96c-30 28-30 68 0 96M148 96c30 28 30 68 0 96"
                + "M108 118q40 18 80 0M108 170q40-18 80 0",
            "stroke=\"\(colours.mid)\" stroke-width=\"1.4\" transform=\"translate(-48 -28)\""
        )
        let title = CoverSetting(headline.main, width: 140, height: 66, sizes: 13...28)
        let y = canvas.words(title, x: 100, top: 178, fill: colours.deep, anchor: .middle)
        let rest = CoverSetting(headline.rest, width: 140, height: 24, sizes: 9...11, maxLines: 2)
        canvas.words(rest, x: 100, top: y + 2, fill: colours.deep, anchor: .middle, "font-style=\"italic\"")
        let by = CoverSetting(name: author, width: 140, sizes: 9...11)
        canvas.words(by, x: 100, top: 268 - by.height, fill: "#3a352d", anchor: .middle)
    }
}
