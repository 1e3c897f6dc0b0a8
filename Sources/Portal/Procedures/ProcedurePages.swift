import Formats
import Library
import WebServer

extension PortalVisit {
    func show(_ page: ProceduresPage) throws -> Response {
        switch page {
        case .list(let text): try showProcedures(saying: text)
        case .procedure(let slug, let ent): try showProcedure(slug, ent: ent)
        }
    }

    /// GET /procedures
    private func showProcedures(saying text: String) throws -> Response {
        let reader = try asReader()
        let isLibrarian = Audience.librarians.admits(visitor)
        let view = try library.read { library in
            var found = try procedures(library, for: reader)
            if !text.isEmpty {
                found = try found.answering(text, with: ProcedureGuide(self, reader, library))
            }
            return ProceduresView(
                found, text: text, ticked: isLibrarian ? try library.procedures.tickedCounts() : [:],
                tallies: isLibrarian ? try library.procedures.tallies() : [:], seenFrom: viewpoint)
        }
        return try render(view, title: "Procédures", section: isLibrarian ? .procedures : nil)
    }

    /// GET /procedures/mettre-a-jour-les-emprunteurs
    func showProcedure(
        _ slug: String, ent: String? = nil, typed: (comment: String, error: String?) = ("", nil),
        status: Status = .ok
    ) throws -> Response {
        let reader = try asReader()
        let isLibrarian = Audience.librarians.admits(visitor)
        let view = try library.read { library in
            let procedure = try readable(slug, ent: ent, reader, library)
            var around = ProcedureView.Surroundings()
            around.reader = reader
            around.isLibrarian = isLibrarian
            around.token = newToken()
            around.typed = typed
            around.ent = ent
            around.zone = site.timeZone
            if isLibrarian {
                around.ticked = try library.procedures.steps(of: slug)
                around.setAside = try library.procedures.setAsideCount(of: slug)
                around.tally = try library.procedures.tallies()[slug] ?? FeedbackTally()
                around.comments = try library.procedures.comments(on: slug)
            }
            let guide = try ProcedureGuide(self, reader, library, ent: ent)
            if let article = procedure.article { saw(article) }
            return ProcedureView(procedure, guide: guide, ent: guide.ent, with: around)
        }
        return try render(
            view, title: view.title, status: status, section: isLibrarian ? .procedures : nil)
    }

    /// - Throws: `Failure.needsSignIn` for a procedure of the product that somebody signed in may read; `.notFound`.
    func readable(_ slug: String, ent: String? = nil, _ reader: Reader, _ library: LibraryReading) throws
        -> Procedure
    {
        guard let procedure = try procedure(slug, ent: ent, library) else { throw Failure.notFound }
        guard procedure.readers.admit(visitor, reader) else {
            // What the product ships is no secret: its address is worth signing in for.
            if !procedure.isOwn {
                try admit(to: .librarians)
                try checkPassword(for: .librarians)
            }
            throw Failure.notFound
        }
        return procedure
    }

    /// What is wrong in a text where it is shown as a procedure of this portal.
    func faults(of text: MarkdownText, ent: String? = nil) throws -> [MarkdownFault] {
        let reader = try asReader()
        let guide = try library.read { try ProcedureGuide(self, reader, $0, ent: ent) }
        return text.rendered(with: guide).faults
    }
}
