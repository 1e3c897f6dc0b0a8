// Arrays and optionals, seen alike: something that holds elements in memory.

/// What `{{#rows}}` goes through. Reached through the metatype of a field, so that binding a template needs no
/// value of it, and rendering no reflection.
protocol Container: SendableMetatype {
    static var element: any Any.Type { get }
    static var isOptional: Bool { get }
    /// From one element to the next.
    static var stride: Int { get }

    static func isEmpty(at address: UnsafeRawPointer) -> Bool

    /// Hands out the elements of the container stored at `address`, where they are for the time of the call.
    static func withElements(
        at address: UnsafeRawPointer,
        _ body: (_ first: UnsafeRawPointer, _ count: Int) throws(RenderError) -> Void,
    ) throws(RenderError)
}

extension Array: Container {
    static var element: any Any.Type { Element.self }
    static var isOptional: Bool { false }
    static var stride: Int { MemoryLayout<Element>.stride }

    static func isEmpty(at address: UnsafeRawPointer) -> Bool {
        address.assumingMemoryBound(to: Self.self).pointee.isEmpty
    }

    static func withElements(
        at address: UnsafeRawPointer,
        _ body: (UnsafeRawPointer, Int) throws(RenderError) -> Void,
    ) throws(RenderError) {
        try address.assumingMemoryBound(to: Self.self).pointee
            .withUnsafeBufferPointer { elements throws(RenderError) in
                guard let first = elements.baseAddress else { return }
                try body(UnsafeRawPointer(first), elements.count)
            }
    }
}

extension Optional: Container {
    static var element: any Any.Type { Wrapped.self }
    static var isOptional: Bool { true }
    static var stride: Int { MemoryLayout<Wrapped>.stride }

    static func isEmpty(at address: UnsafeRawPointer) -> Bool {
        if case .none = address.assumingMemoryBound(to: Self.self).pointee { return true }
        return false
    }

    static func withElements(
        at address: UnsafeRawPointer,
        _ body: (UnsafeRawPointer, Int) throws(RenderError) -> Void,
    ) throws(RenderError) {
        guard let value = address.assumingMemoryBound(to: Self.self).pointee else { return }
        try withUnsafePointer(to: value) { pointer throws(RenderError) in
            try body(UnsafeRawPointer(pointer), 1)
        }
    }
}
