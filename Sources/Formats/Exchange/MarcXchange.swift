/// UNIMARC in XML: MarcXchange (ISO 25577), made for every MARC, since the schema of MARC 21 refuses UNIMARC leaders.
package enum MarcXchange {
    package static let namespace = "info:lc/xmlns/marcxchange-v1"
    package static let schema = "http://www.loc.gov/standards/iso25577/marcxchange-1-1.xsd"

    /// A document of its own.
    package static func bytes(of record: MarcRecord) -> [UInt8] {
        var xml = XmlElements()
        write(record, to: &xml)
        return xml.bytes
    }

    package static func write(_ record: MarcRecord, to xml: inout XmlElements) {
        let attributes: XmlElements.Attributes = [
            "xmlns": namespace, "format": "UNIMARC", "type": "Bibliographic",
        ]
        xml.element("record", attributes) { xml in
            xml.element("leader", text: MarcRecord.leader(record.leader))
            for field in record.controlFields {
                xml.element("controlfield", ["tag": field.tag], text: field.value)
            }
            for field in record.dataFields { write(field, to: &xml) }
        }
    }

    private static func write(_ field: MarcRecord.DataField, to xml: inout XmlElements) {
        let attributes: XmlElements.Attributes = [
            "tag": field.tag, "ind1": text(field.indicator1), "ind2": text(field.indicator2),
        ]
        xml.element("datafield", attributes) { xml in
            for subfield in field.subfields {
                xml.element("subfield", ["code": text(subfield.code)], text: subfield.value)
            }
        }
    }

    private static func text(_ byte: UInt8) -> String {
        String(Unicode.Scalar(byte))
    }
}
