/// The sentence of each saying.
extension Saying {
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
        case .partnerAdded: "Le portail est déclaré. Choisissez maintenant ses classes."
        case .supportSet: "L’assistance est enregistrée."
        case .schoolAdded: "L’établissement est ajouté. Vous pouvez mettre l’annuaire à jour."
        case .schoolAddedOddly:
            "L’établissement est ajouté. Vérifiez pourtant son numéro RNE\u{A0}: la lettre finale n’est pas celle que ses chiffres appellent."
        case .partnerAddedOddly:
            "Le portail est déclaré. Vérifiez pourtant son numéro RNE\u{A0}: la lettre finale n’est pas celle que ses chiffres appellent."
        case .partnerToCheck:
            "Le portail est enregistré, mais n’a pas répondu comme il le faut\u{A0}: il reste à vérifier."
        case .portalOpenedBefore:
            "Ce portail est déjà ouvert. Son mot de passe provisoire n’a été montré qu’une fois\u{A0}: s’il est perdu, la personne qui gère le serveur en donne un autre."
        case .partnerChanged: "Le portail est enregistré."
        case .partnerRemoved: "Le portail n’est plus dans cette cité. Lui-même n’a rien perdu."
        case .classesSet: "Les classes concernées sont enregistrées."
        case .boardSet:
            "Le tableau est enregistré\u{A0}: les pages d’accueil le suivent dès maintenant."
        case .boardPlanned: "Le changement est prévu\u{A0}: il se fera à la date choisie."
        case .boardSame: "Rien n’a changé\u{A0}: le tableau était déjà ainsi."
        case .boardUndone:
            "Le changement est annulé\u{A0}: les classes sont revenues à leurs portails d’avant."
        case .boardDropped: "Le changement prévu est abandonné\u{A0}: il ne se fera pas."
        case .boardOver: "Ce changement était déjà annulé ou abandonné."
        case .ruleAdded: "La règle est ajoutée. Appliquez-la quand vous voulez."
        case .ruleRemoved: "La règle est retirée. Les classes restent où elles sont."
        case .usersSent:
            "Le fichier est arrivé au portail. Le CDI a 72\u{A0}heures pour le télécharger."
        case .usersLeaving:
            "Le fichier part vers le portail. Actualisez cette page pour savoir s’il est arrivé."
        case .loansAsked:
            "Les prêts sont demandés au portail. Actualisez cette page pour savoir ce qu’il en est."
        case .loansOpened: "Vos parents voient maintenant les titres de vos prêts."
        case .loansClosed: "Vos parents ne voient plus que des nombres."
        case .loansHere:
            "Ce portail est sur le même serveur\u{A0}: ses prêts sont toujours à jour, il n’y a rien à récupérer."
        case .fileGone:
            "Ce fichier n’est plus là\u{A0}: ses 72\u{A0}heures sont passées, ou il a été supprimé."
        case .filePurged: "Le fichier est supprimé."
        case .fileHeld:
            "Ce fichier attend d’être confirmé\u{A0}: il retirerait beaucoup de monde. Lisez ce qui en est dit ci-dessous."
        case .fileConfirmed: "Le fichier est confirmé\u{A0}: vous pouvez vous en servir."
        case .portalTried:
            "On interroge le portail. Actualisez cette page dans un instant pour savoir ce qu’il en est."
        case .portalTriedHere: "Le portail répond\u{A0}: il est sur ce serveur, rien ne passe par le réseau."
        case .portalTriedInVain:
            "Le portail ne s’ouvre pas. La personne qui gère le serveur en trouvera la raison dans son journal."
        case .tokenRemoved: "Le jeton est retiré\u{A0}: il n’ouvre plus rien."
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
        case .tileMoved: "La disposition est enregistrée, pour vous seul."
        case .tilesUsual: "Les tuiles sont de nouveau comme à l’origine."
        case .renewedAtLibrary: "C’est prolongé\u{A0}: la nouvelle date est écrite ci-dessous."
        case .reservedAtLibrary: "C’est réservé\u{A0}: votre place dans la file est écrite ci-dessous."
        case .messageRead: "C’est noté, merci."
        case .messageSent: "Le message est publié."
        case .messageChanged: "Le message est à jour."
        case .messageRemoved: "Le message est supprimé."
        case .linkKept: "Le lien est enregistré."
        case .linkRemoved: "Le lien est supprimé."
        case .linkRaised: "Le lien est remonté d’une place."
        case .timetableRead:
            "Le calendrier est lu\u{A0}: il paraît dès maintenant dans les espaces de la classe."
        case .timetableAsked: "L’adresse va être lue. Actualisez cette page dans un instant."
        case .timetableRemoved: "Le calendrier est retiré."
        case .sheetRulesSet: "Le réglage des fiches est enregistré."
        case .feedMade: "L’adresse est prête\u{A0}: copiez-la dans votre agenda."
        case .feedRevoked: "L’adresse est supprimée. Les agendas qui la suivaient ne verront plus rien."
        case .identifierSet: "L’identifiant PRONOTE est enregistré."
        case .identifierRemoved: "L’identifiant PRONOTE est retiré."
        case .directoryFileApplied: "L’annuaire se met à jour. Cette page le dira quand ce sera fait."
        case .directoryFileAbandoned: "Les fichiers sont abandonnés\u{A0}: rien n’a été changé."
        case .directoryFileUndone: "L’annuaire est de nouveau tel qu’il était avant ces fichiers."
        case .directoryFileTooLate: "C’est déjà décidé\u{A0}: voici où en sont ces fichiers."
        case .servicesSet: "Les services externes sont enregistrés."
        case .lessonMade: "Le dossier est créé. Ajoutez maintenant ses documents."
        case .lessonKept: "Le dossier est enregistré."
        case .lessonCopied:
            "Voici la copie, avec ses documents. Choisissez ses classes et ses dates\u{A0}: personne ne la voit encore."
        case .lessonRemoved:
            "Le dossier est supprimé. Vous pouvez le rétablir pendant trente jours, en bas de cette page."
        case .lessonBack: "Le dossier est rétabli."
        case .lessonDocumentIn: "Le document est dans le dossier."
        case .lessonDocumentKept: "C’est enregistré."
        case .lessonDocumentOut: "Le document n’est plus dans le dossier."
        case .lessonHoldLifted: "Le document se prête de nouveau."
        case .lessonHoldBack: "Le document reste de nouveau au CDI."
        case .interconnectionChosen: "Votre choix est enregistré. Il reste l’étape\u{A0}3."
        case .interconnectionAbandoned: "Le choix est retiré\u{A0}: rien n’avait changé pour personne."
        case .interconnected: ":-) L’interconnexion est désormais disponible sur votre portail."
        case .interconnectedUnsure:
            ":-) L’interconnexion est désormais disponible sur votre portail. L’ENT répond, mais il n’a pas été possible de vérifier qu’il connaît ce portail\u{A0}: essayez-le dans une fenêtre de navigation privée."
        case .interconnectionChanged: "Les réglages de l’interconnexion sont enregistrés."
        case .interconnectionOver:
            "L’interconnexion est désactivée. On se connecte de nouveau avec un mot de passe du portail."
        case .interconnectionInUse:
            "Ce portail est déjà interconnecté. Désactivez d’abord cette interconnexion\u{A0}: il n’y en a qu’une à la fois."
        case .connectionReady: "La connexion a été vérifiée à l’instant\u{A0}: elle fonctionne."
        case .connectionUnsure:
            "L’ENT répond, mais il n’a pas été possible de vérifier qu’il connaît ce portail\u{A0}: essayez-le dans une fenêtre de navigation privée."
        case .keysRemoved:
            "Les clefs ENT sont supprimées. Importez maintenant les utilisateurs du nouvel ENT."
        case .keysRemovedInUse:
            "Les clefs ENT sont supprimées. L’interconnexion est toujours active\u{A0}: importez de nouveau ses utilisateurs, ou désactivez-la."
        case .keysRestored: "Les clefs sont rendues à ceux qui n’en avaient pas reçu d’autre."
        case .serviceKept: "Le service est enregistré\u{A0}: il peut demander qui est connecté."
        case .serviceRemoved: "Le service est retiré\u{A0}: il n’apprend plus rien."
        case .providerSet: "C’est fait\u{A0}: l’ENT dit désormais qui est qui."
        case .providerSetUnsure:
            "C’est fait\u{A0}: l’ENT dit désormais qui est qui. Il répond, mais il n’a pas été possible de vérifier qu’il connaît ce service\u{A0}: essayez-le dans une fenêtre de navigation privée."
        case .providerChanged: "Les paramètres d’authentification sont enregistrés."
        case .providerEnded: "C’est désactivé\u{A0}: les mots de passe donnés ici servent de nouveau."
        case .handOverRevoked: "Le lien ne mène plus nulle part."
        case .handOverBrought: "Merci\u{A0}! Le fichier est au CDI, qui décidera de la suite."
        case .handOverAnswered: "Merci\u{A0}! Votre réponse est au CDI."
        }
    }
}
