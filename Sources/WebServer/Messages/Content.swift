// What the body of a request says, as a form.

extension Request {
    /// The fields of a form sent as `application/x-www-form-urlencoded`.
    package func form() throws -> Form {
        guard body.size > 0 else { return Form() }
        guard mediaType == "application/x-www-form-urlencoded" else {
            throw BadRequest(.unsupportedMediaType, "not a form")
        }
        let bytes = try body.bytes()
        // Counted before any is made: a field takes a hundred times its bytes.
        guard bytes.count(where: { $0 == UInt8(ascii: "&") }) < 50_000 else {
            throw BadRequest(.contentTooLarge, "too many fields")
        }
        return Form(urlEncoded: bytes)
    }

    /// The fields and files of a form sent as `multipart/form-data`.
    package func multipart() throws -> Multipart {
        guard mediaType == "multipart/form-data", let type = header("content-type") else {
            throw BadRequest(.unsupportedMediaType, "not a form with files")
        }
        guard let boundary = FieldParameters(type)["boundary"] else {
            throw BadRequest(.badRequest, "no boundary")
        }
        return try Multipart(body, boundary: boundary, spool: spool)
    }

    /// The media type of the body in lower case, without its parameters.
    package var mediaType: String? { header("content-type").map { FieldParameters($0).value } }
}
