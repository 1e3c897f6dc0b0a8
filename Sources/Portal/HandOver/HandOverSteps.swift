import Fetching
import Formats
import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /remise/:secret: « Vos 3 étapes », for whoever holds the link. It shows no borrower.
extension PortalVisit {
    /// Of one link, in one minute.
    private static let mostQuestions = 60

    func showSteps(of token: SecretToken, typed: HandOverAnswer? = nil, fault: HandOverFault? = nil) throws
        -> Response
    {
        let link: HandOver
        switch try open(token) {
        case .link(let found): link = found
        case .answer(let response): return response
        }
        let reader = Reader.visitor
        let text = try library.read { library in
            var guide = try ProcedureGuide(self, reader, library, ent: link.ent.orNil)
            guide.isHandOver = true
            return exportText(for: link, with: guide)
        }
        let view = HandOverStepsView(
            link, of: portal.name, text: text, typed: typed, fault: fault,
            bring: place.address(of: .handOver(.bring(token))),
            answer: place.address(of: .handOver(.answer(token))), root: root, zone: site.timeZone,
            token: newToken(), today: today)
        return try kept(
            render(
                view, title: view.title, status: fault == nil ? .ok : .unprocessableContent, hasSearch: false)
        )
    }

    /// What a link is worth.
    enum Opened {
        case link(HandOver)
        /// That it is worth nothing, or was used too often.
        case answer(Response)
    }

    func open(_ token: SecretToken) throws -> Opened {
        let link = try library.read { try $0.handOvers.link(of: token) }
        let isAdmitted =
            link == nil
            ? site.throttle.admits(.stranger(request.remoteAddress), atMost: Self.mostMistakes, at: now)
            : site.throttle.admits(.handOver(token.hash), atMost: Self.mostQuestions, at: now)
        guard isAdmitted else {
            return .answer(
                try closed(
                    "Un instant", "Beaucoup de demandes viennent d’arriver. Réessayez dans une minute.",
                    .tooManyRequests))
        }
        guard let link, link.isOpen(at: now) else { return .answer(try gone()) }
        return .link(link)
    }

    fileprivate func gone() throws -> Response {
        try closed(
            "Ce lien ne sert plus",
            "Il a expiré, a été révoqué, ou n’a pas été copié en entier. Demandez-en un autre au CDI\u{A0}: rien de ce que vous avez déjà envoyé n’est perdu.",
            .gone)
    }

    private func closed(_ title: String, _ sentence: String, _ status: Status) throws -> Response {
        let view = FailureView(
            icon: "clock", title: title, sentences: [sentence], reference: nil, search: nil,
            ways: [Way(label: "Aller à l’accueil", href: address(of: .home), icon: "home", count: nil)])
        var response = try kept(render(view, title: title, status: status, hasSearch: false))
        if status == .tooManyRequests { response.headers.set("Retry-After", "60") }
        return response
    }

    /// Neither by search engines nor by browsers.
    private func kept(_ response: Response) -> Response {
        var response = response.unkept()
        response.headers.set("X-Robots-Tag", "noindex, nofollow")
        return response
    }

    /// Without its buttons, which lead to pages of librarians.
    private func exportText(for link: HandOver, with guide: ProcedureGuide) -> ProcedureText? {
        guard let text = site.procedures[HandOverForm.procedure]?.text(for: link.ent.orNil) else {
            return nil
        }
        return ProcedureText(
            pieces: text.rendered(with: guide).pieces.compactMap { piece in
                switch piece {
                case .html(let markup): ProcedurePiece(html: HTML(markup: markup))
                case .step: ProcedurePiece(step: StepBox(press: nil, done: nil))
                case .directive: nil
                }
            })
    }
}

extension String {
    fileprivate var orNil: String? { isEmpty ? nil : self }
}

/// What is typed of the other server.
struct HandOverAnswer {
    var address = ""
    var isDeclared = false
}

/// Why what was brought is not taken.
enum HandOverFault: Equatable {
    case file(String)
    case badAddress
    case nothingSaid
}

extension PortalSubmission {
    /// POST /remise/:secret/fichier: straight into the update of the borrowers, where a librarian decides.
    func bringFile(by token: SecretToken) throws -> Response {
        let link: HandOver
        switch try visit.open(token) {
        case .link(let found): link = found
        case .answer(let response): return response
        }
        func refused(_ words: String) throws -> Response {
            try visit.showSteps(of: token, fault: .file(words))
        }
        let parts =
            visit.request.mediaType == "multipart/form-data" ? try visit.request.multipart() : nil
        guard let parts, let upload = parts.upload("fichier"), upload.size > 0 else {
            return try refused("Choisissez le fichier que l’export a donné.")
        }
        let content = try upload.bytes()
        if let fault = try fault(of: content) { return try refused(fault) }
        let lines = try BorrowerFile(content).lines
        guard !lines.isEmpty else {
            return try refused(
                "Ce fichier ne nomme personne\u{A0}: aucune de ses lignes ne se lit. Refaites l’export, et déposez-le tel qu’il est."
            )
        }
        let (people, hasKeys) = (lines.count, lines.contains { !($0.details.entKey ?? "").isEmpty })
        let stamp = Stamp(
            token: Self.token(of: parts.fields) ?? visit.newToken(), actor: link.recipient, at: visit.now,
            zone: visit.site.timeZone)
        let request = "remise \(link.id) " + SecretToken.hash(of: String(decoding: content, as: UTF8.self))
        do {
            try library.write { library in
                _ = try library.once(request, stamp) {
                    let draft = try library.borrowers.receive(
                        content, name: "Déposé par \(link.recipient)", stamp: stamp)
                    // Two forms at one instant, or one that meets « Révoquer »: it is tested here again.
                    try library.handOvers.note(
                        .init(at: visit.now, kind: .file(people: people, hasKeys: hasKeys, draft: draft)),
                        of: link.id)
                    try library.transfers.note(
                        .received, party: link.recipient, count: people, at: visit.now)
                    return draft
                }
            }
        } catch HandOverRefusal.full {
            return try refused("Ce lien a déjà pris tous ses fichiers. Demandez-en un autre au CDI.")
        } catch HandOverRefusal.over {
            return try visit.gone()
        }
        return redirect(to: .handOver(.steps(token)), saying: .handOverBrought)
    }

    /// POST /remise/:secret/retour
    func answerSettings(by token: SecretToken, _ form: Form) throws -> Response {
        let link: HandOver
        switch try visit.open(token) {
        case .link(let found): link = found
        case .answer(let response): return response
        }
        let typed = HandOverAnswer(
            address: (form["adresse"] ?? "").line(upTo: 500), isDeclared: form["declare"] == "oui")
        guard typed.address.isEmpty || WebAddress(typed.address) != nil else {
            return try visit.showSteps(of: token, typed: typed, fault: .badAddress)
        }
        guard !typed.address.isEmpty || typed.isDeclared else {
            return try visit.showSteps(of: token, typed: typed, fault: .nothingSaid)
        }
        let stamp = Stamp(
            token: Self.token(of: form) ?? visit.newToken(), actor: link.recipient, at: visit.now,
            zone: visit.site.timeZone)
        do {
            try library.write { library in
                _ = try library.once("retour \(link.id) \(typed.address) \(typed.isDeclared)", stamp) {
                    try library.handOvers.note(
                        .init(
                            at: visit.now,
                            kind: .answer(
                                address: typed.address, isDeclared: typed.isDeclared, isSeen: false)),
                        of: link.id)
                    return link.id
                }
            }
        } catch HandOverRefusal.over {
            return try visit.gone()
        }
        return redirect(to: .handOver(.steps(token)), saying: .handOverAnswered)
    }

    private static func token(of form: Form) -> String? {
        form["jeton"].flatMap { Stamp.isToken($0) ? $0 : nil }
    }
}
