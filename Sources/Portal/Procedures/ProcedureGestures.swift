import Library
import Storage
import WebServer

extension PortalSubmission {
    func perform(_ action: ProceduresAction) throws -> Response {
        let form = try visit.request.form()
        return switch action {
        case .tick(let slug): try tick(slug, form)
        case .restart(let slug): try restart(slug, form)
        case .resume(let slug): try resume(slug, form)
        case .judge(let slug): try judge(slug, form)
        case .settle(let slug, let id): try settle(id, on: slug, form)
        }
    }

    /// POST /procedures/prets/etapes
    private func tick(_ slug: String, _ form: Form) throws -> Response {
        let reader = try visit.asReader()
        let key = form["cocher"] ?? form["decocher"] ?? ""
        let steps = try library.read { library in
            let procedure = try visit.readable(slug, ent: ent(form), reader, library)
            return procedure.text.rendered(
                with: try ProcedureGuide(visit, reader, library, ent: ent(form))
            ).pieces.compactMap { if case .step(let step) = $0 { step.key } else { nil } }
        }
        guard steps.contains(key) else { throw Failure.notFound }
        let stamp = stamp(form["jeton"])
        try library.write {
            if form["cocher"] != nil {
                try $0.procedures.tick(key, of: slug, stamp: stamp)
            } else {
                try $0.procedures.untick(key, of: slug)
            }
        }
        return .redirect(to: visit.address(of: page(slug, form)) + "#etape-" + key.percentEncoded)
    }

    private func restart(_ slug: String, _ form: Form) throws -> Response {
        try checkReadable(slug)
        try library.write { try $0.procedures.restart(slug) }
        return redirect(to: page(slug, form), saying: .stepsRestarted)
    }

    private func resume(_ slug: String, _ form: Form) throws -> Response {
        try checkReadable(slug)
        try library.write { try $0.procedures.resume(slug) }
        return redirect(to: page(slug, form), saying: .stepsResumed)
    }

    private static let mostJudgements = 30

    /// POST /procedures/prets/avis: nobody's name is kept; a whole school may be behind one address.
    private func judge(_ slug: String, _ form: Form) throws -> Response {
        try checkReadable(slug)
        let comment = form["mot"] ?? ""
        guard let answer = form["utile"], answer == "oui" || answer == "non" else {
            return try visit.showProcedure(
                slug, ent: ent(form), typed: (comment, "Répondez par oui ou par non."),
                status: .unprocessableContent)
        }
        let stamp = stamp(form["jeton"])
        do {
            let isKept = try library.write { writing in
                guard
                    try writing.accounts.book.isSeldom(
                        "procedure \(slug) @" + visit.request.remoteAddress, most: Self.mostJudgements,
                        at: visit.now)
                else { return false }
                try writing.procedures.note(answer == "oui", comment: comment, on: slug, stamp: stamp)
                return true
            }
            return redirect(
                to: page(slug, form),
                saying: isKept ? .procedureJudged : .procedureJudgedTooOften)
        } catch FeedbackRefusal.tooLong(let most) {
            let words =
                "Votre mot est trop long\u{A0}: \(Wording.count(most, "caractère", "caractères")) au plus."
            return try visit.showProcedure(
                slug, ent: ent(form), typed: (comment, words), status: .unprocessableContent)
        }
    }

    private func settle(_ id: ID<ProcedureFeedback>, on slug: String, _ form: Form) throws -> Response {
        try checkReadable(slug)
        let isSettled = form["traite"] != "non"
        do {
            try library.write { try $0.procedures.settle(id, on: slug, isSettled) }
        } catch FeedbackRefusal.unknown {
            throw Failure.notFound
        }
        return redirect(
            to: page(slug, form),
            saying: isSettled ? .commentSettled : .commentReopened)
    }

    private func checkReadable(_ slug: String) throws {
        let reader = try visit.asReader()
        try library.read { _ = try visit.readable(slug, reader, $0) }
    }

    /// Back to the text that was read, be it that of an ENT.
    private func page(_ slug: String, _ form: Form) -> PortalPage {
        .procedures(.procedure(slug, ent: ent(form)))
    }

    private func ent(_ form: Form) -> String? { form["ent"].flatMap { Article.isSlug($0) ? $0 : nil } }
}
