import School
import Storage

/// The French of dossiers of lessons.
extension Wording {
    static func stage(_ stage: Dossier.Stage) -> String {
        switch stage {
        case .current: "En ce moment"
        case .coming: "À venir"
        case .past: "Terminés"
        case .removed: "Supprimés récemment"
        }
    }

    /// « jusqu’au vendredi 18 décembre », « à partir du lundi 30 novembre », « terminé le vendredi 20 novembre »
    static func period(_ settings: Dossier.Settings, today: Day) -> String {
        if settings.shownUntil < today { return "terminé le \(date(settings.shownUntil, today: today))" }
        return settings.shownFrom > today
            ? "à partir du \(date(settings.shownFrom, today: today))"
            : "jusqu’au \(date(settings.shownUntil, today: today))"
    }

    static func refusal(_ refusal: DossierRefusal, today: Day) -> String {
        switch refusal {
        case .unknown: "Ce dossier n’est plus là, ou n’est pas le vôtre."
        case .noTitle: "Donnez un titre au dossier."
        case .badDay:
            "Une des dates ne se lit pas\u{A0}: choisissez-les dans le calendrier, ou tapez 2026-12-18."
        case .endsBeforeItStarts:
            "Le dernier jour vient avant le premier\u{A0}: changez l’une des deux dates."
        case .tooLong(let most): "Ce texte est trop long\u{A0}: \(number(most)) caractères au plus."
        case .tooMany(let most):
            "Il y en a déjà \(number(most)), c’est le maximum\u{A0}: retirez-en avant d’en ajouter."
        case .foreignClass: "Une des classes cochées n’est pas des vôtres\u{A0}: décochez-la."
        case .changedMeanwhile:
            "Ce dossier a été changé dans une autre fenêtre. Voici ce que vous avez tapé ici\u{A0}: enregistrez encore pour le garder à la place."
        case .badAddress:
            "Donnez une adresse complète, qui commence par https:// et mène à un site, sans nom ni mot de passe."
        case .badKeepingDay(let most):
            "«\u{A0}Usuel jusqu’au\u{A0}» va d’aujourd’hui au \(date(most, today: today))\u{A0}: choisissez un jour entre les deux, ou laissez vide."
        }
    }
}
