/// One abstract drawing for each Dewey hundred, in the upper half of a documentary's cover.
enum DeweyDrawing {
    static func draw(_ hundred: Int?, on canvas: inout CoverCanvas, colour: String, seed: inout CoverSeed) {
        let shift = seed.pick(0...40)
        let pen = "stroke=\"\(colour)\" stroke-width=\"1.3\""
        switch hundred {
        case 0:
            for row in 0..<5 {
                var data = ""
                for column in 0..<12 where seed.pick(3) > 0 {
                    data += "M\(20 + column * 14) \(18 + row * 14)h8"
                }
                canvas.path(data, "stroke=\"\(colour)\" stroke-width=\"3\"")
            }
        case 1:
            for ring in 1...7 { canvas.circle(Double(120 + shift), 52, Double(ring * 13), pen) }
        case 2:
            for arch in 0..<4 {
                let x = 18 + arch * 44
                canvas.path("M\(x) 138V54a18 18 0 0 1 36 0v84M\(x + 7) 138V56a11 11 0 0 1 22 0v82", pen)
            }
        case 3:
            for bar in 0..<11 {
                let height = Double(seed.pick(16...104))
                canvas.rect(
                    Double(20 + bar * 15), 138 - height, 9, height, fill: colour, "fill-opacity=\".6\"")
            }
        case 4:
            for row in 0..<5 {
                var x = 20
                var data = ""
                while x < 170 {
                    let width = seed.pick(8...34)
                    data += "M\(x) \(20 + row * 15)h\(min(width, 180 - x))"
                    x += width + 7
                }
                canvas.path(data, "stroke=\"\(colour)\" stroke-width=\"2.5\" stroke-linecap=\"round\"")
            }
        case 5:
            let x = 116 + shift
            for turn in 0..<3 {
                canvas.path(
                    "M\(x - 66) 56a66 24 0 1 0 132 0a66 24 0 1 0-132 0",
                    pen + " transform=\"rotate(\(turn * 60 + shift) \(x) 56)\""
                )
            }
            canvas.circle(Double(x), 56, 7, fill: colour)
        case 6:
            for step in 0..<9 {
                canvas.path(
                    "M\(10 + step * 22) 0v138M0 \(10 + step * 22)h200",
                    "stroke=\"\(colour)\" stroke-opacity=\".5\"")
            }
            canvas.circle(
                Double(120 + shift), 54, 36,
                "stroke=\"\(colour)\" stroke-width=\"7\" stroke-dasharray=\"9 6\"")
            canvas.circle(Double(120 + shift), 54, 22, pen)
        case 7:
            canvas.circle(Double(130 + shift), 44, 46, fill: colour, "fill-opacity=\".55\"")
            canvas.path("M\(40 + shift) 138l60-110 60 110z", fill: colour, "fill-opacity=\".5\"")
            canvas.rect(Double(24 + shift), 20, 58, 58, fill: colour, "fill-opacity=\".4\"")
        case 8:
            for line in 0..<9 { canvas.path("M20 \(16 + line * 13)q40 \(shift - 30) 80 0t80 0", pen) }
        case 9:
            for ring in 1...6 {
                let r = ring * 15
                canvas.path(
                    "M\(130 - r) 60c0-\(r) \(r / 2)-\(r + shift / 3) \(r)-\(r)s\(r + 14) \(r / 2) \(r + 6) \(r)"
                        + "-\(r / 2) \(r)-\(r + 6) \(r - 6)-\(r)-\(r / 2)-\(r)-\(r - 6)z",
                    pen
                )
            }
        default:
            for step in 0..<16 { canvas.path("M\(step * 16 - 20) 138l60-138", pen) }
        }
    }
}
