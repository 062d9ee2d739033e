#include "server/simulator/cds_service.h"

#include <httplib.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <sstream>

#include "server/simulator/identifiers.h"
#include "server/simulator/message.h"
#include "server/simulator/mrn.h"
#include "server/simulator/schema_check.h"
#include "server/simulator/structure.h"

namespace quayside::simulator {
namespace {

constexpr const char* kXml = "application/xml; charset=UTF-8";
constexpr int kFilesMax = 11;
constexpr std::size_t kUploadBytesMax = 10 * 1024 * 1024;

std::string text_of_document(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

void send_error(httplib::Response& response, int status, const char* code, const char* words,
                const std::vector<std::string>& details = {}) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("errorResponse");
  root.append_child("code").text().set(code);
  root.append_child("message").text().set(words);
  pugi::xml_node errors;
  for (const std::string& detail : details) {
    if (!errors) errors = root.append_child("errors");
    pugi::xml_node error = errors.append_child("error");
    error.append_child("code").text().set("xml_validation_error");
    error.append_child("message").text().set(detail.c_str());
  }
  response.status = status;
  response.set_content(text_of_document(document), kXml);
}

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

std::string upload_notice(const std::string& reference, const std::string& name, bool success) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("Root");
  root.append_attribute("xmlns").set_value("hmrc:fileupload");
  root.append_child("FileReference").text().set(reference.c_str());
  root.append_child("BatchId").text().set(new_uuid().c_str());
  root.append_child("FileName").text().set(name.c_str());
  root.append_child("Outcome").text().set(success ? "SUCCESS" : "REJECTED");
  root.append_child("Details").text().set(success ? "" : "The file is too large.");
  return text_of_document(document);
}

}  // namespace

CdsService::CdsService(CdsOptions options, Ledger& ledger, CdsRegister& declarations,
                       Notifier& notifier, CdsMailbox& mailbox, Troubles& troubles)
    : options_(std::move(options)),
      ledger_(ledger),
      declarations_(declarations),
      notifier_(notifier),
      mailbox_(mailbox),
      troubles_(troubles),
      access_(options_.calls_per_second) {}

void CdsService::mount(httplib::Server& server) {
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
  const auto bare = [this](Handler handler) {
    return [this, handler](const httplib::Request& request, httplib::Response& response) {
      (this->*handler)(request, response);
    };
  };
  server.Post("/oauth/token", bare(&CdsService::token));
  server.Post("/upload/:reference", bare(&CdsService::upload));
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

// As many slots as files are announced; the fields are those of a form that goes before the file.
void CdsService::slots(const httplib::Request& request, httplib::Response& response) {
  response.set_header("X-Conversation-ID", new_uuid());
  pugi::xml_document document;
  const bool parsed = document.load_buffer(request.body.data(), request.body.size());
  const pugi::xml_node root = document.document_element();
  const std::string mrn = element_text(first_named(root, "DeclarationID"));
  int files = 0;
  for (const pugi::xml_node& file : first_named(root, "Files").children()) {
    files += element_name(file) == "File" ? 1 : 0;
  }
  if (!parsed || element_name(root) != "FileUploadRequest" || mrn.empty() || files == 0 ||
      files > kFilesMax ||
      element_text(first_named(root, "FileGroupSize")) != std::to_string(files)) {
    return send_error(response, 400, "BAD_REQUEST", "Payload is not valid according to schema");
  }
  pugi::xml_document answer;
  pugi::xml_node out = answer.append_child("FileUploadResponse");
  out.append_attribute("xmlns").set_value("hmrc:fileupload");
  out = out.append_child("Files");
  for (int i = 0; i < files; ++i) {
    const std::string reference = new_uuid();
    pugi::xml_node file = out.append_child("File");
    file.append_child("Reference").text().set(reference.c_str());
    pugi::xml_node upload = file.append_child("UploadRequest");
    const std::string href = "http://" + request.get_header_value("Host") + "/upload/" + reference;
    upload.append_child("Href").text().set(href.c_str());
    pugi::xml_node fields = upload.append_child("Fields");
    fields.append_child("x-amz-meta-request-id").text().set(reference.c_str());
    fields.append_child("key").text().set(reference.c_str());
  }
  response.set_content(text_of_document(answer), kXml);
}

void CdsService::upload(const httplib::Request& request, httplib::Response& response) {
  const std::string reference = request.path_params.at("reference");
  if (!is_message_id(reference) || !request.form.has_file("file")) {
    return send_error(response, 400, "BAD_REQUEST", "The form has no file.");
  }
  const auto file = request.form.get_file("file");
  Plan plan{reference, {}};
  plan.notices.push_back(
      {"upload", upload_notice(reference, file.filename, file.content.size() <= kUploadBytesMax),
       now_ms() + options_.pace_ms});
  CdsMessage about;
  record(reference, about, std::move(plan));
  response.status = 204;
}

}  // namespace quayside::simulator
