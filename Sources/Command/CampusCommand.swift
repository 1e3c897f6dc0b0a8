import ArgumentParser
import Formats
import Foundation
import Portal
import School
import Storage

/// `lutrin campus`
struct CampusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campus",
        abstract: "Crée et liste les cités scolaires\u{A0}: leurs espaces, leur annuaire, leurs portails.",
        subcommands: [Create.self, List.self, Host.self, Administrator.self],
    )

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Crée une cité scolaire, et son premier administrateur.",
            discussion:
                "Un mot de passe provisoire est affiché ; il faudra en choisir un autre à la première connexion."
        )

        @OptionGroup var data: DataOptions
        @Argument(
            help: ArgumentHelp(
                "Le code, qui sera dans les adresses : lettres sans accent, chiffres, tirets.",
                valueName: "code"))
        var code: CampusCode
        @Option(help: ArgumentHelp("Le nom, tel que tous le verront.", valueName: "nom")) var name: String
        @Option(help: ArgumentHelp("La ville.", valueName: "ville")) var town = ""
        @Option(help: ArgumentHelp("L’identifiant de l’administrateur.", valueName: "identifiant"))
        var administrator = "admin"

        func run() throws {
            let folder = try data.folder()
            let name = name.line(upTo: 120)
            guard !name.isEmpty else { throw Complaint("Donnez un nom à la cité avec --name.") }
            guard LoginName.of(administrator) != nil else {
                throw Complaint(CampusWording.refusal(.impossibleLogin))
            }
            guard !folder.hasCampus(code) else {
                throw Complaint("La cité « \(code) » existe déjà dans ce dossier.")
            }
            try folder.createCampus(
                code, settings: CampusSettings(name: name, town: town.line(upTo: 120), accent: "teal"))
            let word = try CampusCommand.addAdministrator(administrator, to: code, in: folder)
            print("La cité « \(code) » est créée. Elle répondra sous /espaces/\(code)/.")
            print("Identifiant : \(LoginName.of(administrator) ?? administrator)")
            print("Mot de passe provisoire : \(word)")
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Liste les cités scolaires de ce dossier.")

        @OptionGroup var data: DataOptions

        func run() throws {
            let platform = try data.existingFolder().platform
            let campuses = try platform.campuses()
            for campus in campuses {
                print("\(campus.code)  \(campus.name)\(campus.town.isEmpty ? "" : ", \(campus.town)")")
                for portal in try platform.portals(ofCampus: campus.code) {
                    print("    \(portal.rne)  \(portal.name)")
                }
            }
            if campuses.isEmpty {
                print("Aucune cité scolaire. Créez-en une avec « lutrin campus create ».")
            }
        }
    }

    struct Host: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Donne à une cité un nom d’hôte à elle, en plus de <code>.<domaine>.")

        @OptionGroup var data: DataOptions
        @Argument(help: ArgumentHelp("Le code de la cité.", valueName: "code")) var code: CampusCode
        @Argument(help: ArgumentHelp("Le nom d’hôte.", valueName: "hôte")) var host: String

        func run() throws {
            let folder = try data.existingFolder()
            guard folder.hasCampus(code) else { throw CampusCommand.unknown(code) }
            try PortalCommand.Host.check(host)
            try folder.platform.give(host, to: code)
            print("La cité « \(code) » répond maintenant aussi sur \(host).")
        }
    }

    struct Administrator: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ajoute un administrateur à une cité, ou lui redonne un mot de passe provisoire.")

        @OptionGroup var data: DataOptions
        @Argument(help: ArgumentHelp("Le code de la cité.", valueName: "code")) var code: CampusCode
        @Argument(help: ArgumentHelp("L’identifiant.", valueName: "identifiant")) var login: String

        func run() throws {
            let folder = try data.existingFolder()
            guard folder.hasCampus(code) else { throw CampusCommand.unknown(code) }
            let word = try CampusCommand.addAdministrator(login, to: code, in: folder)
            print("Mot de passe provisoire : \(word)")
        }
    }

    fileprivate static func unknown(_ code: CampusCode) -> Complaint {
        Complaint("Aucune cité « \(code) » dans ce dossier. Voyez « lutrin campus list ».")
    }

    /// A new administrator, or a new password for one: the word to hand over.
    fileprivate static func addAdministrator(_ login: String, to code: CampusCode, in folder: DataFolder)
        throws -> String
    {
        let word = NewPassword.readable(random: RandomBytes.system)
        let password = try Password(word, salt: RandomBytes.system(16))
        let file = try folder.openCampus(code)
        do {
            try file.write { campus in
                if let account = try campus.accounts.reading.account(login: login) {
                    guard account.isAdministrator else {
                        throw CampusAccountRefusal.loginTaken(by: account.name)
                    }
                    try campus.accounts.setPassword(password, of: account.id, mustChange: true)
                } else {
                    try campus.accounts.addAdministrator(
                        login: login, name: login, password: password, mustChange: true,
                        on: Day(Date(), in: .current))
                }
            }
        } catch let refusal as CampusAccountRefusal {
            throw Complaint(CampusWording.refusal(refusal))
        }
        try file.close()
        return word
    }
}

extension CampusCode: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}
