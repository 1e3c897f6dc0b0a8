import Library
import Storage
import Templating

/// A line of the last gestures.
struct GestureRow: ViewPart {
    let hour: String
    let what: String
    let title: String
    /// « Garnier Zoé (5e B) · n° 000123 »
    let whom: String?
    let isUndone: Bool
    let undo: DeskButton?
}

extension GestureRow {
    init(_ line: GestureLine, forms: DeskForms) {
        hour = forms.hour(line.gesture)
        what = Wording.done(line.gesture.kind)
        title = line.record?.numberedTitle ?? "Document retiré du fichier"
        let facts = [line.borrower.map { Wording.person($0) }, line.copyNumber.map { "n°\u{A0}\($0)" }]
        whom = facts.allSatisfy { $0 == nil } ? nil : facts.compactMap(\.self).joined(separator: " · ")
        isUndone = line.gesture.isUndone
        undo = isUndone ? nil : forms.undo(line.gesture.id)
    }
}
