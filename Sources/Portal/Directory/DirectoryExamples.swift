import Formats
import Foundation
import School
import Storage

/// What the views of the directory are shown with before anybody sees them.
extension Examples {
    static func person(_ text: String, id: Int64 = 1, leftOn: Day? = nil) -> Person {
        Person(
            id: ID(id), lastName: text, firstName: text, entKey: text, civility: text,
            bornOn: view.today - 5000,
            email: text, addedOn: view.today, leftOn: leftOn)
    }

    static func school(_ text: String, id: Int64 = 1) -> [School] {
        [RNE("9990001A")].compactMap(\.self).map { School(id: ID(id), rne: $0, name: text, town: text) }
    }

    static func affiliation(_ text: String, _ profile: Profile, id: Int64 = 1) -> Affiliation {
        Affiliation(
            id: ID(id), person: ID(1), school: ID(1), profile: profile, role: text, subjects: [text, text],
            pronoteIdentifier: text)
    }

    static func schoolClass(_ text: String, id: Int64 = 1, isGroup: Bool = false) -> SchoolClass {
        SchoolClass(id: ID(id), school: ID(1), isGroup: isGroup, name: text, grade: text)
    }

    static func people(_ text: String, count: Int) -> [PersonLine] {
        (0..<count).map { place in
            PersonLine(
                person: person(text, id: Int64(place + 1), leftOn: place % 3 == 2 ? view.today : nil),
                affiliations: [affiliation(text, Profile.allCases[place % 6])], classes: [text, text])
        }
    }

    static func sheet(_ text: String) -> PersonSheet {
        PersonSheet(
            person(text, leftOn: view.today), places: school(text).map { ($0, affiliation(text, .teacher)) },
            enrolments: [(schoolClass(text), .formTeacher), (schoolClass(text, isGroup: true), .pupil)],
            guardians: [(person(text), text)], children: [(person(text), text)],
            sources: [.init(name: text, key: text)])
    }

    static func trees(_ text: String) -> [ClassTree] {
        school(text).map {
            ClassTree(
                $0, grades: [(text, [schoolClass(text)]), ("", [schoolClass(text, id: 2)])],
                groups: [schoolClass(text, isGroup: true)], pupils: 1)
        }
    }

    static func services(_ text: String) -> [ExternalService] {
        [
            ExternalService(name: text, address: text, profiles: [.teacher]),
            ExternalService(name: "BCDI", opensNewWindow: false, isEnabled: false),
        ]
    }

    static func draft(_ text: String, _ state: DirectoryDraft.State) -> DirectoryDraft {
        var report = DirectoryAnalysis()
        (report.added, report.left, report.before, report.foreign) = (3, 900, 1000, 2)
        (report.arriving, report.leaving, report.newClasses) = ([text], [text, text], [text])
        report.ambiguous = [text]
        report.problems = [.init(line: 3, reason: text)]
        report.remarks = [text]
        report.refusal = state == .refused ? text : ""
        return DirectoryDraft(
            id: ID(1), files: [text, text], rne: "", actor: text, receivedAt: "2026-11-21T09:00:00Z",
            state: state, report: report)
    }

    static func usersExport(_ text: String, people: Int?, isKept: Bool) -> UsersExport {
        UsersExport(
            id: ID(1), school: ID(1), actor: text, askedAt: "2026-11-21T09:00:00Z", people: people,
            isKept: isKept)
    }
}

extension PersonSearchView {
    static let examples =
        DirectorySearch.Kind.allCases.map { kind in
            PersonSearchView(
                PersonList(total: 0, lines: []), of: DirectorySearch(kind), choices: DirectoryChoices(),
                at: Examples.campusPlace, today: Examples.view.today)
        } + [
            PersonSearchView(
                PersonList(total: 1, lines: Examples.people(Examples.hostile, count: 1)),
                of: DirectorySearch(
                    .advanced, [.lastName: Examples.hostile, .subject: Examples.hostile],
                    columns: DirectorySearch.Column.allCases),
                choices: DirectoryChoices(
                    schools: Examples.school(Examples.hostile) + Examples.school(Examples.long, id: 2),
                    classes: [Examples.schoolClass(Examples.hostile)], subjects: [Examples.hostile]),
                at: Examples.campusPlace, today: Examples.view.today),
            PersonSearchView(
                PersonList(total: 900, lines: Examples.people(Examples.long, count: 50)),
                of: DirectorySearch(.simple, [.text: Examples.long], columns: [], page: 3),
                choices: DirectoryChoices(), at: Examples.campusPlace, today: Examples.view.today),
        ]
}

extension PersonView {
    static let examples = [
        PersonView(
            PersonSheet(Examples.person("Marchand")), fault: nil, token: "t", at: Examples.campusPlace,
            today: Examples.view.today),
        PersonView(
            Examples.sheet(Examples.hostile),
            fault: Fault(affiliation: ID(1), typed: Examples.hostile, reason: Examples.hostile),
            token: Examples.hostile, at: Examples.campusPlace, today: Examples.view.today),
        PersonView(
            Examples.sheet(Examples.long), fault: nil, token: "t", at: Examples.campusPlace,
            today: Examples.view.today),
    ]
}

extension ClassesView {
    static let examples = [
        ClassesView([], at: Examples.campusPlace),
        ClassesView(
            Examples.trees(Examples.hostile) + Examples.trees(Examples.long), at: Examples.campusPlace),
    ]
}

extension ClassView {
    static let examples = [Examples.hostile, Examples.long].flatMap { text in
        Examples.school(text).flatMap { school in
            [
                ClassView(
                    ClassSheet(
                        Examples.schoolClass(text, isGroup: true), at: school,
                        pupils: [Examples.person(text)],
                        teachers: [(Examples.person(text), text)]), at: Examples.campusPlace),
                ClassView(
                    ClassSheet(Examples.schoolClass(text), at: school, pupils: [], teachers: []),
                    at: Examples.campusPlace),
            ]
        }
    }
}

extension ServicesView {
    static let examples = [
        ServicesView([], setting: nil),
        ServicesView(
            Examples.school(Examples.hostile).map { ($0, Examples.services(Examples.hostile)) },
            setting: "/services/gestion"),
    ]
}

extension ServicesFormView {
    static let examples = [
        ServicesFormView(
            [], of: nil, [], fault: nil, token: "t", at: Examples.campusPlace),
        ServicesFormView(
            Examples.school(Examples.hostile) + Examples.school(Examples.long, id: 2),
            of: Examples.school(Examples.hostile).first, Examples.services(Examples.hostile),
            fault: Examples.hostile, token: Examples.hostile, at: Examples.campusPlace),
    ]
}

extension ExportsView {
    static let examples = [
        ExportsView(
            [], tree: nil, latest: [], fault: nil, token: "t", at: Examples.campusPlace,
            today: Examples.view.today, zone: .gmt),
        ExportsView(
            Examples.school(Examples.hostile) + Examples.school(Examples.long, id: 2),
            tree: Examples.trees(Examples.hostile).first,
            latest: [
                Examples.usersExport(Examples.hostile, people: nil, isKept: false),
                Examples.usersExport(Examples.long, people: 900, isKept: true),
            ], fault: Examples.hostile, token: Examples.hostile, at: Examples.campusPlace,
            today: Examples.view.today, zone: .gmt),
    ]
}

extension ExportView {
    static let examples = [(nil, false), (900, true), (1, false)].flatMap { people, isKept in
        Examples.school(Examples.hostile).map {
            ExportView(
                Examples.usersExport(Examples.hostile, people: people, isKept: isKept), of: $0,
                at: Examples.campusPlace, today: Examples.view.today, zone: .gmt)
        }
    }
}

extension DirectoryImportView {
    static let examples = [
        DirectoryImportView(
            [], latest: [], fault: nil, token: "t", at: Examples.campusPlace, today: Examples.view.today,
            zone: .gmt),
        DirectoryImportView(
            Examples.school(Examples.hostile) + Examples.school(Examples.long, id: 2),
            latest: DirectoryDraft.State.allCases.map { Examples.draft(Examples.hostile, $0) },
            fault: Examples.hostile, token: Examples.hostile, at: Examples.campusPlace,
            today: Examples.view.today, zone: .gmt),
    ]
}

extension DirectoryDraftView {
    static let examples = DirectoryDraft.State.allCases.flatMap { state in
        [Examples.hostile, Examples.long].map { text in
            DirectoryDraftView(
                Examples.draft(text, state), canUndo: true, token: text, at: Examples.campusPlace,
                today: Examples.view.today, zone: .gmt)
        }
    }
}
