import Library
import Storage
import WebServer

/// GET /couverture/12-a1b2c3d4.svg: the cover drawn from the record, where there is no picture.
extension PortalVisit {
    func showCover(of id: ID<Record>, stamp: String) throws -> Response {
        guard let record = try library.read({ try $0.catalogue.summary(of: id) }) else { throw Failure.notFound }
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
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for text in [title, byline, documentType, callNumber, volume, seriesTitle, Cover.edition] {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        return .cover(id, stamp: String(hash >> 32, radix: 16))
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
    /// What readers call the document, as a kind of cover and of sign.
    init(documentType: String) {
        switch documentType {
        case "Roman", "Nouvelle", "Nouvelles", "Livre": self = .novel
        case "Bande dessinée", "Comics": self = .comic
        case "Manga": self = .manga
        case "Poésie": self = .poetry
        case "Théâtre": self = .theatre
        case "Conte", "Contes", "Fable", "Légende", "Mythologie": self = .tale
        case "Album": self = .album
        case "Documentaire", "Essai", "Biographie", "Témoignage", "Livre d’art": self = .documentary
        case "Dictionnaire", "Encyclopédie", "Atlas", "Manuel", "Usuel", "Guide": self = .reference
        case "Revue", "Article", "Périodique", "Journal": self = .magazine
        case "Film", "DVD vidéo", "Série": self = .film
        case "CD audio", "Musique", "Partition": self = .music
        case "Carte": self = .map
        case "Site internet", "Document électronique": self = .website
        default: self = .other
        }
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
