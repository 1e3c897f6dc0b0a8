// A template bound to its view: all that rendering needs.

struct Program: Sendable {
    /// A container type, its element's size looked up.
    struct ContainerType: Sendable {
        let type: any Container.Type
        let stride: Int
    }

    var instructions: [Instruction] = []
    var literals: [UInt8] = []
    var containers: [ContainerType] = []
    /// Where each included template begins and ends among the instructions; the first is the page's own.
    var routines: [Range<Int>] = []
}
