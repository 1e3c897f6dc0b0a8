import Foundation
import Library
import School
import Storage

/// What passes between a home page of the campus and a portal of this machine: papers, asked for under the opaque key of
/// a person (O-01), never a name.
struct PortalAtHome {
    let rne: RNE
    let place: Place
    let library: LibraryFile

    /// What a portal lends to somebody, as its tile shows it; nil: they borrow nothing there.
    struct Paper {
        var holdings: CdiTile.Holdings?
        var hours: [CdiTile.DayHours] = []
    }

    static let daysOfHours = 7

    func paper(for entKey: String?, withHistory: Bool = false, on day: Day) throws -> Paper {
        try library.read { library in
            let calendar = try library.circulation.calendar(from: day)
            var paper = Paper()
            paper.hours = (0..<Self.daysOfHours).map { CdiTile.DayHours(day + $0, calendar) }
            guard let entKey, let borrower = try library.borrowers.borrower(entKey: entKey) else { return paper }
            paper.holdings = try holdings(of: borrower, withHistory: withHistory, in: library, on: day)
            return paper
        }
    }

    private func holdings(of borrower: Borrower, withHistory: Bool, in library: LibraryReading, on day: Day) throws
        -> CdiTile.Holdings
    {
        let loans = try library.circulation.currentLoans(of: borrower.id)
        let renewals = try library.circulation.renewals(of: loans, by: borrower, on: day)
        let late = loans.filter { $0.isOverdue(on: day) } + loans.filter { !$0.isOverdue(on: day) }
        let firstDay = try library.retentionRules().firstDayOfHistory(on: day)
        let history = try library.circulation.history(of: borrower.id, since: firstDay)
        let reservations = try library.circulation.openReservations(of: borrower.id)
        return CdiTile.Holdings(
            loans: late.map { loan in
                var renewal: String?
                if case .success? = renewals[loan.id] { renewal = loan.id.description }
                return CdiTile.Loan(loan, renewal: renewal, at: place, on: day)
            },
            // Whether there is a history is all that is said before it is asked for.
            history: (withHistory ? history[...] : history.prefix(1)).map { CdiTile.Loan($0, at: place, on: day) },
            reservations: reservations.map { CdiTile.Reservation($0, at: place) }
                .sorted { $0.isSetAside && !$1.isSetAside })
    }
}

extension CdiTile.DayHours {
    init(_ day: Day, _ calendar: OpeningCalendar) {
        let spans = calendar.hours(on: day).map { Span(opensAt: $0.opensAt, closesAt: $0.closesAt) }
        let isKnown = !calendar.week.isEmpty || !calendar.exceptions.isEmpty
        self.init(
            day: day, spans: spans,
            reason: spans.isEmpty && isKnown
                ? PublicHoliday.name(of: day) ?? calendar.closure(on: day)?.label ?? "" : "")
    }
}

extension CdiTile.Loan {
    init(_ loan: Loan, renewal: String? = nil, at place: Place, on day: Day) {
        let record = loan.record
        self.init(
            title: record.numberedTitle, address: place.address(of: .record(record.id)),
            comment: [record.documentType, record.callNumber, loan.copyNumber.map { "exemplaire \($0)" } ?? ""]
                .filter { !$0.isEmpty }.joined(separator: " · "),
            borrowedOn: loan.lentOn, dueOn: loan.dueOn, isLate: loan.isOverdue(on: day), returnedOn: loan.returnedOn,
            renewal: renewal)
    }
}

extension CdiTile.Reservation {
    init(_ reservation: Reservation, at place: Place) {
        self.init(
            title: reservation.record.numberedTitle, address: place.address(of: .record(reservation.record.id)),
            isSetAside: reservation.state == .setAside, keptUntil: reservation.setAsideUntil,
            place: reservation.place ?? 0)
    }
}

extension CampusVisit {
    /// A portal of this machine; nil when it is elsewhere, or does not open now.
    func portalAtHome(_ rne: RNE) -> PortalAtHome? {
        guard site.folder.hasPortal(rne) else { return nil }
        do {
            return PortalAtHome(rne: rne, place: place.portal(rne), library: try site.libraries.file(for: rne))
        } catch {
            site.logger.warning("\(rne) does not answer its campus: \(error)")
            return nil
        }
    }

    /// The tiles of the portals that somebody sees, filled with what each portal says of them.
    func cdiTiles(of partners: [Partner], for reader: EspaceReader) -> [CdiTile] {
        partners.map { partner in
            let address = partner.isDistant ? partner.address : place.portal(partner.rne).address(of: .home)
            var tile = CdiTile(
                portal: partner.rne, name: partner.name, tooltip: partner.tooltip, address: address,
                signsIn: partner.delegatesSignIn)
            guard let portal = partner.isDistant ? nil : portalAtHome(partner.rne) else {
                tile.unavailable = "Le portail ne répond pas en ce moment."
                return tile
            }
            do {
                let key = reader.espace == .guardian ? nil : reader.person.entKey
                let paper = try portal.paper(for: key, withHistory: reader.view.hasHistory, on: today)
                tile.own = paper.holdings
                tile.hours = paper.hours
                tile.children = try reader.children.compactMap { child in
                    try portal.paper(for: child.person.entKey, on: today).holdings.map {
                        CdiTile.Child(child.person.firstName, $0, isOpened: child.hasOpenedLoans)
                    }
                }
                tile.answeredAt = now
            } catch {
                site.logger.warning("\(partner.rne) does not answer its campus: \(error)")
                tile.unavailable = "Le portail ne répond pas en ce moment."
            }
            return tile
        }
    }
}

extension CdiTile.Child {
    init(_ firstName: String, _ holdings: CdiTile.Holdings, isOpened: Bool) {
        self.init(
            firstName: firstName, loans: holdings.loans.count, late: holdings.loans.count(where: \.isLate),
            setAside: holdings.reservations.count(where: \.isSetAside), opened: isOpened ? holdings : nil)
    }
}

/// What a search in the tile finds: the first answers of the portal.
struct CdiFindings {
    struct Found {
        let record: ID<Record>
        let title: String
        let byline: String
        let address: String
        let availability: Availability
        let mayReserve: Bool
    }

    static let count = 5

    let total: Int
    let found: [Found]
    /// All of them, in the portal.
    let all: String
}

extension PortalAtHome {
    func findings(_ text: String, for entKey: String?, on day: Day) throws -> CdiFindings {
        try library.read { library in
            let search = Search(text: text)
            let results = try library.catalogue.search(search, facets: [])
            let borrower = try entKey.flatMap { try library.borrowers.borrower(entKey: $0) }
            let found = try results.found.prefix(CdiFindings.count).map { found in
                CdiFindings.Found(
                    record: found.record.id, title: found.record.numberedTitle, byline: found.record.byline,
                    address: place.address(of: .record(found.record.id)), availability: found.availability,
                    mayReserve: try borrower.map {
                        try mayReserve(found.record.id, $0.id, in: library, on: day)
                    } ?? false)
            }
            return CdiFindings(total: results.total, found: found, all: place.address(of: .search(search)))
        }
    }

    private func mayReserve(_ record: ID<Record>, _ borrower: ID<Borrower>, in library: LibraryReading, on day: Day)
        throws -> Bool
    {
        do {
            try library.circulation.checkReservation(of: record, by: borrower, on: day)
            return true
        } catch is ReservationRefusal {
            return false
        }
    }

    /// - Throws: `ReservationRefusal`, `GestureRefusal`; `Failure.notFound` for somebody who borrows nothing here.
    func reserve(_ record: ID<Record>, for entKey: String, stamp: Stamp) throws {
        try library.write { library in
            guard let borrower = try library.borrowers.reading.borrower(entKey: entKey) else { throw Failure.notFound }
            _ = try library.circulation.reserve(record, for: borrower.id, stamp: stamp)
        }
    }

    /// - Throws: `RenewalRefusal`, `GestureRefusal`; `Failure.notFound` for a loan that is not theirs.
    func renew(_ loan: ID<Loan>, for entKey: String, stamp: Stamp) throws {
        try library.write { library in
            guard let borrower = try library.borrowers.reading.borrower(entKey: entKey) else { throw Failure.notFound }
            _ = try library.circulation.renew(loan, by: .reader(borrower.id), stamp: stamp)
        }
    }
}

/// What a portal tells everybody of a class: its news, its newest books, what is coming, what was chosen for the class.
struct PortalNews {
    struct Item {
        let title: String
        let address: String
        let words: String
    }

    struct Book {
        let title: String
        let byline: String
        let address: String
        let cover: String
    }

    var news: [Item] = []
    var books: [Book] = []
    var events: [AgendaEvent] = []
    var dossiers: [Item] = []
}

extension PortalAtHome {
    /// - Parameter classes: the names of the reader's, or children's; none for those who work there, who see all.
    func news(for reader: Library.Reader, classes: [String], wanted: Set<Tile>, on day: Day) throws -> PortalNews {
        try library.read { library in
            var paper = PortalNews()
            if wanted.contains(.news) {
                paper.news = try library.editorial.articles(.news, for: reader, on: day, limit: 3).map { article, revision in
                    .init(
                        title: revision.title,
                        address: place.address(of: .presenting(.newsItem(slug: article.settings.slug))),
                        words: Wording.capitalized(Wording.date(article.settings.datedOn, today: day)))
                }
            }
            if wanted.contains(.newest) {
                paper.books = try library.catalogue.newest(4).map { record in
                    .init(
                        title: record.numberedTitle, byline: record.byline,
                        address: place.address(of: .record(record.id)), cover: place.address(of: record.coverPage))
                }
            }
            if wanted.contains(.agenda) {
                paper.events = try library.presentation.events(for: reader, from: day, limit: 4)
            }
            if wanted.contains(.dossiers) {
                paper.dossiers = try library.presentation.selections(for: reader, on: day).filter { selection in
                    let own = selection.settings.readership.classes
                    return !own.isEmpty && own.contains { classes.contains($0) }
                }.prefix(6).map { selection in
                    .init(
                        title: selection.title,
                        address: place.address(of: .presenting(.selection(slug: selection.slug))),
                        words: "Sélection pour " + selection.settings.readership.classes.joined(separator: ", "))
                }
            }
            return paper
        }
    }
}

/// One pupil's line of a class sheet: how much, and which if the school says so.
struct SheetPaper {
    var late: [Loan] = []
    var loans: [Loan] = []
    var setAside: [Reservation] = []
}

extension PortalAtHome {
    /// What the pupils of a class hold there, by their opaque keys.
    func sheet(of keys: [String], on day: Day) throws -> [String: SheetPaper] {
        try library.read { library in
            var papers: [String: SheetPaper] = [:]
            for key in keys {
                guard let borrower = try library.borrowers.borrower(entKey: key) else { continue }
                let loans = try library.circulation.currentLoans(of: borrower.id)
                papers[key] = SheetPaper(
                    late: loans.filter { $0.isOverdue(on: day) }, loans: loans,
                    setAside: try library.circulation.openReservations(of: borrower.id).filter {
                        $0.state == .setAside
                    })
            }
            return papers
        }
    }
}
