import School
import Storage
import Templating
import WebServer

/// GET /partenaires/cdi/:rne/utilisateurs: « Exporter les utilisateurs », people ticked (R-08).
extension CampusVisit {
    func showUsers(of rne: RNE, trouble: String? = nil, unticked: Set<ID<Person>> = []) throws -> Response {
        let partner = try partner(rne)
        let (partners, population, last) = try file.read { campus in
            (
                try campus.partners.partners(),
                try campus.partners.population(of: partner, on: today),
                try campus.partners.sendings(to: partner.id).first { $0.trouble.isEmpty }
            )
        }
        let view = PartnerUsersView(
            partner, population, partners: partners, last: last, trouble: trouble, unticked: unticked,
            token: newToken(), place: place)
        return try render(
            view, title: view.title, status: trouble == nil ? .ok : .unprocessableContent, section: .partners)
    }
}

extension PartnerPopulation {
    var everybody: Set<ID<Person>> {
        Set((groups.flatMap(\.pupils) + teachers + staff).map(\.id))
    }
}

struct PartnerUsersView: View {
    static let template = "partners/users"

    let title: String
    let tabs: PartnerTabs
    let trouble: RefusalNote?
    let action: String
    let token: String
    let intro: String
    /// « Le dernier fichier nommait 512 personnes. »
    let former: String?
    let groups: [Group]
    let nothing: EmptyNote?

    struct Group: ViewPart {
        let legend: String
        let count: String
        let people: [Line]
    }

    struct Line: ViewPart {
        let id: String
        let value: String
        let name: String
        let isTicked: Bool
    }

    init(
        _ partner: Partner, _ population: PartnerPopulation, partners: [Partner], last: PartnerSending?,
        trouble: String?, unticked: Set<ID<Person>>, token: String, place: CampusPlace,
    ) {
        title = "Exporter les utilisateurs\u{A0}: \(partner.name)"
        tabs = PartnerTabs(partners, at: partner.rne, place: place)
        self.trouble = trouble.map { RefusalNote(words: $0) }
        action = place.address(of: .partners(PartnersAction.send(partner.rne)))
        self.token = token
        intro =
            "\(Wording.count(population.count, "personne", "personnes")) de ce portail\u{A0}: les élèves de ses classes, leurs enseignants, le personnel de l’établissement. Les parents n’en sont pas."
        former = last.map { sending in
            let change = population.count - sending.people
            let part = sending.people > 0 ? abs(change) * 100 / sending.people : 0
            let words =
                change == 0
                ? "autant"
                : "\(Wording.count(abs(change), "personne", "personnes")) de \(change > 0 ? "plus" : "moins") maintenant"
            return
                "Le dernier fichier envoyé en nommait \(Wording.number(sending.people))\u{A0}: \(words)."
                + (part >= 20
                    ? " L’écart est grand\u{A0}: vérifiez les classes du portail avant d’envoyer." : "")
        }
        func group(_ legend: String, _ people: [Person], _ key: String) -> Group {
            Group(
                legend: legend, count: Wording.number(people.count),
                people: people.map {
                    Line(
                        id: "\(key)-\($0.id)", value: "\($0.id)", name: $0.name,
                        isTicked: !unticked.contains($0.id))
                })
        }
        groups =
            (population.groups.map {
                group($0.schoolClass.name, $0.pupils, "c\($0.schoolClass.id)")
            } + [
                group("Enseignants", population.teachers, "e"), group("Personnels", population.staff, "p"),
            ]).filter { !$0.people.isEmpty }
        nothing =
            groups.isEmpty
            ? EmptyNote(
                title: "Personne à envoyer pour le moment",
                text: "Choisissez d’abord les classes concernées par ce portail.") : nil
    }

    static let examples = PartnerExamples.partners.prefix(1).flatMap { partner in
        [
            PartnerUsersView(
                partner, PartnerPopulation(groups: [], teachers: [], staff: []), partners: [], last: nil,
                trouble: nil, unticked: [], token: "a", place: Examples.campusPlace),
            PartnerUsersView(
                partner, PartnerExamples.population(Examples.hostile), partners: PartnerExamples.partners,
                last: PartnerExamples.sendings.last, trouble: Examples.hostile, unticked: [ID(1)], token: "a",
                place: Examples.campusPlace),
        ]
    }
}
