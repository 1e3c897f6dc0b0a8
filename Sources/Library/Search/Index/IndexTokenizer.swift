import GRDB
import GRDBSQLite

/// Cuts what `IndexText` wrote, for FTS5: words at spaces, stems as synonyms of the word before them.
final class IndexTokenizer: FTS5CustomTokenizer {
    static let name = "lutrin"

    init(db: Database, arguments: [String]) throws {}

    func tokenize(
        context: UnsafeMutableRawPointer?,
        tokenization: FTS5Tokenization,
        pText: UnsafePointer<CChar>?,
        nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback,
    ) -> CInt {
        guard let pText else { return SQLITE_OK }
        let end = Int(nText)
        var start = 0
        var isSynonym = false
        while start < end {
            var stop = start
            while stop < end, pText[stop] != IndexText.separator, pText[stop] != IndexText.synonym {
                stop += 1
            }
            if stop > start {
                let flags = isSynonym ? FTS5_TOKEN_COLOCATED : 0
                let outcome = tokenCallback(
                    context, flags, pText + start, CInt(stop - start), CInt(start), CInt(stop),
                )
                guard outcome == SQLITE_OK else { return outcome }
            }
            isSynonym = stop < end && pText[stop] == IndexText.synonym
            start = stop + 1
        }
        return SQLITE_OK
    }
}
