import ArgumentParser
import Fetching
import Formats
import Foundation
import Library
import Portal
import School
import Storage

/// Which place a command is about.
struct SignOnOptions: ParsableArguments {
    @OptionGroup var data: DataOptions
    @Option(help: ArgumentHelp("La cité scolaire.", valueName: "code")) var campus: CampusCode?
    @Option(help: ArgumentHelp("Le portail.", valueName: "RNE")) var portal: RNE?

    func write(_ body: (SignOnBook) throws -> Void) throws {
        let folder = try data.existingFolder()
        switch (campus, portal) {
        case (let code?, nil):
            guard folder.hasCampus(code) else {
                throw Complaint("Aucune cité « \(code) » dans ce dossier. Voyez « lutrin campus list ».")
            }
            try folder.openCampus(code).write { try body($0.signOn) }
        case (nil, let rne?):
            guard folder.hasPortal(rne) else {
                throw Complaint("Aucun portail \(rne) dans ce dossier. Voyez « lutrin portal list ».")
            }
            try LibraryFile(folder.openPortal(rne)).write { try body($0.signOn) }
        default: throw Complaint("Donnez soit --campus CODE, soit --portal RNE.")
        }
    }
}

extension SignOnOptions {
    /// A portal keeps the name of the one that ended, whose keys its borrowers may still hold.
    func endInterconnection() throws {
        guard let rne = portal, campus == nil, try data.existingFolder().hasPortal(rne) else {
            return try write { try $0.removeProvider() }
        }
        let stamp = Stamp(token: "", actor: "lutrin interconnect", at: Date(), zone: .current)
        try LibraryFile(data.existingFolder().openPortal(rne)).write { library in
            do {
                try library.interconnection.deactivate(stamp: stamp)
            } catch InterconnectionRefusal.none {
                try library.signOn.removeProvider()
            }
        }
    }
}

/// `lutrin interconnect`
struct Interconnect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Confie l’identification d’un portail ou d’une cité à un serveur CAS, ou la lui reprend.",
        discussion: """
            Sans adresse, un portail s’en remet aux espaces de sa cité. --none revient aux mots de passe locaux, et déconnecte ceux que l’ENT avait fait entrer.
            """)

    @OptionGroup var place: SignOnOptions
    @Argument(
        help: ArgumentHelp("L’adresse du serveur CAS, jusqu’à « /cas ».", valueName: "adresse"))
    var address: String?
    @Option(help: ArgumentHelp("Le nom de l’ENT, tel que tous le liront.", valueName: "nom")) var name = "ENT"
    @Option(
        help: ArgumentHelp(
            "L’attribut qui porte l’identité (sinon : uid, puis le nom).", valueName: "attribut"))
    var identity = ""
    @Option(
        help: ArgumentHelp(
            "Le certificat du serveur, si personne ne le garantit (PEM).", valueName: "fichier"))
    var certificate: String?
    @Flag(help: "Laisse aussi entrer avec un mot de passe local.") var allowDirect = false
    @Flag(help: "L’ENT ne sert que cet établissement.") var alone = false
    @Flag(help: "Met fin à l’interconnexion.") var none = false

    func run() throws {
        if none {
            try place.endInterconnection()
            print("L’interconnexion est terminée : les mots de passe locaux servent de nouveau.")
            return
        }
        let today = Day(Date(), in: .current)
        guard let address else {
            guard place.portal != nil else { throw Complaint("Donnez l’adresse du serveur CAS.") }
            try place.write {
                try $0.set(
                    IdentityProvider(
                        kind: .espaces, name: "Espaces de la cité", isShared: true,
                        allowsDirect: allowDirect, activeSince: today))
            }
            print("Le portail s’en remet aux espaces de sa cité.")
            return
        }
        let plain = address.hasSuffix("/") ? String(address.dropLast()) : address
        guard let known = WebAddress(plain), !plain.contains("?"), !plain.contains("#") else {
            throw Complaint(
                "« \(address) » n’est pas l’adresse d’un serveur CAS : https://ent.exemple.fr/cas")
        }
        let pem = try certificate.map { try String(contentsOfFile: $0, encoding: .utf8) } ?? ""
        try place.write {
            try $0.set(
                IdentityProvider(
                    kind: .workspace, name: name.line(upTo: 80),
                    address: known.description.hasSuffix("/")
                        ? String(known.description.dropLast()) : known.description,
                    identityAttribute: identity, certificate: pem, isShared: !alone,
                    allowsDirect: allowDirect, activeSince: today))
        }
        print("L’identification est confiée à \(plain).")
    }
}

/// `lutrin service`
struct ServiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service",
        abstract: "Déclare les sites qui peuvent demander à un portail ou à une cité qui est connecté (CAS).",
        subcommands: [Add.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Déclare un service.",
            discussion: """
                Profils : key (la clef opaque seulement), portal (un portail documentaire), pronote, publisher (un éditeur).
                """)

        @OptionGroup var place: SignOnOptions
        @Argument(help: ArgumentHelp("Le nom du service.", valueName: "nom")) var name: String
        @Argument(
            help: ArgumentHelp(
                "Ce par quoi ses adresses commencent ; « https://*.exemple.fr/ » vaut pour chaque sous-domaine.",
                valueName: "adresse"))
        var address: String
        @Option(help: ArgumentHelp("Ce qui lui est dit.", valueName: "profil")) var profile = "key"
        @Option(
            help: ArgumentHelp("Son certificat, si personne ne le garantit (PEM).", valueName: "fichier"))
        var certificate: String?
        @Flag(help: "Il peut agir auprès d’un autre service au nom de quelqu’un.") var proxies = false
        @Flag(help: "Il n’est pas prévenu des déconnexions.") var silent = false

        func run() throws {
            guard let profile = CasService.Profile(rawValue: profile) else {
                throw Complaint("Le profil est key, portal, pronote ou publisher.")
            }
            guard let address = ServicePattern(address)?.description else {
                throw Complaint("« \(address) » n’est pas une adresse : https://exemple.fr/chemin")
            }
            let pem = try certificate.map { try String(contentsOfFile: $0, encoding: .utf8) } ?? ""
            try place.write { book in
                do {
                    try book.save(
                        CasService(
                            name: name.line(upTo: CasService.longestName), address: address,
                            profile: profile, mayProxy: proxies, hearsLogout: !silent,
                            certificate: pem))
                } catch CasServiceRefusal.known(let name) {
                    throw Complaint("Cette adresse est déjà celle de « \(name) ».")
                } catch CasServiceRefusal.noName {
                    throw Complaint("Donnez un nom au service.")
                }
            }
            print("\(address) peut demander qui est connecté.")
        }
    }
}
