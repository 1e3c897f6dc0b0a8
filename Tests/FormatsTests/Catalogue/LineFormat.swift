// The Sudoc's line format, `200 1 $aTitre$f…`, turned into a record.
import Foundation

@testable import Formats

enum LineFormat {
    static func record(_ path: String) throws -> MarcRecord {
        var record = MarcRecord(leader: "")
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("LEADER ") {
                record.leader = String(line.dropFirst(7))
            } else if line.hasPrefix("00") {
                record.controlFields.append(.init(String(line.prefix(3)), String(line.dropFirst(4))))
            } else if let start = line.firstIndex(of: "$"), line.utf8.count > 6 {
                let indicators = Array(line.utf8.dropFirst(4).prefix(2))
                let parts = line[start...].split(separator: "$")
                let subfields = parts.map {
                    MarcRecord.Subfield($0.utf8.first ?? 0x20, String($0.dropFirst()))
                }
                record.dataFields.append(
                    .init(String(line.prefix(3)), indicators[0], indicators[1], subfields))
            }
        }
        return record
    }
}
