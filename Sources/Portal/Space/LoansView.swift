import Library
import Storage
import Templating

/// What a reader has at home, the first to be given back first; the same page shows the late ones alone.
struct LoansView: View {
    static let template = "space/loans"

    let menu: SpaceMenu
    let title: String
    let sentence: String
    let refusal: RefusalNote?
    /// What stops the reader from renewing anything.
    let impediment: String?
    /// For somebody who is known here and borrows nothing.
    let outside: EmptyNote?
    let nothing: EmptyNote?
    let cards: [LoanCard]
    let calendar: CalendarBox?
}

/// One loan: which document, until when, and what can be done.
struct LoanCard: ViewPart {
    let href: String
    let cover: String
    let title: String
    let byline: String
    let due: Pill
    let lent: String
    let renewal: PostButton?
    /// Why it is not renewed.
    let reason: String?
    let next: NextInSeries?

    struct NextInSeries: ViewPart {
        let href: String
        let title: String
    }
}

/// The address at which a calendar reads the due dates.
struct CalendarBox: ViewPart {
    let address: String?
    let make: PostButton
    let revoke: ConfirmButton?
}

/// All that the page of loans is made from.
struct LoansOfReader {
    var loans: [Loan] = []
    var renewals: [ID<Loan>: Result<Day, RenewalRefusal>] = [:]
    var next: [ID<Record>: Record] = [:]
    var calendarKey: String?

    /// Why nothing is renewed, whatever it is.
    var impediment: RenewalRefusal? {
        for case .failure(let refusal) in renewals.values where refusal.isOfReader { return refusal }
        return nil
    }
}

extension RenewalRefusal {
    /// True for what is said of the reader, not of one loan.
    fileprivate var isOfReader: Bool {
        switch self {
        case .temporaryUser, .closedAccount, .expired: true
        case .unknownLoan, .alreadyReturned, .overdue, .limitReached, .awaited, .tooEarly: false
        }
    }
}

extension LoansView {
    init(
        _ reader: LoansOfReader, onlyLate: Bool = false, menu: SpaceMenu, refusal: String? = nil,
        token: String, seenFrom view: Viewpoint
    ) {
        let loans = onlyLate ? reader.loans.filter { $0.isOverdue(on: view.today) } : reader.loans
        self.menu = menu
        title = onlyLate ? "Mes retards" : "Mes prêts"
        sentence =
            onlyLate
            ? loans.isEmpty ? "Aucun retard." : Wording.late(loans.count)
            : Wording.loans(loans, today: view.today)
        self.refusal = refusal.map { RefusalNote(words: $0) }
        impediment = reader.impediment?.words(today: view.today)
        outside = nil
        nothing = loans.isEmpty ? (onlyLate ? Self.noneLate : Self.none) : nil
        cards = loans.map { LoanCard($0, of: reader, token: token, seenFrom: view) }
        calendar = onlyLate ? nil : CalendarBox(key: reader.calendarKey, token: token, seenFrom: view)
    }

    /// P-09: known to the school, no reader of the library.
    init(outsider menu: SpaceMenu) {
        self.menu = menu
        title = "Mon compte"
        sentence = "Vous êtes bien connecté, et le portail vous reconnaît."
        refusal = nil
        impediment = nil
        outside = EmptyNote(
            title: "Pas de prêts avec ce compte",
            text:
                "Ce compte n’est pas celui d’un emprunteur du CDI (les parents, par exemple, n’empruntent pas)\u{A0}: il n’a donc ni prêts, ni réservations, ni avis. Vous pouvez garder des paniers et des recherches. Si vous devriez pouvoir emprunter, demandez au CDI."
        )
        nothing = nil
        cards = []
        calendar = nil
    }

    private static let none = EmptyNote(
        title: "Rien à rendre",
        text: "Les documents que vous emprunterez au CDI apparaîtront ici, avec le jour où les rendre.")
    private static let noneLate = EmptyNote(
        title: "Tout est à jour",
        text: "Aucun document n’est en retard. Merci pour les autres lecteurs\u{A0}!")
}

extension LoanCard {
    init(_ loan: Loan, of reader: LoansOfReader, token: String, seenFrom view: Viewpoint) {
        let record = loan.record
        href = view.address(of: .record(record.id))
        cover = view.address(of: record.coverPage)
        title = record.numberedTitle
        byline = record.byline
        due = Pill(loan, today: view.today)
        let number = loan.copyNumber.map { " · exemplaire \($0)" } ?? ""
        lent =
            (loan.isOverdue(on: view.today)
                ? "À rendre depuis le \(Wording.date(loan.dueOn, today: view.today)). " : "")
            + "Emprunté \(Wording.date(loan.lentOn, today: view.today))\(number)"
        switch reader.renewals[loan.id] {
        case .success(let day)?:
            renewal = PostButton(
                "Prolonger jusqu’au \(Wording.date(day, today: view.today))",
                spoken:
                    "Prolonger jusqu’au \(Wording.date(day, today: view.today))\u{A0}: \(record.numberedTitle)",
                icon: "clock", to: view.address(of: .renew(loan.id)), token: token)
            reason = nil
        case .failure(let refusal)?:
            renewal = nil
            reason = refusal.isOfReader ? nil : refusal.words(today: view.today)
        case nil:
            renewal = nil
            reason = nil
        }
        next = reader.next[record.id].map {
            NextInSeries(href: view.address(of: .record($0.id)), title: $0.numberedTitle)
        }
    }
}

extension CalendarBox {
    init(key: String?, token: String, seenFrom view: Viewpoint) {
        address = key.flatMap { SecretToken($0) }.map {
            view.place.permanentAddress(of: .space(.calendar($0)))
        }
        make = PostButton(
            key == nil ? "Créer l’adresse" : "Changer d’adresse", icon: "link",
            to: view.address(of: .makeCalendar), token: token)
        revoke = key.map { _ in
            ConfirmButton(
                "Supprimer l’adresse",
                question: "Les agendas qui la suivent ne verront plus vos dates de retour.",
                button: PostButton(
                    "Oui, supprimer l’adresse", icon: "cross", to: view.address(of: .revokeCalendar),
                    token: token))
        }
    }
}

extension Wording {
    /// « 2 documents en retard. »
    fileprivate static func late(_ number: Int) -> String {
        "\(documents(number)) en retard. D’autres lecteurs les attendent peut-être\u{A0}: rapportez-les dès que possible."
    }
}

extension Viewpoint {
    func address(of page: SpacePage) -> String {
        address(of: .space(page))
    }

    func address(of action: SpaceAction) -> String {
        place.address(of: PortalAction.space(action))
    }
}
