import Storage

/// From where a page is seen: what its links start with, and which day it is.
package struct Viewpoint: Hashable, Sendable {
    package let place: Place
    package let today: Day

    func address(of page: PortalPage) -> String {
        place.address(of: page)
    }
}
