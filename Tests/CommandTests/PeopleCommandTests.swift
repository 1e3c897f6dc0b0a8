import Foundation
import Testing

@Suite("The command line and people", .serialized)
struct PeopleCommandTests {
    let program: Program

    init() throws {
        program = try Program()
        _ = try program.run("portal", "create", "0510032H", "--name", "CDI")
    }

    @Test("a staff account is made with a provisional password, listed, and given another")
    func user() throws {
        let made = try program.run(
            "user", "create", "--portal", "0510032H", "Mme Leroux", "--name", "Mme Leroux", "--role",
            "administrator")
        #expect(made.code == 0, "\(made.errors)")
        #expect(made.output.contains("Mot de passe provisoire : "))
        let again = try program.run("user", "create", "--portal", "0510032H", "mme leroux", "--name", "Autre")
        #expect(again.code != 0)
        #expect(again.errors.contains("déjà celui de Mme Leroux"))
        let list = try program.run("user", "list", "--portal", "0510032H")
        #expect(list.output.contains("mme.leroux  Mme Leroux  Administrateur du portail"))
        let reset = try program.run("user", "reset", "--portal", "0510032H", "mme.leroux")
        #expect(reset.code == 0 && reset.output.contains("Mot de passe provisoire"))
        #expect(try program.run("user", "reset", "--portal", "0510032H", "personne").code != 0)
        let weak = try program.write(Array("azerty\n".utf8), to: "mot")
        let refused = try program.run(
            "user", "create", "--portal", "0510032H", "x", "--name", "X", "--password-file", weak)
        #expect(refused.code != 0 && refused.errors.contains("trop court"))
    }

    @Test("borrowers come in from a table; a second time nothing changes, and bad lines are named")
    func borrowers() throws {
        let file = try program.write(
            Array("N° Emprunteur;Emprunteur;Statut;Classe\n10;Marchand Zoé;Élève;3eA\n11;;Élève;3eA\n".utf8),
            to: "e.csv")
        let first = try program.run("import", "borrowers", "--portal", "0510032H", file)
        #expect(first.code == 2)
        #expect(first.output.contains("Nouveaux : 1 ;"))
        #expect(first.errors.contains("ligne 3"))
        let second = try program.run("import", "borrowers", "--portal", "0510032H", file)
        #expect(second.output.contains("Nouveaux : 0 ; mis à jour : 0 ; inchangés : 1"))
        let nonsense = try program.write(Array("a;b\n1;2\n".utf8), to: "n.csv")
        #expect(try program.run("import", "borrowers", "--portal", "0510032H", nonsense).code == 65)
    }
}
