import Library
import Storage
import Templating
import WebServer

/// GET /gestion/emprunteurs/clefs-ent: « Supprimez les clefs ENT » (B-10 to B-13), and giving them back.
extension PortalVisit {
    func showKeys(refusal: String? = nil, status: Status = .ok) throws -> Response {
        let (people, removal, provider) = try library.read { library in
            (
                try library.interconnection.peopleWithKey(), try library.interconnection.removal(),
                try library.interconnection.provider()
            )
        }
        let moment = removal.map { Wording.moment($0.at, today: today, in: site.timeZone) } ?? ""
        let view = KeysView(
            people: people, removal: removal, on: moment, provider: provider, refusal: refusal,
            token: newToken(), seenFrom: viewpoint)
        return try render(
            view, title: "Supprimez les clefs ENT", status: status, hasSearch: false, section: .borrowers)
    }
}

extension PortalSubmission {
    /// « OK » (B-12).
    func removeKeys(of people: Int, _ token: String) throws -> Response {
        let stamp = stamp(token)
        do {
            _ = try library.write { writing in
                try writing.once("clefs supprimer \(people)", stamp) {
                    try writing.interconnection.removeKeys(of: people, stamp: stamp)
                }
            }
        } catch let refusal as KeyRefusal {
            return try visit.showKeys(refusal: Wording.keyRefusal(refusal), status: .conflict)
        }
        return redirect(to: .borrowers(.keys), saying: .keysRemoved)
    }

    func restoreKeys(of removal: ID<KeyRemoval>, _ token: String) throws -> Response {
        let stamp = stamp(token)
        do {
            _ = try library.write { writing in
                try writing.once("clefs rendre \(removal)", stamp) {
                    try writing.interconnection.restoreKeys(of: removal, stamp: stamp)
                    return removal
                }
            }
        } catch let refusal as KeyRefusal {
            return try visit.showKeys(refusal: Wording.keyRefusal(refusal), status: .conflict)
        }
        return redirect(to: .borrowers(.keys), saying: .keysRestored)
    }
}

extension Wording {
    fileprivate static func keyRefusal(_ refusal: KeyRefusal) -> String {
        switch refusal {
        case .otherCount(let people):
            "Le nombre a changé depuis que cette page a été ouverte\u{A0}: \(count(people, "emprunteur porte", "emprunteurs portent")) maintenant une clef. Rien n’a été supprimé\u{A0}; confirmez de nouveau."
        case .noKeys: "Aucun emprunteur ne porte plus de clef\u{A0}: il n’y avait rien à supprimer."
        case .nothingToRestore: "Ces clefs ont déjà été rendues, ou ne sont plus gardées."
        }
    }
}

struct KeysView: View {
    static let template = "borrowers/keys"

    let back: Link
    let refusal: RefusalNote?
    let nothing: EmptyNote?
    let question: Question?
    let removal: Removal?
    let procedure: String

    struct Question: ViewPart {
        let count: String
        /// An interconnection is in use: nobody would be known any more.
        let warning: String?
        let confirm: ConfirmButton
    }

    /// The last one, while its keys may be given back.
    struct Removal: ViewPart {
        let words: String
        let restore: PostButton
    }

    init(
        people: Int, removal: KeyRemoval?, on moment: String, provider: IdentityProvider?, refusal: String?,
        token: String, seenFrom view: Viewpoint,
    ) {
        back = Link("Emprunteurs", view.address(of: BorrowersPage.list(BorrowerQuery())))
        self.refusal = refusal.map { RefusalNote(words: $0) }
        procedure = view.procedure("changer-d-interconnexion")
        nothing =
            people == 0 && removal == nil
            ? EmptyNote(
                title: "Aucune clef à supprimer",
                text: "Aucun emprunteur ne porte d’«\u{A0}Identité ENT\u{A0}».") : nil
        let holders = Wording.count(people, "emprunteur porte", "emprunteurs portent")
        question =
            people == 0
            ? nil
            : Question(
                count: "\(holders) une «\u{A0}Identité ENT\u{A0}».",
                warning: provider.flatMap { provider in
                    provider.isActive
                        ? "L’interconnexion avec \(provider.name) est active\u{A0}: ensuite, plus personne n’y sera reconnu avec son espace. Pour changer d’ENT, désactivez-la d’abord."
                        : nil
                },
                confirm: ConfirmButton(
                    "Supprimez les clefs ENT",
                    question:
                        "«\u{A0}Identité ENT\u{A0}» va être vidée pour \(people == 1 ? "cet emprunteur" : "ces \(Wording.number(people)) emprunteurs"), qu’elle vienne d’un ENT ou de PRONOTE.",
                    button: PostButton(
                        "OK", spoken: "OK, supprimer les clefs ENT", icon: "check", kind: "",
                        to: view.address(of: BorrowersAction.removeKeys(people: people, token: "")),
                        token: token, fields: [FormValue("nombre", String(people))])))
        self.removal = removal.map { removal in
            let who = Wording.count(removal.people, "emprunteur", "emprunteurs")
            return Removal(
                words:
                    "Les clefs de \(who) ont été supprimées \(moment) par \(removal.actor). Elles peuvent être rendues pendant \(KeyRemoval.keptDays)\u{A0}jours à ceux qui n’en ont pas reçu d’autre.",
                restore: PostButton(
                    "Rendre ces clefs", icon: "undo",
                    to: view.address(of: BorrowersAction.restoreKeys(removal.id, token: "")), token: token))
        }
    }

    static let examples = [
        KeysView(
            people: 0, removal: nil, on: "", provider: nil, refusal: nil, token: "a",
            seenFrom: Examples.view),
        KeysView(
            people: 1, removal: nil, on: "", provider: nil, refusal: nil, token: "a",
            seenFrom: Examples.view),
        KeysView(
            people: 1_234,
            removal: KeyRemoval(id: ID(1), people: 12, actor: Examples.hostile, at: "2026-11-21T08:05:00Z"),
            on: Examples.long,
            provider: IdentityProvider(
                kind: .workspace, name: Examples.hostile, activeSince: Examples.view.today),
            refusal: Examples.hostile, token: Examples.hostile, seenFrom: Examples.view),
    ]
}
