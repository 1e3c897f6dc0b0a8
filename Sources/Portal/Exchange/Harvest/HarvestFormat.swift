import Formats

/// The metadata that harvesters may ask for.
enum HarvestFormat: String, CaseIterable {
    case dublinCore = "oai_dc"
    /// UNIMARC in MarcXchange (ISO 25577).
    case unimarc

    var schema: String {
        switch self {
        case .dublinCore: "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
        case .unimarc: MarcXchange.schema
        }
    }

    var namespace: String {
        switch self {
        case .dublinCore: "http://www.openarchives.org/OAI/2.0/oai_dc/"
        case .unimarc: MarcXchange.namespace
        }
    }

    func write(_ record: ExchangedRecord, to xml: inout XmlElements) {
        switch self {
        case .dublinCore:
            DublinCore.write(record.description, permalink: record.permalink, in: .oai, to: &xml)
        case .unimarc: MarcXchange.write(record.unimarc, to: &xml)
        }
    }
}
