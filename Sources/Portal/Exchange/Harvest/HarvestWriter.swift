import Formats
import Foundation
import Library
import Storage

/// What stands in an answer of OAI-PMH 2.0.
struct HarvestWriter {
    static let pageSize = 100

    private let visit: PortalVisit
    private let identifiers: HarvestIdentifier

    init(_ visit: PortalVisit) {
        self.visit = visit
        identifiers = HarvestIdentifier(visit.place.rne)
    }

    func content(of request: HarvestRequest) throws -> XmlElements {
        var xml = XmlElements(isDocument: false)
        switch request {
        case .identify: try identify(&xml)
        case .listMetadataFormats(let identifier): try listMetadataFormats(of: identifier, &xml)
        case .listSets: throw HarvestError.noSetHierarchy
        case .listIdentifiers(let range): try list(range, as: "ListIdentifiers", &xml)
        case .listRecords(let range): try list(range, as: "ListRecords", &xml)
        case .getRecord(let identifier, let format): try getRecord(identifier, as: format, &xml)
        }
        return xml
    }

    private func identify(_ xml: inout XmlElements) throws {
        let earliest = try visit.library.read { try $0.catalogue.earliestChange() }
        let host = visit.request.host
        xml.element("Identify") { xml in
            xml.element("repositoryName", text: visit.portal.name)
            xml.element("baseURL", text: visit.permanentAddress(of: .harvest(ProtocolArguments())))
            xml.element("protocolVersion", text: "2.0")
            // RFC 2142 §5: who answers for a site, whatever the site.
            xml.element(
                "adminEmail", text: "webmaster@" + (host.contains(".") ? host : host + ".localdomain"))
            xml.element("earliestDatestamp", text: earliest ?? "1970-01-01T00:00:00Z")
            xml.element("deletedRecord", text: "persistent")
            xml.element("granularity", text: "YYYY-MM-DDThh:mm:ssZ")
            xml.element("description") { xml in
                let attributes: XmlElements.Attributes = [
                    "xmlns": "http://www.openarchives.org/OAI/2.0/oai-identifier",
                    "xsi:schemaLocation":
                        "http://www.openarchives.org/OAI/2.0/oai-identifier http://www.openarchives.org/OAI/2.0/oai-identifier.xsd",
                ]
                xml.element("oai-identifier", attributes) { xml in
                    xml.element("scheme", text: "oai")
                    xml.element("repositoryIdentifier", text: identifiers.repository)
                    xml.element("delimiter", text: ":")
                    xml.element("sampleIdentifier", text: identifiers.text(of: ID(12)))
                }
            }
        }
    }

    private func listMetadataFormats(of identifier: String?, _ xml: inout XmlElements) throws {
        if let identifier { _ = try visit.library.read { try change(of: identifier, in: $0) } }
        xml.element("ListMetadataFormats") { xml in
            for format in HarvestFormat.allCases {
                xml.element("metadataFormat") { xml in
                    xml.element("metadataPrefix", text: format.rawValue)
                    xml.element("schema", text: format.schema)
                    xml.element("metadataNamespace", text: format.namespace)
                }
            }
        }
    }

    private func getRecord(_ identifier: String, as format: HarvestFormat, _ xml: inout XmlElements) throws {
        let (asked, details) = try visit.library.read { library in
            let found = try change(of: identifier, in: library)
            return (found, try library.catalogue.details(of: [found.record]))
        }
        xml.element("GetRecord") { write(asked, details.first, as: format, to: &$0) }
    }

    private func change(of identifier: String, in library: LibraryReading) throws -> CatalogueChange {
        guard let record = identifiers.record(in: identifier),
            let change = try library.catalogue.change(of: record)
        else { throw HarvestError.idDoesNotExist(identifier) }
        return change
    }

    /// One page of a list and, unless the list fits in it, the token of what follows: empty on the last page.
    private func list(_ range: HarvestRange, as verb: String, _ xml: inout XmlElements) throws {
        let (found, details) = try visit.library.read { library in
            let found = try library.catalogue.changes(
                from: range.from, until: range.until, after: range.after.map { ($0.changedAt, $0.record) },
                limit: Self.pageSize + 1)
            let shown = found.prefix(Self.pageSize).filter { verb == "ListRecords" && !$0.isDeleted }
            return (found, try library.catalogue.details(of: shown.map(\.record)))
        }
        let page = found.prefix(Self.pageSize)
        guard let last = page.last else {
            throw range.after == nil ? HarvestError.noRecordsMatch : HarvestError.badResumptionToken
        }
        let byNumber = Dictionary(details.map { ($0.record.id, $0) }, uniquingKeysWith: { $1 })
        let before = range.after?.count ?? 0
        xml.element(verb) { xml in
            for change in page {
                if verb == "ListRecords" {
                    write(change, byNumber[change.record], as: range.format, to: &xml)
                } else {
                    writeHeader(change, to: &xml)
                }
            }
            if found.count > page.count {
                let place = HarvestRange.Place(
                    changedAt: last.changedAt, record: last.record, count: before + page.count)
                xml.element("resumptionToken", ["cursor": "\(before)"], text: range.token(after: place))
            } else if before > 0 {
                xml.emptyElement("resumptionToken", ["cursor": "\(before)"])
            }
        }
    }

    private func write(
        _ change: CatalogueChange, _ details: RecordDetails?, as format: HarvestFormat,
        to xml: inout XmlElements,
    ) {
        xml.element("record") { xml in
            writeHeader(change, to: &xml)
            if let details, !change.isDeleted {
                xml.element("metadata") {
                    format.write(ExchangedRecord(details, at: visit.place), to: &$0)
                }
            }
        }
    }

    private func writeHeader(_ change: CatalogueChange, to xml: inout XmlElements) {
        xml.element("header", change.isDeleted ? ["status": "deleted"] : [:]) { xml in
            xml.element("identifier", text: identifiers.text(of: change.record))
            xml.element("datestamp", text: change.changedAt)
        }
    }
}
