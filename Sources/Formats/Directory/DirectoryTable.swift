/// A table of people, as a school's software or a spreadsheet writes it: one row a person, columns known by their
/// headings.
struct DirectoryTable {
    private enum Column: String, CaseIterable {
        case rne, key, lastName, firstName, civility, sex, bornOn, email, profile, role, schoolClass, groups,
            subjects
        case formTeacher, children

        /// Folded headings that mean this column.
        var names: Set<String> {
            switch self {
            case .rne: ["rne", "uai", "etablissement", "code etablissement"]
            case .key: ["identifiant", "id", "numero", "cle", "identifiant externe", "id siecle"]
            case .lastName: ["nom", "nom de famille", "nom usuel"]
            case .firstName: ["prenom"]
            case .civility: ["civilite", "titre"]
            case .sex: ["sexe"]
            case .bornOn: ["date de naissance", "naissance", "ne le", "nee le", "ne e le"]
            case .email: ["mel", "mail", "email", "e mail", "courriel", "adresse electronique"]
            case .profile: ["profil", "type", "statut", "categorie"]
            case .role: ["fonction", "role"]
            case .schoolClass: ["classe", "classes", "division", "divisions"]
            case .groups: ["groupe", "groupes"]
            case .subjects: ["matiere", "matieres", "discipline", "disciplines"]
            case .formTeacher: ["professeur principal", "pp", "professeur principal de"]
            case .children: ["enfants", "enfant", "eleves", "identifiants des enfants"]
            }
        }
    }

    private let rows: [CSV.Row]
    private let places: [Column: Int]

    /// - Throws: `FormatError`.
    init(_ bytes: [UInt8]) throws(FormatError) {
        let table = try CSV(bytes)
        guard let header = table.rows.first else {
            throw FormatError("Ce fichier est vide\u{A0}: exportez les personnes de nouveau.")
        }
        var places: [Column: Int] = [:]
        for (place, cell) in header.cells.enumerated() {
            let name = Folding.fold(cell)
            guard let column = Column.allCases.first(where: { $0.names.contains(name) }),
                places[column] == nil
            else { continue }
            places[column] = place
        }
        guard places[.lastName] != nil, places[.profile] != nil || places[.schoolClass] != nil else {
            throw FormatError(
                "La première ligne doit nommer les colonnes, au moins «\u{A0}Nom\u{A0}», et «\u{A0}Profil\u{A0}» ou «\u{A0}Classe\u{A0}»."
            )
        }
        self.places = places
        rows = Array(table.rows.dropFirst())
    }

    /// - Parameter rne: the school of the rows that do not name one.
    /// - Returns: what the table says, and the rows that could not be used: their line, and why.
    func description(rne: String) -> (DirectoryDescription, problems: [(line: Int, reason: String)]) {
        var description = DirectoryDescription(source: "csv")
        var problems: [(line: Int, reason: String)] = []
        for row in rows {
            switch person(row, rne) {
            case .success(let entry): description.people.append(entry)
            case .failure(let fault): problems.append((row.line, fault.reason))
            }
        }
        let named = Set(description.people.flatMap(\.affiliations).map(\.rne))
        description.schools = named.sorted().map { .init(rne: $0) }
        return (description, problems)
    }

    private func person(_ row: CSV.Row, _ rne: String) -> Result<PersonEntry, FormatError> {
        func cell(_ column: Column) -> String {
            guard let place = places[column], row.cells.indices.contains(place) else { return "" }
            return CSV.unguarded(row.cells[place]).trimmed
        }
        var entry = PersonEntry()
        entry.lastName = cell(.lastName)
        guard !entry.lastName.isEmpty else { return .failure(FormatError("Le nom manque.")) }
        entry.key = cell(.key)
        entry.firstName = cell(.firstName)
        entry.civility = cell(.civility)
        entry.email = cell(.email)
        entry.sex =
            ["f": "F", "2": "F", "feminin": "F", "m": "M", "1": "M", "masculin": "M"][
                Folding.fold(cell(.sex))] ?? ""
        if !cell(.bornOn).isEmpty {
            guard let born = FrenchDate.iso(cell(.bornOn)) else {
                return .failure(
                    FormatError(
                        "La date de naissance «\u{A0}\(cell(.bornOn))\u{A0}» n’est pas lue\u{A0}: écrivez 14/03/2012."
                    ))
            }
            entry.bornOn = born
        }
        guard let profile = Profile(typed: cell(.profile).isEmpty ? "élève" : cell(.profile)) else {
            return .failure(
                FormatError(
                    "Le profil «\u{A0}\(cell(.profile))\u{A0}» n’est pas connu\u{A0}: élève, enseignant, personnel, parent, maître de stage ou inspecteur."
                ))
        }
        let school = cell(.rne).isEmpty ? rne : cell(.rne).uppercased()
        var affiliation = PersonEntry.Affiliation(rne: school, profile: profile)
        affiliation.role = cell(.role)
        affiliation.subjects = Self.list(cell(.subjects))
        let forms = Self.list(cell(.formTeacher))
        let names = Self.list(cell(.schoolClass))
        affiliation.classes =
            names.map { .init($0, isFormTeacher: forms.contains($0)) }
            + forms.filter { !names.contains($0) }.map { .init($0, isFormTeacher: true) }
            + Self.list(cell(.groups)).map { .init($0, isGroup: true) }
        entry.affiliations = [affiliation]
        entry.children = profile == .guardian ? Self.list(cell(.children)).map { .init(key: $0) } : []
        return .success(entry)
    }

    /// Several things in one cell: between commas, semicolons or bars.
    private static func list(_ cell: String) -> [String] {
        cell.split { $0 == "," || $0 == ";" || $0 == "|" }.map { String($0).trimmed }.filter { !$0.isEmpty }
    }
}

extension Profile {
    /// What tables call it, in French.
    package init?(typed text: String) {
        switch Folding.fold(text) {
        case "eleve", "eleves", "etudiant": self = .pupil
        case "enseignant", "enseignante", "professeur", "professeure", "prof", "ens": self = .teacher
        case "personnel", "non enseignant", "administratif", "cpe", "direction", "vie scolaire", "agent":
            self = .staff
        case "parent", "responsable", "responsables", "tuteur", "representant legal": self = .guardian
        case "maitre de stage", "tuteur de stage": self = .internshipTutor
        case "inspecteur", "inspectrice", "inspecteur pedagogique": self = .inspector
        default: return nil
        }
    }
}
