/// How a browser, or any program, may search a site (OpenSearch 1.1, draft 6).
package struct OpenSearchDescription: Sendable {
    package static let type = "application/opensearchdescription+xml"

    /// Sixteen characters at most: the rest is cut.
    package let shortName: String
    package let longName: String
    package let description: String
    package let addresses: [Address]
    package let icon: Icon?

    /// Where a kind of answer is, `{searchTerms}` standing for the question.
    package struct Address: Sendable {
        package let type: String
        package let template: String
        /// `results`, `suggestions`, or `self` for the description itself.
        package let relation: String

        package init(type: String, template: String, relation: String = "results") {
            self.type = type
            self.template = template
            self.relation = relation
        }
    }

    package struct Icon: Sendable {
        package let type: String
        package let address: String

        package init(type: String, address: String) {
            self.type = type
            self.address = address
        }
    }

    package init(
        shortName: String, longName: String, description: String, addresses: [Address], icon: Icon?,
    ) {
        self.shortName = shortName
        self.longName = longName
        self.description = description
        self.addresses = addresses
        self.icon = icon
    }

    package var bytes: [UInt8] {
        var xml = XmlElements()
        xml.element("OpenSearchDescription", ["xmlns": "http://a9.com/-/spec/opensearch/1.1/"]) { xml in
            xml.element("ShortName", text: Self.cut(shortName, to: 16))
            xml.element("LongName", text: Self.cut(longName, to: 48))
            xml.element("Description", text: Self.cut(description, to: 1024))
            if let icon {
                xml.element("Image", ["width": "16", "height": "16", "type": icon.type], text: icon.address)
            }
            for address in addresses {
                xml.emptyElement(
                    "Url", ["type": address.type, "rel": address.relation, "template": address.template])
            }
            xml.element("Language", text: "fr")
            xml.element("InputEncoding", text: "UTF-8")
            xml.element("OutputEncoding", text: "UTF-8")
        }
        return xml.bytes
    }

    private static func cut(_ text: String, to length: Int) -> String {
        text.unicodeScalars.count <= length
            ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
    }
}
