/// What is found, while a record is read, about its literary form: natures, genres, fiction or not.
struct Forms {
    private(set) var natures: [String] = []
    private(set) var genres: [String] = []
    /// What a code or a librarian says.
    private(set) var declared: Bool?
    /// What the words for the form imply.
    private(set) var implied: Bool?
    /// UNIMARC has one code for every fiction: it means a novel only where no word says better.
    private(set) var isCodedAsFiction = false

    /// 905$a: BCDI's « type nature ».
    mutating func readNatureTypes(_ types: [String]) {
        for type in types {
            switch Folding.fold(type) {
            case "fiction": declared = true
            case "documentaire": declared = declared ?? false
            default: read(type, unknownIsNature: true)
            }
        }
    }

    mutating func read(all texts: [String], unknownIsNature: Bool) {
        for text in texts { read(text, unknownIsNature: unknownIsNature) }
    }

    /// A form heading; one that is not known is kept as a nature, or left alone.
    mutating func read(_ text: String, unknownIsNature: Bool) {
        let found = FormWords.forms(in: text)
        if found.isEmpty, unknownIsNature, !natures.contains(text) { natures.append(text) }
        for form in found { add(form) }
    }

    mutating func add(_ form: FormWords.Form) {
        if let nature = form.nature, !natures.contains(nature) { natures.append(nature) }
        if let genre = form.genre, !genres.contains(genre) { genres.append(genre) }
        if let isFiction = form.isFiction { implied = implied == true ? true : isFiction }
    }

    /// Natures that say more come first: a manga is a comic, and both are fiction.
    static func rank(of nature: String) -> Int {
        switch nature {
        case "Manga": 0
        case "Bande dessinée": 1
        case "Roman", "Récit": 3
        case "Fiction", "Documentaire": 4
        default: 2
        }
    }

    /// UNIMARC 105$a: form of contents (4-7), literature (11).
    mutating func readUnimarcCodes(_ coded: String) {
        for code in coded.coded(4..<8).unicodeScalars {
            switch code {
            case "e": add(.init("Dictionnaire", isFiction: false))
            case "f": add(.init("Encyclopédie", isFiction: false))
            case "g": add(.init("Annuaire", isFiction: false))
            case "m", "v": add(.init("Thèse", isFiction: false))
            case "t": add(.init("Bande dessinée", isFiction: true))
            default: break
            }
        }
        switch Unicode.Scalar(coded.code(at: 11)) {
        case "a":
            implied = true
            isCodedAsFiction = true
        case "b": add(.init("Théâtre", isFiction: true))
        case "c": add(.init("Essai", isFiction: false))
        case "d": add(.init(nil, genre: "humour"))
        case "e": add(.init("Correspondance", isFiction: false))
        case "f": add(.init("Nouvelle", isFiction: true))
        case "g": add(.init("Poésie", isFiction: true))
        case "h": add(.init("Discours", isFiction: false))
        case "y": implied = implied ?? false
        default: break
        }
    }

    /// MARC 21 008/33 of books.
    mutating func readMarc21Code(_ code: UInt8) {
        switch Unicode.Scalar(code) {
        case "0": implied = implied ?? false
        case "1": implied = true
        case "c": add(.init("Bande dessinée", isFiction: true))
        case "d": add(.init("Théâtre", isFiction: true))
        case "e": add(.init("Essai", isFiction: false))
        case "f": add(.init("Roman", isFiction: true))
        case "h": add(.init(nil, genre: "humour"))
        case "i": add(.init("Correspondance", isFiction: false))
        case "j": add(.init("Nouvelle", isFiction: true))
        case "p": add(.init("Poésie", isFiction: true))
        case "s": add(.init("Discours", isFiction: false))
        default: break
        }
    }
}

extension RecordDescription {
    /// The last step of every mapping: what follows from the whole record, and lists without blanks or repeats.
    mutating func settle(_ forms: Forms) {
        var words = Forms()
        words.read(all: natures, unknownIsNature: false)
        natures += forms.natures
        genres += forms.genres
        isFiction = forms.declared ?? words.implied ?? forms.implied
        if natures.isEmpty, forms.isCodedAsFiction { natures = ["Roman"] }
        if natures.isEmpty, let isFiction { natures = [isFiction ? "Fiction" : "Documentaire"] }
        natures = natures.enumerated().sorted { left, right in
            let (telling, other) = (Forms.rank(of: left.element), Forms.rank(of: right.element))
            return telling == other ? left.offset < right.offset : telling < other
        }.map(\.element)
        if sets.isEmpty, kind == .whole, !partNumber.isEmpty {
            sets = [SeriesEntry(title: title, volume: partNumber)]
        }
        isbns = isbns.filter { $0.utf8.count == 13 } + isbns.filter { $0.utf8.count != 13 }
        for list in [
            \RecordDescription.languages, \.originalLanguages, \.isbns, \.issns, \.eans, \.otherTitles,
            \.natures,
            \.genres, \.notes, \.levels, \.audiences, \.subjects, \.keywords, \.disciplines,
        ] { self[keyPath: list].removeBlanksAndRepeats() }
        series.removeAll { $0.title.isEmpty }
        sets.removeAll { $0.title.isEmpty }
        if host == Host() { host = nil }
        copies.removeAll { $0 == CopyDescription() }
    }
}

extension [String] {
    /// The order is kept: the first of equals stays.
    fileprivate mutating func removeBlanksAndRepeats() {
        guard !isEmpty else { return }
        if count == 1 {
            if self[0].isEmpty { removeAll() }
            return
        }
        var kept: [String] = []
        for text in self where !text.isEmpty && !kept.contains(text) { kept.append(text) }
        if kept.count != count { self = kept }
    }
}
