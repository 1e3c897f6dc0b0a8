import Library
import Storage
import Templating
import WebServer

/// The searches that somebody keeps, with what is new in each.
struct SearchesView: View {
    static let template = "space/searches"

    let menu: SpaceMenu
    let sentence: String
    let refusal: RefusalNote?
    let nothing: EmptyNote?
    let searches: [Line]

    struct Line: ViewPart {
        let name: String
        let facts: String
        /// « 3 nouveaux »
        let news: String?
        let see: PostButton
        let feed: String
        let remove: ConfirmButton
    }
}

extension SearchesView {
    /// - Parameter searches: each with how many of its answers are new.
    init(
        _ searches: [(saved: SavedSearch, news: Int)], menu: SpaceMenu, refusal: String? = nil,
        token: String, seenFrom view: Viewpoint
    ) {
        self.menu = menu
        self.refusal = refusal.map { RefusalNote(words: $0) }
        let fresh = searches.reduce(0) { $0 + $1.news }
        sentence =
            searches.isEmpty
            ? "Aucune recherche enregistrée."
            : fresh == 0
                ? "Rien de nouveau depuis votre dernière visite."
                : "\(Wording.count(fresh, "nouveau document", "nouveaux documents")) depuis votre dernière visite."
        nothing =
            searches.isEmpty
            ? EmptyNote(
                title: "Soyez prévenu des nouveautés",
                text:
                    "Au bas d’une page de résultats, «\u{A0}Enregistrer cette recherche\u{A0}» la garde ici. Le portail vous dira quand de nouveaux documents y répondent."
            ) : nil
        self.searches = searches.map { Line($0.saved, news: $0.news, token: token, seenFrom: view) }
    }
}

extension SearchesView.Line {
    init(_ saved: SavedSearch, news: Int, token: String, seenFrom view: Viewpoint) {
        let search = Search(saved: saved.query)
        name = saved.name
        facts = "Vue \(Wording.date(saved.seenOn, today: view.today))"
        self.news = news == 0 ? nil : Wording.count(news, "nouveau", "nouveaux")
        see = PostButton(
            news == 0 ? "Voir les résultats" : "Voir les nouveaux",
            spoken: (news == 0 ? "Voir les résultats" : "Voir les nouveaux") + "\u{A0}: \(saved.name)",
            icon: "search", to: view.address(of: .search(saved.id, .see)), token: token)
        feed = view.address(of: .exchange(.found(search, .atom)))
        remove = ConfirmButton(
            "Supprimer", spoken: "Supprimer la recherche\u{A0}: \(saved.name)",
            question: "Vous ne serez plus prévenu des nouveaux documents.",
            button: PostButton(
                "Oui, supprimer la recherche", icon: "cross",
                to: view.address(of: .search(saved.id, .remove)), token: token))
    }
}

extension Search {
    /// As it was saved: the query of an address.
    init(saved query: String) {
        self.init(Form(urlEncoded: query.utf8.drop { $0 == UInt8(ascii: "?") }))
    }

    /// What is saved of a search: neither its page nor its order.
    var saved: String { sorted(by: .relevance).queryString }

    /// « île au trésor · Roman · Disponible maintenant »
    var spoken: String {
        let values = Facet.allCases.flatMap { facet in
            (filters[facet] ?? []).sorted().map { Wording.value($0, of: facet) }
        }
        let words = ([text] + values).filter { !$0.isEmpty }.joined(separator: " · ")
        return words.isEmpty ? "Tout le catalogue" : words
    }
}
