import GRDB

/// What `platform.sqlite` knows of a portal: enough to list it and to find it by its host name.
package struct PlaceName: Equatable, Sendable {
    package let rne: RNE
    package var name: String
    package var town: String

    package init(rne: RNE, name: String, town: String) {
        self.rne = rne
        self.name = name
        self.town = town
    }
}
