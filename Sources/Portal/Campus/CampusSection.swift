import Templating

/// The rooms of those who manage a campus, as their second bar lists them.
enum CampusSection: CaseIterable {
    case directory, services, exports, partners, connections, messages, links, calendars, sheets

    var label: String {
        switch self {
        case .directory: "Annuaire"
        case .services: "Services externes"
        case .exports: "Exports"
        case .partners: "Portails des CDI"
        case .connections: "Connexions"
        case .messages: "Messages"
        case .links: "Liens utiles"
        case .calendars: "Emplois du temps"
        case .sheets: "Fiches de classe"
        }
    }

    /// Nil while the room is not for this person.
    func page(for member: CampusMember) -> CampusPage? {
        let page: CampusPage =
            switch self {
            case .directory: .directory(.search(DirectorySearch()))
            case .services: .directory(.servicesForm(nil))
            case .exports: .directory(.exports(nil))
            case .partners: .partners(.list)
            case .connections: .connections(.services(.list))
            case .messages: .espaces(.sentMessages)
            case .links: .espaces(.links)
            case .calendars: .espaces(.calendars)
            case .sheets: .espaces(.sheets)
            }
        return page.audience.admits(member) ? page : nil
    }
}

extension SectionBar {
    init(_ member: CampusMember, at current: CampusSection, place: CampusPlace) {
        links = CampusSection.allCases.compactMap { section in
            section.page(for: member).map {
                Section(label: section.label, href: place.address(of: $0), isCurrent: section == current)
            }
        }
    }
}

extension AccountBar {
    init(_ member: CampusMember, at place: CampusPlace) {
        name = member.account.name
        profile = CampusWording.profile(of: member)
        let search = DirectoryPage.search(DirectorySearch())
        find =
            search.audience.admits(member)
            ? Link("Rechercher un élève", place.address(of: .directory(search))) : nil
        space = place.address(of: .home)
        badge = nil
        work = CampusSection.allCases.lazy.compactMap { $0.page(for: member) }.first.map {
            Link("Gestion", place.address(of: $0))
        }
        signOut = place.address(of: .signIn(.signOut))
    }
}
