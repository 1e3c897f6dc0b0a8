import Storage

/// What a line of a file changes, said to whoever sent the file.
extension BorrowerLineEffect {
    /// « Marchand Zoé », « Classe : 5e B → 4e B », in French
    package var words: (name: String, change: String) {
        switch self {
        case .added(let details):
            let facts = [
                details.status, details.schoolClass,
                details.number.isEmpty ? "" : "n°\u{A0}\(details.number)",
                hasLoneName ? "sans prénom\u{A0}?" : "",
            ]
            return (details.name, (["Nouveau"] + facts.filter { !$0.isEmpty }).joined(separator: " · "))
        case .updated(let borrower, let new):
            let old = borrower.details
            let pairs: [(String, String, String)] = [
                ("Emprunteur", old.name, new.name), ("Statut", old.status, new.status),
                ("Classe", old.schoolClass, new.schoolClass), ("Mél", old.email, new.email),
                ("Identité ENT", old.entKey ?? "", new.entKey ?? ""),
                ("Naissance", old.bornOn?.inFrench ?? "", new.bornOn?.inFrench ?? ""),
                ("Fin de validité", old.expiresOn?.inFrench ?? "", new.expiresOn?.inFrench ?? ""),
                ("Note", old.note, new.note),
            ]
            let changed = pairs.filter { $0.1 != $0.2 }.map { label, before, after in
                "\(label)\u{A0}: \(before.isEmpty ? "–" : before) → \(after)"
            }
            return (old.name, changed.joined(separator: "\u{A0}; "))
        case .unchanged: return ("", "")
        }
    }

    /// A newcomer of whom the file says one word: probably the surname.
    package var hasLoneName: Bool {
        guard case .added(let details) = self else { return false }
        return details.nameWords.count == 1
    }
}
