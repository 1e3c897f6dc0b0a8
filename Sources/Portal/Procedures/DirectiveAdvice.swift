import Formats

/// What somebody could have meant who wrote a directive or a condition that nobody knows.
enum DirectiveAdvice {
    /// « Après « etat: », sont connus : portail, catalogue… »; nil where there is nothing to say.
    static func words(for kind: MarkdownFault.Kind) -> String? {
        switch kind {
        case .unknownDirective(let directive): advice(on: directive.name)
        case .unknownCondition(let condition) where condition.name == "ecran":
            "Après «\u{A0}ecran=\u{A0}», sont connus\u{A0}: \(list(ProcedureScreen.allCases))."
        case .unknownCondition: "Sont connues\u{A0}: \(conditions.joined(separator: ", "))."
        default: nil
        }
    }

    private static let conditions = [
        "ent", "version", "interconnexion", "catalogue", "emprunteurs", "horaires", "messagerie",
        "mis-a-l-ecart", "clefs", "cite", "remise", "role", "ecran",
    ]

    private static func advice(on name: String) -> String {
        let known: String? =
            switch name {
            case "etat": list(ProcedureState.allCases)
            case "bouton": list(ProcedureScreen.allCases)
            case "horloge": list(FreshnessClock.allCases)
            case "adresse": list(ProcedureAddress.allCases)
            default: nil
            }
        return known.map { "Après «\u{A0}\(name):\u{A0}», sont connus\u{A0}: \($0)." }
            ?? "Sont connues\u{A0}: etat, bouton, horloge, adresse."
    }

    private static func list(_ names: [some RawRepresentable<String>]) -> String {
        names.map(\.rawValue).joined(separator: ", ")
    }
}
