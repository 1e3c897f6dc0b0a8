// What the frozen page shows: rows, ticks and links of the usual length, a few characters to escape.
import Templating

extension BenchPage {
    init(rows count: Int) {
        var generator = SeededGenerator(seed: 20)
        let vocabulary = Vocabulary(using: &generator)
        func words(_ count: Int) -> String {
            Vocabulary.capitalized(vocabulary.phrase(count, using: &generator))
        }
        func ticks(_ name: String, _ places: Range<Int>) -> [Tick] {
            places.map { place in
                Tick(
                    id: "\(name)-\(place)", name: name, value: words(2), label: words(2) + " & cie",
                    count: String(900 / (place + 1)), unit: "documents", isChecked: place == 1,
                )
            }
        }
        self.init(
            count: "1\u{202F}234 résultats", asked: "l'île \"au\" trésor", action: "/cdi/9990001a/recherche",
            sorts: ["Pertinence", "Nouveautés d’abord", "Titre", "Année, récents d’abord"].enumerated().map {
                Option(value: "tri-\($0.offset)", label: $0.element, isSelected: $0.offset == 0)
            },
            chips: [Chip(label: "Roman", href: "/cdi/9990001a/recherche?q=%C3%AEle&langue=fre")],
            clear: "/cdi/9990001a/recherche?q=%C3%AEle",
            facets: ["type", "langue", "annee"].map { name in
                let more = name == "type" ? More(label: "12 de plus", ticks: ticks(name, 8..<20)) : nil
                return Facet(legend: words(2), ticks: ticks(name, 0..<8), more: more)
            },
            advice: nil,
            rows: (1...count).map { number in
                Row(
                    href: "/cdi/9990001a/notice/\(number)",
                    cover: "/cdi/9990001a/couverture/\(number)-1a2b3c4d.svg",
                    title: HTML(markup: "\(words(4)) <mark>île</mark>"), byline: HTML(escaping: words(3)),
                    facts: words(4) + " · Gallimard, Folio junior · 2001",
                    pill: Pill(kind: "available", icon: "check", label: "Disponible"),
                    callNumber: number.isMultiple(of: 5) ? nil : "R STE", location: "Romans & contes",
                    extract: HTML(markup: "\(words(14)) <mark>île</mark> \(words(14))…"),
                )
            },
            firstRank: "21",
            pager: Pager(
                previous: "/cdi/9990001a/recherche?q=%C3%AEle",
                next: "/cdi/9990001a/recherche?q=%C3%AEle&page=3",
                pages: [1, 2, 3, 4, 62].map {
                    PageLink(
                        label: String($0), href: "/cdi/9990001a/recherche?q=%C3%AEle&page=\($0)",
                        isCurrent: $0 == 2, isAfterGap: $0 == 62,
                    )
                },
            ),
        )
    }
}

extension BenchFrame {
    static let example = BenchFrame(
        title: "1\u{202F}234 résultats – CDI des Tilleuls", accent: "teal",
        styleSheets: (1...12).map { "/static/css/sheet-\($0)-0123456789ab.css" },
        script: "/static/js/portal-0123456789ab.js", icons: "/static/icons/icons-0123456789ab.svg",
        favicon: "/static/icons/lutrin-0123456789ab.svg",
        brand: Link(label: "CDI du collège « Les Tilleuls »", href: "/cdi/9990001a/home/"),
        search: SearchBox(action: "/cdi/9990001a/recherche", text: "l'île \"au\" trésor"),
        links: ["Comment chercher", "Accessibilité", "Données personnelles"].map {
            Link(label: $0, href: "/cdi/9990001a/pages/" + String($0.utf8.count))
        },
    )
}
