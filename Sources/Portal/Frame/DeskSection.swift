import Library

/// The rooms of the working side, as its second bar lists them.
enum DeskSection: CaseIterable {
    case desk, borrowers, reservations, reminders, reviews, figures, procedures, office

    var label: String {
        switch self {
        case .desk: "Prêt"
        case .borrowers: "Emprunteurs"
        case .reservations: "Réservations"
        case .reminders: "Relances"
        case .reviews: "Avis"
        case .figures: "Statistiques"
        case .procedures: "Procédures"
        case .office: "Réglages"
        }
    }

    /// Nil while the room has no page, or none for this role.
    func page(for account: Account) -> PortalPage? {
        switch self {
        case .desk: account.role.isStaff ? .desk(.counter(DeskPlace())) : nil
        case .reservations: account.role.isStaff ? .desk(.reservations(after: nil)) : nil
        case .borrowers: account.role.isStaff ? .borrowers(.list(BorrowerQuery())) : nil
        case .reminders: account.role.isStaff ? .reminders(.late(LateQuery())) : nil
        case .figures: account.role.isStaff ? .figures(.overview(.current)) : nil
        case .reviews: account.role.isStaff ? .space(.moderation(.toModerate, page: 1, judged: nil)) : nil
        case .procedures: account.role.isStaff ? .procedures(.list(text: "")) : nil
        case .office: account.role.isStaff ? .office(.hub) : nil
        }
    }
}
