#include "tests/server/http_fixture.h"

namespace quayside {
namespace {

using std::chrono::milliseconds;
using testing::Http;
using testing::kOtherEori;

class Events : public Http {
 protected:
  /// What a stream brings until it ends.
  std::string stream(const httplib::Headers& session, const std::string& last_event) {
    auto headers = session;
    if (!last_event.empty()) headers.emplace("Last-Event-ID", last_event);
    const auto answer = client().Get("/api/v1/events", headers);
    ensure(static_cast<bool>(answer), "the stream ends in order");
    EXPECT_EQ(answer->get_header_value("Content-Type"), "text/event-stream");
    EXPECT_EQ(answer->get_header_value("Cache-Control"), "no-store");
    EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff");
    return answer->body;
  }
};

TEST_F(Events, ResumeAfterTheLastOneTheClientHas) {
  start();
  const auto trader = house_.trader();
  const auto headers = session(trader);
  const std::string first = house_.submitted(trader, "QS-1");
  const std::string second = house_.submitted(trader, "QS-2");
  const std::string all = stream(headers, "0");
  EXPECT_TRUE(all.starts_with("retry: 1000\nid: 0\n\nid: 1\nevent: submission\ndata: {")) << all;
  EXPECT_NE(all.find(first), std::string::npos);
  EXPECT_NE(all.find(second), std::string::npos);
  EXPECT_NE(all.find("\n\n:\n\n"), std::string::npos);  // a heart-beat
  const std::string later = stream(headers, "1");
  EXPECT_EQ(later.find(first), std::string::npos);
  EXPECT_NE(later.find("id: 2\nevent: submission\ndata: {"), std::string::npos);
  EXPECT_EQ(stream(headers, "2").find("event: submission"), std::string::npos);
}

TEST_F(Events, ComeWhileTheStreamIsOpenAndToTheirOrganisationOnly) {
  start();
  const auto trader = house_.trader();
  const auto other = house_.trader(kOtherEori);
  const auto headers = session(trader);
  std::string seen;
  std::thread reader([&] { seen = stream(headers, ""); });
  std::this_thread::sleep_for(milliseconds(300));
  const std::string foreign = house_.submitted(other, "QS-1");
  const std::string own = house_.submitted(trader, "QS-2");
  reader.join();
  EXPECT_TRUE(seen.starts_with("retry: 1000\nid: 0\n\n")) << seen;
  EXPECT_NE(seen.find(own), std::string::npos);
  EXPECT_EQ(seen.find(foreign), std::string::npos);
}

TEST_F(Events, TellNothingMoreOnceTheSessionIsOver) {
  options_.events.lifetime_ms = 10'000;
  start();
  const auto trader = house_.trader();
  const auto headers = session(trader);
  std::string seen;
  const auto began = std::chrono::steady_clock::now();
  std::thread reader([&] { seen = stream(headers, ""); });
  std::this_thread::sleep_for(milliseconds(300));
  EXPECT_EQ(client().Delete("/api/v1/sessions/current", headers)->status, 204);
  const std::string later = house_.submitted(trader, "QS-1");
  reader.join();
  EXPECT_EQ(seen.find(later), std::string::npos);
  EXPECT_LT(std::chrono::steady_clock::now() - began, milliseconds(5000));
}

TEST_F(Events, DoNotOccupyThePool) {
  options_.events.lifetime_ms = 4000;
  start();
  const auto trader = house_.trader();
  const auto headers = session(trader);
  std::vector<std::thread> readers;
  for (int i = 0; i < 14; ++i)
    readers.emplace_back([&] { stream(headers, "0"); });
  std::this_thread::sleep_for(milliseconds(500));
  EXPECT_EQ(client().Get("/api/v1/server")->status, 200);
  for (auto& reader : readers)
    reader.join();
}

TEST_F(Events, BringWhatIsPendingAndEndBeyondTheLimit) {
  options_.events.streams = 1;
  options_.events.lifetime_ms = 3000;
  start();
  const auto trader = house_.trader();
  const auto headers = session(trader);
  const std::string id = house_.submitted(trader, "QS-1");
  std::thread first([&] { stream(headers, "0"); });
  std::this_thread::sleep_for(milliseconds(300));
  const auto began = std::chrono::steady_clock::now();
  EXPECT_NE(stream(headers, "0").find(id), std::string::npos);
  EXPECT_LT(std::chrono::steady_clock::now() - began, milliseconds(2000));
  first.join();
}

TEST_F(Events, EndWhenTheServerStops) {
  options_.events.lifetime_ms = 60'000;
  start();
  const auto trader = house_.trader();
  const auto headers = session(trader);
  std::thread reader(
      [&] { [[maybe_unused]] const auto body = client().Get("/api/v1/events", headers); });
  std::this_thread::sleep_for(milliseconds(300));
  house_.store().on_events(nullptr);
  server_.reset();
  reader.join();
}

}  // namespace
}  // namespace quayside
