import Library
import Storage
import Templating
import WebServer

/// POST /administration/selections…: selections made, changed, filled and ordered.
extension PortalSubmission {
    private static let selectionNames = [
        "titre", "mot", "presentation", "regle", "recherche", "eleves", "jusquau", "notice",
    ]

    func addSelection(_ form: Form) throws -> Response {
        let typed = TypedForm(form, Self.selectionNames)
        return try composing(typed) { refused in
            try visit.showNewSelection(query: typed["recherche"], record: nil, refused: refused)
        } _: {
            let settings = try typed.selection()
            let id = try library.write { writing in
                let id = try writing.presentation.addSelection(
                    settings, stamp: stamp(typed.token, for: typed.words))
                if let record = ID<Record>(typed["notice"]) {
                    try writing.presentation.place(record, in: id, on: visit.today)
                }
                return id
            }
            return redirect(to: .composing(.selection(id)), saying: .selectionKept)
        }
    }

    /// POST /notice/12/selection
    func gatherInSelection(_ record: ID<Record>, _ form: Form) throws -> Response {
        guard let selection = form["selection"].flatMap({ ID<Selection>($0) }) else {
            return .redirect(
                to: visit.address(of: .composing(.newSelection(query: "", record: record))))
        }
        return try composing(TypedForm()) { refused in
            try visit.showRecord(record, refusal: refused.note.words, status: refused.status)
        } _: {
            try library.write { try $0.presentation.place(record, in: selection, on: visit.today) }
            return redirect(to: .record(record), saying: .selected)
        }
    }

    func perform(_ verb: ComposingAction.SelectionVerb, on id: ID<Selection>, _ form: Form) throws
        -> Response
    {
        let typed = TypedForm(form, Self.selectionNames)
        return try composing(typed) { refused in
            try visit.showSelectionComposer(
                id, refused: refused, isTyped: verb == .change, question: form["document"] ?? "",
                note: verb == .annotate ? noted(form) : nil)
        } _: {
            if verb == .change {
                try change(id, as: typed) {
                    try $0.selection(id).map { TypedForm($0.settings) }
                } _: {
                    try $0.setSelection(id, to: typed.selection(), on: visit.today)
                }
                return redirect(to: .composing(.selection(id)), saying: .selectionKept)
            }
            let record = try library.write { try apply(verb, to: id, form, $0.presentation) }
            switch verb {
            case .remove: return redirect(to: .composing(.selections()), saying: .selectionRemoved)
            case .change, .place, .pin, .annotate, .move, .release, .exclude:
                let anchor = record.map { "#document-\($0)" } ?? ""
                return .redirect(to: visit.address(of: .composing(.selection(id))) + anchor)
            }
        }
    }

    private func noted(_ form: Form) -> (record: ID<Record>, text: String)? {
        form["notice"].flatMap { ID<Record>($0) }.map { ($0, form["note"] ?? "") }
    }

    /// - Returns: the document that it was about.
    private func apply(
        _ verb: ComposingAction.SelectionVerb, to id: ID<Selection>, _ form: Form,
        _ presentation: PresentationWriting
    ) throws -> ID<Record>? {
        let today = visit.today
        func record() throws -> ID<Record> {
            guard let id = form["notice"].flatMap({ ID<Record>($0) }) else { throw Failure.notFound }
            return id
        }
        switch verb {
        case .change: break
        case .remove: try presentation.removeSelection(id)
        case .place:
            let text = form["document"] ?? ""
            guard let found = try library.read({ try $0.catalogue.recordNamed(text) }) else {
                throw PresentationRefusal.unknownRecord
            }
            try presentation.place(found, in: id, on: today)
            return found
        case .pin: try presentation.place(record(), in: id, on: today)
        case .annotate:
            try presentation.annotate(record(), in: id, note: form["note"] ?? "", on: today)
        case .move:
            try presentation.move(
                record(), in: id, to: form["place"].flatMap { Int($0) } ?? 1, on: today)
        case .release: try presentation.release(record(), in: id, on: today)
        case .exclude: try presentation.exclude(record(), from: id, on: today)
        }
        return form["notice"].flatMap { ID<Record>($0) }
    }
}

extension CatalogueReading {
    /// The one document that a number or a whole title names.
    func recordNamed(_ text: String) throws -> ID<Record>? {
        guard !text.isEmpty else { return nil }
        let found = try search(Search(text: text, isLiteral: true), facets: []).found.map(\.record)
        return found.count == 1 ? found.first?.id : found.first { $0.title == text }?.id
    }
}
