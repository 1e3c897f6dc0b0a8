import Foundation
import Storage
import Testing

@testable import Library

@Suite("Where pictures are shown")
struct PictureUseTests {
    @Test(
        "a picture is known by its whole number, wherever it is named",
        arguments: [
            ("![a](image:12)", [12]), ("![a](image:12 \"b\") ![c](image:3)", [3, 12]), ("image:", []),
            ("image:x image:-1 image:0", []), ("aimage:7", [7]), ("image:99999999999999999999", []), ("", []),
        ])
    func mentions(text: String, ids: [Int64]) {
        #expect(EditorialReading.mentions(in: text) == Set(ids.map { ID<StoredPicture>($0) }))
    }
}
