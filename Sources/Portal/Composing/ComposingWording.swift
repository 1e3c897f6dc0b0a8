import Library

/// What is said to those who compose when something stays as it was.
extension Wording {
    static func refusal(_ refusal: PresentationRefusal) -> String {
        switch refusal {
        case .unknown: "Ce que vous vouliez changer n’est plus là."
        case .noTitle: "Donnez un titre."
        case .badSlug: "L’adresse ne s’écrit qu’avec des lettres minuscules, des chiffres et des tirets."
        case .slugTaken: "Une autre sélection a déjà cette adresse\u{A0}: choisissez-en une autre."
        case .unknownRecord:
            "Aucun document ne répond à ce numéro ou à ce titre exact. Cherchez-le, puis ajoutez-le depuis sa page."
        case .tooManyRecords(let most):
            "Cette sélection est pleine\u{A0}: \(documents(most)) au plus."
        case .noRule:
            "Dites ce que la sélection garde\u{A0}: une recherche, ou une classe comme «\u{A0}6e\u{A0}»."
        case .badAddress:
            "Donnez une adresse complète qui commence par https:// et mène à un site."
        case .endsBeforeItStarts: "Le dernier jour vient avant le premier."
        case .noDay: "Donnez un jour qui existe."
        case .badHours: "Donnez des heures comme «\u{A0}14 h 30\u{A0}», la fin après le début."
        case .nothingToShow:
            "Ce bloc n’a rien à montrer\u{A0}: écrivez un texte, ou choisissez une sélection."
        case .tooManyBlocks(let most): "L’accueil a déjà \(number(most)) blocs, c’est le maximum."
        case .tooManyBranches(let most): "L’arborescence a déjà \(number(most)) branches, c’est le maximum."
        case .misplaced:
            "Une section se place dans un espace\u{A0}; une rubrique, dans un espace ou une section\u{A0}; les contenus, dans une rubrique."
        case .changedMeanwhile:
            "Une autre version a été enregistrée pendant que vous écriviez, par quelqu’un d’autre ou dans un autre onglet. Tout ce que vous avez tapé est encore ci-dessous, et n’est pas enregistré\u{A0}: comparez, puis enregistrez de nouveau."
        case .tooLong(let part, let most):
            "\(tooLong(part))\u{A0}: \(number(most)) caractères au plus. Rien n’a été coupé\u{A0}: à vous de choisir quoi retirer."
        }
    }

    private static func tooLong(_ part: PresentationRefusal.Part) -> String {
        switch part {
        case .title: "Le titre est trop long"
        case .text: "Le texte est trop long"
        case .place: "Le nom du lieu est trop long"
        case .publisher: "Le nom de l’éditeur est trop long"
        case .address: "L’adresse est trop longue"
        case .schoolClass: "Le nom de la classe est trop long"
        case .note: "Le mot sur ce document est trop long"
        }
    }
}
