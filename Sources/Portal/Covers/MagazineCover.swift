/// Magazines: a masthead, a number, a picture.
extension Cover {
    func drawMagazine(on canvas: inout CoverCanvas) {
        let colours = palette
        var seed = individual
        let masthead = series.isEmpty ? headline.main : series
        var lead = series.isEmpty || series == headline.main ? headline.rest : title
        if CoverText.folded(lead) == CoverText.folded(masthead) { lead = "" }
        if CoverText.folded(headline.main) == CoverText.folded(masthead) { lead = headline.rest }
        canvas.rect(0, 0, 200, 300, fill: colours.pale)
        canvas.rect(0, 74, 200, 226, fill: colours.mid)
        canvas.rect(0, 74, 200, 120, fill: colours.pale, "fill-opacity=\".5\"")
        CoverScene.draw(from: lead.isEmpty ? 118 : 184, to: 300, on: &canvas, colours: colours, seed: &seed)
        canvas.rect(0, 0, 200, 74, fill: "#fffdf8")
        canvas.rect(0, 0, 200, 7, fill: colours.pop)
        let name = CoverSetting(
            masthead, width: 178, height: 48, sizes: 14...58, leading: 0.98, maxLines: 2, boldness: 1.08)
        canvas.words(name, x: 11, top: 36 - name.height / 2 + 2, fill: colours.deep, "font-weight=\"700\"")
        canvas.line("M11 72h178", colours.deep, width: 0.8)
        let number = CoverSetting(
            volume.isEmpty ? "" : "n° " + volume, width: 120, height: 16, sizes: 8...11, maxLines: 1)
        canvas.words(number, x: 189, top: 60, fill: "#3a352d", anchor: .end)
        let line = CoverSetting(lead, width: 152, height: 84, sizes: 13...25, leading: 1.08)
        canvas.words(line, x: 14, top: 88, fill: colours.deep, "font-weight=\"600\"")
        canvas.rect(142, 262, 46, 28, fill: "#fffdf8")
        var bars = ""
        var x = 147
        while x < 184 {
            bars += "M\(x) 266v20"
            x += seed.pick(2...4)
        }
        canvas.line(bars, "#1d1a16", width: 1.2)
        let by = CoverSetting(name: author, width: 120, sizes: 9...11)
        canvas.words(by, x: 14, top: 288 - by.height, fill: colours.pale)
    }
}
