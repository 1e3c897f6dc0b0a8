import Library
import School
import Storage
import Templating
import WebServer

/// GET /annuaire/personnes/12: all that the directory knows of somebody, with « Gestion des services externes » (K-18).
extension CampusVisit {
    func showPerson(_ id: ID<Person>, fault: PersonView.Fault? = nil, status: Status = .ok) throws -> Response
    {
        guard let sheet = try file.read({ try $0.directory.sheet(of: id) }) else { throw Failure.notFound }
        let view = PersonView(sheet, fault: fault, token: newToken(), at: place, today: today)
        return try render(view, title: view.name, status: status, section: .directory)
    }
}

extension CampusSubmission {
    /// POST /annuaire/personnes/12/identifiant: « Modifier la valeur », « Valider » (K-19).
    func setIdentifier(of id: ID<Person>) throws -> Response {
        guard let affiliation = form["affectation"].flatMap({ ID<Affiliation>($0) }),
            let sheet = try file.read({ try $0.directory.sheet(of: id) }),
            sheet.places.contains(where: { $0.affiliation.id == affiliation })
        else { throw Failure.notFound }
        let typed = form.short("identifiant")
        do {
            try file.write { campus in
                guard try campus.isFirst(stamp) else { return }
                try campus.directory.setPronoteIdentifier(typed, of: affiliation)
                try campus.note("a modifié l’identifiant PRONOTE", about: id, stamp: stamp)
            }
        } catch let refusal as DirectoryRefusal {
            let fault = PersonView.Fault(
                affiliation: affiliation, typed: typed, reason: CampusWording.refusal(refusal))
            return try visit.showPerson(id, fault: fault, status: .unprocessableContent)
        }
        let saying: Saying = typed.trimmed.isEmpty ? .identifierRemoved : .identifierSet
        return redirect(to: .directory(.person(id)), saying: saying)
    }
}

struct PersonView: View {
    static let template = "directory/person"

    let back: Link
    let name: String
    let mark: Mark?
    let facts: [Fact]
    let services: [Service]
    let noService: String?
    let classes: Ledger?
    let family: [Ledger]
    let account: AccountNote

    struct Fact: ViewPart {
        let label: String
        let value: String
    }

    /// The identifier of one school (K-20).
    struct Service: ViewPart {
        let school: String
        let profile: String
        /// « Aucun » where there is none.
        let value: String
        let affiliation: String
        let field: Field
        let isOpen: Bool
        let action: String
        let token: String
    }

    struct AccountNote: ViewPart {
        let sentence: String
        let giving: Link
    }

    /// What was typed, and why it was not taken.
    struct Fault {
        let affiliation: ID<Affiliation>
        let typed: String
        let reason: String
    }
}

extension PersonView {
    init(_ sheet: PersonSheet, fault: Fault?, token: String, at place: CampusPlace, today: Day) {
        let person = sheet.person
        back = Link("Annuaire", place.address(of: .search(DirectorySearch())))
        name = person.name
        mark = person.leftOn.map { Mark(left: $0, today: today) }
        facts = [
            ("Civilité", person.civility), ("Prénom", person.firstName), ("Nom", person.lastName),
            ("Né le", person.bornOn?.inFrench ?? ""), ("Mél", person.email),
            ("Clef ENT", person.entKey),
            (
                "Connu sous",
                sheet.sources.map { "\(CampusWording.source($0.name))\u{A0}: \($0.key)" }.joined(
                    separator: " · ")
            ),
            ("Dans l’annuaire depuis", Wording.date(person.addedOn, today: today)),
        ].filter { !$0.1.isEmpty }.map { Fact(label: $0.0, value: $0.1) }
        services = sheet.places.filter { $0.affiliation.leftOn == nil }.map { here in
            let own = fault.flatMap { $0.affiliation == here.affiliation.id ? $0 : nil }
            return Service(here, fault: own, of: person.id, token: token, at: place)
        }
        noService =
            services.isEmpty
            ? "Cette personne n’est plus dans aucun établissement\u{A0}: elle n’a pas d’identifiant." : nil
        // Whoever answers for a class teaches there too.
        let formed = Set(sheet.enrolments.filter { $0.role == .formTeacher }.map(\.schoolClass.id))
        let rows = sheet.enrolments.filter {
            $0.role != .teacher || !formed.contains($0.schoolClass.id)
        }.map { enrolment -> [Ledger.Entry] in
            [
                .link(
                    enrolment.schoolClass.name,
                    place.address(of: .schoolClass(enrolment.schoolClass.id))),
                .text(enrolment.schoolClass.isGroup ? "Groupe" : "Classe"),
                .text(CampusWording.role(enrolment.role)),
            ]
        }
        classes =
            rows.isEmpty
            ? nil : Ledger("Classes et groupes", columns: ["Nom", "Sorte", "À titre de"], rows: rows)
        family = [("Responsables", sheet.guardians), ("Enfants", sheet.children)].filter { !$0.1.isEmpty }.map
        {
            Ledger(
                $0.0, columns: ["Nom", "Lien"],
                rows: $0.1.map { relative in
                    [
                        .link(relative.person.name, place.address(of: .person(relative.person.id))),
                        .text(CampusWording.kinship(relative)),
                    ]
                })
        }
        account = AccountNote(
            sentence: sheet.account.map { account in
                account.isClosed
                    ? "Le compte «\u{A0}\(account.login)\u{A0}» est fermé."
                    : account.hasPassword
                        ? "Se connecte sous «\u{A0}\(account.login)\u{A0}»."
                        : "Le compte «\u{A0}\(account.login)\u{A0}» n’a pas encore de mot de passe."
            } ?? "Pas encore de compte\u{A0}: il s’ouvre avec le premier mot de passe.",
            giving: Link(
                sheet.account?.hasPassword == true
                    ? "Donner un nouveau mot de passe" : "Premier mot de passe",
                place.address(of: .passwords(PeopleChoice(ticked: [person.id])))))
    }
}

extension PersonView.Service {
    init(
        _ here: PersonSheet.Place, fault: PersonView.Fault?, of person: ID<Person>, token: String,
        at place: CampusPlace,
    ) {
        let affiliation = here.affiliation
        school = CampusWording.school(here.school)
        profile = ([CampusWording.profile(affiliation.profile), affiliation.role] + affiliation.subjects)
            .filter { !$0.isEmpty }.joined(separator: ", ")
        value = affiliation.pronoteIdentifier ?? "Aucun"
        self.affiliation = affiliation.id.description
        field = Field(
            "identifiant-\(affiliation.id)", "Identifiant Pronote",
            value: fault?.typed ?? affiliation.pronoteIdentifier ?? "",
            hint: "Capitales et chiffres, tel que PRONOTE le donne\u{A0}; vide pour le retirer",
            error: fault?.reason)
        isOpen = fault != nil
        action = place.address(of: .setIdentifier(person))
        self.token = token
    }
}

extension Mark {
    /// « Départ le 3 juillet »
    init(left day: Day, today: Day) {
        self.init("gone", "stop", "Départ le \(Wording.date(day, today: today))")
    }
}

extension CampusWording {
    static func role(_ role: EnrolmentRole) -> String {
        switch role {
        case .pupil: "Élève"
        case .teacher: "Enseignant"
        case .formTeacher: "Professeur principal"
        }
    }
}
