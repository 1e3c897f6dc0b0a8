import School
import Storage
import Templating
import WebServer

/// GET /eleve/disposition: the tiles of an espace, each with its places.
extension CampusVisit {
    func showLayout(of espace: Espace) throws -> Response {
        let (facts, member) = try facts(of: espace)
        let view = LayoutView(facts.order, of: espace, token: newToken(), place: place)
        return try render(view, title: view.title, tabs: espaceTabs(member, at: espace))
    }
}

/// Works with a keyboard and without a script: each move is a button.
struct LayoutView: View {
    static let template = "espaces/layout"

    let back: Link
    let title: String
    let columns: [Column]
    let hidden: Hidden?
    let reset: PostButton

    struct Column: ViewPart {
        let title: String
        let tiles: [Movable]
    }

    struct Movable: ViewPart {
        let name: String
        let icon: String
        let moves: [PostButton]
    }

    struct Hidden: ViewPart {
        let tiles: [Movable]
    }
}

extension LayoutView {
    init(_ order: TileOrder, of espace: Espace, token: String, place: CampusPlace) {
        back = Link(Wording.espace(espace), place.address(of: .espaces(.espace(espace, EspaceView()))))
        title = "Organiser mes tuiles"
        func movable(_ tile: Tile, _ moves: [TileOrder.Move]) -> Movable {
            let name = Wording.tile(tile)
            return Movable(
                name: name, icon: tile.icon,
                moves: moves.filter { order.can(tile, $0) }.map { move in
                    PostButton(
                        move.label, spoken: "\(move.spoken)\u{A0}: \(name)", icon: move.icon,
                        kind: "plain small",
                        to: place.address(of: .espaces(.move(espace))),
                        token: token + tile.rawValue + move.rawValue,
                        fields: [FormValue("tuile", tile.rawValue), FormValue("geste", move.word)])
                })
        }
        columns = order.columns.enumerated().map { index, tiles in
            Column(
                title: ["Première colonne", "Deuxième colonne", "Troisième colonne"][min(index, 2)],
                tiles: tiles.map { movable($0, [.up, .down, .left, .right, .hide]) })
        }
        hidden = order.hidden.isEmpty ? nil : Hidden(tiles: order.hidden.map { movable($0, [.show]) })
        reset = PostButton(
            "Remettre comme à l’origine", icon: "undo", to: place.address(of: .espaces(.resetTiles(espace))),
            token: token)
    }
}

extension TileOrder.Move {
    fileprivate var label: String {
        switch self {
        case .up: "Monter"
        case .down: "Descendre"
        case .left: "À gauche"
        case .right: "À droite"
        case .hide: "Masquer"
        case .show: "Montrer"
        }
    }

    fileprivate var spoken: String {
        switch self {
        case .left: "Déplacer à gauche"
        case .right: "Déplacer à droite"
        case .up, .down, .hide, .show: label
        }
    }

    fileprivate var icon: String {
        switch self {
        case .up: "arrow-up"
        case .down: "arrow-down"
        case .left: "arrow-left"
        case .right: "arrow-right"
        case .hide: "cross"
        case .show: "eye"
        }
    }
}
