// The description that the tests of conversions carry about: a famous novel, and every element filled in.
@testable import Formats

extension RecordDescription {
    /// Every element filled in.
    static var full: RecordDescription {
        var description = RecordDescription()
        description.sourceKey = "0510032H/12"
        description.title = "Le Comte de Monte-Cristo"
        description.subtitle = "roman d’aventures"
        description.otherTitles = ["Monte-Cristo", "The Count of Monte Cristo"]
        description.responsibility = "Alexandre Dumas ; illustré par Gustave Staal ; préface de X"
        description.contributors = [
            .init(name: "Dumas, Alexandre", dates: "1802-1870", role: "070", isMain: true),
            .init(name: "Staal, Gustave", role: "440"), .init(name: "Hergé", role: "070"),
            .init(name: "France. Ministère de la culture", role: "650", isCollective: true),
            .init(name: "Jean-Paul II (pape)"),
        ]
        description.medium = "Livre"
        description.natures = ["Roman"]
        description.genres = ["aventure", "historique"]
        description.isFiction = true
        description.languages = ["fre", "eng"]
        description.originalLanguages = ["ita"]
        description.isbns = ["9782070612758", "2070107965", "12345"]
        description.issns = ["0768-3138"]
        description.eans = ["3260050641234"]
        description.edition = "2e éd. revue"
        description.publications = [
            .init(
                place: "Paris", publisher: "Gallimard", date: "DL 1998", address: "5 rue Gaston-Gallimard",
                country: "France"
            ),
            .init(place: "Lille", publisher: "", date: ""),
        ]
        description.year = 1998
        description.extent = "2 vol. (620 p.)"
        description.illustrations = "ill. en coul."
        description.dimensions = "18 cm"
        description.accompanying = "1 livret"
        description.series = [
            .init(title: "Folio", volume: "12", issn: "0768-0732", responsibility: "dir. X"),
            .init(title: "Pléiade"),
        ]
        description.sets = [.init(title: "Œuvres", volume: "3")]
        description.partNumber = "3"
        description.partTitle = "La vengeance"
        description.notes = ["Index", "Bibliogr. p. 600"]
        description.contents = "Chapitre 1 ; Chapitre 2"
        description.summary = "Edmond Dantès s’évade & revient <riche>."
        description.levels = ["Cycle 4", "2nde"]
        description.audiences = ["Adolescents"]
        description.subjects = ["Prison -- Évasion -- 19e siècle", "Vengeance"]
        description.keywords = ["trésor"]
        description.disciplines = ["Français"]
        description.dewey = "843.7"
        description.links = [.init(address: "https://gallica.bnf.fr/ark:/1", label: "Texte intégral")]
        var copy = CopyDescription()
        (copy.number, copy.callNumber, copy.location, copy.status) = ("01234", "R DUM", "CDI", "Hors-Prêt")
        (copy.price, copy.note, copy.medium, copy.audience, copy.acquiredOn) = (
            "12,50", "Don", "Livre", "Lycée", "2019-09-02"
        )
        description.copies = [copy]
        description.enteredOn = "2019-09-01"
        description.expiresOn = "2029-08-31"
        description.price = "12,50 EUR"
        return description
    }
}
