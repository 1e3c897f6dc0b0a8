/// A picture made of few shapes: a disc in the sky, then hills, waves, mountains or roofs.
enum CoverScene {
    static func draw(
        from top: Double, to bottom: Double, on canvas: inout CoverCanvas, colours: CoverPalette,
        seed: inout CoverSeed
    ) {
        let height = bottom - top
        let x = Double(seed.pick(48...160))
        let radius = Double(seed.pick(22...38))
        canvas.circle(x, top + height * 0.18 + 8, radius, fill: colours.pop)
        switch seed.pick(4) {
        case 0: hills(top, height, on: &canvas, colours, seed: &seed)
        case 1: waves(top, height, on: &canvas, colours, seed: &seed)
        case 2: mountains(top, height, on: &canvas, colours, seed: &seed)
        default: roofs(top, height, on: &canvas, colours, seed: &seed)
        }
    }

    private static func hills(
        _ top: Double, _ height: Double, on canvas: inout CoverCanvas, _ colours: CoverPalette,
        seed: inout CoverSeed
    ) {
        for (share, colour, opacity) in [
            (0.22, colours.mid, ".55"), (0.4, colours.mid, "1"), (0.62, colours.deep, "1"),
        ] {
            let y = canvas.n(top + height * share)
            let left = seed.pick(-30...24)
            let right = seed.pick(-30...24)
            let data = "M0 \(y)c50 \(left - 16) 90 \(-left) 120 \(right / 2)s60 \(right) 80 0V300H0z"
            canvas.path(data, fill: colour, "fill-opacity=\"\(opacity)\"")
        }
    }

    private static func waves(
        _ top: Double, _ height: Double, on canvas: inout CoverCanvas, _ colours: CoverPalette,
        seed: inout CoverSeed
    ) {
        canvas.rect(0, top + height * 0.3, 200, height * 0.7, fill: colours.deep)
        for row in 0..<5 {
            let y = top + height * (0.3 + 0.15 * Double(row))
            let shift = -seed.pick(0...40)
            let data =
                "M\(shift) \(canvas.n(y))q10-9 20 0t20 0t20 0t20 0t20 0t20 0t20 0t20 0t20 0t20 0t20 0t20 0"
            canvas.line(data, row == 0 ? colours.deep : colours.mid, width: row == 0 ? 9 : 2.4)
        }
    }

    private static func mountains(
        _ top: Double, _ height: Double, on canvas: inout CoverCanvas, _ colours: CoverPalette,
        seed: inout CoverSeed
    ) {
        for (share, colour, opacity) in [
            (0.3, colours.mid, ".6"), (0.5, colours.mid, "1"), (0.72, colours.deep, "1"),
        ] {
            let y = top + height * share
            var data = "M0 \(canvas.n(y + Double(seed.pick(0...16))))"
            var x = 0
            while x < 200 {
                x += seed.pick(24...46)
                data += "L\(x) \(canvas.n(y - Double(seed.pick(4...34))))"
                x += seed.pick(20...40)
                data += "L\(x) \(canvas.n(y + Double(seed.pick(4...18))))"
            }
            canvas.path(data + "V300H0z", fill: colour, "fill-opacity=\"\(opacity)\"")
        }
    }

    private static func roofs(
        _ top: Double, _ height: Double, on canvas: inout CoverCanvas, _ colours: CoverPalette,
        seed: inout CoverSeed
    ) {
        for (share, colour) in [(0.34, colours.mid), (0.58, colours.deep)] {
            let base = top + height * share
            var data = "M0 300V\(canvas.n(base))"
            var x = 0
            while x < 200 {
                let width = seed.pick(18...34)
                let y = base - Double(seed.pick(0...26))
                data += "V\(canvas.n(y))l\(width / 2)-\(width / 2) \(width - width / 2) \(width / 2)"
                x += width
            }
            canvas.path(data + "V300z", fill: colour)
        }
        for _ in 0..<7 {
            let x = Double(seed.pick(10...186))
            let y = top + height * 0.68 + Double(seed.pick(0...26))
            canvas.rect(x, y, 4, 6, fill: colours.pop)
        }
    }
}
