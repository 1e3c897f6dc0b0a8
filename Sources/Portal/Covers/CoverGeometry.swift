#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Points on circles and on the edges of panels.
enum CoverGeometry {
    static func sine(_ angle: Double) -> Double { sin(angle) }
    static func cosine(_ angle: Double) -> Double { cos(angle) }

    /// Where a ray from a point meets the edge of a box, or the end of the ray when it is shorter.
    static func edge(
        fromX x: Double, y: Double, angle: Double, radius: Double, clip: (Double, Double, Double, Double)
    ) -> (Double, Double) {
        let dx = cos(angle)
        let dy = sin(angle)
        var length = radius
        if dx > 0 {
            length = min(length, (clip.2 - x) / dx)
        } else if dx < 0 {
            length = min(length, (clip.0 - x) / dx)
        }
        if dy > 0 {
            length = min(length, (clip.3 - y) / dy)
        } else if dy < 0 {
            length = min(length, (clip.1 - y) / dy)
        }
        return (x + dx * length, y + dy * length)
    }
}
