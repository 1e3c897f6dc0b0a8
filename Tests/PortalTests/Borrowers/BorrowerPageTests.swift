import Foundation
import Library
import Portal
import Storage
import Testing

@Suite("The page of a borrower, deleting, reassigning, merging")
struct BorrowerPageTests {
    typealias World = BorrowersWorld

    @Test("shows loans with what is late in words, reservations, and the account")
    func page() throws {
        let leroux = try World.librarian()
        let zoe = try #require(try World.library().read { try $0.borrowers.borrower(number: "1001") })
        let page = try leroux.opens("/gestion/emprunteurs/\(zoe.id)")
        #expect(try page.all("//section[@aria-labelledby='prets']//tbody/tr").count >= 1)
        #expect(page.text.contains("Identifiant\u{A0}: zoe"))
        #expect(try page.has("//section[@aria-labelledby='reservations']//tbody/tr"))
        let karim = try #require(try World.library().read { try $0.borrowers.borrower(number: "1002") })
        let late = try leroux.opens("/gestion/emprunteurs/\(karim.id)")
        #expect(try late.all("//td[@data-label='Retour']").allSatisfy { $0.contains("En retard de ") })
        #expect(try leroux.opens("/gestion/emprunteurs/999999").status == 404)
        #expect(try leroux.opens("/gestion/emprunteurs/0").status == 404)
    }

    @Test("reading it is noted once an hour, with who read it")
    func reading() throws {
        let leroux = try World.librarian()
        let id = try World.add("Lue Zoé")
        func readings() throws -> [String] {
            try World.library().read { try $0.borrowers.events(of: id) }.filter { $0.action == .read }.map(
                \.actor)
        }
        for _ in 0..<3 { _ = try leroux.opens("/gestion/emprunteurs/\(id)") }
        #expect(try readings() == ["Mme Leroux"])
        let page = try leroux.opens("/gestion/emprunteurs/\(id)")
        #expect(try page.has("//details//td[@data-label='Quoi'][. = 'a consulté la fiche']"))
    }

    @Test(
        "B-30 B-92 somebody with a current loan is not deleted, by page or by a forged form, and is told which"
    )
    func refused() throws {
        let leroux = try World.librarian()
        let id = try World.add("Prêté Max")
        try World.lend(to: id)
        let page = try leroux.opens("/gestion/emprunteurs/\(id)/supprimer")
        #expect(try page.alert.contains("aucun emprunteur avec au moins un prêt en cours n’est supprimé"))
        #expect(try page.all("//td[@data-label='Titre']").count == 1)
        #expect(try !page.has("//main//form"))
        let forced = try leroux.sends(
            "/gestion/emprunteurs/\(id)/supprimer", ["anonymes": "oui", "jeton": "z"])
        #expect(forced.status == 422)
        #expect(try World.borrower(id) != nil)
    }

    @Test("B-33 past loans are kept without the name, unless that is unticked; twice is once")
    func deleted() throws {
        let leroux = try World.librarian()
        for (name, anonymises, left) in [("Efface Un", "oui", 1), ("Efface Deux", "non", 0)] {
            let library = try World.library()
            let id = try World.add(name)
            let copy = try World.lend(to: id)
            _ = try library.write { try $0.circulation.giveBack(copy, stamp: World.stamp()) }
            func past() throws -> Int {
                try library.read {
                    try $0.loans(of: Equation("Rendu=oui", on: .loans), on: World.day, page: 1, size: -1)
                }.lines.filter { $0.copy == copy && $0.borrower == nil }.count
            }
            let before = try past()
            let page = try leroux.opens("/gestion/emprunteurs/\(id)/supprimer")
            #expect(try page.has("//input[@name='anonymes'][@checked]"), "ticked by default")
            #expect(page.text.contains("1\u{A0}prêt passé est gardé"))
            let token = try page.token
            for _ in 0..<2 {
                let answer = try leroux.sends(
                    "/gestion/emprunteurs/\(id)/supprimer", ["anonymes": anonymises, "jeton": token])
                #expect(try leroux.follows(answer).text.contains("La fiche est supprimée."))
            }
            #expect(try World.borrower(id) == nil)
            #expect(try past() == before + left)
            #expect(try leroux.sends("/gestion/emprunteurs/\(id)/supprimer", ["jeton": "new"]).status == 404)
        }
    }

    @Test("B-80 B-84 B-91 a temporary user is explained, with what is left to do")
    func temporary() throws {
        let leroux = try World.librarian()
        let id = try World.add("Parti Ali")
        let copy = try World.lend(to: id)
        try World.library().write { try $0.borrowers.setAside(id, stamp: World.stamp()) }
        let page = try leroux.opens("/gestion/emprunteurs/\(id)")
        #expect(page.text.contains("elle peut rendre, mais ni emprunter ni réserver"))
        #expect(try page.has("//a[contains(@href, '/nouveau?nom=Parti+Ali')]"))
        #expect(try page.has("//a[contains(@href, '/\(id)/reattribuer')]"))
        _ = try World.library().write { try $0.circulation.giveBack(copy, stamp: World.stamp()) }
        let after = try leroux.opens("/gestion/emprunteurs/\(id)")
        #expect(after.text.contains("vivement recommandée"))
        #expect(try !after.has("//a[contains(@href, '/\(id)/reattribuer')]"), "B-90")
    }

    @Test(
        "B-88 B-89 B-90 loans go to the borrower of the same name, chosen already; then nothing is left to move"
    )
    func reassigned() throws {
        let leroux = try World.librarian()
        let old = try World.add("Nuage Inès", schoolClass: "3e U")
        let new = try World.add("NUAGE Ines", schoolClass: "3e U")
        try World.lend(to: old)
        try World.library().write { try $0.borrowers.setAside(old, stamp: World.stamp()) }
        let page = try leroux.opens("/gestion/emprunteurs/\(old)/reattribuer")
        #expect(try page.has("//input[@name='vers'][@value='\(new)'][@checked]"))
        #expect(page.text.contains("1\u{A0}prêt en cours et 0\u{A0}réservation"))
        let token = try page.token
        for _ in 0..<2 {
            let answer = try leroux.sends(
                "/gestion/emprunteurs/\(old)/reattribuer", ["vers": "\(new)", "jeton": token])
            let after = try leroux.follows(answer)
            #expect(after.text.contains("ont changé de fiche"))
            #expect(try !after.has("//a[contains(@href, '/reattribuer')]"))
        }
        #expect(try World.library().read { try $0.circulation.currentLoans(of: new) }.count == 1)
        #expect(
            try World.library().read { try $0.borrowers.events(of: old) }.contains {
                $0.action == .loansMoved
            })
        let gone = try leroux.sends(
            "/gestion/emprunteurs/\(old)/supprimer", ["anonymes": "oui", "jeton": token])
        #expect(gone.status == 303)
    }

    @Test("B-89 when the names differ a confirmation is asked for, and nothing is done before")
    func namesDiffer() throws {
        let leroux = try World.librarian()
        let old = try World.add("Orage Théo")
        let new = try World.add("Soleil Théo")
        try World.lend(to: old)
        let found = try leroux.opens("/gestion/emprunteurs/\(old)/reattribuer?texte=soleil")
        #expect(try found.has("//input[@name='vers'][@value='\(new)']"))
        let asked = try leroux.sends(
            "/gestion/emprunteurs/\(old)/reattribuer", ["vers": "\(new)", "texte": "soleil", "jeton": "n1"])
        #expect(asked.status == 422)
        #expect(try asked.alert.contains("Les noms diffèrent"))
        #expect(try asked.has("//input[@name='vers'][@value='\(new)'][@checked]"))
        #expect(try World.library().read { try $0.circulation.currentLoans(of: new) }.isEmpty)
        let done = try leroux.sends(
            "/gestion/emprunteurs/\(old)/reattribuer",
            ["vers": "\(new)", "confirme": "oui", "jeton": try asked.token])
        #expect(done.status == 303)
        #expect(try World.library().read { try $0.circulation.currentLoans(of: new) }.count == 1)
    }

    @Test("B-89 two pupils of one name: their births are shown side by side, and a confirmation is asked for")
    func homonyms() throws {
        let leroux = try World.librarian()
        func add(_ year: Int) throws -> ID<Borrower> {
            try World.library().write {
                try $0.borrowers.add(
                    BorrowerDetails(
                        name: "Double Noé", schoolClass: "5e H", bornOn: Day(year: year, month: 3, day: 1)))
            }
        }
        let (one, other) = (try add(2012), try add(2013))
        try World.lend(to: one)
        let path = "/gestion/emprunteurs/\(one)/reattribuer"
        let page = try leroux.opens(path)
        #expect(page.text.contains("Les dates de naissance diffèrent"))
        #expect(try page.has("//tr[td = '01/03/2012'][td = '01/03/2013'][td = '≠ différent']"))
        let asked = try leroux.sends(path, ["vers": "\(other)", "jeton": try page.token])
        #expect(asked.status == 422)
        #expect(try asked.alert.contains("deux personnes"))
        #expect(try World.library().read { try $0.circulation.currentLoans(of: other) }.isEmpty)
        let done = try leroux.sends(
            path, ["vers": "\(other)", "confirme": "oui", "jeton": try asked.token])
        #expect(done.status == 303)
        // Of three, each can be compared before it is chosen.
        let third = try add(2014)
        let many = try leroux.opens(path)
        let link = try many.all("//a[contains(@href, 'vers=\(third)')]/@href")
        #expect(link.count == 1)
        #expect(try leroux.opens(link[0]).has("//tr[td = '01/03/2012'][td = '01/03/2014']"))
    }

    @Test("B-81 loans are moved neither to a temporary user, nor to nobody, nor to the same file")
    func refusedPartners() throws {
        let leroux = try World.librarian()
        let id = try World.add("Donne Tout")
        let temporary = try World.add("Donne Rien")
        try World.lend(to: id)
        try World.library().write { try $0.borrowers.setAside(temporary, stamp: World.stamp()) }
        for (partner, words) in [
            ("\(temporary)", "usager temporaire"), ("", "Choisissez"), ("\(id)", "même fiche"),
        ] {
            let page = try leroux.sends(
                "/gestion/emprunteurs/\(id)/reattribuer",
                ["vers": partner, "confirme": "oui", "jeton": partner])
            #expect(page.status == 422)
            #expect(try page.alert.contains(words), "\(partner)")
        }
        #expect(try World.library().read { try $0.circulation.currentLoans(of: id) }.count == 1)
    }

    @Test("two files become one, after it was said which one goes")
    func merged() throws {
        let leroux = try World.librarian()
        let kept = try World.add("Fusion Lou", schoolClass: "")
        let other = try World.add("Fusion Lou", schoolClass: "5e T")
        try World.lend(to: other)
        let path = "/gestion/emprunteurs/\(kept)/fusionner"
        let page = try leroux.opens(path)
        #expect(try page.has("//input[@name='vers'][@value='\(other)'][@checked]"))
        let asked = try leroux.sends(path, ["vers": "\(other)", "jeton": try page.token])
        #expect(asked.status == 422)
        #expect(try asked.alert.contains("va être supprimée"))
        #expect(try asked.has("//th[. = 'Fiche gardée']") && asked.has("//th[. = 'Fiche supprimée']"))
        #expect(try asked.has("//tr[td = 'Nom'][td = '✓ identique']"))
        #expect(try asked.has("//tr[td = 'Classe'][td = 'non renseigné']"))
        #expect(try World.borrower(other) != nil)
        let answer = try leroux.sends(
            path, ["vers": "\(other)", "confirme": "oui", "jeton": try asked.token])
        #expect(try leroux.follows(answer).text.contains("n’en font plus qu’une"))
        #expect(try World.borrower(other) == nil)
        #expect(try World.borrower(kept)?.details.schoolClass == "5e T")
        #expect(try World.library().read { try $0.circulation.currentLoans(of: kept) }.count == 1)
    }
}
