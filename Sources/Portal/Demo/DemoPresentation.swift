import Library
import Storage

/// What the library of the collège presents: news, selections, resources, an agenda, a home page of its own. The lycée
/// keeps the usual home page.
enum DemoPresentation {
    static func fill(_ library: LibraryFile, classes: [String], stamp: (String) -> Stamp) throws {
        let today = stamp("").day
        let sixth = classes.filter { $0.hasPrefix("6") }
        guard !sixth.isEmpty else { return }
        let novels = try library.read { library in
            try library.catalogue.search(Search(filters: [.documentType: ["Roman"]], sort: .title)).found
                .map(\.record.id)
        }
        try library.write { writing in
            let news = try self.news(writing, sixth: sixth, on: today, stamp: stamp)
            let presentation = writing.presentation
            let winter = try presentation.addSelection(
                Selection.Settings(
                    title: "Romans pour l’hiver", slug: "",
                    introduction:
                        "Des histoires longues pour les soirs courts, choisies par le club lecture.",
                    shownUntil: today + 90), stamp: stamp("winter"))
            for (place, novel) in novels.dropFirst(3).prefix(8).enumerated() {
                try presentation.place(
                    novel, in: winter, note: place < notes.count ? notes[place] : "", on: today)
            }
            let comics = try presentation.addSelection(
                Selection.Settings(
                    title: "Bandes dessinées et mangas", slug: "",
                    introduction:
                        "Les dernières arrivées d’abord. Cette sélection se tient à jour toute seule.",
                    rule: .search(
                        Search(filters: [.documentType: ["Bande dessinée", "Manga"]], sort: .newest).kept)),
                stamp: stamp("comics"))
            let liked = try presentation.addSelection(
                Selection.Settings(title: "Vos coups de cœur", slug: "", rule: .bestReviewed),
                stamp: stamp("liked"))
            let resources = try self.resources(presentation, sixth: sixth, on: today, stamp: stamp)
            try events(presentation, sixth: sixth, on: today, stamp: stamp)
            try rubrics(
                presentation, news: news, selections: [winter, comics, liked], resources: resources,
                stamp: stamp)
            try home(presentation, winter: winter, comics: comics, sixth: sixth)
        }
    }

    private static let notes = [
        "À lire d’une traite.", "", "Pour qui aime avoir un peu peur.", "",
        "Un classique, en version courte.",
    ]

    private static func news(
        _ writing: LibraryWriting, sixth: [String], on today: Day, stamp: (String) -> Stamp
    ) throws -> [ID<Article>] {
        let texts: [(title: String, text: String, readership: Readership, daysAgo: Int)] = [
            (
                "Une autrice au CDI jeudi 3 décembre",
                """
                **Nora Vasseur**, l’autrice des *Veilleurs du phare*, vient passer l’après-midi au CDI.

                Elle lira le début de son prochain roman, puis répondra à vos questions. Préparez-les en
                empruntant un de ses livres\u{A0}: ils sont sur la table près de l’entrée.

                ## Comment venir

                De 14\u{A0}h à 15\u{A0}h\u{A0}30, sur inscription auprès de Mme\u{A0}Leroux. Vingt-cinq places.
                """, .everybody, 1
            ),
            (
                "Les sixièmes découvrent le CDI",
                """
                Cette semaine, chaque classe de sixième passe une heure au CDI\u{A0}: trouver un livre avec sa cote,
                l’emprunter, le rendre à temps.

                Revoyez tout cela dans [Comment chercher](/pages/chercher).
                """, Readership(.everybody, classes: sixth), 4
            ),
        ]
        return try texts.enumerated().map { place, news in
            let id = try writing.editorial.add(
                .news, title: news.title, source: news.text, stamp: stamp("news \(place)"))
            try writing.editorial.set(
                ArticleSettings(
                    slug: Article.slug(of: news.title), readership: news.readership,
                    datedOn: today - news.daysAgo), of: id)
            try writing.editorial.publish(id)
            return id
        }
    }

    private static func resources(
        _ presentation: PresentationWriting, sixth: [String], on today: Day, stamp: (String) -> Stamp
    ) throws -> [ID<Resource>] {
        let all = [
            Resource.Settings(
                title: "Encyclopédie des collèges", address: "https://encyclopedie.example.org/",
                publisher: "Éditions du Lutrin",
                description: "Des articles vérifiés, des cartes et des frises, à lire ou à écouter.",
                subscribedUntil: today + 280),
            Resource.Settings(
                title: "Le Petit Quotidien en ligne", address: "https://quotidien.example.org/lecture",
                publisher: "Presse des Tilleuls", description: "L’actualité expliquée, chaque matin.",
                subscribedUntil: today + 40),
            Resource.Settings(
                title: "Mon cahier de sixième", address: "https://cahier.example.org/6e",
                publisher: "Manuels Aurore", description: "Exercices et leçons pour l’année de sixième.",
                readership: Readership(.signedIn, classes: sixth)),
            Resource.Settings(
                title: "Musée virtuel de Saint-Aubin", address: "https://musee.example.org/",
                publisher: "Ville de Saint-Aubin", description: "Les collections du musée, salle par salle.",
                readership: .everybody),
        ]
        return try all.map { try presentation.addResource($0, stamp: stamp("resource \($0.title)")) }
    }

    private static func events(
        _ presentation: PresentationWriting, sixth: [String], on today: Day, stamp: (String) -> Stamp
    ) throws {
        let all = [
            AgendaEvent.Settings(
                title: "Club lecture", firstDay: today + 3, opensAt: 765, closesAt: 810, place: "CDI",
                text: "On apporte un livre qu’on a aimé, ou pas."),
            AgendaEvent.Settings(
                title: "Rencontre avec Nora Vasseur", firstDay: today + 12, opensAt: 840, closesAt: 930,
                place: "CDI", text: "Sur inscription."),
            AgendaEvent.Settings(
                title: "Exposition «\u{A0}Le loup, vrai et faux\u{A0}»", firstDay: today - 5,
                lastDay: today + 16, place: "Hall du CDI"),
            AgendaEvent.Settings(
                title: "Défi lecture des sixièmes", firstDay: today + 20, opensAt: 600, closesAt: 660,
                place: "Salle de conférence", readership: Readership(.everybody, classes: sixth)),
        ]
        for event in all { try presentation.addEvent(event, stamp: stamp("event \(event.title)")) }
    }

    /// In the delivered tree: tab 1 « Élèves », sections 3 « Trouver » and 5 « S’informer sur », tab 2 for the staff.
    private static func rubrics(
        _ presentation: PresentationWriting, news: [ID<Article>], selections: [ID<Selection>],
        resources: [ID<Resource>], stamp: (String) -> Stamp
    ) throws {
        let reading = try presentation.addBranch(
            .rubric, title: "De quoi lire", in: ID(3), stamp: stamp("rubric reading"))
        for selection in selections { try presentation.put(.selection(selection, slug: ""), in: reading) }
        let online = try presentation.addBranch(
            .rubric, title: "Sites et encyclopédies", in: ID(3), stamp: stamp("rubric online"))
        for resource in resources { try presentation.put(.resource(resource), in: online) }
        let life = try presentation.addBranch(
            .rubric, title: "La vie du CDI", in: ID(5), stamp: stamp("rubric life"))
        for article in news { try presentation.put(.article(article, .news, slug: ""), in: life) }
        let teachers = try presentation.addBranch(
            .rubric, title: "Pour préparer ses cours", in: ID(2), stamp: stamp("rubric teachers"))
        for resource in resources.prefix(2) { try presentation.put(.resource(resource), in: teachers) }
    }

    private static func home(
        _ presentation: PresentationWriting, winter: ID<Selection>, comics: ID<Selection>, sixth: [String]
    ) throws {
        let text = try presentation.addBlock(
            .text,
            HomeBlock.Settings(
                title: "Bienvenue aux sixièmes",
                text:
                    "Votre premier emprunt\u{A0}? Prenez un livre qui vous plaît et passez au bureau\u{A0}: il ne faut que votre nom.",
                count: 1, readership: Readership(.signedIn, classes: sixth)))
        try presentation.moveBlock(text, to: 4)
        for (place, selection) in [winter, comics].enumerated() {
            let shelf = try presentation.addBlock(
                .selection, HomeBlock.Settings(count: 12, selection: selection))
            try presentation.moveBlock(shelf, to: 7 + place)
        }
    }
}
