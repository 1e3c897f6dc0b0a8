import Storage

/// By whom people come: what the first step of the wizard chooses from.
enum Trade: String, CaseIterable, Sendable {
    case workspace = "ent"
    case pronote
    case espaces

    /// The code by which PRONOTE is known, and the espaces: those of their procedures too.
    var code: String { rawValue }
}

extension IdentityProvider {
    var trade: Trade {
        switch kind {
        case .espaces: .espaces
        case .workspace: code == Trade.pronote.code ? .pronote : .workspace
        }
    }
}

extension Workspaces {
    /// Whose texts somebody reads who comes by this provider.
    func procedures(of provider: IdentityProvider) -> String {
        switch provider.trade {
        case .workspace: self[code: provider.code]?.procedure ?? provider.code
        case .pronote, .espaces: provider.trade.code
        }
    }
}
