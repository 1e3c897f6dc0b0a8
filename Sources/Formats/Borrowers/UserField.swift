/// The elements that describe somebody in a users' file (`FICHES_XML` of BCDI and e-sidoc), in the order that strict
/// importers insist on: that of the schema of the workspaces that send it, with the date of birth after the name.
package enum UserField: String, CaseIterable, Sendable {
    case name = "EMPRUNTEUR_M"
    case bornOn = "DATE_NAISSANCE_M"
    case address = "ADRESSE_M"
    case postalCode = "CODE_POSTAL_M"
    case town = "VILLE_M"
    case phone = "TEL_M"
    case email = "MEL_M"
    /// The double `_M_M` is right.
    case status = "STATUT_M_M"
    case schoolClass = "CLASSE_M"
    case account = "COMPTE_M"
    case password = "MOT_DE_PASSE_M"
    case entKey = "IDENTITE_ENT_M"
    case kind = "TYPE_EMPRUNTEUR_M"
    /// The number on the card: only among ourselves, for no importer outside knows it.
    case number = "NO_EMPRUNTEUR_M"

    /// Left out when there is nothing to say; the others are written even empty.
    var isOptional: Bool {
        switch self {
        case .bornOn, .schoolClass, .kind, .number: true
        default: false
        }
    }
}
