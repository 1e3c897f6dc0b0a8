import Formats
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
