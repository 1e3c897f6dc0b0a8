import Fetching
import Formats
import School
import Storage
import WebServer

/// POST /partenaires/cdi/:rne/utilisateurs: the file goes to the shelf of the portal by a secure channel.
extension CampusSubmission {
    func sendUsers(to rne: RNE) throws -> Response {
        let partner = try visit.partner(rne)
        let ticked = Set(form.all("personne").compactMap { ID<Person>($0) })
        let site = visit.site
        let (population, entries) = try file.read { campus in
            let population = try campus.partners.population(of: partner, on: visit.today)
            // Under a single sign-on nobody ever types these passwords.
            let entries = campus.partners.users(ticked, of: population) {
                SecretToken(random: site.random(9)).text
            }
            return (population, entries)
        }
        guard !entries.isEmpty else {
            return try visit.showUsers(
                of: rne, trouble: "Cochez au moins une personne.", unticked: population.everybody)
        }
        let stamp = stamp
        let begun = try file.write { campus -> ID<PartnerSending>? in
            guard try campus.isFirst(stamp) else { return nil }
            return try campus.partners.beginSending(of: entries.count, to: partner.id, by: stamp)
        }
        let saying: Saying = partner.isDistant ? .usersLeaving : .usersSent
        guard let begun else { return redirect(to: .partners(.portal(rne)), saying: saying) }
        let sending = UsersSending(
            id: begun, bytes: UsersFile.bytes(of: entries, .utf8), entries: entries, partner: partner,
            stamp: stamp)
        if partner.isDistant {
            // Another site may take a minute: nobody waits for it.
            let code = visit.place.code
            site.outside.send { site.deliver(sending, from: code) }
            return redirect(to: .partners(.portal(rne)), saying: saying)
        }
        guard let trouble = try leave(sending) else {
            return redirect(to: .partners(.portal(rne)), saying: saying)
        }
        return try visit.showUsers(
            of: rne, trouble: "Le fichier n’est pas parti. \(trouble)",
            unticked: population.everybody.subtracting(ticked))
    }

    /// To a portal of this server. Why it did not arrive; nil: it did.
    private func leave(_ sending: UsersSending) throws -> String? {
        let (site, partner) = (visit.site, sending.partner)
        var trouble: String?
        do {
            try site.leave(
                sending.bytes, naming: sending.entries, at: partner.rne, from: visit.campus.name,
                of: visit.place.code)
        } catch let error as StorageError {
            site.logger.warning("\(partner.rne) takes no file of its campus: \(error)")
            trouble = "Le portail ne répond pas. Réessayez plus tard."
        }
        try file.write { try $0.end(sending, trouble: trouble) }
        return trouble
    }
}

/// A users' file on its way.
private struct UsersSending: Sendable {
    let id: ID<PartnerSending>
    let bytes: [UInt8]
    let entries: [UserEntry]
    let partner: Partner
    let stamp: Stamp

    var people: Int { entries.count }
}

extension CampusWriting {
    fileprivate func end(_ sending: UsersSending, trouble: String?) throws {
        try partners.endSending(sending.id, trouble: trouble ?? "")
        guard trouble == nil else { return }
        let people = Wording.count(sending.people, "personne", "personnes")
        try note("a envoyé \(people) au portail \(sending.partner.rne)", stamp: sending.stamp)
    }
}

extension Site {
    /// To a portal that is elsewhere, beside the requests.
    fileprivate func deliver(_ sending: UsersSending, from code: CampusCode) {
        do {
            let file = try campuses.file(for: code)
            let credentials = try file.read { try $0.partners.credentials(of: sending.partner.id) }
            var trouble: String?
            do {
                try DistantPortal(sending.partner, credentials, asking: self).send(sending.bytes)
            } catch {
                trouble = error.sentence
            }
            try file.write { try $0.end(sending, trouble: trouble) }
        } catch {
            logger.error("the users' file for \(sending.partner.rne): \(error)")
        }
    }
}
