/// One physical copy (exemplaire), as a catalogue file gives it: UNIMARC 995, MARC 21 852 or 952, EXEMPLAIRES_X.
package struct CopyDescription: Sendable, Equatable, Codable {
    /// Bar code; unique in a library.
    package var number = ""
    package var callNumber = ""
    package var location = ""
    /// The source's own word: « En-service », « Hors-Prêt », « Perdu », « Mis au pilon », a 995$o code;
    /// `""` means in service.
    package var status = ""
    package var price = ""
    package var note = ""
    package var medium = ""
    package var audience = ""
    /// `yyyy-mm-dd`
    package var acquiredOn = ""

    package init() {}
}
