import Formats
import Library
import Templating
import WebServer

/// GET /parcourir/auteurs?de=m: the authors, the subjects or the series, a page of them at a time.
extension PortalVisit {
    func showHeadings(_ headings: BrowsePage.Headings, from start: String) throws -> Response {
        let (list, counts) = try library.read { library in
            try (library.catalogue.headings(headings.kind, from: start), library.catalogue.headingCounts())
        }
        let view = HeadingsView(
            list, of: headings, count: counts[headings.kind] ?? 0, from: start, seenFrom: viewpoint)
        return try render(view, title: headings.title)
    }
}

struct HeadingsView: View {
    static let template = "browsing/headings"

    let trail: [Link]
    let title: String
    let count: String
    let letters: [Letter]
    let action: String
    let start: String
    let entries: [HeadingEntry]
    let first: String?
    let next: Link?
    let nothing: EmptyNote?

    struct Letter: ViewPart {
        let label: String
        /// Nil where nothing begins so.
        let link: LetterLink?
    }

    struct LetterLink: ViewPart {
        let label: String
        let href: String
        let isCurrent: Bool
    }

    struct HeadingEntry: ViewPart {
        let label: String
        let href: String
        let count: String
    }
}

extension HeadingsView {
    init(
        _ list: HeadingList, of page: BrowsePage.Headings, count: Int, from start: String,
        seenFrom view: Viewpoint,
    ) {
        func address(from start: String) -> String { view.address(of: .headings(page, from: start)) }
        trail = view.trail()
        title = page.title
        self.count = page.words(count)
        letters = Self.letters(list.initials, start: start, address: address)
        action = address(from: "")
        self.start = start
        entries = list.headings.map { heading in
            HeadingEntry(
                label: heading.label.replacingOccurrences(of: " -- ", with: "\u{A0}: "),
                href: view.address(of: .search(Search().toggling(heading.label, in: page.facet))),
                count: Wording.number(heading.uses))
        }
        first = start.isEmpty ? nil : address(from: "")
        next = list.next.map { Link("Suite, à partir de «\u{A0}\($0)\u{A0}»", address(from: $0)) }
        nothing = list.headings.isEmpty ? page.nothing(isEmpty: count == 0) : nil
    }

    /// The alphabet, the digits, and what other scripts there are.
    private static func letters(_ initials: [String], start: String, address: (String) -> String) -> [Letter]
    {
        let known = Set(initials)
        let current = Folding.fold(start).unicodeScalars.first.map(String.init)
        let digits = initials.filter { $0 >= "0" && $0 <= "9" }
        func letter(_ label: String, from start: String?, isCurrent: Bool) -> Letter {
            Letter(
                label: label,
                link: start.map { LetterLink(label: label, href: address($0), isCurrent: isCurrent) })
        }
        var letters: [Letter] = []
        if let digit = digits.first {
            letters.append(
                letter("0–9", from: digit, isCurrent: current.map(digits.contains) ?? false))
        }
        letters += "abcdefghijklmnopqrstuvwxyz".map(String.init).map { initial in
            letter(
                initial.uppercased(), from: known.contains(initial) ? initial : nil,
                isCurrent: current == initial)
        }
        if let other = initials.first(where: { $0 > "zz" }) {
            letters.append(letter("…", from: other, isCurrent: (current ?? "") > "zz"))
        }
        return letters
    }
}

extension BrowsePage.Headings {
    var kind: Heading.Kind {
        switch self {
        case .authors: .author
        case .subjects: .subject
        case .series: .series
        }
    }

    var facet: Search.Facet {
        switch self {
        case .authors: .author
        case .subjects: .subject
        case .series: .series
        }
    }

    var title: String {
        switch self {
        case .authors: "Les auteurs"
        case .subjects: "Les sujets"
        case .series: "Les séries"
        }
    }

    var icon: String {
        switch self {
        case .authors: "person"
        case .subjects: "pin"
        case .series: "comic"
        }
    }

    /// « 412 auteurs, de A à Z »
    func words(_ count: Int) -> String {
        switch self {
        case .authors: Wording.count(count, "nom", "noms") + ", de A à Z"
        case .subjects: Wording.count(count, "sujet", "sujets") + ", de A à Z"
        case .series: Wording.count(count, "série", "séries") + ", de A à Z"
        }
    }

    fileprivate func nothing(isEmpty: Bool) -> EmptyNote {
        isEmpty
            ? EmptyNote(
                title: "Rien ici pour le moment",
                text: "Le catalogue de ce CDI ne donne encore rien pour cette liste.")
            : EmptyNote(
                title: "La liste s’arrête avant",
                text: "Rien ne vient après ces lettres\u{A0}: choisissez-en d’autres ci-dessus.")
    }
}
