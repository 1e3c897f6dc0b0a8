/// The fields of one notice, wherever its generation puts them: generation A has those of the document in a group
/// DOCUMENTS, generation B in the notice itself, with the notice of the host inside the notice of a part.
struct MemoNotice {
    /// The notice, then its document.
    private let places: [MemoElement]
    let isPart: Bool
    let host: MemoElement?

    /// `record`: an element NOTICES. The generation shows by what is inside.
    init(_ record: MemoElement) {
        let part = record.all("NOTICE_PARTIE").first
        let notice = part ?? record.all("NOTICE_GENERALE").first ?? record
        isPart = part != nil
        host = part?.all("NOTICE_GENERALE").first
        places = [notice] + notice.all("DOCUMENTS")
    }

    func text(_ names: String...) -> String {
        for name in names {
            for place in places {
                let text = place.text(name)
                if !text.isEmpty { return text }
            }
        }
        return ""
    }

    func list(_ names: String...) -> [String] {
        names.lazy.map { MemoValues.split(text($0)) }.first { !$0.isEmpty } ?? []
    }

    /// With its line ends.
    func lines(_ name: String) -> String {
        places.flatMap { $0.all(name) }.map(\.text).joined(separator: "\n")
    }

    func groups(_ name: String) -> [MemoElement] {
        places.flatMap { $0.all(name) }
    }
}
