/// Atom 1.0 (RFC 4287).
extension Feed {
    package static let atomType = "application/atom+xml; charset=utf-8"

    package var atom: [UInt8] {
        var xml = XmlElements()
        xml.element("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language]) { xml in
            xml.element("id", text: selfLink)
            xml.element("title", text: title)
            if !subtitle.isEmpty { xml.element("subtitle", text: subtitle) }
            xml.element("updated", text: updated.rfc3339)
            xml.emptyElement("link", ["rel": "self", "type": "application/atom+xml", "href": selfLink])
            xml.emptyElement("link", ["rel": "alternate", "type": "text/html", "href": siteLink])
            // §4.1.1: a feed has an author where one of its entries has none.
            xml.element("author") { $0.element("name", text: title) }
            for entry in entries { Self.write(entry, to: &xml) }
        }
        return xml.bytes
    }

    private static func write(_ entry: Entry, to xml: inout XmlElements) {
        xml.element("entry") { xml in
            xml.element("id", text: entry.id)
            xml.element("title", text: entry.title)
            xml.emptyElement("link", ["rel": "alternate", "type": "text/html", "href": entry.link])
            xml.element("published", text: entry.published.rfc3339)
            xml.element("updated", text: entry.published.rfc3339)
            for author in entry.authors where !author.isEmpty {
                xml.element("author") { $0.element("name", text: author) }
            }
            for category in entry.categories where !category.isEmpty {
                xml.emptyElement("category", ["term": category])
            }
            if !entry.summary.isEmpty { xml.element("summary", text: entry.summary) }
        }
    }
}
