import Formats
import Library
import School
import Storage
import Templating
import WebServer

/// GET /services: the outside services of one's schools (L-08).
extension CampusVisit {
    func showServices() throws -> Response {
        let services = try file.read { campus in
            try member?.person.map { try campus.services.shown(to: $0.id) } ?? []
        }
        let isAdministrator = member?.account.isAdministrator == true
        let view = ServicesView(
            services, setting: isAdministrator ? place.address(of: .servicesForm(nil)) : nil)
        return try render(view, title: "Services externes")
    }

    /// GET /services/gestion: those of a school, all in one form (L-01, L-02).
    func showServicesForm(
        of chosen: ID<School>?, typed: [ExternalService]? = nil, fault: String? = nil, status: Status = .ok,
    ) throws -> Response {
        let (schools, services) = try file.read { campus in
            let schools = try campus.directory.schools()
            let school = schools.first { $0.id == chosen } ?? schools.first
            return (schools, try school.map { ($0, try campus.services.all(of: $0.id)) })
        }
        guard chosen == nil || schools.contains(where: { $0.id == chosen }) else { throw Failure.notFound }
        let view = ServicesFormView(
            schools, of: services?.0, typed ?? services?.1 ?? [], fault: fault, token: newToken(), at: place)
        return try render(view, title: "Services externes", status: status, section: .services)
    }
}

extension CampusSubmission {
    /// POST /services/gestion: « Enregistrer » (L-02).
    func setServices() throws -> Response {
        guard let school = form["etablissement"].flatMap({ ID<School>($0) }) else { throw Failure.notFound }
        let typed = typedServices()
        do {
            try file.write { campus in
                guard try campus.isFirst(stamp) else { return }
                try campus.services.set(typed, of: school)
                try campus.note("a modifié les services externes", stamp: stamp)
            }
        } catch ExternalServiceRefusal.unknown {
            throw Failure.notFound
        } catch let refusal as ExternalServiceRefusal {
            return try visit.showServicesForm(
                of: school, typed: typed, fault: CampusWording.refusal(refusal), status: .unprocessableContent
            )
        }
        return redirect(to: .directory(.servicesForm(school)), saying: .servicesSet)
    }

    /// The lines of the form in the order of their ranks; those without a name nor an address are removed.
    private func typedServices() -> [ExternalService] {
        let lines = (0..<ExternalService.most + 2).compactMap { place -> (rank: Int, ExternalService)? in
            let name = form.short("nom-\(place)").trimmed
            let address = (form["adresse-\(place)"] ?? "").line(upTo: ExternalService.longestAddress + 1)
            guard !name.isEmpty || !address.isEmpty else { return nil }
            let service = ExternalService(
                name: name, address: address, opensNewWindow: form["fenetre-\(place)"] != nil,
                isEnabled: form["actif-\(place)"] != nil,
                profiles: Set(form.all("profil-\(place)").compactMap(Profile.init(rawValue:))))
            return (form["rang-\(place)"].flatMap(Int.init) ?? place + 1, service)
        }
        return lines.enumerated().sorted { ($0.1.rank, $0.0) < ($1.1.rank, $1.0) }.map(\.1.1)
    }
}

struct ServicesView: View {
    static let template = "directory/services"

    let schools: [Part]
    let nothing: EmptyNote?
    /// Where they are set, for those who may.
    let setting: String?

    struct Part: ViewPart {
        let name: String
        let services: [Service]
    }

    struct Service: ViewPart {
        let name: String
        let address: String
        let opensNewWindow: Bool
    }

    init(_ shown: [(school: School, services: [ExternalService])], setting: String?) {
        self.setting = setting
        schools = shown.map { part in
            Part(
                name: part.school.name,
                services: part.services.map {
                    Service(name: $0.name, address: $0.address, opensNewWindow: $0.opensNewWindow)
                })
        }
        nothing =
            shown.isEmpty
            ? EmptyNote(
                title: "Aucun service pour le moment",
                text: "Quand l’établissement en ouvrira un, son lien sera ici.") : nil
    }
}

struct ServicesFormView: View {
    static let template = "directory/services-form"

    let schools: [SchoolTab]
    let school: String
    let schoolName: String
    let fault: String?
    let action: String
    let token: String
    let services: [Line]

    struct Line: ViewPart {
        let place: String
        let title: String
        let rank: String
        let name: String
        let label: String
        let address: String
        let opensNewWindow: Bool
        let isEnabled: Bool
        let profiles: [Tick]
    }

    struct Tick: ViewPart {
        let name: String
        let value: String
        let label: String
        let isTicked: Bool
    }

    init(
        _ known: [School], of school: School?, _ services: [ExternalService], fault: String?, token: String,
        at place: CampusPlace,
    ) {
        schools =
            known.count < 2
            ? []
            : known.map {
                SchoolTab(
                    label: $0.name, href: place.address(of: .servicesForm($0.id)),
                    isCurrent: $0.id == school?.id)
            }
        self.school = school?.id.description ?? ""
        schoolName = school.map(CampusWording.school) ?? ""
        self.fault = fault
        self.token = token
        action = place.address(of: .setServices)
        let blank = ExternalService(name: "")
        self.services = (services + [blank]).enumerated().map { number, service in
            Line(
                place: String(number), title: service.name.isEmpty ? "Un autre service" : service.name,
                rank: String(number + 1), name: service.name,
                label: service.name.isEmpty
                    ? "Adresse" : "Accès \(service.name) de l’établissement",
                address: service.address, opensNewWindow: service.opensNewWindow,
                isEnabled: service.isEnabled,
                profiles: Profile.allCases.map {
                    Tick(
                        name: "profil-\(number)", value: $0.rawValue, label: CampusWording.profiles($0),
                        isTicked: service.profiles.contains($0))
                })
        }
    }
}
