import Formats

/// The people of the campus of examples, as an academic directory would describe them: 40 classes, some 1 100 pupils,
/// their guardians, 90 teachers, the staff. Always the same, and none of them real.
enum DemoDirectory {
    /// - Parameters:
    ///   - college: the number of the collège; - lycee: that of the lycée.
    static func description(college: String, lycee: String) -> DirectoryDescription {
        var generator = DemoDirectoryGenerator(college: college, lycee: lycee)
        return generator.generate()
    }

    static let collegeClasses = ["6e", "5e", "4e", "3e"].flatMap { grade in
        ["A", "B", "C", "D", "E"].map { grade + $0 }
    }
    static let lyceeClasses =
        ["A", "B", "C", "D", "E", "F", "G"].map { "2de" + $0 } + (1...5).map { "1reG\($0)" } + ["1reSTMG"]
        + (1...5).map { "TleG\($0)" } + ["TleSTMG", "TleST2S"]

    /// « 6e » of « 6eA », « Tle » of « TleSTMG ».
    static func grade(of name: String) -> String {
        ["6e", "5e", "4e", "3e", "2de", "1re", "Tle"].first { name.hasPrefix($0) } ?? ""
    }
}

private struct DemoDirectoryGenerator {
    private let college: String
    private let lycee: String
    private var description = DirectoryDescription(source: "demo")
    private var state: UInt64 = 20_261_121
    private var taken: Set<String> = []
    private var number = 0

    init(college: String, lycee: String) {
        self.college = college
        self.lycee = lycee
    }

    mutating func generate() -> DirectoryDescription {
        description.year = 2026
        description.completeProfiles = [.pupil, .guardian, .teacher, .staff]
        description.schools = [
            .init(rne: college, name: "Collège Les Tilleuls", town: "Saint-Aubin"),
            .init(rne: lycee, name: "Lycée Les Tilleuls", town: "Saint-Aubin"),
        ]
        for (rne, classes) in [(college, DemoDirectory.collegeClasses), (lycee, DemoDirectory.lyceeClasses)] {
            description.classes += classes.map {
                .init(rne: rne, name: $0, grade: DemoDirectory.grade(of: $0))
            }
            for name in classes { addPupils(of: name, at: rne) }
        }
        addTeachers()
        addStaff()
        return description
    }

    // MARK: Pupils and their guardians

    private mutating func addPupils(of schoolClass: String, at rne: String) {
        var pupils = Self.characters.filter { $0.schoolClass == schoolClass && (rne == college) }.map(\.entry)
        for entry in pupils { taken.insert("\(entry.lastName) \(entry.firstName)") }
        let size = 26 + draw(4)
        while pupils.count < size { pupils.append(newPupil(of: schoolClass)) }
        for var pupil in pupils {
            number += 1
            pupil.key = "eleve-\(number)"
            var affiliation = PersonEntry.Affiliation(rne: rne, profile: .pupil)
            affiliation.classes = [.init(schoolClass)]
            // Half of each class learns a second language with half of the next one.
            if draw(2) == 0 {
                affiliation.classes.append(
                    .init(DemoDirectory.grade(of: schoolClass) + " LATIN", isGroup: true))
            }
            pupil.affiliations = [affiliation]
            description.people.append(pupil)
            addGuardians(of: pupil, at: rne)
        }
    }

    private mutating func newPupil(of schoolClass: String) -> PersonEntry {
        var entry = PersonEntry()
        repeat {
            entry.lastName = Self.surnames[draw(Self.surnames.count)]
            let isGirl = draw(2) == 0
            entry.sex = isGirl ? "F" : "M"
            entry.firstName = isGirl ? Self.girls[draw(Self.girls.count)] : Self.boys[draw(Self.boys.count)]
        } while !taken.insert("\(entry.lastName) \(entry.firstName)").inserted
        let ages = ["6e": 11, "5e": 12, "4e": 13, "3e": 14, "2de": 15, "1re": 16, "Tle": 17]
        let year = 2026 - (ages[DemoDirectory.grade(of: schoolClass)] ?? 14)
        entry.bornOn = "\(year)-\(padded(1 + draw(12)))-\(padded(1 + draw(28)))"
        return entry
    }

    private mutating func addGuardians(of pupil: PersonEntry, at rne: String) {
        let isCharacter = pupil.lastName == "Martin" && pupil.bornOn == "2012-09-30"
        let firsts =
            isCharacter ? ["Paul"] : [Self.women[draw(Self.women.count)], Self.men[draw(Self.men.count)]]
        for (place, first) in firsts.prefix(isCharacter || draw(5) > 0 ? 2 : 1).enumerated() {
            number += 1
            var entry = PersonEntry()
            entry.key = "responsable-\(number)"
            entry.lastName =
                place == 0 || draw(3) > 0 ? pupil.lastName : Self.surnames[draw(Self.surnames.count)]
            entry.firstName = first
            entry.civility = Self.men.contains(first) || first == "Paul" ? "M." : "Mme"
            entry.children = [.init(key: pupil.key, kinship: entry.civility == "M." ? "père" : "mère")]
            entry.affiliations = [.init(rne: rne, profile: .guardian)]
            description.people.append(entry)
        }
    }

    // MARK: Those who work there

    private mutating func addTeachers() {
        var diallo = grownUp("Diallo", "Mamadou", "M.", key: "professeur-diallo")
        diallo.affiliations = [
            teaching(["Histoire-Géographie"], ["3eA", "3eB", "4eA"], form: "3eA", at: college, isMain: true),
            teaching(["Histoire-Géographie"], ["2deA", "1reG1"], at: lycee, isMain: false),
        ]
        var leroux = grownUp("Leroux", "Claire", "Mme", key: "professeur-leroux")
        leroux.affiliations = [teaching(["Documentation"], [], at: college, isMain: true)]
        leroux.affiliations[0].role = "Documentation"
        description.people += [diallo, leroux]
        for (rne, classes) in [(college, DemoDirectory.collegeClasses), (lycee, DemoDirectory.lyceeClasses)] {
            for place in 0..<44 {
                let isWoman = draw(5) < 3
                let first = isWoman ? Self.women[draw(Self.women.count)] : Self.men[draw(Self.men.count)]
                let last = newSurname(with: first)
                number += 1
                var entry = grownUp(last, first, isWoman ? "Mme" : "M.", key: "professeur-\(number)")
                let own = (0..<4).map { classes[(place * 3 + $0 * 5) % classes.count] }
                let form = place < classes.count ? classes[place] : nil
                entry.affiliations = [
                    teaching(
                        [Self.subjects[place % Self.subjects.count]],
                        Array(Set(own + [form].compactMap(\.self))).sorted(),
                        form: form == "3eA" ? nil : form, at: rne, isMain: true)
                ]
                description.people.append(entry)
            }
        }
    }

    private func teaching(
        _ subjects: [String], _ classes: [String], form: String? = nil, at rne: String, isMain: Bool,
    ) -> PersonEntry.Affiliation {
        var affiliation = PersonEntry.Affiliation(rne: rne, profile: .teacher)
        affiliation.isMain = isMain
        affiliation.subjects = subjects
        affiliation.classes = classes.map { .init($0, isFormTeacher: $0 == form) }
        return affiliation
    }

    private mutating func addStaff() {
        for rne in [college, lycee] {
            for role in [
                "Direction", "Direction adjointe", "CPE", "CPE", "Secrétariat", "Gestion", "Vie scolaire",
                "Vie scolaire", "Santé",
            ] {
                let isWoman = draw(2) == 0
                let first = isWoman ? Self.women[draw(Self.women.count)] : Self.men[draw(Self.men.count)]
                number += 1
                var entry = grownUp(
                    newSurname(with: first), first, isWoman ? "Mme" : "M.", key: "personnel-\(number)")
                var affiliation = PersonEntry.Affiliation(rne: rne, profile: .staff)
                affiliation.role = role
                entry.affiliations = [affiliation]
                description.people.append(entry)
            }
        }
    }

    private func grownUp(_ last: String, _ first: String, _ civility: String, key: String) -> PersonEntry {
        var entry = PersonEntry()
        entry.key = key
        entry.lastName = last
        entry.firstName = first
        entry.civility = civility
        return entry
    }

    private mutating func newSurname(with first: String) -> String {
        while true {
            let last = Self.surnames[draw(Self.surnames.count)]
            if taken.insert("\(last) \(first)").inserted { return last }
        }
    }

    // MARK: Chance, the same each time

    private mutating func draw(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
    }

    private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let characters: [(schoolClass: String, entry: PersonEntry)] = [
        ("3eA", "Marchand", "Zoé", "F", "2012-03-14"), ("3eA", "Martin", "Léa", "F", "2012-09-30"),
        ("5eC", "Martin", "Léa", "F", "2014-01-17"), ("6eA", "Alfonsi", "Thi-Loanne", "F", "2014-05-23"),
    ].map { schoolClass, last, first, sex, born in
        var entry = PersonEntry()
        entry.lastName = last
        entry.firstName = first
        entry.sex = sex
        entry.bornOn = born
        return (schoolClass, entry)
    }

    private static let subjects = [
        "Français", "Mathématiques", "Anglais", "Histoire-Géographie", "SVT", "Physique-Chimie", "EPS",
        "Espagnol", "Allemand", "Technologie", "Arts plastiques", "Éducation musicale", "Latin", "SES",
        "Philosophie",
    ]

    private static let surnames = """
        Abadie Achard Allard Amiot Ancel Arnaud Aubert Aubry Auger Bailly Barbier Baron Barré Bataille Bazin Beaufils \
        Bellanger Benoît Berger Bernier Berthet Besnard Besson Bigot Blanc Blondel Bodin Boivin Bonnet Bossard Bouchard \
        Boulay Bourdon Boutin Boyer Brault Brunet Buisson Cadet Camus Carlier Caron Carpentier Cartier Castel Chabot \
        Charpentier Chartier Chauvin Chevallier Clément Colas Collet Cordier Coste Coulon Courtois Daniel Delmas \
        Deschamps Devaux Diop Dufour Dumas Dupuis Durieux Étienne Evrard Fabre Faivre Ferrand Fleury Fontaine Fournel \
        Garnier Gaudin Gautier Germain Gilbert Girault Godard Gomis Gosselin Grandjean Grégoire Guérin Guichard Hamdi \
        Haddad Hébert Henriot Hoareau Huet Imbert Jacquet Jolivet Joubert Kadri Keita Klein Lacombe Lagarde Lambert \
        Langlois Launay Lebrun Leclerc Lefort Legendre Lejeune Lemoine Levasseur Maillard Mallet Marchal Masson Mathis \
        Meunier Michaud Monnier Moulin N’Guyen Nicolas Noël Ollivier Pages Paris Pelletier Perrin Picard Pichon Poulain \
        Prévost Quentin Rahmani Renard Reynaud Rivière Roche Rousset Sabatier Salmon Sauvage Schmitt Seguin Sow Tessier \
        Thévenet Tixier Toussaint Traoré Ughetto Vallet Vasseur Verdier Vidal Vincent Voisin Weber Ybert Zerbib
        """.split(separator: " ").map(String.init)
    private static let girls = """
        Adèle Agathe Aïcha Alice Amina Anaïs Assia Camille Capucine Célia Chloé Clara Diane Élise Emma Éva Fatou Flora \
        Gabrielle Inès Iris Jade Jeanne Julia Juliette Kenza Lina Lou Louise Lucie Maëlle Manon Margaux Maya Mila Nina \
        Noémie Olivia Pauline Rania Romane Rose Salomé Sarah Selma Sofia Tess Victoire Yasmine Zélie
        """.split(separator: " ").map(String.init)
    private static let boys = """
        Adam Adrien Aaron Alexis Amine Antoine Arthur Augustin Axel Basile Clément Côme Eliott Enzo Ethan Félix Gabriel \
        Gaspard Hugo Ibrahim Ilyès Ismaël Jules Kaïs Léo Léon Liam Louis Lucas Maël Malik Marius Mathéo Maxime Milo Nathan \
        Nino Noah Nolan Oscar Paul Raphaël Rayan Robin Sacha Samuel Théo Tom Victor Yanis
        """.split(separator: " ").map(String.init)
    private static let women = """
        Agnès Anne Aurélie Béatrice Carole Catherine Céline Christine Corinne Delphine Élodie Émilie Fanny Florence \
        Hélène Isabelle Karine Laurence Leïla Magali Marie Mélanie Nadia Nathalie Patricia Sabrina Sandrine Sophie \
        Stéphanie Sylvie Valérie Virginie
        """.split(separator: " ").map(String.init)
    private static let men = """
        Abdel Alain Bruno Cédric Christophe David Didier Éric Fabrice Farid Franck Frédéric Guillaume Jean Jérôme Karim \
        Laurent Luc Marc Michel Nicolas Olivier Pascal Patrick Philippe Pierre Rachid Samir Sébastien Stéphane Thierry \
        Xavier
        """.split(separator: " ").map(String.init)
}
