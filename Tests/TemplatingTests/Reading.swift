// A view with one property of each kind, for templates of a line.

@testable import Templating

struct Frame: ViewPart {
    var school = "Collège Claude-Monet"
    var links = [Link(label: "Accueil", isCurrent: true), Link(label: "Recherche", isCurrent: false)]

    struct Link: ViewPart {
        let label: String
        let isCurrent: Bool
    }
}

struct Reading: View {
    static let template = "reading"
    static let examples = [Reading()]

    var title = "Le Horla"
    var snippet = HTML(markup: "le <mark>Horla</mark>")
    var isFirst = true
    var isLast = false
    var rows = [
        Row(title: "Bel-Ami", facts: ["1885", "roman"], note: nil),
        Row(title: "Boule de suif", facts: [], note: "nouvelle"),
    ]
    var noRows: [Row] = []
    var facts = ["1887", "conte"]
    var noFacts: [String] = []
    var extracts = [HTML(markup: "<i>a</i>"), HTML(markup: "<i>b</i>")]
    var note: String? = "à rendre demain"
    var noNote: String?
    var quote: HTML? = HTML(markup: "<q>jour</q>")
    var form = Form(action: "/recherche", button: Form.Button(label: "Chercher"))
    var advice: Advice? = Advice(title: "Élargir", words: ["horlà"])
    var noAdvice: Advice?
    var shelves: [Shelf] = []

    struct Row: ViewPart {
        let title: String
        let facts: [String]
        let note: String?
    }

    struct Form: ViewPart {
        let action: String
        let button: Button

        struct Button: ViewPart {
            let label: String
        }
    }

    struct Advice: ViewPart {
        let title: String
        let words: [String]
    }

    struct Shelf: ViewPart {
        let label: String
        var shelves: [Shelf] = []
    }
}
