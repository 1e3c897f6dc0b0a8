import Library
import Storage
import Templating
import WebServer

extension TypedForm {
    init(_ settings: Selection.Settings) {
        var values = [
            "titre": settings.title, "mot": settings.slug, "presentation": settings.introduction,
            "jusquau": settings.shownUntil?.description ?? "", "regle": settings.rule.word,
        ]
        switch settings.rule {
        case .search(let query): values["recherche"] = query
        case .lentTo(let schoolClass): values["eleves"] = schoolClass
        case .handMade, .newest, .neverLent, .bestReviewed: break
        }
        self.init(values, readership: settings.readership)
    }

    func selection() throws -> Selection.Settings {
        Selection.Settings(
            title: self["titre"], slug: self["mot"], introduction: self["presentation"],
            rule: Selection.Rule(
                word: self["regle"], query: Search(kept: self["recherche"]).kept,
                schoolClass: self["eleves"]), readership: readership, shownUntil: try day("jusquau"))
    }

    var selectionLines: [ComposedForm.Line] {
        let search = self["recherche"]
        let rules: [Selection.Rule] =
            [.handMade, .newest, .neverLent, .lentTo(""), .bestReviewed]
            + (search.isEmpty ? [] : [.search(search)])
        return [
            .field(Field("titre", "Titre", value: self["titre"], isRequired: true)),
            .area(
                TextArea(
                    "presentation", "Présentation", value: self["presentation"], rows: 3,
                    hint: "Quelques mots au-dessus des documents, en Markdown.")),
            .choice(
                Choice(
                    "regle", "Documents", options: rules.map { ($0.word, Wording.rule($0)) },
                    chosen: self["regle"],
                    hint: search.isEmpty
                        ? "Pour garder une recherche, partez d’une page de résultats\u{A0}: «\u{A0}Garder comme sélection\u{A0}»."
                        : nil)),
            .hidden("recherche", search),
            .field(
                Field(
                    "eleves", "Classe ou niveau", value: self["eleves"],
                    hint: "Seulement pour «\u{A0}Les plus empruntés\u{A0}»\u{A0}: 6e, ou 6e A.")),
            .field(
                Field(
                    "jusquau", "Montrée jusqu’au", kind: "date", value: self["jusquau"],
                    hint: "Vide\u{A0}: sans fin.")),
            .field(
                Field(
                    "mot", "Fin de son adresse", value: self["mot"],
                    hint: "Vide\u{A0}: faite des mots du titre.")),
        ]
    }
}

extension Selection.Rule {
    var word: String {
        switch self {
        case .handMade: "main"
        case .search: "recherche"
        case .newest: "nouveautes"
        case .neverLent: "jamais-empruntes"
        case .lentTo: "empruntes"
        case .bestReviewed: "avis"
        }
    }

    init(word: String, query: String, schoolClass: String) {
        self =
            switch word {
            case "recherche": .search(query)
            case "nouveautes": .newest
            case "jamais-empruntes": .neverLent
            case "empruntes": .lentTo(schoolClass)
            case "avis": .bestReviewed
            default: .handMade
            }
    }
}

extension Wording {
    static func rule(_ rule: Selection.Rule) -> String {
        switch rule {
        case .handMade: "Choisis un par un"
        case .search(let query): "Recherche\u{A0}: \(Search(kept: query).spoken)"
        case .newest: "Nouveautés des 30 derniers jours"
        case .neverLent: "Jamais empruntés"
        case .lentTo(""): "Les plus empruntés par une classe ou un niveau"
        case .lentTo(let schoolClass): "Les plus empruntés en \(schoolClass)"
        case .bestReviewed: "Les mieux notés par les lecteurs"
        }
    }
}
