import Library
import School
import Storage
import Templating

extension EspaceView {
    /// An espace as it is shown.
    struct Page: View {
        static let template = "espaces/espace"

        let greeting: String
        /// « samedi 21 novembre · 3eA »
        let subtitle: String
        let refusal: RefusalNote?
        let columns: [Column]
        let nothing: EmptyNote?
        let arrange: Link?
        let preview: EspaceView.Preview?
    }

    /// « La page d’accueil d’un élève de 3eA »
    struct Preview: ViewPart {
        let words: String
        let back: Link
    }

    struct Column: ViewPart {
        let tiles: [TileView]
    }
}

extension EspaceView.Page {
    init(_ pieces: EspacePieces, refusal: String?) throws {
        let reader = pieces.reader
        let name = reader.person.firstName.isEmpty ? reader.person.lastName : reader.person.firstName
        greeting = pieces.isPreview ? "Bonjour" : "Bonjour \(name)"
        let classes = reader.espace == .pupil ? reader.classNames : []
        subtitle =
            ([Wording.capitalized(Wording.date(pieces.today, today: pieces.today))] + classes).joined(
                separator: " · ")
        self.refusal = refusal.map { RefusalNote(words: $0) }
        columns = try pieces.facts.order.columns.map { column in
            EspaceView.Column(tiles: try column.compactMap { try TileView($0, pieces) })
        }.filter { !$0.tiles.isEmpty }
        nothing =
            columns.isEmpty
            ? EmptyNote(
                title: "Votre page est vide",
                text: "Toutes vos tuiles sont masquées, ou n’ont rien à montrer aujourd’hui.") : nil
        arrange =
            pieces.isPreview ? nil : Link("Organiser mes tuiles", pieces.address(.layout(reader.espace)))
        preview =
            pieces.isPreview
            ? EspaceView.Preview(
                words:
                    "Aperçu\u{A0}: la page d’accueil d’un élève de \(classes.first ?? "cette classe"), sans les prêts ni les réservations de personne.",
                back: Link(
                    "Tableau des classes", pieces.visit.place.address(of: .partners(.board)))) : nil
    }
}
