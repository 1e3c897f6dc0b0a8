import Library
import Storage

/// Why the desk did nothing: each refusal has its own sentence, and says what to do next.
extension Wording {
    static func refusal(_ refusal: EntryRefusal) -> String {
        switch refusal {
        case .empty: "Le champ était vide\u{A0}: scannez une carte ou un livre, ou tapez un nom."
        case .unknownNumber(let number):
            "Le n°\u{A0}\(number) n’est ni celui d’une carte ni celui d’un exemplaire de ce CDI. Vérifiez-le, ou cherchez par le nom ou l’ISBN."
        case .unknownISBN(let number):
            "\(number) est un ISBN, mais aucun document du catalogue ne le porte. Scannez plutôt l’étiquette du CDI."
        case .nobody(let name):
            "Personne ne s’appelle \(quoted(name)), et aucun exemplaire n’a ce numéro. Essayez le début du nom, ou la classe."
        case .noDocument(let words):
            "Aucun document du catalogue ne répond à \(quoted(words)). Essayez un mot du titre, le n°\u{A0}d’un exemplaire ou l’ISBN."
        case .needsPerson:
            "Pour qui est la réservation\u{A0}? Scannez d’abord la carte du lecteur, ou tapez son nom."
        }
    }

    /// - Parameters:
    ///   - reader: to whom it would have been lent.
    ///   - copy: as it is now.
    static func refusal(_ refusal: LoanRefusal, reader: String, copy: CopyAtDesk?, today: Day) -> String {
        let what = copy.map { self.copy($0) } ?? "Cet exemplaire"
        switch refusal {
        case .unknownCopy:
            return "Cet exemplaire n’est pas, ou n’est plus, dans ce portail\u{A0}: rien n’a été prêté."
        case .unknownBorrower:
            return "Cette personne n’est plus parmi les emprunteurs\u{A0}: rien n’a été prêté."
        case .temporaryUser:
            return "\(reader) est usager temporaire\u{A0}: on reprend ses documents, on ne lui en prête pas."
        case .closedAccount:
            return
                "Le compte de \(reader) est fermé\u{A0}: rien ne lui est prêté. Si c’est une erreur, rouvrez-le dans sa fiche."
        case .expired(let day):
            return
                "L’inscription de \(reader) a pris fin le \(date(day, today: today))\u{A0}: rien ne lui est prêté. Si c’est une erreur, changez la date dans sa fiche."
        case .alreadyLent(let holder, let since):
            let whom = holder.map { "à \(person($0))" } ?? "à quelqu’un dont le nom n’est plus gardé"
            let due = copy?.loan.map { ", \(toGiveBack($0.dueOn, today: today))" } ?? ""
            return "\(what) est prêté \(whom) depuis le \(date(since, today: today))\(due)."
        case .alreadyHasIt(let day):
            return
                "\(reader) a déjà \(what), \(toGiveBack(day, today: today))\u{A0}: le prolonger, ou le rendre\u{A0}?"
        case .reservedForSomeoneElse(let holder):
            return "\(what) est réservé pour \(person(holder)), qui passe avant."
        case .keptForLesson(let lesson):
            return
                "\(lesson.teacher) demande de garder \(what) au CDI pour un cours, jusqu’au \(date(lesson.until, today: today))\u{A0}: il se consulte sur place."
        case .consultationOnly: return "\(what) se consulte sur place\u{A0}: il n’est pas prêté."
        case .lost: return "\(what) est marqué perdu. S’il est là, marquez-le d’abord retrouvé."
        case .withdrawn:
            return "\(what) est retiré du fonds. S’il doit resservir, remettez-le d’abord en service."
        case .notLent(let type):
            return "Les règles du CDI ne prêtent pas le type \(quoted(type)) à ce lecteur."
        }
    }

    static func refusal(_ refusal: ReturnRefusal, copy: CopyAtDesk?, today: Day) -> String {
        let what = copy.map { self.copy($0) } ?? "Cet exemplaire"
        switch refusal {
        case .unknownCopy:
            return "Cet exemplaire n’est pas, ou n’est plus, dans ce portail\u{A0}: rien n’a été rendu."
        case .notLent(.inService):
            if let kept = copy?.keptFor {
                return "\(what) est déjà rendu, et gardé pour \(keeping(kept, today: today))."
            }
            return "\(what) n’était pas prêté. \(copy.map { toShelve($0.copy) } ?? "")"
        case .notLent(.consultationOnly):
            return
                "\(what) se consulte sur place et n’était pas prêté. \(copy.map { toShelve($0.copy) } ?? "")"
        case .notLent(.lost):
            return "\(what) n’était pas prêté, mais marqué perdu. S’il est là, marquez-le retrouvé."
        case .notLent(.withdrawn): return "\(what) n’était pas prêté\u{A0}: il est retiré du fonds."
        case .lentToSomeoneElse(let holder):
            let whom = holder.map { "à \(person($0))" } ?? "à quelqu’un d’autre"
            return "\(what) est maintenant prêté \(whom)\u{A0}: rien n’a été rendu. La page datait d’avant."
        }
    }

    static func refusal(_ refusal: RenewalRefusal, today: Day) -> String {
        switch refusal {
        case .unknownLoan: "Ce prêt n’est plus dans le fichier\u{A0}: rien n’a été prolongé."
        case .alreadyReturned: "Ce document a été rendu entre-temps\u{A0}: il n’y a plus rien à prolonger."
        case .temporaryUser: "Un usager temporaire rend ses documents\u{A0}: ses prêts ne se prolongent pas."
        case .closedAccount: "Le compte est fermé\u{A0}: ses prêts ne se prolongent pas."
        case .expired(let day):
            "L’inscription a pris fin le \(date(day, today: today))\u{A0}: ses prêts ne se prolongent pas."
        case .overdue(let day):
            "Le document devait être rendu le \(date(day, today: today))\u{A0}: il ne se prolonge plus."
        case .limitReached(let most):
            "Le prêt a déjà été prolongé autant que la règle le permet (\(number(most)))."
        case .awaited(let count):
            count == 1
                ? "Un lecteur attend ce document\u{A0}: il ne se prolonge pas."
                : "\(number(count)) lecteurs attendent ce document\u{A0}: il ne se prolonge pas."
        case .tooEarly(let day):
            "Prolonger maintenant ne donnerait pas un jour de plus\u{A0}: le retour reste prévu le \(date(day, today: today))."
        }
    }

    static func refusal(_ refusal: ReservationRefusal, today: Day) -> String {
        switch refusal {
        case .unknownRecord: "Ce document n’est plus au catalogue\u{A0}: rien n’a été réservé."
        case .unknownBorrower: "Cette personne n’est plus parmi les emprunteurs\u{A0}: rien n’a été réservé."
        case .unknownReservation: "Cette réservation n’est plus dans le fichier."
        case .temporaryUser: "Un usager temporaire ne réserve pas\u{A0}: il rend ses documents."
        case .closedAccount: "Le compte est fermé\u{A0}: rien ne lui est réservé."
        case .expired(let day):
            "L’inscription a pris fin le \(date(day, today: today))\u{A0}: rien ne lui est réservé."
        case .alreadyReserved(let place):
            place.map { "Ce lecteur attend déjà ce document\u{A0}: place \(number($0)) dans la file." }
                ?? "Ce lecteur a déjà un exemplaire de ce document mis de côté."
        case .alreadyHasIt(let day):
            "Ce lecteur a déjà ce document, \(toGiveBack(day, today: today))."
        case .limitReached(let most):
            most == 0
                ? "Les règles du CDI ne permettent pas de réservation à ce lecteur."
                : "Ce lecteur a déjà \(count(most, "réservation", "réservations")), autant que la règle le permet."
        case .keptForLesson(let lesson):
            "\(lesson.teacher) demande de garder ce document au CDI pour un cours, jusqu’au \(date(lesson.until, today: today))\u{A0}: il ne se réserve pas. Les gestionnaires peuvent lever cette demande."
        case .noCopyToLend: "Aucun exemplaire de ce document ne se prête\u{A0}: il ne peut pas être réservé."
        case .isOver(let state):
            "Cette réservation est déjà close (\(self.state(state).lowercased()))\u{A0}: rien n’a été changé."
        case .alreadyValidated: "Cette demande est déjà validée."
        case .alreadySetAside(let day):
            "Un exemplaire attend déjà ce lecteur, jusqu’au \(date(day, today: today))."
        case .copyNotFree:
            "Cet exemplaire n’est pas libre pour cette réservation\u{A0}: il est sorti, gardé pour un autre, ou hors service."
        case .stillKept(let day):
            day.map { "L’exemplaire attend son lecteur jusqu’au \(date($0, today: today))." }
                ?? "Aucun exemplaire n’est mis de côté pour cette réservation."
        }
    }

    static func refusal(_ refusal: CopyRefusal) -> String {
        switch refusal {
        case .unknownCopy:
            "Cet exemplaire n’est pas, ou n’est plus, dans ce portail\u{A0}: rien n’a été changé."
        case .already(.lost): "Cet exemplaire était déjà marqué perdu."
        case .already(.inService): "Cet exemplaire n’était pas marqué perdu\u{A0}: il est en service."
        case .already(.consultationOnly):
            "Cet exemplaire n’était pas marqué perdu\u{A0}: il se consulte sur place."
        case .already(.withdrawn): "Cet exemplaire est retiré du fonds."
        case .noNote: "Dites en quelques mots ce qui est abîmé\u{A0}: la note était vide."
        }
    }

    static func refusal(_ refusal: UndoRefusal) -> String {
        switch refusal {
        case .unknownGesture: "Il n’y a pas de geste à annuler."
        case .alreadyUndone: "Ce geste était déjà annulé\u{A0}: rien n’a été changé."
        case .overtaken:
            "Ce geste ne s’annule plus\u{A0}: ce qu’il avait changé a encore changé depuis. Refaites plutôt le geste contraire."
        case .isUndoing: "Une annulation ne s’annule pas\u{A0}: refaites le geste."
        }
    }

    static func refusal(_ refusal: GestureRefusal) -> String {
        switch refusal {
        case .tokenOfAnother:
            "Cette page avait déjà servi\u{A0}: rien n’a été fait. Recommencez depuis celle-ci."
        }
    }
}
