import Formats
import Library
import Storage

/// Creating a portal: its file, and the words by which people look for it in the list.
package enum PortalCreation {
    /// The colours that the style sheets know.
    package static let accents = ["teal", "brick", "forest", "indigo", "ochre", "plum", "rose", "blue"]

    package static func create(_ rne: RNE, settings: PortalSettings, in folder: DataFolder) throws {
        let words = "\(settings.town) \(settings.name) \(rne)"
        try folder.createPortal(rne, settings: settings, searchText: Folding.fold(words))
    }
}
