import WebServer

extension Site {
    /// What takes long by its nature: a password that is compared, and the answer of another site. Neither holds up
    /// anybody else's page.
    ///
    /// - Parameter cores: of the machine.
    package static func lanes(cores: Int) -> [Lane] {
        [
            Lane("passwords", threads: max(1, cores)) { asked in
                guard asked.method == .post else { return false }
                let path = asked.path
                return passwordPaths.contains { path.suffix($0.count).elementsEqual($0) }
            },
            // Four ENTs at the least, when each of them keeps as many waiting as it may.
            Lane("identities", threads: 4 * Providers.mostAsking) { asked in
                let path = asked.path
                if asked.method == .post {
                    return waitsForPortal(at: path)
                        || (InterconnectionAction.asking + checkPaths).contains {
                            path.suffix($0.count).elementsEqual($0)
                        }
                }
                guard asked.method.isReading, asked.hasQuery else { return false }
                let query = asked.query
                if path.suffix(2).elementsEqual(["cas", "retour"]) || query["pgtUrl"] != nil { return true }
                return query["ticket"] != nil && !path.contains("cas")
            },
        ]
    }

    /// An administrator waits for the answer of an ENT.
    private static let checkPaths = [["connexions", "ent"], ["connexions", "ent", "verifier"]]

    /// An administrator waits for the answer of a portal that is elsewhere: « Ajouter un portail », and its sheet.
    static func waitsForPortal(at path: [String]) -> Bool {
        switch PartnersAction(path: Array(path.suffix(3))) {
        case .add?, .change?: true
        default: false
        }
    }

    private static let passwordPaths = [["connexion"], ["connexion", "administration"], ["motdepasse"]]
}
