#include "server/gateway/dms_http_connector.h"

#include <httplib.h>

#include "server/gateway/http_origin.h"
#include "shared/base/text.h"
#include "shared/wire/message.h"

namespace quayside::gateway {
namespace {

constexpr std::size_t kReasonMax = 500;
constexpr std::size_t kAnswerMax = 64 * 1024;

bool is_temporary_or_ours(int status) {
  // Wrong address, wrong credentials, a redirect we do not follow, too many requests: customs has
  // not taken the message, and an operator or time will help.
  return status / 100 == 3 || status == 401 || status == 403 || status == 404 || status == 405 ||
         status == 407 || status == 429;
}

class DmsHttpConnector final : public CustomsConnector {
 public:
  std::string_view profile() const override { return "dk"; }

  DmsHttpConnector(std::string host, int port, int timeout_ms)
      : host_(std::move(host)), port_(port), timeout_(timeout_ms) {}

  DeliveryResult deliver(const Outgoing& outgoing) override {
    httplib::Client client(host_, port_);
    prepare(client);
    const httplib::Headers headers{{"Message-Id", outgoing.message_id}};
    const auto answer =
        client.Post("/dms/DMS.Import.Declaration.Submit", headers,
                    wire::write_message(outgoing.message), "application/xml; charset=utf-8");
    if (!answer) return without_answer(answer.error());
    const int status = answer->status;
    const std::string reason = "http " + std::to_string(status);
    if (status / 100 == 2) return {Delivery::delivered, reason};
    if (is_temporary_or_ours(status)) return {Delivery::not_reached, reason};
    if (status / 100 == 4) return {Delivery::refused, words_of(answer->body)};
    return {Delivery::unknown_outcome, reason};
  }

  LookUp look_up(const Outgoing& outgoing) override {
    httplib::Client client(host_, port_);
    prepare(client);
    const auto answer = client.Get("/dms/messages/" + outgoing.message_id);
    if (!answer) return LookUp::unknown;
    if (answer->status == 200) return LookUp::received;
    return answer->status == 404 ? LookUp::not_received : LookUp::unknown;
  }

 private:
  void prepare(httplib::Client& client) const {
    client.set_connection_timeout(timeout_);
    client.set_read_timeout(timeout_);
    client.set_write_timeout(timeout_);
    client.set_max_timeout(timeout_);
    client.set_follow_location(false);
    client.set_keep_alive(false);
    client.set_tcp_nodelay(true);
    client.set_payload_max_length(kAnswerMax);
  }

  static DeliveryResult without_answer(httplib::Error error) {
    const bool never_connected = error == httplib::Error::Connection ||
                                 error == httplib::Error::ConnectionTimeout ||
                                 error == httplib::Error::BindIPAddress;
    return {never_connected ? Delivery::not_reached : Delivery::unknown_outcome,
            never_connected ? "no connection" : "no answer"};
  }

  static std::string words_of(const std::string& body) {
    return repaired_utf8(trimmed(body.substr(0, kReasonMax)));
  }

  const std::string host_;
  const int port_;
  const std::chrono::milliseconds timeout_;
};

}  // namespace

Result<std::unique_ptr<CustomsConnector>> connect_dms_http(const std::string& url, int timeout_ms) {
  const auto origin = read_http_origin(url);
  if (!origin) {
    return Error{"customs_url_not_valid", "not the form http://HOST:PORT",
                 "Give --customs as http://HOST:PORT without a path."};
  }
  return std::unique_ptr<CustomsConnector>(
      std::make_unique<DmsHttpConnector>(origin->host, origin->port, timeout_ms));
}

}  // namespace quayside::gateway
