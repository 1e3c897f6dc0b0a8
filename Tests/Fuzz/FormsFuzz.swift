// libFuzzer feeds bytes to what reads forms, cookies, ranges and forwarding fields: none of it may trap, and what a
// form with files gives must lie inside what was sent.

import Glibc

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzForms(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let text = String(decoding: bytes, as: UTF8.self)
    let request = Request(
        .post, text,
        headers: [
            "Content-Type": "multipart/form-data; boundary=b", "Cookie": text, "Accept-Encoding": text,
            "X-Forwarded-For": text, "Forwarded": text, "Range": text,
        ],
        body: bytes,
    )
    _ = request.cookie("a")
    _ = AcceptEncoding.prefersGzip(request.fields)
    _ = FieldParameters(text)
    _ = Form(urlEncoded: bytes)
    if case .part(let range) = ByteRange(bytes[...], size: 1000), !(0..<1000).contains(range.upperBound - 1) {
        abort()
    }
    for hop in request.fields.members(of: "x-forwarded-for") { _ = IPAddress(forwarded: hop)?.text }
    do {
        let form = try request.multipart()
        let size =
            form.fields.pairs.reduce(0) { $0 + $1.name.utf8.count } + form.uploads.reduce(0) { $0 + $1.size }
        if size > count * 3 { abort() }
        for upload in form.uploads { _ = try upload.bytes() }
    } catch {
        return 0
    }
    return 0
}
