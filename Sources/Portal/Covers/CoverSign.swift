/// The publisher's mark at the foot of a cover: a small sign for each sort of document, on a grid of twenty.
enum CoverSign {
    static func draw(
        _ kind: Cover.Kind, on canvas: inout CoverCanvas, x: Double, y: Double, colour: String,
        scale: Double = 1
    ) {
        let place = "translate(\(canvas.n(x)) \(canvas.n(y)))" + (scale == 1 ? "" : " scale(\(scale))")
        canvas.path(
            data(of: kind),
            "transform=\"\(place)\" stroke=\"\(colour)\" stroke-width=\"1.4\" stroke-linejoin=\"round\""
                + " stroke-linecap=\"round\""
        )
    }

    private static func data(of kind: Cover.Kind) -> String {
        switch kind {
        case .novel: "M10 5C8 3 5 2.5 1 3v12c4-.5 7 0 9 2 2-2 5-2.5 9-2V3c-4-.5-7 0-9 2zM10 5v12"
        case .comic: "M1 2h18v12h-9l-5 4v-4H1zM5 6.5h10M5 10h6"
        case .manga: "M3 1h14v18H3zM13 1v18M6 5h4M6 8h4"
        case .poetry: "M18 2C8 2 4 7 3 15c9 1 15-4 15-13zM2 19c2-6 5-9 9-11"
        case .theatre:
            "M3 3c5-1.5 9-1.5 14 0v6c0 5-3 7.5-7 9-4-1.5-7-4-7-9zM6.5 7.5h2M11.5 7.5h2M7 12c2 2 4 2 6 0"
        case .tale: "M13 2a8 8 0 1 0 5 13A8 8 0 0 1 13 2zM16 4v4M14 6h4"
        case .album:
            "M10 6a4 4 0 1 0 .1 0zM10 1v2M10 17v2M1 10h2M17 10h2M4 4l1 1M15 15l1 1M16 4l-1 1M4 16l1-1"
        case .documentary: "M10 2a8 8 0 1 0 .1 0zM2 10h16M10 2c-5 5-5 11 0 16M10 2c5 5 5 11 0 16"
        case .reference: "M2 17 7 3l5 14M4 12h6M14 17h4M14 13h4M14 9h4"
        case .magazine: "M2 3h13v14H4a2 2 0 0 1-2-2zM15 7h3v8a2 2 0 0 1-3 2M5 7h7M5 10h7M5 13h4"
        case .film: "M2 7h16v11H2zM2 7l15-4M5 6l1 1M10 5l1 2M15 3.5l1 3.5"
        case .music: "M7 15V4l9-2v11M7 15a2.5 2.5 0 1 1-.1-1M16 13a2.5 2.5 0 1 1-.1-1"
        case .map: "M2 4l5-2 6 2 5-2v14l-5 2-6-2-5 2zM7 2v14M13 4v14"
        case .website: "M2 3h16v14H2zM2 7h16M5 5h.1M8 5h.1"
        case .other: "M2 6l8-4 8 4v8l-8 4-8-4zM2 6l8 4 8-4M10 10v8"
        }
    }
}
