// The instructions of one included template, being written.

struct Routine {
    private var instructions: [Instruction] = []
    private var literals: [UInt8] = []
    /// Whether the next literal may be joined to the last one: not across the start or the end of a section.
    private var canExtend = false

    mutating func append(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        let start = Int32(literals.count)
        literals += bytes
        if canExtend, case .literal(let earlier, let count) = instructions.last {
            instructions[instructions.count - 1] = .literal(start: earlier, count: count + Int32(bytes.count))
        } else {
            instructions.append(.literal(start: start, count: Int32(bytes.count)))
            canExtend = true
        }
    }

    mutating func append(_ instruction: Instruction) {
        instructions.append(instruction)
        canExtend = false
    }

    /// Keeps a place for an instruction that has to know how many follow.
    mutating func reserve() -> Int {
        append(.literal(start: 0, count: 0))
        return instructions.count - 1
    }

    mutating func fill(_ index: Int, with make: (Int32) -> Instruction) {
        instructions[index] = make(Int32(instructions.count - index - 1))
        canExtend = false
    }

    /// One program out of all routines, the page's own first.
    static func link(_ routines: [Routine], containers: [Program.ContainerType]) -> Program {
        var program = Program(containers: containers)
        for routine in routines {
            let start = program.instructions.count
            let shift = Int32(program.literals.count)
            program.literals += routine.literals
            for instruction in routine.instructions {
                if case .literal(let start, let count) = instruction {
                    program.instructions.append(.literal(start: start + shift, count: count))
                } else {
                    program.instructions.append(instruction)
                }
            }
            program.routines.append(start..<program.instructions.count)
        }
        return program
    }
}
