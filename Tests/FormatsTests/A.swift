import Testing
@testable import Formats
@Test("placeholder") func placeholder() {}
