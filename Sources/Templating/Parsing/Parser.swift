// From the text of a template to its tree; every error of syntax is collected.

struct Parser {
    private struct Level {
        let tag: Tag?
        var nodes: [Node] = []
        var arguments: [Block] = []
    }

    private let file: String
    private var levels = [Level(tag: nil)]
    private(set) var errors: [TemplateError]

    static func parse(_ bytes: [UInt8], file: String) -> (template: Template, errors: [TemplateError]) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            return (Template(nodes: []), [TemplateError(file: file, "this file is not in UTF-8")])
        }
        let scanner = Scanner(bytes, file: file)
        var parser = Parser(file: file, errors: scanner.errors)
        for piece in Lines.tidy(scanner.pieces) { parser.read(piece) }
        while let tag = parser.levels.last?.tag { parser.leaveUnclosed(tag) }
        return (Template(nodes: parser.levels[0].nodes), parser.errors)
    }

    private init(file: String, errors: [TemplateError]) {
        self.file = file
        self.errors = errors
    }

    private mutating func read(_ piece: Piece) {
        switch piece {
        case .text(let bytes): add(.text(bytes))
        case .lineStart: add(.lineStart)
        case .tag(let tag): read(tag)
        }
    }

    private mutating func read(_ tag: Tag) {
        switch tag.kind {
        case .variable: add(.variable(tag.key, isRaw: false), from: tag)
        case .raw: add(.variable(tag.key, isRaw: true), from: tag)
        case .partial: add(.partial(tag.inclusion), from: tag)
        case .section, .inverted, .parent, .block: enter(tag)
        case .close: leave(tag)
        case .comment: break
        }
    }

    private mutating func enter(_ tag: Tag) {
        if tag.kind != .block { refuseInsideParent(tag) }
        levels.append(Level(tag: tag))
    }

    private mutating func leave(_ closing: Tag) {
        guard levels.contains(where: { $0.tag?.name == closing.name }) else {
            errors.append(
                TemplateError(at: closing.position, key: closing.written, "nothing of that name is open"))
            return
        }
        while let opened = levels.last?.tag, opened.name != closing.name { leaveUnclosed(opened) }
        closeLevel()
    }

    private mutating func leaveUnclosed(_ opened: Tag) {
        errors.append(TemplateError(at: opened.position, key: opened.written, "this is never closed"))
        closeLevel()
    }

    private mutating func closeLevel() {
        guard let level = levels.popLast(), let tag = level.tag else { return }
        switch tag.kind {
        case .section: add(.section(tag.key, isInverted: false, body: level.nodes))
        case .inverted: add(.section(tag.key, isInverted: true, body: level.nodes))
        case .parent: add(.parent(tag.inclusion, arguments: level.arguments))
        case .block: add(Block(name: tag.name, body: level.nodes, position: tag.position), from: tag)
        case .variable, .raw, .partial, .comment, .close: break
        }
    }

    /// Right inside `{{<layout}}` a block is an argument, elsewhere it is a place that can be filled.
    private mutating func add(_ block: Block, from tag: Tag) {
        guard isInsideParent else { return add(.block(block)) }
        if levels[levels.count - 1].arguments.contains(where: { $0.name == block.name }) {
            errors.append(TemplateError(at: block.position, key: tag.written, "this block is filled twice"))
        }
        levels[levels.count - 1].arguments.append(block)
    }

    private mutating func add(_ node: Node, from tag: Tag) {
        refuseInsideParent(tag)
        add(node)
    }

    private mutating func add(_ node: Node) {
        if case .text(let bytes) = node, isInsideParent, !bytes.allSatisfy(\.isBlank) {
            refuseTextInsideParent()
        }
        levels[levels.count - 1].nodes.append(node)
    }

    private var isInsideParent: Bool {
        levels.last?.tag?.kind == .parent
    }

    // The specification ignores whatever stands between the blocks of a parent; here it is an error, since its
    // author expects to see it on the page.

    private mutating func refuseInsideParent(_ tag: Tag) {
        guard isInsideParent, let parent = levels.last?.tag else { return }
        errors.append(
            TemplateError(
                at: tag.position, key: tag.written,
                "inside \(parent.written) only blocks are shown: put this in one"))
    }

    private mutating func refuseTextInsideParent() {
        guard let parent = levels.last?.tag else { return }
        errors.append(
            TemplateError(
                at: parent.position, key: parent.written,
                "there is text between its blocks, which would not be shown: put it in one"))
    }
}

extension Tag {
    fileprivate var key: Key {
        let path = name == "." ? [] : name.split(separator: ".").map(String.init)
        return Key(path: path, written: written, position: position)
    }

    fileprivate var inclusion: Inclusion {
        Inclusion(template: name, indentation: indentation, written: written, position: position)
    }
}
