// The connection to HMRC, against the simulated customs over real HTTP, and against a server that
// answers as told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <sys/stat.h>
#include <atomic>
#include <deque>
#include <fstream>
#include <mutex>
#include <thread>

#include "server/gateway/outbox.h"
#include "shared/domain/fields.h"
#include "tests/server/hmrc_fixture.h"

namespace quayside {
namespace {

using gateway::CdsHttpConnector;
using gateway::Delivery;
using gateway::LookUp;
using testing::a_british_export;
using testing::connect;
using testing::connection_to;
using ::testing::HasSubstr;
using testing::kBritishEori;
using testing::SimulatedHmrc;

gateway::Outgoing outgoing(const std::string& lrn, std::int64_t first_attempt_at) {
  return {"message-" + lrn, kBritishEori, first_attempt_at, {a_british_export(lrn), {}}};
}

/// A server on loopback that writes down what it is asked and answers as a script says.
class Scripted : public ::testing::Test {
 protected:
  struct Answer {
    int status = 202;
    std::string body = {};
    int delay_ms = 0;
  };
  struct Asked {
    std::string path;
    std::string body;
    httplib::Headers headers;
  };

  void SetUp() override {
    house_.clock.set("2026-11-24T10:00:00Z");
    server_.Post("/oauth/token", [&](const auto& request, auto& response) {
      note(request);
      const std::lock_guard lock(mutex_);
      if (!token_answers_.empty()) {
        response.status = token_answers_.front();
        token_answers_.pop_front();
        if (response.status != 200) return;
      }
      const std::string number = std::to_string(++tokens_);
      response.set_content(R"({"access_token":"access-)" + number +
                               R"(","refresh_token":"refresh-)" + number +
                               R"(","expires_in":14400,"token_type":"bearer","scope":"x"})",
                           "application/json");
    });
    const auto scripted = [&](const httplib::Request& request, httplib::Response& response) {
      note(request);
      Answer answer;
      {
        const std::lock_guard lock(mutex_);
        if (!answers_.empty()) {
          answer = answers_.front();
          answers_.pop_front();
        }
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(answer.delay_ms));
      response.status = answer.status;
      response.set_header("X-Conversation-ID", "11111111-2222-4333-8444-555555555555");
      response.set_content(answer.body, "application/xml");
    };
    server_.Post("/customs/declarations/", scripted);
    server_.Get("/customs/declarations-information/search", scripted);
    server_.Get("/customs/declarations-information/ducr/:ducr/status", scripted);
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([&] { server_.listen_after_bind(); });
    server_.wait_until_ready();
    connection_ = connection_to(port_);
    connector_ = connect(connection_, house_.environment());
  }
  void TearDown() override {
    server_.stop();
    thread_.join();
  }

  void note(const httplib::Request& request) {
    const std::lock_guard lock(mutex_);
    asked_.push_back({request.target, request.body, request.headers});
  }
  void authorise() { ASSERT_TRUE(connector_->grants().authorise(kBritishEori, "the-code")); }
  gateway::Outgoing without_ducr() {
    gateway::Outgoing searched = outgoing("C1", house_.clock.now_ms());
    searched.message.declaration.goods_shipment.previous_documents.clear();
    return searched;
  }
  gateway::DeliveryResult deliver(const std::string& lrn = "C1") {
    return connector_->deliver(outgoing(lrn, house_.clock.now_ms()));
  }
  gateway::DeliveryResult deliver_with(Answer answer) {
    answers_ = {std::move(answer)};
    return deliver();
  }
  static std::string header(const Asked& asked, const std::string& name) {
    const auto found = asked.headers.find(name);
    return found == asked.headers.end() ? "" : found->second;
  }

  testing::ServerHouse house_;
  httplib::Server server_;
  std::mutex mutex_;
  std::deque<Answer> answers_;
  std::deque<int> token_answers_;
  std::vector<Asked> asked_;
  int tokens_ = 0;
  int port_ = 0;
  std::thread thread_;
  wire::CdsConnection connection_;
  std::unique_ptr<CdsHttpConnector> connector_;
};

TEST_F(Scripted, SendsTheHeadersThatHmrcDocuments) {
  authorise();
  const auto result = deliver();
  EXPECT_EQ(result.delivery, Delivery::delivered);
  EXPECT_EQ(result.conversation, "11111111-2222-4333-8444-555555555555");
  ASSERT_EQ(asked_.size(), 2U);
  EXPECT_THAT(asked_[0].body, HasSubstr("grant_type=authorization_code&code=the-code"));
  EXPECT_THAT(asked_[0].body, HasSubstr("client_secret=very-secret"));
  const Asked& call = asked_[1];
  EXPECT_EQ(header(call, "Accept"), "application/vnd.hmrc.2.0+xml");
  EXPECT_EQ(header(call, "Content-Type"), "application/xml; charset=UTF-8");
  EXPECT_EQ(header(call, "Authorization"), "Bearer access-1");
  EXPECT_EQ(header(call, "X-Badge-Identifier"), "");
  EXPECT_EQ(header(call, "X-Submitter-Identifier"), "");
  EXPECT_EQ(header(call, "X-Client-ID"), "");  // HMRC's gateway adds it
  EXPECT_THAT(call.body, HasSubstr("<FunctionalReferenceID>C1</FunctionalReferenceID>"));
}

TEST_F(Scripted, NamesTheSubmitterWhereTheApplicationActsForEverybody) {
  connection_.grant = wire::CdsGrant::client_credentials;
  connection_.badge = "ABC123";
  connector_ = connect(connection_, house_.environment());
  EXPECT_EQ(deliver().delivery, Delivery::delivered);
  EXPECT_THAT(asked_[0].body, HasSubstr("grant_type=client_credentials&scope=write%3Acustoms"));
  EXPECT_EQ(header(asked_[1], "X-Badge-Identifier"), "ABC123");
  EXPECT_EQ(header(asked_[1], "X-Submitter-Identifier"), kBritishEori);
}

TEST_F(Scripted, SendsNothingForAnOrganisationThatHasNotGrantedAuthority) {
  const auto result = deliver();
  EXPECT_EQ(result.delivery, Delivery::held);
  EXPECT_EQ(result.reason, "no_authorisation");
  EXPECT_TRUE(asked_.empty());
}

TEST_F(Scripted, RenewsATokenBeforeItRunsOut) {
  authorise();
  deliver();
  house_.clock.advance_ms(4LL * 3600 * 1000 - 60'000);
  deliver();
  ASSERT_EQ(asked_.size(), 4U);
  EXPECT_THAT(asked_[2].body, HasSubstr("grant_type=refresh_token&refresh_token=refresh-1"));
  EXPECT_EQ(header(asked_[3], "Authorization"), "Bearer access-2");
  // The next renewal takes the new one: a refresh token is good for one use.
  house_.clock.advance_ms(5LL * 3600 * 1000);
  deliver();
  EXPECT_THAT(asked_[4].body, HasSubstr("refresh_token=refresh-2"));
}

TEST_F(Scripted, RenewsATokenThatIsNotTaken) {
  authorise();
  answers_ = {{401}, {202}};
  EXPECT_EQ(deliver().delivery, Delivery::delivered);
  EXPECT_EQ(header(asked_.back(), "Authorization"), "Bearer access-2");
  answers_ = {{401}, {401}};
  EXPECT_EQ(deliver().delivery, Delivery::not_reached);
}

TEST_F(Scripted, HoldsTheDeclarationWhenTheGrantHasRunOut) {
  authorise();
  house_.clock.advance_ms(5LL * 3600 * 1000);
  token_answers_ = {400};
  EXPECT_EQ(deliver().delivery, Delivery::held);
  token_answers_ = {500};
  EXPECT_EQ(deliver().delivery, Delivery::not_reached);
  EXPECT_EQ(deliver().delivery, Delivery::delivered);
}

TEST_F(Scripted, KeepsTokensAcrossRestartsAndNotInTheClear) {
  authorise();
  house_.reopen();
  connector_ = connect(connection_, house_.environment());
  EXPECT_EQ(deliver().delivery, Delivery::delivered);
  house_.store().read([&](store::Reader& reader) {
    const auto grant = reader.grant("gb", kBritishEori);
    ASSERT_TRUE(grant.has_value());
    EXPECT_EQ(grant->sealed.find("access-1"), std::string::npos);
    EXPECT_EQ(grant->sealed.find("refresh-1"), std::string::npos);
  });
}

TEST_F(Scripted, RenewsOnceForManyThreads) {
  authorise();
  house_.clock.advance_ms(5LL * 3600 * 1000);
  std::vector<std::thread> threads;
  std::atomic<int> delivered = 0;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&, i] {
      if (deliver("C" + std::to_string(i)).delivery == Delivery::delivered) ++delivered;
    });
  }
  for (auto& thread : threads)
    thread.join();
  EXPECT_EQ(delivered, 6);
  EXPECT_EQ(tokens_, 2);
}

TEST_F(Scripted, TellsWhatHmrcSurelyHasNotTaken) {
  authorise();
  for (const int status : {301, 403, 404, 405, 406, 415, 429, 501}) {
    EXPECT_EQ(deliver_with({status}).delivery, Delivery::not_reached) << status;
    house_.clock.advance_ms(10'000);  // past the hold of a 429
  }
}

TEST_F(Scripted, LeavesTheOutcomeOpenWhenHmrcFails) {
  authorise();
  for (const int status : {200, 500, 502, 503, 504}) {
    EXPECT_EQ(deliver_with({status}).delivery, Delivery::unknown_outcome) << status;
  }
  EXPECT_EQ(deliver_with({202, "", 2000}).delivery, Delivery::unknown_outcome);
}

TEST_F(Scripted, NeverRepeatsWhatIsRefused) {
  authorise();
  const auto schema =
      deliver_with({400,
                    "<errorResponse><code>BAD_REQUEST</code><message>Payload is not valid</message>"
                    "<errors><error><message>cvc-1</message></error></errors></errorResponse>"});
  EXPECT_EQ(schema.delivery, Delivery::refused);
  EXPECT_EQ(schema.reason, "BAD_REQUEST: Payload is not valid\ncvc-1");
  const auto firewall =
      deliver_with({403,
                    "<errorResponse><code>PAYLOAD_FORBIDDEN</code><message>A firewall rejected the "
                    "request</message></errorResponse>"});
  EXPECT_EQ(firewall.delivery, Delivery::refused);
}

TEST_F(Scripted, KeepsToTheRateForAllThreadsTogether) {
  connection_.calls_per_second = 5;
  connector_ = connect(connection_, house_.environment());
  authorise();
  auto second = connect(connection_, house_.environment());  // as another process would
  const std::int64_t began = house_.clock.now_ms();
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      auto& mine = i % 2 == 0 ? connector_ : second;
      mine->deliver(outgoing("C" + std::to_string(i), 1));
    });
  }
  for (auto& thread : threads)
    thread.join();
  EXPECT_EQ(
      std::count_if(asked_.begin(), asked_.end(),
                    [](const Asked& asked) { return asked.path == "/customs/declarations/"; }),
      8);
  // The clock moves only by who waits for a turn. What is over the rate's own time is the margin.
  EXPECT_GE(house_.clock.now_ms() - began, 7 * 1000 / 5);
  EXPECT_LT(house_.clock.now_ms() - began, 9 * 1000 / 5);
}

std::string found(const std::string& lrn, const std::string& at, int pages = 1) {
  return "<DeclarationSearchResponse><DeclarationSearchDetails><Declaration><ReceivedDateTime>"
         "<DateTimeString>" +
         at + "</DateTimeString></ReceivedDateTime><LRN>" + lrn +
         "</LRN></Declaration></DeclarationSearchDetails><TotalPagesAvailable>" +
         std::to_string(pages) + "</TotalPagesAvailable></DeclarationSearchResponse>";
}

TEST_F(Scripted, LooksForTheLrnPageByPage) {
  authorise();
  answers_ = {{200, found("OTHER", "20261124100001Z", 2)},
              {200, found("C1", "20261124100001Z", 2)}};
  EXPECT_EQ(connector_->look_up(without_ducr()), LookUp::received);
  EXPECT_THAT(asked_[1].path, HasSubstr("dateFrom=2026-11-23"));
  EXPECT_THAT(asked_[1].path, HasSubstr("declarationStatus=all"));
  EXPECT_THAT(asked_[2].path, HasSubstr("pageNumber=2"));
  EXPECT_EQ(header(asked_[1], "Accept"), "application/vnd.hmrc.1.0+xml");
}

TEST_F(Scripted, DoesNotTakeAnEarlierDeclarationWithTheLrnForThisOne) {
  authorise();
  answers_ = {{200, found("C1", "20261124093000Z")}};
  EXPECT_EQ(connector_->look_up(without_ducr()), LookUp::not_received);
}

std::string status_of(const std::string& mrn, const std::string& at) {
  return "<DeclarationStatusResponse><DeclarationStatusDetails><Declaration><ID>" + mrn +
         "</ID><ReceivedDateTime><DateTimeString>" + at +
         "</DateTimeString></ReceivedDateTime></Declaration><Declaration><FunctionCode>9"
         "</FunctionCode></Declaration></DeclarationStatusDetails></DeclarationStatusResponse>";
}

TEST_F(Scripted, AsksForTheDucrInOneCall) {
  authorise();
  const auto ours = outgoing("C1", house_.clock.now_ms());
  answers_ = {{200, status_of("26GBAKZ81EQJ2WXYA7", "20261124100001Z")}};
  EXPECT_EQ(connector_->look_up(ours), LookUp::received);
  EXPECT_THAT(asked_.back().path, HasSubstr("/ducr/6GB427168118378-EXP1/status"));
  answers_ = {{200, status_of("26GBAKZ81EQJ2WXYA7", "20261124093000Z")}};  // before we sent it
  EXPECT_EQ(connector_->look_up(ours), LookUp::not_received);
  answers_ = {{404, "<errorResponse><code>CDS60001</code></errorResponse>"}};
  EXPECT_EQ(connector_->look_up(ours), LookUp::not_received);
  for (const Answer& answer : {Answer{500}, Answer{200, "<html/>"}, Answer{404}}) {
    answers_ = {answer};
    EXPECT_EQ(connector_->look_up(ours), LookUp::unknown) << answer.status;
  }
}

TEST_F(Scripted, SearchesTheLrnOfWhatHmrcTakesForNoDucr) {
  authorise();
  answers_ = {{400, "<errorResponse><code>CDS60002</code></errorResponse>"},
              {200, found("C1", "20261124100001Z")}};
  EXPECT_EQ(connector_->look_up(outgoing("C1", house_.clock.now_ms())), LookUp::received);
}

TEST_F(Scripted, DoesNotTakeTheRejectedOneWithTheDucrForItsCorrection) {
  authorise();
  const testing::Trader trader = house_.trader();
  const std::string rejected = house_.submitted(trader, "C0");
  ASSERT_TRUE(house_.store().write([&](store::Transaction& t) -> Result<Done> {
    t.set_progress(rejected, wire::Status::rejected, "26GBAKZ81EQJ2WXYA7", "", 1);
    return Done{};
  }));
  answers_ = {{200, status_of("26GBAKZ81EQJ2WXYA7", "20261124095959Z")}};
  EXPECT_EQ(connector_->look_up(outgoing("C1", house_.clock.now_ms())), LookUp::not_received);
}

TEST_F(Scripted, KnowsNothingWhenTheSearchFails) {
  authorise();
  for (const Answer& answer : {Answer{500}, Answer{200, "<html/>"}, Answer{404}, Answer{429}}) {
    answers_ = {answer};
    EXPECT_EQ(connector_->look_up(without_ducr()), LookUp::unknown) << answer.status;
    house_.clock.advance_ms(10'000);
  }
}

TEST(CdsAddress, IsAProxyOnThisComputer) {
  const testing::ServerHouse house;
  for (const char* address : {"https://api.service.hmrc.gov.uk", "http://api.service.hmrc.gov.uk",
                              "http://10.0.0.1:80", "", "http://127.0.0.1:1/path"}) {
    wire::CdsConnection connection = connection_to(1);
    connection.address = address;
    EXPECT_FALSE(gateway::connect_cds_http(connection, house.environment())) << address;
  }
}

TEST(CdsConnectionFile, IsReadByItsOwnerOnly) {
  const testing::TemporaryFolder folder;
  const std::string path = folder.path() + "/hmrc.json";
  std::ofstream(path) << R"({"address":"http://127.0.0.1:1","clientId":"a","clientSecret":"b",)"
                         R"("callsPerSecond":"8","notifications":"pull"})";
  ::chmod(path.c_str(), 0644);
  EXPECT_EQ(gateway::load_cds_connection(path).error().code, "cds_connection_unreadable");
  ::chmod(path.c_str(), 0600);
  const auto connection = gateway::load_cds_connection(path);
  ASSERT_TRUE(connection);
  EXPECT_EQ(connection->calls_per_second, 8);
  EXPECT_TRUE(connection->pulls_notifications);
  for (const char* wrong : {R"({"address":"a"})", R"({"address":"a","clientId":"a","unknown":"x"})",
                            R"({"address":"a","clientId":"a","apiVersion":"4.0"})",
                            R"({"address":"a","clientId":"a","badge":"abc"})",
                            R"({"address":"a","clientId":"a\r\nHost: x"})",
                            R"({"address":"a","clientId":"a","callsPerSecond":"0"})",
                            R"({"address":"a","clientId":"a","grant":"password"})"}) {
    EXPECT_FALSE(wire::cds_connection_from_json(wrong)) << wrong;
  }
}

TEST_F(SimulatedHmrc, TakesADeclarationToItsEnd) {
  const std::string id = submitted("C1");
  gateway::Outbox outbox(house_.store(), house_.clock, *connector_);
  EXPECT_TRUE(outbox.deliver_next());
  EXPECT_EQ(house_.view(id).status, wire::Status::sent);
  hear_everything();
  const auto view = house_.view(id);
  EXPECT_EQ(view.status, wire::Status::cleared);
  EXPECT_EQ(view.mrn.substr(2, 2), "GB");
  hear_everything();  // nothing twice
  EXPECT_EQ(house_.view(id).timeline.size(), view.timeline.size());
}

TEST_F(SimulatedHmrc, KnowsADeclarationWhoseAnswerWasLost) {
  const std::string id = submitted("CRESET");
  gateway::Outbox outbox(house_.store(), house_.clock, *connector_);
  EXPECT_TRUE(outbox.deliver_next());
  EXPECT_EQ(house_.outbox(id).state, store::OutboxState::unknown);
  house_.clock.advance_ms(60'000);
  EXPECT_TRUE(outbox.deliver_next());
  EXPECT_EQ(house_.outbox(id).state, store::OutboxState::sent);
  EXPECT_EQ(house_.outbox(id).last_outcome, "found at customs");
  EXPECT_THAT(ledger_.to_json(), ::testing::Not(HasSubstr("CRESET\",\"count\":2")));
}

TEST_F(SimulatedHmrc, GetsADeclarationAgainThatItDidNotTake) {
  const std::string id = submitted("CHTTP500");
  gateway::Outbox outbox(house_.store(), house_.clock, *connector_);
  for (int i = 0; i < 12 && house_.outbox(id).state != store::OutboxState::sent; ++i) {
    outbox.deliver_next();
    house_.clock.advance_ms(60'000);
  }
  EXPECT_EQ(house_.outbox(id).last_outcome, "http 202");
  EXPECT_EQ(house_.outbox(id).attempts, 3);
}

TEST_F(SimulatedHmrc, AmendsAndInvalidates) {
  const std::string id = submitted("C1");
  gateway::Outbox outbox(house_.store(), house_.clock, *connector_);
  EXPECT_TRUE(outbox.deliver_next());
  hear_everything();
  const auto ask = [&](const std::string& kind, const std::string& code) {
    return wire::SignedRequest{kind, id, house_.view(id).mrn, code, "The weight was wrong."};
  };
  const auto request = [&](const Declaration& declaration, const wire::SignedRequest& asked) {
    testing::EnvelopeOptions options;
    options.submission_id = seal::random_uuid();
    options.request = asked;
    const auto outcome = house_.submit(*trader_, house_.envelope(*trader_, declaration, options));
    EXPECT_TRUE(outcome.answer) << outcome.answer.error().message;
    house_.clock.advance_ms(5000);
    EXPECT_TRUE(outbox.deliver_next());
    hear_everything();
    return options.submission_id;
  };
  Declaration after = a_british_export("C1");
  after.goods_shipment.goods_items[0].commodity.description_of_goods = "Garden chairs of oak";
  const std::string amendment = request(after, ask("amendment", "32"));
  EXPECT_EQ(house_.outbox(amendment).last_outcome, "http 202");
  EXPECT_EQ(house_.view(amendment).status, wire::Status::granted);
  const auto timeline = house_.view(id).timeline;
  EXPECT_TRUE(std::any_of(timeline.begin(), timeline.end(), [](const wire::TimelineEntry& entry) {
    return entry.event == "DMSREQ.granted";
  }));
  EXPECT_EQ(house_.view(id).status, wire::Status::cleared);

  const std::string denied = request(after, ask("invalidation", "1"));
  EXPECT_EQ(house_.view(denied).status, wire::Status::denied);
  EXPECT_EQ(house_.view(id).status, wire::Status::cleared);
}

TEST_F(SimulatedHmrc, InvalidatesWhereTheLrnAsksForIt) {
  const std::string id = submitted("C1S");
  gateway::Outbox outbox(house_.store(), house_.clock, *connector_);
  EXPECT_TRUE(outbox.deliver_next());
  hear_everything();
  testing::EnvelopeOptions options;
  options.submission_id = seal::random_uuid();
  options.request = {"invalidation", id, house_.view(id).mrn, "1", "The order was cancelled."};
  EXPECT_TRUE(
      house_.submit(*trader_, house_.envelope(*trader_, a_british_export("C1S"), options)).created);
  EXPECT_TRUE(outbox.deliver_next());
  hear_everything();
  EXPECT_EQ(house_.view(options.submission_id).status, wire::Status::granted);
  EXPECT_EQ(house_.view(id).status, wire::Status::invalidated);
}

TEST_F(SimulatedHmrc, RejectsWithItsErrorAtOurFields) {
  const std::string id = submitted("BCDS12056");
  gateway::Outbox outbox(house_.store(), house_.clock, *connector_);
  EXPECT_TRUE(outbox.deliver_next());
  hear_everything();
  const auto view = house_.view(id);
  EXPECT_EQ(view.status, wire::Status::rejected);
  ASSERT_EQ(view.errors.size(), 1U);
  EXPECT_EQ(view.errors[0].at.size(), 2U);
}

}  // namespace
}  // namespace quayside
