import Library
import Storage
import Templating
import WebServer

/// A list of what was composed, each with its page.
struct ComposedListView: View {
    static let template = "composing/list"

    let trail: [Link]
    let title: String
    let lead: String
    let add: Link
    /// As readers see it.
    let reading: Link?
    let nothing: EmptyNote?
    let rows: [Row]

    struct Row: ViewPart {
        let title: String
        let href: String
        let words: String
        let pill: Pill?
    }
}

/// A page with one form.
struct ComposedFormView: View {
    static let template = "composing/form-page"

    let trail: [Link]
    let title: String
    let refusal: RefusalNote?
    let form: ComposedForm
    let remove: ConfirmButton?
}

extension Viewpoint {
    /// « Réglages › Sélections »
    func composingTrail(_ pages: [(String, ComposingPage)] = []) -> [Link] {
        [Link("Réglages", address(of: .office(.hub)))] + pages.map { Link($0.0, address(of: $0.1)) }
    }
}

extension Pill {
    static let over = Pill("gone", "clock", "Terminé")
    static let hidden = Pill("onsite", "eye", "Masqué")
}

extension PortalVisit {
    func classes(in library: LibraryReading) throws -> [String] {
        try library.borrowers.schoolClasses().map(\.schoolClass).filter { !$0.isEmpty }
    }

    func composed(_ page: some View, title: String, status: Status = .ok) throws -> Response {
        try render(page, title: title, status: status, hasSearch: false, section: .office)
    }
}

extension PortalSubmission {
    /// Does what a form asks; a refusal shows the page again, with what was typed.
    func composing(
        refused page: (RefusalNote) throws -> Response, _ gesture: () throws -> Response
    ) throws -> Response {
        do {
            return try gesture()
        } catch PresentationRefusal.unknown {
            throw Failure.notFound
        } catch let refusal as PresentationRefusal {
            return try page(RefusalNote(words: Wording.refusal(refusal)))
        }
    }
}
