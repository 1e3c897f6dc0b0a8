import Library
import Storage

/// What readers of the demonstration keep and say: lists, a search, reviews.
enum DemoSpace {
    static func fill(_ library: LibraryFile, stamp: (String) -> Stamp) throws {
        let books = try library.read { library in
            try library.catalogue.search(Search(filters: [.documentType: ["Roman"]], sort: .title)).found
                .map(\.record.id)
        }
        let wolves = try library.read { library in
            try library.catalogue.search(Search(text: "loup")).found.prefix(4).map(\.record.id)
        }
        guard books.count > 8 else { return }
        try library.write { writing in
            let today = stamp("").day
            if let zoe = try writing.accounts.reading.account(login: "zoe") {
                let list = try writing.space.makeList(
                    named: "Exposé sur les loups", note: "Pour jeudi, avec Inès", of: zoe.id,
                    stamp: stamp("list zoe"))
                for book in wolves { try writing.space.add(book, to: list, of: zoe.id, on: today) }
                if let first = wolves.first {
                    try writing.space.annotate(
                        first, in: list, of: zoe.id, note: "Surtout le chapitre 3.", on: today)
                }
                try writing.space.save(
                    Search(text: "loup").saved, named: Search(text: "loup").spoken, of: zoe.id, on: today)
            }
            if let diallo = try writing.accounts.reading.account(login: "diallo") {
                let list = try writing.space.makeList(
                    named: "Romans pour les vacances", note: "Un au choix, à rapporter en janvier.",
                    of: diallo.id, stamp: stamp("list diallo"))
                for book in books[0...7] { try writing.space.add(book, to: list, of: diallo.id, on: today) }
            }
        }
        try reviews(of: books, in: library, stamp)
    }

    private static func reviews(of books: [ID<Record>], in library: LibraryFile, _ stamp: (String) -> Stamp)
        throws
    {
        for (place, opinion) in opinions.enumerated() {
            let number = String(1100 + place * 3)
            guard let reader = try library.read({ try $0.borrowers.borrower(number: number) }) else {
                continue
            }
            try library.write {
                try $0.space.review(
                    books[place / 2], by: reader.id, stars: opinion.stars, text: opinion.text,
                    on: stamp("").day)
            }
        }
        // The last ones still wait for the librarian.
        for review in try library.read({ try $0.space.reviews(in: .toModerate) }).prefix(opinions.count - 2) {
            _ = try library.write {
                try $0.space.judge(review.id, as: .approved, stamp: stamp("judge \(review.id)"))
            }
        }
    }

    private static let opinions = [
        (stars: 5, text: "Je l’ai fini en deux soirs. La fin m’a surpris."),
        (stars: 4, text: "Un peu long au début, mais après on ne le lâche plus."),
        (stars: 3, text: "Bien, sans plus."),
        (stars: 5, text: ""),
        (stars: 4, text: "À lire avant de voir le film\u{A0}!"),
        (stars: 2, text: "Trop triste pour moi."),
    ]
}
