import Formats
import Storage
import WebServer

/// What is typed to declare a service.
struct ServiceForm {
    var name = ""
    var address = ""
    /// The least is told, unless somebody chooses more (O-03).
    var profile = CasService.Profile.key
    var mayProxy = false
    var hearsLogout = true
    var certificate = ""

    init() {}

    init(_ form: Form) {
        name = (form["nom"] ?? "").line(upTo: CasService.longestName)
        address = (form["adresse"] ?? "").trimmed
        profile = form["profil"].flatMap(CasService.Profile.init(rawValue:)) ?? .key
        mayProxy = form["relais"] == "oui"
        hearsLogout = form["prevenir"] == "oui"
        certificate = Certificate.tidied(form["certificat"] ?? "")
    }

    init(_ service: CasService) {
        name = service.name
        address = service.address
        profile = service.profile
        mayProxy = service.mayProxy
        hearsLogout = service.hearsLogout
        certificate = service.certificate
    }

    var faults: [ServiceFault] {
        [
            name.isEmpty ? ServiceFault.noName : nil, ServiceFault(ofAddress: address),
            certificate.isEmpty || Certificate.isOne(certificate) ? nil : .badCertificate,
        ].compactMap(\.self)
    }

    /// As it is kept; nil while its address is none.
    var service: CasService? {
        ServicePattern(address).map { pattern in
            CasService(
                name: name, address: pattern.description, profile: profile, mayProxy: mayProxy,
                hearsLogout: hearsLogout, certificate: certificate)
        }
    }
}

/// Why a service is not declared.
enum ServiceFault: Equatable {
    case noName
    case noAddress
    case noScheme
    case hasQuestion
    case wideAlone
    case badAddress
    case known(name: String)
    case tooMany
    case badCertificate

    /// Nil: it is one.
    init?(ofAddress text: String) {
        guard ServicePattern(text) == nil else { return nil }
        let lowered = text.lowercased()
        if text.isEmpty {
            self = .noAddress
        } else if !lowered.hasPrefix("https://"), !lowered.hasPrefix("http://") {
            self = .noScheme
        } else if text.contains("?") || text.contains("#") {
            self = .hasQuestion
        } else if text.contains("*") {
            self = .wideAlone
        } else {
            self = .badAddress
        }
    }

    /// Of the form.
    var field: String {
        switch self {
        case .noName: "nom"
        case .badCertificate: "certificat"
        case .noAddress, .noScheme, .hasQuestion, .wideAlone, .badAddress, .known, .tooMany: "adresse"
        }
    }

    var words: String {
        switch self {
        case .noName: "Écrivez le nom du service, tel que les usagers le liront."
        case .noAddress: "Écrivez par quoi les adresses du service commencent."
        case .noScheme: "L’adresse doit commencer par «\u{A0}https://\u{A0}»."
        case .hasQuestion:
            "L’adresse s’arrête avant le «\u{A0}?\u{A0}» et le «\u{A0}#\u{A0}»\u{A0}: ce qui suit change d’une page à l’autre."
        case .wideAlone:
            "L’étoile ne remplace que le premier mot d’un nom qui en a au moins trois\u{A0}: «\u{A0}https://*.exemple.fr/\u{A0}»."
        case .badAddress:
            "Cette adresse n’en est pas une. Écrivez-la sans espace ni accent\u{A0}: «\u{A0}https://ressource.exemple.fr/\u{A0}»."
        case .known(let name): "Cette adresse est déjà celle du service «\u{A0}\(name)\u{A0}»."
        case .tooMany:
            "Il y a déjà \(CasService.most) services. Retirez-en un d’abord."
        case .badCertificate: Certificate.fault
        }
    }
}

/// A certificate in PEM, as it is pasted into a form.
enum Certificate {
    private static let longest = 20_000
    private static let start = "-----BEGIN CERTIFICATE-----"
    private static let end = "-----END CERTIFICATE-----"

    static let fault =
        "Ce n’est pas un certificat. Collez le texte entier, de «\u{A0}\(start)\u{A0}» à «\u{A0}\(end)\u{A0}»."

    /// With the ends of lines of a file.
    static func tidied(_ text: String) -> String {
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").trimmed
        return lines.isEmpty ? "" : lines + "\n"
    }

    static func isOne(_ text: String) -> Bool {
        guard text.utf8.count <= longest, let first = text.range(of: start),
            let last = text.range(of: end), first.upperBound < last.lowerBound
        else { return false }
        let body = text[first.upperBound..<last.lowerBound].filter { !$0.isWhitespace }
        return body.utf8.count >= 100
            && body.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || [UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "=")].contains(byte)
            }
    }
}
