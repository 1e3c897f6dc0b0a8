import Fetching
import Formats
import Foundation
import Library
import School
import Storage
import WebServer

/// POST: portals declared, changed, taken out.
extension CampusSubmission {
    /// POST /partenaires/cdi/nouveau
    func addPartner() throws -> Response {
        let (typed, stamp) = (PartnerForm(form), stamp)
        do {
            guard let rne = RNE(typed.rne) else { throw PartnerFault.badNumber }
            if typed.opens, typed.address.isEmpty, let opened = try openOnce(rne, typed, stamp) {
                return try showOpened(opened, rne)
            }
            let (known, wasSent) = try file.read { (try $0.partners.partner(rne), try $0.knows(stamp)) }
            if wasSent, known != nil {
                return redirect(
                    to: .partners(.portal(rne)),
                    saying: typed.opens ? .portalOpenedBefore : Saying.added(rne))
            }
            if let known { throw PartnerFault.known(name: known.name) }
            let found = try findPortal(rne, typed)
            try file.write { campus in
                guard try campus.isFirst(stamp) else { return }
                try campus.partners.declare(rne, found, at: visit.now)
                try campus.note("a déclaré le portail \(rne)", stamp: stamp)
            }
            return redirect(
                to: .partners(.portal(rne)), saying: found.trouble == nil ? .added(rne) : .partnerToCheck)
        } catch let fault as PartnerFault {
            return try visit.showPartnerForm(typed, fault: fault)
        } catch PartnerRefusal.known(let name) {
            return try visit.showPartnerForm(typed, fault: .known(name: name))
        } catch PartnerRefusal.noName {
            return try visit.showPartnerForm(typed, fault: .noName)
        }
    }

    /// Where the portal is, under which name; one that is elsewhere is asked.
    ///
    /// - Throws: `PartnerFault`.
    private func findPortal(_ rne: RNE, _ typed: PartnerForm) throws -> FoundPortal {
        var form = typed
        if !typed.address.isEmpty {
            try check(typed.address)
            if form.name.line(upTo: 1).isEmpty { throw PartnerFault.noName }
            return FoundPortal(
                details: form.details, credentials: form.credentials,
                trouble: try ask(rne, typed, with: form.credentials))
        }
        guard visit.site.folder.hasPortal(rne) else { throw PartnerFault.notHere(rne) }
        let name = try visit.site.libraries.file(for: rne).read { try $0.portal().name }
        try join(rne, named: name, token: typed.secret)
        if form.name.line(upTo: 1).isEmpty { form.name = name }
        return FoundPortal(details: form.details, credentials: PartnerCredentials(), trouble: nil)
    }

    /// - Throws: `PartnerFault`.
    private func check(_ address: String) throws {
        guard let parsed = WebAddress(address) else { throw PartnerFault.badAddress }
        guard !parsed.isPlain || visit.site.outside.fetcher.asksInPlain else { throw PartnerFault.notSecure }
    }

    /// Asks a portal that is elsewhere, with its token.
    ///
    /// - Returns: why it does not answer, when it is to be kept all the same; nil: it answers.
    /// - Throws: `PartnerFault.silent`.
    private func ask(_ rne: RNE, _ typed: PartnerForm, with credentials: PartnerCredentials) throws
        -> FetchError?
    {
        do {
            try DistantPortal(rne: rne, address: typed.address, credentials, asking: visit.site).check()
            return nil
        } catch {
            guard typed.keepsAnyway else {
                throw PartnerFault.silent(rne, error, hasToken: !credentials.secret.isEmpty)
            }
            return error
        }
    }

    /// A portal of this server that is not in the campus comes in with a token that its administrator gave. One for
    /// an hour, which an ENT has too, does not move a portal for good.
    ///
    /// - Throws: `PartnerFault`.
    private func join(_ rne: RNE, named name: String, token text: String) throws {
        let platform = visit.site.folder.platform
        if let campus = try platform.campus(of: rne) {
            guard campus.code == visit.place.code else { throw PartnerFault.ofAnotherCampus }
            return
        }
        if try platform.portals(ofCampus: visit.place.code).contains(where: { $0.rne == rne }) { return }
        guard !text.isEmpty else { throw PartnerFault.needsToken(portal: name) }
        let library = try visit.site.libraries.file(for: rne)
        guard let token = SecretToken(text),
            try library.read({ try $0.shelf.campus(holding: token) }) != nil
        else { throw PartnerFault.wrongToken }
        _ = try platform.put(rne, inCampus: visit.place.code.description)
    }

    /// POST /partenaires/cdi/:rne
    func changePartner(_ rne: RNE) throws -> Response {
        let partner = try visit.partner(rne)
        let typed = PartnerForm(form)
        do {
            if !typed.address.isEmpty { try check(typed.address) }
            // A portal of this machine is not one of another by a word in a field, nor the reverse.
            guard typed.address.isEmpty != partner.isDistant else { throw PartnerFault.badAddress }
            if typed.name.line(upTo: 1).isEmpty { throw PartnerFault.noName }
            let credentials = try credentials(of: partner, typed)
            let isAsked = credentials != nil || typed.address != partner.address
            let trouble =
                isAsked ? try ask(rne, typed, with: credentials ?? PartnerCredentials()) : nil
            let stamp = stamp
            try file.write { campus in
                guard try campus.isFirst(stamp) else { return }
                try campus.partners.change(partner.id, to: typed.details)
                if let credentials { try campus.partners.set(credentials, of: partner.id) }
                if isAsked { try campus.partners.noteCheck(of: partner.id, trouble, at: visit.now) }
                try campus.note("a changé le portail \(rne)", stamp: stamp)
            }
            return redirect(
                to: .partners(.portal(rne)), saying: trouble == nil ? .partnerChanged : .partnerToCheck)
        } catch let fault as PartnerFault {
            return try visit.showPartner(rne, typed, fault: fault)
        } catch PartnerRefusal.noName {
            return try visit.showPartner(rne, typed, fault: .noName)
        }
    }

    /// What the portal is to be asked with from now on; nil: what it was. A secret that is kept here is never sent to
    /// another address.
    private func credentials(of partner: Partner, _ typed: PartnerForm) throws -> PartnerCredentials? {
        guard typed.secret.isEmpty else { return typed.credentials }
        guard typed.address == partner.address, typed.client != partner.client else { return nil }
        var kept = try file.read { try $0.partners.credentials(of: partner.id) }
        kept.client = typed.client
        return kept
    }

    /// POST /partenaires/cdi/:rne/retirer
    func removePartner(_ rne: RNE) throws -> Response {
        let (partner, stamp) = (try visit.partner(rne), stamp)
        try file.write { campus in
            guard try campus.isFirst(stamp) else { return }
            try campus.partners.remove(partner.id)
            try campus.note("a retiré le portail \(rne) de la cité", stamp: stamp)
        }
        // Nothing passes between the two any longer: to come back, it shows a token again.
        let platform = visit.site.folder.platform
        if try platform.campus(of: rne)?.code == visit.place.code { _ = try platform.put(rne, inCampus: "") }
        return redirect(to: .partners(.list), saying: .partnerRemoved)
    }

    /// POST /partenaires/cdi/:rne/recuperer: « Récupérer les informations ».
    func recoverLoans(of rne: RNE) throws -> Response {
        let partner = try visit.partner(rne)
        guard partner.isDistant else { return redirect(to: .partners(.portal(rne)), saying: .loansHere) }
        try file.write { try $0.partners.forgetPause(of: partner.id) }
        visit.site.askAboutEverybody(at: partner, in: visit.place.code, before: visit.now)
        return redirect(to: .partners(.portal(rne)), saying: .loansAsked)
    }
}

/// A portal that is there, to be declared.
private struct FoundPortal {
    let details: PartnerDetails
    let credentials: PartnerCredentials
    /// Why one that is elsewhere did not answer; nil: it did, or it is here.
    let trouble: FetchError?
}

extension PartnerWriting {
    fileprivate func declare(_ rne: RNE, _ found: FoundPortal, at now: Date) throws {
        let id = try add(rne, found.details)
        guard !found.details.address.isEmpty else { return }
        if !found.credentials.secret.isEmpty { try set(found.credentials, of: id) }
        try noteCheck(of: id, found.trouble, at: now)
    }

    /// What came of asking whether a portal is there.
    fileprivate func noteCheck(of id: ID<Partner>, _ trouble: FetchError?, at now: Date) throws {
        if let trouble {
            try noteFailure(of: id, trouble.sentence, at: now)
        } else {
            try noteSuccess(of: id, at: now)
        }
    }
}

extension Saying {
    fileprivate static func added(_ rne: RNE) -> Saying {
        rne.hasExpectedCheckLetter ? .partnerAdded : .partnerAddedOddly
    }
}
