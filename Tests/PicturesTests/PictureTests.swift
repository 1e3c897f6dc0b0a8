// Pictures that people send, good and bad, and what becomes of them.
import Foundation
import Testing

@testable import Pictures

@Suite struct PictureTests {
    @Test(
        "a picture of each kind comes back as a picture, with its size and its colours",
        arguments: TestPicture.Format.allCases)
    func kinds(format: TestPicture.Format) throws {
        let picture = try Picture(reading: TestPicture(width: 120, height: 80).bytes(format))
        #expect((picture.width, picture.height) == (120, 80))
        #expect(picture.mediaType == (format == .jpeg ? .jpeg : .png))
        #expect(quarters(of: picture.bytes, isPNG: format != .jpeg) == "rvbt")
        // Written once, it is written again without another loss of size or kind.
        let again = try Picture(reading: picture.bytes)
        #expect((again.width, again.height, again.mediaType) == (120, 80, picture.mediaType))
    }

    @Test("a wide picture is made narrower, in proportion; a tall one less tall")
    func scaling() throws {
        let wide = try Picture(reading: TestPicture(width: 3200, height: 1000).bytes(.jpeg))
        #expect((wide.width, wide.height) == (1600, 500))
        #expect(quarters(of: wide.bytes, isPNG: false) == "rvbt")
        let tall = try Picture(reading: TestPicture(width: 100, height: 9600).bytes(.png))
        #expect((tall.width, tall.height) == (67, 6400))
        let thin = try Picture(reading: TestPicture(width: 20_000, height: 2).bytes(.png))
        #expect((thin.width, thin.height) == (1600, 1))
    }

    @Test("transparency is kept, at its size or smaller", arguments: [400, 2400] as [Int32])
    func transparency(width: Int32) throws {
        for format in [TestPicture.Format.png, .webp] {
            let picture = try Picture(
                reading: TestPicture(width: width, height: 300, isTransparent: true).bytes(format))
            #expect(picture.mediaType == .png)
            #expect(quarters(of: picture.bytes, isPNG: true) == "rvb.")
        }
    }

    @Test("a photograph saved as PNG becomes a JPEG, a drawing stays a PNG")
    func weight() throws {
        let photograph = try Picture(reading: TestPicture(width: 800, height: 600, isNoise: true).bytes(.png))
        #expect(photograph.mediaType == .jpeg)
        let drawing = try Picture(reading: TestPicture(width: 800, height: 600).bytes(.png))
        #expect(drawing.mediaType == .png)
    }

    @Test(
        "a photograph taken with the camera turned is shown upright",
        arguments: [
            (1, "rvbt"), (2, "vrtb"), (3, "btrv"), (4, "tbvr"), (5, "rtbv"), (6, "trvb"), (7, "bvrt"),
            (8, "vbtr"),
        ])
    func orientation(code: Int, expected: String) throws {
        for isBig in [true, false] {
            let file = TestPicture(width: 120, height: 80).bytes(.jpeg).withExif(
                orientation: code, isBig: isBig)
            let picture = try Picture(reading: file)
            #expect((picture.width, picture.height) == (code < 5 ? (120, 80) : (80, 120)))
            #expect(quarters(of: picture.bytes, isPNG: false) == expected)
        }
    }

    @Test("a turned photograph is no wider than the others")
    func turnedWidth() throws {
        let file = TestPicture(width: 1000, height: 3200).bytes(.jpeg).withExif(orientation: 6, isBig: true)
        let picture = try Picture(reading: file)
        #expect((picture.width, picture.height) == (1600, 500))
    }

    @Test("where and by what a picture was taken, and anything added to the file, are gone")
    func hidden() throws {
        let secrets = ["GPSLatitude 48.85", "Canon", "<?php system('id') ?>", "<script>alert(1)</script>"]
        let jpeg = TestPicture(width: 64, height: 64).bytes(.jpeg)
            .withExif(orientation: 1, isBig: true, words: secrets[0] + secrets[1])
            .withSegment(0xFE, Array(secrets[2].utf8))
        let png = TestPicture(width: 64, height: 64).bytes(.png).withText(secrets[2])
        for file in [jpeg, png] {
            let picture = try Picture(reading: file + Array(secrets[3].utf8))
            for secret in secrets { #expect(!picture.bytes.contains(secret)) }
            #expect(!picture.bytes.contains("Exif"))
        }
    }

    // MARK: Refusals

    @Test("a file cut anywhere is refused, and nothing breaks", arguments: TestPicture.Format.allCases)
    func cut(format: TestPicture.Format) {
        let file = TestPicture(width: 90, height: 70, isNoise: true).bytes(format)
        for count in stride(from: 0, to: file.count - 2, by: max(1, file.count / 150)) {
            #expect(throws: PictureRefusal.self, "\(count) of \(file.count)") {
                try Picture(reading: Array(file.prefix(count)))
            }
        }
    }

    @Test(
        "a file damaged anywhere is refused or read, and nothing breaks",
        arguments: TestPicture.Format.allCases)
    func damaged(format: TestPicture.Format) {
        let file = TestPicture(width: 40, height: 30).bytes(format)
        var state: UInt32 = 7
        for round in 0..<300 {
            var broken = file
            for _ in 0...(round % 4) {
                state = state &* 1_664_525 &+ 1_013_904_223
                let place = Int(state >> 8) % (round.isMultiple(of: 2) ? min(60, file.count) : file.count)
                broken[place] = UInt8(truncatingIfNeeded: state >> 3)
            }
            do throws(PictureRefusal) {
                let picture = try Picture(reading: broken)
                #expect(picture.width <= Picture.mostWidth && !picture.bytes.isEmpty)
            } catch {
                #expect(error != .tooLarge(bytes: broken.count))
            }
        }
    }

    @Test("what is not a picture is refused, whatever it is called")
    func others() {
        #expect(refusal(of: "") == .notAPicture)
        #expect(refusal(of: "PK\u{3}\u{4} une archive nommée photo.png") == .notAPicture)
        #expect(refusal(of: "<html><body onload=alert(1)>") == .notAPicture)
        #expect(refusal(of: "Bonjour") == .notAPicture)
        #expect(refusal(of: "<?xml version='1.0'?><SVG onload='alert(1)'/>") == .otherFormat("SVG"))
        #expect(refusal(of: "%PDF-1.7") == .otherFormat("PDF"))
        #expect(refusal(of: "\0\0\0\u{18}ftypheic") == .otherFormat("HEIC"))
        #expect(refusal(of: "\0\0\0\u{18}ftypavif") == .otherFormat("AVIF"))
        #expect(
            refusal(of: "RIFF\u{1}\0\0\0WEBPVP8X\u{A}\0\0\0\u{2}\0\0\0\0\0\0\0\0\0")
                == .otherFormat("WebP animé"))
        #expect(refusal([0x49, 0x49, 0x2A, 0]) == .otherFormat("TIFF"))
        #expect(refusal([UInt8](repeating: 0xFF, count: 100)) == .notAPicture)
        #expect(
            refusal([UInt8](repeating: 0, count: Picture.mostBytes + 1))
                == .tooLarge(bytes: Picture.mostBytes + 1))
    }

    @Test("a page or an archive that begins like a picture is refused, or comes back as its picture alone")
    func polyglots() throws {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        #expect(refusal(signature + Array("<script>alert(1)</script>".utf8)) == .damaged)
        #expect(refusal(Array("GIF89a/*<script>alert(1)</script>*/".utf8)) != nil)
        #expect(refusal([0xFF, 0xD8, 0xFF, 0xE0] + Array("<script>alert(1)</script>".utf8)) == .damaged)
        let picture = try Picture(
            reading: TestPicture(width: 32, height: 32).bytes(.gif) + Array("<script>alert(1)</script>".utf8))
        #expect(!picture.bytes.contains("<script>"))
    }

    @Test("a picture that says it is immense is refused before it is decoded")
    func bombs() {
        let png = TestPicture(width: 16, height: 16).bytes(.png)
        #expect(refusal(png.withSize(60_000, 60_000)) == .tooManyPixels(width: 60_000, height: 60_000))
        let most = 0x7FFF_FFFF
        #expect(
            refusal(png.withSize(UInt32(most), UInt32(most))) == .tooManyPixels(width: most, height: most))
        #expect(refusal(png.withSize(0, 1)) == .damaged)
        #expect(refusal(png.withSize(17, 16)) == .damaged)
        var gif = TestPicture(width: 16, height: 16).bytes(.gif)
        gif.replaceSubrange(6..<10, with: [0x60, 0xEA, 0x60, 0xEA])
        #expect(refusal(gif) == .tooManyPixels(width: 60_000, height: 60_000))
        let jpeg = TestPicture(width: 16, height: 16).bytes(.jpeg)
        let size: [UInt8] = [8, 0xEA, 0x60, 0xEA, 0x60, 1, 1, 0x11, 0]
        #expect(refusal(jpeg.withSegment(0xC0, size)) == .tooManyPixels(width: 60_000, height: 60_000))
        // Small, but gone over thousands of times.
        var scans = TestPicture(width: 2000, height: 2000).bytes(.jpeg)
        let end = scans.suffix(2)
        scans.removeLast(2)
        for _ in 0..<400 { scans += [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0] }
        #expect(refusal(scans + end) == .tooManyPixels(width: 2000, height: 2000))
    }

    @Test("an orientation that makes no sense is none", arguments: [0, 9, 65_535])
    func oddOrientation(code: Int) throws {
        let file = TestPicture(width: 40, height: 20).bytes(.jpeg).withExif(orientation: code, isBig: false)
        #expect(try Picture(reading: file).width == 40)
    }

    @Test("several pictures at a time are all read")
    func together() async {
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<16 {
                let format = TestPicture.Format.allCases[number % 4]
                group.addTask {
                    let file = TestPicture(width: 200 + Int32(number), height: 100).bytes(format)
                    let picture = try? Picture(reading: file)
                    return picture?.width == 200 + number
                }
            }
            for await isRead in group { #expect(isRead) }
        }
    }

    private func refusal(of text: String) -> PictureRefusal? { refusal(Array(text.utf8)) }

    private func refusal(_ file: [UInt8]) -> PictureRefusal? {
        do throws(PictureRefusal) {
            _ = try Picture(reading: file)
            return nil
        } catch { return error }
    }
}

extension [UInt8] {
    func contains(_ words: String) -> Bool { firstRange(of: Array(words.utf8)) != nil }

    /// A segment of JPEG right after the start.
    func withSegment(_ code: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return Array(prefix(2)) + [0xFF, code, UInt8(length >> 8), UInt8(length & 255)] + content
            + Array(dropFirst(2))
    }

    /// Exif with one directory: the orientation, and words in the description.
    func withExif(orientation: Int, isBig: Bool, words: String = "") -> [UInt8] {
        func number(_ value: Int, _ length: Int) -> [UInt8] {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
            return isBig ? bytes.reversed() : bytes
        }
        var tiff = Array((isBig ? "MM" : "II").utf8) + number(42, 2) + number(8, 4) + number(2, 2)
        tiff += number(0x010E, 2) + number(2, 2) + number(words.utf8.count + 1, 4) + number(38, 4)
        tiff += number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + number(0, 2)
        tiff += number(0, 4) + Array(words.utf8) + [0]
        return withSegment(0xE1, Array("Exif".utf8) + [0, 0] + tiff)
    }

    /// A `tEXt` chunk after the header of a PNG.
    func withText(_ words: String) -> [UInt8] {
        Array(prefix(33)) + Self.chunk("tEXt", Array("Comment".utf8) + [0] + Array(words.utf8))
            + Array(dropFirst(33))
    }

    /// A PNG that says it has another size.
    func withSize(_ width: UInt32, _ height: UInt32) -> [UInt8] {
        let header = Self.big(width) + Self.big(height) + self[24..<29]
        return Array(prefix(8)) + Self.chunk("IHDR", header) + Array(dropFirst(33))
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in Array(name.utf8) + content {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return big(UInt32(content.count)) + Array(name.utf8) + content + big(~sum)
    }

    private static func big(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }
}
