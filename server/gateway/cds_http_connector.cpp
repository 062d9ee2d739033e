#include "server/gateway/cds_http_connector.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "server/log.h"
#include "server/services/progress.h"
#include "shared/base/text.h"
#include "shared/wire/cds_api.h"
#include "shared/wire/message.h"

namespace quayside::gateway {
namespace {

constexpr int kSearchPagesMax = 50;
constexpr std::int64_t kClockDifferenceMs = 120'000;
constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::size_t kFileMax = 64 * 1024;

// Wrong address, version or rights, no turn, a redirect we do not follow, a declaration that HMRC
// has not implemented: HMRC has not taken it, and an operator or time will help.
bool is_temporary_or_ours(int status) {
  return status / 100 == 3 || status == 401 || status == 403 || status == 404 || status == 405 ||
         status == 406 || status == 407 || status == 415 || status == 429 || status == 501;
}

DeliveryResult result_of(const CdsAnswer& answer) {
  const auto result = [&](Delivery delivery, std::string reason) {
    return DeliveryResult{delivery, std::move(reason), answer.conversation};
  };
  if (answer.status == 202) return result(Delivery::delivered, answer.outcome());
  if (answer.status == 0 && !answer.connected)
    return result(Delivery::not_reached, answer.outcome());
  if (answer.status == 403) {
    // A firewall that rejects the message will reject it again.
    std::string words = wire::read_cds_refusal(answer.body);
    if (words.starts_with("PAYLOAD_FORBIDDEN")) return result(Delivery::refused, std::move(words));
  }
  if (is_temporary_or_ours(answer.status)) return result(Delivery::not_reached, answer.outcome());
  if (answer.status / 100 == 4) {
    return result(Delivery::refused, wire::read_cds_refusal(answer.body));
  }
  return result(Delivery::unknown_outcome, answer.outcome());
}

std::string path_of(const Request& request) {
  constexpr std::pair<std::string_view, std::string_view> kPaths[] = {
      {"amendment", "amend"},
      {"invalidation", "cancellation-requests"},
      {"presentation", "arrival-notification"},
  };
  for (const auto& [kind, path] : kPaths) {
    if (request.kind == kind) return "/customs/declarations/" + std::string(path);
  }
  return "/customs/declarations/";
}

bool came_since(const wire::CdsFound& found, const Outgoing& outgoing) {
  return ms_of_utc_text(found.received_at) + kClockDifferenceMs >= outgoing.first_attempt_at;
}

// An LRN may be used again after a rejection or two days: what came before us is not ours.
bool is_ours(const wire::CdsFound& found, const Outgoing& outgoing) {
  return trimmed(found.lrn) == trimmed(outgoing.message.declaration.lrn) &&
         came_since(found, outgoing);
}

bool finds_nothing(const CdsAnswer& answer) {
  return answer.status == 404 && wire::read_cds_refusal(answer.body).starts_with("CDS60001");
}

std::string ducr_of(const Declaration& declaration) {
  for (const auto& document : declaration.goods_shipment.previous_documents) {
    if (document.type == "ZDCR") return trimmed(document.reference_number);
  }
  return {};
}

Error unreadable() {
  return {"cds_connection_unreadable", "the file of the connection to HMRC cannot be used",
          "Give --customs-gb a file that exists and that only its owner may read (mode 0600)."};
}

Result<std::string> read_private_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return unreadable();
  struct stat info {};
  std::string text(kFileMax + 1, '\0');
  const bool is_private = ::fstat(file, &info) == 0 && (info.st_mode & 077) == 0;
  const ssize_t count = is_private ? ::read(file, text.data(), text.size()) : -1;
  ::close(file);
  if (count < 0 || count > static_cast<ssize_t>(kFileMax)) return unreadable();
  text.resize(static_cast<std::size_t>(count));
  return text;
}

}  // namespace

Result<wire::CdsConnection> load_cds_connection(const std::string& path) {
  const auto text = read_private_file(path);
  if (!text) return text.error();
  auto connection = wire::cds_connection_from_json(*text);
  if (!connection) return connection.error();
  const auto take = [](const char* name, std::string& secret) {
    if (const char* value = std::getenv(name)) secret = value;
  };
  take("QUAYSIDE_HMRC_CLIENT_SECRET", connection->client_secret);
  take("QUAYSIDE_HMRC_NOTIFICATION_TOKEN", connection->notification_token);
  return connection;
}

CdsHttpConnector::CdsHttpConnector(const wire::CdsConnection& connection, const HttpOrigin& origin,
                                   const services::Environment& environment)
    : environment_(environment),
      client_(connection, origin, environment.store, environment.clock),
      grants_(client_, environment.store, environment.clock, environment.server_key),
      uploads_(environment, client_) {}

CdsHttpConnector::Headers CdsHttpConnector::headers_for(const std::string& organisation,
                                                        const std::string& version,
                                                        const std::string& token) const {
  const wire::CdsConnection& connection = client_.connection();
  Headers headers{{"Accept", "application/vnd.hmrc." + version + "+xml"},
                  {"Authorization", "Bearer " + token}};
  if (!connection.badge.empty()) headers.emplace_back("X-Badge-Identifier", connection.badge);
  // The token of a community system provider says nothing about whom it acts for.
  if (connection.grant == wire::CdsGrant::client_credentials && !organisation.empty()) {
    headers.emplace_back("X-Submitter-Identifier", organisation);
    headers.emplace_back("X-EORI-Identifier", organisation);  // its name with file-upload
  }
  return headers;
}

Result<CdsAnswer> CdsHttpConnector::authorised(const std::string& organisation, CdsCall call) {
  CdsAnswer answer;
  for (int attempt = 0; attempt < 2; ++attempt) {
    const auto token = grants_.token(organisation);
    if (!token) return token.error();
    call.headers = headers_for(organisation, client_.connection().api_version, *token);
    answer = client_.call(call);
    if (answer.status != 401) break;
    grants_.reject(organisation, *token);
  }
  return answer;
}

DeliveryResult CdsHttpConnector::deliver(const Outgoing& outgoing) {
  const auto send = [&](const std::string& path, std::string body) {
    return authorised(outgoing.organisation, {.method = "POST",
                                              .path = path,
                                              .body = std::move(body),
                                              .content_type = "application/xml; charset=UTF-8"});
  };
  const Request& request = outgoing.message.rest.request;
  if (request.kind == wire::kDocumentsRequest) {
    return uploads_.deliver(outgoing, [&](std::string body) {
      return send("/customs/declarations/file-upload", std::move(body));
    });
  }
  const auto answer = send(path_of(request), wire::write_message(outgoing.message));
  return answer ? result_of(*answer) : not_sent(answer.error());
}

LookUp CdsHttpConnector::look_up(const Outgoing& outgoing) {
  // The searches find declarations, and HMRC has none to find requests with: a notification has
  // to tell.
  const std::string& kind = outgoing.message.rest.request.kind;
  // Of each document it is written down whether it was sent.
  if (kind == wire::kDocumentsRequest) return LookUp::not_received;
  if (!kind.empty()) return LookUp::unknown;
  const auto token = grants_.token(outgoing.organisation);
  if (!token) return LookUp::unknown;
  const std::string ducr = ducr_of(outgoing.message.declaration);
  return ducr.empty() ? search_lrn(outgoing, *token) : look_up_ducr(outgoing, ducr, *token);
}

LookUp CdsHttpConnector::look_up_ducr(const Outgoing& outgoing, const std::string& ducr,
                                      const std::string& token) {
  const CdsAnswer answer = client_.call(
      {.method = "GET",
       .path = "/customs/declarations-information/ducr/" + percent_encoded(ducr) + "/status",
       .headers =
           headers_for(outgoing.organisation, client_.connection().information_version, token)});
  if (answer.status == 401) grants_.reject(outgoing.organisation, token);
  if (answer.status == 400) return search_lrn(outgoing, token);  // not a DUCR, says HMRC
  if (finds_nothing(answer)) return LookUp::not_received;
  const auto found = wire::read_cds_status(answer.body);
  if (answer.status != 200 || !found) return LookUp::unknown;
  const bool ours = std::any_of(found->begin(), found->end(), [&](const wire::CdsFound& one) {
    return came_since(one, outgoing) && !is_of_another(one.mrn, outgoing);
  });
  return ours ? LookUp::received : LookUp::not_received;
}

// What was rejected may be lodged again with its DUCR and another LRN, within a minute.
bool CdsHttpConnector::is_of_another(const std::string& mrn, const Outgoing& outgoing) const {
  bool other = false;
  environment_.store.read([&](store::Reader& reader) {
    const auto known = reader.any_submission(reader.submission_with_mrn(mrn));
    other = known && known->lrn != trimmed(outgoing.message.declaration.lrn);
  });
  return other;
}

LookUp CdsHttpConnector::search_lrn(const Outgoing& outgoing, const std::string& token) {
  const auto headers =
      headers_for(outgoing.organisation, client_.connection().information_version, token);
  const std::string query =
      "/customs/declarations-information/search?partyRole=submitter&declarationCategory=ALL"
      "&declarationStatus=all&dateFrom=" +
      utc_date(outgoing.first_attempt_at - kDayMs).to_string() + "&pageNumber=";
  for (int number = 1; number <= kSearchPagesMax; ++number) {
    const CdsAnswer answer =
        client_.call({.method = "GET", .path = query + std::to_string(number), .headers = headers});
    if (answer.status == 401) grants_.reject(outgoing.organisation, token);
    if (finds_nothing(answer)) return LookUp::not_received;
    const auto page = wire::read_cds_search(answer.body);
    if (answer.status != 200 || !page) return LookUp::unknown;
    if (std::any_of(page->found.begin(), page->found.end(),
                    [&](const wire::CdsFound& found) { return is_ours(found, outgoing); })) {
      return LookUp::received;
    }
    if (number >= page->pages) return LookUp::not_received;
  }
  return LookUp::unknown;
}

bool CdsHttpConnector::pull_notifications(bool again) {
  bool found = pull_list("unpulled");
  if (again) found |= pull_list("pulled");
  return found;
}

// A notification is handed out by being read, and may be read again: what we could not store then
// is in the list of those that were pulled.
bool CdsHttpConnector::pull_list(const std::string& list) {
  const std::string path = "/notifications/" + list;
  const auto get = [&](const std::string& address) {
    const auto token = grants_.token("");
    if (!token) return CdsAnswer{};
    CdsAnswer answer =
        client_.call({.method = "GET", .path = address, .headers = headers_for("", "1.0", *token)});
    if (answer.status == 401) grants_.reject("", *token);
    return answer;
  };
  const CdsAnswer answer = get(path);
  const auto ids = wire::read_cds_notification_list(answer.body);
  if (answer.status != 200 || !ids) {
    log_problem("notifications_not_listed", {{"outcome", answer.outcome()}});
    return false;
  }
  bool found = false;
  for (const std::string& id : *ids) {
    if (services::is_pulled(environment_, id)) continue;
    const CdsAnswer one = get(path + '/' + id);
    if (one.status != 200) continue;
    const auto stored =
        services::receive_notification(environment_, {"gb", one.body, one.conversation, id});
    if (!stored) return found;
    found = true;
  }
  return found;
}

Result<std::unique_ptr<CdsHttpConnector>> connect_cds_http(
    const wire::CdsConnection& connection, const services::Environment& environment) {
  const auto origin = read_http_origin(connection.address);
  const auto uploads = read_http_origin(connection.upload_address);
  const bool uploads_fit = connection.upload_address.empty() || (uploads && is_loopback(*uploads));
  if (!origin || !is_loopback(*origin) || !uploads_fit) {
    return Error{"customs_url_not_valid", "the address of HMRC is not http://127.0.0.1:PORT",
                 "Name a TLS proxy on this computer: tokens and secrets must not travel in the "
                 "clear."};
  }
  return std::make_unique<CdsHttpConnector>(connection, *origin, environment);
}

}  // namespace quayside::gateway
