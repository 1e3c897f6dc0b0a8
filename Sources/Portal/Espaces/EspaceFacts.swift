import Formats
import Library
import School
import Storage

/// Who looks at an espace, and at what of it.
struct EspaceReader {
    let espace: Espace
    let view: EspaceView
    let person: Person
    let home: HomeReader

    /// Their own, those that they teach, or their children's: as what they look at this espace.
    var classes: [SchoolClass] { home.classes(as: espace.profile) }

    /// Groups have no place in a portal.
    var classNames: [String] { classes.filter { !$0.isGroup }.map(\.name) }

    /// What portals know of whoever looks: the texts for teachers are for those who teach, and for their heads.
    var ofPortals: Library.Reader {
        let isStaff = espace == .teacher || espace == .head
        return Library.Reader(
            isSignedIn: true, isStaff: isStaff,
            schoolClass: isStaff ? nil : classes.first { !$0.isGroup }?.name)
    }
}

extension Espace {
    /// As what somebody has this espace.
    var profile: Profile {
        switch self {
        case .pupil: .pupil
        case .teacher: .teacher
        case .guardian: .guardian
        case .schoolLife, .head: .staff
        }
    }
}

/// All that an espace reads of the campus's file, in one transaction: a statement for each tile that is there.
struct EspaceFacts {
    let reader: EspaceReader
    let order: TileOrder
    let partners: [Partner]
    /// The same, with whose loans they are asked for.
    let wanted: [CdiWanted]
    var messages: [ReceivedMessage] = []
    var links: [UsefulLink] = []
    var hasServices = false
    var lessons: [ClassEvent] = []
    var tasks: [ClassEvent] = []
    var lessonDossiers: [Dossier] = []
    var feedKey: SecretToken?
    /// Those that they answer for or follow, with who is in them.
    var sheets: [(schoolClass: SchoolClass, audience: SheetAudience)] = []

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
        wanted = try CdiWanted.all(for: person, affiliations, at: partners, in: campus, on: day)
        try readTiles(of: campus, on: day)
        let tiles = tiles
        if tiles.contains(.due) { feedKey = try campus.home.feedKey(of: person.id) }
        if tiles.contains(.classSheet) {
            let schools = Set(affiliations.filter { $0.profile == .staff }.map(\.school))
            let classes =
                espace == .teacher
                ? home.formClasses : try campus.directory.classes().filter { schools.contains($0.school) }
            sheets = try campus.home.sheets(of: classes, on: day)
        }
    }

    /// The home page of a pupil of a class who is nobody (D4).
    init(previewOf schoolClass: SchoolClass, in campus: CampusReading, on day: Day) throws {
        let person = Person.nobody(on: day)
        let view = EspaceView()
        reader = EspaceReader(
            espace: .pupil, view: view, person: person, home: HomeReader(pupilOf: schoolClass))
        order = TileOrder(.pupil)
        partners = try campus.partners.portals(ofClass: schoolClass.id, on: day)
        wanted = partners.map { CdiWanted($0) }
        try readTiles(of: campus, on: day)
    }

    /// What everybody of the same classes is shown.
    private mutating func readTiles(of campus: CampusReading, on day: Day) throws {
        let tiles = tiles
        let told = tiles.isDisjoint(with: [.timetable, .homework]) ? nil : reader.espace.profile
        let shared = try campus.home.shared(for: reader.home, telling: told, on: day)
        if tiles.contains(.messages) {
            messages = try campus.home.messages(of: shared, for: reader.person.id)
        }
        if tiles.contains(.links) { (links, hasServices) = (shared.links, shared.hasServices) }
        if tiles.contains(.timetable) { lessons = shared.lessons }
        if tiles.contains(.homework) { tasks = shared.tasks }
        if tiles.contains(.dossiers) { lessonDossiers = try reader.lessonDossiers(in: campus, on: day) }
    }

    var tiles: Set<Tile> { Set(order.columns.flatMap(\.self)) }

    /// Which portal is looked at: the one that was chosen, or the first.
    var chosen: Partner? { partners.first { $0.rne == reader.view.portal } ?? partners.first }
}
