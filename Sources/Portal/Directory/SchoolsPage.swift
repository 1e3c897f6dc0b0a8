import Formats
import School
import Storage
import Templating
import WebServer

/// What is typed to add a school to the campus.
struct TypedSchool {
    var rne = ""
    var name = ""
    var town = ""

    init() {}

    init(_ form: Form) {
        rne = (form["rne"] ?? "").line(upTo: 20)
        name = (form["nom"] ?? "").line(upTo: 200)
        town = (form["ville"] ?? "").line(upTo: 200)
    }
}

/// GET and POST /annuaire/etablissements: the schools of the campus. Files speak of those only.
extension CampusVisit {
    func showSchools(
        _ typed: TypedSchool = TypedSchool(), faults: [SchoolsView.Line: String] = [:], status: Status = .ok,
    ) throws -> Response {
        let counts = try file.read { campus in
            try campus.directory.schools().map { ($0, try campus.directory.present(at: $0.id)) }
        }
        let view = SchoolsView(
            counts, typed, faults: faults, support: campus.support, token: newToken(), place: place)
        return try render(view, title: "Établissements", status: status, section: .directory)
    }
}

extension CampusSubmission {
    func addSchool() throws -> Response {
        let typed = TypedSchool(form)
        func refused(_ line: SchoolsView.Line, _ words: String) throws -> Response {
            try visit.showSchools(typed, faults: [line: words], status: .unprocessableContent)
        }
        guard let rne = RNE(typed.rne) else {
            return try refused(.rne, "Un numéro RNE a sept chiffres et une lettre, comme 0510032H.")
        }
        let stamp = stamp
        do {
            try file.write { campus in
                guard try campus.isFirst(stamp) else { return }
                try campus.directory.addSchool(rne, name: typed.name, town: typed.town)
                try campus.note("a ajouté l’établissement \(rne)", stamp: stamp)
            }
        } catch DirectoryRefusal.noName {
            return try refused(.name, "Donnez le nom de l’établissement\u{A0}: Collège Jean-Moulin.")
        } catch let refusal as DirectoryRefusal {
            return try refused(.rne, CampusWording.refusal(refusal))
        }
        return redirect(
            to: .directory(.schools), saying: rne.hasExpectedCheckLetter ? .schoolAdded : .schoolAddedOddly)
    }
}

extension CampusSubmission {
    /// POST /annuaire/assistance: whom everybody is told to ask for help (L-10).
    func setSupport() throws -> Response {
        let stamp = stamp
        try file.write { campus in
            guard try campus.isFirst(stamp) else { return }
            try campus.setSupport(form["assistance"] ?? "")
            try campus.note("a changé l’assistance", stamp: stamp)
        }
        return redirect(to: .directory(.schools), saying: .supportSet)
    }
}

struct SchoolsView: View {
    static let template = "directory/schools"

    let back: Link
    let list: Ledger?
    let nothing: EmptyNote?
    let summary: ErrorSummary?
    let action: String
    let token: String
    let fields: [Field]
    let supportAction: String
    let support: [Field]

    enum Line: String {
        case rne, name = "nom", town = "ville"
    }

    init(
        _ schools: [(School, Int)], _ typed: TypedSchool, faults: [Line: String], support: String,
        token: String, place: CampusPlace,
    ) {
        func field(_ line: Line, _ label: String, _ value: String, hint: String? = nil, isRequired: Bool)
            -> Field
        {
            Field(
                line.rawValue, label, value: value, hint: hint, error: faults[line], isRequired: isRequired,
                autocomplete: "off")
        }
        back = Link("Annuaire", place.address(of: .search(DirectorySearch())))
        list =
            schools.isEmpty
            ? nil
            : Ledger(
                "Les établissements de la cité", columns: ["Établissement", "Ville", "RNE", "Personnes"],
                rows: schools.map { school, present in
                    [
                        .text(school.name), .text(school.town), .text(school.rne.description),
                        .text(Wording.number(present)),
                    ]
                })
        nothing =
            schools.isEmpty
            ? EmptyNote(
                title: "Aucun établissement pour le moment",
                text: "Ajoutez le premier\u{A0}: les fichiers de l’annuaire ne parlent que de ceux d’ici.")
            : nil
        fields = [
            field(
                .rne, "Numéro RNE", typed.rne, hint: "Ou UAI\u{A0}: sept chiffres et une lettre.",
                isRequired: true),
            field(
                .name, "Nom de l’établissement", typed.name, hint: "Par exemple\u{A0}: Collège Jean-Moulin.",
                isRequired: true),
            field(.town, "Ville", typed.town, isRequired: false),
        ]
        summary = faults.isEmpty ? nil : ErrorSummary("L’établissement n’a pas été ajouté", fields)
        action = place.address(of: .addSchool)
        supportAction = place.address(of: .setSupport)
        self.support = [
            Field(
                "assistance", "Qui aide ceux qui n’arrivent pas à se connecter", value: support,
                hint:
                    "Un nom, un bureau, un poste, une adresse\u{A0}: chacun le lit au bas des pages, même sans se connecter. Vide\u{A0}: rien.",
                autocomplete: "off")
        ]
        self.token = token
    }

    static let examples: [SchoolsView] = {
        var typed = TypedSchool()
        typed.rne = Examples.hostile
        typed.name = Examples.long
        return [
            SchoolsView(
                [], TypedSchool(), faults: [:], support: "", token: "jeton", place: Examples.campusPlace),
            SchoolsView(
                (Examples.school(Examples.hostile) + Examples.school(Examples.long, id: 2)).map {
                    ($0, 1_234)
                }, typed, faults: [.rne: Examples.hostile], support: Examples.hostile,
                token: "jeton", place: Examples.campusPlace),
        ]
    }()
}
