import School
import Storage
import Templating
import WebServer

/// How people come into a campus, and into which services, below /connexions.
extension CampusVisit: ServicesRoom {
    func show(_ page: ConnectionsPage) throws -> Response {
        switch page {
        case .services(let page): try show(page)
        case .provider: try showProvider()
        }
    }

    func address(of page: DeclaredServicesPage) -> String { address(of: .connections(.services(page))) }

    func address(of action: DeclaredServicesAction) -> String {
        place.address(of: CampusAction.connections(.services(action)))
    }

    var wayBack: Link? { nil }
    var spoken: String { "les espaces" }
    var tabs: [Link] {
        [
            Link("Services déclarés", address(of: .connections(.services(.list)))),
            Link("Authentification par un ENT", address(of: .connections(.provider))),
        ]
    }
    var schoolOfPublishers: RNE? { nil }

    func showAtWork(_ view: some View, title: String, status: Status) throws -> Response {
        try render(view, title: title, status: status, section: .connections)
    }

    func writeOnce(_ stamp: Stamp, _ note: String, _ body: (SignOnBook) throws -> Void) throws {
        try file.write { campus in
            guard try campus.isFirst(stamp) else { return }
            try body(campus.signOn)
            try campus.note(note, stamp: stamp)
        }
    }
}

extension CampusSubmission {
    func perform(_ action: ConnectionsAction) throws -> Response {
        switch action {
        case .services(let action): try visit.perform(action, form, stamp)
        case .setProvider: try setProvider()
        case .checkProvider: try checkProvider()
        case .endProvider: try endProvider()
        }
    }
}
