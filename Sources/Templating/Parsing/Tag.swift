// One `{{…}}` of a template.

struct Tag {
    indirect enum Kind: Equatable {
        case variable, raw, section, inverted, partial, parent, block, comment
        /// The end of what such a tag opened; nil when nothing is open.
        case close(Kind?)
    }

    let kind: Kind
    let name: String
    let position: Position
    /// What stood before the tag on its line; nil unless it was alone there.
    var indentation: [UInt8]?

    /// The tag as its author would recognise it.
    var written: String {
        switch kind {
        case .variable: "{{\(name)}}"
        case .raw: "{{{\(name)}}}"
        case .section: "{{#\(name)}}"
        case .inverted: "{{^\(name)}}"
        case .partial: "{{>\(name)}}"
        case .parent: "{{<\(name)}}"
        case .block: "{{$\(name)}}"
        case .comment: "{{!\(name)}}"
        case .close: "{{/\(name)}}"
        }
    }
}
