import Foundation
import GRDB
import Library
import Storage
import Testing

@Suite("Manager search by equation")
struct EquationTests {
    private let desk: Desk
    private let zoe: ID<Borrower>

    init() throws {
        desk = try Desk()
        try desk.portal.importing([
            .book("1", "Guerre et Paix", by: "Tolstoï, Léon", year: 1869, copies: ["1a"]),
            .book("2", "L’Île au trésor", by: "Stevenson, Robert Louis", copies: ["2a", "2b"]),
        ])
        zoe = try desk.add("Garnier Zoé", schoolClass: "5e B", expires: "2027-08-31")
        try desk.add("Martin Léa", schoolClass: "5eA")
        try desk.add("Diallo Amadou", status: "ENSEIGNANT", schoolClass: "")
        let karim = try desk.add("Benali Karim", status: "eleve", schoolClass: "3e A", expires: "2026-11-30")
        try desk.add("Sans Statut", status: "", schoolClass: "")
        try desk.lend("1a", to: zoe)
        try desk.lend("2a", to: karim)
        try desk.setAside(karim)
        let copy = try desk.copy("2b")
        _ = try desk.write { try $0.markLost(copy, closingLoan: false, stamp: desk.stamp()) }
    }

    private func names(_ text: String) throws -> [String] {
        let equation = try Equation(text, on: .borrowers)
        return try desk.library.read { try $0.borrowers(of: equation, on: desk.today) }.map(\.name)
    }

    @Test("B-95 « Statut=Elève » finds every way of writing it")
    func status() throws {
        #expect(try names("Statut=Elève") == ["Benali Karim", "Garnier Zoé", "Martin Léa"])
        #expect(try names("statut = ÉLÈVE") == ["Benali Karim", "Garnier Zoé", "Martin Léa"])
        #expect(try names("Statut=Ens*") == ["Diallo Amadou"])
        #expect(try names("Statut=*gnant") == ["Diallo Amadou"])
        #expect(try names("Statut<>Elève") == ["Diallo Amadou", "Sans Statut"])
    }

    @Test("B-26 an empty status is found, and what is not empty")
    func empty() throws {
        #expect(try names("Statut=") == ["Sans Statut"])
        #expect(try names("Statut=*").count == 4)
        #expect(try names("Fin de validité<>") == ["Benali Karim", "Garnier Zoé"])
    }

    @Test("B-85 « Type d'emprunteur=Usager temporaire » finds those set aside, and nobody else")
    func kind() throws {
        #expect(try names("Type d'emprunteur=Usager temporaire") == ["Benali Karim"])
        #expect(try names("type d’emprunteur = usager").count == 4)
        #expect(try names("Type emprunteur=Usager*").count == 5)
    }

    @Test("ET, OU, SAUF and parentheses combine; ET binds closer than OU")
    func connectors() throws {
        #expect(try names("Statut=Elève ET Classe=5e*") == ["Garnier Zoé", "Martin Léa"])
        #expect(try names("Classe=5e* SAUF Emprunteur=zoe") == ["Martin Léa"])
        #expect(try names("Emprunteur=zoe OU Emprunteur=lea ET Classe=3e*") == ["Garnier Zoé"])
        #expect(try names("(Emprunteur=zoe OU Emprunteur=karim) ET Classe=3e*") == ["Benali Karim"])
        #expect(try names("Classe=5eB et Statut=élève") == ["Garnier Zoé"], "small letters before a field")
        #expect(try names("Emprunteur=lea martin") == ["Martin Léa"], "in any order")
        #expect(try names("Emprunteur=mar*") == ["Martin Léa"])
        #expect(try names("Emprunteur=mar") == [])
    }

    @Test("dates and numbers are compared; a month and a year are all their days")
    func order() throws {
        #expect(try names("Fin de validité<01/01/2027") == ["Benali Karim"])
        #expect(try names("Fin de validité>=2027") == ["Garnier Zoé"])
        #expect(try names("Fin de validité=11/2026") == ["Benali Karim"])
        #expect(try names("Fin de validité<=30/11/2026") == ["Benali Karim"])
        #expect(try names("Fin de validité>2026") == ["Garnier Zoé"])
        #expect(try names("Fin de validité≠2026-11-30").count == 4)
        #expect(try names("Prêts>0") == ["Benali Karim", "Garnier Zoé"])
        #expect(try names("Nombre de prêts=0").count == 3)
        #expect(try names("Retards>=1") == [])
    }

    @Test("B-95 a field of another table is said to be there, and a word alone is no equation")
    func strangers() throws {
        func reason(_ text: String, on subject: Equation.Subject = .borrowers) -> String {
            #expect(throws: EquationError.self) { try Equation(text, on: subject) }?.reason ?? ""
        }
        #expect(
            reason("En retard=oui") == "«\u{A0}En retard\u{A0}» est un champ des prêts, pas des emprunteurs.")
        #expect(reason("Retards>1", on: .loans).contains("champ des emprunteurs, pas des prêts"))
        #expect(reason("martin").contains("n’est pas une équation"))
        #expect(Equation.otherSubjects(for: "En retard=oui", than: .borrowers) == [.loans])
        #expect(Equation.otherSubjects(for: "Statut=Perdu", than: .borrowers) == [.copies])
        #expect(Equation.otherSubjects(for: "Classe=5e*", than: .borrowers) == [])
        #expect(Equation.meant(by: "mart", on: .borrowers) == "Emprunteur=mart*")
        #expect(try names("Emprunteur=mart*") == ["Martin Léa"])
        #expect(Equation.meant(by: "loup", on: .copies) == "Titre=loup*")
        for text in ["", "***", "a=b", "(a"] { #expect(Equation.meant(by: text, on: .borrowers) == nil) }
    }

    @Test("an equation has so many conditions, stars and characters, and no more")
    func costs() throws {
        func all(_ condition: String, _ count: Int) -> String {
            Array(repeating: condition, count: count).joined(separator: " OU ")
        }
        #expect(try names(all("Classe=5*", 20)).count == 2)
        for (text, words) in [
            (all("Classe=5*", 21), "20 conditions"),
            ("Note=" + String(repeating: "a*", count: 61), "60 étoiles"),
            ("Note=" + String(repeating: "a", count: 500), "500 caractères"),
        ] {
            let error = #expect(throws: EquationError.self) { try Equation(text, on: .borrowers) }
            #expect(error?.reason.contains(words) == true, "\(words)")
        }
    }

    @Test("B-95 copies: « Statut=Perdu », a title with « et » in it, a call number")
    func copies() throws {
        func numbers(_ text: String) throws -> [String] {
            let equation = try Equation(text, on: .copies)
            return try desk.library.read { try $0.copies(of: equation, on: desk.today, page: 1) }.lines
                .compactMap(
                    \.copy.number
                ).sorted()
        }
        #expect(try numbers("Statut=Perdu") == ["2b"])
        #expect(try numbers("Statut=En service") == ["1a", "2a"])
        #expect(try numbers("Titre=guerre et paix") == ["1a"])
        #expect(try numbers("Titre=ile et En prêt=non") == ["2b"])
        #expect(try numbers("Auteur=stev*") == ["2a", "2b"])
        #expect(try numbers("Année<1900") == ["1a"])
        #expect(try numbers("Cote=r st*") == ["1a", "2a", "2b"])
        #expect(try numbers("Exemplaire=\"2A\"") == ["2a"])
        #expect(try numbers("Nombre de prêts=0") == ["2b"])
    }

    @Test("loans: by reader, by day, late or given back")
    func loans() throws {
        func numbers(_ text: String, on day: Day) throws -> [String] {
            let equation = try Equation(text, on: .loans)
            return try desk.library.read { try $0.loans(of: equation, on: day, page: 1) }.lines.compactMap(
                \.copyNumber)
        }
        let later = desk.today + 60
        #expect(try numbers("Classe=5eB", on: desk.today) == ["1a"])
        #expect(try numbers("En retard=oui", on: desk.today) == [])
        #expect(try numbers("En retard=oui", on: later) == ["1a", "2a"])
        #expect(
            try numbers("Date de prêt=19/11/2026 SAUF Type d'emprunteur=Usager temporaire", on: later) == [
                "1a"
            ])
        try desk.giveBack("1a")
        #expect(try numbers("Rendu=non", on: later) == ["2a"])
        #expect(try numbers("Date de retour=11/2026", on: later) == ["1a"])
    }

    @Test(
        "what is not understood is said, with its place and what would be",
        arguments: [
            ("", 1, "vide"), ("Clase=5eB", 1, "Champ inconnu\u{A0}: «\u{A0}Clase\u{A0}»"),
            ("Statut=Elève ET Clase=5", 17, "Classe"),
            ("Statut", 7, "un signe est attendu"), ("=5", 1, "nom de champ"),
            ("(Statut=Elève", 1, "jamais fermée"),
            ("Statut=Elève)", 13, "pas été ouverte"), ("Statut>Elève", 1, "= et <>"),
            ("Fin de validité=demain", 17, "attend une date"),
            ("Fin de validité=32/01/2026", 17, "attend une date"),
            ("Prêts>beaucoup", 7, "attend un nombre"), ("Prêts>", 7, "Une valeur est attendue"),
            ("Type d'emprunteur=Martien", 19, "«\u{A0}Usager\u{A0}», «\u{A0}Usager temporaire\u{A0}»"),
            ("Statut=\"Elève", 8, "guillemet"),
            ("Statut=%", 8, "ni lettre ni chiffre"), ("Statut=Elève ET", 16, "nom de champ"),
        ])
    func errors(text: String, place: Int, words: String) throws {
        let error = #expect(throws: EquationError.self) { try Equation(text, on: .borrowers) }
        #expect(error?.place == place, "\(text): \(error?.reason ?? "")")
        #expect(error?.reason.contains(words) == true, "\(text): \(error?.reason ?? "")")
    }

    @Test(
        "what is typed is never SQL",
        arguments: [
            "Emprunteur=x' OR '1'='1", "Emprunteur=\"x'; DROP TABLE borrower; --\"",
            "Emprunteur=:today ?1 $a @b",
            "Emprunteur=a%_b", "Note=\"*'*\"", "N° Emprunteur=1);--",
        ])
    func hostile(text: String) throws {
        do {
            let equation = try Equation(text, on: .borrowers)
            #expect(try desk.library.read { try $0.borrowers(of: equation, on: desk.today) } == [])
        } catch let error as EquationError {
            #expect(!error.reason.isEmpty)
        }
        #expect(try names("Statut=*").count == 4)
    }

    @Test("however deep or long, an equation is answered or refused")
    func bounds() throws {
        let deep = String(repeating: "(", count: 200) + "Statut=a" + String(repeating: ")", count: 200)
        #expect(throws: EquationError.self) { try Equation(deep, on: .borrowers) }
        let long = Array(repeating: "Statut=a", count: 21).joined(separator: " OU ")
        #expect(throws: EquationError.self) { try Equation(long, on: .borrowers) }
        let longest = Array(repeating: "Statut=enseignant", count: 20).joined(separator: " OU ")
        #expect(try names(longest) == ["Diallo Amadou"])
        let other = try Equation("Rendu=non", on: .loans)
        #expect(try desk.library.read { try $0.borrowers(of: other, on: desk.today) } == [])
    }
}
