import Formats
import Foundation
import Library
import Portal
import Storage
import Testing
import WebServer

/// A small library, its readers, and Mme Leroux signed in at its desk: what the tests of the desk begin with. It is
/// Thursday 19 November 2026, and the library has the hours of the demonstration.
final class TestCounter {
    let path: String
    let site: Site
    let rne: RNE
    let library: LibraryFile
    let clock: TestClock
    let leroux: TestPerson
    private var tokens = 0

    init() throws {
        path = NSTemporaryDirectory() + "lutrin-counter-" + UUID().uuidString
        let (college, lycee) = (try #require(RNE("9990001X")), try #require(RNE("9990002Y")))
        rne = college
        let data = try DataFolder(at: path, portalKind: PortalSchema.kind)
        for (rne, name, copies) in [
            (college, "CDI du collège", Self.books), (lycee, "CDI du lycée", Self.booksOfNeighbour),
        ] {
            try PortalCreation.create(
                rne, settings: PortalSettings(name: name, town: "Saint-Aubin", accent: "teal"), in: data)
            _ = try data.platform.put(rne, inCampus: "tilleuls")
            let file = LibraryFile(try data.openPortal(rne))
            let notices = "\(path)/notices.mrc"
            try Data(copies.flatMap { try Iso2709Writer.bytes(of: MarcRecord(unimarc: $0)) }).write(
                to: URL(fileURLWithPath: notices))
            _ = try CatalogueImport(of: notices, into: file).run(now: Date(timeIntervalSince1970: 0))
            try file.close()
        }
        let clock = TestClock(try #require(Day("2026-11-19")))
        self.clock = clock
        site = try Site(
            data: data, home: TestCampus.home, clock: { clock.now },
            timeZone: TimeZone(identifier: "Europe/Paris") ?? .current)
        library = try site.libraries.file(for: college)
        try library.write {
            try $0.circulation.setCalendar(
                OpeningCalendar(
                    week: (1...5).map {
                        OpeningHours(weekday: $0, opensAt: 510, closesAt: $0 == 3 ? 750 : 1050)
                    }))
            let password = try Password("mot de passe", salt: Array("0123456789abcdef".utf8), costs: .light)
            try $0.accounts.add(
                login: "leroux", name: "Mme Leroux", role: .librarian, password: password, on: clock.day)
            try $0.accounts.add(
                login: "petit", name: "M. Petit", role: .librarian, password: password, on: clock.day)
            try $0.accounts.add(
                login: "eleve", name: "Un élève", role: .member, password: password, on: clock.day)
        }
        leroux = TestPerson(site, at: college)
        #expect(try leroux.signsIn("leroux", password: "mot de passe").status == 303)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch { print("left behind: \(path)") }
    }

    /// A later day comes; Mme Leroux signs in again, as every morning.
    func comes(_ day: Day) throws {
        clock.day = day
        #expect(try leroux.signsIn("leroux", password: "mot de passe").status == 303)
    }

    /// Somebody else signed in, at a screen of their own.
    func person(_ login: String) throws -> TestPerson {
        let person = TestPerson(site, at: rne)
        #expect(try person.signsIn(login, password: "mot de passe").status == 303)
        return person
    }

    @discardableResult
    func reader(
        _ name: String, number: String, schoolClass: String = "5e B", expires: String? = nil,
        isClosed: Bool = false,
    ) throws -> ID<Borrower> {
        try library.write {
            try $0.borrowers.add(
                BorrowerDetails(
                    number: number, name: name, status: "Élève", schoolClass: schoolClass,
                    expiresOn: expires.flatMap { Day($0) }, isClosed: isClosed))
        }
    }

    func write<Value>(_ body: (CirculationWriting) throws -> Value) throws -> Value {
        try library.write { try body($0.circulation) }
    }

    func read<Value>(_ body: (CirculationReading) throws -> Value) throws -> Value {
        try library.read { try body($0.circulation) }
    }

    func stamp() -> Stamp {
        tokens += 1
        return Stamp(token: "set up \(tokens)", actor: "Programme", at: clock.now, day: clock.day)
    }

    func copy(_ number: String) throws -> ID<Copy> {
        try #require(try read { try $0.copy(number: number) }).copy.id
    }

    /// Who has a copy now.
    func holder(of number: String) throws -> String? {
        let copy = try copy(number)
        return try read { try $0.currentLoan(of: copy) }?.borrower?.name
    }

    func lend(_ number: String, to reader: ID<Borrower>) throws {
        let copy = try copy(number)
        _ = try write { try $0.lend(copy, to: reader, stamp: stamp()) }
    }

    func reserve(_ number: String, for reader: ID<Borrower>) throws {
        let record = try #require(try read { try $0.copy(number: number) }).record
        _ = try write { try $0.reserve(record, for: reader, stamp: stamp()) }
    }

    private static let books =
        [
            book("L’île au trésor", "Roman", "R STE", ["100001", "100002"], isbn: "9782070612758"),
            book("Naruto", "Manga", "M KIS", ["100003"]),
            book("Le petit Robert", "Dictionnaire", "443", ["100004"], status: "Hors prêt"),
            book("Vango", "Roman", "R FOM", ["100005"]),
            book("Vieil atlas", "Atlas", "912", ["100006"], status: "Mis au pilon"),
            book("One Piece", "Manga", "M ODA", ["100007"], volume: "12"),
            book("1984", "Roman", "R ORW", ["100008"]),
        ] + (1...24).map { book("Livre \($0)", "Roman", "R LIV", ["\(200000 + $0)"]) }

    private static let booksOfNeighbour = [book("Germinal", "Roman", "R ZOL", ["300001"])]

    private static func book(
        _ title: String, _ type: String, _ callNumber: String, _ copies: [String], isbn: String = "",
        status: String = "En service", volume: String = "",
    ) -> RecordDescription {
        var record = RecordDescription()
        record.sourceKey = title
        record.title = title
        record.medium = "Livre"
        record.natures = [type]
        record.languages = ["fre"]
        if !volume.isEmpty { record.sets = [RecordDescription.SeriesEntry(title: title, volume: volume)] }
        if !isbn.isEmpty { record.isbns = [isbn] }
        record.copies = copies.map { number in
            var copy = CopyDescription()
            copy.number = number
            copy.callNumber = callNumber
            copy.location = "Romans"
            copy.status = status
            return copy
        }
        return record
    }
}

/// The hour of the tests: noon, of a day that they choose.
final class TestClock: @unchecked Sendable {
    private let lock = NSLock()
    private var today: Day

    init(_ day: Day) { today = day }

    var day: Day {
        get { lock.withLock { today } }
        set { lock.withLock { today = newValue } }
    }
    var now: Date { Date(timeIntervalSince1970: Double(day.number) * 86_400 + 39_600) }
}
