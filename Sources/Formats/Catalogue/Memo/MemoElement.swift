/// An element of a MémoNotices file: a field, which has text, or a group of fields.
struct MemoElement: Sendable, Equatable {
    let name: String
    var text = ""
    var children: [MemoElement] = []

    init(_ name: String, _ text: String = "", _ children: [MemoElement] = []) {
        self.name = name
        self.text = text
        self.children = children
    }

    func all(_ name: String) -> [MemoElement] {
        children.filter { $0.name == name }
    }

    /// The first of these fields that says something, tidied; `""` if none does.
    func text(_ names: String...) -> String {
        for name in names {
            for child in children where child.name == name {
                let text = Punctuation.tidy(child.text)
                if !text.isEmpty { return text }
            }
        }
        return ""
    }

    /// One group for each occurrence of a field, with what follows it: some files put all the authors in one.
    func split(at name: String) -> [MemoElement] {
        guard all(name).count > 1 else { return [self] }
        var groups: [MemoElement] = []
        for child in children {
            if child.name == name || groups.isEmpty { groups.append(MemoElement(self.name)) }
            groups[groups.count - 1].children.append(child)
        }
        return groups
    }

    /// A field is added when it says something.
    mutating func add(_ name: String, _ text: String) {
        if !text.isEmpty { children.append(MemoElement(name, text)) }
    }

    /// A field of several values.
    mutating func add(_ name: String, list values: [String]) {
        add(name, MemoValues.list(values))
    }

    /// A group is added when it holds something.
    mutating func add(_ group: MemoElement) {
        if !group.children.isEmpty { children.append(group) }
    }
}
