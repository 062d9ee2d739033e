#include "client/cli/server_session.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <limits>
#include <optional>
#include <thread>
#include <utility>

#include "httplib.h"

namespace quayside::cli {
namespace {

constexpr std::size_t kAnswerBytesMax = 16 * 1024 * 1024;
constexpr std::string_view kCookieName = "quayside_session=";
constexpr const char* kJson = "application/json";
constexpr int kTries = 4;

struct Address {
  bool is_https = false;
  std::string host;
  std::string port;
};

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_host(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
    return !host.empty() && host.find_first_not_of("0123456789abcdef:.") == host.npos;
  }
  return !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), [](char c) {
    return is_letter_or_digit(c) || c == '-' || c == '.';
  });
}

std::optional<Address> parse_address(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  Address address;
  std::string_view rest = text;
  address.is_https = rest.starts_with("https://");
  if (!address.is_https && !rest.starts_with("http://")) return std::nullopt;
  rest.remove_prefix(address.is_https ? 8 : 7);
  if (rest.ends_with('/')) rest.remove_suffix(1);
  const std::size_t bracket = rest.rfind(']');
  const std::size_t colon = rest.find(':', bracket == rest.npos ? 0 : bracket);
  address.host = rest.substr(0, colon);
  address.port = address.is_https ? "443" : "80";
  if (colon != rest.npos) {
    address.port = rest.substr(colon + 1);
    const bool digits = !address.port.empty() && address.port.size() <= 5 &&
                        address.port.find_first_not_of("0123456789") == address.port.npos;
    if (!digits || address.port[0] == '0' || std::stoi(address.port) > 65535) return std::nullopt;
  }
  if (!is_host(address.host)) return std::nullopt;
  return address;
}

bool is_this_computer(std::string_view host) {
  return host == "localhost" || host == "[::1]" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == host.npos);
}

std::string origin_of(const Address& address) {
  std::string origin = (address.is_https ? "https://" : "http://") + address.host;
  if (address.port != (address.is_https ? "443" : "80")) origin += ":" + address.port;
  return origin;
}

/// An id goes into a path, so it must be one.
bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
    return is_letter_or_digit(c) || c == '-';
  });
}

Error id_malformed(const std::string& id) {
  return {"id_malformed", "'" + id + "' is not the id of a submission",
          "Take it from the receipt, or ask: quayside status --all"};
}

Error answer_malformed(std::string_view what) {
  return {"answer_malformed", "the answer of the server has " + std::string(what),
          "Check that the address is that of a Quayside server, and of the same version."};
}

std::int64_t now_s() { return static_cast<std::int64_t>(std::time(nullptr)); }

/// The token of the session in a Set-Cookie header; empty when it is none.
std::string session_token(const std::string& set_cookie) {
  if (!set_cookie.starts_with(kCookieName)) return {};
  std::string token = set_cookie.substr(kCookieName.size());
  token = token.substr(0, token.find(';'));
  const bool clean = token.find_first_not_of(
                         "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                         "0123456789-_") == token.npos;
  return clean && token.size() <= 128 ? token : std::string();
}

}  // namespace

Result<ServerSession> ServerSession::with(const std::string& address_text) {
  if (address_text.empty()) {
    return Error{"server_missing", "no server was named and none was enrolled with",
                 "Give --server URL, for example --server http://127.0.0.1:8480"};
  }
  const std::optional<Address> address = parse_address(address_text);
  if (!address) {
    return Error{"server_address_malformed",
                 "'" + address_text + "' is not the address of a server",
                 "Write it as https://host or http://127.0.0.1:8480, without a path."};
  }
  if (!address->is_https && !is_this_computer(address->host)) {
    return Error{"server_not_secure", "plain HTTP over a network would show the session to others",
                 "Use https://, or http:// with 127.0.0.1 only."};
  }
#ifndef CPPHTTPLIB_SSL_ENABLED
  if (address->is_https) {
    return Error{"server_https_absent", "this build speaks no HTTPS",
                 "Put a TLS proxy on this computer in between and name that as --server."};
  }
#endif
  const std::string origin = origin_of(*address);
  auto client = std::make_unique<httplib::Client>(origin);
  client->set_connection_timeout(std::chrono::seconds(5));
  client->set_read_timeout(std::chrono::seconds(20));
  client->set_write_timeout(std::chrono::seconds(20));
  client->set_max_timeout(std::chrono::seconds(60));
  client->set_follow_location(false);
  client->set_payload_max_length(kAnswerBytesMax);
  return ServerSession(origin, std::move(client));
}

ServerSession::ServerSession(std::string origin, std::unique_ptr<httplib::Client> client)
    : origin_(std::move(origin)), client_(std::move(client)) {}
ServerSession::~ServerSession() = default;
ServerSession::ServerSession(ServerSession&&) noexcept = default;
ServerSession& ServerSession::operator=(ServerSession&&) noexcept = default;

Result<std::string> ServerSession::answer_of(const httplib::Result& result) {
  if (!result) {
    return Error{"server_unreachable", origin_ + ": " + httplib::to_string(result.error()),
                 "Check the address and that the server runs, then try again."};
  }
  if (result->status >= 200 && result->status < 300) return result->body;
  refused_verdict_ = wire::verdict_of_problem(result->body);
  return wire::problem_from_json(result->status, result->body);
}

Result<std::string> ServerSession::get(const std::string& path, std::size_t bytes_max) {
  client_->set_payload_max_length(bytes_max);
  httplib::Headers headers;
  if (!cookie_.empty()) headers.emplace("Cookie", cookie_);
  return answer_of(client_->Get(path, headers));
}

Result<std::string> ServerSession::post(const std::string& path, const std::string& body,
                                        const char* media_type) {
  client_->set_payload_max_length(kAnswerBytesMax);
  httplib::Headers headers;
  if (!cookie_.empty()) headers.emplace("Cookie", cookie_);
  const httplib::Result result = client_->Post(path, headers, body, media_type);
  if (result && result->has_header("Set-Cookie")) {
    const std::string token = session_token(result->get_header_value("Set-Cookie"));
    if (!token.empty()) cookie_ = std::string(kCookieName) + token;
  }
  return answer_of(result);
}

Result<wire::EnrolmentAnswer> ServerSession::enrol(const wire::Enrolment& enrolment,
                                                   const seal::SigningKey& key) {
  const std::string signature =
      seal::sign_detached(key, seal::Purpose::enrolment, now_s(), wire::enrolment_bytes(enrolment));
  const Result<std::string> body =
      post("/api/v1/enrolments", wire::enrolment_request_to_json(enrolment, signature));
  if (!body) return body.error();
  return wire::enrolment_answer_from_json(*body);
}

Result<wire::SessionAnswer> ServerSession::sign_in(const seal::SigningKey& key) {
  const std::string kid = key.public_key().kid();
  const Result<std::string> challenge_body =
      post("/api/v1/challenges", wire::challenge_request_to_json(kid));
  if (!challenge_body) return challenge_body.error();
  const Result<std::string> challenge = wire::challenge_answer_from_json(*challenge_body);
  if (!challenge) return challenge.error();

  const std::string signature = seal::sign_detached(key, seal::Purpose::sign_in, now_s(),
                                                    wire::sign_in_bytes(origin_, *challenge, kid));
  cookie_.clear();
  const Result<std::string> body = post(
      "/api/v1/sessions", wire::session_request_to_json({origin_, *challenge, kid, signature}));
  if (!body) return body.error();
  if (cookie_.empty()) return answer_malformed("no session");
  return wire::session_answer_from_json(*body);
}

Result<wire::CertificateAnswer> ServerSession::register_certificate(
    const wire::CertificateRequest& request) {
  const Result<std::string> body =
      post("/api/v1/certificates", wire::certificate_request_to_json(request));
  if (!body) return body.error();
  return wire::certificate_answer_from_json(*body);
}

Result<wire::CertificateAnswer> ServerSession::revoke_certificate(
    const wire::RevocationRequest& request) {
  const Result<std::string> body =
      post("/api/v1/certificates/revocations", wire::revocation_request_to_json(request));
  if (!body) return body.error();
  return wire::certificate_answer_from_json(*body);
}

Result<wire::SubmissionAnswer> ServerSession::submit(const wire::Envelope& envelope) {
  const std::string json = wire::envelope_to_json(envelope);
  for (int tried = 1;; ++tried) {
    refused_verdict_.clear();
    const Result<std::string> body = post("/api/v1/submissions", json);
    if (body) return wire::submission_answer_from_json(*body);
    const std::string& code = body.error().code;
    const bool again = code == "server_unreachable" || code == "http_502" || code == "http_503";
    if (!again || tried == kTries) return body.error();
    std::this_thread::sleep_for(std::chrono::milliseconds(250) * (1 << tried));
  }
}

Result<wire::TrialAnswer> ServerSession::trial(const std::string& signed_content) {
  const Result<std::string> body = post("/api/v1/trials", signed_content);
  if (!body) return body.error();
  return wire::trial_answer_from_json(*body);
}

Result<wire::StoredDocument> ServerSession::keep_document(const std::string& bytes) {
  const Result<std::string> body = post("/api/v1/documents", bytes, "application/octet-stream");
  if (!body) return body.error();
  return wire::stored_document_from_json(*body);
}

Result<wire::SubmissionView> ServerSession::submission(const std::string& id) {
  if (!is_id(id)) return id_malformed(id);
  const Result<std::string> body = get("/api/v1/submissions/" + id, kAnswerBytesMax);
  if (!body) return body.error();
  return wire::submission_view_from_json(*body);
}

Result<std::vector<wire::SubmissionView>> ServerSession::submissions() {
  const Result<std::string> body = get("/api/v1/submissions", kAnswerBytesMax);
  if (!body) return body.error();
  return wire::submission_views_from_json(*body);
}

Result<std::string> ServerSession::evidence(const std::string& id) {
  if (!is_id(id)) return id_malformed(id);
  return get("/api/v1/submissions/" + id + "/evidence", wire::kEvidenceBytesMax);
}

Result<wire::SubmissionView> ServerSession::decide(const std::string& id,
                                                   const wire::Decision& decision) {
  if (!is_id(id)) return id_malformed(id);
  const Result<std::string> body =
      post("/api/v1/submissions/" + id + "/decisions", wire::decision_to_json(decision));
  if (!body) return body.error();
  return wire::submission_view_from_json(*body);
}

Result<wire::OrganisationView> ServerSession::organisation() {
  const Result<std::string> body = get("/api/v1/organisation", kAnswerBytesMax);
  if (!body) return body.error();
  return wire::organisation_view_from_json(*body);
}

Result<wire::OrganisationView> ServerSession::change_organisation(const wire::Envelope& event) {
  const Result<std::string> body =
      post("/api/v1/organisation/events", wire::envelope_to_json(event));
  if (!body) return body.error();
  return wire::organisation_view_from_json(*body);
}

Result<wire::OrganisationView> ServerSession::set_policy(const wire::Envelope& policy) {
  const Result<std::string> body =
      post("/api/v1/organisation/policies", wire::envelope_to_json(policy));
  if (!body) return body.error();
  return wire::organisation_view_from_json(*body);
}

Result<std::vector<wire::MandateView>> ServerSession::mandates() {
  const Result<std::string> body = get("/api/v1/mandates", kAnswerBytesMax);
  if (!body) return body.error();
  return wire::mandate_views_from_json(*body);
}

Result<std::vector<wire::MandateView>> ServerSession::give_mandate(const wire::Envelope& mandate) {
  const Result<std::string> body = post("/api/v1/mandates", wire::envelope_to_json(mandate));
  if (!body) return body.error();
  return wire::mandate_views_from_json(*body);
}

Result<std::vector<wire::MandateView>> ServerSession::revoke_mandate(
    const wire::Envelope& revocation) {
  const Result<std::string> body =
      post("/api/v1/mandates/revocations", wire::envelope_to_json(revocation));
  if (!body) return body.error();
  return wire::mandate_views_from_json(*body);
}

Result<wire::ServerInfo> ServerSession::about() {
  const Result<std::string> body = get("/api/v1/server", kAnswerBytesMax);
  if (!body) return body.error();
  return wire::server_info_from_json(*body);
}

Result<std::string> ServerSession::server_key_x() {
  const Result<wire::ServerInfo> info = about();
  return info ? Result<std::string>(info->server_key_x) : info.error();
}

Result<wire::SignedTreeHead> ServerSession::log_head() {
  const Result<std::string> body = get("/api/v1/log", kAnswerBytesMax);
  if (!body) return body.error();
  return wire::signed_tree_head_from_json(*body);
}

Result<seal::MerklePath> ServerSession::log_consistency(std::uint64_t before, std::uint64_t size) {
  const Result<std::string> body = get(
      "/api/v1/log/consistency?before=" + std::to_string(before) + "&size=" + std::to_string(size),
      kAnswerBytesMax);
  if (!body) return body.error();
  return wire::log_path_from_json(*body);
}

Result<wire::LogPlace> ServerSession::log_inclusion(std::string_view leaf, std::uint64_t size) {
  const Result<std::string> body =
      get("/api/v1/log/inclusion?leaf=" + seal::hex(leaf) + "&size=" + std::to_string(size),
          kAnswerBytesMax);
  if (!body) return body.error();
  return wire::log_place_from_json(*body);
}

Result<Done> ServerSession::export_all(const std::function<bool(std::string_view)>& take) {
  client_->set_payload_max_length(std::numeric_limits<std::size_t>::max());
  client_->set_read_timeout(std::chrono::seconds(60));
  client_->set_max_timeout(std::chrono::hours(1));
  int status = 0;
  bool stopped = false;
  std::string problem;
  const httplib::Result result = client_->Get(
      "/api/v1/export", {{"Cookie", cookie_}},
      [&](const httplib::Response& response) {
        status = response.status;
        return true;
      },
      [&](const char* bytes, std::size_t count) {
        if (status == 200) return !(stopped = !take({bytes, count}));
        problem.append(bytes, std::min(count, kAnswerBytesMax - problem.size()));
        return problem.size() < kAnswerBytesMax;
      });
  if (stopped) return Error{"export_stopped", "the export was stopped", "Start it again."};
  if (result && status != 200) return wire::problem_from_json(status, problem);
  if (result) return Done{};
  return answer_of(result).error();
}

void ServerSession::sign_out() {
  if (cookie_.empty()) return;
  const httplib::Headers headers{{"Cookie", cookie_}};
  // An answer is not needed: a session that stays open ends by itself.
  static_cast<void>(client_->Delete("/api/v1/sessions/current", headers, std::string(), kJson));
  cookie_.clear();
}

}  // namespace quayside::cli
