import WebServer

/// The table of contents of the directory: what is read, what is done.
extension CampusVisit {
    func show(_ page: DirectoryPage) throws -> Response {
        switch page {
        case .search(let search): try showPeople(search)
        case .person(let id): try showPerson(id)
        case .classes: try showClasses()
        case .schools: try showSchools()
        case .schoolClass(let id): try showClass(id)
        case .passwords(let choice): try showPasswords(for: choice)
        case .importing: try showImporting()
        case .draft(let id): try showDraft(id)
        case .retention: try showRetention()
        case .services: try showServices()
        case .servicesForm(let school): try showServicesForm(of: school)
        case .exports(let school): try showExports(of: school)
        case .export(let id): try showExport(id)
        case .exportFile(let id): try sendExport(id)
        }
    }

    func address(of page: DirectoryPage) -> String { address(of: .directory(page)) }
}

extension CampusSubmission {
    func perform(_ action: DirectoryAction) throws -> Response {
        switch action {
        case .setIdentifier(let id): try setIdentifier(of: id)
        case .addSchool: try addSchool()
        case .setSupport: try setSupport()
        case .givePasswords: try givePasswords()
        case .receive: try receiveFiles()
        case .decide(let id): try decide(id)
        case .setServices: try setServices()
        case .export: try askForExport()
        }
    }
}

extension CampusPlace {
    func address(of page: DirectoryPage) -> String { address(of: .directory(page)) }
    func address(of action: DirectoryAction) -> String { address(of: .directory(action)) }
}
