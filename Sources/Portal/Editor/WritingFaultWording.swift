import Formats
import Foundation
import Library
import Storage

/// What is said of a text that cannot be saved, or not be published yet.
extension WritingFault {
    var isAboutTitle: Bool {
        switch self {
        case .noTitle, .titleTooLong, .unreadable(line: nil): true
        default: false
        }
    }

    /// What is too long is not rendered either.
    var isAboutSize: Bool {
        if case .tooLong = self { true } else { false }
    }
}

extension Wording {
    static func title(of fault: WritingFault) -> String {
        switch fault {
        case .unsettled, .unpublishable: "Ce texte n’est pas encore publié"
        case .tooLong, .unreadable, .noTitle, .titleTooLong: "Ce texte n’est pas encore enregistré"
        }
    }

    static func fault(_ fault: WritingFault) -> String {
        switch fault {
        case .tooLong(let bytes):
            "Ce texte pèse \(number(bytes / 1000))\u{A0}ko, et ne peut en dépasser \(number(Article.longestSource / 1000)). Coupez-le en plusieurs pages\u{A0}: tout ce que vous avez écrit est encore ci-dessous."
        case .unreadable(nil): "Un caractère du titre n’a pas pu être lu (\u{FFFD})\u{A0}: récrivez-le."
        case .unreadable(let line?):
            "Ligne\u{A0}\(line)\u{A0}: un caractère n’a pas pu être lu (\u{FFFD}). Récrivez-le\u{A0}; le texte collé venait sans doute d’un fichier d’un autre encodage."
        case .noTitle: Wording.refusal(EditorialRefusal.noTitle)
        case .titleTooLong(let most): Wording.refusal(EditorialRefusal.titleTooLong(most))
        case .unsettled(let line):
            "Ligne\u{A0}\(line)\u{A0}: deux textes différents attendent votre choix. Gardez celui qui convient et effacez les lignes de repère."
        case .unpublishable(let lines):
            "Avant de publier, corrigez \(count(lines.count, "point", "points")). Le brouillon, lui, est enregistré."
        }
    }

    static func moment(_ instant: Date, today: Day, in zone: TimeZone) -> String {
        moment(instant.formatted(.iso8601), today: today, in: zone)
    }
}
