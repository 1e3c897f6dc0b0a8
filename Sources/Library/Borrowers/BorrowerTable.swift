import Formats
import Storage

/// Borrowers as a table: the columns of the file that goes out, and those understood in a file that comes in.
package enum BorrowerTable {
    enum Column: CaseIterable {
        case number, name, surname, firstName, status, schoolClass, kind, entKey, bornOn, expiresOn, email,
            note

        /// As it is written.
        var heading: String {
            switch self {
            case .number: "N° Emprunteur"
            case .name: "Emprunteur"
            case .surname: "Nom"
            case .firstName: "Prénom"
            case .status: "Statut"
            case .schoolClass: "Classe"
            case .kind: "Type emprunteur"
            case .entKey: "Identité ENT"
            case .bornOn: "Date de naissance"
            case .expiresOn: "Fin de validité"
            case .email: "Mél"
            case .note: "Note"
            }
        }

        /// What else it is called, folded.
        var otherHeadings: [String] {
            switch self {
            case .number:
                [
                    "numero", "no", "n", "no emprunteur", "numero emprunteur", "n emprunteur", "code barre",
                    "carte", "matricule",
                ]
            case .name: ["nom prenom", "nom et prenom", "nom prenoms", "nom complet", "lecteur"]
            case .surname: ["nom de famille", "nom usuel"]
            case .firstName: ["prenoms", "prenom usuel"]
            case .status: ["profil", "categorie"]
            case .schoolClass: ["division", "groupe"]
            case .kind: ["type d emprunteur"]
            case .entKey: ["identifiant ent", "clef ent", "cle ent", "id ent"]
            case .bornOn: ["ne le", "nee le", "naissance"]
            case .expiresOn: ["fin de droits", "date de fin", "expire le", "date d expiration", "validite"]
            case .email: ["mail", "email", "e mail", "courriel", "adresse e mail", "adresse electronique"]
            case .note: ["notes", "remarque", "remarques", "observation", "commentaire", "divers"]
            }
        }

        static func named(_ heading: String) -> Column? {
            let folded = Folding.fold(heading)
            return allCases.first { Folding.fold($0.heading) == folded || $0.otherHeadings.contains(folded) }
        }
    }

    /// What goes out: `Nom` and `Prénom` are one column there.
    static let written: [Column] = Column.allCases.filter { $0 != .surname && $0 != .firstName }

    /// What a file that comes in may call its columns, each by its first name.
    package static var headings: [String] { Column.allCases.filter { $0 != .kind }.map(\.heading) }

    /// The file of borrowers, for a spreadsheet.
    package static func bytes(of borrowers: [Borrower]) -> [UInt8] {
        CSV.bytes(
            of: [written.map(\.heading)] + borrowers.map { borrower in written.map { borrower.cell($0) } })
    }
}

extension Borrower {
    fileprivate func cell(_ column: BorrowerTable.Column) -> String {
        switch column {
        case .number: number
        case .name: name
        case .surname, .firstName: ""
        case .status: details.status
        case .schoolClass: details.schoolClass
        case .kind: kind.label
        case .entKey: details.entKey ?? ""
        case .bornOn: details.bornOn?.inFrench ?? ""
        case .expiresOn: details.expiresOn?.inFrench ?? ""
        case .email: details.email
        case .note: details.note
        }
    }
}

extension BorrowerKind {
    /// As BCDI writes it.
    package var label: String {
        switch self {
        case .regular: "Usager"
        case .temporary: "Usager temporaire"
        }
    }
}

extension Day {
    /// Reads `21/11/2026`, `21-11-2026`, `21.11.2026` or `2026-11-21`.
    package init?(typed: String) {
        let text = typed.trimmed
        if let day = Day(text) {
            self = day
            return
        }
        let parts = text.unicodeScalars.split(omittingEmptySubsequences: false) {
            "/-.".unicodeScalars.contains($0)
        }
        .map { String($0) }
        guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            parts[2].utf8.count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
            let year = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
