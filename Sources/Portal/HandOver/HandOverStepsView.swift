import Foundation
import Library
import Storage
import Templating

/// « Vos 3 étapes »: make the export, give it here, send back how the other server is set up.
struct HandOverStepsView: View {
    static let template = "hand-over/steps"

    let title: String
    let intro: String
    let privacy: String
    let summary: ErrorSummary?
    let text: ProcedureText?
    let bring: Bringing?
    let brought: [String]
    let answer: String
    let token: String
    let address: Field
    let isDeclared: Bool
    let answered: [String]
    let addresses: [ServiceListView.Address]

    struct Bringing: ViewPart {
        let action: String
        let token: String
        let left: String
        let error: Field.Fault?
        let describedBy: String
    }

    init(
        _ link: HandOver, of portal: String, text: ProcedureText?, typed: HandOverAnswer?,
        fault: HandOverFault?, bring: String, answer: String, root: String, zone: TimeZone, token: String,
        today: Day,
    ) {
        title = "Vos 3 étapes"
        func moment(_ instant: Date) -> String { Wording.moment(instant, today: today, in: zone) }
        intro =
            "Pour \(link.recipient). Le portail «\u{A0}\(portal)\u{A0}» a besoin de vous pour reconnaître ses lecteurs. Ce lien sert jusqu’à \(moment(link.expiresAt))."
        privacy =
            "N’envoyez pas ce fichier par courriel\u{A0}: il contient les noms d’enfants. Déposé ici, il va droit au CDI, et cette page ne montre aucun lecteur."
        self.text = text
        self.answer = answer
        self.token = token
        var file: Field.Fault?
        if case .file(let words)? = fault { file = Field.Fault(id: "erreur-fichier", words: words) }
        self.bring =
            link.uploadsLeft == 0
            ? nil
            : Bringing(
                action: bring, token: token,
                left: "Encore \(Wording.count(link.uploadsLeft, "fichier accepté", "fichiers acceptés")).",
                error: file,
                describedBy: file == nil ? "aide-fichier" : "aide-fichier erreur-fichier")
        let addressFault: String? =
            switch fault {
            case .badAddress?:
                "Cette adresse n’en est pas une. Écrivez-la en entier\u{A0}: «\u{A0}https://ent.exemple.fr/cas\u{A0}»."
            case .nothingSaid?: "Écrivez l’adresse, ou cochez que le portail est déclaré."
            case .file?, nil: nil
            }
        let address = Field(
            "adresse", "Adresse du serveur CAS de l’ENT", kind: "url", value: typed?.address ?? "",
            hint: "Par exemple\u{A0}: «\u{A0}https://ent.exemple.fr/cas\u{A0}».", error: addressFault)
        self.address = address
        isDeclared = typed?.isDeclared ?? false
        addresses = [
            .init(label: "Adresse du service", value: root + "/"),
            .init(label: "Retour avec un ticket", value: root + "/cas/retour"),
            .init(label: "Avis de déconnexion", value: root + "/cas/retour"),
        ]
        brought = link.uses.compactMap { use in
            guard case .file(let people, let hasKeys, _) = use.kind else { return nil }
            return
                "Reçu \(moment(use.at))\u{A0}: \(Wording.count(people, "personne", "personnes")). Le CDI est prévenu."
                + (hasKeys
                    ? ""
                    : " Mais aucune n’y a de clef ENT\u{A0}: elles ne pourront pas entrer par l’ENT. Si vous le pouvez, refaites l’export au format XML.")
        }
        answered = link.uses.compactMap { use in
            guard case .answer(let address, let isDeclared, _) = use.kind else { return nil }
            return
                "Répondu \(moment(use.at))\u{A0}: \(isDeclared ? "le portail est déclaré" : "le portail reste à déclarer")\(address.isEmpty ? "" : ", \(address)")."
        }
        let faults =
            [address] + (file.map { [Field("fichier", "Fichier", kind: "file", error: $0.words)] } ?? [])
        summary = fault.map { _ in ErrorSummary("Rien n’a été pris.", faults) }
    }

    private static func link(_ text: String, uploads: Int) -> HandOver {
        let start = Date(timeIntervalSince1970: 1_795_200_000)
        return HandOver(
            id: ID(1), recipient: text, ent: "", madeBy: text, madeAt: start, expiresAt: start + 86_400,
            mostUploads: uploads, isRevoked: false,
            uses: [
                .init(at: start, kind: .file(people: 812, hasKeys: uploads == 1, draft: nil)),
                .init(at: start, kind: .answer(address: text, isDeclared: true, isSeen: false)),
            ])
    }

    static let examples = [
        HandOverStepsView(
            link(Examples.long, uploads: 1), of: Examples.long, text: nil, typed: nil, fault: nil, bring: "/",
            answer: "/", root: "https://example.org", zone: .gmt, token: "a", today: Examples.view.today),
        HandOverStepsView(
            link(Examples.hostile, uploads: 3), of: Examples.hostile,
            text: ProcedureText(pieces: [ProcedurePiece(words: Examples.hostile)]),
            typed: HandOverAnswer(address: Examples.hostile, isDeclared: true),
            fault: .file(Examples.hostile), bring: "/", answer: "/", root: Examples.hostile, zone: .gmt,
            token: "a", today: Examples.view.today),
        HandOverStepsView(
            link(Examples.hostile, uploads: 3), of: Examples.hostile, text: nil,
            typed: HandOverAnswer(address: Examples.hostile, isDeclared: false), fault: .badAddress,
            bring: "/", answer: "/", root: Examples.hostile, zone: .gmt, token: "a",
            today: Examples.view.today),
    ]
}
