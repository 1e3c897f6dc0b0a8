import Formats
import Library
import Storage

/// What a program is told of this server before it asks anything: a record of ZeeRex (explain 2.0).
struct RemoteSearchExplanation {
    static let schema = "http://explain.z3950.org/dtd/2.0/"

    private let visit: PortalVisit

    init(_ visit: PortalVisit) {
        self.visit = visit
    }

    func write(to xml: inout XmlElements) {
        xml.element("explain", ["xmlns": Self.schema]) { xml in
            writeServer(to: &xml)
            xml.element("databaseInfo") { xml in
                xml.element("title", ["lang": "fr", "primary": "true"], text: visit.portal.name)
                xml.element("description", ["lang": "fr", "primary": "true"], text: visit.portal.town)
            }
            writeIndexes(to: &xml)
            writeSchemas(to: &xml)
            xml.element("configInfo") { xml in
                xml.element(
                    "default", ["type": "numberOfRecords"], text: "\(RemoteSearchRequest.usualRecords)")
                xml.element("setting", ["type": "maximumRecords"], text: "\(RemoteSearchRequest.mostRecords)")
                xml.element("default", ["type": "contextSet"], text: "dc")
                xml.element("default", ["type": "index"], text: "cql.serverChoice")
                xml.element("default", ["type": "relation"], text: "all")
                for relation in ["=", "==", "exact", "adj", "any", "all"] {
                    xml.element("supports", ["type": "relation"], text: relation)
                }
                xml.element("supports", ["type": "maskingCharacter"], text: "*")
            }
        }
    }

    private func writeServer(to xml: inout XmlElements) {
        let authority = visit.request.authority
        let port =
            authority.utf8.count > visit.request.host.utf8.count + 1
            ? String(authority.dropFirst(visit.request.host.count + 1))
            : visit.request.isSecure ? "443" : "80"
        let attributes: XmlElements.Attributes = [
            "protocol": "SRU", "version": "1.2", "transport": visit.request.isSecure ? "https" : "http",
            "method": "GET POST",
        ]
        xml.element("serverInfo", attributes) { xml in
            xml.element("host", text: visit.request.host)
            xml.element("port", text: port)
            let path = visit.address(of: .exchange(.remoteSearch(ProtocolArguments())))
            xml.element("database", text: String(path.dropFirst()))
        }
    }

    private func writeIndexes(to xml: inout XmlElements) {
        xml.element("indexInfo") { xml in
            for (name, identifier) in Self.contextSets {
                xml.emptyElement("set", ["name": name, "identifier": identifier])
            }
            for index in RemoteIndex.allCases { Self.write(index.title, index.names, to: &xml) }
            Self.write("Numéro de la notice", ["rec.id"], to: &xml)
            Self.write("Toutes les notices", ["cql.allrecords"], to: &xml)
        }
    }

    private static func write(_ title: String, _ names: [String], to xml: inout XmlElements) {
        xml.element("index", ["search": "true", "scan": "false", "sort": "false"]) { xml in
            xml.element("title", ["lang": "fr", "primary": "true"], text: title)
            for name in names {
                let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
                guard parts.count == 2, let set = parts.first, let name = parts.last else { continue }
                xml.element("map") { $0.element("name", ["set": set], text: name) }
            }
        }
    }

    private func writeSchemas(to xml: inout XmlElements) {
        xml.element("schemaInfo") { xml in
            for (schema, title) in [
                (RemoteSearchRequest.Schema.marcXchange, "UNIMARC (MarcXchange)"),
                (.dublinCore, "Dublin Core"),
            ] {
                let attributes: XmlElements.Attributes = [
                    "identifier": schema.identifier, "name": schema.names.first ?? "", "sort": "false",
                    "retrieve": "true",
                ]
                xml.element("schema", attributes) { $0.element("title", text: title) }
            }
        }
    }

    private static let contextSets = [
        ("cql", "info:srw/cql-context-set/1/cql-v1.2"), ("dc", "info:srw/cql-context-set/1/dc-v1.1"),
        ("bath", "http://zing.z3950.org/cql/bath/2.0/"), ("rec", "info:srw/cql-context-set/2/rec-1.1"),
    ]
}
