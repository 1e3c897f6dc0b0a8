import Formats
import Library
import Storage
import Templating
import WebServer

/// GET /notice/12.ris: one record as a file that another program opens.
extension PortalVisit {
    func exportRecord(_ id: ID<Record>, as format: ExchangePage.RecordFormat) throws -> Response {
        guard let details = try library.read({ try $0.catalogue.record(id) }) else { throw Failure.notFound }
        let record = ExchangedRecord(details, at: place)
        var response = publicAnswer(try format.bytes(of: record), type: format.contentType)
        let name = "\(details.record.fileName).\(format.rawValue)"
        response.headers.set("Content-Disposition", "attachment; filename=\"\(name)\"")
        return response
    }
}

extension ExchangePage.RecordFormat {
    fileprivate func bytes(of record: ExchangedRecord) throws -> [UInt8] {
        switch self {
        case .ris: RIS.bytes(of: record.description, permalink: record.permalink)
        case .bibtex:
            BibTeX.bytes(of: record.description, number: record.id.number, permalink: record.permalink)
        case .iso2709: try Iso2709Writer.bytes(of: record.unimarc.clipped)
        case .marcXchange: MarcXchange.bytes(of: record.unimarc)
        case .dublinCore: DublinCore.bytes(of: record.description, permalink: record.permalink)
        }
    }

    fileprivate var contentType: String {
        switch self {
        case .ris: "application/x-research-info-systems; charset=utf-8"
        case .bibtex: "application/x-bibtex; charset=utf-8"
        case .iso2709: "application/marc"
        case .marcXchange, .dublinCore: "application/xml; charset=utf-8"
        }
    }

    /// What the record's page calls it.
    fileprivate var label: String {
        switch self {
        case .ris: "RIS"
        case .bibtex: "BibTeX"
        case .iso2709: "UNIMARC"
        case .marcXchange: "UNIMARC en XML"
        case .dublinCore: "Dublin Core"
        }
    }
}

extension Record {
    /// « ile-au-tresor-12 »: plain letters, which every disk accepts.
    fileprivate var fileName: String {
        let words = Folding.fold(title).utf8.split { byte in
            !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        var name = ""
        for word in words where name.utf8.count + word.count < 60 { name += String(Substring(word)) + "-" }
        return (name.isEmpty ? "notice-" : name) + id.description
    }
}

/// What a record's page holds for programs: its metadata in the page, its files to download.
struct ExportLinks: ViewPart {
    /// « RIS », « BibTeX »…
    let files: [Link]
    /// The title of a `<span class="Z3988">`.
    let coins: String
    /// What stands in a `<script type="application/ld+json">`.
    let schemaOrg: HTML

    init(_ details: RecordDetails, seenFrom view: Viewpoint) {
        files = ExchangePage.RecordFormat.allCases.map { format in
            Link(format.label, view.address(of: .exchange(.record(details.record.id, format))))
        }
        let permalink = view.place.permanentAddress(of: .record(details.record.id))
        coins = COinS.title(of: details.description, permalink: permalink)
        let json = SchemaOrg.bytes(of: details.description, permalink: permalink)
        schemaOrg = HTML(markup: String(decoding: json, as: UTF8.self))
    }
}
