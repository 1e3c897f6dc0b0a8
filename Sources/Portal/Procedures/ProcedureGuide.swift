import Formats
import Library
import Storage

/// What the texts of a portal may ask of it (D7): where the school stands, buttons to screens, conditions, links and
/// pictures. Each reader is answered according to what they may open.
struct ProcedureGuide: MarkdownGuide, Sendable {
    let view: Viewpoint
    let portal: PortalSettings
    let standing: Standing
    let visitor: Visitor
    let reader: Reader
    /// That of the school, or the one whose text is read.
    let ent: String?
    /// The ENT, PRONOTE or the espaces that are chosen or in use; nil: a password of the portal's.
    var provider: IdentityProvider?
    let pictures: @Sendable (String) -> MarkdownPicture?
    /// `procedure:prets`, `page:chercher`: what a link may lead to.
    let destinations: Set<String>
    /// The campus that the portal belongs to, if its espaces are on this server.
    let campus: CampusPlace?
    /// The reader manages that campus too.
    let managesCampus: Bool
    /// Read by whoever holds a link of hand-over, and makes the export in the librarian's stead.
    var isHandOver = false

    func holds(_ condition: MarkdownCondition) -> Bool? {
        switch condition.name {
        case "ent": condition.holds(for: ent ?? "aucun")
        case "version": condition.holds(for: ProductVersion.current)
        case "interconnexion": condition.holds(for: interconnection)
        case "catalogue": condition.holds(for: standing.records == 0 ? "vide" : "rempli")
        case "emprunteurs": condition.holds(for: standing.borrowers == 0 ? "aucun" : "inscrits")
        case "horaires": condition.holds(for: Self.word(standing.hasHours))
        case "messagerie": condition.holds(for: Self.word(standing.hasMail))
        case "mis-a-l-ecart": condition.holds(for: Self.word(standing.temporaryUsers > 0))
        case "clefs": condition.holds(for: Self.word(standing.withKey > 0))
        case "cite": condition.holds(for: Self.word(campus != nil))
        case "remise": condition.holds(for: Self.word(isHandOver))
        case "role": condition.holds(for: role)
        case "ecran": holds(ofScreen: condition)
        default: nil
        }
    }

    func knows(_ directive: MarkdownDirective) -> Bool {
        switch directive.name {
        case "etat": ProcedureState(rawValue: directive.argument) != nil
        case "bouton": ProcedureScreen(rawValue: directive.argument) != nil
        case "horloge": FreshnessClock(rawValue: directive.argument) != nil
        case "adresse": ProcedureAddress(rawValue: directive.argument) != nil
        default: false
        }
    }

    func address(of link: String) -> String? {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard let target = parts.first, !target.isEmpty else { return nil }
        let anchor = parts.count > 1 ? "#" + parts[1] : ""
        if let page = destination(String(target)) { return view.address(of: page) + anchor }
        if target.hasPrefix("/") {
            return isKnown(String(target))
                ? ReturnAddress.checked(String(target)).map { view.place.base + $0 + anchor } : nil
        }
        return ["https://", "http://", "mailto:"].contains { link.hasPrefix($0) } ? link : nil
    }

    func picture(_ name: String) -> MarkdownPicture? { pictures(name) }

    /// The screen where this reader may go, if it is built and theirs.
    func address(of screen: ProcedureScreen) -> String? {
        switch screen.destination {
        case .portal(let page)?: page.audience.admits(visitor) ? view.address(of: page) : nil
        case .campus(let page)?: managesCampus ? campus?.address(of: page) : nil
        case nil: nil
        }
    }

    private func holds(ofScreen condition: MarkdownCondition) -> Bool? {
        guard let screen = ProcedureScreen(rawValue: condition.value) else { return nil }
        switch condition.operation {
        case .equal: return screen.destination != nil
        case .different: return screen.destination == nil
        case .less, .atMost, .greater, .atLeast: return nil
        }
    }

    /// An address of a page or of a procedure is one of those that this reader finds.
    private func isKnown(_ target: String) -> Bool {
        switch PortalPage(link: target) {
        case .text(let slug): destinations.contains("page:\(slug)")
        case .procedures(.procedure(let slug, _)): destinations.contains("procedure:\(slug)")
        default: true
        }
    }

    private func destination(_ target: String) -> PortalPage? {
        let parts = target.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, destinations.contains(target) else { return nil }
        let address = parts[0] == "procedure" ? "/procedures/\(parts[1])" : "/pages/\(parts[1])"
        return PortalPage(path: address.split(separator: "/").map(String.init), query: .init())
    }

    private var role: String {
        switch visitor.account?.role {
        case .administrator: "administrateur"
        case .librarian: "documentaliste"
        case .teacher: "enseignant"
        case .member: "membre"
        case nil: "visiteur"
        }
    }

    /// « aucune » as long as nobody is sent there.
    private var interconnection: String {
        provider.flatMap { $0.isActive ? $0.trade.rawValue : nil } ?? "aucune"
    }

    private static func word(_ isTrue: Bool) -> String { isTrue ? "oui" : "non" }
}

extension ProcedureGuide {
    /// - Parameter ent: the ENT whose text is read; nil: the school's.
    init(_ visit: PortalVisit, _ reader: Reader, _ library: LibraryReading, ent: String? = nil) throws {
        let shipped = visit.site.procedures
        let view = visit.viewpoint
        let ownPictures = try library.editorial.picturesByMention()
        let own = try library.procedures.destinations(for: reader, on: visit.today)
        let campus = visit.campus()
        let shippedOnes = shipped.all.filter {
            ProcedureReaders(audience: $0.general.frontMatter.audience).admit(visit.visitor, reader)
        }
        let provider = try library.interconnection.provider()
        self.init(
            view: visit.viewpoint, portal: visit.portal, standing: try library.standing(on: visit.today),
            visitor: visit.visitor, reader: reader,
            ent: ent ?? provider.map(visit.site.workspaces.procedures), provider: provider,
            pictures: { name in
                ownPictures[name].map { MarkdownPicture($0, seenFrom: view) } ?? shipped.pictures[name]
            },
            destinations: own.union(shippedOnes.map { "procedure:\($0.slug)" })
                .union(TextPage.allCases.map { "page:\($0.rawValue)" }),
            campus: campus, managesCampus: campus.map(visit.manages) ?? false)
    }
}
