import Formats
import Foundation
import Library
import Storage
import Testing

/// A portal of its own for a test, in a temporary folder.
final class TestPortal {
    let path: String
    let rne: RNE
    let folder: DataFolder
    let library: LibraryFile

    init() throws {
        path = NSTemporaryDirectory() + "lutrin-library-" + UUID().uuidString
        rne = try #require(RNE("9990001X"))
        folder = try DataFolder(at: path, portalKind: PortalSchema.kind)
        try folder.createPortal(
            rne, settings: PortalSettings(name: "CDI", town: "Reims", accent: "teal"), searchText: "cdi",
        )
        library = LibraryFile(try folder.openPortal(rne))
        try library.write {
            try $0.circulation.setCalendar(
                OpeningCalendar(
                    week: (1...5).map {
                        OpeningHours(weekday: $0, opensAt: 510, closesAt: $0 == 3 ? 750 : 1050)
                    }))
        }
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch { print("left behind: \(path)") }
    }

    /// Writes the descriptions to a file as UNIMARC, and imports it.
    @discardableResult
    func importing(_ records: [RecordDescription], file: String = "notices.mrc") throws
        -> CatalogueImport.Counts
    {
        try importing(
            bytes: records.flatMap { try Iso2709Writer.bytes(of: MarcRecord(unimarc: $0)) }, file: file)
    }

    @discardableResult
    func importing(
        bytes: [UInt8], file: String = "notices.mrc", problem: (RecordProblem) -> Void = { _ in },
    ) throws -> CatalogueImport.Counts {
        let file = "\(path)/\(file)"
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return try CatalogueImport(of: file, into: library).run(
            now: Date(timeIntervalSince1970: 0), problem: problem)
    }

    func search(_ search: Search) throws -> SearchResults {
        try library.read { try $0.catalogue.search(search) }
    }

    func titles(_ text: String) throws -> [String] {
        try search(Search(text: text)).found.map(\.record.title)
    }
}

extension RecordDescription {
    /// A book with what tests vary.
    static func book(
        _ key: String, _ title: String, by author: String = "", type: String = "Roman",
        language: String = "fre",
        year: Int? = 2001, subjects: [String] = [], summary: String = "", isbn: String = "",
        set: (title: String, volume: String)? = nil, copies: [String] = [],
    ) -> RecordDescription {
        var record = RecordDescription()
        record.sourceKey = key
        record.title = title
        record.medium = "Livre"
        record.natures = [type]
        if !author.isEmpty { record.contributors = [.init(name: author, role: "070", isMain: true)] }
        record.languages = [language]
        record.year = year
        if let year {
            record.publications = [.init(place: "Paris", publisher: "Gallimard", date: String(year))]
        }
        record.subjects = subjects
        record.summary = summary
        if !isbn.isEmpty { record.isbns = [isbn] }
        if let set { record.sets = [.init(title: set.title, volume: set.volume)] }
        record.copies = copies.map { number in
            var copy = CopyDescription()
            copy.number = number
            copy.callNumber = "R STE"
            copy.location = "Romans"
            return copy
        }
        return record
    }
}

/// The folder of real records that nobody here wrote, beside the project; nil on a machine that lacks it.
let sharedData: String? = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<6 {
        folder.deleteLastPathComponent()
        let candidate = folder.appendingPathComponent("shared/data").path
        if FileManager.default.fileExists(atPath: candidate + "/loc-french-a.mrc") { return candidate }
    }
    return nil
}()
