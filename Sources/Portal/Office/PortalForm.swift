import Formats
import Foundation
import Library
import Storage
import Templating
import WebServer

/// GET and POST /administration/portail: name, town, colour, filters.
extension PortalVisit {
    func showPortalForm(_ typed: PortalSettings? = nil, fault: String? = nil, status: Status = .ok) throws
        -> Response
    {
        let view = PortalFormView(typed ?? portal, fault: fault, seenFrom: viewpoint)
        return try render(view, title: "Portail", status: status, section: .office)
    }

    /// GET /administration/conservation
    func showRetention(
        _ typed: (loans: String, borrowers: String)? = nil, fault: String? = nil, status: Status = .ok
    )
        throws -> Response
    {
        let rules = try library.read { try $0.retentionRules() }
        let view = RetentionView(
            loans: typed?.loans ?? String(rules.loanMonths),
            borrowers: typed?.borrowers ?? String(rules.borrowerMonths),
            fault: fault, seenFrom: viewpoint)
        return try render(view, title: "Conservation des données", status: status, section: .office)
    }
}

extension PortalSubmission {
    func setPortal(_ form: Form) throws -> Response {
        func text(_ name: String) -> String {
            String((form[name] ?? "").readable.prefix(120))
        }
        var settings = visit.portal
        settings.name = text("nom")
        settings.town = text("ville")
        if PortalCreation.accents.contains(text("couleur")) { settings.accent = text("couleur") }
        let chosen = Set(form.all("filtre"))
        // What was chosen keeps its order; what is new comes after, in the usual order.
        settings.facets =
            (visit.portal.facets + Search.Facet.allCases.filter { !visit.portal.facets.contains($0) })
            .filter { chosen.contains($0.rawValue) }
        guard !settings.name.isEmpty else {
            return try visit.showPortalForm(
                settings, fault: "Donnez un nom au portail, tel que les élèves le verront.",
                status: .unprocessableContent)
        }
        guard let rne = visit.place.rne else { throw Failure.notFound }
        try library.write { try $0.setPortal(settings) }
        try PortalCreation.list(rne, settings: settings, in: visit.site.folder)
        return redirect(to: .office(.portal), saying: .portalSet)
    }

    /// POST /administration/conservation
    func setRetention(_ form: Form) throws -> Response {
        let (loans, borrowers) = (form["prets"] ?? "", form["emprunteurs"] ?? "")
        func refused() throws -> Response {
            try visit.showRetention(
                (loans, borrowers),
                fault:
                    "Écrivez deux nombres de mois, de 0 à \(RetentionRules.mostMonths)\u{A0}: la CNIL demande de ne pas garder les noms plus d’un an.",
                status: .unprocessableContent)
        }
        guard let loanMonths = Int(loans), let borrowerMonths = Int(borrowers) else { return try refused() }
        do {
            try library.write {
                try $0.setRetentionRules(
                    RetentionRules(loanMonths: loanMonths, borrowerMonths: borrowerMonths))
            }
            return redirect(to: .office(.retention), saying: .retentionSet)
        } catch is RetentionRefusal {
            return try refused()
        }
    }
}

struct PortalFormView: View {
    static let template = "office/portal"

    let office: Link
    let fault: String?
    let action: String
    let fields: [Field]
    let accent: Choice
    let filters: [Filter]

    struct Filter: ViewPart {
        let value: String
        let label: String
        let isChosen: Bool
    }

    init(_ portal: PortalSettings, fault: String?, seenFrom view: Viewpoint) {
        office = Link("Réglages", view.address(of: .office(.hub)))
        self.fault = fault
        action = view.place.address(of: .office(.setPortal(Form())))
        fields = [
            Field(
                "nom", "Nom du portail", value: portal.name, error: portal.name.isEmpty ? fault : nil,
                isRequired: true),
            Field("ville", "Ville", value: portal.town),
        ]
        accent = Choice(
            "couleur", "Couleur", options: PortalCreation.accents.map { ($0, Wording.accent($0)) },
            chosen: portal.accent)
        let order = portal.facets + Search.Facet.allCases.filter { !portal.facets.contains($0) }
        filters = order.map {
            Filter(value: $0.rawValue, label: Wording.facet($0), isChosen: portal.facets.contains($0))
        }
    }

    static let examples = [
        PortalFormView(Examples.portal, fault: nil, seenFrom: Examples.view),
        PortalFormView(
            PortalSettings(name: "", town: Examples.hostile, accent: "plum", facets: []),
            fault: Examples.hostile,
            seenFrom: Examples.view),
    ]
}

struct RetentionView: View {
    static let template = "office/retention"

    let office: Link
    let fault: String?
    let action: String
    let fields: [Field]

    init(loans: String, borrowers: String, fault: String?, seenFrom view: Viewpoint) {
        office = Link("Réglages", view.address(of: .office(.hub)))
        self.fault = fault
        action = view.place.address(of: .office(.setRetention(Form())))
        fields = [
            Field(
                "prets", "Le nom reste sur un prêt rendu, en mois", kind: "number", value: loans,
                hint:
                    "La CNIL recommande quatre mois\u{A0}: ensuite le prêt ne sert plus qu’aux statistiques, sans nom. Douze au plus.",
                isRequired: true),
            Field(
                "emprunteurs", "Un emprunteur parti est effacé après, en mois", kind: "number",
                value: borrowers,
                hint: "Douze mois au plus après la fin de ses droits et son dernier prêt.", isRequired: true),
        ]
    }

    static let examples = [
        RetentionView(loans: "4", borrowers: "12", fault: nil, seenFrom: Examples.view),
        RetentionView(
            loans: Examples.hostile, borrowers: "", fault: Examples.hostile, seenFrom: Examples.view),
    ]
}
