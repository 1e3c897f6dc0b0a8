/// « Nom, Prénom » of catalogues ⇄ « Prénom Nom » of title pages.
package enum NameOrder {
    /// « La Fontaine, Jean de » is « Jean de La Fontaine »; a name without a comma stays as it is.
    package static func display(_ name: String) -> String {
        guard let comma = name.range(ofCommaFrom: name.utf8.startIndex),
            !name[..<comma].utf8.contains(UInt8(ascii: "("))
        else { return name }
        let surname = name[..<comma]
        var rest = name[name.utf8.index(comma, offsetBy: 2)...]
        // A quality stays last: « (docteur) », « , Jr ».
        var quality = Substring()
        let tail = rest.utf8.firstIndex(of: UInt8(ascii: "(")) ?? rest.utf8.firstIndex(of: UInt8(ascii: ","))
        if let tail {
            quality = rest[tail...]
            rest = rest[..<tail]
        }
        while rest.utf8.last == 0x20 { rest.removeLast() }
        guard !rest.isEmpty else { return name }
        let isElided = rest.unicodeScalars.last == "'" || rest.unicodeScalars.last == "’"
        let gap = quality.utf8.first == UInt8(ascii: "(") ? " " : ""
        return rest + (isElided ? "" : " ") + surname + gap + quality
    }

    /// « Jean de La Fontaine » is « La Fontaine, Jean de »: the surname is the last word, with the capitalised
    /// article before it.
    package static func entry(_ name: String) -> String {
        var words = name.split(separator: " ")
        guard !name.utf8.contains(UInt8(ascii: ",")), words.count > 1, var surname = words.popLast() else {
            return name
        }
        for elision in ["d'", "d’"] where surname.hasPrefix(elision) {
            surname = surname.dropFirst(2)
            words.append(Substring(elision))
        }
        var surnames = [surname]
        while words.count > 1, let last = words.last, articles.contains(String(last)) {
            surnames.insert(last, at: 0)
            words.removeLast()
        }
        return surnames.joined(separator: " ") + ", " + words.joined(separator: " ")
    }

    private static let articles: Set<String> = ["La", "Le", "Les", "Du", "Des", "Saint", "Sainte"]
}

extension String {
    /// The first comma followed by a blank.
    fileprivate func range(ofCommaFrom start: String.Index) -> String.Index? {
        var index = start
        while let comma = utf8[index...].firstIndex(of: UInt8(ascii: ",")) {
            let next = utf8.index(after: comma)
            if next < utf8.endIndex, utf8[next] == 0x20 { return comma }
            index = next
        }
        return nil
    }
}
