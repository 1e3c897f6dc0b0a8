import Foundation
import Library
import School
import Storage

/// What passed lately between the lycée of examples and its espaces: a file that came yesterday and was applied, loans
/// asked this morning. The collège has nothing yet.
enum DemoTransfers {
    private static let librarian = "Mme Leroux"

    static func fill(_ school: DemoCampus.School, in data: DataFolder, now: Date) throws {
        let library = LibraryFile(try data.openPortal(school.rne))
        guard try library.read({ try $0.transfers.count() }) == 0 else { return try library.close() }
        let file = try DemoCampus.users(of: school, in: data)
        let census = try UsersCensus(reading: file)
        let came = now - 26 * 3_600
        try library.write { library in
            guard
                let received = try library.shelf.receive(
                    file, naming: census, from: DemoCampus.settings.name, at: came)
            else { return }
            try library.shelf.noteDownload(of: received.id, by: librarian, at: came + 3_600)
            try library.transfers.note(
                .applied, party: received.sender, actor: librarian, count: census.people, at: came + 3_900)
            for (hours, count) in [(27.0, 412), (4, 96), (3, 131), (1, 58)] {
                let at = now - hours * 3_600
                try library.transfers.add(
                    Transfer(.loans, party: Transfer.ownCampus, count: count, startedAt: at, endedAt: at))
            }
        }
        try library.close()
        try noteSending(of: census.people, to: school.rne, in: data, at: came)
    }

    private static func noteSending(of people: Int, to rne: RNE, in data: DataFolder, at came: Date) throws {
        let file = try data.openCampus(DemoCampus.campus)
        let stamp = Stamp(token: "envoi", actor: "Administration", at: came, zone: .current)
        try file.write { campus in
            guard let partner = try campus.reading.partners.partner(rne) else { return }
            try campus.partners.endSending(
                campus.partners.beginSending(of: people, to: partner.id, by: stamp))
        }
        try file.close()
    }
}
