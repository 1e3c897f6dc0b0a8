/// What a catalogue file says of one document, whatever format said it: the one value that every catalogue
/// reader produces, every catalogue writer consumes, and the portal stores.
///
/// Texts are NFC, trimmed, without ISBD punctuation (`Paris :` is `Paris`) and without MARC non-sorting marks.
/// An absent text is `""`, an absent list `[]`.
package struct RecordDescription: Sendable, Equatable, Codable {
    /// The number that the source gave the record, unique in that source, `""` if none: 001 in UNIMARC,
    /// 003, a slash and 001 in MARC 21.
    package var sourceKey = ""
    package var kind = Kind.whole
    package var title = ""
    package var subtitle = ""
    /// Other titles under which it may be looked for: uniform, cover, parallel, original, variant.
    package var otherTitles: [String] = []
    /// Statement of responsibility, as transcribed: « Robert Louis Stevenson ; traduit par … ».
    package var responsibility = ""
    package var contributors: [Contributor] = []
    /// What it is made of, in French (support): « Livre », « Périodique », « DVD vidéo », « CD audio »,
    /// « Carte », « Image », « Partition », « Site internet », « Document électronique », « Objet », « Autre ».
    package var medium = ""
    /// Literary form or nature, in French, most telling first: « Roman », « Bande dessinée », « Manga »,
    /// « Conte », « Nouvelle », « Poésie », « Théâtre », « Album », « Documentaire », « Dictionnaire », « Film »…
    package var natures: [String] = []
    /// Genres within the nature: « policier », « science-fiction », « fantasy »…
    package var genres: [String] = []
    /// True for works of imagination, false for works of information, nil where the source does not tell.
    package var isFiction: Bool?
    /// ISO 639-2 codes (bibliographic: `fre`), as the source gives them, lower case.
    package var languages: [String] = []
    package var originalLanguages: [String] = []
    /// Digits only (last may be X for ISBN-10); the form in the source, valid or not, hyphens removed.
    /// ISBN-13 come first.
    package var isbns: [String] = []
    /// With their hyphen: `0768-3138`.
    package var issns: [String] = []
    package var eans: [String] = []
    package var edition = ""
    package var publications: [Publication] = []
    /// Four-digit year of publication read from the coded data or else from the date of publication.
    package var year: Int?
    /// « 191 p. »
    package var extent = ""
    /// « ill. en coul. »
    package var illustrations = ""
    /// « 18 cm »
    package var dimensions = ""
    package var accompanying = ""
    /// Publisher's series (collection) with its numbering.
    package var series: [SeriesEntry] = []
    /// The set of which this is a volume (461, 200$h$i, MARC 21 245$n$p/800): « Naruto », « 12 ».
    package var sets: [SeriesEntry] = []
    /// Number of this part when the title itself carries it (200$h / 245$n).
    package var partNumber = ""
    package var partTitle = ""
    /// For a part or an article: the document that holds it.
    package var host: Host?
    package var notes: [String] = []
    package var contents = ""
    package var summary = ""
    /// « Cycle 4 », « 6e », « à partir de 11 ans »…
    package var levels: [String] = []
    package var audiences: [String] = []
    /// Controlled headings; a heading and its subdivisions are joined by « -- ».
    package var subjects: [String] = []
    package var keywords: [String] = []
    package var disciplines: [String] = []
    package var dewey = ""
    /// Only http, https and ftp addresses.
    package var links: [Link] = []
    package var copies: [CopyDescription] = []
    /// Day on which the record entered the source, as `yyyy-mm-dd`, `""` if unknown.
    package var enteredOn = ""
    /// Day after which the record is out of date (péremption), as `yyyy-mm-dd`.
    package var expiresOn = ""
    /// Price of the document, as transcribed: « 12,50 EUR ». What a copy cost is said by the copy.
    package var price = ""

    package init() {}

    /// The three record types of BCDI: notice générale, partie, article.
    package enum Kind: String, Sendable, Codable { case whole, part, article }

    /// A person or body that made the document, and how.
    package struct Contributor: Sendable, Equatable, Codable {
        /// « Stevenson, Robert Louis »: entry element first; a collective or single name has no comma.
        package var name = ""
        /// « 1850-1894 »
        package var dates = ""
        /// UNIMARC relator code (070 author, 440 illustrator, 730 translator…); MARC 21 terms and codes are
        /// mapped to it; `""` if unknown. ``Relator`` gives its French word.
        package var role = ""
        package var isCollective = false
        /// The main entry (700/710, MARC 21 100/110).
        package var isMain = false

        package init(
            name: String = "", dates: String = "", role: String = "", isCollective: Bool = false,
            isMain: Bool = false
        ) {
            self.name = name
            self.dates = dates
            self.role = role
            self.isCollective = isCollective
            self.isMain = isMain
        }
    }

    package struct Publication: Sendable, Equatable, Codable {
        package var place = ""
        package var publisher = ""
        package var date = ""
        /// Where the publisher is: street and number; then the country, in words.
        package var address = ""
        package var country = ""

        package init(
            place: String = "", publisher: String = "", date: String = "", address: String = "",
            country: String = ""
        ) {
            self.place = place
            self.publisher = publisher
            self.date = date
            self.address = address
            self.country = country
        }
    }

    /// A series or a set, with the number of this document in it.
    package struct SeriesEntry: Sendable, Equatable, Codable {
        package var title = ""
        package var volume = ""
        package var issn = ""
        /// Who directs it, as transcribed.
        package var responsibility = ""

        package init(
            title: String = "", volume: String = "", issn: String = "", responsibility: String = ""
        ) {
            self.title = title
            self.volume = volume
            self.issn = issn
            self.responsibility = responsibility
        }
    }

    package struct Host: Sendable, Equatable, Codable {
        package var title = ""
        package var sourceKey = ""
        package var issue = ""
        package var date = ""
        package var pages = ""
        /// Digits only, as those of a record.
        package var isbn = ""
        package var issn = ""

        package init(
            title: String = "", sourceKey: String = "", issue: String = "", date: String = "",
            pages: String = "", isbn: String = "", issn: String = ""
        ) {
            self.title = title
            self.sourceKey = sourceKey
            self.issue = issue
            self.date = date
            self.pages = pages
            self.isbn = isbn
            self.issn = issn
        }
    }

    package struct Link: Sendable, Equatable, Codable {
        package var address = ""
        package var label = ""

        package init(address: String = "", label: String = "") {
            self.address = address
            self.label = label
        }
    }
}
