/// The pages of text to which pages of the portal lead, written in Markdown in `Content/pages`.
package enum TextPage: String, CaseIterable, Sendable {
    case searching = "chercher"
    case accessibility = "accessibilite"
    case privacy = "donnees-personnelles"
    case programs = "api"

    var title: String {
        switch self {
        case .searching: "Comment chercher"
        case .accessibility: "Accessibilité"
        case .privacy: "Données personnelles"
        case .programs: "Pour les programmes"
        }
    }
}
