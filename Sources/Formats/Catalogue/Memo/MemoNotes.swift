/// NOTES_N: one note a line. What has no field of its own in MémoNotices is a note that says what it is, as
/// cataloguers write them (« Fait partie de : Œuvres ; 3 »), and is understood when it is read again.
struct MemoNotes {
    enum Label: String, CaseIterable {
        case title = "Titre propre"
        case partNumber = "Numéro de partie"
        case partTitle = "Titre de partie"
        case subtitle = "Complément du titre"
        case responsibility = "Mention de responsabilité"
        case otherTitle = "Autre titre"
        case originalLanguage = "Langue originale"
        case year = "Année de publication"
        case set = "Fait partie de"
        case series = "Collection"
        case extent = "Importance matérielle"
        case dewey = "Indice Dewey"
        case medium = "Support"
        case audience = "Public"
        case acquired = "Acquis le"
    }

    private(set) var free: [String] = []
    private var labelled: [(label: Label, value: String)] = []

    init() {}

    /// `labels`: those that may be met there.
    init(_ field: String, _ labels: [Label]) {
        for line in field.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let text = Punctuation.tidy(String(decoding: line, as: UTF8.self))
            let (head, value) = text.cut(at: " : ")
            if let label = Label(rawValue: head), labels.contains(label), !value.isEmpty {
                labelled.append((label, value))
            } else if !text.isEmpty {
                free.append(text)
            }
        }
    }

    func values(_ label: Label) -> [String] {
        labelled.compactMap { $0.label == label ? $0.value : nil }
    }

    func value(_ label: Label) -> String {
        values(label).first ?? ""
    }

    mutating func add(_ notes: [String]) {
        free += notes
    }

    mutating func add(_ label: Label, _ value: String) {
        if !value.isEmpty { labelled.append((label, value)) }
    }

    var text: String {
        (free + labelled.map { $0.label.rawValue + " : " + $0.value }).joined(separator: "\n")
    }
}

/// A series or a set in one line: « Folio, ISSN 0768-0732 ; 12 ».
extension RecordDescription.SeriesEntry {
    init(memoLine: String) {
        let (head, volume) = memoLine.cut(at: " ; ")
        let (title, issn) = head.cut(at: ", ISSN ")
        self.init(title: title, volume: volume, issn: ISSN.normalized(issn))
    }

    var memoLine: String {
        title + (issn.isEmpty ? "" : ", ISSN " + issn) + (volume.isEmpty ? "" : " ; " + volume)
    }
}

extension MemoNotes {
    static let ofRecord: [Label] = [
        .title, .partNumber, .partTitle, .subtitle, .responsibility, .otherTitle, .originalLanguage, .set,
        .year, .series, .extent, .dewey,
    ]
    static let ofCopy: [Label] = [.medium, .audience, .acquired]
}
