import Library
import Storage
import Templating
import WebServer

/// The table of contents of the interconnection: `/administration/interconnexion`.
extension PortalVisit {
    func show(_ page: InterconnectionPage) throws -> Response {
        switch page {
        case .formerAddress: return .redirect(to: address(of: .standing), status: .movedPermanently)
        case .standing: return try showInterconnection()
        case .settings, .workspaces, .workspace, .pronote, .espaces: break
        }
        let provider = try library.read { try $0.interconnection.provider() }
        if page == .settings {
            return try provider.map { try showProviderForm(ProviderForm($0), changing: $0) }
                ?? .redirect(to: address(of: .standing))
        }
        guard provider?.isActive != true else {
            return .redirect(to: Saying.interconnectionInUse.marking(address(of: .standing)))
        }
        switch page {
        case .workspace(let code?):
            guard let workspace = site.workspaces[code: code] else { throw Failure.notFound }
            return try showProviderForm(ProviderForm(workspace))
        case .workspace(nil): return try showProviderForm(ProviderForm(.workspace))
        case .pronote: return try showProviderForm(ProviderForm(.pronote))
        case .espaces where campus() != nil: return try showProviderForm(ProviderForm(.espaces))
        case .workspaces: return try interconnected(WorkspacesView(site.workspaces, seenFrom: viewpoint))
        case .standing, .settings, .formerAddress, .espaces: throw Failure.notFound
        }
    }

    func address(of page: InterconnectionPage) -> String { address(of: .interconnection(page)) }

    func interconnected(_ view: some View, status: Status = .ok) throws -> Response {
        try render(
            view, title: "Interconnexion ENT / PRONOTE", status: status, hasSearch: false, section: .office)
    }
}

extension PortalSubmission {
    func perform(_ action: InterconnectionAction) throws -> Response {
        let form = try visit.request.form()
        do {
            return switch action {
            case .choose: try choose(form)
            case .resume: try resume(form)
            case .change: try change(form)
            case .abandon: try abandon(form)
            case .activate: try activate(form)
            case .deactivate: try deactivate(form)
            case .check: try checkConnection()
            }
        } catch let refusal as InterconnectionRefusal {
            return try visit.showInterconnection(
                refusal: Wording.interconnectionRefusal(refusal), status: .conflict)
        }
    }
}

extension Viewpoint {
    func address(of page: InterconnectionPage) -> String { address(of: .interconnection(page)) }
    func address(of action: InterconnectionAction) -> String { place.address(of: .interconnection(action)) }
}
