import Library
import Storage
import WebServer

/// The screens that a text may have a button to, by the names that texts use. A screen that is not built yet has an
/// address that leads nowhere: nobody is shown its button, and it appears by itself on the day it is built.
enum ProcedureScreen: String, CaseIterable, Sendable {
    // The desk
    case lend = "pret"
    case giveBack = "retour"
    case reservations
    // Borrowers
    case borrowers = "emprunteurs"
    case newBorrower = "nouvel-emprunteur"
    case borrowersFile = "importer-des-emprunteurs"
    case firstPasswords = "premiers-mots-de-passe"
    case cards = "cartes"
    case labels = "etiquettes"
    case equations = "recherche-gestionnaire"
    case temporaryUsers = "usagers-temporaires"
    case withoutStatus = "sans-statut"
    // Reminders
    case reminders = "relances"
    case reminderTexts = "textes-de-relance"
    case mail = "messagerie"
    case leftReaders = "relances-des-partis"
    // Readers and figures
    case reviews = "avis"
    case figures = "statistiques"
    // The office
    case office = "reglages"
    case catalogue
    case calendar = "horaires"
    case rules = "regles"
    case wishes = "souhaits"
    case staff = "comptes"
    case portal = "portail"
    case retention = "conservation"
    case procedures
    // Contents
    case contents = "contenus"
    case pictures = "images"
    case tree = "arborescence"
    case home = "accueil"
    case selections
    case resources = "ressources"
    case agenda
    case reviewing = "a-revoir"
    case activity = "activite"
    // The yearly update and the interconnection
    case update = "mise-a-jour"
    case forgetKeys = "supprimer-clefs-ent"
    case interconnection = "interconnexion"
    case transfers = "suivi-des-transferts"
    // What the espaces send to the portal
    case files = "fichiers"
    // Who is let in, and what others bring
    case declaredServices = "services-declares"
    case handOvers = "remises"
    // The espaces and the directory: of the campus
    case portalPartners = "partenaires-cdi"
    case board = "tableau-des-classes"
    case liaisons = "etat-des-liaisons"
    case directory = "annuaire"
    case directoryFile = "mettre-l-annuaire-a-jour"
    case schools = "etablissements"
    case classes = "classes"
    case externalServices = "services-externes"
    case exports
    case messages
    case links = "liens-utiles"
    case calendars = "emplois-du-temps"
    case matching = "rapprochement"
    case workspace = "ent-des-espaces"

    /// Where a screen is: in the portal, or in the campus that the portal belongs to.
    enum Destination {
        case portal(PortalPage)
        case campus(CampusPage)
    }

    /// Nil while the screen is not built.
    var destination: Destination? {
        let request = Request(.get, path)
        switch self {
        case .portalPartners, .board, .liaisons, .directory, .directoryFile, .schools, .classes,
            .externalServices,
            .exports,
            .messages, .links, .calendars, .matching, .workspace:
            return CampusPage(path: request.path, query: request.query).map(Destination.campus)
        default: return PortalPage(path: request.path, query: request.query).map(Destination.portal)
        }
    }

    private var path: String {
        switch self {
        case .lend: "/gestion"
        case .giveBack: "/gestion?mode=retour"
        case .reservations: "/gestion/reservations"
        case .borrowers: "/gestion/emprunteurs"
        case .newBorrower: "/gestion/emprunteurs/nouveau"
        case .borrowersFile: "/gestion/emprunteurs/import"
        case .firstPasswords: "/gestion/emprunteurs/mots-de-passe"
        case .cards: "/gestion/emprunteurs/cartes"
        case .labels: "/gestion/etiquettes"
        case .equations: "/gestion/emprunteurs/recherche"
        case .temporaryUsers:
            "/gestion/emprunteurs/recherche?equation=Type+d%27emprunteur%3DUsager+temporaire"
        case .withoutStatus: "/gestion/emprunteurs?statut=%28aucun%29"
        case .reminders: "/gestion/relances"
        case .reminderTexts: "/gestion/relances/textes"
        case .mail: "/gestion/relances/messagerie"
        case .leftReaders: "/gestion/relances?quoi=partis"
        case .reviews: "/gestion/avis"
        case .figures: "/gestion/statistiques"
        case .office: "/administration"
        case .catalogue: "/administration/catalogue"
        case .calendar: "/administration/horaires"
        case .rules: "/administration/regles"
        case .wishes: "/administration/souhaits"
        case .staff: "/administration/comptes"
        case .portal: "/administration/portail"
        case .retention: "/administration/conservation"
        case .procedures: "/procedures"
        case .contents: "/administration/contenus"
        case .pictures: "/administration/images"
        case .tree: "/administration/arborescence"
        case .home: "/administration/accueil"
        case .selections: "/administration/selections"
        case .resources: "/administration/ressources"
        case .agenda: "/administration/agenda"
        case .reviewing: "/administration/a-revoir"
        case .activity: "/administration/activite"
        case .update: "/gestion/mise-a-jour"
        case .forgetKeys: "/gestion/emprunteurs/clefs-ent"
        case .interconnection: "/administration/interconnexion"
        case .transfers: "/administration/transferts"
        case .files: "/administration/fichiers"
        case .portalPartners: "/partenaires/cdi"
        case .board: "/tableau"
        case .liaisons: "/liaisons"
        case .directory: "/annuaire"
        case .directoryFile: "/annuaire/import"
        case .schools: "/annuaire/etablissements"
        case .classes: "/annuaire/classes"
        case .exports: "/exports"
        case .messages: "/messages/envoyes"
        case .links: "/liens"
        case .calendars: "/agendas"
        case .externalServices: "/services/gestion"
        case .matching: "/annuaire/rapprochement"
        case .declaredServices: "/administration/services"
        case .handOvers: "/administration/remises"
        case .workspace: "/connexions/ent"
        }
    }

    /// What its button says.
    var label: String {
        switch self {
        case .lend: "Ouvrir le bureau de prêt"
        case .giveBack: "Rendre des documents"
        case .reservations: "Voir les réservations"
        case .borrowers: "Ouvrir les emprunteurs"
        case .newBorrower: "Créer une fiche d’emprunteur"
        case .borrowersFile: "Importer un fichier d’emprunteurs"
        case .firstPasswords: "Donner les premiers mots de passe"
        case .cards: "Imprimer des cartes"
        case .labels: "Imprimer des étiquettes"
        case .equations: "Ouvrir la recherche gestionnaire"
        case .temporaryUsers: "Voir les usagers temporaires"
        case .withoutStatus: "Voir les fiches sans statut"
        case .reminders: "Ouvrir les relances"
        case .reminderTexts: "Ouvrir les textes des relances"
        case .mail: "Régler la messagerie"
        case .leftReaders: "Relancer les lecteurs partis"
        case .reviews: "Ouvrir les avis"
        case .figures: "Ouvrir les statistiques"
        case .office: "Ouvrir les réglages"
        case .catalogue: "Ouvrir le catalogue"
        case .calendar: "Ouvrir les horaires et fermetures"
        case .rules: "Ouvrir les règles de prêt"
        case .wishes: "Ouvrir les souhaits d’achat"
        case .staff: "Ouvrir les comptes de gestion"
        case .portal: "Ouvrir les réglages du portail"
        case .retention: "Ouvrir la conservation des données"
        case .procedures: "Voir toutes les procédures"
        case .contents: "Ouvrir les contenus"
        case .pictures: "Ouvrir les images"
        case .tree: "Ouvrir l’arborescence"
        case .home: "Composer la page d’accueil"
        case .selections: "Ouvrir les sélections"
        case .resources: "Ouvrir les ressources"
        case .agenda: "Ouvrir l’agenda"
        case .reviewing: "Voir les contenus à revoir"
        case .activity: "Voir l’activité du portail"
        case .update: "Mettre à jour les emprunteurs"
        case .forgetKeys: "Supprimer les clefs ENT"
        case .interconnection: "Ouvrir l’interconnexion"
        case .transfers: "Voir les transferts"
        case .files: "Ouvrir les fichiers et liaisons"
        case .portalPartners: "Ouvrir les portails et leurs classes"
        case .board: "Ouvrir le tableau des classes"
        case .liaisons: "Voir l’état des liaisons"
        case .directoryFile: "Mettre l’annuaire à jour"
        case .schools: "Ouvrir les établissements"
        case .classes: "Ouvrir les classes de l’annuaire"
        case .exports: "Ouvrir les exports"
        case .messages: "Ouvrir les messages"
        case .links: "Ouvrir les liens utiles"
        case .calendars: "Ouvrir les emplois du temps"
        case .directory: "Ouvrir l’annuaire"
        case .externalServices: "Ouvrir les services externes"
        case .matching: "Rapprocher les comptes"
        case .declaredServices: "Ouvrir les services déclarés"
        case .handOvers: "Faire un lien de remise"
        case .workspace: "Ouvrir l’authentification par un ENT"
        }
    }
}

extension Procedure {
    /// Where its text is changed: the portal's own, or the product's, to be adapted. Nil while nobody writes here.
    var editing: (words: String, page: PortalPage)? {
        let path =
            article.map { "/administration/contenus/\($0)" }
            ?? "/administration/contenus/fournis/procedure/\(slug)"
        let request = Request(.get, path)
        return PortalPage(path: request.path, query: request.query).map {
            (isOwn ? "Modifier ce texte" : "Adapter ce texte", $0)
        }
    }
}
