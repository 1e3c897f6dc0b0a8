import Foundation
import Library
import Portal
import Storage
import Testing

/// What is for some is not found by others, wherever they look.
@Suite("What is for some readers")
struct LeakTests {
    let world: PresentingWorld

    init() throws { world = try PresentingWorld.shared.get() }

    /// Every place where news of the demonstration for sixth forms could show.
    private static let places = [
        "/home/", "/actualites", "/actualites.rss", "/agenda", "/agenda.ics", "/recherche?q=sixiemes",
        "/recherche?q=decouvrent", "/espaces/1", "/rubriques/8", "/ressources",
    ]

    @Test("is in no list, feed, search, home page or rubric of a pupil of 5e, nor of a visitor")
    func hidden() throws {
        for reader in [try world.pupil(of: "5eA"), world.campus.passerby()] {
            for place in Self.places {
                let page = try reader.opens(place)
                #expect(page.status == 200, "\(place)")
                #expect(!page.text.contains("sixièmes découvrent"), "\(place)")
                #expect(!page.text.contains("Défi lecture"), "\(place)")
                #expect(!page.text.contains("Bienvenue aux sixièmes"), "\(place)")
                #expect(!page.text.contains("cahier.example.org"), "\(place)")
            }
            #expect(try reader.opens("/actualites/les-sixiemes-decouvrent-le-cdi").status == 404)
        }
    }

    @Test("is there for a pupil of 6e, and for the staff, except in what is read without signing in")
    func shown() throws {
        for reader in [try world.pupil(of: "6eB"), try world.campus.visitor("diallo")] {
            #expect(try reader.opens("/actualites").text.contains("sixièmes découvrent"))
            #expect(try reader.opens("/actualites/les-sixiemes-decouvrent-le-cdi").status == 200)
            #expect(try reader.opens("/recherche?q=sixiemes").text.contains("sixièmes découvrent"))
            #expect(try reader.opens("/agenda").text.contains("Défi lecture"))
            #expect(try reader.opens("/ressources").text.contains("https://cahier.example.org/6e"))
            #expect(try reader.opens("/home/").text.contains("Bienvenue aux sixièmes"))
            #expect(try !reader.opens("/actualites.rss").text.contains("sixièmes découvrent"))
            #expect(try !reader.opens("/agenda.ics").text.contains("Défi lecture"))
        }
    }

    @Test("a selection, a tab and a rubric that are not theirs are not found by their address")
    func directAddresses() throws {
        let (selection, rubric) = try world.library.write { writing in
            let selection = try writing.presentation.addSelection(
                Selection.Settings(
                    title: "Sélection des profs", slug: "pour-les-profs", readership: Readership(.staff)),
                stamp: world.stamp())
            let rubric = try writing.presentation.addBranch(
                .rubric, title: "Salle des profs", in: ID(2), stamp: world.stamp())
            try writing.presentation.put(.selection(selection, slug: ""), in: rubric)
            return (selection, rubric)
        }
        _ = selection
        let pupil = try world.pupil(of: "6eA")
        for address in ["/selections/pour-les-profs", "/espaces/2", "/rubriques/\(rubric)"] {
            #expect(try pupil.opens(address).status == 404, "\(address)")
            #expect(try world.campus.passerby().opens(address).status == 404, "\(address)")
            #expect(try world.campus.visitor("diallo").opens(address).status == 200, "\(address)")
        }
        #expect(try !pupil.opens("/recherche?q=profs").text.contains("Sélection des profs"))
    }

    @Test("P-06 everybody reads the titles of resources; their addresses are for whom they are open to")
    func resources() throws {
        let visitor = try world.campus.passerby().opens("/ressources")
        #expect(visitor.text.contains("Encyclopédie des collèges"))
        #expect(!visitor.text.contains("encyclopedie.example.org"))
        #expect(visitor.text.contains("https://musee.example.org/"))
        #expect(try visitor.has("//a[starts-with(@href,'/connexion')]"))
        // P-09: signed in, borrows nothing.
        let parent = try world.campus.visitor("martin").opens("/ressources")
        #expect(parent.text.contains("https://encyclopedie.example.org/"))
        #expect(!parent.text.contains("cahier.example.org"))
    }

    @Test("the rooms where one composes are for those who manage the portal")
    func composing() throws {
        let pupil = try world.pupil(of: "6eA")
        let rooms = ["accueil", "selections", "ressources", "agenda", "arborescence", "a-revoir", "activite"]
        for room in rooms {
            #expect(try pupil.opens("/administration/\(room)").status == 404)
            #expect(try world.campus.visitor("diallo").opens("/administration/\(room)").status == 404)
            #expect(try world.campus.passerby().opens("/administration/\(room)").status == 303)
            #expect(try pupil.sends("/administration/\(room)").status >= 400)
        }
        #expect(try pupil.sends("/notice/1/selection", ["selection": "1"]).status == 404)
    }
}
