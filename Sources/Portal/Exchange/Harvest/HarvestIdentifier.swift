import Library
import Storage

/// The names of records among all the repositories of the world: `oai:rne-0510032h.lutrin:12`. They are made of
/// the school's number and not of a host, so that they outlive a move; the guideline « OAI Identifier Format » wants
/// each label to begin with a letter.
struct HarvestIdentifier {
    let repository: String

    init(_ rne: RNE?) {
        repository = "rne-\(rne?.lowercased ?? "").lutrin"
    }

    func text(of record: ID<Record>) -> String {
        "oai:\(repository):\(record)"
    }

    func record(in text: String) -> ID<Record>? {
        let start = "oai:\(repository):"
        guard text.utf8.starts(with: start.utf8) else { return nil }
        return ID(String(decoding: text.utf8.dropFirst(start.utf8.count), as: UTF8.self))
    }
}
