import Library
import Storage
import Templating

/// « Enregistrer cette recherche », under the results of one.
struct KeepBox: ViewPart {
    let form: KeepForm?
    /// The way to those that are kept, or to the door.
    let link: Link?
    /// « Garder comme sélection », for those who compose.
    let selecting: Link?

    struct KeepForm: ViewPart {
        let action: String
        let token: String
        let query: String
        let name: String
    }
}

extension KeepBox {
    /// - Parameter isKept: whether the account has it already.
    init?(
        _ search: Search, visitor: Visitor, isKept: Bool, isForSelections: Bool = false, token: String,
        seenFrom view: Viewpoint
    ) {
        guard !search.text.isEmpty || search.isFiltered else { return nil }
        selecting =
            isForSelections
            ? Link(
                "Garder comme sélection",
                view.address(of: ComposingPage.newSelection(query: search.kept, record: nil))) : nil
        if visitor.account == nil {
            form = nil
            link = Link(
                "Connectez-vous pour enregistrer cette recherche",
                view.address(
                    of: .signIn(.door(.readers, returnTo: PortalPage.search(search).address))))
        } else if isKept {
            form = nil
            link = Link("Cette recherche est enregistrée", view.address(of: .searches))
        } else {
            form = KeepForm(
                action: view.address(of: .saveSearch), token: token, query: search.saved,
                name: search.spoken)
            link = nil
        }
    }
}
