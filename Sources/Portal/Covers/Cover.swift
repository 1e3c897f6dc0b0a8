/// The cover of a document that has no picture: an SVG drawn from the record, the same for ever.
package struct Cover: Sendable, Equatable {
    package let title: String
    package let author: String
    package let kind: Kind
    package let callNumber: String
    package let volume: String
    package let series: String

    package init(
        title: String, author: String, kind: Kind, callNumber: String, volume: String = "",
        series: String = ""
    ) {
        self.title = CoverText.clean(title)
        self.author = CoverText.clean(author)
        self.kind = kind
        self.callNumber = CoverText.clean(callNumber)
        self.volume = CoverText.clean(volume)
        self.series = CoverText.clean(series)
    }

    /// A complete SVG document of 200 × 300, to be shown with `<img>`; its `<title>` is the title.
    package func svg() -> String {
        var canvas = CoverCanvas(title: title)
        switch kind {
        case .novel: drawNovel(on: &canvas)
        case .comic: drawComic(on: &canvas)
        case .manga: drawManga(on: &canvas)
        case .poetry: drawPoetry(on: &canvas)
        case .theatre: drawTheatre(on: &canvas)
        case .tale: drawTale(on: &canvas)
        case .album: drawAlbum(on: &canvas)
        case .documentary: drawDocumentary(on: &canvas)
        case .reference: drawReference(on: &canvas)
        case .magazine: drawMagazine(on: &canvas)
        case .film: drawFilm(on: &canvas)
        case .music: drawMusic(on: &canvas)
        case .map: drawMap(on: &canvas)
        case .website: drawWebsite(on: &canvas)
        case .other: drawCloth(on: &canvas)
        }
        return canvas.document()
    }

    var palette: CoverPalette {
        CoverPalette.of(kind: kind, callNumber: callNumber, author: author, title: title)
    }

    /// What makes two volumes of one set look alike: the set if there is one, else the title and its author.
    var family: CoverSeed {
        CoverSeed(volume.isEmpty || series.isEmpty ? [title, author] : [series, author])
    }

    /// What tells two volumes of one set apart.
    var individual: CoverSeed { CoverSeed([title, author, callNumber, volume]) }

    /// « Sapiens : une brève histoire » is « Sapiens », set large, and « une brève histoire », set small.
    var headline: (main: String, rest: String) { CoverText.headline(title.isEmpty ? series : title) }
}
