import Library
import Storage
import WebServer

/// The ways through a catalogue without asking it anything.
package enum BrowsePage: Hashable, Sendable {
    case hub
    /// The authors, the subjects or the series, from the first that begins with `from`.
    case headings(Headings, from: String)
    case deweyClasses
    /// « 5 », « 59 », « 599 »
    case deweyClass(String)
    case shelf(ShelfPlace)
    case guide(String)
    case newest

    package enum Headings: String, CaseIterable, Sendable {
        case authors = "auteurs"
        case subjects = "sujets"
        case series
    }

    init?(path: [String], query: Form) {
        switch path {
        case ["nouveautes"]: self = .newest
        case ["parcourir"]: self = .hub
        case ["parcourir", "classes"]: self = .deweyClasses
        case ["parcourir", "rayon"]:
            self = .shelf(
                ShelfPlace(
                    callNumber: Self.short(query["cote"]),
                    record: query["notice"].flatMap { ID<Record>($0) }))
        case let path where path.count == 3 && path[0] == "parcourir" && path[1] == "classes":
            guard (1...3).contains(path[2].utf8.count), path[2].utf8.allSatisfy({ (48...57).contains($0) })
            else {
                return nil
            }
            self = .deweyClass(path[2])
        case let path where path.count == 3 && path[0] == "parcourir" && path[1] == "guides":
            guard Guide.isSlug(path[2]) else { return nil }
            self = .guide(path[2])
        case let path where path.count == 2 && path[0] == "parcourir":
            guard let headings = Headings(rawValue: path[1]) else { return nil }
            self = .headings(headings, from: Self.short(query["de"]))
        default: return nil
        }
    }

    var address: String {
        switch self {
        case .hub: "/parcourir"
        case .headings(let headings, let from):
            "/parcourir/\(headings.rawValue)" + (from.isEmpty ? "" : "?de=\(from.percentEncoded)")
        case .deweyClasses: "/parcourir/classes"
        case .deweyClass(let number): "/parcourir/classes/\(number)"
        case .shelf(let place): "/parcourir/rayon" + place.queryString
        case .guide(let slug): "/parcourir/guides/\(slug)"
        case .newest: "/nouveautes"
        }
    }

    /// Nobody types more, and no call number is longer.
    private static func short(_ text: String?) -> String {
        String((text ?? "").unicodeScalars.prefix(200))
    }
}

extension ShelfPlace {
    fileprivate var queryString: String {
        var pairs: [String] = []
        if !callNumber.isEmpty { pairs.append("cote=\(callNumber.percentEncoded)") }
        if let record { pairs.append("notice=\(record)") }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }
}
