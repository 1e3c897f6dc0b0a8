/// The notes called so far, in the order of their first call.
struct MarkdownNotes {
    struct Note {
        let label: String
        let slot: Int
        var calls: Int
    }

    private(set) var called: [Note] = []
    private var places: [String: Int] = [:]

    /// The number of the note, from 1, and how many times it has been called.
    mutating func call(_ label: String, slot: Int) -> (number: Int, call: Int) {
        if let place = places[label] {
            called[place].calls += 1
            return (place + 1, called[place].calls)
        }
        places[label] = called.count
        called.append(Note(label: label, slot: slot, calls: 1))
        return (called.count, 1)
    }
}
