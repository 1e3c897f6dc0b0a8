import Foundation
import Library
import Storage

/// The school campus of examples: a collège and a lycée, loaded by the verbs that everybody uses. The same world
/// serves the demonstration, the tests and the screenshots.
package enum DemoCampus {
    package struct School: Sendable {
        package let rne: RNE
        package let settings: PortalSettings
        /// Below `Content/demo`.
        package let folder: String
        let classes: [String]
        /// Of the school itself.
        let name: String
    }

    package static let campus = CampusCode.demonstration

    /// Numbers of the 999 range, which no real school has.
    package static let schools: [School] = [
        school(
            "9990001",
            PortalSettings(
                name: "CDI du collège Les Tilleuls", town: "Saint-Aubin", accent: "teal", isDemo: true,
            ), name: "Collège Les Tilleuls", folder: "college",
            classes: DemoDirectory.collegeClasses),
        school(
            "9990002",
            PortalSettings(
                name: "CDI du lycée Les Tilleuls", town: "Saint-Aubin", accent: "plum", isDemo: true,
            ), name: "Lycée Les Tilleuls", folder: "lycee",
            classes: DemoDirectory.lyceeClasses),
    ].compactMap(\.self)

    /// Creates the school, or completes one whose creation was interrupted.
    ///
    /// - Returns: what the import of its catalogue counted.
    @discardableResult
    package static func create(_ school: School, in data: DataFolder, content: String, now: Date) throws
        -> CatalogueImport.Counts
    {
        let folder = "\(content)/demo/\(school.folder)"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        if !data.hasPortal(school.rne) {
            try PortalCreation.create(school.rne, settings: school.settings, in: data)
        }
        _ = try data.platform.put(school.rne, inCampus: campus.description)
        let library = LibraryFile(try data.openPortal(school.rne))
        var total = CatalogueImport.Counts()
        for name in names where name.hasSuffix(".xml") {
            let counts = try CatalogueImport(of: "\(folder)/\(name)", into: library).run(now: now)
            total.added += counts.added
            total.unchanged += counts.unchanged
            total.refused += counts.refused
        }
        let guides = try names.filter { $0.hasSuffix(".md") }.map {
            try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
        }
        if try library.read({ try $0.guides() }).isEmpty { try library.setGuides(guides) }
        try createDirectory(in: data, now: now)
        try people(of: school, users: users(of: school, in: data), in: library, now: now)
        try library.close()
        return total
    }

    private static func school(
        _ digits: String, _ settings: PortalSettings, name: String, folder: String, classes: [String]
    ) -> School? {
        guard let shape = RNE(digits + "A"), let rne = RNE(digits + String(shape.expectedCheckLetter)) else {
            return nil
        }
        return School(rne: rne, settings: settings, folder: folder, classes: classes, name: name)
    }
}
