// Where the stored properties of a view lie in memory: the one file that looks into the Swift runtime.

@_spi(Reflection) import Swift

/// The stored properties of one struct, in the order of their declaration.
///
/// A view is declared without any boilerplate and checked without any example, so its properties cannot be found by
/// `Mirror`, which needs a value, nor by key paths, which somebody would have to list. The runtime knows them:
/// `_forEachField` gives name, byte offset and type of each, and is what the standard library's own `Mirror` rests
/// on. It is not a promised interface (hence `@_spi`), so `LayoutTests` compares it with `MemoryLayout.offset(of:)`
/// and with `Mirror`, and would fail under a toolchain that changed it. It runs at start, never while rendering.
struct Layout: Sendable {
    struct Property: Sendable {
        let name: String
        let offset: Int
        let type: any Any.Type
    }

    let type: any Any.Type
    let properties: [Property]

    /// Nil when `type` is not a struct: an enum or a class has no stored properties to read at a fixed place.
    init?(of type: any Any.Type) {
        guard Self.isStruct(type) else { return nil }
        var found: [Property] = []
        let isWhole = _forEachField(of: type) { name, offset, fieldType, _ in
            found.append(Property(name: String(cString: name), offset: offset, type: fieldType))
            return true
        }
        guard isWhole else { return nil }
        self.type = type
        properties = found
    }

    /// Asked before looking at the fields: the runtime reads the value itself to count those of an enum.
    private static func isStruct(_ type: any Any.Type) -> Bool {
        var isStruct = false
        func ask<Value>(_: Value.Type) {
            _forEachField(of: Boxed<Value>.self) { _, _, _, kind in
                isStruct = kind == .struct
                return true
            }
        }
        _openExistential(type, do: ask)
        return isStruct
    }

    /// Gives the runtime a field of the type whose kind is asked.
    private struct Boxed<Value> {
        let value: Value
    }
}
