import Formats
import Storage

/// A field that an equation may name, and the SQL in which it is found.
struct EquationField: Equatable, Sendable {
    /// As it is shown in messages.
    let name: String
    /// What else it is called, folded.
    let otherNames: [String]
    let kind: Kind
    /// SQL written here, never by whoever searches.
    let sql: String

    enum Kind: Equatable, Sendable {
        /// Compared as a whole.
        case text
        /// Every word is to be found.
        case words
        case number
        case day
        /// A closed list: what each code is called.
        case code([Code])
    }

    struct Code: Equatable, Sendable {
        let code: String
        let labels: [String]
    }

    private init(_ name: String, _ otherNames: [String] = [], _ kind: Kind, _ sql: String) {
        self.name = name
        self.otherNames = otherNames
        self.kind = kind
        self.sql = sql
    }

    static func named(_ words: String, of subject: Equation.Subject) -> EquationField? {
        let folded = Folding.fold(words)
        return all(of: subject).first { Folding.fold($0.name) == folded || $0.otherNames.contains(folded) }
    }

    static func all(of subject: Equation.Subject) -> [EquationField] {
        switch subject {
        case .borrowers: borrower + ofBorrowers
        case .copies: copy + ofCopies
        case .loans: borrower + copy + ofLoans
        }
    }

    private static let borrower = [
        EquationField("Emprunteur", ["nom", "nom prenom"], .words, "borrower.name"),
        EquationField(
            "N° Emprunteur", ["no emprunteur", "numero emprunteur", "numero d emprunteur"], .text,
            "borrower.number"),
        EquationField("Statut", ["statut d emprunteur"], .text, "borrower.status"),
        EquationField("Classe", [], .text, "borrower.schoolClass"),
        EquationField("Type d’emprunteur", ["type emprunteur"], .code(kinds), "borrower.kind"),
    ]

    private static let ofBorrowers = [
        EquationField("Identité ENT", ["clef ent", "cle ent"], .text, "borrower.entKey"),
        EquationField("Date de naissance", ["ne le", "naissance"], .day, "borrower.bornOn"),
        EquationField("Fin de validité", ["expire le", "validite"], .day, "borrower.expiresOn"),
        EquationField("Compte fermé", ["ferme"], .code(answers), "borrower.isClosed"),
        EquationField("Mél", ["mail", "email", "courriel"], .words, "borrower.email"),
        EquationField("Note", ["remarque"], .words, "borrower.note"),
        EquationField(
            "Prêts", ["nombre de prets", "prets en cours"], .number,
            "(SELECT count(*) FROM loan WHERE loan.borrower = borrower.id AND loan.returnedOn IS NULL)"),
        EquationField(
            "Retards", ["nombre de retards", "prets en retard"], .number,
            """
            (SELECT count(*) FROM loan WHERE loan.borrower = borrower.id AND loan.returnedOn IS NULL \
            AND loan.dueOn < :today)
            """),
        EquationField(
            "Réservations", ["nombre de reservations"], .number,
            "(SELECT count(*) FROM reservation WHERE reservation.borrower = borrower.id AND closedOn IS NULL)"
        ),
    ]

    private static let copy = [
        EquationField("Exemplaire", ["no exemplaire", "n exemplaire", "code barre"], .text, "copy.number"),
        EquationField("Titre", [], .words, "record.title"),
        EquationField("Auteur", ["auteurs"], .words, "record.byline"),
        EquationField("Type de document", ["type", "nature"], .text, "record.documentType"),
        EquationField("Cote", [], .text, "copy.callNumber"),
        EquationField("Emplacement", [], .text, "copy.location"),
    ]

    private static let ofCopies = [
        EquationField(
            "Statut", ["statut d exemplaire", "statut exemplaire"], .code(statuses), "copy.status"),
        EquationField("Note", ["remarque"], .words, "copy.note"),
        EquationField("Année", ["annee de parution"], .number, "record.year"),
        EquationField("Date d’entrée", ["entree", "entre le"], .day, "record.enteredOn"),
        EquationField(
            "En prêt", ["emprunte", "sorti"], .code(answers),
            "EXISTS (SELECT 1 FROM loan WHERE loan.copy = copy.id AND loan.returnedOn IS NULL)"),
        EquationField(
            "Nombre de prêts", ["prets"], .number, "(SELECT count(*) FROM loan WHERE loan.copy = copy.id)"),
    ]

    private static let ofLoans = [
        EquationField("Date de prêt", ["prete le", "emprunte le"], .day, "loan.lentOn"),
        EquationField(
            "Date de retour prévue", ["retour prevu", "a rendre le", "echeance"], .day, "loan.dueOn"),
        EquationField("Date de retour", ["rendu le", "retour"], .day, "loan.returnedOn"),
        EquationField("Prolongations", ["nombre de prolongations"], .number, "loan.renewals"),
        EquationField("Rendu", [], .code(answers), "(loan.returnedOn IS NOT NULL)"),
        EquationField(
            "En retard", ["retard"], .code(answers), "(loan.returnedOn IS NULL AND loan.dueOn < :today)"),
    ]

    private static let answers = [
        Code(code: "1", labels: ["oui", "vrai"]), Code(code: "0", labels: ["non", "faux"]),
    ]

    private static let kinds = BorrowerKind.allCases.map { Code(code: $0.rawValue, labels: [$0.label]) }

    private static let statuses = [
        Code(code: CopyStatus.inService.rawValue, labels: ["En service"]),
        Code(
            code: CopyStatus.consultationOnly.rawValue,
            labels: ["Hors prêt", "Consultation", "Consultation sur place"]),
        Code(code: CopyStatus.lost.rawValue, labels: ["Perdu"]),
        Code(code: CopyStatus.withdrawn.rawValue, labels: ["Mis au pilon", "Pilon", "Pilonné", "Retiré"]),
    ]
}
