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
        var bytes = opening
        for record in records { write(record, to: &bytes) }
        return bytes + closing
    }

    /// One `record` element, to stand between ``opening`` and ``closing``.
    package static func bytes(of record: MarcRecord) -> [UInt8] {
        var bytes: [UInt8] = []
        write(record, to: &bytes)
        return bytes
    }

    private static func write(_ record: MarcRecord, to bytes: inout [UInt8]) {
        bytes += "<record>\n<leader>".utf8
        escape(MarcRecord.leader(record.leader), to: &bytes)
        bytes += "</leader>\n".utf8
        for field in record.controlFields {
            bytes += "<controlfield tag=\"".utf8
            escape(field.tag, to: &bytes)
            bytes += "\">".utf8
            escape(field.value, to: &bytes)
            bytes += "</controlfield>\n".utf8
        }
        for field in record.dataFields { write(field, to: &bytes) }
        bytes += "</record>\n".utf8
    }

    private static func write(_ field: MarcRecord.DataField, to bytes: inout [UInt8]) {
        bytes += "<datafield tag=\"".utf8
        escape(field.tag, to: &bytes)
        bytes += "\" ind1=\"".utf8
        escape(String(Unicode.Scalar(field.indicator1)), to: &bytes)
        bytes += "\" ind2=\"".utf8
        escape(String(Unicode.Scalar(field.indicator2)), to: &bytes)
        bytes += "\">".utf8
        for subfield in field.subfields {
            bytes += "<subfield code=\"".utf8
            escape(String(Unicode.Scalar(subfield.code)), to: &bytes)
            bytes += "\">".utf8
            escape(subfield.value, to: &bytes)
            bytes += "</subfield>".utf8
        }
        bytes += "</datafield>\n".utf8
    }

    /// Characters that XML 1.0 (§2.2) has no way to write are left out.
    private static func escape(_ text: String, to bytes: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes += "&amp;".utf8
            case "<": bytes += "&lt;".utf8
            case ">": bytes += "&gt;".utf8
            case "\"": bytes += "&quot;".utf8
            case "\t", "\n", " "..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                bytes += Unicode.UTF8.encode(scalar) ?? .init()
            case "\r": bytes += "&#13;".utf8
            default: break
            }
        }
    }
}
