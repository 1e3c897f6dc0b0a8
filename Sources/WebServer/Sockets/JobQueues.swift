/// The queue of the workers, and one for each lane.
final class JobQueues: Sendable {
    let usual: JobQueue
    let lanes: [(lane: Lane, queue: JobQueue)]

    init(_ configuration: ServerConfiguration) {
        usual = JobQueue(limit: configuration.queueLimit)
        lanes = configuration.lanes.map { ($0, JobQueue(limit: configuration.queueLimit)) }
    }

    /// False when the queue that the request belongs to is full.
    func push(_ connection: Connection) -> Bool {
        guard let head = connection.incoming?.head, !lanes.isEmpty else { return usual.push(connection) }
        let asked = Lane.Asked(head)
        let found = lanes.first { $0.lane.takes(asked) }
        return (found?.queue ?? usual).push(connection)
    }

    func close() {
        usual.close()
        for (_, queue) in lanes { queue.close() }
    }
}
