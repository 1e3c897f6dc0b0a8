import Library
import Templating
import WebServer

/// GET /administration/interconnexion/ent: « Etape : 2 Je choisis mon ENT ».
struct WorkspacesView: View {
    static let template = "interconnection/workspaces"

    let trail: [Link]
    let workspaces: [Line]
    let other: String

    struct Line: ViewPart {
        let label: String
        let area: String
        let href: String
    }

    init(_ workspaces: Workspaces, seenFrom view: Viewpoint) {
        self.init(
            workspaces.all.map {
                Line(
                    label: $0.name, area: $0.area,
                    href: view.address(of: InterconnectionPage.workspace($0.code)))
            }, view)
    }

    private init(_ lines: [Line], _ view: Viewpoint) {
        trail = [
            Link("Réglages", view.address(of: .office(.hub))),
            Link("Interconnexion", view.address(of: InterconnectionPage.standing)),
        ]
        workspaces = lines
        other = view.address(of: InterconnectionPage.workspace(nil))
    }

    static let examples = [
        WorkspacesView([], Examples.view),
        WorkspacesView(
            [
                Line(label: Examples.hostile, area: Examples.long, href: "/"),
                Line(label: Examples.long, area: "", href: "/"),
            ], Examples.view),
    ]
}
