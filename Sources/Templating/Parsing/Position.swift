// Where a tag stands.

struct Position: Hashable, Sendable {
    let file: String
    let line: Int
    let column: Int
}
