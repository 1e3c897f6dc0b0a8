import Formats
import Foundation
import Library
import School
import Storage
import Templating
import WebServer

/// GET /annuaire/mots-de-passe: for whom first passwords are made, before they are.
extension CampusVisit {
    func showPasswords(for choice: PeopleChoice, hasBeenShown: Bool = false, status: Status = .ok) throws
        -> Response
    {
        let (takers, schoolClass) = try file.read { campus in
            (
                try PasswordTakersOfCampus(choice, in: campus),
                try choice.schoolClass.flatMap { try campus.directory.schoolClass($0) }
            )
        }
        guard choice.schoolClass == nil || schoolClass != nil else { throw Failure.notFound }
        let view = PasswordView(
            takers, heading: schoolClass?.name, of: choice, hasBeenShown: hasBeenShown, token: newToken(),
            at: place)
        return try render(view, title: view.title, status: status, section: .directory)
    }
}

extension CampusSubmission {
    /// POST /annuaire/mots-de-passe: the passwords are made, and shown this once on slips to be cut out.
    func givePasswords() throws -> Response {
        let choice = PeopleChoice(form)
        let people = try file.read { try PasswordTakersOfCampus(choice, in: $0) }
        let takers = form["pour"] == "tous" ? people.new + people.known : people.new
        guard !takers.isEmpty else {
            return try visit.showPasswords(for: choice, status: .unprocessableContent)
        }
        // Before the transaction: nobody waits while keys are derived.
        let words = try takers.map { taker in
            let word = NewPassword.readable(random: visit.site.random)
            return (taker, word, try Password(word, salt: visit.site.random(16), costs: .light))
        }
        let slips = try file.write { campus -> [SlipsView.Slip]? in
            guard try campus.isFirst(stamp) else { return nil }
            return try words.map { taker, word, password in
                let account = try campus.accounts.ensure(for: taker.person.id, on: visit.today)
                try campus.accounts.setPassword(password, of: account.id, mustChange: true)
                try campus.note("a donné un mot de passe", about: taker.person.id, stamp: stamp)
                return SlipsView.Slip(
                    name: taker.person.name, schoolClass: taker.classes.joined(separator: ", "), number: nil,
                    login: account.login, password: word)
            }
        }
        guard let slips else {
            return try visit.showPasswords(for: choice, hasBeenShown: true, status: .unprocessableContent)
        }
        let back: DirectoryPage = choice.schoolClass.map { .schoolClass($0) } ?? .search(choice.search)
        let view = SlipsView(slips, of: visit.campus.name, back: back, at: visit.place)
        return try visit.render(view, title: view.title, section: .directory)
    }
}

/// Who may be given a password: not somebody who has left, nor whoever manages the campus.
struct PasswordTakersOfCampus {
    /// Without any password yet.
    var new: [PersonLine] = []
    var known: [PersonLine] = []
    var left = 0
    var total = 0

    init() {}

    init(_ choice: PeopleChoice, in campus: CampusReading) throws {
        let lines = try campus.directory.lines(of: choice)
        total = lines.total
        for line in lines.lines {
            let account = try campus.accounts.account(of: line.person.id)
            if line.person.leftOn != nil || account?.isClosed == true || account?.isAdministrator == true {
                left += 1
            } else if account?.hasPassword == true {
                known.append(line)
            } else {
                new.append(line)
            }
        }
    }
}

extension DirectoryReading {
    /// The people of a choice, as many as are taken at once.
    fileprivate func lines(of choice: PeopleChoice) throws -> PersonList {
        if !choice.ticked.isEmpty {
            let lines = try choice.ticked.compactMap { try line(of: $0) }
            return PersonList(total: lines.count, lines: lines)
        }
        guard let schoolClass = choice.schoolClass else {
            return try people(choice.search.query(size: PeopleChoice.most))
        }
        let lines = try sheet(of: schoolClass)?.pupils.compactMap { try line(of: $0.id) } ?? []
        return PersonList(total: lines.count, lines: Array(lines.prefix(PeopleChoice.most)))
    }
}

extension PasswordView {
    init(
        _ people: PasswordTakersOfCampus, heading: String?, of choice: PeopleChoice, hasBeenShown: Bool,
        token: String, at place: CampusPlace,
    ) {
        let (new, known) = (people.new.count, people.known.count)
        back = Link(
            heading ?? "Annuaire",
            place.address(of: choice.schoolClass.map { .schoolClass($0) } ?? .search(choice.search)))
        title = "Premiers mots de passe"
        sentences =
            [
                (heading.map { "\($0)\u{A0}: " } ?? "")
                    + "\(CampusWording.people(new + known + people.left)).",
                "Chaque mot de passe est imprimé sur un billet à découper. Il sert une fois\u{A0}: à la première connexion, chacun choisit le sien. Personne ne peut le montrer une seconde fois.",
            ]
            + (people.left == 0
                ? []
                : [
                    "\(Wording.count(people.left, "personne est laissée", "personnes sont laissées")) de côté\u{A0}: parties, comptes fermés, ou administrateurs."
                ])
        warning =
            hasBeenShown
            ? "Ces mots de passe ont déjà été montrés, et ne le sont qu’une fois. Si les billets sont perdus, donnez-en de nouveaux à tous."
            : nil
        tooMany = Wording.tooMany(people.total, of: "personnes", shown: new + known + people.left)
        var choices: [Option] = []
        if new > 0 {
            choices.append(
                Option(
                    value: "nouveaux", label: "Ceux qui n’en ont pas encore\u{A0}: \(Wording.number(new))",
                    isChosen: true))
        }
        if known > 0 {
            choices.append(
                Option(
                    value: "tous",
                    label:
                        "Tous\u{A0}: \(Wording.number(new + known)). Les mots de passe d’avant ne vaudront plus.",
                    isChosen: new == 0))
        }
        form =
            choices.isEmpty
            ? nil
            : GivingForm(
                action: place.address(of: .givePasswords), token: token,
                hidden: HiddenField.list(choice.pairs), choices: choices)
        nothing =
            choices.isEmpty
            ? EmptyNote(
                title: "Personne à qui donner un mot de passe",
                text: "Choisissez une classe, ou cochez des noms, dans l’annuaire.") : nil
    }
}

extension SlipsView {
    init(_ slips: [Slip], of campus: String, back: DirectoryPage, at place: CampusPlace) {
        self.back = Link("Revenir", place.address(of: back))
        title = "Mots de passe"
        sentence = Self.sentence(slips.count)
        portal = campus
        door = Self.parts(place.origin + place.address(of: .signIn(.door(.readers, returnTo: nil))))
        self.slips = slips
    }
}
