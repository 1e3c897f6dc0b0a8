import Templating

/// Where something failed: what surrounds its page, and where one may go from there.
struct FailureSurroundings {
    /// For a title; nil outside any place.
    var frame: (String) -> FrameView?
    var search: SearchBox?
    var home: String
    /// Where to sign in; nil for somebody who is.
    var door: String?
    var closedTitle: String

    /// Above the places, or before it is known which.
    init() {
        frame = { _ in nil }
        home = PlatformPage.home(text: "", page: 1).address
        closedTitle = "Ce portail est fermé pour le moment"
    }

    init(_ visit: PortalVisit) {
        frame = { FrameView(failure: visit, title: $0) }
        search = SearchBox(visit.viewpoint, text: "")
        home = visit.address(of: .home)
        door = visit.visitor == .anonymous ? visit.doorBackHere : nil
        closedTitle = "Ce portail est fermé pour le moment"
    }

    init(_ visit: CampusVisit) {
        frame = { FrameView(visit, title: $0) }
        home = visit.address(of: .home)
        door =
            visit.member == nil
            ? visit.address(of: .signIn(.door(.readers, returnTo: visit.returnAddress))) : nil
        closedTitle = "Ces espaces sont fermés pour le moment"
    }
}
