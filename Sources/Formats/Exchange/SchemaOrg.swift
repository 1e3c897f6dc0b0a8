/// A record in the words of schema.org, as JSON-LD 1.1: what search engines read in a page.
package enum SchemaOrg {
    /// What stands in a `<script type="application/ld+json">`: no text can close the element.
    package static func bytes(of record: RecordDescription, permalink: String) -> [UInt8] {
        let form = DocumentForm(record)
        var members: [JSONValue.Member] = [
            .init("@context", "https://schema.org"), .init("@type", form.schemaType), .init("@id", permalink),
            .init("url", permalink), .init("name", record.numberedTitle),
            .init("alternateName", .texts(record.otherTitles)),
        ]
        for (property, roles) in properties {
            members.append(.init(property, people(record.contributors(as: roles))))
        }
        members += [
            .init("inLanguage", .texts(record.languages)), .init("datePublished", record.date),
            .init("publisher", .list(organisations(record.publications.map(\.publisher)))),
            .init("description", record.summary), .init("keywords", .texts(record.allSubjects)),
            .init("genre", .texts(record.natures + record.genres)),
            .init("isPartOf", .list(wholes(record))),
        ]
        if ["Book", "ComicStory"].contains(form.schemaType) {
            members += [
                .init("isbn", .texts(record.isbns)), .init("bookEdition", record.edition),
                .init("numberOfPages", Int(record.pageCount).map(JSONValue.number) ?? .nothing),
            ]
        }
        if form == .periodical { members.append(.init("issn", .texts(record.issns))) }
        if form == .article { members.append(.init("pagination", record.host?.pages ?? "")) }
        return JSONValue.object(members.telling).bytes
    }

    private static let properties: [(String, Set<String>)] = [
        ("author", ["", Relator.author, "690"]), ("illustrator", ["440"]),
        ("translator", [Relator.translator]),
        ("editor", [Relator.scientificEditor]), ("director", ["300"]), ("actor", ["005"]),
        ("composer", ["230"]), ("readBy", ["550"]),
    ]

    private static func people(_ contributors: [RecordDescription.Contributor]) -> JSONValue {
        .list(
            contributors.map { contributor in
                .object([
                    .init("@type", contributor.isCollective ? "Organization" : "Person"),
                    .init("name", contributor.displayName),
                ])
            })
    }

    private static func organisations(_ names: [String]) -> [JSONValue] {
        names.filter { !$0.isEmpty }.map { .object([.init("@type", "Organization"), .init("name", $0)]) }
    }

    /// The set or the series with the place in it, or the document that holds this one.
    private static func wholes(_ record: RecordDescription) -> [JSONValue] {
        let series = (record.sets + record.series).map { entry in
            JSONValue.object(
                [
                    .init("@type", "CreativeWorkSeries"), .init("name", entry.title),
                    .init("position", entry.volume),
                ]
                .telling)
        }
        guard let host = record.host, !host.title.isEmpty else { return series }
        let type = record.kind == .article ? "PublicationIssue" : "Book"
        return series + [
            .object(
                [
                    .init("@type", type), .init("name", host.title),
                    .init("issueNumber", record.kind == .article ? host.issue : ""),
                ].telling)
        ]
    }
}

extension DocumentForm {
    fileprivate var schemaType: String {
        switch self {
        case .book, .comic: "Book"
        case .periodical: "Periodical"
        case .article: "Article"
        case .part: "Chapter"
        case .film: "Movie"
        case .sound: "MusicRecording"
        case .score: "SheetMusic"
        case .map: "Map"
        case .picture: "VisualArtwork"
        case .site: "WebSite"
        case .electronic: "DigitalDocument"
        case .object, .other: "CreativeWork"
        }
    }
}
