// The blocks that a layout offers, its own and those of what it includes.

enum BlockNames {
    static func all(in template: String, of templates: [String: Template]) -> Set<String> {
        var names: Set<String> = []
        var seen: Set<String> = [template]
        var waiting: [Node] = templates[template]?.nodes ?? []
        while let node = waiting.popLast() {
            switch node {
            case .text, .lineStart, .variable: continue
            case .section(_, _, let body): waiting += body
            case .block(let block):
                names.insert(block.name)
                waiting += block.body
            case .partial(let inclusion), .parent(let inclusion, _):
                if case .parent(_, let arguments) = node { waiting += arguments.flatMap(\.body) }
                if seen.insert(inclusion.template).inserted {
                    waiting += templates[inclusion.template]?.nodes ?? []
                }
            }
        }
        return names
    }
}
