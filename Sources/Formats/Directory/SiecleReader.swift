/// The exports of the national student information system: `ElevesAvecAdresses.xml` (`BEE_ELEVES`) and
/// `ResponsablesAvecAdresses.xml` (`BEE_RESPONSABLES`).
struct SiecleReader {
    /// The names of the two root elements.
    static let roots: Set<String> = ["BEE_ELEVES", "BEE_RESPONSABLES"]
    private static let wanted: Set<String> = [
        "PARAMETRES", "ELEVE", "STRUCTURES_ELEVE", "PERSONNE", "RESPONSABLE_ELEVE",
    ]

    /// Pupils whose date of leaving has come have left.
    private let today: String
    private var rne = ""
    private var year: Int?
    private var pupils: [PersonEntry] = []
    private var places: [String: Int] = [:]
    private var structures: [String: [PersonEntry.Membership]] = [:]
    private var guardians: [PersonEntry] = []
    private var guardianPlaces: [String: Int] = [:]
    private var bonds: [(guardian: String, child: PersonEntry.Child)] = []
    private var hasPupils = false
    private var hasGuardians = false

    init(today: String) {
        self.today = today
    }

    /// - Throws: `FormatError`.
    mutating func read(_ path: String) throws {
        var nodes: [XmlNode] = []
        let root = try XmlNode.read(path, wanted: Self.wanted) { nodes.append($0) }
        guard Self.roots.contains(root) else {
            throw FormatError("Ce fichier n’est pas un export d’élèves ou de responsables de SIECLE.")
        }
        if root == "BEE_ELEVES" { hasPupils = true } else { hasGuardians = true }
        for node in nodes { take(node) }
    }

    private mutating func take(_ node: XmlNode) {
        switch node.name {
        case "PARAMETRES":
            if rne.isEmpty { rne = node["UAJ"].uppercased() }
            year = year ?? Int(node["ANNEE_SCOLAIRE"].prefix(4))
        case "ELEVE": takePupil(node)
        case "STRUCTURES_ELEVE":
            structures[node.attributes["ELEVE_ID"] ?? "", default: []] += node.all("STRUCTURE").map {
                PersonEntry.Membership($0["CODE_STRUCTURE"], isGroup: $0["TYPE_STRUCTURE"] == "G")
            }.filter { !$0.name.isEmpty }
        case "PERSONNE": takeGuardian(node)
        case "RESPONSABLE_ELEVE":
            bonds.append(
                (
                    node["PERSONNE_ID"],
                    PersonEntry.Child(
                        key: Self.pupilKey(node["ELEVE_ID"]), isLegal: node["RESP_LEGAL"] != "0")
                ))
        default: break
        }
    }

    private mutating func takePupil(_ node: XmlNode) {
        guard let number = node.attributes["ELEVE_ID"], !number.isEmpty else { return }
        var entry = named(node)
        guard !entry.lastName.isEmpty else { return }
        entry.key = Self.pupilKey(number)
        entry.bornOn = FrenchDate.iso(node["DATE_NAISS"])
        entry.sex = ["1": "M", "2": "F"][node["CODE_SEXE"]] ?? ""
        entry.email = node["MEL"]
        if let leaves = FrenchDate.iso(node["DATE_SORTIE"]), leaves <= today { entry.hasLeft = true }
        places[number] = pupils.count
        pupils.append(entry)
    }

    private mutating func takeGuardian(_ node: XmlNode) {
        guard let number = node.attributes["PERSONNE_ID"], !number.isEmpty else { return }
        var entry = named(node)
        guard !entry.lastName.isEmpty else { return }
        entry.key = "P" + number
        entry.civility = node["LC_CIVILITE"]
        entry.email = node["MEL"]
        guardianPlaces[number] = guardians.count
        guardians.append(entry)
    }

    private func named(_ node: XmlNode) -> PersonEntry {
        var entry = PersonEntry()
        entry.lastName =
            ["NOM_USAGE", "NOM_DE_FAMILLE", "NOM"].lazy.map { node[$0] }.first { !$0.isEmpty } ?? ""
        entry.firstName = node["PRENOM"]
        return entry
    }

    private static func pupilKey(_ number: String) -> String { "E" + number }

    /// What the files say together.
    func description() -> DirectoryDescription {
        var description = DirectoryDescription(source: "siecle")
        description.year = year
        description.schools = rne.isEmpty ? [] : [DirectoryDescription.SchoolEntry(rne: rne)]
        // A pupil without a class is not at the school yet, or no more.
        description.people = places.sorted { $0.value < $1.value }.compactMap { number, place in
            var entry = pupils[place]
            let memberships = structures[number] ?? []
            guard memberships.contains(where: { !$0.isGroup }) || entry.hasLeft else { return nil }
            var affiliation = PersonEntry.Affiliation(rne: rne, profile: .pupil)
            affiliation.classes = memberships
            entry.affiliations = [affiliation]
            return entry
        }
        var children: [String: [PersonEntry.Child]] = [:]
        for bond in bonds { children[bond.guardian, default: []].append(bond.child) }
        description.people += guardianPlaces.sorted { $0.value < $1.value }.compactMap { number, place in
            // Somebody whom no pupil has for a guardian is nobody here.
            guard let own = children[number] else { return nil }
            var entry = guardians[place]
            entry.children = own
            entry.affiliations = [PersonEntry.Affiliation(rne: rne, profile: .guardian)]
            return entry
        }
        if hasPupils { description.completeProfiles.insert(.pupil) }
        if hasGuardians { description.completeProfiles.insert(.guardian) }
        return description
    }
}
