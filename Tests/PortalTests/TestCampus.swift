import Foundation
import Library
import Portal
import School
import Storage
import WebServer

/// The demo campus in a temporary folder, and a site that answers without a socket.
final class TestCampus: Sendable {
    /// Made once, for copies only: nobody has ever signed in there.
    static let pristine = Result { try TestCampus() }
    /// Copied once: tests only read it.
    static let shared = Result { try TestCampus(copying: pristine.get()) }

    let path: String
    let site: Site
    let college: RNE
    let lycee: RNE

    /// The root of the project, where Templates, Static and Content are.
    static let home = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// Saturday 21 November 2026, noon.
    static let noon = Date(timeIntervalSince1970: 1_795_258_800)

    init() throws {
        path = NSTemporaryDirectory() + "lutrin-campus-" + UUID().uuidString
        let data = try DataFolder(at: path, portalKind: PortalSchema.kind)
        for school in DemoCampus.schools {
            try DemoCampus.create(school, in: data, content: Self.home + "/Content", now: Self.noon)
        }
        try DemoCampus.createEspaces(in: data, now: Self.noon)
        college = DemoCampus.schools[0].rne
        lycee = DemoCampus.schools[1].rne
        site = try Site(
            data: data, home: Self.home, clock: { Self.noon },
            timeZone: TimeZone(identifier: "Europe/Paris") ?? .current,
            background: { $0() },
        )
    }

    /// A copy of the campus that tests share, to be written in: a file is sooner copied than filled.
    init(copying shared: TestCampus, outside: Outside = Outside()) throws {
        path = NSTemporaryDirectory() + "lutrin-campus-" + UUID().uuidString
        _ = try shared.site.folder.backUp(to: path, campusKind: CampusSchema.kind)
        college = shared.college
        lycee = shared.lycee
        site = try Site(
            data: DataFolder(at: path, portalKind: PortalSchema.kind), home: Self.home, clock: { Self.noon },
            timeZone: TimeZone(identifier: "Europe/Paris") ?? .current, background: { $0() }, outside: outside,
        )
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch { print("left behind: \(path)") }
    }

    /// Opens a page as a browser would, by the host of the portal.
    func open(_ target: String, at rne: RNE, method: Method = .get) throws -> TestPage {
        try TestPage(
            site.respond(to: Request(method, target, headers: ["host": "\(rne.lowercased).localhost"])))
    }

    func openPlatform(_ target: String) throws -> TestPage {
        try TestPage(site.respond(to: Request(.get, target, headers: ["host": "localhost"])))
    }
}
