import Formats
import Library
import Storage
import WebServer

/// GET or POST /sru?…: SRU 1.2. A refusal is a diagnostic, with the status 200.
extension PortalVisit {
    func answerRemoteSearch(_ arguments: ProtocolArguments) throws -> Response {
        var xml = XmlElements()
        switch arguments["operation"] ?? (arguments["query"] == nil ? "explain" : "searchRetrieve") {
        case "explain": explain(&xml, diagnostic: Self.versionDiagnostic(arguments))
        case "searchRetrieve": try searchRetrieve(arguments, &xml)
        case let operation: explain(&xml, diagnostic: SRUDiagnostic(.unsupportedOperation, operation))
        }
        return publicAnswer(xml.bytes, type: "text/xml; charset=utf-8")
    }

    private static let namespace: XmlElements.Attributes = ["xmlns:zs": "http://www.loc.gov/zing/srw/"]

    /// 1.1 asks and answers alike.
    private static func versionDiagnostic(_ arguments: ProtocolArguments) -> SRUDiagnostic? {
        guard let version = arguments["version"], !["1.1", "1.2"].contains(version) else { return nil }
        return SRUDiagnostic(.unsupportedVersion, "1.2")
    }

    private func searchRetrieve(_ arguments: ProtocolArguments, _ xml: inout XmlElements) throws {
        do {
            if let diagnostic = Self.versionDiagnostic(arguments) { throw diagnostic }
            let request = try RemoteSearchRequest(arguments)
            let (total, found) = try records(for: request)
            guard request.startRecord <= max(total, 1) else { throw SRUDiagnostic(.firstRecordOutOfRange) }
            write(found, total: total, for: request, &xml)
        } catch let diagnostic as SRUDiagnostic {
            xml.element("zs:searchRetrieveResponse", Self.namespace) { xml in
                xml.element("zs:version", text: "1.2")
                xml.element("zs:numberOfRecords", text: "0")
                xml.element("zs:diagnostics") { Self.write(diagnostic, to: &$0) }
            }
        }
    }

    /// The records that were asked for, out of as many pages of results as it takes.
    private func records(for request: RemoteSearchRequest) throws -> (total: Int, [RecordDetails]) {
        try library.read { library in
            switch request.question {
            case .record(let id):
                let found = try library.catalogue.record(id).map { [$0] } ?? []
                return (found.count, Array(found.prefix(request.maximumRecords)))
            case .search(let search):
                let first = request.startRecord - 1
                let last = first + request.maximumRecords
                var page = first / Search.pageSize
                var results = try library.catalogue.search(search.onPage(page + 1))
                var ids = Array(results.found.map(\.record.id).dropFirst(first % Search.pageSize))
                while ids.count < request.maximumRecords,
                    (page + 1) * Search.pageSize < min(last, results.total)
                {
                    page += 1
                    results = try library.catalogue.search(search.onPage(page + 1))
                    ids += results.found.map(\.record.id)
                }
                let wanted = Array(ids.prefix(request.maximumRecords))
                return (results.total, try library.catalogue.details(of: wanted))
            }
        }
    }

    private func write(
        _ found: [RecordDetails], total: Int, for request: RemoteSearchRequest, _ xml: inout XmlElements,
    ) {
        xml.element("zs:searchRetrieveResponse", Self.namespace) { xml in
            xml.element("zs:version", text: "1.2")
            xml.element("zs:numberOfRecords", text: String(total))
            if !found.isEmpty {
                xml.element("zs:records") { xml in
                    for (place, details) in found.enumerated() {
                        write(
                            ExchangedRecord(details, at: self.place), at: request.startRecord + place,
                            request, &xml)
                    }
                }
            }
            let next = request.startRecord + found.count
            if next <= total, !found.isEmpty { xml.element("zs:nextRecordPosition", text: String(next)) }
            xml.element("zs:echoedSearchRetrieveRequest") { xml in
                xml.element("zs:version", text: "1.2")
                xml.element("zs:query", text: request.query)
                xml.element("zs:startRecord", text: String(request.startRecord))
                xml.element("zs:maximumRecords", text: String(request.maximumRecords))
                xml.element("zs:recordPacking", text: request.packing.rawValue)
                xml.element("zs:recordSchema", text: request.schema.identifier)
            }
        }
    }

    private func write(
        _ record: ExchangedRecord, at position: Int, _ request: RemoteSearchRequest, _ xml: inout XmlElements,
    ) {
        var data = XmlElements(isDocument: false)
        switch request.schema {
        case .marcXchange: MarcXchange.write(record.unimarc, to: &data)
        case .dublinCore:
            DublinCore.write(record.description, permalink: record.permalink, in: .sru, to: &data)
        }
        xml.element("zs:record") { xml in
            xml.element("zs:recordSchema", text: request.schema.identifier)
            xml.element("zs:recordPacking", text: request.packing.rawValue)
            xml.element("zs:recordData") { xml in
                switch request.packing {
                case .xml: xml.append(data)
                case .string: xml.text(String(decoding: data.bytes, as: UTF8.self))
                }
            }
            xml.element("zs:recordIdentifier", text: record.id.description)
            xml.element("zs:recordPosition", text: String(position))
        }
    }

    private static func write(_ diagnostic: SRUDiagnostic, to xml: inout XmlElements) {
        xml.element("diagnostic", ["xmlns": "http://www.loc.gov/zing/srw/diagnostic/"]) { xml in
            xml.element("uri", text: diagnostic.uri)
            if !diagnostic.details.isEmpty { xml.element("details", text: diagnostic.details) }
            xml.element("message", text: diagnostic.code.message)
        }
    }

    private func explain(_ xml: inout XmlElements, diagnostic: SRUDiagnostic?) {
        xml.element("zs:explainResponse", Self.namespace) { xml in
            xml.element("zs:version", text: "1.2")
            xml.element("zs:record") { xml in
                xml.element("zs:recordSchema", text: RemoteSearchExplanation.schema)
                xml.element("zs:recordPacking", text: "xml")
                xml.element("zs:recordData") { RemoteSearchExplanation(self).write(to: &$0) }
            }
            if let diagnostic { xml.element("zs:diagnostics") { Self.write(diagnostic, to: &$0) } }
        }
    }
}
