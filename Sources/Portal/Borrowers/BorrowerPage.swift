import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET /gestion/emprunteurs/12: who it is, what is out, what was, who read or changed the account.
extension PortalVisit {
    func showBorrower(_ id: ID<Borrower>) throws -> Response {
        let file = try library.read { try BorrowerFolder(id, in: $0, on: today) }
        guard let file else { throw Failure.notFound }
        try noteReading(of: id)
        let view = BorrowerView(file, token: newToken(), zone: site.timeZone, seenFrom: viewpoint)
        return try render(view, title: view.name, hasSearch: false, section: .borrowers)
    }

    /// Reading an account is noted, once an hour for each person (DESIGN §10): the one thing that a page writes. The
    /// desk shows an account too.
    func noteReading(of id: ID<Borrower>) throws {
        let actor = account?.name ?? ""
        let since = now - 3600
        let isNoted = try library.read {
            try $0.borrowers.isReadingNoted(of: id, by: actor, since: since)
        }
        guard !isNoted, request.method == .get else { return }
        let stamp = Stamp(token: newToken(), actor: actor, at: now, day: today)
        try library.write { try $0.borrowers.note(.read, of: id, stamp) }
    }
}

/// All that is known of one borrower.
struct BorrowerFolder {
    let borrower: Borrower
    let loans: [Loan]
    let reservations: [Reservation]
    let history: [Loan]
    let account: Account?
    let events: [AccountEvent]

    init(
        _ borrower: Borrower, loans: [Loan], reservations: [Reservation], history: [Loan], account: Account?,
        events: [AccountEvent],
    ) {
        self.borrower = borrower
        self.loans = loans
        self.reservations = reservations
        self.history = history
        self.account = account
        self.events = events
    }

    init?(_ id: ID<Borrower>, in library: LibraryReading, on day: Day) throws {
        guard let borrower = try library.borrowers.borrower(id) else { return nil }
        self.init(
            borrower, loans: try library.circulation.currentLoans(of: id),
            reservations: try library.circulation.openReservations(of: id),
            history: try library.circulation.history(of: id, since: Day(number: 0)),
            account: try library.accounts.account(of: id),
            events: try library.borrowers.events(of: id, limit: 50))
    }
}

struct BorrowerView: View {
    static let template = "borrowers/borrower"

    let back: Link
    let name: String
    let mark: Mark?
    let facts: [Fact]
    let note: String?
    /// What a temporary user is, and what is left to do (B-80…B-91).
    let temporary: Temporary?
    let ways: [Way]
    let loansTitle: String
    let loans: Ledger?
    let reservations: Ledger?
    let historyTitle: String
    let history: Ledger?
    let account: AccountState
    let events: Ledger?

    struct Fact: ViewPart {
        let label: String
        let value: String
    }

    struct Temporary: ViewPart {
        let sentences: [String]
        let ways: [Link]
    }

    struct AccountState: ViewPart {
        let sentences: [String]
        /// Nil for those who manage the portal: their password is not given at the desk.
        let giving: Giving?
    }

    struct Giving: ViewPart {
        let action: String
        let token: String
        let label: String
        let warning: String?
    }
}

extension BorrowerView {
    init(_ folder: BorrowerFolder, token: String, zone: TimeZone, seenFrom view: Viewpoint) {
        let (borrower, today) = (folder.borrower, view.today)
        let (details, id) = (borrower.details, borrower.id)
        back = Link("Emprunteurs", view.address(of: BorrowersPage.list(BorrowerQuery())))
        name = borrower.name
        mark = Mark(borrower, today: today)
        facts = [
            ("Emprunteur", details.name), ("N° Emprunteur", details.number),
            ("Type emprunteur", borrower.kind.label), ("Statut", details.status.orMissing("sans statut")),
            ("Classe", details.schoolClass.orMissing("sans classe")),
            ("Date de naissance", details.bornOn.map { Wording.date($0, today: today) } ?? "–"),
            ("Fin de validité", details.expiresOn.map { Wording.date($0, today: today) } ?? "–"),
            ("Mél", details.email.orMissing("–")), ("Identité ENT", details.entKey ?? "–"),
        ].map { Fact(label: $0.0, value: $0.1) }
        note = details.note.isEmpty ? nil : details.note
        let hasSomething = !folder.loans.isEmpty || !folder.reservations.isEmpty
        temporary = borrower.kind == .temporary ? Temporary(folder, seenFrom: view) : nil
        ways = [
            Way(
                label: "Ouvrir au prêt", href: view.address(of: .desk(.counter(DeskPlace(person: id)))),
                icon: "book",
                count: nil),
            Way("Modifier", "person", .edit(id), seenFrom: view),
            // B-90: nothing is left to be moved.
            hasSomething
                ? Way(
                    "Réattribuer les prêts", "arrow-right", .pairing(.reassigning, id, .init()),
                    seenFrom: view)
                : nil,
            // A temporary user receives nothing.
            borrower.kind == .regular
                ? Way(
                    "Fusionner avec une autre fiche", "copy", .pairing(.merging, id, .init()), seenFrom: view)
                : nil,
            Way(
                "Imprimer la carte", "print", .cards(CardSheets(selection: BorrowerSelection(ticked: [id]))),
                seenFrom: view),
            Way("Supprimer", "cross", .removal(id), seenFrom: view),
        ].compactMap(\.self)
        loansTitle =
            folder.loans.isEmpty
            ? "Aucun prêt en cours" : Wording.count(folder.loans.count, "prêt en cours", "prêts en cours")
        loans =
            folder.loans.isEmpty
            ? nil
            : Ledger(
                "Prêts en cours", columns: ["Titre", "Exemplaire", "Prêté le", "Retour"],
                rows: folder.loans.map { loan in
                    [
                        .link(loan.record.numberedTitle, view.address(of: .record(loan.record.id))),
                        .text(loan.copyNumber ?? "sans numéro"), .text(loan.lentOn.inFrench),
                        .mark(Mark(loan, today: today)),
                    ]
                })
        reservations =
            folder.reservations.isEmpty
            ? nil
            : Ledger(
                "Réservations", columns: ["Titre", "Demandée le", "État"],
                rows: folder.reservations.map { reservation in
                    [
                        .link(
                            reservation.record.numberedTitle, view.address(of: .record(reservation.record.id))
                        ),
                        .text(reservation.requestedOn.inFrench), .mark(Mark(reservation, today: today)),
                    ]
                })
        historyTitle =
            "Historique\u{A0}: \(Wording.count(folder.history.count, "prêt rendu", "prêts rendus"))"
        history =
            folder.history.isEmpty
            ? nil
            : Ledger(
                "Prêts rendus", columns: ["Titre", "Prêté le", "Rendu le"],
                rows: folder.history.map { loan in
                    [
                        .link(loan.record.numberedTitle, view.address(of: .record(loan.record.id))),
                        .text(loan.lentOn.inFrench), .text(loan.returnedOn?.inFrench ?? ""),
                    ]
                })
        account = AccountState(folder, token: token, zone: zone, seenFrom: view)
        events =
            folder.events.isEmpty
            ? nil
            : Ledger(
                "Journal", columns: ["Quand", "Qui", "Quoi"],
                rows: folder.events.map { event in
                    [
                        .text(Wording.moment(event.at, today: today, in: zone)), .text(event.actor),
                        .text(Wording.accountAction(event.action)),
                    ]
                })
    }
}

extension BorrowerView.Temporary {
    init(_ folder: BorrowerFolder, seenFrom view: Viewpoint) {
        var sentences = [
            "Cette personne a été mise à l’écart\u{A0}: elle peut rendre, mais ni emprunter ni réserver. Son type ne se modifie pas à la main."
        ]
        var ways: [Link] = []
        if folder.loans.isEmpty {
            sentences.append("Elle n’a plus de prêt en cours\u{A0}: sa suppression est vivement recommandée.")
            ways.append(Link("Supprimer", view.address(of: BorrowersPage.removal(folder.borrower.id))))
        } else {
            sentences.append(
                "Elle est toujours dans l’établissement, avec une autre fiche\u{A0}? Réattribuez-lui les prêts. Sans autre fiche\u{A0}? Créez-en une, réattribuez les prêts, puis supprimez celle-ci."
            )
            sentences.append(
                "Elle est partie\u{A0}? Écrivez à la famille, ou marquez les documents comme perdus au prêt, puis supprimez la fiche."
            )
            ways.append(
                Link(
                    "Réattribuer les prêts",
                    view.address(of: BorrowersPage.pairing(.reassigning, folder.borrower.id, .init()))))
            ways.append(
                Link("Créer une fiche", view.address(of: BorrowersPage.new(name: folder.borrower.name))))
        }
        self.init(sentences: sentences, ways: ways)
    }
}

extension BorrowerView.AccountState {
    init(_ folder: BorrowerFolder, token: String, zone: TimeZone, seenFrom view: Viewpoint) {
        let account = folder.account
        var sentences: [String]
        if let account {
            sentences = ["Identifiant\u{A0}: \(account.login)"]
            if account.isClosed { sentences.append("Ce compte du portail est fermé.") }
            if !account.hasPassword {
                sentences.append("Il n’a pas encore de mot de passe.")
            } else if account.mustChangePassword {
                sentences.append("Le mot de passe donné par le CDI n’a pas encore été changé.")
            }
            sentences.append(
                account.signedInAt.map {
                    "Dernière connexion\u{A0}: \(Wording.moment($0, today: view.today, in: zone))."
                } ?? "Jamais connecté.")
        } else {
            sentences = ["Pas encore de compte sur le portail\u{A0}: le premier mot de passe le crée."]
        }
        let isStaff = account?.role.isStaff == true
        if isStaff {
            sentences.append("Gère le portail\u{A0}: son mot de passe se change dans les réglages.")
        }
        self.sentences = sentences
        let mayHave = !isStaff && folder.borrower.kind == .regular
        giving =
            mayHave
            ? BorrowerView.Giving(
                action: view.address(of: BorrowersAction.givePassword(folder.borrower.id, token: "")),
                token: token,
                label: account?.hasPassword == true
                    ? "Donner un nouveau mot de passe" : "Donner un premier mot de passe",
                warning: account?.hasPassword == true ? "L’ancien ne vaudra plus." : nil) : nil
    }
}

extension Wording {
    static func accountAction(_ action: AccountEvent.Action) -> String {
        switch action {
        case .read: "a consulté la fiche"
        case .created: "a créé la fiche"
        case .changed: "a modifié la fiche"
        case .deleted: "a supprimé la fiche"
        case .setAside: "a mis la personne à l’écart"
        case .merged: "a fusionné une autre fiche avec celle-ci"
        case .loansMoved: "a réattribué des prêts"
        case .anonymised: "a rendu les prêts anonymes"
        case .exported: "a exporté les données"
        case .passwordGiven: "a donné un mot de passe"
        case .keyRemoved: "a supprimé les clefs ENT de tous les emprunteurs"
        case .keyRestored: "a rendu les clefs ENT"
        }
    }
}

extension String {
    fileprivate func orMissing(_ words: String) -> String { isEmpty ? words : self }
}
