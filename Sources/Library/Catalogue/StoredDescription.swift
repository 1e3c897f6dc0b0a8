import Formats
import Foundation

/// How a description is kept: JSON with only the fields that say something, always in the same order, so that two
/// equal descriptions are equal bytes. Written by hand because an import writes ten thousand a second.
extension RecordDescription {
    var stored: Data {
        var text = JSONText()
        text.write(self, fields: Self.fields)
        return Data(text.bytes)
    }

    /// Reads back what `stored` wrote, whatever version wrote it: unknown fields are left out.
    init(stored: Data) throws {
        self.init()
        guard let object = try JSONSerialization.jsonObject(with: stored) as? [String: Any] else { return }
        for field in Self.fields { field.read(object, &self) }
    }

    private static let fields: [JSONField<RecordDescription>] = [
        .text("key", \.sourceKey),
        .raw("kind", \.kind),
        .text("title", \.title),
        .text("subtitle", \.subtitle),
        .texts("otherTitles", \.otherTitles),
        .text("responsibility", \.responsibility),
        .objects("contributors", \.contributors, Contributor.fields, Contributor()),
        .text("medium", \.medium),
        .texts("natures", \.natures),
        .texts("genres", \.genres),
        .flag("isFiction", \.isFiction),
        .texts("languages", \.languages),
        .texts("originalLanguages", \.originalLanguages),
        .texts("isbns", \.isbns),
        .texts("issns", \.issns),
        .texts("eans", \.eans),
        .text("edition", \.edition),
        .objects("publications", \.publications, Publication.fields, Publication()),
        .number("year", \.year),
        .text("extent", \.extent),
        .text("illustrations", \.illustrations),
        .text("dimensions", \.dimensions),
        .text("accompanying", \.accompanying),
        .objects("series", \.series, SeriesEntry.fields, SeriesEntry()),
        .objects("sets", \.sets, SeriesEntry.fields, SeriesEntry()),
        .text("partNumber", \.partNumber),
        .text("partTitle", \.partTitle),
        .object("host", \.host, Host.fields, Host()),
        .texts("notes", \.notes),
        .text("contents", \.contents),
        .text("summary", \.summary),
        .texts("levels", \.levels),
        .texts("audiences", \.audiences),
        .texts("subjects", \.subjects),
        .texts("keywords", \.keywords),
        .texts("disciplines", \.disciplines),
        .text("dewey", \.dewey),
        .objects("links", \.links, Link.fields, Link()),
        .objects("copies", \.copies, CopyDescription.fields, CopyDescription()),
        .text("enteredOn", \.enteredOn),
        .text("expiresOn", \.expiresOn),
        .text("price", \.price),
    ]
}

extension RecordDescription.Contributor {
    fileprivate static let fields: [JSONField<Self>] = [
        .text("name", \.name), .text("dates", \.dates), .text("role", \.role),
        .mark("isCollective", \.isCollective), .mark("isMain", \.isMain),
    ]
}

extension RecordDescription.Publication {
    fileprivate static let fields: [JSONField<Self>] = [
        .text("place", \.place), .text("publisher", \.publisher), .text("date", \.date),
        .text("address", \.address), .text("country", \.country),
    ]
}

extension RecordDescription.SeriesEntry {
    fileprivate static let fields: [JSONField<Self>] = [
        .text("title", \.title), .text("volume", \.volume), .text("issn", \.issn),
        .text("responsibility", \.responsibility),
    ]
}

extension RecordDescription.Host {
    fileprivate static let fields: [JSONField<Self>] = [
        .text("title", \.title), .text("key", \.sourceKey), .text("issue", \.issue), .text("date", \.date),
        .text("pages", \.pages), .text("isbn", \.isbn), .text("issn", \.issn),
    ]
}

extension RecordDescription.Link {
    fileprivate static let fields: [JSONField<Self>] = [.text("address", \.address), .text("label", \.label)]
}

extension CopyDescription {
    fileprivate static let fields: [JSONField<Self>] = [
        .text("number", \.number), .text("callNumber", \.callNumber), .text("location", \.location),
        .text("status", \.status), .text("price", \.price), .text("note", \.note), .text("medium", \.medium),
        .text("audience", \.audience), .text("acquiredOn", \.acquiredOn),
    ]
}
