import Testing

@testable import Formats

@Suite struct CasAnswerTests {
    private func success(_ xml: String) throws -> CasSuccess {
        guard case .success(let success) = try CasAnswer(Array(xml.utf8)) else {
            throw FormatError("no success")
        }
        return success
    }

    private func answer(_ inside: String) -> String {
        "<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'><cas:authenticationSuccess>\(inside)</cas:authenticationSuccess></cas:serviceResponse>"
    }

    @Test("a name and no more is read")
    func bare() throws {
        #expect(try success(answer("<cas:user> lea.martin </cas:user>")).user == "lea.martin")
    }

    @Test("attributes are read wherever they stand, with a prefix or without, once each")
    func places() throws {
        let found = try success(
            answer(
                """
                <cas:user>lea</cas:user><cas:uid>K1</cas:uid>
                <cas:attributes><cas:uid>K1</cas:uid><cas:ENTPersonProfils>National_ELV</cas:ENTPersonProfils>
                <cas:ENTPersonProfils>National_1</cas:ENTPersonProfils>
                <cas:userAttributes><nom>Martin</nom><prenom>Léa</prenom></cas:userAttributes></cas:attributes>
                <cas:attribute name="ENTPersonStructRattachRNE" value="9990001X"/>
                """))
        #expect(found.all("uid") == ["K1"])
        #expect(found.all("entpersonprofils") == ["National_ELV", "National_1"])
        #expect(found.first("nom") == "Martin" && found.first("prenom") == "Léa")
        #expect(found.first("ENTPersonStructRattachRNE") == "9990001X")
    }

    @Test("a server that declares no prefix is read all the same")
    func withoutNamespace() throws {
        #expect(
            try success(
                "<serviceResponse><authenticationSuccess><user>lea</user></authenticationSuccess></serviceResponse>"
            )
            .user == "lea")
    }

    @Test("JSON says the same, with a text or a list for an attribute")
    func json() throws {
        let found = try success(
            #"{"serviceResponse":{"authenticationSuccess":{"user":"lea","attributes":{"uid":"K1","n":["a","b"],"age":14},"proxies":["https://p/"]}}}"#
        )
        #expect(found.user == "lea" && found.first("uid") == "K1" && found.all("n") == ["a", "b"])
        #expect(found.first("age") == "14" && found.proxies == ["https://p/"])
    }

    @Test("a refusal keeps its code")
    func failure() throws {
        let xml =
            "<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'><cas:authenticationFailure code='INVALID_TICKET'>Ticket ST-1 not recognized</cas:authenticationFailure></cas:serviceResponse>"
        #expect(
            try CasAnswer(Array(xml.utf8))
                == .failure(code: "INVALID_TICKET", words: "Ticket ST-1 not recognized"))
        let json =
            #"{"serviceResponse":{"authenticationFailure":{"code":"INVALID_SERVICE","description":"no"}}}"#
        #expect(try CasAnswer(Array(json.utf8)) == .failure(code: "INVALID_SERVICE", words: "no"))
    }

    @Test(
        "what is no answer of a CAS server signs nobody in",
        arguments: [
            "", "yes\nlea\n", "<html><body>Bonjour</body></html>", "{}", "[]", #"{"serviceResponse":{}}"#,
            "<a><serviceResponse><authenticationSuccess><user>lea</user></authenticationSuccess></serviceResponse></a>",
            "<serviceResponse><authenticationSuccess><user>lea</user></authenticationSuccess>",
            "<serviceResponse><authenticationSuccess><user></user></authenticationSuccess></serviceResponse>",
            "<serviceResponse><authenticationSuccess><user>a</user><user>b</user></authenticationSuccess></serviceResponse>",
            "<serviceResponse><authenticationFailure code='X'/><authenticationSuccess><user>lea</user></authenticationSuccess></serviceResponse>",
            "<!DOCTYPE x [<!ENTITY a \"lea\">]><serviceResponse><authenticationSuccess><user>&a;</user></authenticationSuccess></serviceResponse>",
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><serviceResponse><authenticationSuccess><user>&a;</user></authenticationSuccess></serviceResponse>",
        ])
    func hostile(_ text: String) {
        #expect(throws: FormatError.self) { try CasAnswer(Array(text.utf8)) }
    }

    @Test("a thousand elements, one in the other, sign nobody in")
    func deep() {
        let deep =
            String(repeating: "<a>", count: 1000) + "x" + String(repeating: "</a>", count: 1000)
        #expect(throws: FormatError.self) {
            try CasAnswer(Array(answer("<cas:user>lea</cas:user>" + deep).utf8))
        }
    }

    @Test("our own replies are read as they were meant, in XML and in JSON")
    func ours() throws {
        let reply = CasReply.success(
            .init(
                user: "a<b>&\"é",
                elements: [
                    .text("cas:uid", "K1"),
                    .group("cas:attributes", [.text("cas:uid", "K1"), .text("cas:n", "x & y")]),
                ], proxyGrantingTicket: "PGTIOU-1", proxies: ["https://p.example/"]))
        for bytes in [reply.xml, try reply.json()] {
            guard case .success(let found) = try CasAnswer(bytes) else {
                Issue.record("not a success")
                continue
            }
            #expect(found.user == "a<b>&\"é" && found.all("uid") == ["K1"] && found.all("n") == ["x & y"])
            #expect(found.proxyGrantingTicket == "PGTIOU-1" && found.proxies == ["https://p.example/"])
        }
        for fault in CasFault.allCases {
            let reply = CasReply.failure(fault)
            for bytes in [reply.xml, try reply.json()] {
                guard case .failure(fault.rawValue, _) = try CasAnswer(bytes) else {
                    Issue.record("\(fault) is not told")
                    continue
                }
            }
        }
    }
}

@Suite struct CasLogoutTests {
    @Test("the notice that a session is over is read as it was written")
    func roundTrip() {
        let notice = CasLogout(ticket: "ST-12-abc")
        #expect(CasLogout(notice.xml(id: "1", at: "2026-11-22T10:00:00Z")) == notice)
    }

    @Test("a notice without namespaces is read, another text is not")
    func others() {
        #expect(
            CasLogout(
                Array("<LogoutRequest><SessionIndex> ST-1 </SessionIndex></LogoutRequest>".utf8))?.ticket
                == "ST-1")
        for text in [
            "", "ST-1", "<a><SessionIndex>ST-1</SessionIndex></a>", "<LogoutRequest/>",
            "<LogoutRequest><SessionIndex/></LogoutRequest>",
            "<LogoutRequest><SessionIndex>ST-1</SessionIndex><SessionIndex>ST-2</SessionIndex></LogoutRequest>",
            "<!DOCTYPE a [<!ENTITY b 'ST-1'>]><LogoutRequest><SessionIndex>&b;</SessionIndex></LogoutRequest>",
        ] {
            #expect(CasLogout(Array(text.utf8)) == nil, "\(text)")
        }
    }
}
