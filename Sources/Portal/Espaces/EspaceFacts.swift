import Formats
import School
import Storage

/// Who looks at an espace, and at what of it.
struct EspaceReader {
    let espace: Espace
    let view: EspaceView
    let person: Person
    let home: HomeReader

    /// Their own, or their children's; groups have no place in a portal.
    var classNames: [String] { home.classes.filter { !$0.isGroup }.map(\.name) }

    var isEducator: Bool {
        switch espace {
        case .teacher, .schoolLife, .head: true
        case .pupil, .guardian: false
        }
    }
}

/// All that an espace reads of the campus's file, in one transaction: a statement for each tile that is there.
struct EspaceFacts {
    let reader: EspaceReader
    let order: TileOrder
    let partners: [Partner]
    var messages: [ReceivedMessage] = []
    var links: [UsefulLink] = []
    var lessons: [ClassEvent] = []
    var tasks: [ClassEvent] = []
    var feedKey: SecretToken?

    static let daysOfLessons = 6
    static let daysOfTasks = 10

    /// - Parameter affiliations: those that last.
    init(
        _ espace: Espace, _ view: EspaceView, of person: Person, affiliations: [Affiliation],
        in campus: CampusReading,
        on day: Day,
    ) throws {
        let home = try campus.home.reader(person.id, affiliations: affiliations)
        reader = EspaceReader(espace: espace, view: view, person: person, home: home)
        order = try campus.home.tileOrder(of: person.id, in: espace)
        partners = try campus.partners.portals(of: person.id, on: day)
        let wanted = tiles
        if wanted.contains(.messages) { messages = try campus.home.messages(for: home, on: day) }
        if wanted.contains(.links) { links = try campus.home.links(for: home) }
        let classes = home.classes.map(\.id)
        if wanted.contains(.timetable) {
            lessons = try campus.home.events(
                of: classes, from: day, to: day + Self.daysOfLessons, isTask: false)
        }
        if wanted.contains(.homework) {
            tasks = try campus.home.events(of: classes, from: day, to: day + Self.daysOfTasks, isTask: true)
        }
        if wanted.contains(.due) { feedKey = try campus.home.feedKey(of: person.id) }
    }

    var tiles: Set<Tile> { Set(order.columns.flatMap(\.self)) }

    /// Which portal is looked at: the one that was chosen, or the first.
    var chosen: Partner? { partners.first { $0.rne == reader.view.portal } ?? partners.first }
}
