/// What a document is, as the formats of other programs see it.
package enum DocumentForm: String, CaseIterable, Sendable {
    case book, comic, periodical, article, part, film, sound, score, map, picture, site, electronic, object,
        other

    package init(_ description: RecordDescription) {
        switch description.kind {
        case .article: self = .article
        case .part: self = .part
        case .whole: self = Self.whole(description)
        }
    }

    private static func whole(_ description: RecordDescription) -> DocumentForm {
        switch description.medium {
        case "", "Livre":
            description.natures.contains { ["Manga", "Bande dessinée"].contains($0) } ? .comic : .book
        case "Périodique": .periodical
        case "DVD vidéo", "Vidéo", "Cassette vidéo": .film
        case "CD audio", "Cassette audio", "Enregistrement sonore": .sound
        case "Partition": .score
        case "Carte": .map
        case "Image": .picture
        case "Site internet": .site
        case "Document électronique": .electronic
        case "Objet": .object
        default: .other
        }
    }
}
