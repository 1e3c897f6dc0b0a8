import Library
import Storage
import Templating

/// A line of the last gestures.
struct GestureRow: ViewPart {
    let hour: String
    let what: String
    let title: String
    let whom: String?
    let isUndone: Bool
    let undo: DeskButton?
}

extension GestureRow {
    init(_ line: GestureLine, forms: DeskForms) {
        hour = forms.hour(line.gesture)
        what = Wording.done(line.gesture.kind)
        title = line.title ?? "Document retiré du fichier"
        whom = line.borrower.map { Wording.person($0) }
        isUndone = line.gesture.isUndone
        undo = isUndone ? nil : forms.undo(line.gesture.id)
    }
}
