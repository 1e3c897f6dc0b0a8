/// Writes MARCXML (http://www.loc.gov/MARC21/slim), UTF-8.
package enum MarcXmlWriter {
    package static let opening = Array(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <collection xmlns="http://www.loc.gov/MARC21/slim">

        """.utf8
    )
    package static let closing = Array("</collection>\n".utf8)

    /// A whole file.
    package static func bytes(of records: [MarcRecord]) -> [UInt8] {
        var text = XmlText()
        for record in records { write(record, to: &text) }
        return opening + text.bytes + closing
    }

    /// One `record` element, to stand between ``opening`` and ``closing``.
    package static func bytes(of record: MarcRecord) -> [UInt8] {
        var text = XmlText()
        write(record, to: &text)
        return text.bytes
    }

    private static func write(_ record: MarcRecord, to text: inout XmlText) {
        text.markup("<record>\n<leader>")
        text.write(MarcRecord.leader(record.leader))
        text.markup("</leader>\n")
        for field in record.controlFields {
            text.markup("<controlfield tag=\"")
            text.write(field.tag)
            text.markup("\">")
            text.write(field.value)
            text.markup("</controlfield>\n")
        }
        for field in record.dataFields { write(field, to: &text) }
        text.markup("</record>\n")
    }

    private static func write(_ field: MarcRecord.DataField, to text: inout XmlText) {
        text.markup("<datafield tag=\"")
        text.write(field.tag)
        text.markup("\" ind1=\"")
        text.write(String(Unicode.Scalar(field.indicator1)))
        text.markup("\" ind2=\"")
        text.write(String(Unicode.Scalar(field.indicator2)))
        text.markup("\">")
        for subfield in field.subfields {
            text.markup("<subfield code=\"")
            text.write(String(Unicode.Scalar(subfield.code)))
            text.markup("\">")
            text.write(subfield.value)
            text.markup("</subfield>")
        }
        text.markup("</datafield>\n")
    }
}
