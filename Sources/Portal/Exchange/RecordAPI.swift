import Formats
import Library
import Storage
import WebServer

/// GET /api/notice/12: everything that is known of a document, as JSON.
extension PortalVisit {
    func answerRecord(_ id: ID<Record>) throws -> Response {
        guard let details = try library.read({ try $0.catalogue.record(id) }) else {
            let json = JSONValue.object([.init("erreur", "Aucune notice n’a le numéro \(id).")])
            return publicAnswer(json.bytes, type: RecordJSON.contentType, status: .notFound)
        }
        let json = JSONValue.object(RecordJSON(details, at: place).full)
        return publicAnswer(json.bytes, type: RecordJSON.contentType)
    }
}

/// A record in the names of the JSON API. What is not known is absent, but for lists, which are empty.
struct RecordJSON {
    static let contentType = "application/json"

    private let details: RecordDetails
    private let place: Place

    init(_ details: RecordDetails, at place: Place) {
        self.details = details
        self.place = place
    }

    /// What a list of results shows.
    var brief: [JSONValue.Member] {
        let record = details.record
        let description = details.description
        return [
            .init("id", .number(Int(record.id.number))),
            .init("titre", record.title),
            .init("auteurs", .list(description.contributors.map(Self.contributor))),
        ]
            + [
                .init("sousTitre", record.subtitle), .init("serie", record.seriesTitle),
                .init("tome", record.volume), .init("type", record.documentType),
                .init("langue", record.language),
                .init("annee", record.year.map(JSONValue.number) ?? .nothing),
                .init("editeur", description.publications.first?.publisher ?? ""),
                .init("resume", record.summary), .init("cote", record.callNumber),
                .init("entreLe", record.enteredOn?.description ?? ""),
            ].telling
            + [
                .init("disponibilite", availability),
                .init("couverture", place.permanentAddress(of: record.coverPage)),
                .init("lien", place.permanentAddress(of: .record(record.id))),
                .init("api", place.permanentAddress(of: .exchange(.recordAPI(record.id)))),
            ]
    }

    /// Everything that the record's page shows.
    var full: [JSONValue.Member] {
        let description = details.description
        let more: [JSONValue.Member] = [
            .init("autresTitres", .texts(description.otherTitles)),
            .init("mention", description.responsibility),
            .init("support", description.medium), .init("natures", .texts(description.natures)),
            .init("genres", .texts(description.genres)), .init("langues", .texts(description.languages)),
            .init("languesOriginales", .texts(description.originalLanguages)),
            .init("isbn", .texts(description.isbns)), .init("issn", .texts(description.issns)),
            .init("ean", .texts(description.eans)), .init("edition", description.edition),
            .init("publications", .list(description.publications.map(Self.publication))),
            .init("etendue", description.extent), .init("illustrations", description.illustrations),
            .init("dimensions", description.dimensions),
            .init("collections", .list(description.series.map(Self.series))),
            .init("ensembles", .list(description.sets.map(Self.series))),
            .init("dans", description.host.map(Self.host) ?? .nothing),
            .init("notes", .texts(description.notes)), .init("contenu", description.contents),
            .init("niveaux", .texts(description.levels)), .init("publics", .texts(description.audiences)),
            .init("sujets", .texts(description.subjects)), .init("motsCles", .texts(description.keywords)),
            .init("disciplines", .texts(description.disciplines)), .init("dewey", description.dewey),
            .init("liens", .list(description.links.map(Self.link))),
        ].telling
        return brief + more + [
            .init("exemplaires", .list(details.copies.map(copy))),
            .init("exports", .object(exports)),
        ]
    }

    private var exports: [JSONValue.Member] {
        ExchangePage.RecordFormat.allCases.map { format in
            let page = ExchangePage.record(details.record.id, format)
            return .init(format.rawValue, place.permanentAddress(of: .exchange(page)))
        }
    }

    /// `etat` is one of a closed list of words; the rest depends on it.
    private var availability: JSONValue {
        var members: [JSONValue.Member]
        switch details.availability {
        case .onShelf(_, _, let count):
            members = [.init("etat", "disponible"), .init("nombre", .number(count))]
        case .onLoan(let due): members = [.init("etat", "emprunte"), .init("retourPrevu", due.description)]
        case .reserved: members = [.init("etat", "reserve")]
        case .consultationOnly: members = [.init("etat", "surPlace")]
        case .gone: members = [.init("etat", "retire")]
        case .noCopy: members = [.init("etat", "sansExemplaire")]
        }
        if let shelf = details.availability.shelf {
            members += [.init("cote", shelf.callNumber), .init("emplacement", shelf.location)].telling
        }
        return .object(members)
    }

    private func copy(_ copy: Copy) -> JSONValue {
        let state =
            switch (copy.status, copy.dueOn) {
            case (.inService, nil): "disponible"
            case (.inService, _?): "emprunte"
            case (.consultationOnly, _): "surPlace"
            case (.lost, _): "perdu"
            case (.withdrawn, _): "retire"
            }
        return .object(
            [.init("etat", state)]
                + [
                    .init("numero", copy.number ?? ""), .init("cote", copy.callNumber),
                    .init("emplacement", copy.location), .init("retourPrevu", copy.dueOn?.description ?? ""),
                ].telling)
    }

    private static func contributor(_ contributor: RecordDescription.Contributor) -> JSONValue {
        let name = contributor.isCollective ? contributor.name : NameOrder.display(contributor.name)
        return .object(
            [
                .init("nom", name), .init("entree", contributor.name), .init("dates", contributor.dates),
                .init("role", Relator.label(contributor.isAuthor ? Relator.author : contributor.role) ?? ""),
            ].telling)
    }

    private static func publication(_ publication: RecordDescription.Publication) -> JSONValue {
        .object(
            [
                .init("lieu", publication.place), .init("editeur", publication.publisher),
                .init("date", publication.date),
            ].telling)
    }

    private static func series(_ entry: RecordDescription.SeriesEntry) -> JSONValue {
        .object(
            [.init("titre", entry.title), .init("numero", entry.volume), .init("issn", entry.issn)].telling)
    }

    private static func host(_ host: RecordDescription.Host) -> JSONValue {
        .object(
            [
                .init("titre", host.title), .init("numero", host.issue), .init("date", host.date),
                .init("pages", host.pages),
            ].telling)
    }

    private static func link(_ link: RecordDescription.Link) -> JSONValue {
        .object([.init("adresse", link.address), .init("libelle", link.label)].telling)
    }
}
