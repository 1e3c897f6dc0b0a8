import Formats
import Library
import School
import Storage

/// Somebody, as far as a service may be told (FORMATS 3.2 to 3.4).
struct SignOnSubject: Sendable {
    /// Opaque, the same each time (O-01).
    let key: String
    let login: String
    var lastName = ""
    var firstName = ""
    var bornOn: Day?
    var profiles: [Profile] = []
    /// In the order of importance.
    var schools: [RNE] = []
    var classes: [String] = []
    /// The number of the card, at a portal.
    var card = ""
}

extension SignOnSubject {
    /// What `cas:user` is for a service.
    func user(for profile: CasService.Profile) -> String {
        switch profile {
        case .key, .portal: key
        case .pronote: login
        case .publisher: card.isEmpty ? key : card
        }
    }

    /// What is told besides. A service that only needs the key is told nothing else (O-03).
    ///
    /// - Parameter standard: what CAS 3 tells of the sign-in itself; empty for the addresses of CAS 2.
    func elements(for profile: CasService.Profile, standard: [CasElement]) -> [CasElement] {
        switch profile {
        case .key: standard.isEmpty ? [] : [.group("cas:attributes", standard)]
        case .portal: portalElements + [.group("cas:attributes", standard + portalElements)]
        case .pronote: [.group("cas:attributes", standard + [.group("cas:userAttributes", pronoteElements)])]
        case .publisher: publisherElements(standard)
        }
    }

    private var portalElements: [CasElement] {
        [.text("cas:uid", key)] + nationalProfiles.map { .text("cas:ENTPersonProfils", $0) }
            + schools.prefix(1).map { .text("cas:ENTPersonStructRattachRNE", $0.description) }
            + schools.map { .text("cas:ENTStructureUAI", $0.description) }
            + classes.map { .text("cas:ENTEleveClasses", $0) }
    }

    private var pronoteElements: [CasElement] {
        [
            .text("nom", lastName), .text("prenom", firstName),
            .text("dateNaissance", bornOn?.inFrench ?? ""), .text("codePostal", ""),
            .text("categories", numberedProfiles.joined(separator: ";")),
        ]
    }

    /// Without a name: what publishers were given at first is more than they need.
    private func publisherElements(_ standard: [CasElement]) -> [CasElement] {
        let rne = schools.first?.description ?? ""
        let kind = isPupil ? "eleve" : profiles.contains(.teacher) ? "enseignant" : "autre"
        let own: [CasElement] = [
            .text("cas:NO_EMPRUNTEUR_M", card), .text("cas:CATEGORIE_M", kind.uppercased()),
            .text("cas:account_type", kind),
        ]
        let known: [CasElement] = [
            .text("cas:ENTPersonStructRattachRNE", rne), .text("cas:ENTStructureUAI", rne),
            .text("cas:ENTEleveNivFormation", ""), .text("cas:ENTEleveClasses", ""),
            .text("cas:ENTPersonProfils", numberedProfiles.first ?? "National_6"),
            .text("cas:uid", user(for: .publisher)),
        ]
        return [
            .group(
                "cas:user_data",
                [.group("cas:crdp_user", [.text("cas:RNE", rne)] + own)]
                    + [.text("cas:RNE", rne.lowercased())] + own)
        ] + known + (standard.isEmpty ? [] : [.group("cas:attributes", standard + known)])
    }

    private var isPupil: Bool { profiles.contains(.pupil) }

    private var nationalProfiles: [String] {
        profiles.map(\.nationalCode).distinct + numberedProfiles
    }

    private var numberedProfiles: [String] { profiles.map(\.numberedCode).distinct }
}

extension Profile {
    fileprivate var nationalCode: String {
        switch self {
        case .pupil: "National_ELV"
        case .teacher: "National_ENS"
        case .guardian: "National_TUT"
        case .staff: "National_ETA"
        case .internshipTutor: "National_COL"
        case .inspector: "National_ACA"
        }
    }

    fileprivate var numberedCode: String {
        switch self {
        case .pupil: "National_1"
        case .guardian: "National_2"
        case .teacher: "National_3"
        case .staff, .internshipTutor: "National_4"
        case .inspector: "National_7"
        }
    }
}

extension [String] {
    fileprivate var distinct: [String] {
        var known: Set<String> = []
        return filter { known.insert($0).inserted }
    }
}
