import Formats
import Foundation
import Library
import Storage
import Templating

/// « Cette page vous a-t-elle été utile ? »
struct FeedbackForm: ViewPart {
    let action: String
    let token: String
    let comment: String
    let error: Field.Fault?
    let describedBy: String
    let fields: [FormValue]

    init(
        action: String, token: String, comment: String = "", error: String? = nil, fields: [FormValue] = []
    ) {
        self.action = action
        self.token = token + action
        self.comment = comment
        self.fields = fields
        self.error = error.map { Field.Fault(id: "erreur-mot", words: $0) }
        describedBy = error == nil ? "aide-mot" : "aide-mot erreur-mot"
    }
}

/// What was said of a procedure, for whoever may change it.
struct Opinions: ViewPart {
    let tally: String
    let comments: [Comment]

    struct Comment: ViewPart {
        let useful: Pill
        let text: String
        let when: String
        let settle: PostButton
    }
}

extension Opinions {
    init(_ slug: String, _ around: ProcedureView.Surroundings, seenFrom view: Viewpoint) {
        tally = Wording.tally(around.tally)
        comments = around.comments.map { comment in
            Comment(
                useful: Pill(
                    comment.isUseful ? "available" : "gone", comment.isUseful ? "check" : "cross",
                    comment.isUseful ? "Utile" : "Pas utile"),
                text: comment.comment, when: Wording.date(comment.givenOn, today: view.today),
                settle: PostButton(
                    comment.isSettled ? "À reprendre" : "C’est traité",
                    spoken: (comment.isSettled ? "À reprendre\u{A0}: " : "C’est traité\u{A0}: ")
                        + comment.comment,
                    icon: comment.isSettled ? "undo" : "check",
                    to: view.place.address(of: .procedures(.settle(slug, comment.id))), token: around.token,
                    fields: [FormValue("traite", comment.isSettled ? "non" : "oui")] + around.fields))
        }
    }
}

extension Wording {
    /// « 12 lecteurs sur 15 l’ont trouvée utile. »
    static func tally(_ tally: FeedbackTally) -> String {
        switch tally.count {
        case 0: "Personne n’a encore donné son avis."
        case 1: tally.useful == 1 ? "Un lecteur l’a trouvée utile." : "Un lecteur ne l’a pas trouvée utile."
        default:
            "\(number(tally.useful)) \(tally.useful < 2 ? "lecteur" : "lecteurs") sur \(number(tally.count)) \(tally.useful < 2 ? "l’a" : "l’ont") trouvée utile."
        }
    }

    /// « Liberscol »: the names of ENTs as people write them.
    static func ent(_ name: String) -> String {
        switch name {
        case "pronote": "PRONOTE"
        default: capitalized(name.replacing("-", with: " "))
        }
    }
}
