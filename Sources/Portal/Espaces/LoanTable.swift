import School
import Storage
import Templating

/// « Ressource empruntée », « Emprunté le », « À rendre le » or « Rendu le ».
struct LoanTable: ViewPart {
    let caption: String
    let lastHeading: String
    let rows: [Row]

    struct Row: ViewPart {
        let title: String
        let href: String
        let comment: String
        let borrowed: String
        let last: String
        /// « date de retour dépassée »: a word beside the colour.
        let late: String?
        let renewal: PostButton?
    }
}

extension LoanTable {
    init(_ loans: [CdiTile.Loan], at portal: RNE, _ pieces: EspacePieces) {
        caption = "Prêts en cours"
        lastHeading = "À rendre le"
        rows = loans.map { loan in
            let action = pieces.address(.renew(pieces.reader.espace))
            return Row(
                title: loan.title, href: LinkedDocument.address(loan.address, at: portal, pieces),
                comment: loan.comment,
                borrowed: Wording.tableDate(loan.borrowedOn), last: Wording.tableDate(loan.dueOn),
                late: loan.isLate ? "date de retour dépassée" : nil,
                renewal: pieces.reader.espace == .guardian
                    ? nil
                    : loan.renewal.map { key in
                        PostButton(
                            "Prolonger", spoken: "Prolonger \(loan.title)", icon: "clock", kind: "bare",
                            to: action,
                            token: pieces.token + key,
                            fields: [FormValue("portail", portal.lowercased), FormValue("pret", key)])
                    })
        }
    }

    init(history: [CdiTile.Loan], at portal: RNE, _ pieces: EspacePieces) {
        caption = "Historique des prêts"
        lastHeading = "Rendu le"
        rows = history.map {
            Row(
                title: $0.title, href: LinkedDocument.address($0.address, at: portal, pieces),
                comment: $0.comment,
                borrowed: Wording.tableDate($0.borrowedOn),
                last: $0.returnedOn.map(Wording.tableDate) ?? "", late: nil, renewal: nil)
        }
    }
}

/// Where the page of a document is: a portal that is elsewhere says what it likes.
enum LinkedDocument {
    /// The portal itself, for what is no address of the web.
    static func address(_ said: String, at portal: RNE, _ pieces: EspacePieces) -> String {
        if ["https://", "http://", "/"].contains(where: { said.hasPrefix($0) }) { return said }
        return pieces.cdi.first { $0.portal == portal }?.address ?? ""
    }
}
