import Foundation
import Library
import Mail
import Storage
import Templating
import WebServer

/// GET /gestion/relances/messagerie: by which server e-mails leave, and in whose name.
extension PortalVisit {
    func showMailSettings(
        typed: RemindersAction.MailForm? = nil, fault: MailSettingsView.Fault? = nil, trialTo: String? = nil,
        status: Status = .ok,
    ) throws -> Response {
        let (settings, trial) = try library.read { library in
            (try library.reminders.mailSettings(), try library.reminders.lastTrial())
        }
        let view = MailSettingsView(
            settings, typed: typed, fault: fault, trial: trial, trialTo: trialTo, token: newToken(),
            zone: site.timeZone, account: account, seenFrom: viewpoint)
        var response = try render(
            view, title: view.title, status: status, hasSearch: false, section: .reminders)
        response.headers.set("Cache-Control", "no-store")
        return response
    }
}

extension PortalSubmission {
    /// POST /gestion/relances/messagerie
    func setMail(_ form: RemindersAction.MailForm, token: String?) throws -> Response {
        let known = try library.read { try $0.reminders.mailSettings() }
        let settings: MailSettings
        do throws(MailSettingsView.Fault) {
            settings = try form.settings(knowing: known)
        } catch {
            return try visit.showMailSettings(typed: form, fault: error, status: .unprocessableContent)
        }
        try library.write { try $0.reminders.setMailSettings(settings, stamp: stamp(token)) }
        if let rne = visit.place.rne { visit.site.diary.ask(.mail, for: rne) }
        return redirect(to: .reminders(.mail), saying: .mailSaved)
    }

    func forgetMail(token: String?) throws -> Response {
        try library.write { try $0.reminders.setMailSettings(nil, stamp: stamp(token)) }
        return redirect(to: .reminders(.mail), saying: .mailForgotten)
    }

    /// POST /gestion/relances/messagerie/essai
    func tryMail(to address: String, token: String?) throws -> Response {
        guard MailAddress(address) != nil else {
            return try visit.showMailSettings(
                fault: .trialAddress, trialTo: address, status: .unprocessableContent)
        }
        let text = OutgoingText(
            recipientName: "", recipient: address, subject: "Essai d’envoi du \(visit.portal.name)",
            body:
                "Si vous lisez ce message, les relances du \(visit.portal.name) peuvent partir par e-mail.\n\nLes accents passent\u{A0}: é è à ç œ."
        )
        do {
            try library.write { try $0.reminders.queueTrial(text, stamp: stamp(token)) }
        } catch is ReminderRefusal {
            return try visit.showMailSettings(
                fault: .noServer, trialTo: address, status: .unprocessableContent)
        }
        if let rne = visit.place.rne { visit.site.diary.ask(.mail, for: rne) }
        return redirect(to: .reminders(.mail), saying: .mailTrialQueued)
    }
}

extension RemindersAction.MailForm {
    init(_ settings: MailSettings) {
        self.init(
            host: settings.host, port: String(settings.port), security: settings.security,
            login: settings.login, senderName: settings.senderName, senderAddress: settings.senderAddress)
    }

    /// The password that is known goes to the server it was given for, in the same name, and nowhere else.
    fileprivate func settings(knowing known: MailSettings?) throws(MailSettingsView.Fault) -> MailSettings {
        guard let security = MailServer.Security(rawValue: security) else { throw .security(nil) }
        guard let number = Int(port), (1...65_535).contains(number) else { throw .port }
        let isSame = known?.host == host && known?.login == login
        let password = password.isEmpty && isSame ? known?.password ?? "" : password
        guard login.isEmpty || !password.isEmpty else { throw .password }
        let server = MailServer(
            host: host, port: number, security: security,
            login: login.isEmpty ? nil : .init(name: login, password: password))
        guard let server else { throw .host }
        guard !server.wouldShowPassword else { throw .security(.passwordWouldBeSeen) }
        guard MailAddress(senderAddress) != nil else { throw .senderAddress }
        return MailSettings(
            host: host, port: number, security: security.rawValue, login: login,
            password: login.isEmpty ? "" : password, senderName: senderName, senderAddress: senderAddress)
    }
}

struct MailSettingsView: View {
    static let template = "reminders/mail"

    /// The first thing that is wrong with what was typed.
    enum Fault: Error {
        case host, port, password, senderAddress, trialAddress, noServer
        case security(MailError?)
    }

    let title: String
    let tabs: ReminderTabs
    let intro: String
    let summary: ErrorSummary?
    let action: String
    let token: String
    let server: [Field]
    let security: Choice
    let login: [Field]
    let sender: [Field]
    let trial: Trial?
    /// What stops all mail from leaving, where there is something to stop.
    let forgetLabel: String?

    struct Trial: ViewPart {
        let action: String
        let field: Field
        let state: Pill?
        let words: String?
        let error: String?
        /// Where to look again while it is leaving.
        let refresh: String?
    }
}

extension MailSettingsView {
    init(
        _ settings: MailSettings?, typed: RemindersAction.MailForm?, fault: Fault?, trial: OutboxMessage?,
        trialTo: String?, token: String, zone: TimeZone, account: Account?, seenFrom view: Viewpoint,
    ) {
        let form =
            typed ?? settings.map { RemindersAction.MailForm($0) }
            ?? RemindersAction.MailForm(port: "587", security: MailServer.Security.startTLS.rawValue)
        func error(_ id: String) -> String? { fault?.field == id ? fault?.words : nil }
        title = "Messagerie"
        tabs = ReminderTabs(.mail, account: account, seenFrom: view)
        intro =
            settings == nil
            ? "Tant que rien n’est réglé ici, aucun e-mail ne part\u{A0}: les relances se font sur papier."
            : "Les e-mails du portail partent par ce serveur."
        action = view.place.address(of: .reminders(.setMail(.init(), token: nil)))
        self.token = token
        server = [
            Field(
                "serveur", "Serveur d’envoi (SMTP)", value: form.host,
                hint: "Par exemple smtp.ac-reims.fr. Demandez-le à l’administrateur du réseau.",
                error: error("serveur"), isRequired: true),
            Field("port", "Port", kind: "number", value: form.port, error: error("port"), isRequired: true),
        ]
        security = Choice(
            "securite", "Sécurité",
            options: [.startTLS, .tls, .startTLSIfOffered, .none].map {
                (value: $0.rawValue, label: Wording.security($0))
            }, chosen: form.security, error: error("securite"))
        login = [
            Field(
                "identifiant", "Identifiant", value: form.login,
                hint: "Laissez vide si le serveur n’en demande pas."),
            Field(
                "motdepasse", "Mot de passe", kind: "password",
                hint: settings.map { !$0.login.isEmpty } == true
                    ? "Un mot de passe est enregistré. Laissez vide pour le garder. Il n’est jamais montré, mais il est écrit tel quel dans le fichier du portail\u{A0}: choisissez un compte qui ne sert qu’à cela."
                    : "Il est gardé dans le fichier du portail et n’est plus jamais montré\u{A0}: choisissez un compte qui ne sert qu’à cela.",
                error: error("motdepasse"), autocomplete: "new-password"),
        ]
        sender = [
            Field(
                "expediteur", "Nom de l’expéditeur", value: form.senderName,
                hint: "Par exemple CDI Les Tilleuls."),
            Field(
                "adresse", "Adresse de l’expéditeur", kind: "email", value: form.senderAddress,
                hint: "Les réponses des familles y arriveront.", error: error("adresse"), isRequired: true),
        ]
        let faulty = (server + login + sender).filter { $0.error != nil }
        summary = fault.map { fault in
            ErrorSummary(
                faulty.isEmpty ? fault.words : "Rien n’a été enregistré\u{A0}: corrigez ce qui suit.", faulty)
        }
        self.trial = settings.map {
            Trial(
                trial, to: trialTo ?? $0.senderAddress, error: fault?.field == "essai" ? fault?.words : nil,
                zone: zone, seenFrom: view)
        }
        forgetLabel = settings == nil ? nil : "Ne plus envoyer d’e-mails"
    }
}

extension MailSettingsView.Trial {
    init(
        _ message: OutboxMessage?, to address: String, error: String?, zone: TimeZone,
        seenFrom view: Viewpoint
    ) {
        action = view.place.address(of: .reminders(.tryMail(to: "", token: nil)))
        field = Field(
            "essai", "Envoyer un essai à", kind: "email", value: address, error: error, isRequired: true)
        state = message.map { Pill($0.state) }
        words = message.map { "Essai du \(Wording.moment($0.queuedAt, today: view.today, in: zone))" }
        self.error = message.flatMap { $0.lastError.isEmpty ? nil : $0.lastError }
        let isUnderWay = message.map { $0.state == .queued || $0.state == .sending } ?? false
        refresh = isUnderWay ? view.address(of: .reminders(.mail)) : nil
    }
}

extension MailSettingsView.Fault {
    fileprivate var field: String? {
        switch self {
        case .host: "serveur"
        case .port: "port"
        case .security: "securite"
        case .password: "motdepasse"
        case .senderAddress: "adresse"
        case .trialAddress: "essai"
        case .noServer: nil
        }
    }

    fileprivate var words: String {
        switch self {
        case .host: "Écrivez le nom du serveur seul, par exemple smtp.ac-reims.fr."
        case .port: "Le port est un nombre\u{A0}: 587 ou 465, le plus souvent."
        case .security(let error): error?.sentence ?? "Choisissez une sécurité de la liste."
        case .password: "Écrivez le mot de passe\u{A0}: le serveur ou l’identifiant a changé."
        case .senderAddress: "Cette adresse n’en est pas une. Par exemple cdi@ac-reims.fr, sans accent."
        case .trialAddress: "Écrivez une adresse électronique à qui envoyer l’essai."
        case .noServer: "Réglez d’abord le serveur d’envoi."
        }
    }
}
