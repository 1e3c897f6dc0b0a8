import Fetching
import Formats
import Storage
import WebServer

/// What is typed of the ENT that a campus trusts.
struct CampusProviderForm {
    /// Of an ENT that is known by name; empty: another one.
    var code = ""
    var name = ""
    var address = ""
    var attribute = ""
    var certificate = ""
    var isShared = true
    var allowsDirect = true
    /// « Mode avec alimentation »
    var isFed = true
    /// It was asked in vain: kept all the same.
    var keepsAnyway = false

    init() {}

    init(_ form: Form) {
        code = (form["code"] ?? "").line(upTo: 40)
        name = (form["nom"] ?? "").line(upTo: CasService.longestName)
        address = ProviderAddress.tidied(form["adresse"] ?? "")
        attribute = (form["attribut"] ?? "").line(upTo: 100)
        certificate = Certificate.tidied(form["certificat"] ?? "")
        isShared = form["partage"] == "oui"
        allowsDirect = form["directe"] == "oui"
        isFed = form["mode"] != "sans"
        keepsAnyway = form["garder"] == "oui"
    }

    init(_ provider: IdentityProvider) {
        code = provider.code
        name = provider.name
        address = provider.address
        attribute = provider.identityAttribute
        certificate = provider.certificate
        isShared = provider.isShared
        allowsDirect = provider.allowsDirect
        isFed = !provider.matchesNames
    }

    init(_ workspace: Workspace) {
        code = workspace.code
        name = workspace.name
        address = workspace.address
        attribute = workspace.identityAttribute
    }

    var provider: IdentityProvider {
        IdentityProvider(
            kind: .workspace, code: code, name: name, address: address, identityAttribute: attribute,
            certificate: certificate, isShared: isShared, allowsDirect: allowsDirect, matchesNames: !isFed)
    }

    /// - Parameter takesPlain: addresses in HTTP too, of a network of its own.
    func faults(takesPlain: Bool) -> [ProviderFault] {
        [
            name.isEmpty ? ProviderFault.noName : nil,
            ProviderAddress.fault(of: address, takesPlain: takesPlain).map { .address($0) },
            certificate.isEmpty || Certificate.isOne(certificate) ? nil : .badCertificate,
        ].compactMap(\.self)
    }

    /// Whether both are the same server, asked alike.
    func isSameServer(as provider: IdentityProvider) -> Bool {
        (address, certificate) == (provider.address, provider.certificate)
    }
}

/// Why an ENT is not chosen.
enum ProviderFault: Equatable {
    case noName
    case address(String)
    case badCertificate
    case unready(ProviderCheck)

    var field: String {
        switch self {
        case .noName: "nom"
        case .badCertificate, .unready(.silent(.untrustedCertificate)): "certificat"
        case .address, .unready: "adresse"
        }
    }

    func words(of name: String) -> String {
        switch self {
        case .noName: "Écrivez le nom de l’ENT, tel que tous le liront."
        case .address(let words): words
        case .badCertificate: Certificate.fault
        case .unready(let check): check.sentence(of: name)
        }
    }

    /// Whether somebody who knows better may go on.
    var mayBeKept: Bool {
        guard case .unready(let check) = self else { return false }
        return switch check {
        case .undeclared, .inTrouble, .silent: true
        case .ready, .unsure, .takesAnything, .badAddress, .page, .notCas, .strangeHost, .noEspaces,
            .unknownSchool, .underWay, .busy:
            false
        }
    }
}
