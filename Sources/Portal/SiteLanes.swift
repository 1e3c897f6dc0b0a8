import WebServer

extension Site {
    /// What takes long by its nature: a password that is compared, and the answer of another site. Neither holds up
    /// anybody else's page.
    ///
    /// - Parameter cores: of the machine.
    package static func lanes(cores: Int) -> [Lane] {
        [
            Lane("passwords", threads: max(1, cores)) { method, path, _ in
                method == .post && passwordPaths.contains { path.ends(with: $0) }
            },
            Lane("identities", threads: 64) { method, path, query in
                guard method == .get, !query.isEmpty else { return false }
                let text = String(decoding: query, as: UTF8.self)
                return path.ends(with: Array("/cas/retour".utf8)) || text.contains("pgtUrl=")
                    || (text.contains("ticket=ST-") && !path.isOfCas)
            },
        ]
    }

    private static let passwordPaths = ["/connexion", "/connexion/administration", "/motdepasse"].map {
        Array($0.utf8)
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with end: [UInt8]) -> Bool {
        count >= end.count && suffix(end.count).elementsEqual(end)
    }

    fileprivate var isOfCas: Bool { String(decoding: self, as: UTF8.self).contains("/cas/") }
}
