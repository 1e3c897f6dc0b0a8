/// What every format of exchange says of a record in the same words.
extension RecordDescription {
    /// « L’île au trésor : roman », for formats that have a place for the number of a volume.
    var fullTitle: String { titleWords(title) }

    /// The same where there is no such place: « Naruto. 12 », since all the volumes have one title.
    var numberedTitle: String {
        let isNamedLikeItsSet = sets.contains { $0.title == title && !$0.volume.isEmpty }
        return titleWords(isNamedLikeItsSet ? "\(title). \(volume)" : title)
    }

    private func titleWords(_ title: String) -> String {
        var words = title
        if !subtitle.isEmpty { words += " : " + subtitle }
        if !partTitle.isEmpty { words += ". " + partTitle }
        return words
    }

    /// The set that this is a volume of, or else the publisher's series.
    var collection: SeriesEntry? {
        sets.first { $0.title != title } ?? series.first
    }

    /// The number of this volume, in its set or on its own.
    var volume: String {
        sets.first { !$0.volume.isEmpty }?.volume ?? partNumber
    }

    var publisher: String { publications.first { !$0.publisher.isEmpty }?.publisher ?? "" }
    var place: String { publications.first { !$0.place.isEmpty }?.place ?? "" }

    /// The year if it is known, or else what the document says.
    var date: String {
        year.map(String.init) ?? publications.first { !$0.date.isEmpty }?.date ?? host?.date ?? ""
    }

    /// « 191 p. » counts 191 pages.
    var pageCount: String {
        guard extent.hasSuffix("p.") || extent.hasSuffix("pages") || extent.hasSuffix("p") else { return "" }
        return extent.unicodeScalars.split { !("0"..."9").contains($0) }.last.map { String($0) } ?? ""
    }

    var allSubjects: [String] { subjects + keywords }

    var authors: [Contributor] { contributors.filter { ["", Relator.author].contains($0.role) } }

    /// Those whose role is one of `roles` (UNIMARC relator codes).
    func contributors(as roles: Set<String>) -> [Contributor] {
        contributors.filter { roles.contains($0.role) }
    }

    /// Everybody but the authors.
    var otherContributors: [Contributor] {
        contributors.filter { !["", Relator.author].contains($0.role) }
    }
}

extension RecordDescription.Contributor {
    /// « Stevenson » and « Robert Louis »; a body, or a single name, is all surname.
    var surnameAndForename: (String, String) {
        guard !isCollective, let comma = name.utf8.firstIndex(of: UInt8(ascii: ",")) else {
            return (name, "")
        }
        let forename = name[name.utf8.index(after: comma)...]
        return (String(name[..<comma]), String(forename.drop { $0 == " " }))
    }

    /// « Robert Louis Stevenson »
    var displayName: String { isCollective ? name : NameOrder.display(name) }
}
