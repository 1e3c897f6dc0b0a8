import Library
import Storage
import Templating
import WebServer

/// GET /gestion/reservations: what to confirm, to fetch from the shelves, to hand over, and who waits for what.
extension PortalVisit {
    func showReservations(after mark: GestureMark?, refusing refusal: DeskRefusal? = nil) throws -> Response {
        let facts = try library.read { try ReservationFacts(after: mark, on: today, in: $0) }
        let forms = DeskForms(viewpoint, zone: site.timeZone, token: newToken(), isOfReservations: true)
        let view = ReservationsView(facts, refusing: refusal, forms: forms)
        return try render(
            view, title: view.title, status: refusal == nil ? .ok : .unprocessableContent, hasSearch: false,
            section: .reservations)
    }
}

/// All that the page of reservations shows, read in one transaction.
struct ReservationFacts: Sendable {
    var made: GestureFacts?
    var toFetch: [ToFetch] = []
    var open: [Reservation] = []
    /// Not fetched in time, a few days ago at most.
    var expired: [Reservation] = []
    /// Of the documents that somebody waits for.
    var free: [ID<Record>: [Copy]] = [:]
    /// Of the copies that wait at the desk.
    var kept: [ID<Reservation>: Copy] = [:]
    /// How many documents teachers ask to keep at the library for a lesson.
    var lessonHolds = 0
}

extension ReservationFacts {
    /// The night ends what was not fetched: long enough for a week-end and a day off.
    private static let daysToPutBack = 4

    init(after mark: GestureMark?, on day: Day, in library: LibraryReading) throws {
        let circulation = library.circulation
        made = try mark.flatMap { try GestureFacts($0, in: library) }
        toFetch = try circulation.toFetch(on: day)
        open = try circulation.openReservations()
        lessonHolds = try library.lessonHolds.holds(on: day).count
        expired = try circulation.expired(since: day - Self.daysToPutBack)
        for record in Set(open.filter(\.state.isWaiting).map(\.record.id)) {
            free[record] = try circulation.freeCopies(of: record)
        }
        for reservation in open + expired {
            kept[reservation.id] = try reservation.copy.flatMap { try circulation.copy($0)?.copy }
        }
    }
}

struct ReservationsView: View {
    static let template = "desk/reservations"

    let title: String
    let desk: String
    let band: Band?
    /// « samedi 21 novembre », on the printed list.
    let day: String
    let summary: String
    let toFetch: [FetchRow]
    let nothingToFetch: String?
    let requests: [AskedRow]
    let noRequest: String?
    let kept: [KeptRow]
    let nothingKept: String?
    let queues: [QueueView]
    /// « 3 documents demandés pour un cours »
    let lessons: Link?
    let nothing: EmptyNote?
}

/// A copy to take from its shelf.
struct FetchRow: ViewPart {
    let callNumber: String
    let location: String
    let title: String
    let number: String
    let reader: String
    let setAside: DeskButton
}

/// A request that nobody has confirmed yet.
struct AskedRow: ViewPart {
    let title: String
    let href: String
    let reader: String
    let facts: String
    let validate: DeskButton
    let cancel: DeskButton
}

/// A copy that waits at the desk.
struct KeptRow: ViewPart {
    let title: String
    let number: String
    let reader: String
    let personHref: String
    let until: String
    let isLate: Bool
    /// Where the copy stands when nobody fetches it.
    let shelf: String?
    /// Nil when it has ended by itself.
    let end: DeskButton?
}

/// Those who wait for one document.
struct QueueView: ViewPart {
    let title: String
    let href: String
    /// « 2 lecteurs attendent · 1 exemplaire disponible »
    let facts: String
    let readers: [QueueRow]
}

struct QueueRow: ViewPart {
    let reader: String
    let state: String
    let setAside: [DeskButton]
    let cancel: DeskButton
}
