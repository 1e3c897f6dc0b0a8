/// The version of Lutrin, as procedures compare it and name it.
enum ProductVersion {
    static let current = "0.4"
}
