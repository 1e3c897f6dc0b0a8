import Formats
import Library
import School
import Storage
import Templating
import WebServer

/// What is typed on the first page of an empty server.
struct FirstRunForm {
    var code = ""
    var rne = ""
    var name = ""
    var town = ""
    var accent = "teal"
    /// Both empty: no campus, or not yet.
    var campus = ""
    var campusCode = ""
    var person = ""
    var login = ""
    var password = ""
    var again = ""

    init() {}

    /// Nothing that is required was left empty.
    var isFull: Bool {
        [code, rne, name, person, login, password, again].allSatisfy { !$0.isEmpty }
    }

    init(_ form: Form) {
        func text(_ name: String) -> String {
            String((form[name] ?? "").readable.prefix(200))
        }
        code = text("code")
        rne = text("rne")
        name = text("nom")
        town = text("ville")
        accent = text("couleur")
        campus = text("cite").line(upTo: 120)
        campusCode = text("code-cite").trimmed
        person = text("personne")
        login = text("identifiant")
        password = form["motdepasse"] ?? ""
        again = form["encore"] ?? ""
    }
}

/// GET and POST /installation: the first portal, its administrator, then the first import.
extension PlatformVisit {
    func showFirstRun(_ form: FirstRunForm, faults: [FirstRunView.Line: String] = [:], status: Status = .ok)
        throws
        -> Response
    {
        let view = FirstRunView(form, faults: faults)
        let frame = FrameView(platform: site.assets, title: view.title)
        var response = Response(
            status, contentType: "text/html; charset=utf-8", body: try site.templates.render(view, in: frame))
        response.headers.set("Cache-Control", "no-store")
        return response
    }

    func install(_ form: FirstRunForm) throws -> Response {
        let faults = Self.faults(of: form, firstRun: site.firstRun)
        guard faults.isEmpty, let rne = RNE(form.rne) else {
            return try showFirstRun(form, faults: faults, status: .unprocessableContent)
        }
        let accent = PortalCreation.accents.contains(form.accent) ? form.accent : "teal"
        try PortalCreation.create(
            rne, settings: PortalSettings(name: form.name, town: form.town, accent: accent), in: site.folder)
        let library = try site.libraries.file(for: rne)
        let password = try Password(form.password, salt: site.random(16))
        let token = SecretToken(random: site.random(32))
        let opening = SessionOpening(
            token: token, hours: SessionOpening.usualHours,
            device: DeviceName.of(request.header("user-agent") ?? ""),
            replacing: nil)
        try library.write { writing in
            let id = try writing.accounts.add(
                login: form.login, name: form.person, role: .administrator, password: password, on: site.today
            )
            try writing.accounts.book.open(opening, for: id, at: site.now)
        }
        if let code = CampusCode(form.campusCode), !form.campus.isEmpty {
            try create(code, for: rne, form: form, password: password)
        }
        let portal = Place(rne: rne, base: "/cdi/\(rne.lowercased)", origin: place.origin)
        var response = Response.redirect(
            to: (rne.hasExpectedCheckLetter ? Saying.portalCreated : .portalCreatedOddly).marking(
                portal.address(of: .office(.hub))))
        response.setCookie(
            SessionCookie.cookie(token.text, below: portal.base, isSecure: request.isSecure, seconds: nil))
        return response
    }

    /// The campus of the first portal, under the same administrator.
    private func create(_ code: CampusCode, for rne: RNE, form: FirstRunForm, password: Password) throws {
        try site.folder.createCampus(
            code, settings: CampusSettings(name: form.campus, town: form.town, accent: "forest"))
        _ = try site.folder.platform.put(rne, inCampus: code.description)
        try site.campuses.file(for: code).write { campus in
            try campus.directory.addSchool(rne, name: form.name, town: form.town)
            try campus.accounts.addAdministrator(
                login: form.login, name: form.person, password: password, on: site.today)
        }
    }

    private static func faults(of form: FirstRunForm, firstRun: FirstRun?) -> [FirstRunView.Line: String] {
        var faults: [FirstRunView.Line: String] = [:]
        if RNE(form.rne) == nil {
            faults[.rne] = "Un numéro RNE a sept chiffres et une lettre, comme 0510032H."
        }
        if form.name.isEmpty { faults[.name] = "Donnez un nom au portail, tel que les élèves le verront." }
        if form.campus.isEmpty != form.campusCode.isEmpty {
            faults[form.campus.isEmpty ? .campus : .campusCode] =
                "Pour créer une cité scolaire, donnez-lui un nom et un code\u{A0}; sinon, laissez les deux vides."
        } else if !form.campusCode.isEmpty, CampusCode(form.campusCode) == nil {
            faults[.campusCode] =
                "Le code a de 2 à 40 lettres sans accent, chiffres ou tirets, et commence par une lettre\u{A0}: tilleuls."
        }
        if form.person.isEmpty { faults[.person] = "Écrivez votre nom." }
        if LoginName.of(form.login) == nil {
            faults[.login] =
                "L’identifiant doit avoir au moins une lettre\u{A0}: des chiffres seuls sont un numéro de carte."
        }
        let account = Account(id: ID(0), login: form.login, name: form.person, role: .administrator)
        do {
            try NewPassword.check(form.password, for: account)
            if form.password != form.again { faults[.again] = Wording.repeatedPassword(.differs) }
        } catch {
            faults[.password] = Wording.newPassword(.refused(error))
        }
        // Only a form that is filled in is a try at the code: what was forgotten costs none, and tells nothing of it.
        if form.code.isEmpty {
            faults[.code] = "Recopiez le code affiché dans le terminal."
        } else if form.isFull, firstRun?.accepts(form.code) != true {
            faults[.code] =
                "Ce n’est pas le code affiché dans le terminal. Après vingt erreurs, relancez le programme pour en avoir un nouveau."
        }
        return faults
    }
}

struct FirstRunView: View {
    static let template = "platform/first-run"

    let title: String
    let action: String
    let summary: ErrorSummary?
    let code: Field
    let portal: [Field]
    let accent: Choice
    let campus: [Field]
    let person: [Field]

    enum Line: String {
        case campus = "cite", campusCode = "code-cite"
        case code, rne, name = "nom", town = "ville", person = "personne", login = "identifiant",
            password = "motdepasse", again = "encore"
    }
}

extension FirstRunView {
    init(_ form: FirstRunForm, faults: [Line: String]) {
        func field(
            _ line: Line, _ label: String, kind: String = "text", value: String = "", hint: String? = nil,
            isRequired: Bool = true, autocomplete: String = "off",
        ) -> Field {
            Field(
                line.rawValue, label, kind: kind, value: value, hint: hint, error: faults[line],
                isRequired: isRequired, autocomplete: autocomplete)
        }
        title = "Bienvenue dans Lutrin"
        action = PlatformPage.firstRun.address
        code = field(
            .code, "Code affiché dans le terminal", value: form.code,
            hint: "Huit lettres et chiffres, écrits là où le programme a été lancé.")
        portal = [
            field(
                .rne, "Numéro RNE de l’établissement", value: form.rne,
                hint: "Ou UAI\u{A0}: sept chiffres et une lettre."),
            field(
                .name, "Nom du portail", value: form.name,
                hint: "Par exemple\u{A0}: CDI du collège Jean-Moulin."),
            field(.town, "Ville", value: form.town, isRequired: false),
        ]
        accent = Choice(
            "couleur", "Couleur", options: PortalCreation.accents.map { ($0, Wording.accent($0)) },
            chosen: form.accent)
        campus = [
            field(
                .campus, "Nom de la cité", value: form.campus,
                hint: "Par exemple\u{A0}: Cité scolaire Jean-Moulin.", isRequired: false),
            field(
                .campusCode, "Code de la cité, qui sera dans son adresse", value: form.campusCode,
                hint: "Par exemple\u{A0}: moulin. Lettres sans accent, chiffres et tirets.",
                isRequired: false),
        ]
        person = [
            field(
                .person, "Votre nom", value: form.person, hint: "Tel qu’il sera montré\u{A0}: Mme Leroux.",
                autocomplete: "name"),
            field(.login, "Votre identifiant", value: form.login, autocomplete: "username"),
            field(
                .password, "Votre mot de passe", kind: "password",
                hint:
                    "Au moins \(NewPassword.shortestForStaff) caractères\u{A0}: ce compte ouvre ceux de tous les élèves.",
                autocomplete: "new-password"),
            field(.again, "Le mot de passe, encore une fois", kind: "password", autocomplete: "new-password"),
        ]
        summary = faults.isEmpty ? nil : ErrorSummary("Rien n’a été créé", [code] + portal + campus + person)
    }

    static let examples = [
        FirstRunView(FirstRunForm(), faults: [:]),
        FirstRunView(
            FirstRunForm(Form([("rne", Examples.hostile), ("nom", Examples.hostile)])),
            faults: [.code: Examples.hostile, .rne: Examples.hostile]),
    ]
}

extension Wording {
    static func accent(_ accent: String) -> String {
        switch accent {
        case "teal": "Bleu canard"
        case "brick": "Brique"
        case "forest": "Forêt"
        case "indigo": "Indigo"
        case "ochre": "Ocre"
        case "plum": "Prune"
        case "rose": "Rose"
        case "blue": "Bleu"
        default: accent
        }
    }
}
