import Formats
import Foundation
import Library
import Storage
import Templating
import WebServer

/// A portal says who somebody is to publishers' resources, and asks it of the ENT or of the espaces.
extension PortalVisit: SigningOn {
    var home: SignOnHome { .portal(place.rne) }
    var root: String { place.origin + place.base }
    var placeName: String { portal.name }
    var homeAddress: String { address(of: .home) }
    var signedOutAddress: String { homeAddress }
    var cookiePath: String { place.base }

    func readSignOn<Value>(_ body: (SignOnBook) throws -> Value) throws -> Value {
        try library.read { try body($0.signOn) }
    }

    func writeSignOn<Value>(_ body: (SignOnBook) throws -> Value) throws -> Value {
        try library.write { try body($0.signOn) }
    }

    func sessionInUse() throws -> SignOnSession? {
        guard let account, let token = SessionCookie.token(in: request) else { return nil }
        let instant = now.formatted(.iso8601)
        return try readSignOn { try $0.session(token.hash, at: instant) }.map { session in
            SignOnSession(
                hash: token.hash, session: session, mustChangePassword: account.mustChangePassword,
                isSomebody: !account.role.isStaff || account.borrower != nil)
        }
    }

    func subject(ofSession hash: String) throws -> SignOnSubject? {
        guard let rne = place.rne else { return nil }
        let instant = now.formatted(.iso8601)
        return try library.read { (library) -> SignOnSubject? in
            guard let session = try library.signOn.session(hash, at: instant),
                let account = try library.accounts.account(ID(session.account)), !account.isClosed
            else { return nil }
            let borrower = try account.borrower.flatMap { try library.borrowers.borrower($0) }
            var subject = SignOnSubject(
                key: borrower?.details.entKey ?? "\(rne.lowercased)-\(account.id)", login: account.login)
            subject.schools = [rne]
            subject.card = borrower?.number ?? ""
            switch borrower?.status {
            case .pupil?: subject.profiles = [.pupil]
            case .teacher?: subject.profiles = [.teacher]
            case .staff?, .other?: subject.profiles = [.staff]
            case nil: subject.profiles = []
            }
            return subject
        }
    }

    func address(of page: CasPage) -> String { address(of: PortalPage.cas(page)) }

    func door(returnTo back: String?) -> String { address(of: .signIn(.door(.readers, returnTo: back))) }

    func ownDoor(returnTo back: String?) -> String {
        address(of: .signIn(.door(.administration, returnTo: back)))
    }

    func securityAddress(returnTo back: String?) -> String {
        address(of: .signIn(.security(returnTo: back)))
    }

    func show(_ view: some View, title: String, status: Status) throws -> Response {
        try render(view, title: title, status: status, hasSearch: false)
    }

    /// The espaces of the campus, or a server elsewhere.
    func address(of provider: IdentityProvider) throws -> String? {
        switch provider.kind {
        case .workspace: provider.address
        case .espaces: campus().map { $0.origin + $0.base + "/cas" }
        }
    }

    /// What the espaces of this server say of a ticket.
    ///
    /// - Throws: `CasFault`.
    func espaces(_ ticket: String, _ service: String, isRenewed: Bool) throws -> CasSuccess {
        guard let espaces = try espaces() else { throw CasFault.invalidTicket }
        return try espaces.redeem(ticket, for: service, by: place.rne, isRenewed: isRenewed)
    }

    private func espaces() throws -> CampusVisit? {
        try campus().map { place in
            try CampusVisit(
                request: request, site: site, place: place, file: site.campuses.file(for: place.code))
        }
    }

    func checkEspaces() throws -> ProviderCheck {
        guard let espaces = try espaces() else { return .noEspaces }
        guard let rne = place.rne, let own = ServiceAddress(root + "/"),
            try espaces.ownService(own)?.portal == rne
        else { return .unknownSchool }
        return .ready
    }

    func admit(
        _ success: CasSuccess, from provider: IdentityProvider, ticket: String, opening: SessionOpening,
    ) throws {
        guard let key = success.key(provider) else { throw ArrivalRefusal.unknown }
        let schools = success.schools
        let isOfSchool =
            schools.isEmpty ? !provider.isShared : place.rne.map { schools.contains($0.description) } ?? false
        do {
            let account = try library.write { library in
                try library.arrive(
                    as: key, named: "Membre de l’établissement", isMember: isOfSchool, ticket: ticket,
                    opening: opening, at: now, on: today)
            }
            guard account != nil else { throw schools.isEmpty ? ArrivalRefusal.unknown : .otherSchool }
        } catch SignInRefusal.closedAccount {
            throw ArrivalRefusal.closedAccount
        }
    }

    func ownService(_ address: ServiceAddress) throws -> DeclaredService? { nil }
}

extension CasSuccess {
    /// By which the person is known (FORMATS 3.3).
    ///
    /// - Returns: nil: the attribute that was chosen is missing, or says two things.
    func key(_ provider: IdentityProvider) -> String? {
        guard !provider.identityAttribute.isEmpty else { return first("uid") ?? user }
        let values = Set(all(provider.identityAttribute))
        return values.count == 1 ? values.first : nil
    }

    /// Their numbers, when the provider says them.
    var schools: Set<String> {
        Set(
            ["ENTPersonStructRattachRNE", "ENTStructureUAI", "rne"].flatMap(all).compactMap {
                RNE($0)?.description
            })
    }
}
