// In development, takes edited templates without a restart.

import Synchronization

final class Watcher: Sendable {
    private struct State {
        var bound: BoundTemplates
        var stamps: [String: TemplateFolder.Stamp]?
        var checkedAt: ContinuousClock.Instant
        var errors: TemplateErrors?
    }

    private let folder: TemplateFolder
    private let interval: Duration
    private let onError: (@Sendable (TemplateErrors) -> Void)?
    private let rebuild: @Sendable () throws(TemplateErrors) -> BoundTemplates
    private let state: Mutex<State>

    init(
        _ folder: TemplateFolder, bound: BoundTemplates, stamps: [String: TemplateFolder.Stamp]?,
        interval: Duration,
        onError: (@Sendable (TemplateErrors) -> Void)?,
        rebuild: @escaping @Sendable () throws(TemplateErrors) -> BoundTemplates,
    ) {
        self.folder = folder
        self.interval = interval
        self.onError = onError
        self.rebuild = rebuild
        state = Mutex(State(bound: bound, stamps: stamps, checkedAt: .now))
    }

    var lastErrors: TemplateErrors? {
        state.withLock { $0.errors }
    }

    /// The templates as they are now, or as they last were without an error.
    func latest() -> BoundTemplates {
        let (bound, newErrors) = state.withLock { state in
            let newErrors = refresh(&state)
            return (state.bound, newErrors)
        }
        if let newErrors { onError?(newErrors) }
        return bound
    }

    private func refresh(_ state: inout State) -> TemplateErrors? {
        let now = ContinuousClock.now
        guard now - state.checkedAt >= interval else { return nil }
        state.checkedAt = now
        // Looked at before reading: an edit in between is seen next time.
        let stamps = folder.stamps()
        guard stamps == nil || stamps != state.stamps else { return nil }
        state.stamps = stamps
        do {
            state.bound = try rebuild()
            state.errors = nil
            return nil
        } catch {
            guard error != state.errors else { return nil }
            state.errors = error
            return error
        }
    }
}
