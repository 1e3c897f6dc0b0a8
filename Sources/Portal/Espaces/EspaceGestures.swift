import Foundation
import Library
import School
import Storage
import WebServer

/// POST: tiles moved, loans renewed, documents reserved, from a home page.
extension CampusSubmission {
    /// POST /eleve/disposition
    func moveTile(in espace: Espace) throws -> Response {
        guard let person = visit.member?.person, let tile = form["tuile"].flatMap({ Tile(rawValue: $0) }),
            let move = form["geste"].flatMap({ TileOrder.Move(word: $0) })
        else { throw Failure.notFound }
        try once { campus, _ in try campus.home.move(tile, move, of: person.id, in: espace) }
        return redirect(to: .espaces(.layout(espace)), saying: .tileMoved)
    }

    /// POST /eleve/disposition/origine
    func resetTiles(in espace: Espace) throws -> Response {
        guard let person = visit.member?.person else { throw Failure.notFound }
        try once { campus, _ in try campus.home.resetTiles(of: person.id, in: espace) }
        return redirect(to: .espaces(.layout(espace)), saying: .tilesUsual)
    }

    /// POST /eleve/prolonger (D2)
    func renew(in espace: Espace) throws -> Response {
        guard let loan = form["pret"] else { throw Failure.notFound }
        return try atPortal(in: espace, saying: .renewedAtLibrary) { portal, person, stamp in
            do {
                _ = try visit.site.renew(
                    loan, for: person, at: portal, in: visit.place.code, stamp: stamp)
            } catch RenewalRefusal.unknownLoan {
                throw Failure.notFound
            }
        }
    }

    /// POST /eleve/reserver (D2)
    func reserve(in espace: Espace) throws -> Response {
        guard let record = form["notice"].flatMap({ ID<Record>($0) }) else { throw Failure.notFound }
        return try atPortal(in: espace, saying: .reservedAtLibrary) { portal, person, stamp in
            do {
                try visit.site.reserve(
                    record, for: person, at: portal, in: visit.place.code, stamp: stamp)
            } catch ReservationRefusal.unknownRecord {
                throw Failure.notFound
            }
        }
    }

    /// Does something at a portal that the person sees; a refusal shows their page again, with what they looked for.
    private func atPortal(
        in espace: Espace, saying: Saying, gesture: (RNE, Person, Stamp) throws -> Void,
    ) throws -> Response {
        var view = EspaceView(portal: form["portail"].flatMap { RNE($0) })
        let (facts, _) = try visit.facts(of: espace, view)
        guard espace != .guardian, let partner = facts.partners.first(where: { $0.rne == view.portal }),
            !partner.isDistant, visit.portalAtHome(partner.rne) != nil
        else { throw Failure.notFound }
        do {
            try gesture(partner.rne, facts.reader.person, stamp)
        } catch let refusal as RenewalRefusal {
            return try again(espace, view, refusal.words(today: visit.today))
        } catch let refusal as ReservationRefusal {
            view.text = form["q"] ?? ""
            return try again(espace, view, refusal.words(today: visit.today))
        } catch is GestureRefusal {
            return try again(
                espace, view, "Cette page a déjà servi. La voici à jour\u{A0}: recommencez si besoin.")
        }
        if facts.partners.count == 1 { view.portal = nil }
        return redirect(to: .espaces(.espace(espace, view)), saying: saying)
    }

    private func again(_ espace: Espace, _ view: EspaceView, _ words: String) throws -> Response {
        try visit.showEspace(espace, view, refusal: words, status: .unprocessableContent)
    }

    /// POST /agenda
    func makeFeed() throws -> Response {
        guard let member = visit.member, let person = member.person,
            let espace = Espace.all(of: member.affiliations).first
        else { throw Failure.notFound }
        let key = SecretToken(random: visit.site.random(24))
        try once { campus, stamp in try campus.home.setFeedKey(key, of: person.id, on: stamp.day) }
        return redirect(to: .espaces(.espace(espace, EspaceView())), saying: .feedMade)
    }

    /// POST /agenda/supprimer
    func revokeFeed() throws -> Response {
        guard let member = visit.member, let person = member.person,
            let espace = Espace.all(of: member.affiliations).first
        else { throw Failure.notFound }
        try once { campus, _ in try campus.home.setFeedKey(nil, of: person.id, on: visit.today) }
        return redirect(to: .espaces(.espace(espace, EspaceView())), saying: .feedRevoked)
    }
}

extension TileOrder.Move {
    /// As forms write it.
    var word: String {
        switch self {
        case .up: "monter"
        case .down: "descendre"
        case .left: "gauche"
        case .right: "droite"
        case .hide: "masquer"
        case .show: "montrer"
        }
    }

    init?(word: String) {
        guard let move = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = move
    }
}
