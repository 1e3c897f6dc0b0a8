/// What a page says of what was just done, in its address: `?dit=souhait-note`.
enum Saying: String, CaseIterable {
    case wishNoted = "souhait-note"
    case wishEmpty = "souhait-vide"

    // SignIn
    case signedIn = "bienvenue"
    case signedOut = "au-revoir"
    case passwordChanged = "motdepasse-change"
    case deviceSignedOut = "appareil-deconnecte"
    case devicesSignedOut = "appareils-deconnectes"

    static let parameter = "dit"

    /// An address whose page says this.
    func marking(_ address: String) -> String {
        address + (address.contains("?") ? "&" : "?") + "\(Self.parameter)=\(rawValue)"
    }

    var words: String {
        switch self {
        case .wishNoted: "C’est noté\u{A0}: le CDI verra votre souhait, sans savoir de qui il vient."
        case .wishEmpty:
            "Le souhait n’a pas été noté\u{A0}: écrivez un titre, un auteur ou un sujet. Si la liste du jour est pleine, recommencez demain."
        case .signedIn: "Vous êtes connecté. Pensez à vous déconnecter si cet ordinateur n’est pas le vôtre."
        case .signedOut: "Vous êtes déconnecté. À bientôt au CDI\u{A0}!"
        case .passwordChanged:
            "Votre nouveau mot de passe est enregistré. Vos autres appareils ont été déconnectés, par sécurité."
        case .deviceSignedOut: "Cet appareil est déconnecté."
        case .devicesSignedOut: "Vos autres appareils sont déconnectés."
        }
    }

    var isGood: Bool {
        switch self {
        case .wishEmpty: false
        case .wishNoted, .signedIn, .signedOut, .passwordChanged, .deviceSignedOut, .devicesSignedOut: true
        }
    }
}
