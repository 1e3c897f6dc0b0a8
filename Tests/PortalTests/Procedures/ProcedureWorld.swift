import Formats
// A campus of its own for the tests of procedures, which tick steps and write articles.
import Foundation
import Library
import Storage
import Testing
import WebServer

@testable import Portal

struct ProcedureWorld {
    let campus: TestCampus
    let library: LibraryFile

    init() throws {
        campus = try TestCampus(copying: TestCampus.shared.get())
        library = try campus.site.libraries.file(for: campus.college)
    }

    /// A procedure of the portal's own, published.
    @discardableResult
    func publish(
        _ slug: String, title: String = "À nous", readership: Readership = Readership(.staff),
        _ source: String
    ) throws -> ID<Article> {
        try library.write { writing in
            let stamp = Stamp(token: UUID().uuidString, actor: "Mme Leroux", at: TestCampus.noon, zone: .gmt)
            let id = try writing.editorial.add(
                .procedure, title: title, slug: slug, source: source, stamp: stamp)
            try writing.editorial.set(
                ArticleSettings(
                    slug: slug, readership: readership, datedOn: Day(TestCampus.noon, in: .gmt)), of: id)
            try writing.editorial.publish(id)
            return id
        }
    }

    func guide(_ standing: Standing = Standing(), role: Role? = .administrator, ent: String? = nil)
        -> ProcedureGuide
    {
        let visitor: Visitor =
            role.map {
                .known(Account(id: ID(1), login: "x", name: "X", role: $0, mustChangePassword: false))
            } ?? .anonymous
        let shipped = campus.site.procedures
        return ProcedureGuide(
            view: Viewpoint(
                place: Place(rne: campus.college, base: "", origin: "http://x.localhost"),
                today: Day(TestCampus.noon, in: .gmt)),
            portal: PortalSettings(name: "CDI", town: "", accent: "teal"), standing: standing,
            visitor: visitor, reader: Reader(isSignedIn: true, isStaff: true, schoolClass: nil), ent: ent,
            pictures: { shipped.pictures[$0] },
            destinations: Set(
                shipped.all.map { "procedure:\($0.slug)" } + TextPage.allCases.map { "page:\($0.rawValue)" }),
            campus: CampusPlace(
                code: .demonstration, base: "/espaces/tilleuls", origin: "http://x.localhost"),
            managesCampus: role == .administrator)
    }
}
