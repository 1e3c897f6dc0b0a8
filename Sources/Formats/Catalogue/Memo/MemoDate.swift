/// Dates of MémoNotices, dd/MM/yyyy, and the years of a life.
enum MemoDate {
    /// `2019-09-01` is 01/09/2019; what is not a day is not written.
    static func day(_ iso: String) -> String {
        guard MarcDate.day(iso, else: "") == iso, iso.utf8.count == 10 else { return "" }
        return iso.coded(8..<10) + "/" + iso.coded(5..<7) + "/" + iso.coded(0..<4)
    }

    /// A year where the day is only there to fill the mask: 00/00/1998 and, for a book, 01/01/1998.
    static func published(_ text: String) -> String {
        text.hasPrefix("00/00/") || text.hasPrefix("01/01/") ? year(text) : MarcDate.transcribed(text)
    }

    /// « 1850-1894 » from the dates of birth and death, days or years.
    static func life(birth: String, death: String) -> String {
        let (birth, death) = (year(birth), year(death))
        guard !birth.isEmpty || !death.isEmpty else { return "" }
        let isYear = birth.isEmpty || (0x30...0x39).contains(birth.code(at: 0))
        return death.isEmpty && !isYear ? birth : birth + "-" + death
    }

    static func birthAndDeath(_ dates: String) -> (birth: String, death: String) {
        let bytes = Array(dates.utf8)
        guard let dash = bytes.firstIndex(of: UInt8(ascii: "-")) else { return (dates, "") }
        return (
            String(decoding: bytes[..<dash], as: UTF8.self),
            String(decoding: bytes[(dash + 1)...], as: UTF8.self)
        )
    }

    private static func year(_ text: String) -> String {
        let isDay =
            text.utf8.count == 10 && text.code(at: 2) == UInt8(ascii: "/")
            && text.code(at: 5) == UInt8(ascii: "/")
        return isDay ? text.coded(6..<10) : text
    }
}
