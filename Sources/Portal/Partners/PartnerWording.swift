import School

/// What the room says.
enum PartnerWording {
    static func refusal(_ refusal: PartnerRefusal) -> String {
        switch refusal {
        case .unknown: "Ce portail n’est plus déclaré."
        case .noName: "Écrivez le nom du portail."
        case .known(let name): "Ce portail est déjà déclaré\u{A0}: \(name)."
        case .changedMeanwhile:
            "Quelqu’un d’autre a changé le tableau pendant ce temps\u{A0}: le voici tel qu’il est maintenant. Recommencez."
        case .overAlready: "Ce changement était déjà annulé ou abandonné."
        case .notInTheFuture: "Choisissez une date à venir, ou laissez la date vide pour changer maintenant."
        case .gradesTheWrongWayRound:
            "Une règle va du plus petit niveau au plus grand\u{A0}: de la 6e à la 3e."
        }
    }
}
