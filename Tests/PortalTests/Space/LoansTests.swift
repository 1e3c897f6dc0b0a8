import Foundation
import Library
import Portal
import Storage
import Testing

@Suite("My loans and reservations")
struct LoansTests {
    let world: SpaceWorld

    init() throws { world = try SpaceWorld.shared.get() }

    @Test("P-02 a reader sees what to give back and when, late by a word and a sign")
    func loans() throws {
        let zoe = try world.reader()
        let (old, new) = (try world.book(), try world.book())
        try world.lend(old, to: zoe, daysAgo: 40)
        try world.lend(new, to: zoe)
        let page = try zoe.opens("/moncompte/prets")
        #expect(page.status == 200)
        #expect(try page.one("//*[@class='space-sentence']").hasPrefix("2 prêts, 1 en retard de "))
        let cards = try page.all("//li[@class='loan-card']")
        #expect(cards.count == 2)
        #expect(cards[0].contains(old.record.title) && cards[0].contains("En retard de"))
        #expect(cards[0].contains("rapportez-le"), "why it is not renewed")
        #expect(try page.has("//li[1]//*[contains(@class,'pill gone')]//*[contains(@href,'#warning')]"))
        #expect(try page.has("//li//h2/a[@href='\(new.page)']"))
        let late = try zoe.opens("/moncompte/retards")
        #expect(try late.all("//li[@class='loan-card']").count == 1)
        #expect(try late.one("//nav[@aria-label='Mon compte']//strong") == "1 en retard")
        #expect(
            try zoe.opens("/home/").one("//*[contains(@class,'account-line')]").contains(
                "1 document en retard"))
    }

    @Test("P-02 nothing to give back is said, and the history tells what was")
    func emptyAndHistory() throws {
        let zoe = try world.reader()
        #expect(try zoe.opens("/moncompte/prets").text.contains("Rien à rendre"))
        #expect(try zoe.opens("/moncompte/retards").text.contains("Tout est à jour"))
        #expect(try zoe.opens("/moncompte/reservations").text.contains("Rien n’est réservé"))
        let book = try world.book()
        try world.lend(book, to: zoe, daysAgo: 10)
        try world.library.write { _ = try $0.circulation.giveBack(book.copy, stamp: world.stamp(daysAgo: 1)) }
        let history = try zoe.opens("/moncompte/historique")
        #expect(try history.one("//td[@data-label='Document']").contains(book.record.title))
        #expect(history.text.contains("4\u{A0}mois") && history.text.contains("CNIL"))
        #expect(try history.has("//a[@href='\(book.page)#avis']"))
    }

    @Test("a loan is renewed once, however often its form is sent")
    func renewal() throws {
        let zoe = try world.reader()
        let book = try world.book()
        try world.lend(book, to: zoe, daysAgo: 15)
        let loan = try #require(
            try world.library.read { try $0.circulation.currentLoans(of: zoe.borrower) }.first)
        let page = try zoe.opens("/moncompte/prets")
        let action = "/moncompte/prets/\(loan.id)/prolonger"
        #expect(
            try page.one("//form[@action='\(action)']/button").hasPrefix(
                "Prolonger jusqu’au lundi 14 décembre"))
        let first = try zoe.presses(action, on: page)
        #expect(first.status == 303 && first.location.contains("dit=prolonge"))
        let second = try zoe.presses(action, on: page)
        #expect(second.status == 303, "the same form, sent twice, is one gesture")
        let after = try #require(try world.library.read { try $0.circulation.loan(loan.id) })
        #expect(after.renewals == 1 && after.dueOn == Day("2026-12-14"))
        let again = try zoe.opens("/moncompte/prets")
        #expect(try !again.has("//form[@action='\(action)']"))
        #expect(again.text.contains("Déjà prolongé autant que possible"))
        let forced = try zoe.sends(action, ["jeton": "un autre"])
        #expect(forced.status == 422)
        #expect(try forced.one("//*[@role='alert']").contains("Déjà prolongé"))
    }

    @Test(
        "P-03 a document is reserved from its page, which then tells the place in the queue; it is cancelled too"
    )
    func reservation() throws {
        let (holder, zoe, lea) = (try world.reader(), try world.reader(), try world.reader())
        let book = try world.book()
        try world.lend(book, to: holder)
        let page = try zoe.opens(book.page)
        let reserve = "\(book.page)/reserver"
        let answer = try zoe.presses(reserve, on: page)
        #expect(answer.status == 303)
        #expect(try zoe.presses(reserve, on: page).status == 303, "sent twice, reserved once")
        #expect(
            try zoe.person.follows(answer).one("//*[@class='desk-lending']/p")
                == "Réservé par vous : en tête de la file.")
        let leaPage = try lea.opens(book.page)
        #expect(leaPage.text.contains("Un lecteur attend\u{A0}: vous seriez 2ᵉ dans la file."))
        _ = try lea.presses(reserve, on: leaPage)
        let mine = try lea.opens("/moncompte/reservations")
        let card = try mine.one("//li[@class='loan-card']")
        #expect(card.contains("Demandée") && card.contains("2ᵉ place dans la file"))
        #expect(
            try holder.opens(book.page).one("//*[@class='desk-lending']/p").hasPrefix(
                "Vous l’avez déjà, à rendre"))
        #expect(try !holder.opens(book.page).has("//form[@action='\(reserve)']"))
        #expect(try holder.opens("/moncompte/prets").text.contains("2 lecteurs l’attendent"))

        let id = try #require(
            try world.library.read { try $0.circulation.openReservations(of: lea.borrower) }.first
        ).id
        let cancel = "/moncompte/reservations/\(id)/annuler"
        #expect(try lea.presses(cancel, on: mine).status == 303)
        #expect(try lea.opens("/moncompte/reservations").text.contains("Rien n’est réservé"))
        let late = try lea.sends(cancel, ["jeton": "plus tard"])
        #expect(late.status == 422)
        #expect(try late.one("//*[@role='alert']") == "Cette réservation est déjà annulée.")
    }

    @Test("a copy that waits at the desk is announced until its last day, in the menu and on the home page")
    func setAside() throws {
        let zoe = try world.reader()
        let book = try world.book()
        try world.library.write { writing in
            let done = try writing.circulation.reserve(
                book.record.id, for: zoe.borrower, stamp: world.stamp())
            _ = try writing.circulation.setAside(
                book.copy, for: done.outcome.reservation, stamp: world.stamp())
        }
        let page = try zoe.opens("/moncompte/reservations")
        #expect(try page.one("//li[@class='loan-card']").contains("Mise de côté jusqu’au"))
        #expect(try page.one("//nav[@aria-label='Mon compte']//strong") == "1 mise de côté")
        #expect(
            try zoe.opens("/home/").one("//*[contains(@class,'account-line')]").hasPrefix(
                "1 réservation vous attend jusqu’au"))
        #expect(try zoe.opens(book.page).text.contains("un exemplaire vous attend au CDI"))
    }

    @Test("B-81 a temporary user sees loans, and is told why nothing is renewed or reserved")
    func temporaryUser() throws {
        let karim = try world.reader()
        let (book, other) = (try world.book(), try world.book())
        try world.lend(book, to: karim)
        try world.library.write { try $0.borrowers.setAside(karim.borrower, stamp: world.stamp()) }
        let loans = try karim.opens("/moncompte/prets")
        #expect(try loans.one("//*[@class='note wait']").contains("ne sert plus qu’à rendre"))
        #expect(try loans.all("//li[@class='loan-card']").count == 1)
        #expect(try !loans.has("//button[starts-with(@aria-label,'Prolonger')]"))
        let page = try karim.opens(other.page)
        #expect(try page.one("//*[@class='desk-lending']/p").contains("ne sert plus qu’à rendre"))
        let forced = try karim.sends("\(other.page)/reserver", ["jeton": "x"])
        #expect(forced.status == 422)
        #expect(try forced.one("//*[@role='alert']").contains("ne sert plus qu’à rendre"))
        #expect(try world.library.read { try $0.circulation.queue(for: other.record.id) }.isEmpty)
        let review = try karim.sends("\(other.page)/avis", ["etoiles": "5", "avis": "x"])
        #expect(review.status == 422)
    }

    @Test("somebody else’s loan or reservation is not found")
    func ownership() throws {
        let (zoe, karim) = (try world.reader(), try world.reader())
        let (book, other) = (try world.book(), try world.book())
        try world.lend(book, to: zoe, daysAgo: 15)
        let (loan, reservation) = try world.library.write { writing in
            let done = try writing.circulation.reserve(
                other.record.id, for: zoe.borrower, stamp: world.stamp())
            return (
                try #require(try writing.circulation.reading.currentLoans(of: zoe.borrower).first).id,
                done.outcome.reservation
            )
        }
        #expect(try karim.sends("/moncompte/prets/\(loan)/prolonger", ["jeton": "a"]).status == 404)
        #expect(
            try karim.sends("/moncompte/reservations/\(reservation)/annuler", ["jeton": "b"]).status == 404)
        #expect(try karim.sends("/moncompte/prets/999999/prolonger", ["jeton": "c"]).status == 404)
        #expect(try karim.sends("/notice/99999999/reserver", ["jeton": "d"]).status == 404)
        let kept = try world.library.read { library in
            (
                try library.circulation.loan(loan)?.renewals,
                try library.circulation.reservation(reservation)?.state
            )
        }
        #expect(kept.0 == 0 && kept.1 == .requested)
        #expect(try !karim.opens("/moncompte/prets").text.contains(book.record.title))
    }

    @Test("whoever is not signed in is led to the door and back, and sees no button")
    func anonymous() throws {
        let book = try world.book()
        let nobody = world.campus.passerby()
        for page in [
            "prets", "retards", "reservations", "historique", "paniers", "recherches", "avis", "donnees",
        ] {
            let answer = try nobody.opens("/moncompte/\(page)")
            #expect(answer.status == 303)
            #expect(answer.location == "/connexion?retour=%2Fmoncompte%2F\(page)")
        }
        let page = try nobody.opens(book.page)
        #expect(try !page.has("//form[contains(@action,'/notice/')]"))
        let door = try page.one("//p[@class='desk-door']/a/@href")
        #expect(door == "/connexion?retour=\(book.page.replacing("/", with: "%2F"))")
        #expect(try page.one("//p[@class='desk-door']").hasPrefix("Connectez-vous"))
        #expect(try nobody.sends("\(book.page)/reserver").status == 303)
        #expect(try world.library.read { try $0.circulation.queue(for: book.record.id) }.isEmpty)
    }

    @Test("P-09 who is known and borrows nothing is told so kindly, and keeps lists and searches")
    func outsider() throws {
        let martin = try world.person("martin", name: "Paul Martin", role: .member)
        let page = try martin.opens("/moncompte/prets")
        #expect(page.status == 200)
        #expect(page.text.contains("Pas de prêts avec ce compte") && page.text.contains("les parents"))
        #expect(
            try page.all("//nav[@aria-label='Mon compte']//a/span[1]") == [
                "Prêts", "Paniers", "Recherches", "Mes données",
            ])
        for other in ["retards", "reservations", "historique", "avis"] {
            #expect(try martin.opens("/moncompte/\(other)").text.contains("Pas de prêts avec ce compte"))
        }
        #expect(try martin.opens("/moncompte/paniers").status == 200)
        let book = try world.book()
        #expect(try !martin.opens(book.page).has("//form[contains(@action,'reserver')]"))
        #expect(try martin.opens(book.page).has("//form[contains(@action,'panier')]"))
        #expect(try martin.sends("\(book.page)/reserver").status == 404)
        #expect(try martin.sends("\(book.page)/avis", ["etoiles": "5"]).status == 404)
    }

    @Test("due dates are read by a calendar at a secret address, which is changed and revoked")
    func calendar() throws {
        let zoe = try world.reader()
        let book = try world.book()
        try world.lend(book, to: zoe)
        _ = try zoe.sends("/moncompte/agenda")
        let page = try zoe.opens("/moncompte/prets")
        let address = try page.one("//input[@id='adresse-agenda']/@value")
        let path = try #require(address.range(of: "/agenda/")).lowerBound
        let target = String(address[path...])
        let nobody = world.campus.passerby()
        let file = try nobody.opens(target)
        #expect(file.status == 200)
        #expect(file.response.headers["content-type"] == "text/calendar; charset=utf-8")
        let due = try #require(
            try world.library.read { try $0.circulation.currentLoans(of: zoe.borrower) }.first
        ).dueOn
        #expect(file.text.contains("DTSTART;VALUE=DATE:\(due.description.replacing("-", with: ""))\r\n"))
        #expect(file.text.contains("SUMMARY:À rendre au CDI"))
        _ = try zoe.sends("/moncompte/agenda")
        #expect(try nobody.opens(target).status == 404, "the old address leads nowhere")
        _ = try zoe.sends("/moncompte/agenda/supprimer")
        #expect(try !zoe.opens("/moncompte/prets").has("//input[@id='adresse-agenda']"))
        #expect(try nobody.opens("/agenda/\(String(repeating: "A", count: 43)).ics").status == 404)
        #expect(try nobody.opens("/agenda/court.ics").status == 404)
    }
}
