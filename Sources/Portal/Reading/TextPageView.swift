import Templating
import WebServer

/// GET /pages/chercher: a page of text that comes with the product.
extension PortalVisit {
    func showText(_ page: TextPage) throws -> Response {
        let view = TextView(
            home: Link("Accueil", address(of: .home)), title: page.title, text: site.texts.html(of: page))
        return try render(view, title: page.title)
    }
}

struct TextView: View {
    static let template = "reading/text"

    let home: Link
    let title: String
    let text: HTML
}
