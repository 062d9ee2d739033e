#include "server/simulator/cds_service.h"

#include <httplib.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "server/simulator/cds_answers.h"
#include "server/simulator/identifiers.h"
#include "server/simulator/message.h"
#include "server/simulator/mrn.h"
#include "server/simulator/schema_check.h"
#include "server/simulator/structure.h"

namespace quayside::simulator {
namespace {

constexpr std::size_t kFormBytesMax = 11 * 1024 * 1024;  // a file with the fields before it

bool has_accepted_version(const std::string& accept) {
  return accept == "application/vnd.hmrc.1.0+xml" || accept == "application/vnd.hmrc.2.0+xml" ||
         accept == "application/vnd.hmrc.3.0+xml";
}

bool is_xml(std::string type) {
  std::erase(type, ' ');
  std::transform(type.begin(), type.end(), type.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return type == "application/xml" || type == "application/xml;charset=utf-8";
}

// "/customs/declarations/amend" takes COR and nothing else.
bool is_for(const std::string& path, const CdsMessage& message) {
  if (path.ends_with("/amend")) return message.type == "COR";
  if (path.ends_with("/cancellation-requests")) return message.type == "INV";
  if (path.ends_with("/arrival-notification")) return message.type == "GPR";
  return message.function == "9";
}

CdsDeclaration declaration_of(const CdsMessage& message) {
  CdsDeclaration declaration;
  declaration.lrn = message.lrn;
  declaration.declarant = message.declarant;
  declaration.type = message.type;
  declaration.ducr = message.ducr;
  if (message.is_import()) declaration.taxes = message.taxes;
  declaration.received_at_ms = now_ms();
  declaration.mrn =
      new_mrn(year_of(declaration.received_at_ms), "GB", message.is_import() ? 'R' : 'A');
  return declaration;
}

}  // namespace

CdsService::CdsService(CdsOptions options, Ledger& ledger, CdsRegister& declarations,
                       CdsUploads& uploads, Notifier& notifier, CdsMailbox& mailbox,
                       Troubles& troubles)
    : options_(std::move(options)),
      ledger_(ledger),
      declarations_(declarations),
      uploads_(uploads),
      notifier_(notifier),
      mailbox_(mailbox),
      troubles_(troubles),
      access_(options_.calls_per_second) {}

void CdsService::mount(httplib::Server& server) {
  server.set_payload_max_length(kFormBytesMax);
  server.set_pre_routing_handler([](const httplib::Request& request, httplib::Response& response) {
    const bool fits = request.path.starts_with("/upload/") ||
                      request.get_header_value_u64("Content-Length") <= kMessageBytesMax;
    if (fits) return httplib::Server::HandlerResponse::Unhandled;
    response.status = 413;
    return httplib::Server::HandlerResponse::Handled;
  });
  for (const char* path : {"/customs/declarations/", "/customs/declarations/amend",
                           "/customs/declarations/cancellation-requests",
                           "/customs/declarations/arrival-notification"}) {
    server.Post(path, guarded(&CdsService::message, true));
  }
  server.Post("/customs/declarations/file-upload", guarded(&CdsService::slots, true));
  server.Get("/customs/declarations-information/search", guarded(&CdsService::search, false));
  server.Get("/customs/declarations-information/ducr/:ducr/status",
             guarded(&CdsService::status, false));
  for (const char* list : {"/notifications/unpulled", "/notifications/pulled"}) {
    server.Get(list, guarded(&CdsService::list_notifications, false));
    server.Get(std::string(list) + "/:id", guarded(&CdsService::hand_out_notification, false));
  }
  server.Get("/simulator/ledger", [this](const httplib::Request&, httplib::Response& response) {
    response.set_content(ledger_.to_json(), "application/json");
  });
  server.Get("/simulator/documents", [this](const httplib::Request&, httplib::Response& response) {
    const std::lock_guard lock(taking_);
    response.set_content(uploads_.to_json(), "application/json");
  });
  server.Post("/upload/:reference",
              [this](const httplib::Request& request, httplib::Response& response,
                     const httplib::ContentReader& reader) { upload(request, response, reader); });
  const auto bare = [this](Handler handler) {
    return [this, handler](const httplib::Request& request, httplib::Response& response) {
      (this->*handler)(request, response);
    };
  };
  server.Post("/oauth/token", bare(&CdsService::token));
}

CdsService::Guarded CdsService::guarded(Handler handler, bool takes_xml) {
  return [this, handler, takes_xml](const httplib::Request& request, httplib::Response& response) {
    const std::string client = access_.client_of(request.get_header_value("Authorization"));
    if (client.empty()) {
      return send_error(response, 401, "UNAUTHORIZED", "Bearer token is missing or not authorized");
    }
    if (!access_.may_call(client)) {
      return send_error(response, 429, "MESSAGE_THROTTLED_OUT",
                        "The request for the API is throttled as you have exceeded your quota.");
    }
    if (!has_accepted_version(request.get_header_value("Accept"))) {
      return send_error(response, 406, "ACCEPT_HEADER_INVALID",
                        "The accept header is missing or invalid");
    }
    if (takes_xml && !is_xml(request.get_header_value("Content-Type"))) {
      return send_error(response, 415, "UNSUPPORTED_MEDIA_TYPE",
                        "The content type header is missing or invalid");
    }
    if (takes_xml && access_.is_of_application(request.get_header_value("Authorization")) &&
        !request.has_header("X-Submitter-Identifier") &&
        !request.has_header("X-Badge-Identifier")) {
      return send_error(response, 400, "BAD_REQUEST",
                        "Both X-Submitter-Identifier and X-Badge-Identifier headers are missing");
    }
    (this->*handler)(request, response);
  };
}

void CdsService::token(const httplib::Request& request, httplib::Response& response) {
  const std::string client = request.get_param_value("client_id");
  const std::string kind = request.get_param_value("grant_type");
  std::optional<CdsTokens> tokens;
  if (!client.empty() && !request.get_param_value("client_secret").empty()) {
    if (kind == "authorization_code" && !request.get_param_value("code").empty()) {
      tokens = access_.issue(client);
    } else if (kind == "refresh_token") {
      tokens = access_.refresh(client, request.get_param_value("refresh_token"));
    } else if (kind == "client_credentials") {
      tokens = access_.issue_to_application(client);
    }
  }
  nlohmann::json answer;
  if (tokens) {
    answer = {{"access_token", tokens->access},
              {"expires_in", CdsAccess::kTokenSeconds},
              {"scope", "write:customs-declaration"},
              {"token_type", "bearer"}};
    if (!tokens->refresh.empty()) answer["refresh_token"] = tokens->refresh;
  } else {
    response.status = 400;
    answer = {{"error", "invalid_request"}, {"error_description", "grant is invalid"}};
  }
  response.set_content(answer.dump(), "application/json");
}

std::vector<std::string> CdsService::complaints_of(const CdsReading& reading,
                                                   const std::string& xml) const {
  std::vector<std::string> complaints = reading.complaints;
  if (options_.schema.empty() || !complaints.empty()) return complaints;
  const auto faults = schema_faults(options_.schema, options_.data, xml);
  if (!faults) {
    std::fputs("quayside-customs-simulator: xmllint or the schema could not be used\n", stderr);
    return complaints;
  }
  for (const Fault& fault : *faults)
    complaints.push_back(fault.information);
  return complaints;
}

void CdsService::message(const httplib::Request& request, httplib::Response& response) {
  const std::string conversation = new_uuid();
  response.set_header("X-Conversation-ID", conversation);
  const CdsReading reading = read_cds_message(request.body);
  if (!reading.well_formed) {
    return send_error(response, 400, "BAD_REQUEST",
                      "Request body does not contain a well-formed XML document.");
  }
  const std::vector<std::string> complaints = complaints_of(reading, request.body);
  if (!complaints.empty() || !reading.message || !is_for(request.path, *reading.message)) {
    return send_error(response, 400, "BAD_REQUEST", "Payload is not valid according to schema",
                      complaints);
  }
  const Steering steering = steering_of(reading.message->lrn);
  if (steering.http_500 && troubles_.fails_this_time(reading.message->lrn)) {
    return send_error(response, 500, "INTERNAL_SERVER_ERROR",
                      "This service is currently unavailable");
  }
  if (steering.http_429 && troubles_.fails_this_time(reading.message->lrn)) {
    return send_error(response, 429, "MESSAGE_THROTTLED_OUT",
                      "The request for the API is throttled as you have exceeded your quota.");
  }
  troubles_.before_taking(steering);
  Plan plan;
  {
    const std::lock_guard lock(taking_);
    plan = take(*reading.message, steering);
  }
  record(conversation, *reading.message, std::move(plan));
  if (troubles_.may_answer(steering, request)) response.status = 202;
}

Plan CdsService::take(const CdsMessage& message, const Steering& steering) {
  if (message.function != "9") {
    std::optional<CdsDeclaration> earlier = declarations_.find(message.mrn);
    Plan plan = cds_plan_for_request(message, earlier ? &*earlier : nullptr, steering, now_ms(),
                                     options_.pace_ms);
    if (earlier) declarations_.put(*earlier);
    return plan;
  }
  CdsDeclaration declaration = declaration_of(message);
  std::vector<std::string> faults;
  if (declarations_.is_lrn_used(declaration)) faults.push_back("CDS12003");
  if (declarations_.is_ducr_used(declaration)) faults.push_back("CDS12062");
  Plan plan = cds_plan_for_new(declaration, steering, faults, options_.pace_ms);
  declaration.rejected = plan.mrn.empty();
  if (message.border_means == "NONOTIFY") plan.notices.clear();
  declarations_.put(declaration);
  return plan;
}

void CdsService::record(const std::string& conversation, const CdsMessage& message, Plan plan) {
  ledger_.receive({conversation, message.lrn, message.declarant, plan.mrn.empty()}, plan);
  std::vector<PendingNotice> notices;
  for (std::size_t i = 0; i < plan.notices.size(); ++i) {
    notices.push_back({conversation, i, std::move(plan.notices[i])});
  }
  notifier_.add(std::move(notices));
}

}  // namespace quayside::simulator
