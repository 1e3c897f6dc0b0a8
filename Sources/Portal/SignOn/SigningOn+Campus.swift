import Formats
import Foundation
import School
import Storage
import Templating
import WebServer

/// The espaces say who somebody is to the portals of the campus and to the services declared there, and ask it of the
/// ENT where there is one.
extension CampusVisit: SigningOn {
    var home: SignOnHome { .campus(place.code) }
    var root: String { place.origin + place.base }
    var placeName: String { campus.name }
    var homeAddress: String { address(of: .home) }
    var signedOutAddress: String { door(returnTo: nil) }
    var cookiePath: String { place.base }

    func readSignOn<Value>(_ body: (SignOnBook) throws -> Value) throws -> Value {
        try file.read { try body($0.signOn) }
    }

    func writeSignOn<Value>(_ body: (SignOnBook) throws -> Value) throws -> Value {
        try file.write { try body($0.signOn) }
    }

    func sessionInUse() throws -> SignOnSession? {
        guard let member, let token = SessionCookie.token(in: request) else { return nil }
        let instant = now.formatted(.iso8601)
        return try readSignOn { try $0.session(token.hash, at: instant) }.map { session in
            SignOnSession(
                hash: token.hash, session: session, mustChangePassword: member.account.mustChangePassword,
                isSomebody: member.person != nil && !member.affiliations.isEmpty)
        }
    }

    func subject(ofSession hash: String) throws -> SignOnSubject? {
        let instant = now.formatted(.iso8601)
        return try file.read { (campus) -> SignOnSubject? in
            guard let session = try campus.signOn.session(hash, at: instant),
                let account = try campus.accounts.account(ID(session.account)), !account.isClosed,
                let person = try account.person.flatMap({ try campus.directory.person($0) })
            else { return nil }
            let schools = try campus.directory.schools()
            let affiliations = try campus.directory.affiliations(of: person.id).filter { $0.leftOn == nil }
            guard !affiliations.isEmpty else { return nil }
            var subject = SignOnSubject(key: person.entKey, login: account.login)
            subject.lastName = person.lastName
            subject.firstName = person.firstName
            subject.bornOn = person.bornOn
            subject.profiles = affiliations.map(\.profile)
            for affiliation in affiliations {
                guard let school = schools.first(where: { $0.id == affiliation.school }),
                    !subject.schools.contains(school.rne)
                else { continue }
                subject.schools.append(school.rne)
            }
            subject.classes = try campus.directory.enrolments(of: person.id)
                .filter { $0.role == .pupil && !$0.schoolClass.isGroup }.map(\.schoolClass.name)
            return subject
        }
    }

    func address(of page: CasPage) -> String { address(of: CampusPage.cas(page)) }

    func door(returnTo back: String?) -> String { address(of: .signIn(.door(.readers, returnTo: back))) }

    func ownDoor(returnTo back: String?) -> String {
        address(of: .signIn(.door(.administration, returnTo: back)))
    }

    func securityAddress(returnTo back: String?) -> String {
        address(of: .signIn(.security(returnTo: back)))
    }

    func show(_ view: some View, title: String, status: Status) throws -> Response {
        try render(view, title: title, status: status)
    }

    func address(of provider: IdentityProvider) throws -> String? {
        provider.kind == .workspace ? provider.address : nil
    }

    /// - Throws: `CasFault`: a campus is never its own provider.
    func espaces(_ ticket: String, _ service: String, isRenewed: Bool) throws -> CasSuccess {
        throw CasFault.invalidTicket
    }

    func checkEspaces() -> ProviderCheck { .noEspaces }

    func admit(
        _ success: CasSuccess, from provider: IdentityProvider, ticket: String, opening: SessionOpening,
    ) throws {
        guard let key = success.key(provider) else { throw ArrivalRefusal.unknown }
        let own = Set(try file.read { try $0.directory.schools() }.map(\.rne.description))
        guard success.schools.isEmpty || !own.isDisjoint(with: success.schools) else {
            throw ArrivalRefusal.otherSchool
        }
        var arrival = Arrival(key: key)
        // A name and a birth date say who somebody is within our schools only.
        if provider.matchesNames, !success.schools.isEmpty || !provider.isShared {
            arrival.lastName = success.first("nom") ?? success.first("sn")
            arrival.firstName = success.first("prenom") ?? success.first("givenName")
            arrival.bornOn = (success.first("dateNaissance") ?? success.first("ENTPersonDateNaissance"))
                .flatMap { Day(typed: $0) }
        }
        do {
            let account = try file.write { campus in
                try campus.arrive(arrival, ticket: ticket, opening: opening, at: now, on: today)
            }
            guard account != nil else { throw ArrivalRefusal.unknown }
        } catch SignInRefusal.closedAccount {
            throw ArrivalRefusal.closedAccount
        }
    }

    /// A portal of the campus to which signing in is delegated, on this server or elsewhere.
    func ownService(_ address: ServiceAddress) throws -> DeclaredService? {
        let partners = try file.read { try $0.partners.partners() }.filter(\.delegatesSignIn)
        if let rne = try site.portal(at: address, seenFrom: request),
            try site.folder.platform.campus(of: rne)?.code == place.code,
            let partner = partners.first(where: { $0.rne == rne && !$0.isDistant })
        {
            return DeclaredService(
                name: partner.name, profile: .portal, mayProxy: false, hearsLogout: true, portal: rne,
                isOwn: { _ in false })
        }
        let distant = partners.lazy.filter(\.isDistant).compactMap { partner in
            ServicePattern(partner.address).map { (partner, $0) }
        }.first { $0.1.takes(address) }
        return distant.map { partner, pattern in
            DeclaredService(
                name: partner.name, profile: .portal, mayProxy: false, hearsLogout: true,
                isOwn: { pattern.takes($0) })
        }
    }
}

extension Site {
    /// The portal of this server that an address is of. Only hosts that are surely this server's count: those given to
    /// the portal, and those of the domain that the request came by.
    func portal(at address: ServiceAddress, seenFrom request: Request) throws -> RNE? {
        // Nobody goes from a site in HTTPS to one in the clear.
        guard !(request.isSecure && address.parsed.isPlain) else { return nil }
        if case .portal(let rne)? = try folder.platform.owner(ofHost: address.parsed.host) {
            return address.isBelow("/") ? rne : nil
        }
        let label = request.host.prefix { $0 != "." }
        let isNamed =
            try folder.platform.owner(ofHost: request.host) == nil
            && (RNE(String(label)) != nil || CampusCode(String(label)).map(folder.hasCampus) == true)
        let own = request.authority
        let domain =
            isNamed && label.utf8.count < request.host.utf8.count
            ? String(own.dropFirst(label.utf8.count + 1)) : own
        if address.authority == domain {
            let pieces = address.path.split(separator: "/", omittingEmptySubsequences: true)
            guard pieces.count >= 2, pieces[0] == "cdi", let rne = RNE(String(pieces[1])) else { return nil }
            return address.isBelow("/cdi/\(pieces[1])") ? rne : nil
        }
        guard address.authority.hasSuffix("." + domain) else { return nil }
        return address.isBelow("/") ? RNE(String(address.authority.dropLast(domain.utf8.count + 1))) : nil
    }
}
