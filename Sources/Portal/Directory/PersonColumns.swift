import Formats
import School
import Storage
import Templating

/// Somebody in the results, in the columns that were chosen (K-17, R-15).
extension PersonSearchView.Row {
    init(
        _ line: PersonLine, _ columns: [DirectorySearch.Column], _ known: DirectoryChoices,
        at place: CampusPlace, today: Day,
    ) {
        id = line.person.id.description
        let isNamed = columns.contains(.firstName) && !line.person.lastName.isEmpty
        name = isNamed ? line.person.lastName : line.person.name
        href = place.address(of: .person(line.person.id))
        cells = columns.map { column in
            PersonSearchView.Cell(label: column.label, text: line.words(column, known, today: today))
        }
    }
}

extension PersonLine {
    fileprivate func words(_ column: DirectorySearch.Column, _ known: DirectoryChoices, today: Day) -> String
    {
        let now =
            affiliations.contains { $0.leftOn == nil }
            ? affiliations.filter { $0.leftOn == nil } : affiliations
        return switch column {
        case .firstName: person.firstName
        case .profile:
            Profile.allCases.filter { profile in now.contains { $0.profile == profile } }
                .map(CampusWording.profile).joined(separator: ", ")
        case .presence: CampusWording.presence(person.leftOn, today: today)
        case .school: now.first.map { known.name(of: $0.school) } ?? ""
        case .classes: classes.joined(separator: ", ")
        case .bornOn: person.bornOn?.inFrench ?? ""
        case .email: person.email
        case .pronote: affiliations.compactMap(\.pronoteIdentifier).joined(separator: ", ")
        case .entKey: person.entKey
        }
    }
}

extension DirectorySearch.Column {
    var label: String {
        switch self {
        case .firstName: "Prénom"
        case .profile: "Profil"
        case .presence: "État"
        case .school: "Établissement principal"
        case .classes: "Classes"
        case .bornOn: "Date de naissance"
        case .email: "Mél"
        case .pronote: "id. PRONOTE-ENT"
        case .entKey: "Clef ENT"
        }
    }
}
