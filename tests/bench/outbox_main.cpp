// Measures the queue of outgoing messages with 1,000 and with 100,000 rows waiting, in one run:
// what taking the next row costs, how many can be taken, delivered and marked in a second, and
// whether HMRC's permitted rate is kept. See tests/README.md.
//
//   quayside-outbox-bench [ROWS [SECONDS]]
#include <httplib.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <mutex>
#include <thread>

#include "server/gateway/background_worker.h"
#include "server/gateway/cds_http_connector.h"
#include "server/gateway/outbox.h"
#include "server/store/sqlite_store.h"
#include "shared/wire/json.h"
#include "tests/support/temporary_folder.h"

namespace quayside {
namespace {

using Clock = std::chrono::steady_clock;
using store::Transaction;

constexpr int kPeer = 1000;
constexpr int kWorkers = 4;
constexpr int kClaims = 200;
constexpr int kDeliveries = 1000;
constexpr int kPermitted = 3;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

Declaration read_declaration() {
  std::ifstream file(QUAYSIDE_SOURCE_DIR "/tests/bench/h7.json", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  auto declaration = wire::declaration_from_json(text);
  ensure(declaration.has_value(), "h7.json can be read");
  return std::move(*declaration);
}

/// Takes everything at once.
class QuickCustoms final : public gateway::CustomsConnector {
 public:
  std::string_view profile() const override { return "dk"; }
  gateway::DeliveryResult deliver(const gateway::Outgoing&) override {
    return {gateway::Delivery::delivered, "http 200"};
  }
  gateway::LookUp look_up(const gateway::Outgoing&) override { return gateway::LookUp::unknown; }
};

/// A store in which `waiting` declarations of one profile wait, all since the same moment, as after
/// a connection was set up.
class Queue {
 public:
  Queue(const std::string& profile, int waiting) : profile_(profile) {
    auto opened = store::open_sqlite_store(folder_.path() + "/quayside.db");
    ensure(opened.has_value(), "the store opens");
    store_ = std::move(*opened);
    for (int first = 0; first < waiting; first += kPeer) {
      write([&](Transaction& t) { add(t, first, std::min(first + kPeer, waiting)); });
    }
  }

  store::Store& store() { return *store_; }
  const SystemClock& clock() const { return clock_; }

  /// Milliseconds for taking the next row of a profile.
  double claim_ms(const std::string& profile) {
    const Clock::time_point start = Clock::now();
    static_cast<void>(store_->write([&](Transaction& t) -> Result<Done> {
      for (int i = 0; i < kClaims; ++i)
        t.claim_outbox(profile, clock_.now_ms());
      return Error{"undone", "", ""};
    }));
    return seconds_since(start) * 1000 / kClaims;
  }

  double deliveries_per_second() {
    QuickCustoms customs;
    gateway::Outbox outbox(*store_, clock_, customs);
    std::atomic<int> left = kDeliveries;
    const Clock::time_point start = Clock::now();
    std::vector<std::thread> workers;
    for (int i = 0; i < kWorkers; ++i) {
      workers.emplace_back([&] {
        while (left-- > 0 && outbox.deliver_next()) {
        }
      });
    }
    for (std::thread& worker : workers)
      worker.join();
    return kDeliveries / seconds_since(start);
  }

 private:
  template <class Work>
  void write(Work work) {
    const auto written = store_->write([&](Transaction& t) -> Result<Done> {
      work(t);
      return Done{};
    });
    ensure(written.has_value(), "the store takes it");
  }

  void add(Transaction& t, int first, int last) {
    if (first == 0) {
      t.add_key({"kid", "DK12345678", "Havnens Spedition ApS", "Bo Holm", "x",
                 store::KeyStatus::active, 1});
    }
    for (int i = first; i < last; ++i) {
      store::SubmissionRecord record;
      record.id = seal::random_uuid();
      declaration_.profile = record.profile = profile_;
      declaration_.lrn = record.lrn = "QS-" + std::to_string(i);
      const wire::SubmissionHeader header{
          record.id, profile_, declaration_.data_set, "2026-11-24", "rules", "DK12345678", "", {}};
      record.eori = "DK12345678";
      record.kid = "kid";
      record.data_set = declaration_.data_set;
      record.payload = wire::signed_content_bytes(header, declaration_);
      record.envelope_hash = record.id;
      record.received_at = began_;
      t.add_submission(record);
      t.queue_submission(record.id, seal::random_uuid(), began_);
    }
  }

  const std::string profile_;
  testing::TemporaryFolder folder_;
  SystemClock clock_;
  const std::int64_t began_ = clock_.now_ms();
  Declaration declaration_ = read_declaration();
  std::unique_ptr<store::Store> store_;
};

struct Row {
  double claim_ms = 0;
  double other_ms = 0;
  double per_second = 0;
};

Row measure(int waiting) {
  Queue queue("dk", waiting);
  Row row;
  row.claim_ms = queue.claim_ms("dk");
  row.other_ms = queue.claim_ms("gb");
  row.per_second = queue.deliveries_per_second();
  std::printf("%9d  %12.3f  %22.3f  %14.0f\n", waiting, row.claim_ms, row.other_ms, row.per_second);
  std::fflush(stdout);
  return row;
}

/// HMRC on loopback; it takes everything and remembers when.
class Hmrc {
 public:
  Hmrc() {
    server_.Post("/oauth/token", [](const auto&, auto& response) {
      response.set_content(R"({"access_token":"a","expires_in":14400,"token_type":"bearer"})",
                           "application/json");
    });
    server_.Post("/customs/declarations/", [this](const auto&, auto& response) {
      const std::lock_guard lock(mutex_);
      calls_.push_back(Clock::now());
      response.status = 202;
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    server_.wait_until_ready();
  }
  ~Hmrc() {
    server_.stop();
    thread_.join();
  }
  int port() const { return port_; }
  std::vector<Clock::time_point> calls() {
    const std::lock_guard lock(mutex_);
    return calls_;
  }

 private:
  httplib::Server server_;
  int port_ = 0;
  std::mutex mutex_;
  std::vector<Clock::time_point> calls_;
  std::thread thread_;
};

std::ptrdiff_t most_within_a_second(const std::vector<Clock::time_point>& calls) {
  std::ptrdiff_t most = 0;
  for (auto first = calls.begin(); first != calls.end(); ++first) {
    const auto last = std::lower_bound(first, calls.end(), *first + std::chrono::seconds(1));
    most = std::max(most, last - first);
  }
  return most;
}

void measure_permitted_rate(int waiting, int seconds) {
  Queue queue("gb", waiting);
  Hmrc hmrc;
  auto server_key = seal::SigningKey::generate();
  const services::Environment environment{
      queue.store(), queue.clock(), server_key, false, {"dk", "gb"}};
  wire::CdsConnection connection;
  connection.address = "http://127.0.0.1:" + std::to_string(hmrc.port());
  connection.client_id = connection.client_secret = "bench";
  connection.grant = wire::CdsGrant::client_credentials;
  connection.calls_per_second = kPermitted;
  auto connected = gateway::connect_cds_http(connection, environment);
  ensure(connected.has_value(), "the address is right");
  gateway::Outbox outbox(queue.store(), queue.clock(), **connected);
  {
    std::vector<std::unique_ptr<gateway::BackgroundWorker>> workers;
    for (int i = 0; i < kWorkers; ++i) {
      workers.push_back(std::make_unique<gateway::BackgroundWorker>(
          std::chrono::milliseconds(500), [&] { return outbox.deliver_next(); }));
    }
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
  }
  const auto calls = hmrc.calls();
  ensure(calls.size() > 1, "something is sent");
  const double span = std::chrono::duration<double>(calls.back() - calls.front()).count();
  std::printf(
      "\n%d waiting for HMRC, %d calls a second permitted: %.2f a second, at most %td within "
      "any second\n",
      waiting, kPermitted, static_cast<double>(calls.size() - 1) / span,
      most_within_a_second(calls));
}

int main_of(int count, char** values) {
  const int rows = count > 1 ? std::atoi(values[1]) : 100'000;
  const int seconds = count > 2 ? std::atoi(values[2]) : 20;
  if (rows < kPeer || seconds < 2) {
    std::fputs("usage: quayside-outbox-bench [ROWS [SECONDS]]\n", stderr);
    return 64;
  }
  spdlog::set_level(spdlog::level::off);
  ensure(seal::initialise(), "there is randomness");
  std::puts(
      "  waiting  claim of one  claim where none waits  sent in 1 s (4 workers)\n"
      "                      ms                      ms");
  const Row peer = measure(kPeer);
  const Row row = measure(rows);
  std::printf("    ratio  %12.2f  %22.2f  %14.2f\n", row.claim_ms / peer.claim_ms,
              row.other_ms / peer.other_ms, row.per_second / peer.per_second);
  measure_permitted_rate(rows, seconds);
  return 0;
}

}  // namespace
}  // namespace quayside

int main(int count, char** values) { return quayside::main_of(count, values); }
