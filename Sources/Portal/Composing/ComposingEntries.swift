import Library
import Templating

/// The doors of this room in the hub of the office.
extension PortalVisit {
    var composingEntries: [OfficeView.Entry] {
        let entries: [(String, String, String, ComposingPage)] = [
            ("Page d’accueil", "Les blocs, leur ordre, ce que voit chacun.", "home", .blocks),
            (
                "Sélections", "Des documents choisis, ou des rayons qui se tiennent à jour.", "book",
                .selections()
            ),
            (
                "Ressources en ligne", "Encyclopédies, presse, manuels\u{A0}: qui peut y accéder.", "website",
                .resources()
            ),
            ("Agenda", "Rencontres, ateliers, expositions.", "calendar", .events()),
            ("Arborescence", "Espaces, sections et rubriques du portail.", "branches", .tree),
            ("Contenus à revoir", "Périmés, liens morts, abonnements qui finissent.", "warning", .toReview),
            ("Activité du portail", "Pages vues et recherches, sans aucun nom.", "eye", .activity(.current)),
        ]
        return entries.map { label, words, icon, page in
            OfficeView.Entry(label, words, icon: icon, viewpoint.address(of: page))
        }
    }
}
