import Library
import Storage
import Templating
import WebServer

/// POST /administration/accueil…: blocks added, changed, moved, hidden and taken away.
extension PortalSubmission {
    private static let blockNames = ["titre", "texte", "nombre", "selection"]

    func addBlock(_ form: Form) throws -> Response {
        guard let kind = HomeBlock.Kind(word: form["bloc"] ?? "") else { throw Failure.notFound }
        let typed = TypedForm(form, Self.blockNames)
        return try composing(typed) { refused in
            try visit.showNewBlock(kind, refused: refused)
        } _: {
            _ = try library.write { writing in
                try writing.once("add \(kind) \(typed.fingerprint)", stamp(typed.token)) {
                    try writing.presentation.addBlock(kind, typed.block())
                }
            }
            return redirect(to: .composing(.blocks), saying: .homeComposed)
        }
    }

    func useUsualHome() throws -> Response {
        try library.write { try $0.presentation.useUsualHome() }
        return redirect(to: .composing(.blocks), saying: .homeUsual)
    }

    func perform(_ verb: ComposingAction.BlockVerb, on id: ID<HomeBlock>, _ form: Form) throws -> Response {
        let typed = TypedForm(form, Self.blockNames)
        return try composing(typed) { refused in
            verb == .change
                ? try visit.showBlock(id, refused: refused) : try visit.showHomeComposer(refused: refused)
        } _: {
            if verb == .change {
                try change(id, as: typed) {
                    try $0.block(id).map { TypedForm($0.settings) }
                } _: {
                    try $0.setBlock(id, to: typed.block())
                }
                return redirect(to: .composing(.blocks), saying: .homeComposed)
            }
            try library.write { writing in
                let presentation = writing.presentation
                switch verb {
                case .change: break
                case .move: try presentation.moveBlock(id, to: form["place"].flatMap { Int($0) } ?? 1)
                case .hide: try presentation.setBlock(id, hidden: true)
                case .show: try presentation.setBlock(id, hidden: false)
                case .remove: try presentation.removeBlock(id, on: visit.today)
                case .putBack: try presentation.putBackBlock(id)
                }
            }
            switch verb {
            case .move: return .redirect(to: visit.address(of: .composing(.blocks)) + "#bloc-\(id)")
            case .remove: return redirect(to: .composing(.blocks), saying: .blockRemoved)
            case .putBack: return redirect(to: .composing(.blocks), saying: .blockBack)
            case .change, .hide, .show: return redirect(to: .composing(.blocks), saying: .homeComposed)
            }
        }
    }
}
