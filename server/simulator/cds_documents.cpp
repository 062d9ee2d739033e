// The part of CdsService that takes documents: slots first, then a form for each, as S3 takes it.
#include <httplib.h>

#include "server/simulator/cds_answers.h"
#include "server/simulator/cds_notification.h"
#include "server/simulator/cds_service.h"
#include "server/simulator/identifiers.h"
#include "server/simulator/structure.h"

namespace quayside::simulator {
namespace {

constexpr std::size_t kFilesMax = 11;
constexpr std::size_t kMrnMax = 22;
constexpr std::size_t kUploadBytesMax = 10 * 1024 * 1024;
constexpr std::size_t kFieldsBytesMax = 64 * 1024;

struct SlotRequest {
  std::string mrn;
  std::vector<std::string> types;
};

// Empty for what does not keep to FileUploadRequest.xsd, or wants more than eleven slots.
std::optional<SlotRequest> read_slot_request(const std::string& xml) {
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return std::nullopt;
  const pugi::xml_node root = document.document_element();
  SlotRequest request;
  request.mrn = element_text(first_named(root, "DeclarationID"));
  for (const pugi::xml_node& file : first_named(root, "Files").children()) {
    if (element_name(file) != "File") continue;
    const std::string number = element_text(first_named(file, "FileSequenceNo"));
    if (number != std::to_string(request.types.size() + 1)) return std::nullopt;
    request.types.push_back(element_text(first_named(file, "DocumentType")));
  }
  const bool sound =
      element_name(root) == "FileUploadRequest" && !request.mrn.empty() &&
      request.mrn.size() <= kMrnMax && !request.types.empty() &&
      request.types.size() <= kFilesMax &&
      element_text(first_named(root, "FileGroupSize")) == std::to_string(request.types.size());
  return sound ? std::optional(request) : std::nullopt;
}

std::string slots_xml(const std::vector<CdsSlot>& slots, const std::string& origin) {
  pugi::xml_document answer;
  pugi::xml_node out = answer.append_child("FileUploadResponse");
  out.append_attribute("xmlns").set_value("hmrc:fileupload");
  out = out.append_child("Files");
  for (const CdsSlot& slot : slots) {
    pugi::xml_node file = out.append_child("File");
    file.append_child("Reference").text().set(slot.reference.c_str());
    pugi::xml_node upload = file.append_child("UploadRequest");
    upload.append_child("Href").text().set((origin + "/upload/" + slot.reference).c_str());
    pugi::xml_node fields = upload.append_child("Fields");
    for (const auto& [name, value] : fields_of(slot))
      fields.append_child(name.c_str()).text().set(value.c_str());
  }
  return text_of_document(answer);
}

std::string upload_notice(const CdsSlot& slot, const CdsForm& form, const std::string& rejection) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("Root");
  root.append_attribute("xmlns").set_value("hmrc:fileupload");
  root.append_child("FileReference").text().set(slot.reference.c_str());
  if (rejection.empty()) {
    root.append_child("BatchId").text().set(slot.group.c_str());
    root.append_child("FileName").text().set(form.name.c_str());
  }
  root.append_child("Outcome").text().set(rejection.empty() ? "SUCCESS" : "REJECTED");
  const std::string words =
      rejection.empty() ? "Thank you for submitting your documents. (simulated)" : rejection;
  root.append_child("Details").text().set(words.c_str());
  return text_of_document(document);
}

// As S3 says it: another form of error than HMRC's.
void send_s3_error(httplib::Response& response, int status, const char* code, const char* words) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("Error");
  root.append_child("Code").text().set(code);
  root.append_child("Message").text().set(words);
  response.status = status;
  response.set_content(text_of_document(document), "application/xml");
}

enum class Reading { well, broken, too_large };

Reading read_form(const httplib::ContentReader& reader, CdsForm& form) {
  bool in_file = false;
  std::size_t bytes_of_fields = 0;
  const bool read = reader(
      [&](const httplib::FormData& part) {
        in_file = part.name == "file";
        form.file_is_last = in_file;
        if (in_file) {
          form.name = part.filename;
        } else {
          form.fields.emplace_back(part.name, "");
        }
        return form.fields.size() <= 64;
      },
      [&](const char* bytes, std::size_t count) {
        if (in_file) {
          form.bytes.append(bytes, count);
          return form.bytes.size() <= kUploadBytesMax;
        }
        bytes_of_fields += count;
        form.fields.back().second.append(bytes, count);
        return bytes_of_fields <= kFieldsBytesMax;
      });
  if (form.bytes.size() > kUploadBytesMax) return Reading::too_large;
  return read ? Reading::well : Reading::broken;
}

}  // namespace

void CdsService::slots(const httplib::Request& request, httplib::Response& response) {
  response.set_header("X-Conversation-ID", new_uuid());
  const auto wanted = read_slot_request(request.body);
  if (!wanted) {
    return send_error(response, 400, "BAD_REQUEST", "Payload is not valid according to schema");
  }
  std::vector<CdsSlot> given;
  {
    const std::lock_guard lock(taking_);
    const auto declaration = declarations_.find(wanted->mrn);
    const Steering steering = steering_of(declaration ? declaration->lrn : "");
    if (steering.http_500 && troubles_.fails_this_time("slots " + wanted->mrn)) {
      return send_error(response, 500, "INTERNAL_SERVER_ERROR", "Internal server error");
    }
    given = uploads_.give(wanted->mrn, wanted->types);
  }
  response.set_content(slots_xml(given, "http://" + request.get_header_value("Host")), kXml);
}

void CdsService::upload(const httplib::Request& request, httplib::Response& response,
                        const httplib::ContentReader& reader) {
  const std::string reference = request.path_params.at("reference");
  std::optional<CdsSlot> slot;
  {
    const std::lock_guard lock(taking_);
    if (const CdsSlot* found = uploads_.find(reference)) slot = *found;
  }
  if (!slot || !request.is_multipart_form_data()) {
    return send_s3_error(response, 403, "AccessDenied", "Access Denied");
  }
  // Only the bucket and nobody's token belongs here.
  if (request.has_header("Authorization")) {
    return send_s3_error(response, 400, "InvalidArgument", "Only one auth mechanism allowed");
  }
  CdsForm form;
  const Reading reading = read_form(reader, form);
  if (reading == Reading::too_large) {
    return send_s3_error(response, 400, "EntityTooLarge",
                         "Your proposed upload exceeds the maximum allowed size");
  }
  if (reading == Reading::broken || !form.file_is_last) {
    return send_s3_error(response, 400, "MalformedPOSTRequest",
                         "The body of your POST request is not well-formed multipart/form-data.");
  }
  if (form.fields != fields_of(*slot)) {
    return send_s3_error(response, 403, "AccessDenied", "Invalid according to Policy");
  }
  const Steering steering = steering_of(form.name);
  if (steering.http_500 && troubles_.fails_this_time(reference)) {
    return send_s3_error(response, 500, "InternalError", "We encountered an internal error.");
  }
  if (steering.http_429 && troubles_.fails_this_time(slot->mrn + form.name)) {
    return send_s3_error(response, 503, "SlowDown", "Please reduce your request rate.");
  }
  troubles_.before_taking(steering);
  take_file(reference, form, steering);
  if (troubles_.may_answer(steering, request)) response.status = 204;
}

// A declaration of which documents were wanted goes on once a whole group of them was taken.
void CdsService::take_file(const std::string& reference, const CdsForm& form,
                           const Steering& steering) {
  const std::string rejection = rejection_of(form);
  std::optional<CdsDeclaration> satisfied;
  CdsSlot slot;
  {
    const std::lock_guard lock(taking_);
    uploads_.take(reference, form, rejection.empty() ? "SUCCESS" : "REJECTED");
    slot = *uploads_.find(reference);
    const auto declaration = declarations_.find(slot.mrn);
    const std::string lrn = declaration ? declaration->lrn : "";
    const bool wants = lrn.starts_with('D') || lrn.starts_with('d');
    if (wants && uploads_.is_complete(slot)) satisfied = declaration;
  }
  Plan plan{slot.mrn, {}};
  const std::int64_t due = now_ms() + options_.pace_ms;
  if (!steering.mute) {
    plan.notices.insert(plan.notices.end(), steering.duplicate ? 2 : 1,
                        {"upload", upload_notice(slot, form, rejection), due});
  }
  record(reference, CdsMessage{}, std::move(plan));
  if (!satisfied) return;
  Plan released{slot.mrn, {}};
  const CdsAbout what{satisfied->lrn, satisfied->mrn, satisfied->version, due};
  released.notices.push_back({"DMSROG", cds_plain_xml(what, "08"), due + options_.pace_ms});
  record(new_uuid(), CdsMessage{}, std::move(released));
}

}  // namespace quayside::simulator
