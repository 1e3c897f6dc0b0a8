import WebServer

/// The table of contents of the directory.
extension CampusVisit {
    func show(_ page: DirectoryPage) throws -> Response {
        switch page {
        case .search: throw Failure.notFound
        }
    }
}

extension CampusSubmission {
    func perform(_ action: DirectoryAction) throws -> Response {
        throw Failure.wrongMethod
    }
}
