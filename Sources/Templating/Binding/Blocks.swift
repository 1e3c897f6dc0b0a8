// What the blocks of a layout are filled with.

/// The arguments that a template was included with: block name → content.
struct Blocks: Hashable {
    /// Content and the arguments of the template it is written in, so that a page which fills `main` of its layout
    /// and includes there a card with a block `main` of its own gets each in its place.
    final class Argument: Hashable {
        let block: Block
        let surroundings: Blocks

        init(block: Block, surroundings: Blocks) {
            self.block = block
            self.surroundings = surroundings
        }

        static func == (one: Argument, other: Argument) -> Bool {
            one.block.position == other.block.position && one.surroundings == other.surroundings
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(block.position)
        }
    }

    private var arguments: [String: Argument] = [:]

    subscript(name: String) -> Argument? {
        arguments[name]
    }

    /// Whoever is further out decides: a page over its layout, a layout over the layout's own layout.
    func adding(_ blocks: [Block]) -> Blocks {
        var all = self
        for block in blocks where all.arguments[block.name] == nil {
            all.arguments[block.name] = Argument(block: block, surroundings: self)
        }
        return all
    }
}
