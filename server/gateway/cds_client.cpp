#include "server/gateway/cds_client.h"

#include <httplib.h>

#include "server/log.h"
#include "shared/seal/seal.h"

namespace quayside::gateway {
namespace {

constexpr std::size_t kAnswerMax = 16 * 1024 * 1024;
constexpr std::size_t kUploadAnswerMax = 64 * 1024;
constexpr std::int64_t kMarginMs = 17;  // what the network may take off the distance of two calls
constexpr std::int64_t kHoldMs = 2000;
constexpr std::int64_t kLongestWaitMs = 10'000;
constexpr std::chrono::milliseconds kUploadTimeout{60'000};  // 10 MB at 1.3 Mbit/s

bool is_identifier(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
}

bool never_connected(httplib::Error error) {
  return error == httplib::Error::Connection || error == httplib::Error::ConnectionTimeout ||
         error == httplib::Error::BindIPAddress;
}

}  // namespace

std::string CdsAnswer::outcome() const {
  if (status > 0) return "http " + std::to_string(status);
  return connected ? "no answer" : "no connection";
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kPlain =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return out;
}

CdsClient::CdsClient(const wire::CdsConnection& connection, HttpOrigin origin, store::Store& store,
                     const Clock& clock)
    : connection_(connection), origin_(std::move(origin)), store_(store), clock_(clock) {}

CdsAnswer CdsClient::call(const CdsCall& call) {
  if (!wait_for_turn()) return {0, false, "", ""};
  CdsAnswer answer = exchange(call);
  log_event("hmrc_call", {{"method", call.method}, {"outcome", answer.outcome()}});
  if (answer.status == 429) {
    const auto byte = static_cast<unsigned char>(seal::random_bytes(1)[0]);
    const std::int64_t until = clock_.now_ms() + kHoldMs + byte * 8;
    const auto held = store_.write([&](store::Transaction& t) -> Result<Done> {
      t.hold_calls("gb", until);
      return Done{};
    });
    if (!held) log_problem("calls_not_held", {{"code", held.error().code}});
  }
  return answer;
}

// False when the turn is so far off that the call had better be put off.
bool CdsClient::wait_for_turn() {
  const std::int64_t gap = 1000 / connection_.calls_per_second + kMarginMs;
  const std::int64_t now = clock_.now_ms();
  std::int64_t at = now;
  const auto taken = store_.write([&](store::Transaction& t) -> Result<Done> {
    at = t.take_call("gb", now, gap);
    if (at - now > kLongestWaitMs) return Error{"no_turn", "too many calls wait", ""};
    return Done{};
  });
  if (!taken) return false;
  clock_.wait_until(at);
  return true;
}

CdsAnswer CdsClient::upload(const CdsUpload& upload) {
  if (!wait_for_turn()) return {0, false, "", ""};
  httplib::Client client(upload.origin.host, upload.origin.port);
  client.set_connection_timeout(std::chrono::milliseconds(connection_.timeout_ms));
  client.set_read_timeout(kUploadTimeout);
  client.set_write_timeout(kUploadTimeout);
  client.set_max_timeout(kUploadTimeout);
  client.set_follow_location(false);
  client.set_keep_alive(false);
  client.set_path_encode(false);
  client.set_payload_max_length(kUploadAnswerMax);
  httplib::UploadFormDataItems form;
  for (const auto& [name, value] : upload.fields)
    form.push_back({name, value, "", ""});
  form.push_back({"file", upload.bytes, upload.name, upload.media_type});
  const auto answer = client.Post(upload.path, httplib::Headers{{"Host", upload.host}}, form);
  const CdsAnswer result = answer ? CdsAnswer{answer->status, true, answer->body, ""}
                                  : CdsAnswer{0, !never_connected(answer.error()), "", ""};
  log_event("hmrc_upload", {{"outcome", result.outcome()}});
  return result;
}

CdsAnswer CdsClient::exchange(const CdsCall& call) const {
  httplib::Client client(origin_.host, origin_.port);
  const std::chrono::milliseconds timeout(connection_.timeout_ms);
  client.set_connection_timeout(timeout);
  client.set_read_timeout(timeout);
  client.set_write_timeout(timeout);
  client.set_max_timeout(timeout);
  client.set_follow_location(false);
  client.set_keep_alive(false);
  client.set_tcp_nodelay(true);
  client.set_payload_max_length(kAnswerMax);
  httplib::Headers headers;
  for (const auto& [name, value] : call.headers)
    headers.emplace(name, value);
  const auto answer = call.method == "GET"
                          ? client.Get(call.path, headers)
                          : client.Post(call.path, headers, call.body, call.content_type);
  if (!answer) return {0, !never_connected(answer.error()), "", ""};
  std::string conversation = answer->get_header_value("X-Conversation-ID");
  if (!is_identifier(conversation)) conversation.clear();
  return {answer->status, true, answer->body, conversation};
}

}  // namespace quayside::gateway
