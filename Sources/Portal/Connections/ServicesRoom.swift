import Storage
import Templating
import WebServer

/// The services declared at a place: what each visit brings for one room, shared by portals and campuses.
protocol ServicesRoom: SigningOn {
    func address(of page: DeclaredServicesPage) -> String
    func address(of action: DeclaredServicesAction) -> String
    func newToken() -> String
    /// The page that leads to the room; nil: a bar does.
    var wayBack: Link? { get }
    /// « ce portail », « les espaces »
    var spoken: String { get }
    /// The other pages of the room; none where there is one.
    var tabs: [Link] { get }
    /// Publishers know a school by it; nil: the place is not of one school.
    var schoolOfPublishers: RNE? { get }
    /// A page for those who manage the place.
    func showAtWork(_ view: some View, title: String, status: Status) throws -> Response
    /// Does what a form asks for, once.
    ///
    /// - Parameter note: « a déclaré le service Brief.me », for those who manage the place.
    func writeOnce(_ stamp: Stamp, _ note: String, _ body: (SignOnBook) throws -> Void) throws
}

extension ServicesRoom {
    func show(_ page: DeclaredServicesPage) throws -> Response {
        switch page {
        case .list: try showServices()
        case .new: try showServiceForm(ServiceForm(), of: nil)
        case .service(let id): try showServiceForm(ServiceForm(try service(id)), of: id)
        }
    }

    func perform(_ action: DeclaredServicesAction, _ form: Form, _ stamp: Stamp) throws -> Response {
        switch action {
        case .add: try save(ServiceForm(form), as: nil, stamp)
        case .change(let id): try save(ServiceForm(form), as: service(id).id, stamp)
        case .remove(let id): try removeService(id, stamp)
        }
    }

    /// - Throws: `Failure.notFound`.
    func service(_ id: ID<CasService>) throws -> CasService {
        guard let found = try readSignOn({ try $0.services() }).first(where: { $0.id == id }) else {
            throw Failure.notFound
        }
        return found
    }

    private func showServices() throws -> Response {
        let view = ServiceListView(try readSignOn { try $0.services() }, in: self)
        return try showAtWork(view, title: view.title, status: .ok)
    }

    private func showServiceForm(_ typed: ServiceForm, of id: ID<CasService>?, faults: [ServiceFault] = [])
        throws -> Response
    {
        let own = try sessionInUse().flatMap { try subject(ofSession: $0.hash) }
        let view = ServiceFormView(typed, of: id, faults: faults, own: own, in: self)
        return try showAtWork(
            view, title: view.title, status: faults.isEmpty ? .ok : .unprocessableContent)
    }

    private func save(_ typed: ServiceForm, as id: ID<CasService>?, _ stamp: Stamp) throws -> Response {
        var faults = typed.faults
        guard faults.isEmpty, let service = typed.service else {
            return try showServiceForm(typed, of: id, faults: faults)
        }
        do {
            let note = id == nil ? "a déclaré le service" : "a changé le service"
            try writeOnce(stamp, "\(note) «\u{A0}\(service.name)\u{A0}»") { try $0.save(service, as: id) }
            return .redirect(to: Saying.serviceKept.marking(address(of: .list)))
        } catch CasServiceRefusal.known(let name) {
            faults.append(.known(name: name))
        } catch CasServiceRefusal.tooMany {
            faults.append(.tooMany)
        } catch CasServiceRefusal.unknown {
            throw Failure.notFound
        } catch CasServiceRefusal.noName {
            faults.append(.noName)
        }
        return try showServiceForm(typed, of: id, faults: faults)
    }

    private func removeService(_ id: ID<CasService>, _ stamp: Stamp) throws -> Response {
        let known = try readSignOn { try $0.services() }.first { $0.id == id }
        if let known {
            try writeOnce(stamp, "a retiré le service «\u{A0}\(known.name)\u{A0}»") {
                try $0.removeService(id)
            }
        }
        return .redirect(to: Saying.serviceRemoved.marking(address(of: .list)))
    }
}

/// The pages of the room, the one that is looked at marked.
struct RoomTabs: ViewPart {
    let tabs: [SchoolTab]

    /// Nil where there is one page.
    init?(_ links: [Link], at current: String) {
        guard links.count > 1 else { return nil }
        tabs = links.map { SchoolTab(label: $0.label, href: $0.href, isCurrent: $0.href == current) }
    }
}
