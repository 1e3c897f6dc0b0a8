import Foundation
import Library
import School
import Storage

/// What passes between a home page of the campus and a portal of this machine, besides loans: papers, asked for under the
/// opaque key of a person (O-01), never a name.
struct PortalAtHome {
    let rne: RNE
    let place: Place
    let library: LibraryFile
}

extension CampusVisit {
    /// A portal of the campus on this machine; nil when it is elsewhere, or does not open now.
    func portalAtHome(_ rne: RNE) -> PortalAtHome? {
        do {
            return PortalAtHome(
                rne: rne, place: place.portal(rne), library: try site.library(of: rne, for: place.code))
        } catch StorageError.missing {
            return nil
        } catch {
            site.logger.warning("\(rne) does not answer its campus: \(error)")
            return nil
        }
    }

    /// What is asked of a portal that opens, and may not be readable all the same; nil then, and a word in the log.
    func asking<Value>(_ portal: PortalAtHome, _ body: (PortalAtHome) throws -> Value) -> Value? {
        do {
            return try body(portal)
        } catch {
            site.logger.warning("\(portal.rne) does not answer its campus: \(error)")
            return nil
        }
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
    func findings(
        _ text: String, for entKey: String?, limit: Int = CdiFindings.count, on day: Day,
    ) throws -> CdiFindings {
        try library.read { library in
            let search = Search(text: text)
            let results = try library.catalogue.search(search, facets: [])
            let borrower = try entKey.flatMap { try library.borrowers.borrower(entKey: $0) }
            let found = try results.found.prefix(limit).map { found in
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

    private func mayReserve(
        _ record: ID<Record>, _ borrower: ID<Borrower>, in library: LibraryReading, on day: Day
    )
        throws -> Bool
    {
        do {
            try library.circulation.checkReservation(of: record, by: borrower, on: day)
            return true
        } catch is ReservationRefusal {
            return false
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
