import Library
import Storage
import Templating
import WebServer

/// GET /gestion/emprunteurs/clefs-ent: « Supprimez les clefs ENT » (B-10 to B-13), and giving them back.
extension PortalVisit {
    func showKeys(refusal: String? = nil, status: Status = .ok) throws -> Response {
        let facts = try library.read { try KeysFacts($0.interconnection) }
        let moment = facts.removal.map { Wording.moment($0.at, today: today, in: site.timeZone) } ?? ""
        let view = KeysView(
            facts, on: moment, isForAdministrator: isForAdministrator, refusal: refusal, token: newToken(),
            seenFrom: viewpoint)
        return try render(
            view, title: "Supprimez les clefs ENT", status: status, hasSearch: false, section: .borrowers)
    }

    /// While an interconnection is in use, whoever may end it decides of its keys.
    fileprivate var isForAdministrator: Bool { account?.role == .administrator }
}

/// What the file says of keys, read at once.
struct KeysFacts {
    let people: Int
    let removal: KeyRemoval?
    let provider: IdentityProvider?
    /// The one in use, to which the keys that were removed are strange.
    let stranger: IdentityProvider?

    init(
        people: Int = 0, removal: KeyRemoval? = nil, provider: IdentityProvider? = nil,
        stranger: IdentityProvider? = nil
    ) {
        self.people = people
        self.removal = removal
        self.provider = provider
        self.stranger = stranger
    }

    init(_ reading: InterconnectionReading) throws {
        let removal = try reading.removal()
        people = try reading.peopleWithKey()
        self.removal = removal
        provider = try reading.provider()
        stranger = try removal.flatMap { try reading.strangerTo($0) }
    }
}

extension PortalSubmission {
    /// « OK » (B-12).
    func removeKeys(of people: Int, _ token: String) throws -> Response {
        let stamp = stamp(token)
        let mayEmptyInUse = visit.isForAdministrator
        do {
            _ = try library.write { writing in
                try writing.once("clefs supprimer \(people)", stamp) {
                    try writing.interconnection.removeKeys(
                        of: people, mayEmptyInUse: mayEmptyInUse, stamp: stamp)
                }
            }
        } catch let refusal as KeyRefusal {
            return try visit.showKeys(refusal: Wording.keyRefusal(refusal), status: .conflict)
        }
        let isInUse = try library.read { try $0.interconnection.provider() }?.isActive == true
        return redirect(to: .borrowers(.keys), saying: isInUse ? .keysRemovedInUse : .keysRemoved)
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
    /// To whoever may not end it.
    fileprivate static func keysInUse(_ name: String) -> String {
        "L’interconnexion avec \(name) est active\u{A0}: sans clefs, plus personne n’y serait reconnu avec son espace. Un administrateur du portail la désactive d’abord."
    }

    fileprivate static func keysOfAnother(inUse name: String) -> String {
        "L’interconnexion avec \(name) est active depuis\u{A0}: ces clefs viennent d’ailleurs, et des élèves seraient pris pour d’autres. Elles ne sont rendues qu’une fois cette interconnexion désactivée."
    }

    fileprivate static func keyRefusal(_ refusal: KeyRefusal) -> String {
        switch refusal {
        case .otherCount(let people):
            "Le nombre a changé depuis que cette page a été ouverte\u{A0}: \(count(people, "emprunteur porte", "emprunteurs portent")) maintenant une clef. Rien n’a été supprimé\u{A0}; confirmez de nouveau."
        case .noKeys: "Aucun emprunteur ne porte plus de clef\u{A0}: il n’y avait rien à supprimer."
        case .nothingToRestore: "Ces clefs ont déjà été rendues, ou ne sont plus gardées."
        case .inUse(let name): keysInUse(name)
        case .ofAnother(let name): keysOfAnother(inUse: name)
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
        /// Nil: that is for an administrator.
        let confirm: ConfirmButton?
    }

    /// The last one, while its keys may be given back.
    struct Removal: ViewPart {
        let words: String
        /// Nil: they are not those of the one in use.
        let restore: PostButton?
    }

    init(
        _ facts: KeysFacts, on moment: String, isForAdministrator: Bool, refusal: String?, token: String,
        seenFrom view: Viewpoint,
    ) {
        let people = facts.people
        let inUse = facts.provider.flatMap { $0.isActive ? $0.name : nil }
        back = Link("Emprunteurs", view.address(of: BorrowersPage.list(BorrowerQuery())))
        self.refusal = refusal.map { RefusalNote(words: $0) }
        procedure = view.procedure("changer-d-interconnexion")
        nothing =
            people == 0 && facts.removal == nil
            ? EmptyNote(
                title: "Aucune clef à supprimer",
                text: "Aucun emprunteur ne porte d’«\u{A0}Identité ENT\u{A0}».") : nil
        let holders = Wording.count(people, "emprunteur porte", "emprunteurs portent")
        question =
            people == 0
            ? nil
            : Question(
                count: "\(holders) une «\u{A0}Identité ENT\u{A0}».",
                warning: inUse.map {
                    isForAdministrator
                        ? "L’interconnexion avec \($0) est active\u{A0}: ensuite, plus personne n’y sera reconnu avec son espace. Pour changer d’ENT, désactivez-la d’abord."
                        : Wording.keysInUse($0)
                },
                confirm: inUse != nil && !isForAdministrator
                    ? nil : Self.confirm(people, token: token, seenFrom: view))
        removal = facts.removal.map { removal in
            let who = Wording.count(removal.people, "emprunteur", "emprunteurs")
            return Removal(
                words:
                    "Les clefs de \(who) ont été supprimées \(moment) par \(removal.actor). "
                    + (facts.stranger.map { Wording.keysOfAnother(inUse: $0.name) }
                        ?? "Elles peuvent être rendues pendant \(KeyRemoval.keptDays)\u{A0}jours à ceux qui n’en ont pas reçu d’autre."),
                restore: facts.stranger == nil
                    ? PostButton(
                        "Rendre ces clefs", icon: "undo",
                        to: view.address(of: BorrowersAction.restoreKeys(removal.id, token: "")),
                        token: token)
                    : nil)
        }
    }

    private static func confirm(_ people: Int, token: String, seenFrom view: Viewpoint) -> ConfirmButton {
        ConfirmButton(
            "Supprimez les clefs ENT",
            question:
                "«\u{A0}Identité ENT\u{A0}» va être vidée pour \(people == 1 ? "cet emprunteur" : "ces \(Wording.number(people)) emprunteurs"), qu’elle vienne d’un ENT ou de PRONOTE.",
            button: PostButton(
                "OK", spoken: "OK, supprimer les clefs ENT", icon: "check", kind: "",
                to: view.address(of: BorrowersAction.removeKeys(people: people, token: "")),
                token: token, fields: [FormValue("nombre", String(people))]))
    }

    static let examples = [
        example(KeysFacts()), example(KeysFacts(people: 1)),
        example(KeysFacts(people: 1_234, removal: removed, provider: inUse), refusal: Examples.hostile),
        example(
            KeysFacts(people: 1_234, removal: removed, provider: inUse, stranger: inUse),
            isForAdministrator: false),
    ]

    private static let removed = KeyRemoval(
        id: ID(1), people: 12, actor: Examples.hostile, at: "2026-11-21T08:05:00Z")
    private static let inUse = IdentityProvider(
        kind: .workspace, name: Examples.hostile, activeSince: Examples.view.today)

    private static func example(
        _ facts: KeysFacts, isForAdministrator: Bool = true, refusal: String? = nil
    ) -> KeysView {
        KeysView(
            facts, on: Examples.long, isForAdministrator: isForAdministrator, refusal: refusal,
            token: Examples.hostile, seenFrom: Examples.view)
    }
}
