import Formats
import Foundation
import Library
import School
import Storage

/// What passes between the portals of a campus: all of it is here, so that one of them may live on another machine.
extension PortalVisit {
    /// Another portal of the campus, and how many of its documents answer.
    struct Elsewhere {
        let name: String
        let address: String
        let count: Int
    }

    private static let mostNeighbours = 6

    /// The portals of the campus that have an answer to a search that had none here.
    func elsewhere(_ asked: Search) throws -> [Elsewhere] {
        guard let rne = place.rne, !asked.text.isEmpty else { return [] }
        let search = asked.withoutFilters().asking(asked.text, isLiteral: true)
        return try site.folder.platform.neighbours(of: rne, limit: Self.mostNeighbours).compactMap { other in
            guard let place = place.beside(other.rne), let count = count(of: search, at: other.rne), count > 0
            else { return nil }
            return Elsewhere(name: other.name, address: place.address(of: .search(search)), count: count)
        }
    }

    /// Nil when the other portal cannot be asked now: it is not this reader's trouble.
    private func count(of search: Search, at rne: RNE) -> Int? {
        do {
            return try site.libraries.file(for: rne).read { try $0.catalogue.count(of: search) }
        } catch {
            site.logger.warning("\(rne) does not answer its campus: \(error)")
            return nil
        }
    }
}

extension PortalVisit {
    /// The campus that the portal belongs to, where it is reached from here: beside it, so that a session of the one opens
    /// the other. Nil when there is none on this server.
    func campus() -> CampusPlace? {
        guard let rne = place.rne else { return nil }
        do {
            return try site.folder.platform.campus(of: rne).flatMap { try campus($0.code, besides: rne) }
        } catch {
            site.logger.warning("the campus of \(rne) is not known: \(error)")
            return nil
        }
    }

    private func campus(_ code: CampusCode, besides rne: RNE) throws -> CampusPlace? {
        if !place.base.isEmpty {
            return CampusPlace(
                code: code, base: "/espaces/\(code)", origin: place.origin, platform: place.platform)
        }
        if let range = place.origin.range(of: "//\(rne.lowercased).") {
            let beside = place.origin.replacingCharacters(in: range, with: "//\(code).")
            return CampusPlace(code: code, base: beside, origin: "", platform: place.platform)
        }
        return try site.folder.platform.host(of: code).map { host in
            let beside = (request.isSecure ? "https://" : "http://") + host
            return CampusPlace(code: code, base: beside, origin: "", platform: "/")
        }
    }
}

extension PortalVisit {
    /// The portal of the campus that has a copy of this number, when this one has none.
    func portal(ofCopy number: String) -> String? {
        guard let rne = place.rne else { return nil }
        do {
            return try site.folder.platform.neighbours(of: rne, limit: Self.mostNeighbours).first { other in
                has(copy: number, at: other.rne)
            }?.name
        } catch {
            site.logger.warning("the campus of \(rne) is not known: \(error)")
            return nil
        }
    }

    private func has(copy number: String, at rne: RNE) -> Bool {
        do {
            return try site.libraries.file(for: rne).read { try $0.circulation.copy(number: number) } != nil
        } catch {
            site.logger.warning("\(rne) does not answer its campus: \(error)")
            return false
        }
    }
}

/// What a campus asks of a portal of this machine, by the opaque keys of the users' file that it gave.
extension Site {
    struct PortalLoans {
        /// Nobody's: the hours of the library.
        let hours: LoansAnswer
        /// In the order of the keys; nil: the portal does not know them.
        let answers: [LoansAnswer?]
    }

    /// The file of a portal of this machine, for the campus that the portal belongs to and for no other.
    ///
    /// - Throws: `StorageError.missing`.
    func library(of rne: RNE, for campus: CampusCode) throws -> LibraryFile {
        guard try folder.platform.campus(of: rne)?.code == campus else {
            throw StorageError.missing(rne.description)
        }
        return try libraries.file(for: rne)
    }

    /// One read of the portal's file.
    ///
    /// - Parameters:
    ///   - mostHistory: how much of it is told; -1: all of it.
    ///   - beside: what else is read of the portal in the same snapshot.
    func loans(
        of keys: [String], at rne: RNE, _ place: Place, for campus: CampusCode, on day: Day,
        mostHistory: Int = -1, beside: (LibraryFile, LibraryReading) -> Void = { _, _ in },
    ) throws -> PortalLoans {
        let file = try library(of: rne, for: campus)
        count(.loans, of: Transfer.ownCampus, keys.count, at: rne)
        return try file.read { library in
            let paper = LoansPaper(
                library: library, place: place, today: day, instant: now.formatted(.iso8601),
                mostHistory: mostHistory)
            let answers = try keys.map { try paper.answer(of: $0) }
            let loans = PortalLoans(
                hours: try answers.lazy.compactMap(\.self).first ?? paper.answer(), answers: answers)
            beside(file, library)
            return loans
        }
    }

    /// « Prolonger » on a home page: what the portal's own page would do.
    ///
    /// - Parameter loan: as the portal named it (`l_12`).
    /// - Throws: `RenewalRefusal`, `GestureRefusal`.
    func renew(
        _ loan: String, for person: Person, at rne: RNE, in campus: CampusCode, stamp: Stamp,
    ) throws -> RenewalOutcome {
        guard loan.hasPrefix("l_"), let id = ID<Loan>(String(loan.dropFirst(2))) else {
            throw RenewalRefusal.unknownLoan
        }
        let library = try library(of: rne, for: campus)
        guard let reader = try library.read({ try $0.borrowers.borrower(entKey: person.entKey) }) else {
            throw RenewalRefusal.unknownLoan
        }
        return try library.write {
            try $0.circulation.renew(id, by: .reader(reader.id), stamp: stamp).outcome
        }
    }

    /// « Réserver » on a home page.
    ///
    /// - Throws: `ReservationRefusal`, `GestureRefusal`.
    func reserve(
        _ record: ID<Record>, for person: Person, at rne: RNE, in campus: CampusCode, stamp: Stamp,
    ) throws {
        let library = try library(of: rne, for: campus)
        guard let reader = try library.read({ try $0.borrowers.borrower(entKey: person.entKey) }) else {
            throw ReservationRefusal.unknownBorrower
        }
        _ = try library.write {
            try $0.circulation.reserve(record, for: reader.id, stamp: stamp)
        }
    }

    /// Puts a users' file on the shelf of a portal of this machine.
    func leave(
        _ file: [UInt8], naming entries: [UserEntry], at rne: RNE, from sender: String, of campus: CampusCode,
    ) throws {
        let library = try library(of: rne, for: campus)
        _ = try library.write {
            try $0.shelf.receive(file, naming: UsersCensus(entries), from: sender, at: now)
        }
        diary.ask(.shelf, for: rne)
    }

    /// The last file that came to a portal of this machine; nil: none, or the portal does not open now.
    func lastFile(at rne: RNE, for campus: CampusCode) -> ReceivedFile? {
        do {
            return try library(of: rne, for: campus).read { try $0.shelf.files(at: now, limit: 1).first }
        } catch {
            logger.warning("\(rne) does not tell \(campus) what it received: \(error)")
            return nil
        }
    }
}

extension PortalVisit {
    /// Whether who works here manages the campus too. All that says it is a login; the
    /// campus still asks for its own password.
    func manages(_ campus: CampusPlace) -> Bool {
        guard let login = account?.login, Audience.librarians.admits(visitor) else { return false }
        do {
            let known = try site.campuses.file(for: campus.code).read {
                try $0.accounts.account(login: login)
            }
            return known.map { $0.isAdministrator && !$0.isClosed } ?? false
        } catch {
            site.logger.warning("\(campus.code) does not say who manages it: \(error)")
            return false
        }
    }
}
