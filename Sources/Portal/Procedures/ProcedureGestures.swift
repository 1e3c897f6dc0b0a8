import Library
import Storage
import WebServer

extension PortalSubmission {
    func perform(_ action: ProceduresAction) throws -> Response {
        let form = try visit.request.form()
        return switch action {
        case .tick(let slug): try tick(slug, form)
        case .restart(let slug): try restart(slug)
        case .resume(let slug): try resume(slug)
        case .judge(let slug): try judge(slug, form)
        case .settle(let slug, let id): try settle(id, on: slug, form)
        }
    }

    /// POST /procedures/prets/etapes
    private func tick(_ slug: String, _ form: Form) throws -> Response {
        try checkReadable(slug)
        let key = form["cocher"] ?? form["decocher"] ?? ""
        guard (1...300).contains(key.utf8.count) else { throw Failure.notFound }
        let stamp = stamp(form["jeton"])
        try library.write {
            if form["cocher"] != nil {
                try $0.procedures.tick(key, of: slug, stamp: stamp)
            } else {
                try $0.procedures.untick(key, of: slug)
            }
        }
        return .redirect(to: address(of: slug) + "#etape-" + key.percentEncoded)
    }

    private func restart(_ slug: String) throws -> Response {
        try checkReadable(slug)
        try library.write { try $0.procedures.restart(slug) }
        return redirect(to: .procedures(.procedure(slug, ent: nil)), saying: .stepsRestarted)
    }

    private func resume(_ slug: String) throws -> Response {
        try checkReadable(slug)
        try library.write { try $0.procedures.resume(slug) }
        return redirect(to: .procedures(.procedure(slug, ent: nil)), saying: .stepsResumed)
    }

    private static let mostJudgements = 30

    /// POST /procedures/prets/avis: nobody's name is kept; a whole school may be behind one address.
    private func judge(_ slug: String, _ form: Form) throws -> Response {
        try checkReadable(slug)
        let comment = form["mot"] ?? ""
        guard let answer = form["utile"], answer == "oui" || answer == "non" else {
            return try visit.showProcedure(
                slug, typed: (comment, "Répondez par oui ou par non."), status: .unprocessableContent)
        }
        let stamp = stamp(form["jeton"])
        do {
            let isKept = try library.write { writing in
                guard
                    try writing.accounts.isSeldom(
                        "procedure \(slug) @" + visit.request.remoteAddress, most: Self.mostJudgements,
                        at: visit.now)
                else { return false }
                try writing.procedures.note(answer == "oui", comment: comment, on: slug, stamp: stamp)
                return true
            }
            return redirect(
                to: .procedures(.procedure(slug, ent: nil)),
                saying: isKept ? .procedureJudged : .procedureJudgedTooOften)
        } catch FeedbackRefusal.tooLong(let most) {
            let words =
                "Votre mot est trop long\u{A0}: \(Wording.count(most, "caractère", "caractères")) au plus."
            return try visit.showProcedure(
                slug, typed: (comment, words), status: .unprocessableContent)
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
            to: .procedures(.procedure(slug, ent: nil)),
            saying: isSettled ? .commentSettled : .commentReopened)
    }

    private func checkReadable(_ slug: String) throws {
        let reader = try visit.asReader()
        try library.read { _ = try visit.readable(slug, reader, $0) }
    }

    private func address(of slug: String) -> String {
        visit.address(of: .procedures(.procedure(slug, ent: nil)))
    }
}
