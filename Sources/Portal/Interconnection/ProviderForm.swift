import Formats
import Library
import Storage
import WebServer

/// What is typed of an ENT, of PRONOTE or of the espaces: step 2, and the settings afterwards.
struct ProviderForm {
    /// By the names of the form.
    enum Line: String, Hashable {
        case name = "nom"
        case address = "adresse"
        case identityAttribute = "identite"
        case certificate = "certificat"
        /// That the keys of borrowers are those of another address too.
        case keys = "clefs"
    }

    let trade: Trade
    /// Of the ENTs that are known by name; empty: another one.
    let code: String
    var name = ""
    var address = ""
    var identityAttribute = ""
    var certificate = ""
    var isShared = true
    var allowsDirect = false
    /// Somebody says that the keys of borrowers are those of the provider as it is changed.
    var keepsKeys = false

    /// Nothing is typed yet.
    init(_ trade: Trade) {
        self.trade = trade
        code = trade == .pronote ? trade.code : ""
        switch trade {
        case .workspace: break
        // Each school has its own.
        case .pronote: (name, isShared) = ("PRONOTE", false)
        case .espaces: name = "Espaces de la cité"
        }
    }

    init(_ workspace: Workspace) {
        trade = .workspace
        code = workspace.code
        name = workspace.name
        address = workspace.address
        identityAttribute = workspace.identityAttribute
    }

    init(_ provider: IdentityProvider) {
        trade = provider.trade
        code = provider.code
        name = provider.name
        address = provider.address
        identityAttribute = provider.identityAttribute
        certificate = provider.certificate
        isShared = provider.isShared
        allowsDirect = provider.allowsDirect
    }

    /// - Parameter known: whose settings they are; nil: it is being chosen.
    init(_ form: Form, changing known: IdentityProvider? = nil) {
        var blank = ProviderForm(known?.trade ?? form["genre"].flatMap(Trade.init) ?? .workspace)
        let code = known?.code ?? form["code"] ?? ""
        if blank.trade == .workspace {
            let isName = Article.isSlug(code) && code != Trade.pronote.code
            blank = ProviderForm(.workspace, code: isName ? code : "")
            blank.name = (form["nom"] ?? "").line(upTo: Self.longestName + 1)
        }
        if blank.trade != .espaces {
            blank.address = ProviderAddress.tidied(form["adresse"] ?? "")
            blank.identityAttribute = (form["identite"] ?? "").trimmed
            blank.certificate = Certificate.tidied(form["certificat"] ?? "")
            blank.isShared = form["partage"] == "oui"
        }
        blank.allowsDirect = form["direct"] == "oui"
        blank.keepsKeys = known != nil && form["clefs"] == "oui"
        self = blank
    }

    private init(_ trade: Trade, code: String) {
        self.trade = trade
        self.code = code
    }

    private static let longestName = 80

    /// As it is kept: chosen, and not in use.
    var provider: IdentityProvider {
        IdentityProvider(
            kind: trade == .espaces ? .espaces : .workspace, code: code, name: name, address: address,
            identityAttribute: identityAttribute, certificate: certificate, isShared: isShared,
            allowsDirect: allowsDirect)
    }

    /// - Parameter takesPlain: addresses in HTTP too, of a network of its own.
    func faults(takesPlain: Bool) -> [Line: String] {
        guard trade != .espaces else { return [:] }
        var faults: [Line: String] = [:]
        if name.isEmpty { faults[.name] = "Écrivez le nom de l’ENT, tel que chacun le lira." }
        if name.unicodeScalars.count > Self.longestName {
            faults[.name] = "Ce nom est trop long\u{A0}: \(Self.longestName) signes au plus."
        }
        faults[.address] = ProviderAddress.fault(of: address, takesPlain: takesPlain)
        if identityAttribute.wholeMatch(of: /[A-Za-z0-9._:-]{0,100}/) == nil {
            faults[.identityAttribute] =
                "Un nom d’attribut n’a que des lettres, des chiffres, des points et des tirets, sans espace."
        }
        faults[.certificate] = faultOfCertificate
        return faults
    }

    private var faultOfCertificate: String? {
        if certificate.isEmpty { return nil }
        if certificate.contains("PRIVATE KEY") {
            return
                "C’est une clef privée\u{A0}: elle ne doit être donnée à personne, et n’a pas été gardée. Collez le certificat."
        }
        return Certificate.isOne(certificate) ? nil : Certificate.fault
    }
}
