import Library
import Storage
import Templating
import WebServer

extension HomeBlock {
    /// « Sélection : Romans d’hiver »
    func name(selection: String?) -> String {
        if !settings.title.isEmpty { return "\(kind.label)\u{A0}: \(settings.title)" }
        return selection.map { "\(kind.label)\u{A0}: \($0)" } ?? kind.label
    }
}

extension HomeBlock.Kind {
    /// As librarians call it.
    var label: String {
        switch self {
        case .search: "Recherche"
        case .account: "Prêts du lecteur connecté"
        case .hours: "Horaires d’ouverture"
        case .news: "Actualités"
        case .selection: "Sélection"
        case .newest: "Nouveautés"
        case .resources: "Ressources en ligne"
        case .agenda: "Agenda"
        case .text: "Texte libre"
        case .shelves: "Rayons par type de document"
        }
    }

    var isOnlyOnce: Bool {
        switch self {
        case .search, .account, .hours, .shelves, .newest, .news, .agenda, .resources: true
        case .selection, .text: false
        }
    }

    func lines(_ typed: TypedForm, selections: [Selection]) -> [ComposedForm.Line] {
        var lines: [ComposedForm.Line] = [.hidden("bloc", word)]
        if ![.search, .account, .hours].contains(self) {
            lines.append(
                .field(
                    Field(
                        "titre", "Titre au-dessus du bloc", value: typed["titre"],
                        hint: self == .text
                            ? "Vide\u{A0}: pas de titre."
                            : self == .selection
                                ? "Vide\u{A0}: celui de la sélection."
                                : "Vide\u{A0}: «\u{A0}\(usualTitle)\u{A0}».")))
        }
        if self == .selection {
            lines.append(
                .choice(
                    Choice(
                        "selection", "Sélection",
                        options: selections.map { ($0.id.description, $0.title) },
                        chosen: typed["selection"])))
        }
        if self == .text {
            lines.append(
                .area(
                    TextArea(
                        "texte", "Texte", value: typed["texte"], rows: 10,
                        hint: "En Markdown\u{A0}: **gras**, [un lien](https://exemple.fr), - une liste.")))
        }
        if isCounted {
            lines.append(
                .field(Field("nombre", "Combien en montrer", kind: "number", value: typed["nombre"])))
        }
        return lines
    }
}

extension TypedForm {
    init(_ settings: HomeBlock.Settings) {
        self.init(
            [
                "titre": settings.title, "texte": settings.text, "nombre": String(settings.count),
                "selection": settings.selection?.description ?? "",
            ], readership: settings.readership)
    }

    func block() -> HomeBlock.Settings {
        HomeBlock.Settings(
            title: self["titre"], text: self["texte"], count: Int(self["nombre"]) ?? 1,
            selection: ID<Selection>(self["selection"]), readership: readership)
    }
}
