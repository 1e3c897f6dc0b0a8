import Library
import Storage
import Templating

/// What the desk says across its whole width: a word, a sign, a colour, a sentence, and what may be done about it.
struct Band: ViewPart {
    /// Class of the style sheet: good, wait, bad, calm.
    let kind: String
    let icon: String
    /// `alert` interrupts a screen reader, `status` waits.
    let role: String
    let word: String
    let sentence: String
    let details: [String]
    let actions: [DeskButton]
    /// Another page, where the way goes on.
    let links: [Link]

    struct Link: ViewPart {
        let href: String
        let label: String
    }

    enum Tone {
        case good, wait, bad, calm
    }

    init(
        _ tone: Tone, _ word: String, _ sentence: String, details: [String] = [], actions: [DeskButton] = [],
        links: [Link] = [],
    ) {
        switch tone {
        case .good: (kind, icon, role) = ("good", "check", "status")
        case .wait: (kind, icon, role) = ("wait", "warning", "alert")
        case .bad: (kind, icon, role) = ("bad", "stop", "alert")
        case .calm: (kind, icon, role) = ("calm", "info", "status")
        }
        self.word = word
        self.sentence = sentence
        self.details = details
        self.actions = actions
        self.links = links
    }
}

extension Band {
    /// What is said of the page as it stands: the last gesture, a question, or what to do first.
    init(_ facts: DeskFacts, in place: DeskPlace, forms: DeskForms) {
        if let made = facts.made {
            self.init(made, forms: forms)
        } else if let choice = facts.choice {
            self.init(
                .calm, "À choisir", "\(Wording.quoted(choice.typed)) peut être\u{A0}:",
                details: ["Tapez le numéro de la ligne, puis Entrée."]
                    + (choice.people.count < ChoiceFacts.mostPeople
                        ? [] : ["Seules les premières personnes sont montrées\u{A0}: précisez le nom."]))
        } else if let copy = facts.copy {
            self.init(copy, facts: facts, forms: forms)
        } else if !place.typed.isEmpty {
            self.init(.wait, "Rien", "\(Wording.quoted(place.typed)) ne désigne plus rien ici.")
        } else if let person = facts.person {
            self.init(person, today: forms.today)
        } else {
            self.init(.calm, "Prêt à servir", "Scannez une carte ou un livre, ou tapez un nom ou un ISBN.")
        }
    }

    /// Somebody has just come to the desk.
    private init(_ person: PersonFacts, today: Day) {
        let name = Wording.person(person.borrower)
        if let impediment = person.borrower.impediment(on: today) {
            self.init(.wait, "Attention", "\(name). \(Wording.impediment(impediment, today: today)).")
            return
        }
        let late = person.loans.filter { $0.isOverdue(on: today) }.count
        let kept = person.reservations.filter { $0.state == .setAside }.count
        var details: [String] = []
        if late > 0 { details.append("\(Wording.count(late, "document", "documents")) en retard.") }
        if kept > 0 {
            details.append(
                "\(Wording.count(kept, "document", "documents")) mis de côté pour ce lecteur, à lui remettre."
            )
        }
        self.init(
            late + kept > 0 ? .wait : .calm, late + kept > 0 ? "Attention" : "Lecteur",
            "\(name) est au bureau\u{A0}: scannez ses livres.", details: details)
    }

    /// A copy is shown, and nothing was done with it.
    private init(_ copy: CopyFacts, facts: DeskFacts, forms: DeskForms) {
        let what = Wording.copy(copy.atDesk)
        let id = copy.atDesk.copy.id
        if let loan = copy.atDesk.loan {
            if let person = facts.person, loan.borrower?.id == person.borrower.id {
                let due = Wording.toGiveBack(loan.dueOn, today: forms.today)
                guard person.borrower.kind == .regular else {
                    self.init(
                        .wait, "À rendre", "\(person.borrower.name) a \(what), \(due).",
                        actions: [forms.giveBack(id, key: "F7")])
                    return
                }
                self.init(
                    .wait, "Déjà prêté",
                    "\(person.borrower.name) a déjà \(what), \(due)\u{A0}: prolonger ou rendre\u{A0}?",
                    actions: [forms.renew(loan.id, key: "F6"), forms.giveBack(id, key: "F7")])
                return
            }
            self.init(
                .wait, "Prêté",
                Wording.refusal(
                    .alreadyLent(to: loan.borrower, since: loan.lentOn), reader: "", copy: copy.atDesk,
                    today: forms.today),
                actions: forms.whenOut(id, person: facts.person))
        } else if let kept = copy.atDesk.keptFor {
            let isHere = facts.person?.borrower.id == kept.borrower.id
            self.init(
                .wait, "Mis de côté", "\(what) attend \(Wording.keeping(kept, today: forms.today)).",
                actions: facts.person.map {
                    [isHere ? forms.lend(id, to: $0.borrower.id) : forms.lendAnyway(id, to: $0.borrower.id)]
                } ?? [])
        } else if let waiting = copy.awaitedBy {
            self.init(
                .wait, "Demandé",
                "\(Wording.person(waiting.borrower)) attend \(what)\u{A0}: mettez-le de côté.",
                actions: [forms.setAside(id, for: waiting.id, key: "F6")])
        } else if copy.atDesk.copy.isAvailable {
            self.init(
                .calm, "Disponible",
                facts.person == nil
                    ? "\(what) n’est pas prêté. Pour le prêter, scannez la carte du lecteur."
                    : "\(what) n’est pas prêté.",
                details: [Wording.toShelve(copy.atDesk.copy)],
                actions: facts.person.map { [forms.lend(id, to: $0.borrower.id)] } ?? [])
        } else {
            self.init(
                .wait, Wording.status(copy.atDesk.copy.status),
                "\(what)\u{A0}: \(Wording.status(copy.atDesk.copy.status).lowercased()).")
        }
    }

    /// What the desk refused, and the way on.
    init(_ refusal: DeskRefusal, facts: DeskFacts, forms: DeskForms) {
        self.init(
            .bad, "Refusé", refusal.sentence(for: facts, today: forms.today),
            actions: refusal.waysOn(facts, forms))
    }
}

extension DeskRefusal {
    fileprivate func waysOn(_ facts: DeskFacts, _ forms: DeskForms) -> [DeskButton] {
        guard let copy = facts.copy?.atDesk.copy.id else { return [] }
        switch self {
        case .loan(.alreadyLent): return forms.whenOut(copy, person: facts.person)
        case .loan(.reservedForSomeoneElse), .loanAfterReturn(.reservedForSomeoneElse),
            .loan(.keptForLesson), .loanAfterReturn(.keptForLesson):
            return facts.person.map { [forms.lendAnyway(copy, to: $0.borrower.id)] } ?? []
        case .loan(.lost), .giveBack(.notLent(.lost)): return [forms.markFound(copy)]
        case .loan(.withdrawn), .giveBack(.notLent(.withdrawn)): return [forms.putBack(copy)]
        case .giveBack(.notLent(.inService)):
            guard let waiting = facts.copy?.awaitedBy else { return [] }
            return [forms.setAside(copy, for: waiting.id, key: "F6")]
        default: return []
        }
    }
}
