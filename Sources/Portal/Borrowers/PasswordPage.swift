import Formats
import Library
import Storage
import Templating
import WebServer

/// GET /gestion/emprunteurs/mots-de-passe: for whom first passwords are made, before they are.
extension PortalVisit {
    func showPasswords(for selection: BorrowerSelection, hasBeenShown: Bool = false, status: Status = .ok)
        throws
        -> Response
    {
        let (people, total) = try library.read { library in
            let (lines, total) = try library.borrowers.lines(of: selection)
            return (try PasswordTakers(lines.map(\.borrower), in: library.accounts), total)
        }
        let view = PasswordView(
            people, total: total, of: selection, hasBeenShown: hasBeenShown, token: newToken(),
            seenFrom: viewpoint)
        return try render(view, title: view.title, status: status, hasSearch: false, section: .borrowers)
    }
}

extension PortalSubmission {
    /// POST /gestion/emprunteurs/mots-de-passe: the passwords are made, and shown this once.
    func givePasswords(to selection: BorrowerSelection, replacing: Bool, _ token: String) throws -> Response {
        let people = try library.read { library in
            try PasswordTakers(
                library.borrowers.lines(of: selection).lines.map(\.borrower), in: library.accounts)
        }
        let takers = replacing ? people.new + people.known : people.new
        guard !takers.isEmpty else {
            return try visit.showPasswords(for: selection, status: .unprocessableContent)
        }
        guard let slips = try give(to: takers, stamp(token)) else {
            return try visit.showPasswords(for: selection, hasBeenShown: true, status: .unprocessableContent)
        }
        return try visit.showSlips(slips, title: selection.heading, back: .list(selection.query))
    }

    /// POST /gestion/emprunteurs/12/mot-de-passe: the same for one, from the page of the borrower.
    func givePassword(to id: ID<Borrower>, _ token: String) throws -> Response {
        let people = try library.read { library in
            try library.borrowers.borrower(id).map { try PasswordTakers([$0], in: library.accounts) }
        }
        guard let people else { throw Failure.notFound }
        guard let taker = (people.new + people.known).first else {
            return redirect(to: .borrowers(.borrower(id)), saying: .passwordRefused)
        }
        guard let slips = try give(to: [taker], stamp(token)) else {
            return redirect(to: .borrowers(.borrower(id)), saying: .passwordShown)
        }
        return try visit.showSlips(slips, title: taker.name, back: .borrower(id))
    }

    /// New passwords, to be changed at the first sign-in; nil if this form gave them already.
    private func give(to borrowers: [Borrower], _ stamp: Stamp) throws -> [PasswordSlip]? {
        // Before the transaction: no desk waits while keys are derived.
        let words = try borrowers.map { borrower in
            let word = NewPassword.readable(random: visit.site.random)
            return (borrower, word, try Password(word, salt: visit.site.random(16), costs: .light))
        }
        let request = "passwords " + borrowers.map(\.id.description).joined(separator: " ")
        return try library.write { writing -> [PasswordSlip]? in
            var slips: [PasswordSlip] = []
            let done = try writing.once(request, stamp) {
                for (borrower, word, password) in words {
                    let account = try writing.accounts.ensure(for: borrower.id, on: stamp.day)
                    try writing.accounts.setPassword(password, of: account.id, mustChange: true)
                    try writing.borrowers.note(.passwordGiven, of: borrower.id, stamp)
                    slips.append(PasswordSlip(borrower: borrower, login: account.login, password: word))
                }
                return borrowers[0].id
            }
            return done.isRepeat ? nil : slips
        }
    }
}

/// Who may be given a password at the desk: not a temporary user, nor whoever manages the portal.
struct PasswordTakers {
    /// Without any password yet.
    var new: [Borrower] = []
    var known: [Borrower] = []
    var left: [Borrower] = []

    init() {}

    init(_ borrowers: [Borrower], in accounts: AccountReading) throws {
        for borrower in borrowers {
            let account = try accounts.account(of: borrower.id)
            if borrower.kind == .temporary || account?.role.isStaff == true || account?.isClosed == true {
                left.append(borrower)
            } else if account?.hasPassword == true {
                known.append(borrower)
            } else {
                new.append(borrower)
            }
        }
    }
}

struct PasswordView: View {
    static let template = "borrowers/passwords"

    let back: Link
    let title: String
    let sentences: [String]
    let warning: String?
    let tooMany: String?
    let form: GivingForm?
    let nothing: EmptyNote?

    struct GivingForm: ViewPart {
        let action: String
        let token: String
        let hidden: [HiddenField]
        let choices: [Option]
    }

    struct Option: ViewPart {
        let value: String
        let label: String
        let isChosen: Bool
    }
}

extension PasswordView {
    init(
        _ people: PasswordTakers, total: Int, of selection: BorrowerSelection, hasBeenShown: Bool,
        token: String,
        seenFrom view: Viewpoint,
    ) {
        let (new, known, left) = (people.new.count, people.known.count, people.left.count)
        back = Link("Emprunteurs", view.address(of: BorrowersPage.list(selection.query)))
        title = "Premiers mots de passe"
        sentences =
            [
                (selection.ticked.isEmpty ? "\(selection.heading)\u{A0}: " : "")
                    + "\(Wording.borrowers(new + known + left)).",
                "Chaque mot de passe est imprimé sur un billet à découper. Il sert une fois\u{A0}: à la première connexion, chacun choisit le sien. Le portail ne sait pas le montrer une seconde fois.",
            ]
            + (left == 0
                ? []
                : [
                    "\(Wording.count(left, "personne est laissée", "personnes sont laissées")) de côté\u{A0}: usagers temporaires, comptes fermés, ou gestionnaires du portail."
                ])
        warning =
            hasBeenShown
            ? "Ces mots de passe ont déjà été montrés, et ne le sont qu’une fois. Si les billets sont perdus, donnez-en de nouveaux à tous."
            : nil
        tooMany = Wording.tooMany(total, shown: new + known + left)
        var choices: [Option] = []
        if new > 0 {
            choices.append(
                Option(
                    value: "nouveaux",
                    label: "Ceux qui n’en ont pas encore\u{A0}: \(Wording.number(new))",
                    isChosen: !hasBeenShown))
        }
        if known > 0 {
            choices.append(
                Option(
                    value: "tous",
                    label:
                        "Tous\u{A0}: \(Wording.number(new + known)). Les mots de passe d’avant ne vaudront plus.",
                    isChosen: hasBeenShown && new == 0))
        }
        form =
            choices.isEmpty
            ? nil
            : GivingForm(
                action: view.address(
                    of: BorrowersAction.givePasswords(BorrowerSelection(), replacing: false, token: "")),
                token: token,
                hidden: selection.pairs.filter { !$0.1.isEmpty }.map { .init(name: $0.0, value: $0.1) },
                choices: choices)
        nothing =
            choices.isEmpty
            ? EmptyNote(
                title: "Personne à qui donner un mot de passe",
                text: "Choisissez une classe, ou cochez des noms, dans la liste des emprunteurs.") : nil
    }
}
