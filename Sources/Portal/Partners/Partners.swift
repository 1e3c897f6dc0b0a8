import WebServer

/// The table of contents of the partners.
extension CampusVisit {
    func show(_ page: PartnersPage) throws -> Response {
        switch page {
        case .list: throw Failure.notFound
        }
    }
}

extension CampusSubmission {
    func perform(_ action: PartnersAction) throws -> Response {
        throw Failure.wrongMethod
    }
}
