/// A record in the fifteen elements of Dublin Core (ISO 15836-1).
package enum DublinCore {
    /// The element that holds the others.
    package enum Container: Sendable {
        /// OAI-PMH 2.0, §Dublin Core.
        case oai
        /// SRU's `info:srw/schema/1/dc-v1.1`.
        case sru

        fileprivate var name: String {
            switch self {
            case .oai: "oai_dc:dc"
            case .sru: "srw_dc:dc"
            }
        }

        fileprivate var attributes: XmlElements.Attributes {
            switch self {
            case .oai:
                [
                    "xmlns:oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
                    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                    "xsi:schemaLocation":
                        "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
                ]
            case .sru:
                [
                    "xmlns:srw_dc": "info:srw/schema/1/dc-schema",
                    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                ]
            }
        }
    }

    /// A document of its own.
    package static func bytes(of record: RecordDescription, permalink: String) -> [UInt8] {
        var xml = XmlElements()
        write(record, permalink: permalink, in: .oai, to: &xml)
        return xml.bytes
    }

    package static func write(
        _ record: RecordDescription, permalink: String, in container: Container, to xml: inout XmlElements,
    ) {
        xml.element(container.name, container.attributes) { xml in
            for (name, value) in elements(of: record, permalink: permalink) where !value.isEmpty {
                xml.element("dc:" + name, text: value)
            }
        }
    }

    private static func elements(
        of record: RecordDescription, permalink: String,
    ) -> [(name: String, value: String)] {
        var elements: [(name: String, value: String)] = [("title", record.numberedTitle)]
        func say(_ name: String, _ values: [String]) { elements += values.map { (name, $0) } }
        say("title", record.otherTitles)
        say("creator", record.authors.map(\.name))
        say("contributor", record.otherContributors.map(\.name))
        say("subject", record.allSubjects)
        say("subject", [record.dewey])
        say("description", [record.summary, record.contents])
        say("publisher", record.publications.map(\.publisher))
        say("date", [record.date])
        say("type", [DocumentForm(record).dublinCoreType].compactMap { $0 } + record.natures)
        say("format", [record.medium, record.extent])
        say("identifier", [permalink])
        say("identifier", record.isbns.map { "urn:isbn:" + $0 } + record.issns.map { "urn:issn:" + $0 })
        if let host = record.host { say("source", [joined([host.title, host.issue, host.pages], by: ", ")]) }
        say("language", record.languages)
        say("relation", (record.sets + record.series).map { joined([$0.title, $0.volume], by: " ; ") })
        return elements
    }

    private static func joined(_ texts: [String], by separator: String) -> String {
        texts.filter { !$0.isEmpty }.joined(separator: separator)
    }
}

extension DocumentForm {
    /// The DCMI Type Vocabulary.
    fileprivate var dublinCoreType: String? {
        switch self {
        case .book, .comic, .article, .part, .periodical, .score: "Text"
        case .film: "MovingImage"
        case .sound: "Sound"
        case .map, .picture: "StillImage"
        case .site, .electronic: "InteractiveResource"
        case .object: "PhysicalObject"
        case .other: nil
        }
    }
}
