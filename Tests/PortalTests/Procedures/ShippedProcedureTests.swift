import Formats
import Foundation
import Library
import Storage
import Testing
import WebServer

@testable import Portal

@Suite("The procedures that come with the product")
struct ShippedProcedureTests {
    let world: ProcedureWorld

    init() throws { world = try ProcedureWorld() }

    /// A school that has nothing, and one that has everything.
    private var standings: [Standing] {
        var full = Standing()
        full.records = 10
        full.borrowers = 20
        full.temporaryUsers = 1
        full.withoutStatus = 2
        full.withKey = 3
        full.overdue = 4
        full.hasHours = true
        full.hasMail = true
        return [Standing(), full]
    }

    @Test("X-01 none has a fault: no unknown directive, dead link, missing picture or picture without words")
    func faults() throws {
        for standing in standings {
            for procedure in world.campus.site.procedures.all {
                let texts = [("", procedure.general)] + procedure.variants.map { ($0.ent, $0.text) }
                for (ent, text) in texts {
                    let faults = text.rendered(with: world.guide(standing, ent: ent)).faults
                    #expect(faults == [], "\(procedure.slug) \(ent): \(faults)")
                }
            }
        }
    }

    @Test(
        "X-01 each has a title, a summary, readers, a theme, a date and headings; those for staff, contacts (X-03)"
    )
    func frontMatter() throws {
        for procedure in world.campus.site.procedures.all {
            for text in [procedure.general] + procedure.variants.map(\.text) {
                let front = text.frontMatter
                #expect(front.title?.isEmpty == false, "\(procedure.slug)")
                #expect(front.summary?.isEmpty == false, "\(procedure.slug)")
                #expect(front.audience?.isEmpty == false, "\(procedure.slug)")
                #expect(front.theme?.isEmpty == false, "\(procedure.slug)")
                #expect(front.date.flatMap { Day($0) } != nil, "\(procedure.slug)")
                #expect(front.order != nil, "\(procedure.slug)")
                let isForAll = ProcedureReaders(audience: front.audience) != .librarians
                #expect(isForAll || !front.contacts.isEmpty, "\(procedure.slug)")
                #expect(text.rendered(with: world.guide()).contents.count > 1, "\(procedure.slug)")
            }
        }
    }

    @Test("each procedure of the source documents is there")
    func presence() {
        let slugs = Set(world.campus.site.procedures.all.map(\.slug))
        for slug in [
            "changer-d-interconnexion", "exporter-les-utilisateurs", "mettre-a-jour-les-emprunteurs",
            "traiter-les-emprunteurs-mis-a-l-ecart", "activer-la-connexion", "rapprocher-en-masse",
            "rapprocher-un-par-un", "integrer-pronote-a-l-ent", "creer-un-portail-et-repartir-les-classes",
            "afficher-les-prets-sur-les-espaces", "faire-entrer-l-annuaire", "ouvrir-les-espaces-a-chacun",
            "ecrire-sur-les-espaces", "donnees-personnelles", "a-qui-demander",
        ] {
            #expect(slugs.contains(slug), "\(slug)")
        }
    }

    @Test("D7 every button to a screen that is built leads to a page that answers")
    func screens() throws {
        let admin = try world.campus.visitor("admin")
        let manager = try world.campus.member("admin")
        for screen in ProcedureScreen.allCases {
            switch screen.destination {
            case .portal(let page)?:
                #expect(try admin.opens(page.address).status == 200, "\(screen.rawValue)")
            case .campus(let page)?:
                #expect(try manager.opens(page.address).status == 200, "\(screen.rawValue)")
            case nil: break
            }
        }
        for screen in [ProcedureScreen.lend, .borrowers, .reminders, .catalogue, .calendar, .labels] {
            #expect(screen.destination != nil, "\(screen.rawValue)")
        }
    }

    @Test("X-01 their pictures are there with their sizes, and none is kept for nothing")
    func pictures() throws {
        var named: Set<String> = []
        for procedure in world.campus.site.procedures.all {
            for text in [procedure.general] + procedure.variants.map(\.text) {
                for standing in standings {
                    named.formUnion(text.rendered(with: world.guide(standing)).pictures)
                }
            }
        }
        let folder = TestCampus.home + "/Content/procedures/pictures"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            $0.hasSuffix(".png")
        }
        #expect(Set(files.map { String($0.dropLast(4)) }) == named)
        for name in named {
            let picture = try #require(world.campus.site.procedures.pictures[name], "\(name)")
            #expect(picture.width ?? 0 >= 300 && picture.height ?? 0 >= 100, "\(name)")
            let page = try world.campus.open(picture.address, at: world.campus.college)
            #expect(page.status == 200)
            #expect(page.response.headers["content-type"] == "image/png")
            #expect(page.response.headers["cache-control"]?.contains("immutable") == true)
        }
    }
}
