#include "server/simulator/cds_uploads.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "server/simulator/identifiers.h"

namespace quayside::simulator {
namespace {

using Json = nlohmann::ordered_json;

Json line_of(const CdsSlot& slot) {
  return {{"reference", slot.reference}, {"mrn", slot.mrn},
          {"group", slot.group},         {"groupSize", slot.group_size},
          {"type", slot.document_type},  {"name", slot.name},
          {"outcome", slot.outcome},     {"size", slot.size}};
}

CdsSlot slot_of(const Json& line) {
  CdsSlot slot;
  slot.reference = text_of(line, "reference");
  slot.mrn = text_of(line, "mrn");
  slot.group = text_of(line, "group");
  slot.group_size = static_cast<int>(number_of(line, "groupSize"));
  slot.document_type = text_of(line, "type");
  slot.name = text_of(line, "name");
  slot.outcome = text_of(line, "outcome");
  slot.size = static_cast<std::size_t>(number_of(line, "size"));
  return slot;
}

// By the content, as HMRC does; "" for what is not allowed.
std::string mime_type_of(const std::string& bytes) {
  if (bytes.starts_with("%PDF-")) return "application/pdf";
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
  if (bytes.starts_with("GIF8")) return "image/gif";
  const bool has_control = std::any_of(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<unsigned char>(c) < 9 || (c > 13 && c < ' ');
  });
  return has_control || bytes.empty() ? "application/octet-stream" : "text/plain";
}

}  // namespace

std::vector<std::pair<std::string, std::string>> fields_of(const CdsSlot& slot) {
  return {{"x-amz-meta-request-id", slot.group},
          {"x-amz-meta-consuming-service", "customs-declarations"},
          {"x-amz-algorithm", "AWS4-HMAC-SHA256"},
          {"key", slot.reference},
          {"acl", "private"},
          {"policy", "c2ltdWxhdGVk"}};
}

std::string rejection_of(const CdsForm& form) {
  if (form.bytes.find("EICAR-STANDARD-ANTIVIRUS-TEST-FILE") != std::string::npos) {
    return "This file has a virus";
  }
  const std::string type = mime_type_of(form.bytes);
  for (const char* allowed : {"application/pdf", "image/jpeg", "image/png", "text/plain"}) {
    if (type == allowed) return "";
  }
  return "MIME type [" + type + "] is not allowed for service: [customs-declarations]";
}

Result<Done> CdsUploads::open(const std::string& folder) {
  folder_ = folder + "/documents";
  std::error_code ignored;
  std::filesystem::create_directories(folder_, ignored);
  return journal_.open(folder, "slots.jsonl", [this](const Json& line) { keep(slot_of(line)); });
}

std::vector<CdsSlot> CdsUploads::give(const std::string& mrn,
                                      const std::vector<std::string>& types) {
  std::vector<CdsSlot> given;
  const std::string group = new_uuid();
  for (const std::string& type : types) {
    CdsSlot slot;
    slot.reference = new_uuid();
    slot.mrn = mrn;
    slot.group = group;
    slot.group_size = static_cast<int>(types.size());
    slot.document_type = type;
    journal_.append(line_of(slot), false);
    given.push_back(slot);
    keep(std::move(slot));
  }
  return given;
}

const CdsSlot* CdsUploads::find(const std::string& reference) const {
  const auto found = slots_.find(reference);
  return found == slots_.end() ? nullptr : &found->second;
}

void CdsUploads::take(const std::string& reference, const CdsForm& form,
                      const std::string& outcome) {
  CdsSlot slot = slots_.at(reference);
  slot.name = form.name;
  slot.outcome = outcome;
  slot.size = form.bytes.size();
  std::ofstream file(folder_ + "/" + reference, std::ios::binary);
  file << form.bytes;
  if (!file.flush()) {
    std::fputs("quayside-customs-simulator: a document cannot be kept\n", stderr);
    std::_Exit(2);
  }
  journal_.append(line_of(slot), true);
  keep(std::move(slot));
}

bool CdsUploads::is_complete(const CdsSlot& slot) const {
  const auto taken = std::count_if(slots_.begin(), slots_.end(), [&](const auto& entry) {
    return entry.second.group == slot.group && entry.second.outcome == "SUCCESS";
  });
  return taken == slot.group_size;
}

std::string CdsUploads::to_json() const {
  Json list = Json::array();
  for (const auto& [reference, slot] : slots_) {
    if (slot.outcome.empty()) continue;
    list.push_back({{"reference", reference},
                    {"mrn", slot.mrn},
                    {"name", slot.name},
                    {"type", slot.document_type},
                    {"size", slot.size},
                    {"outcome", slot.outcome}});
  }
  return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void CdsUploads::keep(CdsSlot slot) {
  std::string reference = slot.reference;
  slots_[std::move(reference)] = std::move(slot);
}

}  // namespace quayside::simulator
