import Fetching
import Formats
import Storage
import WebServer

/// What a real question to an identity provider says of its settings, before anybody depends on them.
enum ProviderCheck: Equatable, Sendable {
    /// It refused a made-up ticket, exactly what a CAS server does, and it sends back to this place, which it knows.
    case ready
    /// It refused a made-up ticket, and does not say whether it knows this place: not every server does.
    case unsure
    /// It is a CAS server, and this place is no service of its: the code that it gave.
    case undeclared(code: String)
    /// A CAS server which cannot answer now.
    case inTrouble(code: String)
    /// It took a made-up ticket for good: whoever came could be anybody.
    case takesAnything
    case badAddress
    /// The address is of a page of the server, not of its CAS.
    case page(String)
    /// It answers, and no CAS server answers so.
    case notCas
    case silent(FetchError)
    /// This place was asked for by a host that nobody gave to this server.
    case strangeHost(String)
    /// The espaces are not there any more.
    case noEspaces
    /// The espaces do not know the school of the portal, or do not delegate signing in to it.
    case unknownSchool
    /// Somebody else is checking the same server.
    case underWay
    /// As many people as may are asking it now.
    case busy

    /// Nothing is known to stand in the way.
    var isReady: Bool { self == .ready || self == .unsure }

    /// A code of failure, as servers give it.
    init(refusal code: String) {
        switch code {
        case CasFault.invalidTicket.rawValue, CasFault.invalidTicketSpec.rawValue: self = .ready
        case CasFault.internalError.rawValue: self = .inTrouble(code: code)
        default: self = .undeclared(code: code)
        }
    }

    /// - Parameter name: of the provider: « Mon ENT ».
    func sentence(of name: String) -> String {
        switch self {
        case .ready: "\(name) répond comme il faut\u{A0}: la connexion est prête."
        case .unsure:
            "\(name) répond, mais il n’a pas été possible de vérifier qu’il connaît ce portail\u{A0}: essayez-le dans une fenêtre de navigation privée."
        case .undeclared(let code):
            "\(name) répond, mais ne connaît pas encore ce service (\(code.isEmpty ? "sans dire pourquoi" : code)). Demandez à son administrateur de déclarer les adresses données ici, puis vérifiez de nouveau."
        case .inTrouble(let code):
            "\(name) répond qu’il est en difficulté (\(code)). Vérifiez de nouveau dans quelques minutes."
        case .takesAnything:
            "\(name) a accepté un ticket inventé\u{A0}: n’importe qui pourrait se faire passer pour n’importe qui. Ce n’est pas un serveur CAS sûr, il n’est pas utilisé."
        case .badAddress:
            "L’adresse du serveur CAS est incomplète ou mal écrite. Elle ressemble à «\u{A0}https://ent.exemple.fr/cas\u{A0}», sans point d’interrogation."
        case .page(let base):
            "Cette adresse est celle d’une page du serveur CAS. Indiquez seulement le début\u{A0}: «\u{A0}\(base)\u{A0}»."
        case .notCas:
            "Un site répond à cette adresse, mais ce n’est pas un serveur CAS. Vérifiez la fin de l’adresse\u{A0}: elle se termine souvent par «\u{A0}/cas\u{A0}»."
        case .silent(let error): Self.sentence(of: error, name)
        case .strangeHost(let host):
            "Vous êtes venu par «\u{A0}\(host)\u{A0}», que ce serveur ne reconnaît pas comme l’une de ses adresses. Revenez par l’adresse habituelle, ou demandez à qui gère le serveur de l’ajouter (option «\u{A0}--domain\u{A0}»)."
        case .noEspaces:
            "Les espaces de la cité scolaire ne sont pas sur ce serveur, ou n’y sont plus."
        case .unknownSchool:
            "Les espaces sont là, mais n’ouvrent pas ce portail avec l’identité de leurs usagers. Leur administrateur l’active dans «\u{A0}Partenaires\u{A0}», à l’onglet de ce portail."
        case .underWay: "Une vérification est déjà en cours\u{A0}: attendez sa réponse."
        case .busy: "\(name) est très demandé en ce moment. Vérifiez de nouveau dans un instant."
        }
    }

    private static func sentence(of error: FetchError, _ name: String) -> String {
        switch error {
        case .notSecure:
            "L’adresse doit commencer par «\u{A0}https://\u{A0}»\u{A0}: des identités ne voyagent pas en clair."
        case .unknownHost:
            "Le nom du serveur n’existe pas. Vérifiez l’adresse, lettre par lettre."
        case .notReached:
            "Le serveur existe, mais rien ne répond à cette adresse. Il est arrêté, ou le port n’est pas le bon."
        case .tooSlow:
            "\(name) n’a pas répondu dans les dix secondes. Vérifiez de nouveau plus tard\u{A0}; si cela continue, prévenez son administrateur."
        case .untrustedCertificate:
            "Le certificat du serveur n’est reconnu par aucune autorité. S’il est propre à votre réseau, collez-le dans «\u{A0}Certificat du serveur\u{A0}»\u{A0}; sinon, l’adresse n’est pas la bonne."
        case .redirected:
            "Le serveur renvoie vers une autre adresse. Indiquez l’adresse définitive de son CAS."
        case .refused:
            "Le serveur refuse d’être interrogé par ce site. Demandez à son administrateur d’autoriser les adresses données ici."
        case .trouble, .tooOften, .cut, .stopped, .ownNetwork, .tooLarge, .notFound, .unreadable, .other:
            error.sentence
        }
    }
}

extension Providers {
    /// Asks what a made-up ticket is worth: only a CAS server refuses it in the words of CAS. Most look the ticket up
    /// before the service, so that one that is ready is then asked whether it knows the service.
    ///
    /// - Parameters:
    ///   - base: of its CAS server, without the last `/`.
    ///   - service: the address that a ticket would be given for.
    ///   - certificate: PEM; empty: the system's authorities.
    func check(_ base: String, service: String, certificate: String, with fetcher: Fetcher) -> ProviderCheck {
        guard let address = WebAddress(base), !base.contains("?"), !base.contains("#") else {
            return .badAddress
        }
        let pages = ["/login", "/logout", "/serviceValidate", "/p3/serviceValidate", "/validate"]
        if let page = pages.first(where: { address.path.hasSuffix($0) }) {
            return .page(String(base.dropLast(page.count)))
        }
        if let refusal = beginCheck(of: base) { return refusal }
        defer { endCheck(of: base) }
        return checked(base, service, certificate, fetcher)
    }

    private func checked(
        _ base: String, _ service: String, _ certificate: String, _ fetcher: Fetcher
    ) -> ProviderCheck {
        var fetcher = fetcher
        fetcher.totalSeconds = Self.patienceOfCheck
        do {
            _ = try validated(
                base, ticket: Self.madeUpTicket, service: service, isRenewed: false, certificate: certificate,
                with: fetcher)
            return .takesAnything
        } catch ArrivalRefusal.refusedTicket(let code) {
            forgive(base)
            let check = ProviderCheck(refusal: code)
            return check == .ready ? Self.asked(base, whetherItKnows: service, certificate, fetcher) : check
        } catch ArrivalRefusal.silent(.notFound) {
            return .notCas
        } catch ArrivalRefusal.silent(let error) {
            return .silent(error)
        } catch {
            return .notCas
        }
    }

    /// Where it sends somebody who is not signed in, and does not have to be: back here, if it knows the service.
    /// This is not followed: the question is only where it leads.
    private static func asked(
        _ base: String, whetherItKnows service: String, _ certificate: String, _ fetcher: Fetcher
    ) -> ProviderCheck {
        var fetcher = fetcher
        fetcher.redirects = 0
        fetcher.certificate = certificate.isEmpty ? nil : certificate
        let query = CasPage.query([("service", service), ("gateway", "true")])
        guard let address = WebAddress(base + "/login" + query),
            let answer = try? fetcher.ask(Fetcher.Question(address, accepts: "text/html, */*"))
        else { return .unsure }
        switch answer.status {
        case 300...399: return answer.sendsTo.hasPrefix(service) ? .ready : .unsure
        // Too slow, asked too often: nothing about the service.
        case 408, 429: return .unsure
        case 400...499: return .undeclared(code: "HTTP \(answer.status)")
        default: return .unsure
        }
    }

    /// Of the right form, and given by nobody.
    private static let madeUpTicket = "ST-0-verification-du-raccordement-0000000000"
    /// Seconds: somebody looks at the page meanwhile.
    private static let patienceOfCheck = 10
}

extension SigningOn {
    /// Whether people can come in by a provider, asked for real.
    func check(_ provider: IdentityProvider) throws -> ProviderCheck {
        guard provider.kind == .workspace else { return try checkEspaces() }
        guard try site.isOwn(request) else { return .strangeHost(request.host) }
        return site.providers.check(
            provider.address, service: root + CasPage.comeBack(returnTo: nil, ticket: nil).address,
            certificate: provider.certificate, with: site.outside.fetcher)
    }
}
