import Fetching
import Formats
import Library
import School
import Storage
import Templating
import WebServer

/// POST: portals declared, changed, taken out.
extension CampusSubmission {
    /// POST /partenaires/cdi/nouveau
    func addPartner() throws -> Response {
        let typed = PartnerForm(form)
        do {
            guard let rne = RNE(typed.rne) else { throw PartnerFault.badNumber }
            if let known = try file.read({ try $0.partners.partner(rne) }) {
                throw PartnerFault.known(name: known.name)
            }
            let (form, opened) = try findPortal(rne, typed)
            let stamp = stamp
            try file.write { campus in
                guard try campus.isFirst(stamp) else { return }
                let id = try campus.partners.add(rne, form.details)
                if !form.secret.isEmpty, !form.address.isEmpty {
                    try campus.partners.setToken(form.secret, of: id)
                }
                try campus.note("Le portail \(rne) est déclaré.", stamp: stamp)
            }
            if let opened { return try showOpened(opened, rne) }
            return redirect(
                to: .partners(.portal(rne)),
                saying: rne.hasExpectedCheckLetter ? .partnerAdded : .partnerAddedOddly)
        } catch let fault as PartnerFault {
            return try visit.showPartnerForm(typed, fault: fault)
        } catch PartnerRefusal.known(let name) {
            return try visit.showPartnerForm(typed, fault: .known(name: name))
        } catch PartnerRefusal.noName {
            return try visit.showPartnerForm(typed, fault: .noName)
        }
    }

    /// Where the portal is, under which name; opened here when it was asked for.
    ///
    /// - Throws: `PartnerFault`.
    private func findPortal(_ rne: RNE, _ typed: PartnerForm) throws -> (PartnerForm, OpenedPortal?) {
        var form = typed
        if !typed.address.isEmpty {
            try check(typed.address)
            if form.name.line(upTo: 1).isEmpty { throw PartnerFault.noName }
            return (form, nil)
        }
        let folder = visit.site.folder
        var opened: OpenedPortal?
        if !folder.hasPortal(rne) {
            guard typed.opens else { throw PartnerFault.notHere(rne) }
            guard !form.name.line(upTo: 1).isEmpty else { throw PartnerFault.noName }
            opened = try open(rne, named: form.name)
        }
        let name = try visit.site.libraries.file(for: rne).read { try $0.portal().name }
        if opened == nil { try join(rne, named: name, token: typed.secret) }
        if form.name.line(upTo: 1).isEmpty { form.name = name }
        form.secret = ""
        return (form, opened)
    }

    /// - Throws: `PartnerFault`.
    func check(_ address: String) throws {
        guard let parsed = WebAddress(address) else { throw PartnerFault.badAddress }
        guard !parsed.isPlain || visit.site.outside.fetcher.asksInPlain else { throw PartnerFault.notSecure }
    }

    /// A portal of this server that is not in the campus comes in with a token that its administrator gave.
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
            try library.read({ try $0.shelf.campus(showing: token) }) != nil
        else { throw PartnerFault.wrongToken }
        _ = try platform.put(rne, inCampus: visit.place.code.description)
    }

    /// A new, empty portal, and who manages it.
    private func open(_ rne: RNE, named name: String) throws -> OpenedPortal {
        let folder = visit.site.folder
        let name = name.line(upTo: PartnerDetails.longestName)
        let school = try file.read { try $0.directory.schools() }.first { $0.rne == rne }
        try PortalCreation.create(
            rne,
            settings: PortalSettings(name: name, town: school?.town ?? visit.campus.town, accent: "teal"),
            in: folder)
        _ = try folder.platform.put(rne, inCampus: visit.place.code.description)
        let word = NewPassword.readable(random: visit.site.random)
        let password = try Password(word, salt: visit.site.random(16))
        try visit.site.libraries.file(for: rne).write {
            _ = try $0.accounts.add(
                login: "admin", name: visit.member?.account.name ?? "Administration", role: .administrator,
                password: password, mustChange: true, on: visit.today)
        }
        return OpenedPortal(name: name, login: "admin", password: word)
    }

    private func showOpened(_ opened: OpenedPortal, _ rne: RNE) throws -> Response {
        let view = OpenedPortalView(opened, rne, place: visit.place)
        var response = try visit.render(view, title: view.title, section: .partners)
        response.headers.set("Cache-Control", "no-store")
        return response
    }

    /// POST /partenaires/cdi/:rne
    func changePartner(_ rne: RNE) throws -> Response {
        let partner = try visit.partner(rne)
        let typed = PartnerForm(form)
        do {
            if !typed.address.isEmpty { try check(typed.address) }
            // A portal of this machine is not one of another by a word in a field, nor the reverse.
            guard typed.address.isEmpty != partner.isDistant else { throw PartnerFault.badAddress }
            let stamp = stamp
            try file.write { campus in
                guard try campus.isFirst(stamp) else { return }
                try campus.partners.change(partner.id, to: typed.details)
                if !typed.secret.isEmpty { try campus.partners.setToken(typed.secret, of: partner.id) }
                try campus.note("Le portail \(rne) est changé.", stamp: stamp)
            }
            return redirect(to: .partners(.portal(rne)), saying: .partnerChanged)
        } catch let fault as PartnerFault {
            return try visit.showPartner(rne, typed, fault: fault)
        } catch PartnerRefusal.noName {
            return try visit.showPartner(rne, typed, fault: .noName)
        }
    }

    /// POST /partenaires/cdi/:rne/retirer
    func removePartner(_ rne: RNE) throws -> Response {
        let (partner, stamp) = (try visit.partner(rne), stamp)
        try file.write { campus in
            guard try campus.isFirst(stamp) else { return }
            try campus.partners.remove(partner.id)
            try campus.note("Le portail \(rne) est retiré du campus.", stamp: stamp)
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

/// A portal that was just opened: its administrator's password is shown once.
struct OpenedPortal {
    let name: String
    let login: String
    let password: String
}

struct OpenedPortalView: View {
    static let template = "partners/opened"

    let title: String
    let login: String
    let password: String
    let warning: String?
    let door: Link
    let next: Link

    init(_ portal: OpenedPortal, _ rne: RNE, place: CampusPlace) {
        title = "\(portal.name) est ouvert"
        login = portal.login
        password = portal.password
        warning = rne.checkLetterWarning
        door = Link(
            "Ouvrir le portail",
            place.portal(rne).address(of: .signIn(.door(.administration, returnTo: nil))))
        next = Link("Choisir ses classes", place.address(of: .partners(.classes(rne))))
    }

    static let examples = PartnerExamples.partners.map {
        OpenedPortalView(
            OpenedPortal(name: Examples.hostile, login: Examples.long, password: Examples.hostile), $0.rne,
            place: Examples.campusPlace)
    }
}

extension RNE {
    /// A9-6: worth a word, and no more.
    var checkLetterWarning: String? {
        hasExpectedCheckLetter
            ? nil
            : "La lettre finale de \(self) n’est pas celle que ses chiffres appellent (\(expectedCheckLetter))\u{A0}: vérifiez ce numéro."
    }
}
