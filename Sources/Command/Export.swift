import ArgumentParser
import Formats
import Foundation
import Library
import Storage

/// `lutrin export`
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fait sortir le catalogue d’un portail, pour un autre logiciel.",
        subcommands: [Records.self])

    struct Records: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Écrit toutes les notices dans un fichier, exemplaires compris.",
            discussion: """
                Les formats : unimarc (ISO 2709), marcxml (UNIMARC en MARCXML), memonotices (l’échange de BCDI) et \
                memonotices-ancien (sa première génération, BCDI 3).

                Code de sortie : 0 si tout est sorti, 2 si des notices n’ont pas pu être écrites.
                """)

        enum Format: String, CaseIterable, ExpressibleByArgument {
            case unimarc, marcxml, memonotices
            case oldMemonotices = "memonotices-ancien"
        }

        enum Encoding: String, CaseIterable, ExpressibleByArgument {
            case utf8 = "utf-8"
            case windows1252 = "windows-1252"
        }

        @OptionGroup var data: DataOptions

        @Option(help: ArgumentHelp("Le portail, par son numéro RNE.", valueName: "RNE"))
        var portal: RNE

        @Option(help: "Le format.")
        var format: Format = .unimarc

        @Option(help: "Les caractères d’un fichier MémoNotices ; les autres formats sont en UTF-8.")
        var encoding: Encoding = .utf8

        @Argument(help: ArgumentHelp("Le fichier à écrire ; il ne doit pas exister.", valueName: "fichier"))
        var file: String

        func run() throws {
            guard !FileManager.default.fileExists(atPath: file) else {
                throw Complaint(
                    "\(file) existe déjà. Donnez un nom nouveau : un export n’écrase jamais un fichier.")
            }
            let library = try data.library(of: portal, in: data.existingFolder())
            guard FileManager.default.createFile(atPath: file, contents: nil),
                let handle = FileHandle(forWritingAtPath: file)
            else { throw Complaint("\(file) ne peut pas être créé. Vérifiez le dossier et vos droits.") }
            let (written, refused) = try write(library, to: handle)
            try handle.close()
            print("\(written) \(written < 2 ? "notice écrite" : "notices écrites") dans \(file).")
            if refused > 0 { throw ExitCode(2) }
        }

        private func write(_ library: LibraryFile, to handle: FileHandle) throws -> (
            written: Int, refused: Int
        ) {
            let (opening, closing) = frame
            try handle.write(contentsOf: opening)
            var (written, refused) = (0, 0)
            var last: ID<Library.Record>?
            while case let details = try library.read({ try $0.catalogue.records(after: last, limit: 200) }),
                !details.isEmpty
            {
                for record in details {
                    do {
                        try handle.write(contentsOf: bytes(of: record.currentDescription))
                        written += 1
                    } catch let error as FormatError {
                        refused += 1
                        ErrorOutput.write(
                            "Notice \(record.record.id), « \(record.record.title) » : \(error.reason)")
                    }
                }
                last = details.last?.record.id
            }
            try handle.write(contentsOf: closing)
            return (written, refused)
        }

        private var memo: MemoNoticesWriter {
            MemoNoticesWriter(format == .oldMemonotices ? .a : .b, encoding == .utf8 ? .utf8 : .windows1252)
        }

        /// What stands before the first record and after the last.
        private var frame: (opening: [UInt8], closing: [UInt8]) {
            switch format {
            case .unimarc: ([], [])
            case .marcxml: (MarcXmlWriter.opening, MarcXmlWriter.closing)
            case .memonotices, .oldMemonotices: (memo.opening, memo.closing)
            }
        }

        private func bytes(of description: RecordDescription) throws -> [UInt8] {
            switch format {
            case .unimarc: try Iso2709Writer.bytes(of: MarcRecord(unimarc: description))
            case .marcxml: MarcXmlWriter.bytes(of: MarcRecord(unimarc: description))
            case .memonotices, .oldMemonotices: memo.bytes(of: description)
            }
        }
    }
}
