/// The national directory's files for digital workspaces (AAF, `ficAlimMENESR`): complete or by differences, one kind of
/// people a file. Schools are named by a number of their own, which the file of schools gives an RNE.
struct AafReader {
    static let root = "ficAlimMENESR"
    private static let wanted: Set<String> = ["addRequest", "modifyRequest", "deleteRequest"]

    private var requests: [(kind: String, request: AafRequest)] = []
    private var isComplete = false

    /// - Parameter name: of the file: `ENT_Complet_20260901_Eleve_0000.xml` names everybody.
    /// - Throws: `FormatError`.
    mutating func read(_ path: String, name: String) throws {
        var read: [(String, AafRequest)] = []
        let root = try XmlNode.read(path, wanted: Self.wanted) { read.append(($0.name, AafRequest($0))) }
        guard root == Self.root else {
            throw FormatError("Ce fichier n’est pas un fichier de l’annuaire académique (AAF).")
        }
        if name.lowercased().contains("_complet_") { isComplete = true }
        requests += read.map { (kind: $0.0, request: $0.1) }
    }

    /// What the files say together.
    func description() -> DirectoryDescription {
        var description = DirectoryDescription(source: "aaf")
        var numbers: [String: String] = [:]
        for (kind, request) in requests where request.kind == "EtabEducNat" && kind != "deleteRequest" {
            let rne = request["ENTStructureUAI"].uppercased()
            guard !rne.isEmpty else { continue }
            numbers[request.id] = rne
            if !request["ENTStructureJointure"].isEmpty { numbers[request["ENTStructureJointure"]] = rne }
            let names = request["ENTStructureNomCourant"].split(separator: "$").map { String($0).trimmed }
            description.schools.append(
                .init(rne: rne, name: names.first { !$0.isEmpty } ?? "", town: request["l"]))
        }
        let families = families(numbers)
        var seen: Set<Profile> = []
        for (kind, request) in requests {
            guard let person = person(request, numbers, families),
                let profile = person.affiliations.first?.profile
            else { continue }
            var entry = person
            entry.hasLeft = kind == "deleteRequest"
            seen.formUnion([profile])
            description.people.append(entry)
        }
        if isComplete {
            description.completeProfiles = seen
            // One file holds teachers and the rest of the staff.
            if seen.contains(.teacher) || seen.contains(.staff) {
                description.completeProfiles.formUnion([.teacher, .staff])
            }
        }
        return description
    }

    /// The children of each guardian, and their schools: it is the pupils who name their guardians.
    private struct Family {
        var children: [PersonEntry.Child] = []
        var schools: Set<String> = []
    }

    private func families(_ numbers: [String: String]) -> [String: Family] {
        var families: [String: Family] = [:]
        for (kind, request) in requests where request.kind == "Eleve" && kind != "deleteRequest" {
            guard let rne = pupil(request, numbers).first?.rne else { continue }
            for parts in request.parts("ENTElevePersRelEleve") where !(parts.first ?? "").isEmpty {
                families[parts[0], default: Family()].children.append(.init(key: request.id))
                families[parts[0]]?.schools.insert(rne)
            }
        }
        return families
    }

    private func person(
        _ request: AafRequest, _ numbers: [String: String], _ families: [String: Family],
    ) -> PersonEntry? {
        var entry = PersonEntry()
        entry.key = request.id
        entry.lastName = request["sn"]
        entry.firstName = request["givenName"]
        entry.civility = request["personalTitle"]
        entry.bornOn = FrenchDate.iso(request["ENTPersonDateNaissance"])
        entry.email = request["mail"]
        guard !entry.key.isEmpty, !entry.lastName.isEmpty else { return nil }
        switch request.kind {
        case "Eleve": entry.affiliations = pupil(request, numbers)
        case "PersEducNat": entry.affiliations = staff(request, numbers)
        case "PersRelEleve":
            guard let family = families[request.id] else { return nil }
            entry.children = family.children
            entry.affiliations = family.schools.sorted().map { .init(rne: $0, profile: .guardian) }
        default: return nil
        }
        return entry.affiliations.isEmpty ? nil : entry
    }

    private func pupil(_ request: AafRequest, _ numbers: [String: String]) -> [PersonEntry.Affiliation] {
        let number = ["ENTPersonStructRattach", "ENTEleveStructRattachId"].lazy.map { request[$0] }.first {
            !$0.isEmpty
        }
        guard let rne = number.flatMap({ numbers[$0] }) else { return [] }
        var affiliation = PersonEntry.Affiliation(rne: rne, profile: .pupil)
        affiliation.classes =
            request.parts("ENTEleveClasses").compactMap { $0.count > 1 ? .init($0[1]) : nil }
            + request.parts("ENTEleveGroupes").compactMap { $0.count > 1 ? .init($0[1], isGroup: true) : nil }
        return [affiliation]
    }

    /// Their functions say what they are, in each school: `school$ENS$…`; those who stand before pupils teach.
    private func staff(_ request: AafRequest, _ numbers: [String: String]) -> [PersonEntry.Affiliation] {
        let home = request["ENTPersonStructRattach"]
        var functions: [String: (code: String, label: String)] = [:]
        for parts in request.parts("ENTPersonFonctions") where parts.count > 1 {
            functions[parts[0]] = functions[parts[0]] ?? (parts[1], parts.count > 2 ? parts[2] : "")
        }
        let teaches = request["PersEducNatPresenceDevantEleves"].uppercased() == "O"
        var schools = Array(functions.keys)
        if !home.isEmpty, functions[home] == nil { schools.append(home) }
        return schools.sorted().compactMap { number in
            guard let rne = numbers[number] else { return nil }
            let function = functions[number]
            let isTeacher = ["ENS", "DOC"].contains(function?.code ?? "") || (function == nil && teaches)
            var affiliation = PersonEntry.Affiliation(rne: rne, profile: isTeacher ? .teacher : .staff)
            affiliation.isMain = number == home
            affiliation.role = isTeacher && function?.code != "DOC" ? "" : function?.label.capitalized ?? ""
            affiliation.subjects = request.parts("ENTAuxEnsMatiereEnseignEtab").compactMap {
                $0.count > 1 && $0[0] == number ? $0[1].capitalized : nil
            }
            let forms = Set(
                request.parts("ENTAuxEnsClassesPrincipal").compactMap {
                    $0.count > 1 && $0[0] == number ? $0[1] : nil
                })
            var names: [String] = []
            for attribute in ["ENTAuxEnsClasses", "ENTAuxEnsClassesMatieres"] {
                for parts in request.parts(attribute) where parts.count > 1 && parts[0] == number {
                    if !names.contains(parts[1]) { names.append(parts[1]) }
                }
            }
            names += forms.subtracting(names).sorted()
            affiliation.classes = names.map { .init($0, isFormTeacher: forms.contains($0)) }
            for attribute in ["ENTAuxEnsGroupes", "ENTAuxEnsGroupesMatieres"] {
                for parts in request.parts(attribute) where parts.count > 1 && parts[0] == number {
                    affiliation.classes.append(.init(parts[1], isGroup: true))
                }
            }
            return affiliation
        }
    }
}

/// One request of a file: the attributes of one person, or of one school.
struct AafRequest {
    /// `Eleve`, `PersEducNat`, `PersRelEleve`, `EtabEducNat`.
    let kind: String
    let id: String
    private let values: [String: [String]]

    init(_ node: XmlNode) {
        let operational = node.all("operationalAttributes").flatMap { $0.all("attr") }
        let kinds = operational.filter {
            ["categoriePersonne", "categorieStructure"].contains($0.attributes["name"] ?? "")
        }
        kind = kinds.first?["value"] ?? ""
        id = node.all("identifier").first?["id"] ?? ""
        var values: [String: [String]] = [:]
        for attribute in node.all("attributes").flatMap({ $0.all("attr") }) {
            let texts = attribute.all("value").map(\.text).filter { !$0.isEmpty }
            values[attribute.attributes["name"] ?? "", default: []] += texts
        }
        self.values = values
    }

    subscript(name: String) -> String { values[name]?.first ?? "" }

    /// Values cut at their dollar signs.
    func parts(_ name: String) -> [[String]] {
        (values[name] ?? []).map { value in
            value.split(separator: "$", omittingEmptySubsequences: false).map { String($0).trimmed }
        }
    }
}
