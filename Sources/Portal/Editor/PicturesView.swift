import Library
import Pictures
import Storage
import Templating

/// The pictures of the portal, where they are shown, and the form that brings another.
struct PicturesView: View {
    static let template = "editor/pictures"
    static let pageSize = 24

    let trail: [Link]
    let title: String
    let summary: ErrorSummary?
    let action: String
    let token: String
    let file: Field
    let alternative: Field
    let nothing: EmptyNote?
    let pictures: [Card]
    let pager: Pager?

    struct Card: ViewPart {
        let id: String
        let src: String
        let alternative: String
        /// « 1 200 × 800, 84 ko, ajoutée par Mme Leroux le 3 novembre »
        let facts: String
        let code: String
        let uses: [Link]
        let describe: Describe
        /// Nil while it is shown somewhere.
        let remove: ConfirmButton?
    }

    struct Describe: ViewPart {
        let action: String
        let isWrong: Bool
    }
}

/// Why a picture is not taken, or a gesture on one not made.
enum PictureFault: Hashable {
    case noFile
    case noAlternative
    case refused(PictureRefusal)
    case undescribed(ID<StoredPicture>)
    case inUse(Int)
}

extension PicturesView {
    init(
        _ all: [StoredPicture], uses: [ID<StoredPicture>: [Article]], page: Int, alternative typed: String,
        fault: PictureFault?, token: String, seenFrom view: Viewpoint,
    ) {
        let pages = max(1, (all.count + Self.pageSize - 1) / Self.pageSize)
        let page = min(page, pages)
        trail = [
            Link("Réglages", view.address(of: .office(.hub))),
            Link("Contenus", view.address(of: EditorPage.contents(ContentsQuery()))),
        ]
        title = "Images"
        action = view.address(of: EditorAction.addPicture)
        self.token = token
        let words = fault.map(Wording.fault)
        let isAboutFile: Bool
        switch fault {
        case .noFile, .refused: isAboutFile = true
        case .noAlternative, .undescribed, .inUse, nil: isAboutFile = false
        }
        let file = Field(
            "image", "Fichier", kind: "file",
            hint: "JPEG, PNG, GIF ou WebP, \(Wording.number(Picture.mostBytes / 1_000_000))\u{A0}Mo au plus.",
            error: isAboutFile ? words : nil, isRequired: true)
        let alternative = Field(
            "description", "Description", value: typed,
            hint: "Ce que montre l’image, pour ceux qui ne la voient pas.",
            error: fault == .noAlternative ? words : nil, isRequired: true)
        self.file = file
        self.alternative = alternative
        summary = fault.map { fault in
            switch fault {
            case .noFile, .refused, .noAlternative:
                ErrorSummary("L’image n’est pas encore ajoutée", [file, alternative])
            case .undescribed(let id):
                ErrorSummary(
                    "La description n’est pas enregistrée",
                    links: [Link(Wording.fault(fault), "#description-\(id)")])
            case .inUse: ErrorSummary(Wording.fault(fault))
            }
        }
        nothing =
            all.isEmpty
            ? EmptyNote(
                title: "Aucune image pour le moment",
                text: "Ajoutez une première image\u{A0}: vous pourrez la montrer dans vos pages.")
            : nil
        pictures = all.dropFirst((page - 1) * Self.pageSize).prefix(Self.pageSize).map {
            Card($0, uses: uses[$0.id, default: []], fault: fault, token: token, seenFrom: view)
        }
        pager = Pager(page: page, of: pages) { view.address(of: EditorPage.pictures(page: $0)) }
    }
}

extension PicturesView.Card {
    init(
        _ picture: StoredPicture, uses: [Article], fault: PictureFault?, token: String,
        seenFrom view: Viewpoint,
    ) {
        id = picture.id.description
        src = view.address(of: picture.page)
        alternative = picture.alternative
        facts = [
            "\(Wording.number(picture.width))\u{A0}×\u{A0}\(Wording.number(picture.height)) pixels",
            "\(Wording.number(max(1, picture.size / 1000)))\u{A0}ko",
            "ajoutée par \(picture.addedBy) \(Wording.date(picture.addedOn, today: view.today))",
        ].joined(separator: ", ")
        code = picture.code
        self.uses = uses.map { Link($0.title, view.address(of: EditorPage.writing($0.id))) }
        describe = PicturesView.Describe(
            action: view.address(of: EditorAction.describePicture(picture.id)),
            isWrong: fault == .undescribed(picture.id))
        remove =
            uses.isEmpty
            ? ConfirmButton(
                "Supprimer", spoken: "Supprimer l’image «\u{A0}\(picture.alternative)\u{A0}»",
                question: "Son adresse ne mènera plus nulle part.",
                button: PostButton(
                    "Supprimer pour toujours", icon: "cross",
                    to: view.address(of: EditorAction.removePicture(picture.id)), token: token))
            : nil
    }
}

extension Wording {
    static func fault(_ fault: PictureFault) -> String {
        switch fault {
        case .noFile: "Choisissez d’abord une image sur votre ordinateur."
        case .noAlternative, .undescribed: refusal(.noAlternative)
        case .refused(let refusal): self.refusal(refusal)
        case .inUse(let count): refusal(.pictureInUse(count))
        }
    }

    /// Why a file is not taken as a picture.
    static func refusal(_ refusal: PictureRefusal) -> String {
        switch refusal {
        case .notAPicture: "Ce fichier n’est pas une image, quel que soit son nom."
        case .otherFormat(let format):
            "Ce fichier est au format \(format), que les navigateurs ne montrent pas tous\u{A0}: enregistrez-le en JPEG ou en PNG, puis recommencez."
        case .tooLarge(let bytes):
            "Cette image pèse \(number(bytes / 1_000_000))\u{A0}Mo, et ne peut en dépasser \(number(Picture.mostBytes / 1_000_000))."
        case .tooManyPixels(let width, let height):
            "Cette image est trop grande (\(number(width))\u{A0}×\u{A0}\(number(height)) pixels)\u{A0}: réduisez-la, puis recommencez."
        case .damaged: "Cette image est incomplète ou abîmée\u{A0}: exportez-la de nouveau, puis recommencez."
        }
    }
}
