import Foundation
import Library
import Storage

/// The people, the loans and the reservations of the demonstration, made by the verbs of the desk.
extension DemoCampus {
    /// Fills a school once: a school that has borrowers is left as it is.
    ///
    /// - Parameter users: the file that the campus gives of its people, as any workspace would.
    static func people(of school: School, users: [UInt8], in library: LibraryFile, now: Date) throws {
        guard try library.read({ try $0.borrowers.list(BorrowerQuery(size: 1)) }).total == 0 else { return }
        // Dear passwords are for real ones: this one is printed on every page.
        let password = try Password(DemoPeople.password, salt: Array("demonstration-00".utf8), costs: .light)
        let today = Day(now, in: .gmt)
        try library.write { writing in
            for character in DemoPeople.accounts {
                let borrower = try character.borrower.map { try writing.borrowers.add($0) }
                try writing.accounts.add(
                    login: character.login, name: character.name, role: character.role, borrower: borrower,
                    password: password, on: today)
            }
            for pupil in DemoPeople.pupils(classes: school.classes) { try writing.borrowers.add(pupil) }
        }
        _ = try library.take(
            BorrowerFile(users), stamp: Stamp(token: "demo users", actor: "Mme Leroux", at: now, zone: .gmt))
        try library.write { try $0.circulation.setCalendar(DemoCalendar.calendar(from: today)) }
        try DemoDesk(library, now: now).play()
        try DemoSpace.fill(library) {
            Stamp(token: "demo \($0)", actor: "Mme Leroux", at: now, zone: .gmt)
        }
        try DemoPresentation.fill(library, classes: school.classes) {
            Stamp(token: "demo \($0)", actor: "Mme Leroux", at: now, zone: .gmt)
        }
    }
}

/// A few weeks at the desk, told again by its verbs: each gesture has its day.
private struct DemoDesk {
    private let library: LibraryFile
    private let now: Date
    private let today: Day
    private let books: [Record]

    init(_ library: LibraryFile, now: Date) throws {
        self.library = library
        self.now = now
        today = Day(now, in: .gmt)
        books = try library.read { library in
            try ["Roman", "Manga", "Bande dessinée"].flatMap { type in
                try library.catalogue.search(Search(filters: [.documentType: [type]], sort: .title)).found
                    .map(\.record)
            }
        }
    }

    func play() throws {
        try lend(0, to: "1001", daysAgo: weeksBefore(today + 1))
        try lend(25, to: "1001", daysAgo: 5)
        try lend(2, to: "1002", daysAgo: 48)
        try lend(3, to: "1002", daysAgo: 41)
        try lend(4, to: "1003", daysAgo: 26)
        try lend(5, to: "2001", daysAgo: 12)
        try giveBack(6, lentTo: "1001", daysAgo: 50, back: 33)
        try giveBack(7, lentTo: "1001", daysAgo: 33, back: 12)
        for index in 0..<24 {
            try giveBack(
                8 + index, lentTo: String(1100 + index * 3), daysAgo: 30 + index, back: 10 + index % 9)
        }
        for index in 0..<18 { try lend(32 + index, to: String(1101 + index * 5), daysAgo: 3 + index * 2) }
        try reserve(0, for: "1003", daysAgo: 2)
        try reserve(44, for: "1001", daysAgo: 1)
        try reserve(45, for: "1104", daysAgo: 1)
        try reserve(56, for: "1107", daysAgo: 1)
        try setAside(57, for: "1001")
        try library.write { writing in
            guard let karim = try writing.borrowers.reading.borrower(number: "1002") else { return }
            try writing.borrowers.setAside(karim.id, stamp: stamp("set aside karim", daysAgo: 8))
        }
    }

    /// How long ago something was lent that is due on `day`, or on the next open one.
    private func weeksBefore(_ day: Day) throws -> Int {
        let due = try library.read { try $0.circulation.calendar(from: today).nextOpenDay(from: day) }
        return today - (due - 21)
    }

    private func lend(_ book: Int, to number: String, daysAgo: Int) throws {
        guard let copy = try copy(of: book), let borrower = try borrower(number) else { return }
        try library.write {
            do {
                _ = try $0.circulation.lend(
                    copy, to: borrower, stamp: stamp("lend \(book) \(number)", daysAgo: daysAgo))
            } catch is LoanRefusal {
                // The next example will do.
            }
        }
    }

    private func giveBack(_ book: Int, lentTo number: String, daysAgo: Int, back: Int) throws {
        try lend(book, to: number, daysAgo: daysAgo)
        guard let borrower = try borrower(number) else { return }
        try library.write { writing in
            for loan in try writing.circulation.reading.currentLoans(of: borrower)
            where books.indices.contains(book) && loan.record.id == books[book].id {
                _ = try writing.circulation.giveBack(
                    loan.copy, stamp: stamp("back \(book) \(number)", daysAgo: back))
            }
        }
    }

    private func reserve(_ book: Int, for number: String, daysAgo: Int) throws {
        guard books.indices.contains(book), let borrower = try borrower(number) else { return }
        try library.write {
            do {
                _ = try $0.circulation.reserve(
                    books[book].id, for: borrower, stamp: stamp("reserve \(book) \(number)", daysAgo: daysAgo)
                )
            } catch is ReservationRefusal {
                // The next example will do.
            }
        }
    }

    private func setAside(_ book: Int, for number: String) throws {
        try reserve(book, for: number, daysAgo: 2)
        guard let copy = try copy(of: book), let borrower = try borrower(number) else { return }
        try library.write { writing in
            for reservation in try writing.circulation.reading.openReservations(of: borrower)
            where reservation.record.id == books[book].id {
                _ = try writing.circulation.setAside(
                    copy, for: reservation.id, stamp: stamp("set aside \(book)", daysAgo: 1))
            }
        }
    }

    private func borrower(_ number: String) throws -> ID<Borrower>? {
        try library.read { try $0.borrowers.borrower(number: number)?.id }
    }

    private func copy(of book: Int) throws -> ID<Copy>? {
        guard books.indices.contains(book) else { return nil }
        return try library.read { library in
            try library.catalogue.record(books[book].id)?.copies.first(where: \.isAvailable)?.id
        }
    }

    private func stamp(_ token: String, daysAgo: Int) -> Stamp {
        // Nobody is at the desk on a Sunday: it was done the Friday before.
        let back = daysAgo + ((today - daysAgo).weekday == 7 ? 2 : 0)
        return Stamp(
            token: "demo \(token)", actor: "Mme Leroux", at: now - TimeInterval(back) * 86_400, zone: .gmt)
    }
}
