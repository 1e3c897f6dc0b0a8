/// Why a file is not taken as a picture.
package enum PictureRefusal: Error, Hashable, Sendable {
    /// Its content is of no kind that we know, whatever its name says.
    case notAPicture
    /// A picture or a document, but not one that every browser shows as it is: « HEIC », « SVG », « PDF »…
    case otherFormat(String)
    /// More than `Picture.mostBytes`.
    case tooLarge(bytes: Int)
    /// More than `Picture.mostPixels`, or as much work.
    case tooManyPixels(width: Int, height: Int)
    /// Cut, or broken.
    case damaged
}
