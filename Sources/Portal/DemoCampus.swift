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
    }

    /// Numbers of the 999 range, which no real school has.
    package static let schools: [School] = [
        school(
            "9990001",
            PortalSettings(
                name: "CDI du collège Les Tilleuls", town: "Saint-Aubin", accent: "teal", isDemo: true,
            ), folder: "college"),
        school(
            "9990002",
            PortalSettings(
                name: "CDI du lycée Les Tilleuls", town: "Saint-Aubin", accent: "plum", isDemo: true,
            ), folder: "lycee"),
    ].compactMap(\.self)

    /// - Returns: what the import of its catalogue counted.
    @discardableResult
    package static func create(_ school: School, in data: DataFolder, content: String, now: Date) throws
        -> CatalogueImport.Counts
    {
        try PortalCreation.create(school.rne, settings: school.settings, in: data)
        let library = LibraryFile(try data.openPortal(school.rne))
        let folder = "\(content)/demo/\(school.folder)"
        var total = CatalogueImport.Counts()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        where name.hasSuffix(".xml") {
            let counts = try CatalogueImport(of: "\(folder)/\(name)", into: library).run(now: now)
            total.added += counts.added
            total.refused += counts.refused
        }
        try library.close()
        return total
    }

    private static func school(_ digits: String, _ settings: PortalSettings, folder: String) -> School? {
        guard let shape = RNE(digits + "A"), let rne = RNE(digits + String(shape.expectedCheckLetter)) else {
            return nil
        }
        return School(rne: rne, settings: settings, folder: folder)
    }
}
