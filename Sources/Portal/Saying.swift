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
    case schoolAdded = "etablissement-ajoute"
    case schoolAddedOddly = "etablissement-ajoute-rne"
    case supportSet = "assistance-enregistree"
    case identifierSet = "identifiant-enregistre"
    case identifierRemoved = "identifiant-retire"
    case directoryFileApplied = "annuaire-mis-a-jour"
    case directoryFileAbandoned = "import-abandonne"
    case directoryFileUndone = "import-annule"
    case directoryFileTooLate = "import-deja-decide"
    case servicesSet = "services-enregistres"

    // Espaces
    case tileMoved = "tuile-deplacee"
    case tilesUsual = "tuiles-origine"
    case renewedAtLibrary = "prolonge-au-cdi"
    case reservedAtLibrary = "reserve-au-cdi"
    case messageRead = "lu"
    case messageSent = "message-publie"
    case messageChanged = "message-modifie"
    case messageRemoved = "message-supprime"
    case linkKept = "lien-enregistre"
    case linkRemoved = "lien-supprime"
    case linkRaised = "lien-monte"
    case timetableRead = "calendrier-lu"
    case timetableAsked = "calendrier-demande"
    case timetableRemoved = "calendrier-retire"
    case sheetRulesSet = "fiches-reglees"
    case feedMade = "adresse-creee"
    case feedRevoked = "adresse-supprimee"
    // The portals of a campus, and what is sent to them.
    case partnerAdded = "portail-ajoute"
    case partnerAddedOddly = "portail-ajoute-rne"
    case partnerToCheck = "portail-a-verifier"
    case portalOpenedBefore = "portail-deja-ouvert"
    case partnerChanged = "portail-change"
    case partnerRemoved = "portail-retire"
    case classesSet = "classes-enregistrees"
    case boardSet = "tableau-enregistre"
    case boardPlanned = "tableau-prevu"
    case boardSame = "tableau-inchange"
    case boardUndone = "tableau-annule"
    case boardDropped = "tableau-abandonne"
    case boardOver = "tableau-deja"
    case ruleAdded = "regle-ajoutee"
    case ruleRemoved = "regle-retiree"
    case usersSent = "utilisateurs-envoyes"
    case usersLeaving = "utilisateurs-en-route"
    case loansOpened = "prets-ouverts"
    case loansClosed = "prets-fermes"
    case loansAsked = "prets-demandes"
    case loansHere = "prets-ici"
    case fileGone = "fichier-parti"
    case filePurged = "fichier-supprime"
    case tokenRemoved = "jeton-retire"

    // Dossiers
    case lessonMade = "dossier-cree"
    case lessonKept = "dossier-enregistre"
    case lessonCopied = "dossier-copie"
    case lessonRemoved = "dossier-supprime"
    case lessonBack = "dossier-retabli"
    case lessonDocumentIn = "document-ajoute"
    case lessonDocumentKept = "document-enregistre"
    case lessonDocumentOut = "document-retire"
    case lessonHoldLifted = "usuel-leve"
    case lessonHoldBack = "usuel-remis"

    // Connections
    case serviceKept = "service-enregistre"
    case serviceRemoved = "service-retire"
    case providerSet = "ent-valide"
    case providerChanged = "ent-change"
    case providerEnded = "ent-desactive"

    // Hand-over
    case handOverRevoked = "remise-revoquee"
    case handOverBrought = "remise-deposee"
    case handOverAnswered = "remise-repondue"

    static let parameter = "dit"

    /// An address whose page says this.
    func marking(_ address: String) -> String {
        address + (address.contains("?") ? "&" : "?") + "\(Self.parameter)=\(rawValue)"
    }

    var isGood: Bool {
        ![
            .wishEmpty, .portalCreatedOddly, .passwordShown, .passwordRefused, .procedureJudgedTooOften,
            .partnerAddedOddly, .partnerToCheck, .portalOpenedBefore, .boardOver, .fileGone,
            .directoryFileTooLate,
        ].contains(self)
    }
}
