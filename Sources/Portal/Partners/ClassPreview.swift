import School
import Storage
import WebServer

/// GET /tableau/classe/:id: « voir comme un élève de 3eA » (D4), their home page without anybody's loans.
extension CampusVisit {
    func showPreview(of id: ID<SchoolClass>) throws -> Response {
        let facts = try file.read { campus -> EspaceFacts? in
            guard let schoolClass = try campus.directory.classes().first(where: { $0.id == id }) else {
                return nil
            }
            return try EspaceFacts(previewOf: schoolClass, in: campus, on: today)
        }
        guard let facts else { throw Failure.notFound }
        let pieces = pieces(of: facts, isPreview: true)
        let name = facts.reader.classes.first?.name ?? ""
        return try render(
            EspaceView.Page(pieces, refusal: nil), title: "Comme un élève de \(name)", section: .partners
        ).allowingForms(to: pieces.outsideSearch)
    }
}
