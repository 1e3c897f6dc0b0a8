import Formats
import Templating

/// A reference ready to be copied, in the manner of ISO 690: STEVENSON, Robert Louis. *L’île au trésor*. Paris :
/// Gallimard, 2001. ISBN 978-2-07-051580-6.
struct Citation {
    let html: HTML

    init(_ record: RecordDescription) {
        var sentences: [String] = []
        func say(_ text: String) {
            guard !text.isEmpty else { return }
            sentences.append(HTML(escaping: text).markup)
        }
        say(Self.authors(record.contributors.filter(\.isAuthor)))
        let title = [record.title, record.subtitle].filter { !$0.isEmpty }.joined(separator: "\u{A0}: ")
        sentences.append("<i>\(HTML(escaping: title).markup)</i>")
        if let set = record.sets.first, !set.volume.isEmpty {
            say(set.title == record.title ? "Tome \(set.volume)" : "\(set.title), \(set.volume)")
        }
        if let host = record.host { say(host.words) }
        say(record.edition)
        if let publication = record.publications.first {
            let who = [publication.place, publication.publisher].filter { !$0.isEmpty }.joined(
                separator: "\u{A0}: ")
            say(
                [who, record.year.map(String.init) ?? publication.date].filter { !$0.isEmpty }.joined(
                    separator: ", "))
        }
        say(record.extent)
        if let isbn = record.isbns.first { say("ISBN \(ISBN(isbn)?.hyphenated ?? isbn)") }
        html = HTML(markup: sentences.map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " "))
    }

    private static func authors(_ contributors: [RecordDescription.Contributor]) -> String {
        let names = contributors.prefix(3).map { contributor in
            guard !contributor.isCollective, let comma = contributor.name.firstIndex(of: ",") else {
                return contributor.name
            }
            return contributor.name[..<comma].uppercased() + contributor.name[comma...]
        }
        return names.joined(separator: "\u{A0}; ") + (contributors.count > 3 ? " et al." : "")
    }
}
