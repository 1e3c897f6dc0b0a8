/// How a folded word sounds in French, roughly: « pharmacie » and « farmasi » are one, « dostoievski » and
/// « dostoyevsky » too.
struct Sound: Equatable {
    private let code: [UInt8]

    init(_ word: some Collection<UInt8>) {
        let letters = Array(word)
        var code: [UInt8] = []
        code.reserveCapacity(letters.count)
        var place = 0
        while place < letters.count {
            let (sound, length) = Self.next(letters, at: place)
            place += length
            for letter in [sound.0, sound.1] where letter != 0 && code.last != letter { code.append(letter) }
        }
        // What a word ends in is often not heard.
        while code.count > 3, let last = code.last, Self.isMute(last) { code.removeLast() }
        self.code = code
    }

    private static func isMute(_ sound: UInt8) -> Bool {
        sound == e || sound == s || sound == t || sound == d || sound == x
    }

    /// The one or two sounds that begin at `place` (0 for none), and how many letters make them.
    private static func next(_ letters: [UInt8], at place: Int) -> ((UInt8, UInt8), Int) {
        let letter = letters[place]
        let second = place + 1 < letters.count ? letters[place + 1] : 0
        let third = place + 2 < letters.count ? letters[place + 2] : 0
        switch letter {
        case e:
            if second == a, third == u { return ((o, 0), 3) }
            if second == i { return third == n ? ((one, 0), 3) : ((e, 0), 2) }
            if second == u { return ((closedE, 0), 2) }
            if second == r { return ((e, r), 2) }
            if second == z { return ((e, 0), 2) }
            return isNasal(second, third) ? ((two, 0), 2) : ((e, 0), 1)
        case a:
            if second == u { return ((o, 0), 2) }
            if second == i { return third == n ? ((one, 0), 3) : ((e, 0), 2) }
            return isNasal(second, third) ? ((two, 0), 2) : ((a, 0), 1)
        case o:
            if second == i || second == y { return ((o, i), 2) }
            if second == e { return ((e, 0), 2) }
            if second == u { return ((closedU, 0), 2) }
            return isNasal(second, third) ? ((three, 0), 2) : ((o, 0), 1)
        case i, y:
            if letter == i, second == l, third == l { return ((i, 0), 3) }
            if second == e || second == i { return ((i, 0), 2) }
            return isNasal(second, third) ? ((one, 0), 2) : ((i, 0), 1)
        case c:
            if second == h { return ((hush, 0), 2) }
            if second == k { return ((k, 0), 2) }
            return (second == e || second == i || second == y ? (s, 0) : (k, 0), 1)
        case s:
            if second == c, third == h { return ((hush, 0), 3) }
            return second == h ? ((hush, 0), 2) : ((s, 0), 1)
        case t:
            if second == c, third == h { return ((hush, 0), 3) }
            return ((t, 0), second == h ? 2 : 1)
        case g:
            if second == n { return ((n, 0), 2) }
            return (second == e || second == i || second == y ? (j, 0) : (g, 0), 1)
        case p: return second == h ? ((f, 0), 2) : ((p, 0), 1)
        case q: return ((k, 0), second == u ? 2 : 1)
        case k: return ((k, 0), 1)
        case z: return ((s, 0), 1)
        case h: return ((0, 0), 1)
        case x: return ((k, s), 1)
        case w, v: return ((v, 0), 1)
        default: return ((letter, 0), 1)
        }
    }

    /// n or m that no vowel follows.
    private static func isNasal(_ second: UInt8, _ third: UInt8) -> Bool {
        guard second == n || second == m else { return false }
        switch third {
        case a, e, i, o, u, y, h, n, m: return false
        default: return true
        }
    }

    private static let (a, c, d, e, f) = (UInt8(97), UInt8(99), UInt8(100), UInt8(101), UInt8(102))
    private static let (g, h, i, j, k, l) = (
        UInt8(103), UInt8(104), UInt8(105), UInt8(106), UInt8(107), UInt8(108)
    )
    private static let (m, n, o, p, q, r) = (
        UInt8(109), UInt8(110), UInt8(111), UInt8(112), UInt8(113), UInt8(114)
    )
    private static let (s, t, u, v, w) = (UInt8(115), UInt8(116), UInt8(117), UInt8(118), UInt8(119))
    private static let (x, y, z) = (UInt8(120), UInt8(121), UInt8(122))
    /// The nasals in, an, on; ch, eu and ou.
    private static let (one, two, three) = (UInt8(49), UInt8(50), UInt8(51))
    private static let (hush, closedE, closedU) = (UInt8(67), UInt8(69), UInt8(85))
}
