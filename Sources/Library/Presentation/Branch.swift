import Storage

/// A branch of the tree of contents: a tab (« espace »), a section or a rubric. It may stand in several places.
package struct Branch: Equatable, Sendable {
    package let id: ID<Branch>
    package let kind: Kind
    package let title: String
    package let readership: Readership

    package enum Kind: String, CaseIterable, Sendable {
        case tab
        /// Groups rubrics, and holds nothing else.
        case section
        /// Holds contents.
        case rubric

        /// Whether a branch may stand in another.
        package func mayStand(in parent: Kind) -> Bool {
            switch (self, parent) {
            case (.section, .tab), (.rubric, .tab), (.rubric, .section): true
            default: false
            }
        }
    }

    package init(id: ID<Branch>, kind: Kind, title: String, readership: Readership = .everybody) {
        self.id = id
        self.kind = kind
        self.title = title
        self.readership = readership
    }

    /// Something that a rubric holds.
    package struct Content: Equatable, Sendable {
        package let id: ID<Content>
        package let target: Target
        package let title: String
        let readership: Readership
        let from: Day?
        let until: Day?
        /// A draft, or withdrawn: nobody reads it.
        let isPublished: Bool

        package func isShown(to reader: Reader, on day: Day) -> Bool {
            isPublished && from.map { $0 <= day } ?? true && until.map { $0 >= day } ?? true
                && readership.admits(reader)
        }
    }

    /// What a rubric or an answer leads to.
    package enum Target: Hashable, Sendable {
        case article(ID<Article>, ArticleKind, slug: String)
        case selection(ID<Selection>, slug: String)
        case resource(ID<Resource>)
    }

    /// A branch with what stands in it, as somebody sees it.
    package struct Node: Sendable {
        package let branch: Branch
        package let children: [Node]
        package let contents: [Content]
        /// Nothing of it is to be read: seen by those who fill it only.
        package var isEmpty: Bool { contents.isEmpty && children.allSatisfy(\.isEmpty) }

        package init(branch: Branch, children: [Node], contents: [Content]) {
            self.branch = branch
            self.children = children
            self.contents = contents
        }
    }
}
