import ArgumentParser
import Formats
import Foundation
import Library
import Portal
import Storage

/// `lutrin user`
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Crée, liste et dépanne les comptes de gestion d’un portail.",
        subcommands: [Create.self, List.self, Reset.self],
    )

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Crée un compte de gestion.",
            discussion:
                "Un mot de passe provisoire est affiché ; il faudra en choisir un autre à la première connexion. Avec --password-file, le mot de passe est lu dans un fichier (« - » : l’entrée standard).",
        )

        @OptionGroup var data: DataOptions
        @Option(help: ArgumentHelp("Le portail, par son numéro RNE.", valueName: "RNE")) var portal: RNE
        @Argument(help: ArgumentHelp("L’identifiant : au moins une lettre.", valueName: "identifiant"))
        var login: String
        @Option(help: ArgumentHelp("Le nom, tel qu’il sera montré.", valueName: "nom")) var name: String
        @Option(
            help: ArgumentHelp("librarian (professeur documentaliste) ou administrator.", valueName: "rôle"))
        var role = "librarian"
        @Option(
            help: ArgumentHelp("Un fichier dont la première ligne est le mot de passe.", valueName: "fichier")
        )
        var passwordFile: String?

        func run() throws {
            guard let role = Role(rawValue: role), role.isStaff else {
                throw Complaint(
                    "« \(role) » n’est pas un rôle de gestion. Choisissez librarian ou administrator.")
            }
            let library = try data.library(of: portal, in: data.existingFolder())
            let given = try passwordFile.map(Self.firstLine)
            let word = given ?? NewPassword.readable(random: RandomBytes.system)
            do {
                if given != nil {
                    try NewPassword.check(word, for: Account(id: ID(0), login: login, name: name, role: role))
                }
                let password = try Password(word, salt: RandomBytes.system(16))
                _ = try library.write {
                    try $0.accounts.add(
                        login: login, name: name, role: role, password: password, mustChange: given == nil,
                        on: Day(Date(), in: .current))
                }
            } catch let refusal as AccountRefusal {
                throw Complaint(Wording.refusal(refusal))
            } catch let refusal as NewPasswordRefusal {
                throw Complaint(Wording.refusal(refusal))
            }
            try library.close()
            print("Le compte « \(LoginName.of(login) ?? login) » est créé.")
            if given == nil { print("Mot de passe provisoire : \(word)") }
            print("Il s’ouvre par /connexion/administration.")
        }

        static func firstLine(of path: String) throws -> String {
            let text =
                path == "-"
                ? readLine() ?? ""
                : try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").first.map(
                    String.init) ?? ""
            guard !text.isEmpty else { throw Complaint("Le mot de passe lu est vide.") }
            return text
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Liste les comptes de gestion d’un portail.")

        @OptionGroup var data: DataOptions
        @Option(help: ArgumentHelp("Le portail, par son numéro RNE.", valueName: "RNE")) var portal: RNE

        func run() throws {
            let library = try data.library(of: portal, in: data.existingFolder())
            let staff = try library.read { try $0.accounts.staff() }
            for account in staff {
                print(
                    "\(account.login)  \(account.name)  \(Wording.role(account.role))\(account.isClosed ? "  (fermé)" : "")"
                )
            }
            if staff.isEmpty { print("Aucun compte de gestion. Créez-en un avec « lutrin user create ».") }
        }
    }

    struct Reset: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset",
            abstract: "Donne un nouveau mot de passe provisoire à un compte, et le rouvre.")

        @OptionGroup var data: DataOptions
        @Option(help: ArgumentHelp("Le portail, par son numéro RNE.", valueName: "RNE")) var portal: RNE
        @Argument(help: ArgumentHelp("L’identifiant.", valueName: "identifiant")) var login: String

        func run() throws {
            let library = try data.library(of: portal, in: data.existingFolder())
            let word = NewPassword.readable(random: RandomBytes.system)
            let password = try Password(word, salt: RandomBytes.system(16))
            let isKnown = try library.write { writing -> Bool in
                guard let account = try writing.accounts.reading.account(login: login) else { return false }
                try writing.accounts.setClosed(false, account.id)
                try writing.accounts.setPassword(password, of: account.id, mustChange: true)
                return true
            }
            guard isKnown else {
                throw Complaint("Aucun compte « \(login) » dans ce portail. Voyez « lutrin user list ».")
            }
            try library.close()
            print("Mot de passe provisoire : \(word)")
        }
    }
}
