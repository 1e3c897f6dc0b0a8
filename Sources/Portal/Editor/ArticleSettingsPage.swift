import Library
import Storage
import Templating
import WebServer

/// GET /administration/contenus/12/reglages: who reads an article, when, at which address.
extension PortalVisit {
    func showArticleSettings(
        of id: ID<Article>, entry: SettingsEntry? = nil, faults: [SettingsEntry.Part: String] = [:],
        status: Status = .ok,
    ) throws -> Response {
        let (article, title, classes, pictures) = try library.read { library in
            let article = try existing(id, in: library)
            return (
                article, try library.editorial.revision(article.latest, of: id)?.title ?? article.title,
                try library.borrowers.schoolClasses().map(\.schoolClass).filter { !$0.isEmpty },
                try library.editorial.pictures()
            )
        }
        let view = ArticleSettingsView(
            article, title: title, entry: entry ?? SettingsEntry(article.settings), faults: faults,
            isAdapted: article.shipped(in: site.shipped) != nil, classes: classes, pictures: pictures,
            token: newToken(), seenFrom: viewpoint)
        return try render(view, title: title, status: status, hasSearch: false, section: .office)
    }
}

extension PortalSubmission {
    /// POST /administration/contenus/12/reglages
    func setArticle(_ id: ID<Article>, _ entry: SettingsEntry) throws -> Response {
        let (article, pictures) = try library.read { library in
            (try visit.existing(id, in: library), Set(try library.editorial.pictures().map(\.id)))
        }
        var entry = entry
        // An adapted text stays where the one that it replaces is.
        if article.shipped(in: visit.site.shipped) != nil { entry.values[.slug] = article.settings.slug }
        var faults = entry.faults
        let slug = entry[.slug].trimmed
        if slug != article.settings.slug, visit.site.shipped.text(article.kind, slug: slug) != nil {
            faults[.slug] = Wording.refusal(EditorialRefusal.slugTaken)
        }
        if faults.isEmpty {
            do {
                let settings = entry.settings(on: visit.today, pictures: pictures)
                try library.write { try $0.editorial.set(settings, of: id) }
                return redirect(to: .editor(.settings(id)), saying: .contentSet)
            } catch EditorialRefusal.unknown {
                throw Failure.notFound
            } catch let refusal as EditorialRefusal {
                faults[refusal == .endsBeforeItStarts ? .until : .slug] = Wording.refusal(refusal)
            }
        }
        return try visit.showArticleSettings(
            of: id, entry: entry, faults: faults, status: .unprocessableContent)
    }
}

/// The settings of an article as they were filled in, right or wrong.
struct SettingsEntry {
    var values: [Part: String]
    var classes: [String]

    enum Part: String, CaseIterable {
        case slug = "adresse"
        case visibility = "visible"
        case from = "du"
        case until = "au"
        case datedOn = "date"
        case checkedOn = "verifie"
        case picture = "image"

        static let days: [Part] = [.from, .until, .datedOn, .checkedOn]
    }

    init(_ form: Form) {
        let filled = Part.allCases.map { ($0, form.short($0.rawValue).trimmed) }
        values = Dictionary(filled, uniquingKeysWith: { first, _ in first })
        classes = form.all("classe").prefix(500).filter { !$0.isEmpty }
    }

    init(_ settings: ArticleSettings) {
        values = [
            .slug: settings.slug, .visibility: settings.readership.visibility.rawValue,
            .from: settings.shownFrom?.description ?? "", .until: settings.shownUntil?.description ?? "",
            .datedOn: settings.datedOn.description, .checkedOn: settings.checkedOn?.description ?? "",
            .picture: settings.picture?.description ?? "",
        ]
        classes = settings.readership.classes
    }

    subscript(part: Part) -> String { values[part] ?? "" }

    var faults: [Part: String] {
        var faults: [Part: String] = [:]
        for part in Part.days where !self[part].isEmpty && day(part) == nil {
            faults[part] = "«\u{A0}\(self[part])\u{A0}» n’est pas une date\u{A0}: écrivez jj/mm/aaaa."
        }
        return faults
    }

    func settings(on today: Day, pictures: Set<ID<StoredPicture>>) -> ArticleSettings {
        ArticleSettings(
            slug: self[.slug],
            readership: Readership(Visibility(rawValue: self[.visibility]) ?? .staff, classes: classes),
            shownFrom: day(.from), shownUntil: day(.until), datedOn: day(.datedOn) ?? today,
            picture: ID<StoredPicture>(self[.picture]).flatMap { pictures.contains($0) ? $0 : nil },
            checkedOn: day(.checkedOn))
    }

    /// As browsers send a date, or as one types it where they do not help.
    private func day(_ part: Part) -> Day? { Day(self[part]) ?? Day(typed: self[part]) }
}

struct ArticleSettingsView: View {
    static let template = "editor/settings"

    let head: EditorHead
    let summary: ErrorSummary?
    let action: String
    let visibility: [Option]
    let classes: Classes?
    let period: [Field]
    let dates: [Field]
    let slug: Field?
    let picture: Choice
    let remove: ConfirmButton

    struct Option: ViewPart {
        let id: String
        let value: String
        let label: String
        let words: String
        let isChosen: Bool
    }

    struct Classes: ViewPart {
        let options: [Option]
    }
}

extension ArticleSettingsView {
    init(
        _ article: Article, title: String, entry: SettingsEntry, faults: [SettingsEntry.Part: String],
        isAdapted: Bool, classes: [String], pictures: [StoredPicture], token: String, seenFrom view: Viewpoint,
    ) {
        let id = article.id
        func field(_ part: SettingsEntry.Part, _ label: String, hint: String? = nil) -> Field {
            // What is no date must be seen again: a date field would show nothing.
            let isDate = SettingsEntry.Part.days.contains(part) && faults[part] == nil
            return Field(
                part.rawValue, label, kind: isDate ? "date" : "text", value: entry[part], hint: hint,
                error: faults[part])
        }
        head = EditorHead(article, title: title, at: .settings(id), seenFrom: view)
        action = view.address(of: EditorAction.article(id, .set))
        visibility = Visibility.allCases.map { visibility in
            Option(
                id: "visible-\(visibility.rawValue)", value: visibility.rawValue,
                label: Wording.visibility(visibility), words: Wording.explanation(visibility),
                isChosen: entry[.visibility] == visibility.rawValue)
        }
        let known = classes + entry.classes.filter { !classes.contains($0) }
        self.classes =
            known.isEmpty
            ? nil
            : Classes(
                options: known.enumerated().map { place, name in
                    Option(
                        id: "classe-\(place)", value: name, label: name, words: "",
                        isChosen: entry.classes.contains(name))
                })
        period = [
            field(.from, "À partir du", hint: "Vide\u{A0}: dès la publication."),
            field(.until, "Jusqu’au", hint: "Vide\u{A0}: pour toujours. Ce jour compris."),
        ]
        dates = [
            field(.datedOn, "Date affichée", hint: "Les actualités se rangent par cette date."),
            field(
                .checkedOn, "Vérifié le", hint: "Le jour où quelqu’un a relu ce texte et l’a trouvé juste."),
        ]
        slug =
            isAdapted
            ? nil
            : field(
                .slug, "Fin de l’adresse",
                hint: "Les liens vers l’ancienne adresse ne mèneront plus ici si vous la changez.")
        picture = Choice(
            SettingsEntry.Part.picture.rawValue, "Image d’accompagnement",
            options: [("", "Aucune")] + pictures.map { ($0.id.description, $0.alternative) },
            chosen: entry[.picture])
        let fields = period + dates + [slug].compactMap(\.self)
        summary = faults.isEmpty ? nil : ErrorSummary("Les réglages ne sont pas encore enregistrés", fields)
        remove = ConfirmButton(
            "Supprimer ce contenu",
            question: isAdapted
                ? "Votre version et tout son historique seront perdus\u{A0}; le texte fourni reprendra sa place."
                : "Le texte et tout son historique seront perdus. Pour le cacher sans le perdre, retirez-le plutôt de la publication.",
            button: PostButton(
                "Supprimer pour toujours", icon: "cross",
                to: view.address(of: EditorAction.article(id, .remove)), token: token))
    }
}

extension Wording {
    static func explanation(_ visibility: Visibility) -> String {
        switch visibility {
        case .everybody: "même sans compte"
        case .signedIn: "avec un compte de ce portail"
        case .staff: "enseignants et gestionnaires du portail"
        }
    }
}
