import Library
import Pictures
import Storage
import Templating
import WebServer

/// GET /administration/images: the pictures of the portal, where they are shown, and the way in for others.
extension PortalVisit {
    /// - Parameters:
    ///   - alternative: what was typed of the picture that is refused.
    ///   - described: the picture whose description is refused.
    func showPictures(
        page: Int, alternative: String = "", fault: PictureFault? = nil, status: Status = .ok,
    ) throws -> Response {
        let (pictures, uses) = try library.read {
            (try $0.editorial.pictures(), try $0.editorial.pictureUses())
        }
        let view = PicturesView(
            pictures, uses: uses, page: page, alternative: alternative, fault: fault, token: newToken(),
            seenFrom: viewpoint)
        return try render(view, title: view.title, status: status, hasSearch: false, section: .office)
    }

    /// GET /images/12-a1b2c3d4.png: kept for a year, since its address changes with its bytes.
    func sendPicture(_ id: ID<StoredPicture>, stamp: String, suffix: String) throws -> Response {
        let (picture, bytes) = try library.read {
            (try $0.editorial.picture(id), try $0.editorial.bytes(of: id))
        }
        guard let picture, let bytes, picture.page == .picture(id, stamp: stamp, suffix: suffix) else {
            throw Failure.notFound
        }
        var response = Response(contentType: picture.mediaType, body: bytes)
        response.headers.set("Cache-Control", "public, max-age=31536000, immutable")
        return response
    }
}

extension PortalSubmission {
    /// POST /administration/images
    func addPicture() throws -> Response {
        let form = try visit.request.multipart()
        let alternative = form.fields.short("description").trimmed
        func refused(_ fault: PictureFault) throws -> Response {
            try visit.showPictures(
                page: 1, alternative: alternative, fault: fault, status: .unprocessableContent)
        }
        guard let upload = form.upload("image"), upload.size > 0 else { return try refused(.noFile) }
        guard upload.size <= Picture.mostBytes else {
            return try refused(.refused(.tooLarge(bytes: upload.size)))
        }
        do {
            let picture = try Picture(reading: upload.bytes())
            let stamp = stamp(form.fields["jeton"])
            _ = try library.write {
                try $0.editorial.addPicture(
                    picture.bytes, hash: Digest.hexadecimal(of: picture.bytes),
                    mediaType: picture.mediaType.contentType, width: picture.width,
                    height: picture.height, name: upload.filename, alternative: alternative, stamp: stamp)
            }
        } catch EditorialRefusal.noAlternative {
            return try refused(.noAlternative)
        } catch let refusal as PictureRefusal {
            return try refused(.refused(refusal))
        }
        return redirect(to: .editor(.pictures(page: 1)), saying: .pictureAdded)
    }

    /// POST /administration/images/12/decrire
    func describePicture(_ id: ID<StoredPicture>, _ form: Form) throws -> Response {
        do {
            try library.write { try $0.editorial.describe(id, as: form.short("description")) }
        } catch EditorialRefusal.noAlternative {
            return try visit.showPictures(
                page: 1, fault: .undescribed(id), status: .unprocessableContent)
        } catch EditorialRefusal.unknown {
            throw Failure.notFound
        }
        return redirect(to: .editor(.pictures(page: 1)), saying: .pictureDescribed)
    }

    /// POST /administration/images/12/supprimer
    func removePicture(_ id: ID<StoredPicture>) throws -> Response {
        do {
            try library.write { try $0.editorial.removePicture(id) }
        } catch EditorialRefusal.pictureInUse(let count) {
            return try visit.showPictures(page: 1, fault: .inUse(count), status: .unprocessableContent)
        }
        return redirect(to: .editor(.pictures(page: 1)), saying: .pictureRemoved)
    }
}
