import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /administration/remises: links that were given, with what came of them.
extension PortalVisit {
    func show(_ page: HandOverPage) throws -> Response {
        switch page {
        case .links: try showHandOvers()
        case .steps(let token): try showSteps(of: token)
        }
    }

    func showHandOvers(_ typed: HandOverForm = HandOverForm(), refusal: HandOverRefusal? = nil) throws
        -> Response
    {
        let links = try library.read { try $0.handOvers.all() }
        let view = HandOverLinksView(
            links, typed, refusal: refusal, procedures: exportProcedures, now: now, zone: site.timeZone,
            token: newToken(), seenFrom: viewpoint)
        let status: Status =
            switch refusal {
            case nil: .ok
            case .over?: .conflict
            case .noRecipient?, .tooMany?, .full?: .unprocessableContent
            }
        return try render(view, title: "Liens de remise", status: status, section: .office)
    }

    /// The texts by which somebody makes the file: that of an ENT, or the general one.
    fileprivate var exportProcedures: [(value: String, label: String)] {
        let shipped = site.procedures[HandOverForm.procedure]
        return [("", "Le texte général")]
            + (shipped?.variants.map { ($0.ent, $0.text.frontMatter.title ?? $0.ent) } ?? [])
    }
}

/// What is typed to make a link.
struct HandOverForm {
    var recipient = ""
    var ent = ""
    var days = 7
    var uploads = 2

    static let procedure = "exporter-les-utilisateurs"

    init() {}

    init(_ form: Form) {
        recipient = (form["pour"] ?? "").line(upTo: HandOver.longestRecipient)
        ent = (form["ent"] ?? "").line(upTo: 40)
        days = form["jours"].flatMap { Int($0) } ?? 7
        uploads = form["envois"].flatMap { Int($0) } ?? 2
    }
}

extension PortalSubmission {
    func perform(_ action: HandOverAction) throws -> Response {
        switch action {
        case .make: try makeHandOver(visit.request.form())
        case .revoke(let id): try revokeHandOver(id, visit.request.form())
        case .see(let id): try seeAnswer(of: id)
        case .bring(let token): try bringFile(by: token)
        case .answer(let token): try answerSettings(by: token, visit.request.form())
        }
    }

    /// The address is on the page that answers, once; the same form again gives the same address, as long as it leads
    /// somewhere.
    private func makeHandOver(_ form: Form) throws -> Response {
        var typed = HandOverForm(form)
        if !visit.exportProcedures.contains(where: { $0.value == typed.ent }) { typed.ent = "" }
        let stamp = stamp(form["jeton"])
        let request = "remise \(typed.recipient) \(typed.ent) \(typed.days) \(typed.uploads)"
        let token = SecretToken(repeating: stamp.token + "\u{0}" + request)
        do {
            try library.write { library in
                _ = try library.once(request, stamp) {
                    try library.handOvers.make(
                        token, for: typed.recipient, ent: typed.ent, days: typed.days,
                        uploads: typed.uploads,
                        stamp: stamp, at: visit.now)
                }
                guard try library.handOvers.reading.link(of: token)?.isOpen(at: visit.now) == true else {
                    throw HandOverRefusal.over
                }
            }
        } catch let refusal as HandOverRefusal {
            return try visit.showHandOvers(typed, refusal: refusal)
        }
        let view = NewHandOverView(
            address: visit.place.permanentAddress(of: .handOver(.steps(token))), recipient: typed.recipient,
            list: visit.address(of: .handOver(.links)))
        return try visit.render(view, title: "Nouveau lien", section: .office).unkept()
    }

    private func revokeHandOver(_ id: ID<HandOver>, _ form: Form) throws -> Response {
        let stamp = stamp(form["jeton"])
        guard try library.write({ try $0.handOvers.revoke(id, stamp: stamp) }) else { throw Failure.notFound }
        return redirect(to: .handOver(.links), saying: .handOverRevoked)
    }

    private func seeAnswer(of id: ID<HandOver>) throws -> Response {
        try library.write { try $0.handOvers.see(id) }
        return .redirect(to: visit.address(of: .handOver(.links)))
    }
}

extension SecretToken {
    /// The same for the same words: those of a form that nobody else has seen.
    fileprivate init(repeating words: String) {
        let digits = Array(Self.hash(of: "remise\u{0}" + words).utf8)
        self.init(
            random: stride(from: 0, to: digits.count - 1, by: 2).map { place in
                UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16) ?? 0
            })
    }
}

/// An address that is shown once.
struct NewHandOverView: View {
    static let template = "hand-over/new"

    let address: String
    let recipient: String
    let list: String

    static let examples = [
        NewHandOverView(address: Examples.hostile, recipient: Examples.long, list: "/")
    ]
}
