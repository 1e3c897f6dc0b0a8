/// Tales: a window on the night; picture books: a sun and hills.
extension Cover {
    func drawTale(on canvas: inout CoverCanvas) {
        let colours = palette
        var seed = family
        canvas.rect(0, 0, 200, 300, fill: colours.deep)
        var stars = ""
        for _ in 0..<26 {
            let x = seed.pick(8...192)
            let y = seed.pick(6...292)
            let size = seed.pick(1...3)
            stars +=
                "M\(x) \(y - size - 1)l1 \(size) \(size) 1-\(size) 1-1 \(size)-1-\(size)-\(size)-1 \(size)-1z"
        }
        canvas.path(stars, fill: colours.light)
        canvas.hinge()
        canvas.path("M28 272V118C28 66 66 40 100 22c34 18 72 44 72 96v154z", fill: colours.pale)
        canvas.path(
            "M34 266V119C34 71 69 47 100 29.5 131 47 166 71 166 119v147z",
            "stroke=\"\(colours.deep)\" stroke-width=\"1\""
        )
        canvas.path("M108 54a17 17 0 1 0 12 26 14 14 0 1 1-12-26z", fill: colours.pop)
        let title = CoverSetting(headline.main, width: 118, height: 96, sizes: 12...28)
        let rest = CoverSetting(headline.rest, width: 116, height: 26, sizes: 9...11, maxLines: 2)
        let top = 160 - (title.height + rest.height) / 2
        let y = canvas.words(title, x: 100, top: top, fill: colours.deep, anchor: .middle)
        let end = canvas.words(
            rest, x: 100, top: y + 3, fill: colours.deep, anchor: .middle, "font-style=\"italic\"")
        let by = CoverSetting(name: author, width: 118, sizes: 9...12)
        canvas.line("M88 \(canvas.n(max(end + 9, 212)))h24", colours.pop, width: 1.6)
        canvas.words(by, x: 100, top: max(end + 16, 220), fill: "#3a352d", anchor: .middle)
        drawVolumeRound(on: &canvas, x: 100, y: 272, fill: colours.pop, ink: colours.inkOnPop)
    }

    func drawAlbum(on canvas: inout CoverCanvas) {
        let colours = palette
        var seed = family
        canvas.rect(0, 0, 200, 300, fill: colours.pale)
        let x = Double(seed.pick(60...150))
        let radius = Double(seed.pick(46...62))
        canvas.circle(x, 172, radius, fill: colours.pop)
        let lift = seed.pick(-26...26)
        canvas.path("M0 206q60 \(-40 + lift) 110-6t90 \(lift / 2)V300H0z", fill: colours.mid)
        canvas.path("M0 250q50 \(lift - 30) 100-4t100-8v62H0z", fill: colours.deep)
        for _ in 0..<seed.pick(2...4) {
            let tree = Double(seed.pick(16...184))
            let height = Double(seed.pick(20...40))
            canvas.line("M\(canvas.n(tree)) 250v-\(canvas.n(height))", colours.deep, width: 2.5)
            canvas.circle(tree, 250 - height, height * 0.34, fill: colours.deep)
        }
        let title = CoverSetting(
            headline.main, width: 164, height: 84, sizes: 14...40, leading: 1.04, boldness: 1.08)
        let y = canvas.words(
            title, x: 100, top: 24, fill: colours.deep, anchor: .middle, "font-weight=\"700\"")
        let rest = CoverSetting(headline.rest, width: 160, height: 26, sizes: 9...12, maxLines: 2)
        canvas.words(rest, x: 100, top: y + 3, fill: colours.deep, anchor: .middle, "font-style=\"italic\"")
        let by = CoverSetting(name: author, width: 160, sizes: 10...13)
        canvas.words(by, x: 100, top: 278 - by.height / 2, fill: colours.pale, anchor: .middle)
        drawVolumeRound(on: &canvas, x: 174, y: 230, fill: colours.pale, ink: colours.deep)
    }
}
