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
    case portalCreatedOddly = "portail-cree-rne"
    case accountChanged = "compte-enregistre"
    case accountClosed = "compte-ferme"
    case accountReopened = "compte-rouvert"
    case rulesSet = "regles-enregistrees"
    case calendarSet = "horaires-enregistres"
    case loansPostponed = "prets-reportes"
    case portalSet = "portail-enregistre"
    case retentionSet = "conservation-enregistree"
    // Reminders
    case remindersNoted = "relance-notee"
    case remindersQueued = "relance-envoyee"
    case remindersQueuedSome = "relance-envoyee-en-partie"
    case remindersCancelled = "relance-annulee"
    case remindersSentAgain = "relance-renvoyee"
    case reminderTextsSaved = "textes-enregistres"
    case reminderTextsUsual = "textes-habituels"
    case mailSaved = "messagerie-enregistree"
    case mailForgotten = "messagerie-oubliee"
    case mailTrialQueued = "essai-envoye"

    // Space
    case reserved = "reserve"
    case reservationCancelled = "reservation-annulee"
    case renewed = "prolonge"
    case listMade = "panier-ouvert"
    case listChanged = "panier-modifie"
    case listRemoved = "panier-supprime"
    case listShared = "panier-partage"
    case listUnshared = "panier-ferme"
    case gathered = "ajoute"
    case noteKept = "note-gardee"
    case dropped = "retire"
    case searchSaved = "recherche-enregistree"
    case searchRemoved = "recherche-supprimee"
    case reviewed = "avis-recu"
    case reviewWithdrawn = "avis-retire"
    case calendarMade = "agenda-cree"
    case calendarRevoked = "agenda-supprime"
    case erased = "tout-efface"

    // Borrowers
    case borrowerAdded = "emprunteur-cree"
    case borrowerChanged = "emprunteur-modifie"
    case borrowerRemoved = "emprunteur-supprime"
    case borrowersMerged = "emprunteurs-fusionnes"
    case loansReassigned = "prets-reattribues"
    case fileApplied = "fichier-applique"
    case fileAbandoned = "fichier-abandonne"
    case passwordShown = "motdepasse-montre"
    case passwordRefused = "motdepasse-refuse"

    // Editor
    case draftSaved = "brouillon-enregistre"
    case contentPublished = "contenu-publie"
    case contentScheduled = "contenu-programme"
    case contentWithdrawn = "contenu-retire"
    case contentRemoved = "contenu-supprime"
    case contentSet = "contenu-regle"
    case revisionRestored = "version-reprise"
    case shippedAdapted = "texte-adapte"
    case shippedFollowed = "texte-fourni-repris"
    case shippedMerged = "texte-fourni-fusionne"
    case ownKept = "texte-garde"
    case pictureAdded = "image-ajoutee"
    case pictureDescribed = "image-decrite"
    case pictureRemoved = "image-supprimee"
    // Procedures
    case procedureJudged = "merci-avis"
    case procedureJudgedTooOften = "avis-trop-nombreux"
    case stepsRestarted = "etapes-recommencees"
    case stepsResumed = "etapes-reprises"
    case commentSettled = "commentaire-traite"
    case commentReopened = "commentaire-rouvert"
    // Composing
    case homeComposed = "accueil-enregistre"
    case homeUsual = "accueil-habituel"
    case blockRemoved = "bloc-retire"
    case blockBack = "bloc-remis"
    case selectionKept = "selection-enregistree"
    case selectionRemoved = "selection-supprimee"
    case selected = "ajoute-a-la-selection"
    case resourceKept = "ressource-enregistree"
    case resourceRemoved = "ressource-supprimee"
    case eventKept = "evenement-enregistre"
    case eventRemoved = "evenement-supprime"
    case treeKept = "arborescence-enregistree"
    // Directory
    case identifierSet = "identifiant-enregistre"
    case identifierRemoved = "identifiant-retire"
    case directoryFileApplied = "annuaire-mis-a-jour"
    case directoryFileAbandoned = "import-abandonne"
    case directoryFileUndone = "import-annule"
    case directoryFileTooLate = "import-deja-decide"
    case servicesSet = "services-enregistres"

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
        case .portalCreatedOddly:
            "Votre portail est créé, et vous en êtes l’administrateur. Vérifiez pourtant son numéro RNE\u{A0}: la lettre finale n’est pas celle que ses chiffres appellent."
        case .accountChanged: "Le compte est enregistré."
        case .accountClosed: "Le compte est fermé\u{A0}; il peut être rouvert."
        case .accountReopened: "Le compte est rouvert."
        case .rulesSet: "Les règles de prêt sont enregistrées. Elles valent pour les prochains prêts."
        case .calendarSet: "Le calendrier est enregistré."
        case .loansPostponed: "Les prêts sont reportés au prochain jour d’ouverture."
        case .portalSet: "Les réglages du portail sont enregistrés."
        case .retentionSet:
            "Les durées de conservation sont enregistrées\u{A0}; elles s’appliqueront cette nuit."
        case .devicesSignedOut: "Vos autres appareils sont déconnectés."
        case .remindersNoted: "La relance est notée. Il reste à l’imprimer et à la distribuer."
        case .remindersQueued: "Les e-mails partent, l’un après l’autre. Vous pouvez quitter cette page."
        case .remindersQueuedSome:
            "Les e-mails partent. Certains lecteurs cochés n’ont pas d’adresse\u{A0}: ils ne sont pas relancés, pensez à une lettre."
        case .remindersCancelled: "La relance est annulée."
        case .remindersSentAgain: "Les messages partent de nouveau."
        case .reminderTextsSaved: "Les textes sont enregistrés."
        case .reminderTextsUsual: "Les textes habituels sont de retour."
        case .mailSaved: "Le serveur d’envoi est enregistré. Envoyez-vous un essai."
        case .mailForgotten: "Le serveur d’envoi est oublié\u{A0}: plus aucun e-mail ne part."
        case .mailTrialQueued: "L’essai part. Actualisez cette page pour savoir ce qu’il en est."
        case .reserved: "C’est réservé. Votre place dans la file est écrite ci-dessous."
        case .reservationCancelled: "La réservation est annulée."
        case .renewed: "C’est prolongé\u{A0}: la nouvelle date est écrite ci-dessous."
        case .listMade: "Le panier est ouvert."
        case .listChanged: "Le panier est à jour."
        case .listRemoved: "Le panier est supprimé."
        case .listShared: "Le panier est partagé\u{A0}: donnez son adresse à qui vous voulez."
        case .listUnshared: "Le panier n’est plus partagé. Son ancienne adresse ne mène nulle part."
        case .gathered: "Le document est dans votre panier."
        case .noteKept: "La note est gardée."
        case .dropped: "Le document n’est plus dans ce panier."
        case .searchSaved: "La recherche est enregistrée dans votre compte."
        case .searchRemoved: "La recherche est supprimée de votre compte."
        case .reviewed: "Merci\u{A0}! Le CDI lira votre avis avant de le publier, sans votre nom."
        case .reviewWithdrawn: "Votre avis est retiré."
        case .calendarMade: "L’adresse est prête\u{A0}: copiez-la dans votre agenda."
        case .calendarRevoked: "L’adresse est supprimée. Les agendas qui la suivaient ne verront plus rien."
        case .erased: "C’est effacé. Voici ce qui reste."
        case .borrowerAdded: "La fiche est créée."
        case .borrowerChanged: "La fiche est enregistrée."
        case .borrowerRemoved: "La fiche est supprimée."
        case .borrowersMerged: "Les deux fiches n’en font plus qu’une."
        case .loansReassigned: "Les prêts et les réservations ont changé de fiche."
        case .fileApplied: "Le fichier est appliqué\u{A0}: voici ce qu’il a changé."
        case .fileAbandoned: "Le fichier est abandonné\u{A0}: rien n’a été changé."
        case .homeComposed: "L’accueil est enregistré\u{A0}: les lecteurs le voient ainsi dès maintenant."
        case .homeUsual: "L’accueil est de nouveau celui d’origine."
        case .blockRemoved: "Le bloc est retiré. Vous pouvez le remettre, en bas de cette page."
        case .blockBack: "Le bloc est remis à sa place."
        case .selectionKept: "La sélection est enregistrée."
        case .selectionRemoved: "La sélection est supprimée."
        case .selected: "Le document est ajouté à la sélection."
        case .resourceKept: "La ressource est enregistrée."
        case .resourceRemoved: "La ressource est supprimée."
        case .eventKept: "L’événement est enregistré."
        case .eventRemoved: "L’événement est supprimé."
        case .treeKept: "L’arborescence est enregistrée."
        case .passwordShown:
            "Ce mot de passe a déjà été montré, et ne l’est qu’une fois. Donnez-en un autre si le billet est perdu."
        case .draftSaved: "Le brouillon est enregistré. Les lecteurs ne le voient pas encore."
        case .contentPublished: "C’est publié\u{A0}: les lecteurs voient cette version."
        case .contentScheduled:
            "C’est prêt\u{A0}: les lecteurs le verront pendant la période choisie dans les réglages."
        case .contentWithdrawn: "Le contenu est retiré\u{A0}; son texte et son historique sont gardés."
        case .contentRemoved: "Le contenu est supprimé."
        case .contentSet: "Les réglages du contenu sont enregistrés."
        case .revisionRestored:
            "L’ancienne version est reprise, comme nouveau brouillon. Relisez-la, puis publiez-la."
        case .shippedAdapted:
            "Voici votre copie du texte fourni. Changez-la, puis publiez-la\u{A0}: elle prendra sa place."
        case .shippedFollowed:
            "Les lecteurs voient de nouveau le texte fourni. Votre version est gardée, et peut être publiée de nouveau."
        case .shippedMerged:
            "Les changements du texte fourni sont dans votre brouillon. Relisez-le, puis publiez-le."
        case .ownKept: "Votre texte reste tel quel. Vous serez prévenu du prochain changement."
        case .pictureAdded: "L’image est ajoutée."
        case .pictureDescribed: "La description est enregistrée."
        case .pictureRemoved: "L’image est supprimée."
        case .passwordRefused:
            "Aucun mot de passe n’est donné ici à un usager temporaire, à un compte fermé, ni à qui gère le portail."
        case .procedureJudged: "Merci\u{A0}! Votre avis est compté, sans votre nom."
        case .procedureJudgedTooOften:
            "Beaucoup d’avis viennent d’arriver d’ici\u{A0}: le vôtre n’a pas été compté. Recommencez dans un quart d’heure."
        case .stepsRestarted: "Les étapes sont toutes à refaire. Les coches d’avant sont gardées de côté."
        case .stepsResumed: "Les coches d’avant sont revenues."
        case .commentSettled: "Le commentaire est traité."
        case .commentReopened: "Le commentaire est à traiter de nouveau."
        case .identifierSet: "L’identifiant PRONOTE est enregistré."
        case .identifierRemoved: "L’identifiant PRONOTE est retiré."
        case .directoryFileApplied: "L’annuaire se met à jour. Cette page le dira quand ce sera fait."
        case .directoryFileAbandoned: "Les fichiers sont abandonnés\u{A0}: rien n’a été changé."
        case .directoryFileUndone: "L’annuaire est de nouveau tel qu’il était avant ces fichiers."
        case .directoryFileTooLate: "C’est déjà décidé\u{A0}: voici où en sont ces fichiers."
        case .servicesSet: "Les services externes sont enregistrés."
        }
    }

    var isGood: Bool {
        ![
            .wishEmpty, .portalCreatedOddly, .passwordShown, .passwordRefused, .procedureJudgedTooOften,
            .directoryFileTooLate,
        ].contains(self)
    }
}
