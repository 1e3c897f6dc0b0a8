// Why a page could not be rendered although every template is sound.

package enum RenderError: Error, Equatable, CustomStringConvertible {
    /// The view was not in the list given to `Templates`.
    case unboundView(String)
    /// The frame is not of the type given to `Templates`.
    case foreignFrame(String)
    /// A partial that follows nested data went down further than any real data does.
    case tooDeep

    package var description: String {
        switch self {
        case .unboundView(let name): "\(name) was not given to Templates at start"
        case .foreignFrame(let name): "\(name) is not the frame given to Templates at start"
        case .tooDeep: "templates include one another more than \(Renderer.deepest) deep"
        }
    }
}
