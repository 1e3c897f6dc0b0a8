/// From a record of either dialect, and what a description must hold to be worth importing.
extension RecordDescription {
    package init(_ record: MarcRecord, _ dialect: MarcDialect) {
        switch dialect {
        case .unimarc: self.init(unimarc: record)
        case .marc21: self.init(marc21: record)
        }
    }

    /// Why this description cannot enter a catalogue, in French; nil when it can.
    package func refusal(_ dialect: MarcDialect = .unimarc) -> String? {
        guard title.isEmpty else { return nil }
        let field = dialect == .unimarc ? "200" : "245"
        return "La notice n’a pas de titre (\(field)\u{A0}$a)."
    }
}
