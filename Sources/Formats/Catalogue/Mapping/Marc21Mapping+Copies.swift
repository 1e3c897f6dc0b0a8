/// Copies in MARC 21: the standard holdings field, and Koha's item field.
extension RecordDescription {
    /// $h $i $k $m call number, $b $c place, $p bar code.
    mutating func readCopy852(_ field: MarcRecord.DataField) {
        var copy = CopyDescription()
        copy.number = field.text("p")
        copy.callNumber = field.joined("khim", by: " ")
        copy.location = field.text("c").isEmpty ? field.text("b") : field.text("c")
        copy.price = field.text("9")
        copy.note = field.joined("zx", by: " ; ")
        copies.append(copy)
    }

    /// Koha's item field.
    mutating func readCopy952(_ field: MarcRecord.DataField) {
        var copy = CopyDescription()
        copy.number = field.text("p")
        copy.callNumber = field.text("o")
        copy.location = field.text("c").isEmpty ? field.text("a") : field.text("c")
        copy.price = field.text("g").isEmpty ? field.text("v") : field.text("g")
        copy.note = field.joined("zx", by: " ; ")
        copy.acquiredOn = MarcDate.day(field.text("d"), else: "")
        func isSet(_ code: Unicode.Scalar) -> Bool { !["", "0"].contains(field.text(code)) }
        if isSet("0") {
            copy.status = "Mis au pilon"
        } else if isSet("1") {
            copy.status = "Perdu"
        } else if isSet("7") {
            copy.status = "Hors-Prêt"
        }
        copies.append(copy)
    }
}
