import Formats
import Foundation
import Library
import School
import Storage
import Synchronization
import Templating
import WebServer

/// « Créer un portail » where there is none yet: a new, empty portal of this server, and who manages it.
extension CampusSubmission {
    /// The same page for the same form, sent twice: its password is shown nowhere else. Nil: the portal is there already.
    ///
    /// - Throws: `PartnerFault`.
    func openOnce(_ rne: RNE, _ typed: PartnerForm, _ stamp: Stamp) throws -> OpenedPortal? {
        try visit.site.openings.once(stamp.token, at: visit.now) {
            guard !visit.site.folder.hasPortal(rne) else { return nil }
            return try open(rne, typed, stamp)
        }
    }

    private func open(_ rne: RNE, _ typed: PartnerForm, _ stamp: Stamp) throws -> OpenedPortal {
        let (known, schools) = try file.read {
            (try $0.partners.partner(rne), try $0.directory.schools())
        }
        if let known { throw PartnerFault.known(name: known.name) }
        let name = typed.name.line(upTo: PartnerDetails.longestName)
        guard !name.isEmpty else { throw PartnerFault.noName }
        guard let school = schools.first(where: { $0.rne == rne }) else { throw PartnerFault.noSchool(rne) }
        guard try !isElsewhere(rne) else { throw PartnerFault.schoolOfAnotherCampus(rne) }
        let folder = visit.site.folder
        try PortalCreation.create(
            rne, settings: PortalSettings(name: name, town: school.town, accent: "teal"), in: folder)
        do {
            let opened = try furnish(rne, named: name, delegates: typed.delegates)
            try file.write { campus in
                guard try campus.isFirst(stamp) else { throw PartnerFault.known(name: name) }
                try campus.partners.add(rne, typed.details)
                try campus.note("a ouvert et déclaré le portail \(rne)", stamp: stamp)
            }
            return opened
        } catch {
            // Nobody has come in yet: a portal without an administrator would only be in the way of another try.
            visit.site.libraries.forget(rne)
            try folder.removePortal(rne)
            throw error
        }
    }

    /// Whether another campus of this server has that school too.
    private func isElsewhere(_ rne: RNE) throws -> Bool {
        let site = visit.site
        return try site.folder.campusCodes().contains { code in
            guard code != visit.place.code else { return false }
            return try site.campuses.file(for: code).read { try $0.directory.schools() }
                .contains { $0.rne == rne }
        }
    }

    private func furnish(_ rne: RNE, named name: String, delegates: Bool) throws -> OpenedPortal {
        let site = visit.site
        _ = try site.folder.platform.put(rne, inCampus: visit.place.code.description)
        let word = NewPassword.readable(random: site.random)
        let password = try Password(word, salt: site.random(16))
        try site.libraries.file(for: rne).write {
            _ = try $0.accounts.add(
                login: OpenedPortal.login, name: visit.member?.account.name ?? "Administration",
                role: .administrator, password: password, mustChange: true, on: visit.today)
            if delegates { try $0.signOn.set(.espaces(on: visit.today)) }
        }
        return OpenedPortal(name: name, password: word)
    }

    func showOpened(_ opened: OpenedPortal, _ rne: RNE) throws -> Response {
        let view = OpenedPortalView(opened, rne, place: visit.place)
        var response = try visit.render(view, title: view.title, section: .partners)
        response.headers.set("Cache-Control", "no-store")
        return response
    }
}

/// A portal that was just opened, with its administrator's first password.
struct OpenedPortal: Sendable {
    let name: String
    let password: String

    static let login = "admin"
}

/// The portals opened in the last minutes, by the forms that asked for them: one after the other.
final class PortalOpenings: Sendable {
    private struct Opening {
        let portal: OpenedPortal
        let at: Date
    }

    private static let keptSeconds = 600.0

    private let kept = Mutex<[String: Opening]>([:])

    /// What a form opened, now or when it was sent before.
    func once(_ token: String, at now: Date, open: () throws -> OpenedPortal?) throws -> OpenedPortal? {
        try kept.withLock { kept in
            kept = kept.filter { now.timeIntervalSince($0.value.at) < Self.keptSeconds }
            if let known = kept[token] { return known.portal }
            guard let opened = try open() else { return nil }
            kept[token] = Opening(portal: opened, at: now)
            return opened
        }
    }
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
        login = OpenedPortal.login
        password = portal.password
        warning = rne.checkLetterWarning
        door = Link(
            "Ouvrir le portail",
            place.portal(rne).address(of: .signIn(.door(.administration, returnTo: nil))))
        next = Link("Choisir ses classes", place.address(of: .partners(.classes(rne))))
    }

    static let examples = PartnerExamples.partners.map {
        OpenedPortalView(
            OpenedPortal(name: Examples.hostile, password: Examples.hostile), $0.rne,
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
