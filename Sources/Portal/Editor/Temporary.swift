import Formats
struct ThreeWayMerge {
    enum Passage { case agreed([Substring]), conflict([Substring], [Substring]) }
    let passages: [Passage]
    init(base: String, mine: String, theirs: String) { passages = [] }
}
enum PictureRefusal: Error { case tooLarge }
struct CleanPicture {
    static let mostBytes = 20_000_000
    let bytes: [UInt8] = []
    let hash = "", mediaType = "", width = 0, height = 0
    init(_ bytes: [UInt8]) throws {}
}
extension Wording {
    static let pictureTooLarge = ""
    static func refusal(_ refusal: PictureRefusal) -> String { "" }
}
extension DifferenceView {
    init(id: String = "texte", from old: String, to new: String, caption: String, same: String? = nil) {
        self.id = id
        self.caption = caption
        self.same = same
        more = nil
        rows = []
    }
}
