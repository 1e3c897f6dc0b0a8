import School
import Templating
import WebServer

/// The table of contents of the espaces.
extension CampusVisit {
    func show(_ page: EspacesPage) throws -> Response {
        switch page {
        case .home: try showEspaceHome()
        }
    }

    /// GET /
    private func showEspaceHome() throws -> Response {
        guard let member else { throw Failure.notFound }
        let view = EspaceHomeView(greeting: "Bonjour \(member.person?.firstName ?? member.account.name)")
        return try render(view, title: campus.name)
    }
}

extension CampusSubmission {
    func perform(_ action: EspacesAction) throws -> Response {
        throw Failure.wrongMethod
    }
}

struct EspaceHomeView: View {
    static let template = "espaces/home"

    let greeting: String

    static let examples = [EspaceHomeView(greeting: Examples.hostile)]
}
