import Testing

@testable import Templating

/// Fails if a toolchain changes what `_forEachField` says.
@Suite("The layout of views")
struct LayoutTests {
    struct Mixed: ViewPart {
        var a = true
        var b = "texte"
        var c = false
        var d: String? = nil
        var e = [HTML(markup: "x")]
        var f = true
        var g: Inner? = Inner()
        var h = Inner()
        var i: [Inner] = []

        var computed: String { b }
        static let shared = "not stored"

        struct Inner: ViewPart {
            var flag = true
            var text = "t"
            var flag2 = false
        }
    }

    struct Empty: ViewPart {}

    struct Generic<Content: ViewPart>: ViewPart {
        let isOpen: Bool
        let content: Content
    }

    enum Choice: ViewPart {
        case one(String)
        case other
    }
    final class Shared: ViewPart { let text = "t" }

    @Test("names, offsets and types are those that the compiler uses")
    func offsets() throws {
        let layout = try #require(Layout(of: Mixed.self))
        let expected: [(PartialKeyPath<Mixed>, any Any.Type)] = [
            (\.a, Bool.self), (\.b, String.self), (\.c, Bool.self), (\.d, String?.self), (\.e, [HTML].self),
            (\.f, Bool.self), (\.g, Mixed.Inner?.self), (\.h, Mixed.Inner.self), (\.i, [Mixed.Inner].self),
        ]
        #expect(layout.properties.map(\.offset) == expected.map { MemoryLayout<Mixed>.offset(of: $0.0) })
        #expect(
            layout.properties.map { ObjectIdentifier($0.type) } == expected.map { ObjectIdentifier($0.1) })
        #expect(layout.properties.map(\.name) == Mirror(reflecting: Mixed()).children.map(\.label))
    }

    @Test("what lies at an offset is the property's value")
    func values() throws {
        let layout = try #require(Layout(of: Mixed.self))
        let mixed = Mixed(b: "un texte trop long pour tenir dans seize octets", g: nil)
        withUnsafePointer(to: mixed) { pointer in
            for (property, child) in zip(layout.properties, Mirror(reflecting: mixed).children) {
                func read<Value>(_: Value.Type) -> String {
                    "\((UnsafeRawPointer(pointer) + property.offset).assumingMemoryBound(to: Value.self).pointee)"
                }
                #expect(_openExistential(property.type, do: read) == "\(child.value)")
            }
        }
        try #require(layout.properties.count == 9)
    }

    @Test("generic structs have their layout, empty ones an empty one")
    func otherStructs() throws {
        let layout = try #require(Layout(of: Generic<Mixed.Inner>.self))
        #expect(
            layout.properties.map(\.offset) == [0, MemoryLayout<Generic<Mixed.Inner>>.offset(of: \.content)])
        #expect(layout.properties.last?.type == Mixed.Inner.self)
        #expect(try #require(Layout(of: Empty.self)).properties.isEmpty)
    }

    @Test("enums, classes, optionals, tuples, existentials and functions have none, and looking does no harm")
    func notStructs() {
        let types: [any Any.Type] = [
            Choice.self, Shared.self, String?.self, (Int, Int).self, (any ViewPart).self, (() -> Void).self,
            Never.self,
            Any.self, AnyObject.self, Int.Type.self,
        ]
        for type in types { #expect(Layout(of: type) == nil, "\(type)") }
    }

    @Test("a view's name is the one its author knows")
    func names() {
        struct Local: ViewPart {}
        #expect(Parts.name(of: Reading.Row.self) == "Reading.Row")
        #expect(Parts.name(of: Mixed.Inner.self) == "LayoutTests.Mixed.Inner")
        #expect(Parts.name(of: Local.self).hasSuffix("Local"))
    }
}
