/// MémoNotices → description: one element NOTICES, of either generation. Names end with the letter of BCDI's table:
/// N notices, D documents, X copies, A authors, E publishers, C series, L links.
extension RecordDescription {
    init(memo record: MemoElement) {
        self.init()
        let notice = MemoNotice(record)
        sourceKey = notice.text("IDENTITE_N", "IDENTITE_N_N")
        medium = MemoWords.medium(
            notice.text("SUPPORT_N", "SUPPORT_D"), documentType: notice.text("TYPE_DOC_N", "TYPE_DOC_D"))
        if medium.isEmpty, let host = notice.host {
            medium = MemoWords.medium(host.text("SUPPORT_N"), documentType: host.text("TYPE_DOC_N"))
        }
        let inner: Kind = medium == "Périodique" ? .article : .part
        kind = MemoWords.kind(notice.text("TYPE_NOTICE_N")) ?? (notice.isPart ? inner : .whole)
        if medium.isEmpty { medium = kind == .article ? "Périodique" : "Livre" }
        let notes = MemoNotes(notice.lines("NOTES_N"), MemoNotes.ofRecord)
        readTitle(notice, notes)
        readDocument(notice)
        readPublications(notice)
        readSeriesAndHost(notice, notes)
        readContributors(notice)
        readSubjects(notice)
        self.notes = notes.free
        responsibility = notes.value(.responsibility)
        otherTitles = notes.values(.otherTitle)
        year = MarcDate.year(notes.value(.year)) ?? year
        originalLanguages = notes.values(.originalLanguage)
        readLinks(notice)
        copies = notice.groups("EXEMPLAIRES").map { CopyDescription(memo: $0) }
        var forms = Forms()
        forms.readNatureTypes(notice.list("TYPES_NATURE_N"))
        settle(forms)
        settleTitle(notice)
    }

    private mutating func readTitle(_ notice: MemoNotice, _ notes: MemoNotes) {
        var line = MemoTitle(notice.text("TITRE_N"))
        if !notes.value(.title).isEmpty {
            line = MemoTitle(
                title: notes.value(.title), number: notes.value(.partNumber), part: notes.value(.partTitle),
                subtitle: notes.value(.subtitle)
            )
        }
        (title, partNumber, partTitle, subtitle) = (line.title, line.number, line.part, line.subtitle)
    }

    private mutating func readDocument(_ notice: MemoNotice) {
        languages = notice.text("LANGUE_N").split(separator: "/").map {
            Punctuation.tidy(String($0)).lowercased()
        }
        isbns = notice.list("ISBN_N", "ISBN_D").map(ISBN.normalized)
        issns = notice.list("ISSN_N", "ISSN_D").map(ISSN.normalized)
        eans = notice.list("CODE_BARRE_N", "CODE_BARRE_D").map(EAN.normalized)
        price = notice.text("COUT_N", "COUT_D_D")
        edition = notice.text("EDITION_N", "EDITION_D")
        let collation = MemoCollation(notice.text("COLLATION_N"))
        extent = collation.extent
        illustrations = collation.illustrations
        accompanying = collation.accompanying
        let size = notice.text("STANDARD_N", "STANDARD_D")
        dimensions = size.isEmpty ? collation.dimensions : size
        enteredOn = MarcDate.day(
            notice.text("DATE_SAISIE_N", "DATE_SAISIE_N_N", "DATE_DE_SAISIE_D"), else: "")
        expiresOn = MarcDate.day(notice.text("DATE_PEREMPTION_N", "DATE_PER_N_N"), else: "")
        summary = notice.text("RESUME_N")
        contents = notice.text("DIVERS_N")
    }

    /// One date stands for every publisher; several go each with the publisher at the same place.
    private mutating func readPublications(_ notice: MemoNotice) {
        var date = notice.text("DATE_EDITION_N_N")
        if date.isEmpty, kind == .whole || notice.host != nil { date = notice.text("DATE_PARUTION_N") }
        if date.isEmpty, kind == .whole { date = notice.text("DATE_DE_PARUTION_D") }
        publications = notice.groups("EDITEURS").map { group in
            Publication(
                place: group.text("VILLE_E"), publisher: group.text("EDITEUR_E"),
                address: group.text("ADRESSE_E"), country: group.text("PAYS_E")
            )
        }
        publications.removeAll { $0 == Publication() }
        let dates = MemoValues.positions(date)
        for index in publications.indices {
            let isShared = publications.count == 1 || dates.count < 2
            let own = isShared ? date : index < dates.count ? dates[index] : ""
            publications[index].date = readDate(own)
        }
        if publications.isEmpty, !date.isEmpty { publications = [Publication(date: readDate(date))] }
        year = Self.year(of: publications)
    }

    static func year(of publications: [Publication]) -> Int? {
        publications.lazy.compactMap { MarcDate.year(within: $0.date) }.first
    }

    private func readDate(_ text: String) -> String {
        medium == "Périodique" ? text : MemoDate.published(text)
    }

    /// Authors in their order, with FONCTIONS_N at the same places.
    private mutating func readContributors(_ notice: MemoNotice) {
        let functions = MemoValues.positions(notice.text("FONCTIONS_N"))
        for (place, group) in notice.groups("AUTEURS").flatMap({ $0.split(at: "AUTEUR_A") }).enumerated() {
            let role = place < functions.count ? MemoWords.role(functions[place]) : ""
            let name = group.text("AUTEUR_A")
            guard !name.isEmpty else { continue }
            contributors.append(
                Contributor(
                    name: name,
                    dates: MemoDate.life(
                        birth: group.text("DATE_DE_NAISSANCE_A"), death: group.text("DATE_DE_DECES_A")),
                    role: role, isCollective: Folding.fold(group.text("TYPE_AUTEUR_A")).hasPrefix("collec")
                )
            )
        }
        if let main = mainContributor { contributors[main].isMain = true }
    }

    /// The format does not tell which name is the main entry: the first author, or the name that comes first when its
    /// function makes it one (no function, director of a film, composer).
    private var mainContributor: Int? {
        if let author = contributors.firstIndex(where: { $0.role == Relator.author }) { return author }
        guard let first = contributors.first, ["", "230", "300"].contains(first.role) else { return nil }
        return 0
    }

    private mutating func readSubjects(_ notice: MemoNotice) {
        natures = notice.list("NATURES_N")
        genres = notice.list("GENRES_N")
        disciplines = notice.list("DISCIPLINES_N", "DISCIPLINES_N_N")
        levels = notice.list("NIVEAUX_N")
        audiences = notice.list("PUBLIC_N", "PUBLICS_N")
        subjects = notice.list("DESCRIPTEURS_N")
        keywords = notice.list("MOTS_CLES_N")
    }

    private mutating func readLinks(_ notice: MemoNotice) {
        for group in notice.groups("RESSOURCES") {
            let label = group.text("RESSOURCE_L")
            let address = group.text("ADRESSE_L")
            if address.isEmpty { addLink(label, label: "") } else { addLink(address, label: label) }
        }
        // An address may end with a slash of its own, and holds no blank.
        for address in notice.text("LIEN_N").split(separator: " ") { addLink(String(address), label: "") }
    }

    private mutating func addLink(_ address: String, label: String) {
        let scheme = address.prefix { $0 != ":" }.lowercased()
        guard ["http", "https", "ftp"].contains(scheme), address.contains("://"),
            !links.contains(where: { $0.address == address })
        else { return }
        links.append(Link(address: address, label: label))
    }

    /// The issue of a periodical may have no title but its number.
    private mutating func settleTitle(_ notice: MemoNotice) {
        guard title.isEmpty, kind == .whole, let set = sets.first else { return }
        title = set.volume.isEmpty ? set.title : set.title + ", n°\u{A0}" + set.volume
    }
}

extension CopyDescription {
    /// A group EXEMPLAIRES.
    init(memo group: MemoElement) {
        self.init()
        number = group.text("CODE_EXEMPLAIRE_X")
        callNumber = group.text("COTE_E_X")
        location = group.text("EMPLACEMENT_X")
        status = group.text("STATUT_X")
        price = group.text("COUT_E_X")
        let lines = (group.all("DIVEXE_X") + group.all("DIVERS_E_X")).map(\.text).joined(separator: "\n")
        let notes = MemoNotes(lines, MemoNotes.ofCopy)
        note = notes.free.joined(separator: " ; ")
        medium = notes.value(.medium)
        audience = notes.value(.audience)
        acquiredOn = MarcDate.day(notes.value(.acquired), else: "")
    }
}
