import GRDB
import Storage

/// The tree of contents, as readers and those who fill it see it.
extension PresentationReading {
    /// The tabs that a reader may open on a day: ten at most, none empty.
    ///
    /// - Parameter seesAll: those who fill the tree see the empty ones, and all of them.
    package func tabs(for reader: Reader, on day: Day, seesAll: Bool = false) throws -> [Branch.Node] {
        let outline = try file.outline(seenBy: database)
        let nodes = outline.tabs.compactMap { outline.node($0, for: reader, on: day, seesAll: seesAll) }
        guard !seesAll else { return nodes }
        return Array(nodes.filter { !$0.isEmpty }.prefix(PresentationQuota.shownBranches))
    }

    /// A tab, as a reader may open it.
    package func tab(_ id: ID<Branch>, for reader: Reader, on day: Day, seesAll: Bool = false) throws
        -> Branch.Node?
    {
        try tabs(for: reader, on: day, seesAll: seesAll).first { $0.branch.id == id }
    }

    /// A rubric that stands in a tab which the reader may open, and that tab.
    package func rubric(_ id: ID<Branch>, for reader: Reader, on day: Day, seesAll: Bool = false) throws
        -> (rubric: Branch.Node, tab: Branch?)?
    {
        for tab in try tabs(for: reader, on: day, seesAll: seesAll) {
            for child in tab.children {
                if child.branch.id == id { return (child, tab.branch) }
                if let rubric = child.children.first(where: { $0.branch.id == id }) {
                    return (rubric, tab.branch)
                }
            }
        }
        guard seesAll else { return nil }
        let outline = try file.outline(seenBy: database)
        guard let branch = outline.branches[id], branch.kind == .rubric,
            let node = outline.node(branch, for: reader, on: day, seesAll: true)
        else { return nil }
        return (node, nil)
    }

    package func branch(_ id: ID<Branch>) throws -> Branch? {
        try file.outline(seenBy: database).branches[id]
    }

    /// Everything, for those who fill it: each branch once, with where it stands.
    package func branches() throws -> [(branch: Branch, parents: [Branch])] {
        let outline = try file.outline(seenBy: database)
        var parents: [ID<Branch>: [Branch]] = [:]
        for (parent, children) in outline.children {
            guard let parent = outline.branches[parent] else { continue }
            for child in children { parents[child, default: []].append(parent) }
        }
        return outline.branches.values.sorted { ($0.title, $0.id.number) < ($1.title, $1.id.number) }.map {
            ($0, (parents[$0.id] ?? []).sorted { $0.title < $1.title })
        }
    }
}
