import Library
import Templating
import WebServer

/// A password on paper, for one person, once.
struct PasswordSlip: Equatable {
    let borrower: Borrower
    let login: String
    let password: String
}

/// The slips of first passwords: the answer to the form that made them, and nowhere else.
extension PortalVisit {
    func showSlips(_ slips: [PasswordSlip], title: String, back: BorrowersPage) throws -> Response {
        let view = SlipsView(slips, title: title, back: back, portal: portal.name, seenFrom: viewpoint)
        var response = try render(view, title: view.title, hasSearch: false, section: .borrowers)
        response.headers.set("Cache-Control", "no-store")
        return response
    }
}

struct SlipsView: View {
    static let template = "papers/slips"

    let back: Link
    let title: String
    let sentence: String
    let portal: String
    /// Where to sign in, in the parts between which a line may break: each ends with its slashes.
    let door: [String]
    let slips: [Slip]

    struct Slip: ViewPart {
        let name: String
        let schoolClass: String
        /// Of the card; nil for somebody who has none here.
        let number: String?
        let login: String
        let password: String
    }
}

extension SlipsView {
    init(
        _ slips: [PasswordSlip], title: String, back: BorrowersPage, portal: String, seenFrom view: Viewpoint
    ) {
        self.back = Link("Revenir", view.address(of: back))
        self.title = "Mots de passe\u{A0}: \(title)"
        sentence = Self.sentence(slips.count)
        self.portal = portal
        door = Self.parts(view.place.permanentAddress(of: .signIn(.door(.readers, returnTo: nil))))
        self.slips = slips.map { slip in
            Slip(
                name: slip.borrower.name, schoolClass: slip.borrower.details.schoolClass,
                number: slip.borrower.number, login: slip.login, password: slip.password)
        }
    }

    static func sentence(_ count: Int) -> String {
        "\(Wording.count(count, "mot de passe", "mots de passe")). Imprimez cette page maintenant\u{A0}: elle ne s’affichera pas une seconde fois."
    }

    static func parts(_ address: String) -> [String] {
        var parts = [""]
        for scalar in address.unicodeScalars {
            if parts[parts.count - 1].hasSuffix("/"), scalar != "/" { parts.append("") }
            parts[parts.count - 1].unicodeScalars.append(scalar)
        }
        return parts
    }
}
