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

    // Office
    case portalCreated = "portail-cree"
    case accountChanged = "compte-enregistre"
    case accountClosed = "compte-ferme"
    case accountReopened = "compte-rouvert"
    case rulesSet = "regles-enregistrees"
    case calendarSet = "horaires-enregistres"
    case portalSet = "portail-enregistre"
    case retentionSet = "conservation-enregistree"

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
        case .portalCreated: "Votre portail est créé, et vous en êtes l’administrateur. Bienvenue\u{A0}!"
        case .accountChanged: "Le compte est enregistré."
        case .accountClosed: "Le compte est fermé\u{A0}; il peut être rouvert."
        case .accountReopened: "Le compte est rouvert."
        case .rulesSet: "Les règles de prêt sont enregistrées. Elles valent pour les prochains prêts."
        case .calendarSet: "Le calendrier est enregistré. Les dates de retour déjà données ne changent pas."
        case .portalSet: "Les réglages du portail sont enregistrés."
        case .retentionSet:
            "Les durées de conservation sont enregistrées\u{A0}; elles s’appliqueront cette nuit."
        case .devicesSignedOut: "Vos autres appareils sont déconnectés."
        }
    }

    var isGood: Bool {
        switch self {
        case .wishEmpty: false
        case .wishNoted, .signedIn, .signedOut, .passwordChanged, .deviceSignedOut, .devicesSignedOut,
            .portalCreated, .accountChanged, .accountClosed, .accountReopened, .rulesSet, .calendarSet,
            .portalSet,
            .retentionSet:
            true
        }
    }
}
