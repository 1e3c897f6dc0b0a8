// Binds a template to its view: names become places in memory, included templates become routines.

struct Binder {
    private struct RoutineKey: Hashable {
        let template: String
        let scope: Scope
        let blocks: Blocks
        var indentation: [UInt8]
    }

    /// Where the binding of one routine stands.
    private struct Place {
        var routine: Int
        var scope: Scope
        var blocks: Blocks
        var indentation: [UInt8]
        var motion = Recursion.Motion.same
    }

    private let templates: [String: Template]
    private var lookup: KeyLookup
    private var routines: [Routine] = []
    private var known: [RoutineKey: Int] = [:]
    private var unfinished: [RoutineKey: Int] = [:]
    private var containers: [Program.ContainerType] = []
    private var recursion = Recursion()
    private var included: Set<String> = []
    private var errors: [TemplateError] = []

    struct Result {
        let program: Program
        let usage: Usage
        let errors: [TemplateError]
    }

    static func bind(
        _ template: String, of templates: [String: Template], page: any Any.Type, frame: any Any.Type,
        parts: Parts,
    ) -> Result {
        var binder = Binder(templates: templates, lookup: KeyLookup(parts: parts, page: page, frame: frame))
        _ = binder.routine(
            for: RoutineKey(template: template, scope: .top, blocks: Blocks(), indentation: []))
        return Result(
            program: Routine.link(binder.routines, containers: binder.containers),
            usage: Usage(properties: binder.lookup.used, templates: binder.included),
            errors: binder.errors + binder.recursion.errors,
        )
    }

    private init(templates: [String: Template], lookup: KeyLookup) {
        self.templates = templates
        self.lookup = lookup
    }

    private mutating func routine(for key: RoutineKey) -> Int {
        // A template that includes itself keeps the indentation it was first included with: it would otherwise need
        // as many routines as the data is deep.
        var flat = key
        flat.indentation = []
        if let index = unfinished[flat] ?? known[key] { return index }
        let index = routines.count
        routines.append(Routine())
        unfinished[flat] = index
        included.insert(key.template)
        let place = Place(routine: index, scope: key.scope, blocks: key.blocks, indentation: key.indentation)
        bind(templates[key.template]?.nodes ?? [], at: place)
        unfinished[flat] = nil
        known[key] = index
        return index
    }

    private mutating func bind(_ nodes: [Node], at place: Place) {
        for node in nodes {
            switch node {
            case .text(let bytes): routines[place.routine].append(bytes)
            case .lineStart: routines[place.routine].append(place.indentation)
            case .variable(let key, let isRaw): bindVariable(key, isRaw: isRaw, at: place)
            case .section(let key, let isInverted, let body):
                bindSection(key, isInverted: isInverted, body: body, at: place)
            case .partial(let inclusion): include(inclusion, arguments: [], at: place)
            case .parent(let inclusion, let arguments): include(inclusion, arguments: arguments, at: place)
            case .block(let block): bindBlock(block, at: place)
            }
        }
    }

    private mutating func value(of key: Key, at place: Place) -> Value? {
        do {
            return try lookup.value(of: key, in: place.scope)
        } catch {
            report(key, error.problem)
            return nil
        }
    }

    private mutating func report(_ key: Key, _ problem: String) {
        errors.append(TemplateError(at: key.position, key: key.written, problem))
    }
}

// MARK: Variables

extension Binder {
    private mutating func bindVariable(_ key: Key, isRaw: Bool, at place: Place) {
        guard let value = value(of: key, at: place) else { return }
        let isPresent = place.scope.present.contains(value.slot)
        switch (value.shape, isRaw) {
        case (.text, false): routines[place.routine].append(.text(value.slot))
        case (.markup, true): routines[place.routine].append(.markup(value.slot))
        case (.optional(_, of: .text), false) where isPresent:
            routines[place.routine].append(.optionalText(value.slot))
        case (.optional(_, of: .markup), true) where isPresent:
            routines[place.routine].append(.optionalMarkup(value.slot))
        case (.text, true), (.optional(_, of: .text), true), (.list(_, of: .text), true):
            report(key, "this is a String, which is written {{…}}: three braces are for HTML")
        case (.markup, false), (.optional(_, of: .markup), false), (.list(_, of: .markup), false):
            report(key, "this is an HTML, which is written {{{…}}}")
        case (.truth, _), (.list, _), (.part, _), (.optional, _):
            report(key, "this is \(value.shape.description), which has no text: open a section on it")
        }
    }
}

// MARK: Sections

extension Binder {
    private mutating func bindSection(_ key: Key, isInverted: Bool, body: [Node], at place: Place) {
        guard let value = value(of: key, at: place) else { return }
        switch value.shape {
        case .truth:
            bindBody(body, at: place) { .test(value.slot, expected: !isInverted, count: $0) }
        case .list(let container, _) where isInverted, .optional(let container, _) where isInverted:
            let index = index(of: container)
            bindBody(body, at: place) { .none(value.slot, container: index, count: $0) }
        case .list(let container, of: let element):
            enter(value, container, element, name: nil, body: body, at: place)
        case .optional(let container, of: let element):
            enter(value, container, element, name: value.name, body: body, at: place)
        case .part(let id) where !isInverted:
            var inner = place
            inner.scope.subject = .part(id)
            inner.scope.slot = value.slot
            if value.isFromRoot { inner.motion = .fromRoot }
            bind(body, at: inner)
        case .part, .text, .markup:
            report(
                key,
                "this is \(value.shape.description), which is always there: a section needs a Bool, a list or an optional"
            )
        }
    }

    private mutating func enter(
        _ value: Value, _ container: any Container.Type, _ element: Shape.Element, name: String?,
        body: [Node],
        at place: Place,
    ) {
        var inner = place
        inner.scope.slot = .current
        switch element {
        case .text: inner.scope.subject = .text(name: name)
        case .markup: inner.scope.subject = .markup(name: name)
        case .part(let id): inner.scope.subject = .part(id)
        }
        if value.isFromRoot {
            inner.motion = .fromRoot
            if container.isOptional { inner.scope.present.insert(value.slot) }
        } else if place.motion == .same {
            inner.motion = .down
        }
        let index = index(of: container)
        bindBody(body, at: inner) { .each(value.slot, container: index, count: $0) }
    }

    /// Binds the body behind an instruction that is told how long it is.
    private mutating func bindBody(_ body: [Node], at place: Place, _ head: (Int32) -> Instruction) {
        let start = routines[place.routine].reserve()
        bind(body, at: place)
        routines[place.routine].fill(start, with: head)
    }

    private mutating func index(of container: any Container.Type) -> Int32 {
        if let index = containers.firstIndex(where: { $0.type == container }) { return Int32(index) }
        containers.append(Program.ContainerType(type: container, stride: container.stride))
        return Int32(containers.count - 1)
    }
}

// MARK: Other templates

extension Binder {
    private mutating func include(_ inclusion: Inclusion, arguments: [Block], at place: Place) {
        guard templates[inclusion.template] != nil else {
            errors.append(
                TemplateError(at: inclusion.position, key: inclusion.written, "there is no such template"))
            return
        }
        for argument in arguments { checkBlock(argument, exists: inclusion) }
        let target = routine(
            for: RoutineKey(
                template: inclusion.template,
                scope: place.scope.relative,
                blocks: place.blocks.adding(arguments),
                indentation: inclusion.indentation.map { place.indentation + $0 } ?? []))
        routines[place.routine].append(.call(routine: Int32(target), place.scope.slot))
        recursion.inclusions.append(
            Recursion.Inclusion(
                from: place.routine, to: target, motion: place.motion, key: inclusion.written,
                position: inclusion.position))
    }

    private mutating func bindBlock(_ block: Block, at place: Place) {
        var inner = place
        var content = block
        if let argument = place.blocks[block.name] {
            content = argument.block
            inner.blocks = argument.surroundings
        }
        bind(content.body, at: inner)
    }

    private mutating func checkBlock(_ argument: Block, exists inclusion: Inclusion) {
        let names = BlockNames.all(in: inclusion.template, of: templates)
        guard !names.contains(argument.name) else { return }
        let others = names.isEmpty ? "none" : names.sorted().joined(separator: ", ")
        errors.append(
            TemplateError(
                at: argument.position, key: "{{$\(argument.name)}}",
                "“\(inclusion.template)” has no block of that name; it has \(others)"))
    }
}
