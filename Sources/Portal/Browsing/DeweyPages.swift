import Library
import Templating
import WebServer

/// GET /parcourir/classes and /parcourir/classes/59: the Dewey classification, as far as this catalogue goes.
extension PortalVisit {
    func showDeweyClasses() throws -> Response {
        let classes = try library.read { try $0.catalogue.deweyClasses() }
        let view = DeweyClassesView(DeweyTree(classes), seenFrom: viewpoint)
        return try render(view, title: view.title)
    }

    func showDeweyClass(_ number: String) throws -> Response {
        let (classes, glimpse) = try library.read { library in
            try (
                library.catalogue.deweyClasses(),
                library.catalogue.glimpse(of: Search(filters: [.dewey: [number]]), limit: 12),
            )
        }
        let view = DeweyClassView(number, of: DeweyTree(classes), glimpse: glimpse, seenFrom: viewpoint)
        return try render(view, title: view.title)
    }
}

/// How many documents each class has, and which classes are in it.
struct DeweyTree {
    private let counts: [String: Int]

    init(_ classes: [FacetCounts.Value]) {
        counts = Dictionary(classes.map { ($0.value, $0.count) }, uniquingKeysWith: { $1 })
    }

    func count(of number: String) -> Int { counts[number] ?? 0 }

    /// The ten classes of the next level that have something.
    func parts(of number: String) -> [String] {
        DeweyNames.mainClasses.map { number + $0 }.filter { count(of: $0) > 0 }
    }
}

struct DeweyClassesView: View {
    static let template = "browsing/classes"

    let trail: [Link]
    let title: String
    let nothing: EmptyNote?
    let classes: [DeweyGroup]
}

struct DeweyClassView: View {
    static let template = "browsing/class"

    let trail: [Link]
    let title: String
    let number: String
    let count: String
    let all: String?
    let newest: [ShelfItem]
    let groups: [DeweyGroup]
    let nothing: EmptyNote?
}

/// A class and those that are in it.
struct DeweyGroup: ViewPart {
    let number: String
    let label: String
    let href: String
    let count: String
    let parts: [Part]

    struct Part: ViewPart {
        let number: String
        let label: String
        let href: String
        let count: String
    }
}

extension DeweyClassesView {
    init(_ tree: DeweyTree, seenFrom view: Viewpoint) {
        trail = view.trail()
        title = "Par thème"
        classes = tree.parts(of: "").map { DeweyGroup($0, of: tree, seenFrom: view) }
        nothing =
            classes.isEmpty
            ? EmptyNote(
                title: "Aucun document n’est classé",
                text: "Le catalogue de ce CDI ne donne pas encore de numéros Dewey.")
            : nil
    }
}

extension DeweyClassView {
    init(_ number: String, of tree: DeweyTree, glimpse: Glimpse, seenFrom view: Viewpoint) {
        let above = (1..<max(1, number.utf8.count)).map { String(number.prefix($0)) }
        trail =
            view.trail(Link("Par thème", view.address(of: .deweyClasses)))
            + above.map { Link(DeweyNames.words(of: $0), view.address(of: .deweyClass($0))) }
        title = DeweyNames.words(of: number)
        self.number = DeweyNames.padded(number)
        count = Wording.documents(glimpse.count)
        all =
            glimpse.count == 0
            ? nil : view.address(of: .search(Search(filters: [.dewey: [number]])))
        newest = glimpse.records.map { ShelfItem($0, note: $0.callNumber, seenFrom: view) }
        groups = tree.parts(of: number).map { DeweyGroup($0, of: tree, seenFrom: view) }
        nothing =
            glimpse.count > 0
            ? nil
            : EmptyNote(
                title: "Rien dans cette classe",
                text: "Ce CDI n’a pas encore de document classé ici. Les classes voisines en ont peut-être.")
    }
}

extension DeweyGroup {
    init(_ number: String, of tree: DeweyTree, seenFrom view: Viewpoint) {
        self.number = DeweyNames.padded(number)
        label = DeweyNames.words(of: number)
        href = Self.address(of: number, in: tree, seenFrom: view)
        count = Wording.documents(tree.count(of: number))
        let choices = tree.parts(of: number)
        parts =
            choices.count < 2
            ? []
            : choices.map { part in
                Part(
                    number: DeweyNames.padded(part), label: DeweyNames.words(of: part),
                    href: Self.address(of: part, in: tree, seenFrom: view),
                    count: Wording.number(tree.count(of: part)))
            }
    }

    /// Where there is nothing more to choose, the documents themselves.
    private static func address(of number: String, in tree: DeweyTree, seenFrom view: Viewpoint) -> String {
        tree.parts(of: number).count > 1
            ? view.address(of: .deweyClass(number))
            : view.address(of: .search(Search(filters: [.dewey: [number]])))
    }
}

extension DeweyNames {
    /// « Animaux », or « Classe 599 » where the class has no name here.
    static func words(of number: String) -> String {
        name(of: number) ?? "Classe\u{A0}\(padded(number))"
    }

    /// The number as it stands on a book: 59 is 590.
    static func padded(_ number: String) -> String {
        number + String(repeating: "0", count: max(0, 3 - number.utf8.count))
    }
}
