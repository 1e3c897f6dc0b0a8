/// Names for parts of a page, made of their words: `activer-la-connexion`, each once.
struct Slugs {
    private var counts: [String: Int] = [:]
    private var taken: Set<String> = []

    /// - Parameter otherwise: for words without a Latin letter or a digit.
    mutating func slug(_ words: String, otherwise: String) -> String {
        var slug = ""
        Folding.words(in: words) { word in
            let letters = word.folded.utf8.filter { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
            guard !letters.isEmpty, slug.utf8.count + letters.count < Self.longest else { return }
            if !slug.isEmpty { slug += "-" }
            slug += String(decoding: letters, as: UTF8.self)
        }
        if slug.isEmpty { slug = otherwise }
        var count = counts[slug] ?? 0
        var unique: String
        repeat {
            count += 1
            unique = count == 1 ? slug : "\(slug)-\(count)"
        } while !taken.insert(unique).inserted
        counts[slug] = count
        return unique
    }

    private static let longest = 80
}
