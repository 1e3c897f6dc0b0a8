/// The `Range` field of one range of bytes (RFC 9110 §14.1.2).
enum ByteRange: Equatable {
    /// Absent, of another unit, of several ranges or malformed: the whole is sent.
    case whole
    case part(Range<Int>)
    case unsatisfiable

    init(_ field: ArraySlice<UInt8>?, size: Int) {
        self = .whole
        guard let field, let equals = field.firstIndex(of: UInt8(ascii: "=")),
            Bytes.equalIgnoringCase(field[..<equals], "bytes".utf8)
        else { return }
        let ends = Bytes.trimmed(field[(equals + 1)...])
            .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard ends.count == 2 else { return }
        switch (Bytes.decimal(ends[0]), Bytes.decimal(ends[1])) {
        case (let first?, let last?):
            guard first <= last else { return }
            self = first < size ? .part(first..<(min(last, size - 1) + 1)) : .unsatisfiable
        case (let first?, nil):
            guard ends[1].isEmpty else { return }
            self = first < size ? .part(first..<size) : .unsatisfiable
        case (nil, let suffix?):
            guard ends[0].isEmpty else { return }
            self = suffix > 0 && size > 0 ? .part(max(0, size - suffix)..<size) : .unsatisfiable
        case (nil, nil):
            return
        }
    }
}
