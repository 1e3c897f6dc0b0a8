import CCurl

#if canImport(Glibc)
    import Glibc
#endif

/// One question under way: what libcurl calls back.
final class Exchange {
    private(set) var received: [UInt8] = []
    private(set) var isTooLarge = false
    /// A connection was not made, because it led into a network of the machine.
    private(set) var metOwnNetwork = false
    private let largest: Int
    /// A connection was not made, because it led out of it in the clear.
    private(set) var leftInPlain = false
    private let entersOwnNetwork: Bool
    private let leavesOwnNetwork: Bool
    private let isStopping: @Sendable () -> Bool

    init(
        largest: Int, entersOwnNetwork: Bool, leavesOwnNetwork: Bool,
        isStopping: @escaping @Sendable () -> Bool,
    ) {
        self.largest = largest
        self.entersOwnNetwork = entersOwnNetwork
        self.leavesOwnNetwork = leavesOwnNetwork
        self.isStopping = isStopping
    }

    static func attach(_ exchange: Unmanaged<Exchange>, to handle: UnsafeMutableRawPointer) -> CURLcode {
        let pointer = exchange.toOpaque()
        var code = lutrin_curl_set_writer(
            handle,
            { data, size, count, context in
                guard let data, let context else { return 0 }
                return Exchange.from(context).take(UnsafeRawBufferPointer(start: data, count: size * count))
            }, pointer)
        if code == CURLE_OK {
            code = lutrin_curl_set_door(
                handle,
                { context, _, address in
                    guard let context, let address else { return -1 }
                    return Exchange.from(context).open(address)
                }, pointer)
        }
        if code == CURLE_OK {
            code = lutrin_curl_set_watcher(
                handle,
                { context, _, _, _, _ in
                    guard let context else { return 0 }
                    return Exchange.from(context).isStopping() ? 1 : 0
                }, pointer)
        }
        return code
    }

    private static func from(_ context: UnsafeMutableRawPointer) -> Exchange {
        Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
    }

    /// Fewer bytes than were given: libcurl gives up.
    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard received.count + bytes.count <= largest else {
            isTooLarge = true
            return 0
        }
        received += bytes
        return bytes.count
    }

    /// CURL_SOCKET_BAD is -1.
    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        let isOwn = OwnNetworks.contain(address)
        guard entersOwnNetwork || !isOwn else {
            metOwnNetwork = true
            return -1
        }
        guard leavesOwnNetwork || isOwn else {
            leftInPlain = true
            return -1
        }
        return socket(
            address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue),
            address.pointee.protocol)
    }
}
