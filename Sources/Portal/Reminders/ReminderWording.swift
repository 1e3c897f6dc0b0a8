import Formats
import Library
import Mail
import Storage

/// The French of reminders.
extension Wording {
    static let interruptedMail =
        "Le site s’est arrêté pendant cet envoi\u{A0}: le message est peut-être parti. Renvoyez-le si le lecteur ne l’a pas reçu."

    static func scope(_ scope: ReminderScope) -> String {
        switch scope {
        case .overdue: "Prêts en retard"
        case .left: "Lecteurs partis (usagers temporaires)"
        case .current: "Tous les prêts en cours"
        }
    }

    static func medium(_ medium: ReminderMedium) -> String {
        switch medium {
        case .letter: "Lettres"
        case .classPage: "Pages de classe"
        case .email: "E-mails"
        }
    }

    static func readers(_ number: Int) -> String { count(number, "lecteur", "lecteurs") }

    /// « 1re », « 2e », as in « 2e fois »
    static func ordinal(_ number: Int) -> String { number == 1 ? "1re" : "\(self.number(number))e" }

    /// « relancé le mardi 3 novembre (2e fois) »; nil for who never was.
    static func reminded(_ times: Int, on day: Day?, today: Day) -> String? {
        guard let day, times > 0 else { return nil }
        let count = times == 1 ? "" : " (\(ordinal(times)) fois)"
        return "relancé le \(date(day, today: today))\(count)"
    }

    /// « à rendre le jeudi 5 novembre, en retard de 16 jours »
    static func overdue(_ loan: Loan, on day: Day) -> String {
        let due = "à rendre le \(date(loan.dueOn, today: day))"
        let late = loan.daysLate(on: day)
        return late == 0 ? due : "\(due), en retard de \(days(late))"
    }

    static func group(_ label: LateGroup.Label) -> String {
        switch label {
        case .schoolClass(let name): name
        case .status(""): "Sans classe"
        case .status(let status): capitalized(status)
        }
    }

    /// « Zoé Marchand » of « Marchand Zoé »: who is written to is not called up. A name of which nobody can say where the
    /// surname ends stays as it is.
    static func greeted(_ name: String) -> String {
        let words = name.split(separator: " ")
        let capitals = words.prefix { $0.unicodeScalars.count > 1 && $0.uppercased() == $0 }
        if !capitals.isEmpty, capitals.count < words.count {
            return (words.dropFirst(capitals.count) + capitals).joined(separator: " ")
        }
        return words.count == 2 ? "\(words[1]) \(words[0])" : name
    }

    static func text(_ kind: ReminderTextKind) -> String {
        switch kind {
        case .letter: "La lettre au lecteur"
        case .classPage: "La page pour le professeur principal"
        case .subject: "L’objet de l’e-mail"
        case .email: "Le texte de l’e-mail"
        }
    }

    /// What a portal writes until its librarian writes something else.
    static func usualText(_ kind: ReminderTextKind) -> String {
        switch kind {
        case .letter:
            """
            Bonjour {prenom nom},

            Le {date}, {ce document|ces documents} du {cdi} {n’était pas encore revenu|n’étaient pas encore revenus}\u{A0}:

            {liste}

            Merci de {le|les} rapporter dès que possible\u{A0}: d’autres lecteurs {l’attendent|les attendent} peut-être. \
            {S’il|Si l’un d’eux} est perdu ou abîmé, venez nous en parler.

            Le professeur documentaliste
            """
        case .classPage:
            """
            Madame, Monsieur,

            {Cet élève|Ces élèves} de {classe} {a|ont} des documents du {cdi} à rapporter. Merci de le {lui|leur} rappeler.

            {liste}

            Le professeur documentaliste
            """
        case .subject: "{Un document|Des documents} du CDI à rapporter"
        case .email:
            """
            Bonjour {prenom nom},

            Le {date}, {ce document|ces documents} du {cdi} {n’était pas encore revenu|n’étaient pas encore revenus}\u{A0}:

            {liste}

            Merci de {le|les} rapporter dès que possible. Si vous venez de le faire, ne tenez pas compte de ce message.

            Le professeur documentaliste
            """
        }
    }

    static func refusal(_ refusal: ReminderTextRefusal) -> String {
        switch refusal {
        case .empty: "Écrivez un texte, ou reprenez le texte habituel."
        case .tooLong: "Ce texte est trop long\u{A0}: gardez \(number(ReminderText.longest)) signes au plus."
        case .unclosed(let rest):
            "Une accolade n’est pas fermée, devant «\u{A0}\(rest)\u{A0}». Écrivez par exemple {liste}."
        case .unknownWord(let word):
            "Le mot {\(word)} n’existe pas. Ceux qui existent\u{A0}: \(knownWords), et {un seul|plusieurs}."
        case .noList: "Ce texte doit contenir {liste}, sinon personne ne saura quoi rapporter."
        case .listInSubject: "La {liste} est trop longue pour l’objet d’un e-mail."
        case .namesNobody: "La page est pour toute une classe\u{A0}: {prenom nom} n’y désigne personne."
        }
    }

    static let knownWords = ReminderText.Word.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")

    static func refusal(_ refusal: ReminderRefusal) -> String {
        switch refusal {
        case .nobody:
            "Personne n’est relancé\u{A0}: cochez au moins un lecteur qui ait encore quelque chose à rendre."
        case .nobodyHasEmail:
            "Aucun des lecteurs cochés n’a d’adresse électronique dans sa fiche. Choisissez plutôt une lettre, ou une page par classe."
        case .noMailServer:
            "Le serveur de messagerie n’est pas encore réglé\u{A0}: rien n’a été envoyé. Choisissez une lettre, ou réglez la messagerie."
        case .tooLate: "Tout est déjà parti\u{A0}: cette relance ne peut plus être annulée."
        case .tokenOfAnother:
            "Ce formulaire avait déjà servi pour une autre relance\u{A0}: rien de plus n’est noté. Votre choix est encore là, envoyez-le de nouveau."
        case .unknown: "Cette relance n’existe plus."
        }
    }

    static func security(_ security: MailServer.Security) -> String {
        switch security {
        case .startTLS: "STARTTLS (port 587, le plus courant)"
        case .tls: "TLS (port 465)"
        case .startTLSIfOffered: "STARTTLS si le serveur le propose"
        case .none: "Aucune (serveur de la même machine)"
        }
    }
}
