import Library
import Storage

/// What is said when something in a reader's space is not done: why, and what to do.
extension RenewalRefusal {
    func words(today: Day) -> String {
        switch self {
        case .unknownLoan: "Ce prêt n’est plus dans votre compte."
        case .alreadyReturned: "Ce document a déjà été rendu."
        case .temporaryUser: Wording.temporaryUser
        case .closedAccount: Wording.closedAccount
        case .expired(let day): Wording.expired(day, today: today)
        case .overdue: "En retard\u{A0}: rapportez-le au CDI, ou venez-y demander de le garder."
        case .limitReached(0): "Ce document ne se prolonge pas."
        case .limitReached: "Déjà prolongé autant que possible."
        case .awaited(1): "Un autre lecteur l’attend\u{A0}: il ne peut pas être prolongé."
        case .awaited(let count):
            "\(Wording.number(count)) lecteurs l’attendent\u{A0}: il ne peut pas être prolongé."
        case .tooEarly: "Trop tôt pour prolonger\u{A0}: la date ne changerait pas."
        }
    }
}

extension ReservationRefusal {
    func words(today: Day) -> String {
        switch self {
        case .unknownRecord: "Ce document n’est plus au catalogue."
        case .unknownBorrower: "Votre compte d’emprunteur n’existe plus\u{A0}: passez au CDI."
        case .unknownReservation: "Cette réservation n’est plus dans votre compte."
        case .temporaryUser: Wording.temporaryUser
        case .closedAccount: Wording.closedAccount
        case .expired(let day): Wording.expired(day, today: today)
        case .alreadyReserved(let place?): "Réservé par vous\u{A0}: \(Wording.place(place))."
        case .alreadyReserved(nil): "Réservé par vous\u{A0}: un exemplaire vous attend au CDI."
        case .alreadyHasIt(let day): "Vous l’avez déjà, \(Wording.due(day, today: today))."
        case .limitReached(0): "Votre compte ne permet pas de réserver\u{A0}: demandez au CDI."
        case .limitReached(let most):
            "Vous avez déjà \(Wording.count(most, "réservation", "réservations")), c’est le maximum. Annulez-en une, ou attendez."
        case .noCopyToLend: "Ce document ne se réserve pas\u{A0}: aucun exemplaire ne s’emprunte."
        case .keptForLesson(let lesson):
            "Gardé au CDI pour un cours jusqu’au \(Wording.date(lesson.until, today: today))\u{A0}: consultez-le sur place, ou réservez-le ensuite."
        case .isOver(let state): "Cette réservation est déjà \(Self.over(state))."
        case .alreadyValidated: "Cette réservation est déjà validée."
        case .alreadySetAside(let day):
            "Un exemplaire vous attend jusqu’au \(Wording.date(day, today: today))."
        case .copyNotFree: "Cet exemplaire n’est pas libre."
        case .stillKept: "Un exemplaire est encore gardé pour cette réservation."
        }
    }

    private static func over(_ state: ReservationState) -> String {
        switch state {
        case .lent: "devenue un prêt"
        case .expired: "expirée"
        case .cancelled: "annulée"
        case .requested, .validated, .setAside: "en cours"
        }
    }
}

extension SpaceRefusal {
    var words: String {
        switch self {
        case .unknown: "Ce que vous vouliez changer n’est plus là."
        case .noName: "Donnez un nom, par exemple «\u{A0}Exposé sur les loups\u{A0}»."
        case .tooManyLists(let most):
            "Vous avez déjà \(Wording.number(most)) paniers, c’est le maximum. Supprimez-en un d’abord."
        case .tooManyEntries(let most):
            "Ce panier est plein (\(Wording.documents(most))). Retirez-en, ou ouvrez un autre panier."
        case .tooManySearches(let most):
            "Vous avez déjà \(Wording.number(most)) recherches enregistrées, c’est le maximum. Supprimez-en une d’abord."
        case .alreadyInList: "Ce document est déjà dans ce panier."
        case .alreadySaved: "Cette recherche est déjà enregistrée."
        case .noStars: "Choisissez de une à cinq étoiles."
        case .tooLong(let most):
            "Votre avis est trop long\u{A0}: \(Wording.number(most)) caractères au plus."
        case .unknownRecord: "Ce document n’est plus au catalogue."
        case .mayNotReview: "Votre compte ne permet plus de donner un avis\u{A0}: passez au CDI."
        case .tooManyReviews(let most): "Vous avez déjà donné \(Wording.number(most)) avis, c’est le maximum."
        }
    }
}

extension Wording {
    fileprivate static let temporaryUser =
        "Votre compte ne sert plus qu’à rendre vos documents. Si vous êtes toujours dans l’établissement, passez au CDI."
    fileprivate static let closedAccount = "Votre compte est fermé\u{A0}: passez au CDI."

    fileprivate static func expired(_ day: Day, today: Day) -> String {
        "Votre compte a expiré \(date(day, today: today))\u{A0}: passez au CDI."
    }
}
