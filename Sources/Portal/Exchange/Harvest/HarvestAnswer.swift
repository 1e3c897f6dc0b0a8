import Formats
import Foundation
import Library
import Storage
import WebServer

/// GET or POST /oai?verb=…: OAI-PMH 2.0. A refusal is an answer like another, with the status 200.
extension PortalVisit {
    func answerHarvest(_ arguments: ProtocolArguments) throws -> Response {
        let writer = HarvestWriter(self)
        do {
            let content = try writer.content(of: try HarvestRequest(arguments))
            return harvestAnswer(content, echoing: arguments.all)
        } catch let error as HarvestError {
            var content = XmlElements(isDocument: false)
            content.element("error", ["code": error.code], text: error.message)
            return harvestAnswer(content, echoing: error.isAboutArguments ? [] : arguments.all)
        }
    }

    private func harvestAnswer(
        _ content: XmlElements, echoing arguments: [ProtocolArguments.Argument],
    ) -> Response {
        let base = permanentAddress(of: .harvest(ProtocolArguments()))
        let now = Instant(secondsSince1970: Int64(site.clock().timeIntervalSince1970))
        var xml = XmlElements()
        let attributes: XmlElements.Attributes = [
            "xmlns": "http://www.openarchives.org/OAI/2.0/",
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation":
                "http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd",
        ]
        xml.element("OAI-PMH", attributes) { xml in
            xml.element("responseDate", text: now.rfc3339)
            xml.element("request", .init(arguments.map { ($0.name, $0.value) }), text: base)
            xml.append(content)
        }
        return publicAnswer(xml.bytes, type: "text/xml; charset=utf-8")
    }
}
