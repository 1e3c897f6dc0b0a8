import School
import Storage
import Templating
import WebServer

/// GET /tableau/classe/:id: « voir comme un élève de 3eA », without anybody's loans.
extension CampusVisit {
    func showPreview(of id: ID<SchoolClass>) throws -> Response {
        let (board, partners) = try file.read {
            (try $0.partners.board(on: today), try $0.partners.portals(ofClass: id, on: today))
        }
        guard let row = board.rows.first(where: { $0.schoolClass.id == id }) else { throw Failure.notFound }
        let view = ClassPreviewView(row, partners, place: place)
        return try render(view, title: view.title, section: .partners)
    }
}

struct ClassPreviewView: View {
    static let template = "partners/preview"

    let board: Link
    let title: String
    let intro: String
    let tiles: [Tile]
    let nothing: EmptyNote?

    struct Tile: ViewPart {
        let name: String
        let href: String
        let tooltip: String
        let sign: String
    }

    init(_ row: Board.Row, _ partners: [Partner], place: CampusPlace) {
        board = Link("Tableau des classes", place.address(of: .partners(.board)))
        title = "Comme un élève de \(row.schoolClass.name)"
        intro =
            partners.count > 1
            ? "Sa page d’accueil montre le CDI avec un choix entre ces portails, dans cet ordre."
            : "Sa page d’accueil montre ce portail\u{A0}: la recherche, ses prêts, et le titre qui l’ouvre."
        tiles = partners.map { partner in
            Tile(
                name: partner.name,
                href: partner.isDistant
                    ? partner.address : place.portal(partner.rne).address(of: .home),
                tooltip: partner.tooltip,
                sign: partner.delegatesSignIn
                    ? "Il l’ouvrira sans s’y reconnecter, dès que la connexion unique sera en place."
                    : "Il s’y connecte avec un autre mot de passe.")
        }
        nothing =
            partners.isEmpty
            ? EmptyNote(
                title: "Aucun portail",
                text:
                    "Cette classe n’est dans aucun portail\u{A0}: la page d’accueil de ses élèves ne montre pas le CDI."
            ) : nil
    }

    static let examples = [
        ClassPreviewView(PartnerExamples.board("3eA").rows[0], [], place: Examples.campusPlace),
        ClassPreviewView(
            PartnerExamples.board(Examples.hostile).rows[0], PartnerExamples.partners,
            place: Examples.campusPlace),
    ]
}
