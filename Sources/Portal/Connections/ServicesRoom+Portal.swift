import Library
import Storage
import Templating
import WebServer

/// The services of a portal, below /administration/services.
extension PortalVisit: ServicesRoom {
    func address(of page: DeclaredServicesPage) -> String { address(of: .services(page)) }
    func address(of action: DeclaredServicesAction) -> String { place.address(of: .services(action)) }
    var wayBack: Link? { Link("Réglages", address(of: .office(.hub))) }
    var spoken: String { "ce portail" }
    var tabs: [Link] { [] }
    var schoolOfPublishers: RNE? { place.rne }

    func showAtWork(_ view: some View, title: String, status: Status) throws -> Response {
        try render(view, title: title, status: status, section: .office)
    }

    func writeOnce(_ stamp: Stamp, _ note: String, _ body: (SignOnBook) throws -> Void) throws {
        try library.write { library in
            _ = try library.once(note, stamp) {
                try body(library.signOn)
                return ID<CasService>(0)
            }
        }
    }
}

extension PortalSubmission {
    func perform(_ action: DeclaredServicesAction) throws -> Response {
        let form = try visit.request.form()
        return try visit.perform(action, form, stamp(form["jeton"]))
    }
}
