#include "shared/wire/cds_uploads.h"

#include <algorithm>
#include <sstream>

#include "shared/wire/notification_parts.h"

namespace quayside::wire {
namespace {

constexpr const char* kNamespace = "hmrc:fileupload";
constexpr std::size_t kReferenceBytesMax = 64;
constexpr std::size_t kHrefBytesMax = 2048;
constexpr std::size_t kFieldsMax = 40;
constexpr std::size_t kFieldNameBytesMax = 64;
constexpr std::size_t kFieldBytesMax = 16 * 1024;

// DocumentType is free text, read by officers.
std::string_view words_of(std::string_view type) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"invoice", "Invoice"},
      {"packingList", "Packing list"},
      {"transportDocument", "Transport document"},
      {"licence", "Licence"},
      {"certificate", "Certificate"},
  };
  for (const auto& [known, words] : kWords) {
    if (known == type) return words;
  }
  return "Other document";
}

pugi::xml_node add(pugi::xml_node parent, const char* name) { return parent.append_child(name); }

void add(pugi::xml_node parent, const char* name, const std::string& text) {
  add(parent, name).text().set(text.c_str());
}

bool is_reference(std::string_view text) {
  return !text.empty() && text.size() <= kReferenceBytesMax &&
         text.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
}

bool is_field_name(std::string_view name) {
  return !name.empty() && name.size() <= kFieldNameBytesMax && name != "file" &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_';
         });
}

Error malformed() {
  return {"slots_malformed", "the answer names no places to send files to",
          "Look at the version of the API in the file of the connection."};
}

bool read_slot(const pugi::xml_node& file, UploadSlot& slot) {
  slot.reference = text_at_path(file, "Reference");
  const pugi::xml_node request = child_named(file, "UploadRequest");
  slot.href = text_at_path(request, "Href");
  for (const pugi::xml_node& field : child_named(request, "Fields").children()) {
    if (!is_element(field)) continue;
    std::string name(local_name(field));
    std::string value = text_of(field);
    if (!is_field_name(name) || value.size() > kFieldBytesMax) return false;
    slot.fields.emplace_back(std::move(name), std::move(value));
  }
  return is_reference(slot.reference) && !slot.href.empty() && slot.href.size() <= kHrefBytesMax &&
         slot.fields.size() <= kFieldsMax;
}

}  // namespace

std::string write_cds_upload_request(std::string_view mrn, std::span<const Document> documents) {
  pugi::xml_document document;
  pugi::xml_node root = add(document, "FileUploadRequest");
  root.append_attribute("xmlns").set_value(kNamespace);
  add(root, "DeclarationID", std::string(mrn));
  add(root, "FileGroupSize", std::to_string(documents.size()));
  pugi::xml_node files = add(root, "Files");
  for (std::size_t i = 0; i < documents.size(); ++i) {
    pugi::xml_node file = add(files, "File");
    add(file, "FileSequenceNo", std::to_string(i + 1));
    add(file, "DocumentType", std::string(words_of(documents[i].type)));
  }
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

Result<std::vector<UploadSlot>> read_cds_upload_slots(std::string_view xml) {
  const Result<std::shared_ptr<pugi::xml_document>> document = parse_xml(xml);
  if (!document) return document.error();
  const pugi::xml_node root = (*document)->document_element();
  if (local_name(root) != "FileUploadResponse") return malformed();
  std::vector<UploadSlot> slots;
  bool sound = true;
  for_each_child(child_named(root, "Files"), "File", [&](const pugi::xml_node& file) {
    UploadSlot slot;
    sound = sound && slots.size() < kDocumentsMax && read_slot(file, slot);
    if (sound) slots.push_back(std::move(slot));
  });
  if (!sound || slots.empty()) return malformed();
  return slots;
}

bool read_cds_file_notification(std::string_view xml, Notification& notification) {
  const Result<std::shared_ptr<pugi::xml_document>> document = parse_xml(xml);
  if (!document) return false;
  const pugi::xml_node root = (*document)->document_element();
  const std::string reference = text_at_path(root, "FileReference");
  const std::string outcome = text_at_path(root, "Outcome");
  if (local_name(root) != "Root" || !is_reference(reference) || outcome.empty()) return false;
  notification.type = outcome == "SUCCESS" ? kFileTaken : kFileRefused;
  notification.id = reference;
  notification.statements.push_back({notification.type, one_line(text_at_path(root, "FileName")),
                                     one_line(text_at_path(root, "Details")), ""});
  return true;
}

}  // namespace quayside::wire
