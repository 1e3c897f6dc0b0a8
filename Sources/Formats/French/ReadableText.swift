extension String {
    /// What can be read of a name: without control characters or invisible marks, spaces made one.
    package var readable: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }.filter { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .privateUse, .unassigned, .surrogate: false
                    default: true
                    }
                })
        ).split(separator: " ").joined(separator: " ")
    }
}
