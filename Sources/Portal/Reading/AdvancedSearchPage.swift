import Library
import Templating
import WebServer

/// GET /recherche/avancee: a form that writes the question. Filled in, it leads to the answers, whose address is that
/// of any search.
extension PortalVisit {
    func showAdvancedSearch(_ form: AdvancedSearch) throws -> Response {
        let search = form.search(today: today)
        if search != Search() { return .redirect(to: address(of: .search(search))) }
        let choices = try library.read { reading in
            try AdvancedSearch.facets.map {
                try reading.catalogue.values(of: $0, among: Search(), matching: "", limit: 100)
            }
        }
        return try render(
            AdvancedSearchView(choices, seenFrom: viewpoint), title: "Recherche avancée", hasSearch: false)
    }
}

struct AdvancedSearchView: View {
    static let template = "reading/advanced"

    let home: Link
    let action: String
    let all: Field
    let fields: [Field]
    let years: [Field]
    let choices: [Choice]
    let guide: Link

    struct Field: ViewPart {
        let id: String
        let label: String
        let hint: Hint?
    }

    struct Hint: ViewPart {
        let id: String
        let words: String
    }

    struct Choice: ViewPart {
        let id: String
        let label: String
        let options: [Option]
    }

    struct Option: ViewPart {
        let value: String
        let label: String
    }
}

extension AdvancedSearchView {
    init(_ choices: [FacetCounts], seenFrom view: Viewpoint) {
        home = Link("Accueil", view.address(of: .home))
        action = view.address(of: .advancedSearch(.empty))
        all = Field(.all)
        fields = AdvancedSearch.Field.allCases.filter { ![.all, .from, .until].contains($0) }.map(Field.init)
        years = [Field(.from), Field(.until)]
        let filters = choices.filter { !$0.values.isEmpty }.map { counts in
            Choice(
                id: counts.facet.parameter, label: Wording.facet(counts.facet),
                options: [Option(value: "", label: "Indifférent")]
                    + counts.values.map {
                        Option(value: $0.value, label: Wording.value($0.value, of: counts.facet))
                    })
        }
        let entered = Choice(
            id: "entre", label: "Entré au CDI",
            options: AdvancedSearch.monthChoices.map {
                Option(value: $0 == 0 ? "" : String($0), label: Self.words(months: $0))
            })
        self.choices = filters + [entered]
        guide = Link(TextPage.searching.title, view.address(of: .text(.searching)))
    }

    private static func words(months: Int) -> String {
        switch months {
        case 0: "Indifférent"
        case 12: "Depuis moins d’un an"
        default: "Depuis moins \(months == 1 ? "d’un" : "de \(months)") mois"
        }
    }
}

extension AdvancedSearchView.Field {
    init(_ field: AdvancedSearch.Field) {
        id = field.rawValue
        let words: String?
        switch field {
        case .all: (label, words) = ("Tous ces mots", "Où qu’ils soient dans la notice")
        case .without: (label, words) = ("Sans ces mots", nil)
        case .title: (label, words) = ("Titre", nil)
        case .author: (label, words) = ("Auteur", "Nom, prénom, dans l’ordre que vous voulez")
        case .subject: (label, words) = ("Sujet", nil)
        case .series: (label, words) = ("Série ou collection", nil)
        case .publisher: (label, words) = ("Éditeur", nil)
        case .summary: (label, words) = ("Résumé", nil)
        case .callNumber: (label, words) = ("Cote", "Par exemple R STE ou 599")
        case .identifier: (label, words) = ("ISBN ou ISSN", "Avec ou sans tirets")
        case .from: (label, words) = ("Publié à partir de", "Une année")
        case .until: (label, words) = ("Publié jusqu’en", "Une année")
        }
        hint = words.map { AdvancedSearchView.Hint(id: "aide-\(field.rawValue)", words: $0) }
    }
}
