#include "server/http/status_of_error.h"
#include "tests/server/http_fixture.h"
#include "tests/support/h7_declaration.h"

namespace quayside {
namespace {

using std::chrono::milliseconds;
using testing::code_of;
using testing::Http;
using testing::kEori;
using testing::kJson;
using testing::kOtherEori;

TEST_F(Http, SendsTheSecurityHeadersWithEverything) {
  start();
  for (const char* path : {"/", "/api/v1/server", "/api/v1/submissions", "/nothing"}) {
    const auto answer = client().Get(path);
    ASSERT_TRUE(answer) << path;
    EXPECT_EQ(answer->get_header_value("Content-Security-Policy"),
              "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
              "connect-src 'self'; font-src 'self'; img-src 'self'; worker-src 'self'; "
              "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
              "require-trusted-types-for 'script'; trusted-types quayside-service-worker");
    EXPECT_EQ(answer->get_header_value("Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_EQ(answer->get_header_value("Cross-Origin-Embedder-Policy"), "require-corp");
    EXPECT_EQ(answer->get_header_value("Cross-Origin-Resource-Policy"), "same-origin");
    EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(answer->get_header_value("Referrer-Policy"), "no-referrer");
    EXPECT_NE(answer->get_header_value("Permissions-Policy"), "");
    EXPECT_FALSE(answer->has_header("Strict-Transport-Security"));
    EXPECT_FALSE(answer->has_header("Server"));
  }
}

TEST_F(Http, AsksForTransportSecurityWhereThePublicOriginIsHttps) {
  options_.public_origin = "https://customs.example";
  start();
  const auto answer = client().Get("/", httplib::Headers{{"Host", "customs.example"}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->get_header_value("Strict-Transport-Security"),
            "max-age=63072000; includeSubDomains");
}

TEST_F(Http, ServesThePageCompressedToWhoAcceptsIt) {
  start();
  const auto plain = client().Get("/", httplib::Headers{{"Accept-Encoding", "gzip"}});
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->body, "<h1>Quayside</h1>");
  EXPECT_EQ(plain->get_header_value("Cache-Control"), "no-cache");
  EXPECT_EQ(plain->get_header_value("Vary"), "Accept-Encoding");
  EXPECT_EQ(plain->get_header_value("Content-Type"), "text/html; charset=utf-8");
  for (const char* accepted : {"br", "gzip, deflate, br, zstd", "gzip, br;q=0.5"}) {
    const std::string answer =
        raw("GET / HTTP/1.1\r\n" + host_line() + "Accept-Encoding: " + accepted +
            "\r\nConnection: close\r\n\r\n");
    EXPECT_NE(answer.find("Content-Encoding: br\r\n"), std::string::npos) << accepted;
    EXPECT_NE(answer.find("Content-Length: 15\r\n"), std::string::npos) << accepted;
    EXPECT_TRUE(answer.ends_with("\r\n\r\nbrotli of index")) << accepted;
  }
  for (const char* refused : {"", "gzip", "br;q=0", "brr"}) {
    const auto answer = client().Get("/", httplib::Headers{{"Accept-Encoding", refused}});
    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer->has_header("Content-Encoding")) << refused;
  }
}

TEST_F(Http, LetsHashedFilesBeCachedForEver) {
  start();
  const auto answer =
      client().Get("/app.0123456789ab.js", httplib::Headers{{"Accept-Encoding", ""}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->get_header_value("Cache-Control"), "public,max-age=31536000,immutable");
  EXPECT_EQ(answer->body, "run();");
}

TEST_F(Http, DoesNotSendAgainWhatTheBrowserHas) {
  start();
  const auto answer = client().Get(
      "/", httplib::Headers{{"Accept-Encoding", ""}, {"If-None-Match", "\"x\", \"i\""}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 304);
  EXPECT_TRUE(answer->body.empty());
  const auto head = client().Head("/icons/mark.png");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->status, 200);
  EXPECT_EQ(head->get_header_value("Content-Length"), "3");
}

TEST_F(Http, AnswersUnknownAddressesWithAPageOrAProblem) {
  start();
  const auto page = client().Get("/nothing/here");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 404);
  EXPECT_EQ(page->body, "<h1>Not here</h1>");
  for (const char* path : {"/api/v1/nothing", "/api/v1/../../etc/passwd", "/customs/nothing"}) {
    const auto problem = client().Get(path);
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->status, 404) << path;
  }
  const auto outside = client().Get("/..%2f..%2fetc/passwd");
  ASSERT_TRUE(outside);
  EXPECT_EQ(outside->status, 404);
}

TEST_F(Http, ServesThePageAtTheAddressesOfTheClient) {
  start();
  for (const char* path :
       {"/declarations/1/sections/about", "/new", "/changes", "/rules/R0007", "/settings/key",
        "/organisation", "/mandates", "/submissions/6f0e2a3c-5d0b-4c1f-9b0e-2f1d3c4b5a69",
        "/verify", "/operator"}) {
    const auto page = client().Get(path);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->status, 200) << path;
    EXPECT_EQ(page->body, "<h1>Quayside</h1>") << path;
  }
  for (const char* path :
       {"/declarationsx", "/rule", "/settings.html", "//settings", "/operators"}) {
    const auto page = client().Get(path);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->status, 404) << path;
  }
}

TEST_F(Http, DescribesItself) {
  start();
  const auto answer = client().Get("/api/v1/server");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->get_header_value("Content-Type"), kJson);
  // Without a bundle of official code lists there is no hash of one.
  EXPECT_TRUE(
      answer->body.starts_with("{\"connected\":[\"dk\"],\"demonstration\":true,"
                               "\"referenceData\":\"\",\"ruleSet\":\""))
      << answer->body;
  EXPECT_TRUE(answer->body.ends_with(",\"version\":\"0.1.0\"}"));
}

TEST_F(Http, TakesATraderFromEnrolmentToEvidence) {
  start();
  const testing::Trader trader{seal::SigningKey::generate(), kEori};
  auto c = client();
  const auto enrolled = c.Post("/api/v1/enrolments", house_.enrolment_body(trader.key), kJson);
  ASSERT_TRUE(enrolled);
  EXPECT_EQ(enrolled->status, 201);
  EXPECT_EQ(c.Post("/api/v1/enrolments", house_.enrolment_body(trader.key), kJson)->status, 200);
  const auto headers = session(trader);

  const std::string id = seal::random_uuid();
  const auto body = wire::envelope_to_json(
      house_.envelope(trader, testing::an_h7_declaration(), {.submission_id = id}));
  const auto first = c.Post("/api/v1/submissions", headers, body, kJson);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->status, 201) << first->body;
  const auto again = c.Post("/api/v1/submissions", headers, body, kJson);
  EXPECT_EQ(again->status, 200);
  EXPECT_EQ(again->body, first->body);

  const auto list = c.Get("/api/v1/submissions", headers);
  ASSERT_TRUE(list);
  EXPECT_EQ(wire::submission_views_from_json(list->body).value().size(), 1U);
  EXPECT_EQ(c.Get("/api/v1/submissions/" + id, headers)->status, 200);
  const auto evidence = c.Get("/api/v1/submissions/" + id + "/evidence", headers);
  ASSERT_TRUE(evidence);
  EXPECT_TRUE(wire::evidence_from_json(evidence->body).has_value());

  EXPECT_EQ(c.Delete("/api/v1/sessions/current", headers)->status, 204);
  EXPECT_EQ(code_of(c.Get("/api/v1/submissions", headers)), "sign_in_required");
}

TEST_F(Http, SetsTheCookieForThisSiteAndItsServerOnly) {
  start();
  const auto trader = house_.trader();
  const std::string challenge = house_.challenge_for(trader.key.public_key().kid());
  const auto answer =
      client().Post("/api/v1/sessions", house_.session_body(trader.key, challenge, origin_), kJson);
  ASSERT_TRUE(answer);
  const std::string cookie = answer->get_header_value("Set-Cookie");
  EXPECT_TRUE(cookie.starts_with("quayside_session="));
  EXPECT_TRUE(cookie.ends_with("; HttpOnly; SameSite=Strict; Path=/"));
  EXPECT_EQ(answer->body.find(cookie.substr(17, 43)), std::string::npos);
}

TEST_F(Http, GivesTheVerdictWithARefusal) {
  start();
  const auto trader = house_.trader();
  auto declaration = testing::an_h7_declaration();
  declaration.goods_shipment.gross_mass.text = "heavy";
  const auto answer =
      client().Post("/api/v1/submissions", session(trader),
                    wire::envelope_to_json(house_.envelope(trader, declaration)), kJson);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 422);
  EXPECT_EQ(answer->get_header_value("Content-Type"), "application/problem+json");
  EXPECT_EQ(code_of(answer), "declaration_has_errors");
  EXPECT_NE(wire::verdict_of_problem(answer->body).find("grossMass"), std::string::npos);
}

TEST_F(Http, AnswersForeignAndAbsentIdsAlike) {
  start();
  const auto trader = house_.trader();
  const auto stranger = house_.trader(kOtherEori);
  const std::string id = house_.submitted(trader);
  const auto headers = session(stranger);
  for (const std::string tail : {"", "/evidence"}) {
    const auto foreign = client().Get("/api/v1/submissions/" + id + tail, headers);
    const auto absent = client().Get("/api/v1/submissions/" + seal::random_uuid() + tail, headers);
    ASSERT_TRUE(foreign);
    ASSERT_TRUE(absent);
    EXPECT_EQ(foreign->status, 404);
    EXPECT_EQ(foreign->body, absent->body);
  }
}

TEST_F(Http, AsksEveryRouteOfASessionToSignIn) {
  start();
  const httplib::Headers made_up{{"Cookie", "quayside_session=" + std::string(43, 'A')}};
  for (const auto& route : http::routes()) {
    if (route.access != http::Access::session) continue;
    for (const auto& headers : {httplib::Headers{}, made_up}) {
      httplib::Request request;
      request.method = route.method;
      request.path = route.pattern;
      request.headers = headers;
      if (route.method == "POST") request.set_header("Content-Type", kJson);
      EXPECT_EQ(code_of(client().send(request)), "sign_in_required") << route.pattern;
    }
  }
}

TEST_F(Http, RefusesRequestsThatAnotherSiteMade) {
  start();
  const auto post = [&](const httplib::Headers& headers) {
    return code_of(
        client().Post("/api/v1/challenges", headers, wire::challenge_request_to_json("k"), kJson));
  };
  EXPECT_EQ(post({{"Sec-Fetch-Site", "cross-site"}}), "cross_site_request");
  EXPECT_EQ(post({{"Sec-Fetch-Site", "same-site"}}), "cross_site_request");
  EXPECT_EQ(post({{"Origin", "https://evil.example"}}), "cross_site_request");
  EXPECT_EQ(post({{"Origin", "null"}}), "cross_site_request");
  const auto own =
      client().Post("/api/v1/challenges", {{"Sec-Fetch-Site", "same-origin"}, {"Origin", origin_}},
                    wire::challenge_request_to_json("k"), kJson);
  ASSERT_TRUE(own);
  EXPECT_EQ(own->status, 200);
}

TEST_F(Http, ListensToItsOwnNamesOnly) {
  start();
  EXPECT_EQ(code_of(client().Get("/api/v1/server", httplib::Headers{{"Host", "evil.example"}})),
            "host_not_allowed");
  EXPECT_EQ(
      client().Get("/", httplib::Headers{{"Host", "localhost:" + std::to_string(port_)}})->status,
      200);
  EXPECT_TRUE(raw("GET / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 400"));
  EXPECT_TRUE(
      raw("GET / HTTP/1.1\r\n" + host_line() + host_line() + "\r\n").starts_with("HTTP/1.1 400"));
}

TEST_F(Http, TakesNothingButJson) {
  start();
  for (const char* type :
       {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", ""}) {
    const auto answer = client().Post("/api/v1/challenges", "{\"kid\":\"k\"}", type);
    EXPECT_EQ(code_of(answer), "content_type_not_supported") << type;
  }
}

TEST_F(Http, LimitsBodies) {
  start();
  const auto trader = house_.trader();
  const auto headers = session(trader);
  const std::string mebibyte(1024 * 1024, ' ');
  EXPECT_EQ(code_of(client().Post("/api/v1/challenges", mebibyte + "x", kJson)), "body_too_large");
  EXPECT_NE(code_of(client().Post("/api/v1/challenges", mebibyte, kJson)), "body_too_large");
  std::string six;
  for (int i = 0; i < 6; ++i)
    six += mebibyte;
  EXPECT_EQ(client().Post("/api/v1/submissions", headers, six + "x", kJson)->status, 413);
  const auto chunked = client().Post(
      "/api/v1/challenges",
      [&](std::size_t offset, httplib::DataSink& sink) {
        if (offset > 3 * mebibyte.size()) {
          sink.done();
        } else {
          sink.write(mebibyte.data(), mebibyte.size());
        }
        return true;
      },
      kJson);
  EXPECT_TRUE(!chunked || chunked->status == 413);
  EXPECT_EQ(client().Get("/api/v1/server")->status, 200);
}

TEST_F(Http, ClosesAfterAnythingThatCouldBeReadInTwoWays) {
  start();
  const std::string second = "GET /api/v1/server HTTP/1.1\r\n" + host_line() + "\r\n";
  for (const std::string framing :
       {"Content-Length: 0\r\nContent-Length: 80\r\n",
        "Content-Length: 80\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: x\r\n",
        "Content-Length: -1\r\n", "Content-Length: 0x10\r\n"}) {
    const std::string answer =
        raw("POST /api/v1/challenges HTTP/1.1\r\n" + host_line() +
            "Content-Type: application/json\r\n" + framing + "\r\n" + second);
    EXPECT_EQ(answer.find("\"demonstration\""), std::string::npos) << framing;
  }
}

TEST_F(Http, AnswersRequestsThatComeInOnePacket) {
  start();
  const std::string one = "GET /api/v1/server HTTP/1.1\r\n" + host_line();
  const std::string answer = raw(one + "\r\n" + one + "Connection: close\r\n\r\n");
  const std::size_t first = answer.find("\"demonstration\"");
  ASSERT_NE(first, std::string::npos);
  EXPECT_NE(answer.find("\"demonstration\"", first + 1), std::string::npos);
}

TEST_F(Http, EndsARequestThatComesTooSlowly) {
  start();
  const auto began = std::chrono::steady_clock::now();
  const int socket = connect_socket();
  send_all(socket, "GET / HTTP/1.1\r\n");
  std::thread dribble([&] {
    for (int i = 0; i < 20; ++i) {
      send_all(socket, "A: b\r\n");
      std::this_thread::sleep_for(milliseconds(200));
    }
  });
  read_all(socket, milliseconds(10'000));
  const auto taken = std::chrono::steady_clock::now() - began;
  dribble.join();
  ::close(socket);
  EXPECT_LT(taken, milliseconds(4000));
}

TEST_F(Http, TurnsConnectionsAwayAtOnceWhenManyClientsAreSlow) {
  options_.connections.stream.each_wait = milliseconds(20'000);
  options_.connections.stream.request = milliseconds(20'000);
  start();
  std::vector<int> slow;
  for (int wave = 0; wave < 2; ++wave) {  // the second fills what the threads took from the queue
    for (int i = 0; i < 40; ++i) {
      slow.push_back(connect_socket());
      send_all(slow.back(), "GET / HTTP/1.1\r\n");
    }
    std::this_thread::sleep_for(milliseconds(200));
  }
  // All threads are taken and the queue is full: turned away at once, and told when to come back.
  const std::string answer = raw("GET / HTTP/1.1\r\n" + host_line() + "\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 503")) << answer;
  EXPECT_NE(answer.find("Retry-After: 2"), std::string::npos);
  for (const int socket : slow)
    ::close(socket);
  for (int i = 0; i < 50; ++i) {
    const auto later = client().Get("/");
    if (later && later->status == 200) return;
    std::this_thread::sleep_for(milliseconds(100));
  }
  FAIL() << "the server did not recover";
}

TEST_F(Http, LimitsHowOftenAnAddressMayEnrolAndSignIn) {
  options_.enrolment_rate = {3, 0.001};
  options_.sign_in_rate = {3, 0.001};
  start();
  for (const char* path : {"/api/v1/enrolments", "/api/v1/challenges"}) {
    for (int i = 0; i < 3; ++i)
      EXPECT_EQ(client().Post(path, "{}", kJson)->status, 400);
    const auto limited = client().Post(path, "{}", kJson);
    EXPECT_EQ(code_of(limited), "too_many_requests");
    EXPECT_TRUE(limited->has_header("Retry-After"));
  }
  EXPECT_EQ(code_of(client().Post("/api/v1/sessions", "{}", kJson)), "too_many_requests");
}

TEST_F(Http, TakesMessagesOfCustomsWithTheTokenOnly) {
  start();
  const char* path = "/customs/dk/notifications";
  const auto post = [&](const std::string& authorization, const std::string& body) {
    return client().Post(path, httplib::Headers{{"Authorization", authorization}}, body,
                         "application/xml");
  };
  EXPECT_EQ(code_of(client().Post(path, "<a/>", "application/xml")), "token_refused");
  EXPECT_EQ(code_of(post("Bearer customs secre", "<a/>")), "token_refused");
  EXPECT_EQ(code_of(post("customs secret", "<a/>")), "token_refused");
  EXPECT_EQ(customs_messages_, 0);
  for (const std::string body : {"<a/>", "<a/>", "no xml at all", ""}) {
    EXPECT_EQ(post("Bearer customs secret", body)->status, 200);
  }
  EXPECT_EQ(customs_messages_, 4);
}

TEST_F(Http, RefusesMessagesOfCustomsWhenNoTokenWasSet) {
  options_.customs_token.clear();
  start();
  for (const char* authorization : {"", "Bearer", "Bearer x"}) {
    EXPECT_EQ(code_of(client().Post("/customs/dk/notifications",
                                    httplib::Headers{{"Authorization", authorization}}, "<a/>",
                                    "application/xml")),
              "token_refused");
  }
}

TEST(StatusOfError, KnowsEveryKind) {
  EXPECT_EQ(http::status_of_error("json_malformed"), 400);
  EXPECT_EQ(http::status_of_error("jws_bad_signature"), 400);
  EXPECT_EQ(http::status_of_error("sign_in_refused"), 401);
  EXPECT_EQ(http::status_of_error("key_pending"), 403);
  EXPECT_EQ(http::status_of_error("lrn_already_used"), 409);
  EXPECT_EQ(http::status_of_error("declaration_has_errors"), 422);
  EXPECT_EQ(http::status_of_error("storage_full"), 503);
  EXPECT_EQ(http::status_of_error("something new"), 500);
}

TEST(RateLimiter, RefillsWithTime) {
  http::RateLimiter limiter({2, 1});
  EXPECT_TRUE(limiter.allow("192.0.2.1", 0));
  EXPECT_TRUE(limiter.allow("192.0.2.1", 0));
  EXPECT_FALSE(limiter.allow("192.0.2.1", 0));
  EXPECT_TRUE(limiter.allow("192.0.2.2", 0));
  EXPECT_FALSE(limiter.allow("192.0.2.1", 999));
  EXPECT_TRUE(limiter.allow("192.0.2.1", 1000));
}

TEST(RateLimiter, CountsAnIpv6NetworkAsOne) {
  http::RateLimiter limiter({1, 0.001});
  EXPECT_TRUE(limiter.allow("2001:db8:1:2::1", 0));
  EXPECT_FALSE(limiter.allow("2001:db8:1:2:ffff::9", 0));
  EXPECT_TRUE(limiter.allow("2001:db8:1:3::1", 0));
  EXPECT_TRUE(limiter.allow("::ffff:192.0.2.1", 0));
  EXPECT_TRUE(limiter.allow("::ffff:192.0.2.2", 0));
}

}  // namespace
}  // namespace quayside
