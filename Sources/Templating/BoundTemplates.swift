// All templates of the product, read and bound: one state of the folder.

/// Immutable, so that threads share it without a lock.
final class BoundTemplates: Sendable {
    let programs: [ObjectIdentifier: Program]
    let unusedProperties: [String]
    let unusedTemplates: [String]

    init(
        _ folder: TemplateFolder, frame: any ViewPart.Type, views: [any View.Type],
    ) throws(TemplateErrors) {
        let (files, unreadable) = folder.read()
        var templates: [String: Template] = [:]
        var errors = unreadable
        for (name, bytes) in files {
            let parsed = Parser.parse(bytes, file: name + TemplateFolder.suffix)
            templates[name] = parsed.template
            errors += parsed.errors
        }
        let broken = Set(errors.map(\.file))

        var parts = Parts()
        parts.learn(frame, for: Parts.name(of: frame))
        for view in views { parts.learn(view, for: view.template + TemplateFolder.suffix) }
        errors += parts.errors

        var programs: [ObjectIdentifier: Program] = [:]
        var usage = Usage()
        for view in views {
            guard files[view.template] != nil else {
                let file = view.template + TemplateFolder.suffix
                errors.append(
                    TemplateError(file: file, key: Parts.name(of: view), "there is no such template"))
                continue
            }
            let bound = Binder.bind(view.template, of: templates, page: view, frame: frame, parts: parts)
            programs[ObjectIdentifier(view)] = bound.program
            usage.formUnion(bound.usage)
            // What follows from an error of syntax only hides it.
            errors += bound.errors.filter { !broken.contains($0.file) }
        }
        guard errors.isEmpty else { throw TemplateErrors(errors) }

        self.programs = programs
        unusedProperties = parts.unused(from: [frame] + views, usage)
        unusedTemplates = templates.keys.filter { !usage.templates.contains($0) }.sorted()
    }
}
