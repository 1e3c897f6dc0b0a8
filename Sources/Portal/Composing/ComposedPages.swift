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
    let pager: Pager?

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

/// Where one is in a long list.
struct ListPage {
    static let size = 50

    let number: Int
    private let count: Int

    /// - Parameter asked: from 1; past the end, the last.
    init(_ asked: Int, of total: Int) {
        count = max(1, (total + Self.size - 1) / Self.size)
        number = min(asked, count)
    }

    var offset: Int { (number - 1) * Self.size }

    func part<Thing>(of things: [Thing]) -> ArraySlice<Thing> {
        things.dropFirst(offset).prefix(Self.size)
    }

    func pager(address: (Int) -> String) -> Pager? { Pager(page: number, of: count, address: address) }
}

/// What is asked before something is taken away for good.
struct ComposedRemoval {
    let label: String
    let question: String
    let action: ComposingAction
}

extension PortalVisit {
    /// - Throws: `Failure.notFound` for what is no longer there.
    func existing<Thing>(_ read: (LibraryReading) throws -> Thing?) throws -> Thing {
        guard let thing = try library.read(read) else { throw Failure.notFound }
        return thing
    }

    /// A page with one form.
    func composed(
        _ form: ComposedForm, title: String, in room: (String, ComposingPage), refused: RefusedForm?,
        removal: ComposedRemoval? = nil,
    ) throws -> Response {
        let view = ComposedFormView(
            trail: viewpoint.composingTrail([room]), title: title, refusal: refused?.note, form: form,
            remove: removal.map { removal in
                ConfirmButton(
                    removal.label, question: removal.question,
                    button: PostButton(
                        "Oui, supprimer", icon: "cross", to: viewpoint.address(of: removal.action),
                        token: form.token))
            })
        return try composed(view, title: title, status: refused?.status ?? .ok)
    }

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
        _ typed: TypedForm, refused page: (RefusedForm) throws -> Response, _ gesture: () throws -> Response
    ) throws -> Response {
        do {
            return try gesture()
        } catch PresentationRefusal.unknown {
            throw Failure.notFound
        } catch let refusal as PresentationRefusal {
            return try page(RefusedForm(reason: refusal, typed: typed))
        }
    }

    /// Changes what a form shows: once however often it is sent, and never over what was saved since it was shown.
    ///
    /// - Parameter saved: as it is now; nil: it is no longer there.
    /// - Throws: `PresentationRefusal`.
    func change<Noun>(
        _ id: ID<Noun>, as typed: TypedForm, saved: (PresentationReading) throws -> TypedForm?,
        _ change: (PresentationWriting) throws -> Void
    ) throws {
        let request = "change \(Noun.self) \(id) \(typed.fingerprint)"
        try library.write { writing in
            _ = try writing.once(request, stamp(typed.token)) {
                // Nobody else writes meanwhile: what is read here is what is replaced.
                guard let saved = try library.read({ try saved($0.presentation) }) else {
                    throw PresentationRefusal.unknown
                }
                if let base = typed.base, base != saved.fingerprint {
                    throw PresentationRefusal.changedMeanwhile
                }
                try change(writing.presentation)
                return id
            }
        }
    }
}
