import Library
import WebServer

/// What a form of a portal may send: it writes, then redirects.
package enum PortalAction: Hashable, Sendable {
    /// Would the library buy what was not found?
    case wish(String)

    /// The form is read only where one is taken.
    package init?(path: [String], form: @autoclosure () throws -> Form) rethrows {
        switch path.dropTrailingSlash() {
        case ["souhaits"]: self = .wish(try form()["q"] ?? "")
        default: return nil
        }
    }

    /// Where its form is sent.
    package var address: String {
        switch self {
        case .wish: "/souhaits"
        }
    }
}

/// What a page says of what was just done, in its address: `?dit=souhait-note`.
enum Saying: String, CaseIterable {
    case wishNoted = "souhait-note"
    case wishEmpty = "souhait-vide"

    static let parameter = "dit"

    var words: String {
        switch self {
        case .wishNoted: "C’est noté\u{A0}: le CDI verra votre souhait, sans savoir de qui il vient."
        case .wishEmpty:
            "Le souhait n’a pas été noté\u{A0}: écrivez un titre, un auteur ou un sujet. Si la liste du jour est pleine, recommencez demain."
        }
    }

    var isGood: Bool { self == .wishNoted }
}
