import Library
import Storage
import Templating

/// « Ajouter à une sélection », on the page of a document, for those who compose.
struct SelectingBox: ViewPart {
    let action: String
    let token: String
    let choice: Choice
    /// The selections in which it was placed.
    let holding: GatheringBox.Holding?
}

extension SelectingBox {
    init(_ record: ID<Record>, in library: LibraryReading, token: String, seenFrom view: Viewpoint) throws {
        let selections = try library.presentation.everySelection()
        let holding = try library.presentation.selections(holding: record)
        self.init(record, selections, holding: holding, token: token, seenFrom: view)
    }

    init(
        _ record: ID<Record>, _ selections: [Selection], holding: [Selection], token: String,
        seenFrom view: Viewpoint
    ) {
        action = view.address(of: ComposingAction.select(record))
        self.token = token + "selection"
        choice = Choice(
            "selection", "Ajouter à une sélection",
            options: selections.map { ($0.id.description, $0.title) } + [("", "Nouvelle sélection…")],
            chosen: selections.first?.id.description ?? "")
        self.holding =
            holding.isEmpty
            ? nil
            : GatheringBox.Holding(
                lists: holding.map {
                    Link($0.title, view.address(of: ComposingPage.selection($0.id)))
                })
    }
}
