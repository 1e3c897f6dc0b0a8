import Library
import Storage
import WebServer

/// GET /couverture/12-a1b2c3d4.svg: the cover drawn from the record, where there is no picture.
extension PortalVisit {
    func showCover(of id: ID<Record>, stamp: String) throws -> Response {
        guard let record = try library.read({ try $0.catalogue.summary(of: id) }) else {
            throw Failure.notFound
        }
        var response = Response(contentType: "image/svg+xml", body: Array(Cover(record).svg().utf8))
        let isCurrent = record.coverPage == .cover(id, stamp: stamp)
        response.headers.set(
            "Cache-Control", isCurrent ? "public, max-age=31536000, immutable" : "public, no-cache",
        )
        return response
    }
}

extension Record {
    /// The address of the cover: it changes when what is drawn does.
    var coverPage: PortalPage {
        let drawn = [title, byline, documentType, callNumber, volume, seriesTitle, Cover.edition]
        return .cover(id, stamp: Fingerprint(drawn).description)
    }
}

extension Cover {
    /// Part of the address of every cover: to be changed with the drawing.
    static let edition = "1"

    init(_ record: Record) {
        self.init(
            title: record.title, author: record.byline, kind: Kind(documentType: record.documentType),
            callNumber: record.callNumber, volume: record.volume, series: record.seriesTitle,
        )
    }
}

extension Cover.Kind {
    /// Of what readers call the document: « Roman », « Film ».
    init(documentType: String) {
        self.init(medium: documentType, natures: [documentType])
    }

    /// Name of the sign in the icon sheet.
    var icon: String {
        switch self {
        case .novel, .other: "book"
        case .comic: "comic"
        case .manga: "manga"
        case .poetry: "poetry"
        case .theatre: "theatre"
        case .tale, .album: "album"
        case .documentary: "documentary"
        case .reference: "reference"
        case .magazine: "magazine"
        case .film: "dvd"
        case .music: "music"
        case .map: "map"
        case .website: "website"
        }
    }
}
