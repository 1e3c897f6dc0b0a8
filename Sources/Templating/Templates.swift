// The door of the module: templates are checked once, then pages are made of views.

package final class Templates: Sendable {
    private let bound: BoundTemplates
    /// Nil in production: the templates stay what they were at start.
    private let watcher: Watcher?
    private let frame: ObjectIdentifier

    /// Reads every template of the folder and binds those of the views; reports all that is wrong together.
    ///
    /// With `watching`, an edited template is taken at the next render; an edit with an error leaves the old pages in
    /// use and is reported by `lastErrors` and `onError`.
    package convenience init(
        folder: String, frame: any ViewPart.Type, views: [any View.Type], watching: Bool = false,
        onError: (@Sendable (TemplateErrors) -> Void)? = nil,
    ) throws(TemplateErrors) {
        try self.init(
            folder: folder, frame: frame, views: views, checkingEvery: watching ? .milliseconds(200) : nil,
            onError: onError)
    }

    init(
        folder: String, frame: any ViewPart.Type, views: [any View.Type], checkingEvery interval: Duration?,
        onError: (@Sendable (TemplateErrors) -> Void)? = nil,
    ) throws(TemplateErrors) {
        let files = TemplateFolder(path: folder)
        let stamps = interval == nil ? nil : files.stamps()
        bound = try BoundTemplates(files, frame: frame, views: views)
        self.frame = ObjectIdentifier(frame)
        watcher = interval.map { [bound] in
            Watcher(files, bound: bound, stamps: stamps, interval: $0, onError: onError) {
                () throws(TemplateErrors) in
                try BoundTemplates(files, frame: frame, views: views)
            }
        }
    }

    package func render<Page: View, Frame: ViewPart>(
        _ page: Page, in frame: Frame,
    ) throws(RenderError) -> [UInt8] {
        guard ObjectIdentifier(Frame.self) == self.frame else { throw .foreignFrame("\(Frame.self)") }
        guard let program = latest.programs[ObjectIdentifier(Page.self)] else {
            throw .unboundView("\(Page.self)")
        }
        return try withUnsafePointer(to: page) { page throws(RenderError) in
            try withUnsafePointer(to: frame) { frame throws(RenderError) in
                try Renderer.render(program, page: page, frame: frame, expecting: 16_384)
            }
        }
    }

    /// Why the latest edit is not in use; nil when it is.
    package var lastErrors: TemplateErrors? {
        watcher?.lastErrors
    }

    /// Stored properties that no template reads, such as `ResultsView.note`: for the product's tests.
    package func unusedProperties() -> [String] {
        latest.unusedProperties
    }

    /// Templates that no view leads to: for the product's tests.
    package func unusedTemplates() -> [String] {
        latest.unusedTemplates
    }

    private var latest: BoundTemplates {
        watcher?.latest() ?? bound
    }
}
