import Library
import Storage
import WebServer

/// The form of a borrower as it was filled in, right or wrong.
package struct BorrowerEntry: Hashable, Sendable {
    package var values: [Part: String]
    package var isClosed: Bool
    /// « Créer quand même », after the warning that somebody has this name.
    package var isConfirmed: Bool
    package var token: String

    /// The fields of the form (B-86). The kind is not one of them (B-83).
    package enum Part: String, CaseIterable, Sendable {
        case name = "nom"
        case number = "numero"
        case status = "statut"
        case schoolClass = "classe"
        case bornOn = "naissance"
        case expiresOn = "validite"
        case email = "mel"
        case entKey = "ent"
        case note
    }

    package init(
        values: [Part: String] = [:], isClosed: Bool = false, isConfirmed: Bool = false, token: String = "",
    ) {
        self.values = values
        self.isClosed = isClosed
        self.isConfirmed = isConfirmed
        self.token = token
    }

    init(_ form: Form) {
        let filled = Part.allCases.compactMap { part in
            form[part.rawValue].map { (part, String($0.unicodeScalars.prefix(4000))) }
        }
        self.init(
            values: Dictionary(filled, uniquingKeysWith: { first, _ in first }),
            isClosed: form["ferme"] == "oui",
            isConfirmed: form["quand-meme"] == "oui", token: form.short("jeton"))
    }

    /// What the form shows at first.
    init(_ details: BorrowerDetails) {
        self.init(
            values: [
                .name: details.name, .number: details.number, .status: details.status,
                .schoolClass: details.schoolClass, .bornOn: details.bornOn?.inFrench ?? "",
                .expiresOn: details.expiresOn?.inFrench ?? "", .email: details.email,
                .entKey: details.entKey ?? "", .note: details.note,
            ], isClosed: details.isClosed)
    }

    subscript(part: Part) -> String { values[part] ?? "" }

    /// What is wrong with what was typed, by field; nothing when all is well.
    func faults(on today: Day) -> [Part: String] {
        var faults: [Part: String] = [:]
        let name = self[.name].trimmed
        if name.isEmpty {
            faults[.name] = "Écrivez le nom et le prénom."
        } else if name.contains(",") {
            faults[.name] =
                "Écrivez «\u{A0}Nom Prénom\u{A0}» sans virgule\u{A0}: «\u{A0}\(name.withoutCommas)\u{A0}»."
        }
        for part in [Part.bornOn, .expiresOn]
        where !self[part].trimmed.isEmpty && Day(typed: self[part]) == nil {
            faults[part] = "«\u{A0}\(self[part].trimmed)\u{A0}» n’est pas une date\u{A0}: écrivez jj/mm/aaaa."
        }
        if let born = Day(typed: self[.bornOn]), born > today {
            faults[.bornOn] = "Cette date de naissance est dans l’avenir."
        }
        let email = self[.email].trimmed
        if !email.isEmpty, !email.looksLikeAddress {
            faults[.email] =
                "«\u{A0}\(email)\u{A0}» n’est pas une adresse de courriel\u{A0}: il y manque une partie."
        }
        return faults
    }

    var details: BorrowerDetails {
        BorrowerDetails(
            number: self[.number], name: self[.name], status: self[.status], schoolClass: self[.schoolClass],
            entKey: self[.entKey].trimmed.isEmpty ? nil : self[.entKey], bornOn: Day(typed: self[.bornOn]),
            expiresOn: Day(typed: self[.expiresOn]), isClosed: isClosed, email: self[.email],
            note: self[.note])
    }
}

extension String {
    fileprivate var withoutCommas: String {
        split { $0 == "," || $0.isWhitespace }.joined(separator: " ")
    }

    /// Something, an at sign, a host with a dot, and no blank: the rest is for the mail server to say.
    fileprivate var looksLikeAddress: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
            && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".") && !contains(where: \.isWhitespace)
    }
}
