// What may be written between the braces.

extension Tag {
    /// Keys are Swift names joined by dots, templates are folders and a file joined by slashes.
    var hasSoundName: Bool {
        switch kind {
        case .comment, .close: true
        case .variable, .raw, .section, .inverted:
            name == "." || name.isChain(of: \.isPartOfSwiftName, joinedBy: ".")
        case .partial, .parent: name.isChain(of: \.isPartOfFileName, joinedBy: "/")
        case .block: name.isChain(of: \.isPartOfFileName, joinedBy: ".")
        }
    }
}

extension String {
    fileprivate func isChain(of isLetter: (Unicode.Scalar) -> Bool, joinedBy separator: Unicode.Scalar)
        -> Bool
    {
        unicodeScalars.split(separator: separator, omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy(isLetter) }
    }
}

extension Unicode.Scalar {
    fileprivate var isPartOfSwiftName: Bool {
        self == "_" || properties.isXIDContinue
    }

    fileprivate var isPartOfFileName: Bool {
        isPartOfSwiftName || self == "-"
    }
}
