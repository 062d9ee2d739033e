#include <gtest/gtest.h>
#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "server/gateway/background_worker.h"
#include "server/gateway/dms_http_connector.h"
#include "server/gateway/outbox.h"
#include "server/services/connections.h"
#include "tests/server/people.h"
#include "tests/support/fake_customs.h"
#include "tests/support/server_house.h"
#include "tests/support/vectors.h"

namespace quayside {
namespace {

using gateway::Delivery;
using gateway::LookUp;
using store::OutboxState;
using testing::FakeCustoms;
using Mood = FakeCustoms::Mood;

class OutboxWork : public ::testing::Test {
 protected:
  /// Lets time pass and the worker work until nothing is due for a day.
  void work_for_a_day() {
    for (int minute = 0; minute < 24 * 60; ++minute) {
      while (outbox_.deliver_next()) {
      }
      house_.clock.advance_ms(60'000);
    }
  }

  testing::ServerHouse house_;
  FakeCustoms customs_;
  gateway::Outbox outbox_{house_.store(), house_.clock, customs_};
  testing::Trader trader_ = house_.trader();
};

TEST_F(OutboxWork, DeliversWhatWasSubmittedOnce) {
  const std::string id = house_.submitted(trader_);
  EXPECT_TRUE(outbox_.deliver_next());
  EXPECT_FALSE(outbox_.deliver_next());
  EXPECT_EQ(house_.outbox(id).state, OutboxState::sent);
  EXPECT_EQ(house_.view(id).status, wire::Status::sent);
  EXPECT_NE(customs_.last_xml().find("QS-2026-000001"), std::string::npos);
  work_for_a_day();
  EXPECT_EQ(customs_.most_often_taken(), 1);
}

// What could not be sent for days is not sent once its client's word is over.
TEST_F(OutboxWork, WithdrawsWhatItsMandateNoLongerCovers) {
  const testing::Trader broker = house_.trader(testing::kBroker);
  wire::Mandate mandate = testing::a_mandate();
  mandate.until = "2026-11-26";
  const auto submitted = [&] {
    testing::EnvelopeOptions options;
    options.submission_id = seal::random_uuid();
    options.mandate = testing::given(house_, trader_, mandate);
    mandate.id = seal::random_uuid();
    const auto taken = house_.submit(
        broker,
        house_.envelope(broker, testing::represented(options.submission_id.substr(0, 8)), options));
    EXPECT_TRUE(taken.created);
    return options.submission_id;
  };
  const std::string in_time = submitted();
  const std::string late = submitted();
  house_.clock.set("2026-11-27T23:59:59Z");
  EXPECT_TRUE(outbox_.deliver_next());
  EXPECT_EQ(house_.outbox(in_time).state, OutboxState::sent);
  house_.clock.set("2026-11-28T00:00:00Z");
  EXPECT_TRUE(outbox_.deliver_next());
  EXPECT_FALSE(outbox_.deliver_next());
  EXPECT_EQ(house_.view(late).status, wire::Status::withdrawn);
  EXPECT_EQ(house_.view(late).timeline.back().event, "mandate_expired");
  EXPECT_EQ(customs_.most_often_taken(), 1);
}

// A declaration to the United Kingdom is kept, and never shown to another authority.
TEST_F(OutboxWork, SendsNothingToAnAuthorityThatIsNotConnected) {
  const std::vector<testing::Vector> all = testing::all_vectors(QUAYSIDE_SOURCE_DIR);
  const auto british = std::find_if(all.begin(), all.end(), [](const testing::Vector& one) {
    return one.rule == "gb.export_has_its_ducr" && one.expect.empty();
  });
  ASSERT_NE(british, all.end());
  Declaration declaration = british->declaration;
  declaration.declarant.identification_number = trader_.eori;
  testing::EnvelopeOptions options;
  options.submission_id = "0a1b2c3d-0000-4000-8000-00000000abcd";
  const auto accepted = house_.submit(trader_, house_.envelope(trader_, declaration, options));
  ASSERT_TRUE(accepted.answer) << accepted.answer.error().message;
  EXPECT_FALSE(outbox_.deliver_next());
  EXPECT_EQ(customs_.last_xml(), "");
  const wire::SubmissionView view = house_.view(options.submission_id);
  EXPECT_EQ(view.status, wire::Status::kept);
  ASSERT_EQ(view.errors.size(), 1U);
  EXPECT_EQ(view.errors[0].code, "no_connection");
  // The answer to the submission says so already.
  const auto answered = wire::submission_view_from_json(accepted.answer->submission);
  ASSERT_TRUE(answered);
  EXPECT_EQ(answered->status, wire::Status::kept);

  // Once there is a connection, it is sent.
  house_.connected = {"dk", "gb"};
  ASSERT_TRUE(services::note_connections(house_.environment()));
  EXPECT_EQ(house_.view(options.submission_id).status, wire::Status::submitted);
  EXPECT_TRUE(house_.view(options.submission_id).errors.empty());
  FakeCustoms british_customs("gb");
  gateway::Outbox outbox(house_.store(), house_.clock, british_customs);
  EXPECT_TRUE(outbox.deliver_next());
  EXPECT_EQ(house_.view(options.submission_id).status, wire::Status::sent);
}

TEST_F(OutboxWork, LooksUpALostAnswerAndDoesNotSendAgain) {
  customs_.next_deliveries({Mood::taken_but_answer_lost});
  const std::string id = house_.submitted(trader_);
  outbox_.deliver_next();
  EXPECT_EQ(house_.outbox(id).state, OutboxState::unknown);
  EXPECT_EQ(house_.view(id).status, wire::Status::submitted);
  EXPECT_FALSE(outbox_.deliver_next());  // not before customs had time to end what it was doing
  work_for_a_day();
  EXPECT_EQ(house_.outbox(id).state, OutboxState::sent);
  EXPECT_EQ(customs_.most_often_taken(), 1);
  EXPECT_EQ(customs_.look_ups(), 1);
}

TEST_F(OutboxWork, SendsAgainWhatWasLostOnTheWay) {
  customs_.next_deliveries({Mood::lost_on_the_way, Mood::lost_on_the_way});
  const std::string id = house_.submitted(trader_);
  work_for_a_day();
  EXPECT_EQ(house_.outbox(id).state, OutboxState::sent);
  EXPECT_EQ(customs_.look_ups(), 2);
  EXPECT_EQ(customs_.most_often_taken(), 1);
}

TEST_F(OutboxWork, DoesNotSendWhileTheLookUpFails) {
  customs_.next_deliveries({Mood::taken_but_answer_lost});
  customs_.fail_look_ups(5);
  const std::string id = house_.submitted(trader_);
  work_for_a_day();
  EXPECT_EQ(house_.outbox(id).state, OutboxState::sent);
  EXPECT_EQ(customs_.most_often_taken(), 1);
}

TEST_F(OutboxWork, GoesOnTryingWhileCustomsIsOutOfReach) {
  customs_.next_deliveries(std::deque<Mood>(100, Mood::out_of_reach));
  const std::string id = house_.submitted(trader_);
  work_for_a_day();
  EXPECT_EQ(house_.outbox(id).state, OutboxState::sent);
  EXPECT_EQ(house_.outbox(id).attempts, 101);
  EXPECT_EQ(customs_.look_ups(), 0);
}

TEST_F(OutboxWork, WaitsLongerAfterEachFailure) {
  customs_.next_deliveries(std::deque<Mood>(100, Mood::out_of_reach));
  const std::string id = house_.submitted(trader_);
  std::int64_t longest = 0;
  for (int i = 0; i < 15; ++i) {
    ASSERT_TRUE(outbox_.deliver_next());
    const std::int64_t pause = house_.outbox(id).next_attempt_at - house_.clock.now_ms();
    EXPECT_GE(pause, 500);
    EXPECT_LE(pause, 300'000);
    longest = std::max(longest, pause);
    house_.clock.advance_ms(pause);
  }
  EXPECT_GE(longest, 150'000);
}

TEST_F(OutboxWork, EndsWhenCustomsCannotReadTheMessage) {
  customs_.next_deliveries({Mood::refusing});
  const std::string id = house_.submitted(trader_);
  work_for_a_day();
  EXPECT_EQ(house_.outbox(id).state, OutboxState::refused);
  const auto view = house_.view(id);
  EXPECT_EQ(view.status, wire::Status::rejected);
  ASSERT_EQ(view.errors.size(), 1U);
  EXPECT_EQ(view.errors[0].code, "message_refused");
  EXPECT_EQ(customs_.messages(), 0U);
}

TEST_F(OutboxWork, TreatsWhatAStoppedProcessWasSendingAsUnknown) {
  house_.submitted(trader_);
  ASSERT_TRUE(house_.store().write([&](store::Transaction& t) -> Result<Done> {
    const auto row = t.claim_outbox("dk", house_.clock.now_ms());
    EXPECT_TRUE(row.has_value());
    customs_.deliver({row->message_id, "", 0, {}});
    return Done{};
  }));
  house_.reopen();
  gateway::Outbox after(house_.store(), house_.clock, customs_);
  after.recover();
  house_.clock.advance_ms(60'000);
  EXPECT_TRUE(after.deliver_next());
  EXPECT_EQ(customs_.most_often_taken(), 1);
  EXPECT_EQ(customs_.look_ups(), 1);
}

TEST_F(OutboxWork, SendsNothingTwiceWithSeveralWorkersAndABadConnection) {
  constexpr int kSubmissions = 30;
  std::deque<Mood> moods;
  for (int i = 0; i < 40; ++i) {
    moods.push_back(i % 4 == 0   ? Mood::taken_but_answer_lost
                    : i % 4 == 1 ? Mood::lost_on_the_way
                    : i % 4 == 2 ? Mood::out_of_reach
                                 : Mood::well);
  }
  customs_.next_deliveries(moods);
  for (int i = 0; i < kSubmissions; ++i)
    house_.submitted(trader_, "QS-" + std::to_string(i));
  {
    std::vector<std::unique_ptr<gateway::BackgroundWorker>> workers;
    for (int i = 0; i < 4; ++i) {
      workers.push_back(std::make_unique<gateway::BackgroundWorker>(
          std::chrono::milliseconds(1), [&] { return outbox_.deliver_next(); }));
    }
    for (int i = 0; i < 400 && customs_.messages() < kSubmissions; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      house_.clock.advance_ms(20'000);
    }
  }
  work_for_a_day();
  EXPECT_EQ(customs_.messages(), static_cast<std::size_t>(kSubmissions));
  EXPECT_EQ(customs_.most_often_taken(), 1);
}

const gateway::Outgoing kMessage{"m1", "DK12345678", 1, {}};

/// Customs over HTTP, behaving as told.
class HttpCustoms : public ::testing::Test {
 protected:
  HttpCustoms() {
    server_.Post("/dms/DMS.Import.Declaration.Submit", [&](const auto& request, auto& response) {
      if (status_ < 400) ++taken_[request.get_header_value("Message-Id")];
      std::this_thread::sleep_for(delay_.load());
      response.status = status_;
      response.set_content(body_, "application/xml");
    });
    server_.Get("/dms/messages/:id", [&](const auto& request, auto& response) {
      response.status = taken_.contains(request.path_params.at("id")) ? 200 : 404;
    });
    server_.set_payload_max_length(10'000'000);
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([&] { server_.listen_after_bind(); });
    server_.wait_until_ready();
    auto connected = gateway::connect_dms_http("http://127.0.0.1:" + std::to_string(port_), 400);
    ensure(connected.has_value(), "the address is right");
    connector_ = std::move(*connected);
  }
  ~HttpCustoms() override {
    server_.stop();
    thread_.join();
  }

  httplib::Server server_;
  std::map<std::string, int> taken_;
  std::atomic<int> status_ = 200;
  std::atomic<std::chrono::milliseconds> delay_{std::chrono::milliseconds(0)};
  std::string body_;
  int port_ = 0;
  std::thread thread_;
  std::unique_ptr<gateway::CustomsConnector> connector_;
};

TEST_F(HttpCustoms, AnswersWellAndKnowsTheMessageAfterwards) {
  EXPECT_EQ(connector_->look_up(kMessage), LookUp::not_received);
  EXPECT_EQ(connector_->deliver(kMessage).delivery, Delivery::delivered);
  EXPECT_EQ(connector_->look_up(kMessage), LookUp::received);
}

TEST_F(HttpCustoms, LeavesTheOutcomeOpenWhenItFails) {
  for (const int status : {500, 502, 503, 504}) {
    status_ = status;
    EXPECT_EQ(connector_->deliver(kMessage).delivery, Delivery::unknown_outcome) << status;
  }
}

TEST_F(HttpCustoms, LeavesTheOutcomeOpenWhenItHangsAfterTakingTheMessage) {
  delay_ = std::chrono::milliseconds(900);
  EXPECT_EQ(connector_->deliver(kMessage).delivery, Delivery::unknown_outcome);
  delay_ = std::chrono::milliseconds(0);
  EXPECT_EQ(connector_->look_up(kMessage), LookUp::received);
}

TEST_F(HttpCustoms, RefusesForGoodWhatItCannotRead) {
  status_ = 400;
  body_ = std::string(5000, 'x');
  const auto result = connector_->deliver(kMessage);
  EXPECT_EQ(result.delivery, Delivery::refused);
  EXPECT_EQ(result.reason.size(), 500U);
}

TEST_F(HttpCustoms, IsTriedAgainWhereAnOperatorMustHelp) {
  for (const int status : {301, 307, 401, 403, 404, 429}) {
    status_ = status;
    EXPECT_EQ(connector_->deliver(kMessage).delivery, Delivery::not_reached) << status;
  }
}

TEST_F(HttpCustoms, IsOutOfReachWhenNobodyListens) {
  auto nobody = gateway::connect_dms_http("http://127.0.0.1:9", 400);
  ASSERT_TRUE(nobody.has_value());
  EXPECT_EQ((*nobody)->deliver(kMessage).delivery, Delivery::not_reached);
  EXPECT_EQ((*nobody)->look_up(kMessage), LookUp::unknown);
}

TEST(CustomsUrl, IsAnHttpOriginWithoutAPath) {
  for (const std::string url : {"", "customs", "http://", "http://a:0", "http://a:99999",
                                "http://a:1/path", "http://a:x", "https://a:1", "http://u@a:1"}) {
    EXPECT_FALSE(gateway::connect_dms_http(url).has_value()) << url;
  }
  EXPECT_TRUE(gateway::connect_dms_http("http://127.0.0.1:8481").has_value());
}

}  // namespace
}  // namespace quayside
