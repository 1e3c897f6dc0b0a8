import Library
import School
import Storage

/// What passes between a dossier of the campus and the portals of this machine (D10): titles and where they are, what is
/// kept at the library, how often it was lent.
extension Site {
    /// Tells the portals what a dossier asks them to keep. What fails is told again by the job of the night: the campus
    /// remembers that it was not told.
    func report(_ id: ID<Dossier>, in campus: CampusCode) {
        do {
            let file = try campuses.file(for: campus)
            let (report, partners) = try file.read {
                (try $0.dossiers.report(of: id), try $0.partners.partners())
            }
            guard let report else { return }
            for partner in partners where !partner.isDistant && folder.hasPortal(partner.rne) {
                try tell(partner.rne, report.dossier, kept: report.kept, in: campus)
            }
            try file.write { try $0.dossiers.setReported(id, change: report.change) }
        } catch {
            logger.warning("the portals of \(campus) do not know what dossier \(id) keeps: \(error)")
        }
    }

    private func tell(
        _ rne: RNE, _ dossier: Dossier, kept: [DossierDocument], in campus: CampusCode,
    ) throws {
        var wanted: [ID<Record>: Day] = [:]
        for document in kept {
            guard case .portal(rne, let record) = document.source, let until = document.keptUntil else {
                continue
            }
            wanted[ID(record)] = until
        }
        let library = try library(of: rne, for: campus)
        let number = dossier.id.number
        guard try !wanted.isEmpty || !library.read({ try $0.lessonHolds.holds(of: number) }).isEmpty else {
            return
        }
        try library.write {
            try $0.lessonHolds.set(
                wanted, of: number, title: dossier.settings.title, teacher: dossier.authorName, on: today)
        }
    }
}

/// A document of a dossier as its portal knows it now.
struct LessonStock {
    let title: String
    let byline: String
    let address: String
    let cover: String
    let availability: Availability
    /// It is kept at the library until this day.
    let keptUntil: Day?
    /// The librarian who lends it all the same.
    let liftedBy: String
}

extension PortalAtHome {
    /// By their numbers; those that left the catalogue are left out.
    func stock(of records: [Int64], in dossier: ID<Dossier>, on day: Day) throws -> [Int64: LessonStock] {
        try library.read { library in
            let holds = Dictionary(
                try library.lessonHolds.holds(of: dossier.number).map { ($0.record.id, $0) },
                uniquingKeysWith: { first, _ in first })
            return try library.catalogue.details(of: records.map { ID($0) }).reduce(into: [:]) {
                stock, details in
                let record = details.record
                stock[record.id.number] = LessonStock(
                    title: record.numberedTitle, byline: record.byline,
                    address: place.address(of: .record(record.id)),
                    cover: place.address(of: record.coverPage), availability: details.availability,
                    keptUntil: try library.lessonHolds.keeping(record.id, on: day)?.until,
                    liftedBy: holds[record.id]?.liftedBy ?? "")
            }
        }
    }

    func record(_ id: ID<Record>) throws -> Record? {
        try library.read { try $0.catalogue.summary(of: id) }
    }

    func loanCount(of records: [Int64], from first: Day, to last: Day) throws -> Int {
        try library.read {
            try $0.circulation.loanCount(of: records.map { ID($0) }, from: first, to: last)
        }
    }
}
