import Formats
import Library
import Storage

/// Creating a portal: its file, and the words by which people look for it in the list.
package enum PortalCreation {
    /// The colours that the style sheets know.
    package static let accents = ["teal", "brick", "forest", "indigo", "ochre", "plum", "rose", "blue"]

    package static func create(_ rne: RNE, settings: PortalSettings, in folder: DataFolder) throws {
        try folder.createPortal(rne, settings: settings, searchText: searchText(of: rne, settings))
    }

    /// A portal that changed its name is found by the new one.
    package static func list(_ rne: RNE, settings: PortalSettings, in folder: DataFolder) throws {
        try folder.platform.list(
            PlaceName(rne: rne, name: settings.name, town: settings.town),
            searchText: searchText(of: rne, settings))
    }

    private static func searchText(of rne: RNE, _ settings: PortalSettings) -> String {
        Folding.fold("\(settings.town) \(settings.name) \(rne)")
    }
}
