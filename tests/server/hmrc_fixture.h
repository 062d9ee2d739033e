// The connection to HMRC against the simulated customs, over real HTTP on loopback.
#pragma once

#include <gtest/gtest.h>
#include <httplib.h>

#include <thread>

#include "server/gateway/cds_http_connector.h"
#include "server/simulator/cds_service.h"
#include "server/simulator/service.h"
#include "tests/support/server_house.h"
#include "tests/support/vectors.h"

namespace quayside::testing {

inline const std::string kBritishEori = "GB603202734852";

inline Declaration a_british_export(const std::string& lrn) {
  return british_export(QUAYSIDE_SOURCE_DIR, kBritishEori, lrn);
}

inline wire::CdsConnection connection_to(int port) {
  wire::CdsConnection connection;
  connection.address = "http://127.0.0.1:" + std::to_string(port);
  connection.client_id = "quayside";
  connection.client_secret = "very-secret";
  connection.api_version = "2.0";
  connection.timeout_ms = 1500;
  connection.calls_per_second = 100;
  return connection;
}

inline std::unique_ptr<gateway::CdsHttpConnector> connect(
    const wire::CdsConnection& connection, const services::Environment& environment) {
  auto connected = gateway::connect_cds_http(connection, environment);
  ensure(connected.has_value(), "the address is right");
  return std::move(*connected);
}

/// The simulated customs and everything of the server but its HTTP.
class SimulatedHmrc : public ::testing::Test {
 protected:
  void SetUp() override {
    house_.clock.set("2026-11-24T10:00:00Z");
    ASSERT_TRUE(ledger_.open(folder_.path() + "/gb"));
    ASSERT_TRUE(declarations_.open(folder_.path() + "/gb"));
    ASSERT_TRUE(uploads_.open(folder_.path() + "/gb"));
    cds_.mount(service_.http());
    port_ = service_.bind("127.0.0.1", 0);
    thread_ = std::thread([this] { service_.run(); });
    wire::CdsConnection connection = connection_to(port_);
    connection.grant = wire::CdsGrant::client_credentials;
    connection.calls_per_second = 3;
    connection.upload_address = connection.address;
    house_.connected = {"dk", "gb"};
    connector_ = connect(connection, house_.environment());
    trader_ = std::make_unique<Trader>(house_.trader(kBritishEori));
  }
  void TearDown() override {
    service_.stop();
    thread_.join();
  }

  std::string submitted(const std::string& lrn) {
    EnvelopeOptions options;
    options.submission_id = seal::random_uuid();
    const auto outcome =
        house_.submit(*trader_, house_.envelope(*trader_, a_british_export(lrn), options));
    ensure(outcome.answer.has_value(), "the declaration is taken");
    return options.submission_id;
  }
  void hear_everything() {
    for (int i = 0; i < 50 && mailbox_.ids(false).size() < 3; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    connector_->pull_notifications(true);
    services::apply_stored_notifications(house_.environment());
  }

  ServerHouse house_;
  TemporaryFolder folder_;
  simulator::Ledger ledger_;
  simulator::CdsRegister declarations_;
  simulator::CdsUploads uploads_;
  simulator::CdsMailbox mailbox_;
  simulator::Troubles troubles_;
  simulator::Notifier notifier_{
      {"", 0, "", "", "",
       [this](const simulator::PendingNotice& pending) { mailbox_.add(pending); }},
      ledger_};
  // Its seconds are real ones, those of our side are not.
  simulator::CdsService cds_{{folder_.path() + "/gb", "", 0, 1000},
                             ledger_,
                             declarations_,
                             uploads_,
                             notifier_,
                             mailbox_,
                             troubles_};
  simulator::Service service_{{folder_.path(), "", 0}, ledger_, notifier_, troubles_};
  int port_ = 0;
  std::thread thread_;
  std::unique_ptr<gateway::CdsHttpConnector> connector_;
  std::unique_ptr<Trader> trader_;
};

}  // namespace quayside::testing
