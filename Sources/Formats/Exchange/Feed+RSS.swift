/// RSS 2.0, with the link to itself and the authors in the way of the RSS Best Practices Profile.
extension Feed {
    package static let rssType = "application/rss+xml; charset=utf-8"

    package var rss: [UInt8] {
        var xml = XmlElements()
        let attributes: XmlElements.Attributes = [
            "version": "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        ]
        xml.element("rss", attributes) { xml in
            xml.element("channel") { xml in
                xml.element("title", text: title)
                xml.element("link", text: siteLink)
                xml.element("description", text: subtitle.isEmpty ? title : subtitle)
                xml.element("language", text: language)
                xml.element("lastBuildDate", text: updated.rfc822)
                xml.emptyElement(
                    "atom:link", ["rel": "self", "type": "application/rss+xml", "href": selfLink])
                for entry in entries { Self.writeItem(entry, to: &xml) }
            }
        }
        return xml.bytes
    }

    private static func writeItem(_ entry: Entry, to xml: inout XmlElements) {
        xml.element("item") { xml in
            xml.element("title", text: entry.title)
            xml.element("link", text: entry.link)
            xml.element("guid", ["isPermaLink": entry.id == entry.link ? "true" : "false"], text: entry.id)
            xml.element("pubDate", text: entry.published.rfc822)
            // `author` asks for an e-mail address: the names go in `dc:creator`.
            for author in entry.authors where !author.isEmpty { xml.element("dc:creator", text: author) }
            for category in entry.categories where !category.isEmpty {
                xml.element("category", text: category)
            }
            // RSS readers take the description for HTML.
            if !entry.summary.isEmpty { xml.element("description", text: Self.html(entry.summary)) }
        }
    }

    /// Plain text as HTML, which the element then escapes once more.
    private static func html(_ text: String) -> String {
        var html = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            default: html.unicodeScalars.append(scalar)
            }
        }
        return html
    }
}
