// The ways that every page of the espaces gives: who one is, the services of the school, the portals that are elsewhere.
import Foundation
import Library
import School
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("The ways out of a home page")
struct WaysTests {
    let world: TestEspaces

    init() throws { world = try TestEspaces() }

    @Test("L-07 the header says who one is and what; those who may look for a pupil there")
    func header() throws {
        func account(_ login: String) throws -> String {
            let member = try world.campus.member(login)
            return try member.follows(try member.opens("/")).all("//nav[@aria-label='Votre compte']/a").last
                ?? ""
        }
        #expect(try account("zoe").hasSuffix("· Élève"))
        #expect(try account("martin").hasSuffix("· Parent"))
        #expect(try account("cpe").hasSuffix("· CPE"))
        let find = "//nav[@aria-label='Votre compte']/a[.='Rechercher un élève']/@href"
        #expect(try world.campus.member("admin").opens("/liens").has(find))
        #expect(try !world.campus.member("cpe").opens("/viescolaire").has(find))
    }

    @Test("L-08 pupils, parents and teachers find the services of their school once its address is set")
    func services() throws {
        let people = [("zoe", "/eleve"), ("martin", "/parent"), ("diallo", "/professeur")]
        let tile = "//section[@aria-labelledby='tuile-links']//a[contains(., 'Services externes')]/@href"
        let college = try #require(
            try world.file.read { try $0.directory.schools().first { $0.rne == world.campus.college } }
        ).id
        try world.file.write { try $0.services.set([], of: college) }
        for (login, home) in people {
            let member = try world.campus.member(login)
            #expect(try member.opens(home).one("//footer//a[.='Services externes']/@href") == "/services")
        }
        try world.file.write {
            try $0.services.set([.init(name: "E-SIDOC", address: "https://cdi.example.org")], of: college)
        }
        for (login, home) in people {
            let member = try world.campus.member(login)
            let page = try member.opens(home)
            #expect(try page.one(tile) == "/services", "\(login)")
            #expect(try member.opens("/services").text.contains("E-SIDOC"))
        }
    }

    @Test("R-11 the tile of a distant portal searches it, in a window of its own")
    func distantSearch() throws {
        let college = try #require(try world.file.read { try $0.partners.partner(world.campus.college) })
        try world.file.write {
            try $0.partners.change(
                college.id, to: .init(name: "Loin", address: "https://cdi.example.org:8443/portail/"))
        }
        let page = try world.campus.member("zoe").opens("/eleve")
        let form = "//form[@class='cdi-search']"
        #expect(try page.one("\(form)/@action") == "https://cdi.example.org:8443/portail/recherche")
        #expect(try page.one("\(form)/@target") == "_blank" && page.one("\(form)/@method") == "get")
        #expect(try page.all("\(form)//input/@name") == ["q"])
        let policy = page.response.headers["content-security-policy"] ?? ""
        #expect(policy.contains("form-action 'self' https://cdi.example.org:8443;"), "\(policy)")
        let own = try world.campus.member("diallo").opens("/messages")
        #expect(own.response.headers["content-security-policy"]?.contains("form-action 'self';") == true)
    }

    @Test("B3 what is found and what is lent opens beside the home page")
    func windows() throws {
        let page = try world.campus.member("zoe").opens("/eleve?q=le")
        for path in ["//p[@class='cdi-title']/a", "//table[@class='cdi-loans']//a"] {
            let (links, kept) = (
                try page.all(path).count, try page.all("\(path)[@target='_blank'][@rel='noopener']").count
            )
            #expect(links > 0 && links == kept, "\(path)")
        }
        #expect(
            try page.one("//p[@class='tile-all']/a[contains(., 'Tous les résultats')]/@target") == "_blank")
    }

    @Test(
        "D5 what a class owes is counted by its pupils; a class whose portal is elsewhere is not said to be in order"
    )
    func sheets() throws {
        let diallo = try world.campus.member("diallo")
        let tile = "//section[@aria-labelledby='tuile-classSheet']//li[.//a[.='3eA']]/p[@class='quiet']"
        let before = try diallo.opens("/professeur").one(tile)
        #expect(before.contains("retard"))
        // Another school's class of the same name, in the same portal, changes nothing.
        let sheet = try diallo.opens("/fiches/\(try world.schoolClass("3eA").id)").one("//p[@class='lead']")
        let late = sheet.split(separator: "dont ").last?.split(separator: " ").first ?? ""
        #expect(
            late == "0" ? before.hasPrefix("Aucun retard") : before.hasPrefix("\(late) livre"), "\(sheet)")
        let college = try #require(try world.file.read { try $0.partners.partner(world.campus.college) })
        try world.file.write {
            try $0.partners.change(
                college.id, to: .init(name: "Loin", address: "https://cdi.example.org"))
        }
        #expect(try diallo.opens("/professeur").one(tile).hasPrefix("À voir dans son portail"))
        let list = try world.campus.member("cpe").opens("/fiches")
        #expect(!list.text.contains("Aucun retard"))
    }

    @Test("the agenda of a closed account, or of one whose password was given anew, tells nothing any more")
    func feed() throws {
        let zoe = try world.campus.member("zoe")
        try zoe.sends("/agenda", [("jeton", "agenda-un-abcdefgh")])
        let address = try zoe.opens("/eleve").one("//input[@id='adresse-agenda']/@value")
        let path = try #require(address.range(of: "/agenda/").map { String(address[$0.lowerBound...]) })
        let stranger = world.campus.stranger()
        #expect(try stranger.opens(path).status == 200)
        let password = try Password(
            "un autre mot de passe", salt: Array("demonstration-01".utf8), costs: .light)
        try world.file.write { campus in
            guard let account = try campus.accounts.reading.account(login: "zoe") else { return }
            try campus.accounts.setPassword(password, of: account.id, mustChange: true)
        }
        #expect(try stranger.opens(path).status == 404)
    }
}
