// Runs a program over a page and its frame.

/// Lives for one page. The three addresses are those of values that `Templates.render` and `Container.withElements`
/// keep in place meanwhile; what is read from them is read as the type that `Layout` found there.
struct Renderer: ~Copyable {
    /// How many included templates may be open inside one another: far more than any data asks for, and no danger to
    /// the stack of a worker thread (128 kB suffice, half a megabyte when built for debugging).
    static let deepest = 64

    private let page: UnsafeRawPointer
    private let frame: UnsafeRawPointer
    /// Those of the program, as plain memory: threads that share a program then never count references to it.
    private let instructions: UnsafeBufferPointer<Instruction>
    private let literals: UnsafeBufferPointer<UInt8>
    private let program: Program
    private var depth = 0
    private var output: Output

    static func render(
        _ program: Program, page: UnsafeRawPointer, frame: UnsafeRawPointer, expecting size: Int,
    ) throws(RenderError) -> [UInt8] {
        try program.instructions.withUnsafeBufferPointer { instructions throws(RenderError) in
            try program.literals.withUnsafeBufferPointer { literals throws(RenderError) in
                var renderer = Renderer(
                    page: page, frame: frame, instructions: instructions, literals: literals,
                    program: program,
                    output: Output(capacity: size))
                try renderer.call(0, current: page)
                return renderer.output.bytes()
            }
        }
    }

    private mutating func call(_ routine: Int, current: UnsafeRawPointer) throws(RenderError) {
        guard depth < Self.deepest else { throw .tooDeep }
        depth += 1
        try run(program.routines[routine], current: current)
        depth -= 1
    }

    private mutating func run(_ range: Range<Int>, current: UnsafeRawPointer) throws(RenderError) {
        var next = range.lowerBound
        while next < range.upperBound {
            let instruction = instructions[next]
            next += 1
            switch instruction {
            case .literal(let start, let count):
                output.append(UnsafeBufferPointer(rebasing: literals[Int(start)..<Int(start + count)]))
            case .text(let slot):
                output.append(escaping: read(slot, current, as: String.self))
            case .markup(let slot):
                output.append(read(slot, current, as: HTML.self))
            case .optionalText(let slot):
                if let text = read(slot, current, as: String?.self) { output.append(escaping: text) }
            case .optionalMarkup(let slot):
                if let markup = read(slot, current, as: HTML?.self) { output.append(markup) }
            case .test(let slot, let expected, let count):
                if read(slot, current, as: Bool.self) != expected { next += Int(count) }
            case .none(let slot, let container, let count):
                let type = program.containers[Int(container)].type
                if !type.isEmpty(at: address(of: slot, current)) { next += Int(count) }
            case .each(let slot, let container, let count):
                let body = next..<(next + Int(count))
                try runEach(body, of: program.containers[Int(container)], at: address(of: slot, current))
                next = body.upperBound
            case .call(let routine, let slot):
                try call(Int(routine), current: address(of: slot, current))
            }
        }
    }

    private mutating func runEach(
        _ body: Range<Int>, of container: Program.ContainerType, at address: UnsafeRawPointer,
    ) throws(RenderError) {
        try container.type.withElements(at: address) { first, count throws(RenderError) in
            for index in 0..<count {
                try run(body, current: first + index * container.stride)
            }
        }
    }

    @inline(__always)
    private func read<Value>(_ slot: Slot, _ current: UnsafeRawPointer, as type: Value.Type) -> Value {
        address(of: slot, current).assumingMemoryBound(to: type).pointee
    }

    @inline(__always)
    private func address(of slot: Slot, _ current: UnsafeRawPointer) -> UnsafeRawPointer {
        switch slot.base {
        case .page: page + Int(slot.offset)
        case .frame: frame + Int(slot.offset)
        case .current: current + Int(slot.offset)
        }
    }
}
