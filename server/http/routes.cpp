#include "server/http/routes.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

#include "server/http/connection_server.h"
#include "server/http/responses.h"
#include "server/http/security_headers.h"
#include "server/services/certificates.h"
#include "server/services/check.h"
#include "server/services/confirm_key.h"
#include "server/services/decide.h"
#include "server/services/documents.h"
#include "server/services/draft_copies.h"
#include "server/services/enrol.h"
#include "server/services/evidence_log.h"
#include "server/services/export.h"
#include "server/services/mandates.h"
#include "server/services/organisation.h"
#include "server/services/read_evidence.h"
#include "server/services/read_submissions.h"
#include "server/services/receive_notification.h"
#include "server/services/sign_in.h"
#include "server/services/submit.h"
#include "server/services/trial.h"
#include "shared/rules/rule.h"
#include "shared/wire/json.h"
#include "shared/wire/recovery.h"
#include "shared/wire/reference_data.h"

namespace quayside::http {
namespace {

constexpr std::size_t kBodyMax = 1024 * 1024;
constexpr std::size_t kSubmissionMax = 6 * 1024 * 1024;
constexpr int kExportsAtOnce = 4;
constexpr const char* kLines = "application/x-ndjson";
constexpr std::size_t kNotificationMax = 4 * 1024 * 1024;

// The same for an id that nobody has and for one of another organisation.
Error not_found() { return {"not_found", "no such submission", "Check the address."}; }

void get_server(Call& call) {
  const auto& environment = call.backend.environment;
  wire::ServerInfo info;
  info.connected = environment.connected;
  info.demonstration = environment.demonstration;
  info.reference_data = wire::reference_data_hash();
  info.rule_set = rule_set_hash();
  info.server_key_x = seal::base64url(environment.server_key.public_key().bytes);
  info.version = call.backend.version;
  send_json(call.response, 200, wire::server_info_to_json(info));
}

// Public facts, the same for everyone, named by their hash: any cache may keep them.
void get_reference_data(Call& call) {
  const std::string hash(wire::reference_data_hash());
  if (call.request.path_params.at("hash") != hash || hash.empty()) {
    return send_problem(call.response, not_found());
  }
  const std::string_view text = wire::reference_data_text();
  call.response.set_header("Cache-Control", "public,max-age=31536000,immutable");
  call.response.set_content(text.data(), text.size(), "text/plain; charset=utf-8");
}

void post_enrolment(Call& call) {
  const auto outcome = services::enrol(call.backend.environment, call.body);
  if (!outcome) return send_problem(call.response, outcome.error());
  send_json(call.response, outcome->created ? 201 : 200,
            wire::enrolment_answer_to_json(outcome->answer));
}

void post_challenge(Call& call) {
  const auto challenge = services::new_challenge(call.backend.environment, call.body);
  if (!challenge) return send_problem(call.response, challenge.error());
  send_json(call.response, 200, wire::challenge_answer_to_json(*challenge));
}

void post_session(Call& call) {
  const auto& origins = call.backend.origins;
  const auto session = services::open_session(call.backend.environment, call.body, origins.origins);
  if (!session) return send_problem(call.response, session.error());
  call.response.set_header("Set-Cookie", "quayside_session=" + session->token +
                                             "; HttpOnly; SameSite=Strict; Path=/" +
                                             (origins.is_https ? "; Secure" : ""));
  send_json(call.response, 201, wire::session_answer_to_json(session->answer));
}

void delete_session(Call& call) {
  services::close_session(call.backend.environment, session_token(call.request));
  call.response.set_header("Set-Cookie",
                           "quayside_session=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0");
  call.response.set_header("Cache-Control", "no-store");
  call.response.status = 204;
}

void post_certificate(Call& call) {
  const auto outcome =
      services::register_certificate(call.backend.environment, call.identity, call.body);
  if (!outcome) return send_problem(call.response, outcome.error());
  send_json(call.response, outcome->created ? 201 : 200,
            wire::certificate_answer_to_json(outcome->answer));
}

void post_certificate_revocation(Call& call) {
  const auto answer =
      services::revoke_certificate(call.backend.environment, call.identity, call.body);
  if (!answer) return send_problem(call.response, answer.error());
  send_json(call.response, 200, wire::certificate_answer_to_json(*answer));
}

void post_check(Call& call) {
  const std::string as_of = call.request.get_param_value("asOf");
  const std::string language = call.request.get_param_value("lang");
  auto verdict = services::check(call.backend.environment, {call.body, as_of, language});
  if (!verdict) return send_problem(call.response, verdict.error());
  send_json(call.response, 200, std::move(*verdict));
}

void post_trial(Call& call) {
  const auto answer = services::trial(call.backend.environment, call.identity, call.body);
  if (!answer) return send_problem(call.response, answer.error());
  send_json(call.response, 200, wire::trial_answer_to_json(*answer));
}

void post_submission(Call& call) {
  const auto outcome = services::submit(call.backend.environment, call.identity, call.body);
  if (!outcome.answer) return send_problem(call.response, outcome.answer.error(), outcome.verdict);
  send_json(call.response, outcome.created ? 201 : 200,
            wire::submission_answer_to_json(*outcome.answer));
}

void get_submissions(Call& call) {
  send_json(call.response, 200,
            wire::submission_views_to_json(
                services::list_submissions(call.backend.environment, call.identity)));
}

std::string id_of(const Call& call) {
  const auto found = call.request.path_params.find("id");
  return found == call.request.path_params.end() ? "" : found->second;
}

void get_submission(Call& call) {
  const auto view = services::read_submission(call.backend.environment, call.identity, id_of(call));
  if (!view) return send_problem(call.response, not_found());
  send_json(call.response, 200, wire::submission_view_to_json(*view));
}

void post_document(Call& call) {
  const auto kept = services::keep_document(call.backend.environment, call.identity, call.body);
  if (!kept) return send_problem(call.response, kept.error());
  send_json(call.response, kept->created ? 201 : 200, wire::stored_document_to_json(kept->stored));
}

// To be saved, never shown: what a trader sent is no part of this site.
void get_document(Call& call) {
  auto bytes = services::read_document(call.backend.environment, call.identity,
                                       call.request.path_params.at("hash"));
  if (!bytes) return send_problem(call.response, not_found());
  call.response.set_header("Cache-Control", "no-store");
  call.response.set_header("Content-Disposition", "attachment");
  call.response.set_content(std::move(*bytes), kBytes);
}

void get_draft_copies(Call& call) {
  call.response.set_header("Cache-Control", "no-store");
  send_json(call.response, 200,
            wire::draft_copies_to_json(
                services::list_draft_copies(call.backend.environment, call.identity)));
}

void get_draft_copy(Call& call) {
  const auto copy = services::read_draft_copy(call.backend.environment, call.identity, id_of(call));
  if (!copy) return send_problem(call.response, not_found());
  call.response.set_header("Cache-Control", "no-store");
  send_json(call.response, 200, wire::draft_copy_content_to_json(*copy));
}

void post_draft_copy(Call& call) {
  const auto kept =
      services::keep_draft_copy(call.backend.environment, call.identity, id_of(call), call.body);
  if (!kept) return send_problem(call.response, kept.error());
  send_json(call.response, 200, wire::draft_copy_to_json(*kept));
}

void post_draft_copies(Call& call) {
  const auto done =
      services::take_over_draft_copies(call.backend.environment, call.identity, call.body);
  if (!done) return send_problem(call.response, done.error());
  get_draft_copies(call);
}

void delete_draft_copies(Call& call) {
  const auto done = services::remove_draft_copies(call.backend.environment, call.identity);
  if (!done) return send_problem(call.response, done.error());
  call.response.status = 204;
}

void post_recovery_file(Call& call) {
  const auto done =
      services::keep_recovery_file(call.backend.environment, call.identity, call.body);
  if (!done) return send_problem(call.response, done.error());
  call.response.status = 204;
}

void post_recovery(Call& call) {
  const auto file = services::find_recovery_file(call.backend.environment, call.body);
  if (!file) return send_problem(call.response, file.error());
  send_json(call.response, 200, wire::recovery_answer_to_json(*file));
}

void get_evidence(Call& call) {
  const auto package =
      services::read_evidence(call.backend.environment, call.identity, id_of(call));
  if (!package) return send_problem(call.response, not_found());
  send_json(call.response, 200, wire::evidence_to_json(*package));
}

void post_decision(Call& call) {
  const auto view =
      services::decide(call.backend.environment, call.identity, id_of(call), call.body);
  if (!view) return send_problem(call.response, view.error());
  send_json(call.response, 200, wire::submission_view_to_json(*view));
}

void send_organisation(Call& call) {
  const auto& environment = call.backend.environment;
  send_json(
      call.response, 200,
      wire::organisation_view_to_json(services::read_organisation(environment, call.identity)));
}

void post_key_event(Call& call) {
  const auto done =
      services::change_organisation(call.backend.environment, call.identity, call.body);
  if (!done) return send_problem(call.response, done.error());
  send_organisation(call);
}

void post_policy(Call& call) {
  const auto done = services::set_policy(call.backend.environment, call.identity, call.body);
  if (!done) return send_problem(call.response, done.error());
  send_organisation(call);
}

void send_mandates(Call& call) {
  const auto& environment = call.backend.environment;
  send_json(call.response, 200,
            wire::mandate_views_to_json(services::list_mandates(environment, call.identity)));
}

void post_mandate(Call& call) {
  const auto done = services::give_mandate(call.backend.environment, call.identity, call.body);
  if (!done) return send_problem(call.response, done.error());
  send_mandates(call);
}

void post_mandate_revocation(Call& call) {
  const auto done = services::revoke_mandate(call.backend.environment, call.identity, call.body);
  if (!done) return send_problem(call.response, done.error());
  send_mandates(call);
}

// The token stands in the body: a page that somebody else made could not send it along.
void post_operator(Call& call) {
  const auto request = wire::operator_request_from_json(call.body);
  if (!request) return send_problem(call.response, request.error());
  if (!is_token(request->token, call.backend.operator_token)) {
    return send_problem(call.response, {"token_refused", "not the token of the operator",
                                        "Enter the token that the server was started with."});
  }
  auto& store = call.backend.environment.store;
  const auto& clock = call.backend.environment.clock;
  if (!request->decision.empty()) {
    const auto done = request->decision == "confirm"
                          ? services::confirm_key(store, clock, request->kid)
                          : services::revoke_key(store, clock, request->kid);
    if (!done) return send_problem(call.response, done.error());
  }
  send_json(call.response, 200, wire::waiting_keys_to_json(services::waiting_keys(store)));
}

void get_log(Call& call) {
  const auto& environment = call.backend.environment;
  wire::SignedTreeHead head;
  environment.store.read(
      [&](store::Reader& reader) { head = services::log_head(environment, reader); });
  call.response.set_header("Cache-Control", "no-store");
  send_json(call.response, 200, wire::signed_tree_head_to_json(head));
}

Error log_range_wrong() {
  return {"log_range_wrong", "the log has no such part",
          "Ask for sizes up to that of the head, the smaller one as before."};
}

void get_log_consistency(Call& call) {
  const auto before = wire::log_number(call.request.get_param_value("before"));
  const auto size = wire::log_number(call.request.get_param_value("size"));
  if (!before || !size) return send_problem(call.response, log_range_wrong());
  const auto path = services::log_consistency(call.backend.environment, *before, *size);
  if (!path) return send_problem(call.response, log_range_wrong());
  send_json(call.response, 200, wire::log_path_to_json(*path));
}

void get_log_inclusion(Call& call) {
  const auto leaf = seal::from_hex(call.request.get_param_value("leaf"));
  const auto size = wire::log_number(call.request.get_param_value("size"));
  if (!leaf || !size) return send_problem(call.response, log_range_wrong());
  const auto place = services::place_in_log(call.backend.environment, *leaf, *size);
  if (!place) {
    return send_problem(call.response,
                        {"not_in_log", "the log of that size has no such entry",
                         "Give the hash of an entry, and a size that it was there at."});
  }
  send_json(call.response, 200, wire::log_place_to_json(*place));
}

// Each piece has a minute to get through, all of them an hour.
void get_export(Call& call) {
  using namespace std::chrono_literals;
  std::atomic<int>& under_way = call.backend.exports_under_way;
  if (++under_way > kExportsAtOnce) {
    --under_way;
    return send_problem(call.response, busy());
  }
  const std::shared_ptr<void> place(nullptr, [&under_way](void*) { --under_way; });
  auto pieces = std::make_shared<services::Export>(call.backend.environment, call.identity);
  const auto end = std::chrono::steady_clock::now() + 1h;
  call.response.set_header("Cache-Control", "no-store");
  call.response.set_header("Content-Disposition",
                           "attachment; filename=\"quayside-export.ndjson\"");
  call.response.set_chunked_content_provider(
      kLines, [pieces, place, end](size_t, httplib::DataSink& sink) {
        if (std::chrono::steady_clock::now() > end) return false;
        if (Connection* connection = ConnectionServer::current()) connection->allow_answer(60s);
        const std::string line = pieces->next();
        if (!line.empty()) return sink.write(line.data(), line.size());
        sink.done();
        return true;
      });
}

std::optional<std::int64_t> last_event_id(const httplib::Request& request) {
  const std::string text = request.get_header_value("Last-Event-ID");
  if (text.empty() || text.size() > 15) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

void get_events(Call& call) {
  Connection* connection = ConnectionServer::current();
  if (connection == nullptr || call.request.method != "GET") {
    call.response.set_header("Content-Type", "text/event-stream");
    call.response.set_header("Cache-Control", "no-store");
    return;
  }
  std::string head =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
      "Cache-Control: no-store\r\nX-Accel-Buffering: no\r\nConnection: close\r\n";
  for (const auto& [name, value] : security_headers()) {
    head += std::string(name) + ": " + std::string(value) + "\r\n";
  }
  head += "\r\n";
  connection->hand_over([&events = call.backend.events, head = std::move(head),
                         eori = call.identity.eori, token = session_token(call.request),
                         last = last_event_id(call.request)](int socket) {
    events.add(socket, head, eori, token, last);
  });
}

// Nothing in the message can make this fail; only the store can. HMRC asks for that: an answer of
// 5xx holds up all further notifications.
void store_notification(Call& call, const services::CustomsNotification& notification) {
  const auto stored = services::receive_notification(call.backend.environment, notification);
  if (!stored) return send_problem(call.response, stored.error());
  if (call.backend.on_customs_message) call.backend.on_customs_message();
  call.response.set_header("Cache-Control", "no-store");
  call.response.status = 200;
}

void post_dk_notification(Call& call) { store_notification(call, {"dk", call.body}); }

void post_gb_notification(Call& call) {
  constexpr std::string_view kPlain = "0123456789abcdefABCDEF-";
  constexpr std::size_t kConversationMax = 64;
  std::string conversation = call.request.get_header_value("X-Conversation-ID");
  if (conversation.size() > kConversationMax ||
      conversation.find_first_not_of(kPlain) != std::string::npos) {
    conversation.clear();
  }
  store_notification(call, {"gb", call.body, conversation});
}

constexpr Route kRoutes[] = {
    {"GET", "/api/v1/server", Access::open, RateClass::none, 0, get_server},
    {"POST", "/api/v1/enrolments", Access::open, RateClass::enrolment, kBodyMax, post_enrolment},
    {"POST", "/api/v1/challenges", Access::open, RateClass::sign_in, kBodyMax, post_challenge},
    {"POST", "/api/v1/sessions", Access::open, RateClass::sign_in, kBodyMax, post_session},
    {"DELETE", "/api/v1/sessions/current", Access::session, RateClass::none, 0, delete_session},
    {"GET", "/api/v1/refdata/:hash", Access::open, RateClass::none, 0, get_reference_data},
    {"POST", "/api/v1/certificates", Access::session, RateClass::check, kBodyMax, post_certificate},
    {"POST", "/api/v1/certificates/revocations", Access::session, RateClass::check, kBodyMax,
     post_certificate_revocation},
    {"POST", "/api/v1/check", Access::session, RateClass::check, wire::kDeclarationBytesMax,
     post_check},
    {"POST", "/api/v1/trials", Access::session, RateClass::check, wire::kDeclarationBytesMax,
     post_trial},
    {"POST", "/api/v1/submissions", Access::session, RateClass::none, kSubmissionMax,
     post_submission},
    {"GET", "/api/v1/submissions", Access::session, RateClass::none, 0, get_submissions},
    {"GET", "/api/v1/submissions/:id", Access::session, RateClass::none, 0, get_submission},
    {"GET", "/api/v1/submissions/:id/evidence", Access::session, RateClass::none, 0, get_evidence},
    {"POST", "/api/v1/submissions/:id/decisions", Access::session, RateClass::none, kBodyMax,
     post_decision},
    {"GET", "/api/v1/organisation", Access::session, RateClass::none, 0, send_organisation},
    {"POST", "/api/v1/organisation/events", Access::session, RateClass::check, kBodyMax,
     post_key_event},
    {"POST", "/api/v1/organisation/policies", Access::session, RateClass::check, kBodyMax,
     post_policy},
    {"GET", "/api/v1/mandates", Access::session, RateClass::none, 0, send_mandates},
    {"POST", "/api/v1/mandates", Access::session, RateClass::check, kBodyMax, post_mandate},
    {"POST", "/api/v1/mandates/revocations", Access::session, RateClass::check, kBodyMax,
     post_mandate_revocation},
    {"POST", "/api/v1/documents", Access::session, RateClass::upload, wire::kDocumentBytesMax,
     post_document, true},
    {"GET", "/api/v1/documents/:hash", Access::session, RateClass::none, 0, get_document},
    {"GET", "/api/v1/drafts", Access::session, RateClass::none, 0, get_draft_copies},
    {"POST", "/api/v1/drafts", Access::session, RateClass::check, kBodyMax, post_draft_copies},
    {"DELETE", "/api/v1/drafts", Access::session, RateClass::check, 0, delete_draft_copies},
    {"GET", "/api/v1/drafts/:id", Access::session, RateClass::none, 0, get_draft_copy},
    {"POST", "/api/v1/drafts/:id", Access::session, RateClass::none, wire::kDraftCopyBodyMax,
     post_draft_copy},
    {"POST", "/api/v1/recovery-file", Access::session, RateClass::check, kBodyMax,
     post_recovery_file},
    {"POST", "/api/v1/recoveries", Access::open, RateClass::sign_in, kBodyMax, post_recovery},
    {"GET", "/api/v1/export", Access::session, RateClass::upload, 0, get_export},
    {"GET", "/api/v1/events", Access::session, RateClass::none, 0, get_events},
    {"POST", "/api/v1/operator", Access::open, RateClass::sign_in, kBodyMax, post_operator},
    {"GET", "/api/v1/log", Access::open, RateClass::check, 0, get_log},
    {"GET", "/api/v1/log/consistency", Access::open, RateClass::check, 0, get_log_consistency},
    {"GET", "/api/v1/log/inclusion", Access::open, RateClass::check, 0, get_log_inclusion},
    {"POST", "/customs/dk/notifications", Access::customs_dk, RateClass::none, kNotificationMax,
     post_dk_notification},
    {"POST", "/customs/gb/notifications", Access::customs_gb, RateClass::none, kNotificationMax,
     post_gb_notification},
};

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace quayside::http
