import Library
import Storage
import WebServer

/// The text of an article as it was typed, and from which revision.
struct WritingEntry {
    var title: String
    var source: String
    /// The revision that was on the screen when the writer began.
    var basedOn: Int
    var token = ""
    /// The text of the product that was merged into this one, by its fingerprint; empty: none.
    var merged = ""
    /// Where the writer goes once the text is saved; nil: on writing.
    var next: Next?

    enum Next: String {
        case settings = "reglages"
        case history = "historique"

        func page(of id: ID<Article>) -> EditorPage {
            switch self {
            case .settings: .settings(id)
            case .history: .history(id)
            }
        }
    }

    init(_ revision: ArticleRevision) {
        title = revision.title
        source = revision.source
        basedOn = revision.number
    }

    /// Browsers send line breaks as CRLF (WHATWG HTML, form submission); texts are kept with LF.
    init(_ form: Form) {
        title = (form["titre"] ?? "").asTyped
        source = (form["texte"] ?? "").asTyped
        basedOn = form["base"].flatMap { Int($0) } ?? 0
        token = form.short("jeton")
        merged = form.short("fusion")
        next = form["suite"].flatMap(Next.init)
    }

    /// What keeps this text from being saved, if anything does; it is all still in the form.
    var fault: WritingFault? {
        let size = source.utf8.count
        if size > Article.longestSource { return .tooLong(bytes: size) }
        if title.unicodeScalars.contains("\u{FFFD}") { return .unreadable(line: nil) }
        return source.firstLine { $0.unicodeScalars.contains("\u{FFFD}") }.map { .unreadable(line: $0) }
    }

    /// Two texts that disagree were put together, and nobody has chosen yet.
    var unsettledLine: Int? { source.firstLine(where: Meeting.isMark) }
}

enum WritingFault: Equatable {
    case tooLong(bytes: Int)
    /// Bytes that are no letter were sent; nil: in the title.
    case unreadable(line: Int?)
    case noTitle
    case titleTooLong(Int)
    /// It can be saved, and not be published.
    case unsettled(line: Int)
    case unpublishable([FaultLine])
}

extension String {
    /// Lines end with LF; what no one types, and XML 1.0 (§2.2) refuses, is left out.
    fileprivate var asTyped: String {
        let isPlain = unicodeScalars.allSatisfy { $0 != "\r" && $0.isTyped }
        guard !isPlain else { return self }
        var scalars = UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in unicodeScalars {
            if scalar == "\r" {
                scalars.append("\n")
            } else if scalar.isTyped, scalar != "\n" || previous != "\r" {
                scalars.append(scalar)
            }
            previous = scalar
        }
        return String(scalars)
    }

    /// From 1.
    fileprivate func firstLine(where isWanted: (Substring) -> Bool) -> Int? {
        var number = 0
        for line in unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            if isWanted(Substring(line)) { return number }
        }
        return nil
    }
}

extension Unicode.Scalar {
    fileprivate var isTyped: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
