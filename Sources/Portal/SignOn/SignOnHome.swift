import Formats
import Foundation
import Library
import School
import Storage
import Templating
import WebServer

/// A place that says who somebody is.
enum SignOnHome: Hashable, Sendable {
    /// Nil above the portals, where nobody signs in.
    case portal(RNE?)
    case campus(CampusCode)
}

/// Somebody who is signed in to a place, as signing in for others goes.
struct SignOnSession {
    let hash: String
    /// Another server opened it.
    let isDelegated: Bool
    /// Nothing is said of somebody whose password was given by another.
    let mustChangePassword: Bool
    /// Nil for an administrator who is nobody of the directory: no service knows them (P-10).
    let isSomebody: Bool

    init(hash: String, session: KnownSession, mustChangePassword: Bool, isSomebody: Bool) {
        self.hash = hash
        isDelegated = session.isDelegated
        self.mustChangePassword = mustChangePassword
        self.isSomebody = isSomebody
    }
}

/// A visit to a place that says who somebody is: a portal or a campus.
protocol SigningOn: Sendable {
    var request: Request { get }
    var site: Site { get }
    var home: SignOnHome { get }
    /// Before every address of the place, with the host.
    var root: String { get }
    /// Where the cookie of a session is sent: the same without the host.
    var cookiePath: String { get }
    /// The name of the place, for pages.
    var placeName: String { get }
    var homeAddress: String { get }
    /// Where one is after signing out.
    var signedOutAddress: String { get }

    func readSignOn<Value>(_ body: (SignOnBook) throws -> Value) throws -> Value
    func writeSignOn<Value>(_ body: (SignOnBook) throws -> Value) throws -> Value
    func sessionInUse() throws -> SignOnSession?
    /// Who a session is; nil: it is over, or it is nobody's of whom something may be said.
    func subject(ofSession hash: String) throws -> SignOnSubject?
    func address(of page: CasPage) -> String
    /// The readers' door.
    func door(returnTo: String?) -> String
    /// The door of those who manage the place, always local (P-10).
    func ownDoor(returnTo: String?) -> String
    /// Where a password given by another is replaced.
    func securityAddress(returnTo: String?) -> String
    func show(_ view: some View, title: String, status: Status) throws -> Response
    /// Of the CAS server of an identity provider, without the last `/`; nil: it is not there any more.
    func address(of provider: IdentityProvider) throws -> String?
    /// What the espaces of this server say of a ticket.
    ///
    /// - Throws: `CasFault`.
    func espaces(_ ticket: String, _ service: String, isRenewed: Bool) throws -> CasSuccess
    /// Whether the espaces of this server let people into this place.
    func checkEspaces() throws -> ProviderCheck
    /// Opens a session for whom the identity provider sent.
    ///
    /// - Throws: `ArrivalRefusal`.
    func admit(
        _ success: CasSuccess, from provider: IdentityProvider, ticket: String, opening: SessionOpening,
    ) throws
    /// The portal that a service of this server is, if it belongs to the place.
    func ownService(_ address: ServiceAddress) throws -> DeclaredService?
}

extension SigningOn {
    var now: Date { site.now }
}
