import Fetching

/// The address of a CAS server, as people type it or copy it out of a browser.
enum ProviderAddress {
    /// The address of one of its pages is that of the server.
    static func tidied(_ typed: String) -> String {
        var base = typed.trimmed
        for page in ["/login", "/logout", "/serviceValidate", "/p3/serviceValidate"] {
            for end in [page, page + "/"] where base.hasSuffix(end) { base.removeLast(end.count) }
            if let range = base.range(of: page + "?") { base = String(base[..<range.lowerBound]) }
        }
        while base.hasSuffix("/") { base.removeLast() }
        return base
    }

    /// - Parameter takesPlain: addresses in HTTP too, of a network of its own.
    static func fault(of address: String, takesPlain: Bool) -> String? {
        if address.isEmpty {
            return
                "Donnez l’adresse du serveur CAS. Elle ressemble à «\u{A0}https://ent.exemple.fr/cas\u{A0}»\u{A0}; l’assistance de l’ENT la connaît."
        }
        if address.contains("{") || address.contains("…") {
            return "Complétez l’adresse\u{A0}: une partie est propre à votre établissement."
        }
        guard let known = WebAddress(address), !address.contains("?"), !address.contains("#") else {
            return
                "Cette adresse est incomplète ou mal écrite. Elle ressemble à «\u{A0}https://ent.exemple.fr/cas\u{A0}»."
        }
        return known.isPlain && !takesPlain
            ? "L’adresse doit commencer par «\u{A0}https://\u{A0}»\u{A0}: des identités ne voyagent pas en clair."
            : nil
    }
}
