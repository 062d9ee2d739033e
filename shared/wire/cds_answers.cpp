#include <algorithm>

#include "shared/base/text.h"
#include "shared/wire/cds_api.h"
#include "shared/wire/notification_parts.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kRefusalBytesMax = 2000;
constexpr std::size_t kListedMax = 60'000;  // HMRC's own limit
constexpr std::size_t kListBytesMax = 16 * 1024 * 1024;
constexpr std::size_t kPageMax = 10'000;

// No more bytes than that, and no half of a character: what would stand for one is longer than it.
std::string cut(std::string text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80)
    --bytes;
  return trimmed(text.substr(0, bytes));
}

int whole_number(const std::string& text) {
  const bool digits =
      !text.empty() && text.size() <= 6 &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  int number = 0;
  if (digits) {
    for (const char c : text)
      number = number * 10 + (c - '0');
  }
  return number;
}

bool is_identifier(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
}

Error not_a_result() {
  return {"message_not_a_search_result", "the answer is no result of a search", ""};
}

// A second Declaration in the details of a status repeats what was declared, and has no time.
std::vector<CdsFound> found_in(const pugi::xml_node& root, std::string_view details_name) {
  std::vector<CdsFound> found;
  for_each_child(root, details_name, [&](const pugi::xml_node& details) {
    for_each_child(details, "Declaration", [&](const pugi::xml_node& declaration) {
      CdsFound one{text_at_path(declaration, "ID"), text_at_path(declaration, "LRN"),
                   time_of(text_at_path(declaration, "ReceivedDateTime/DateTimeString"))};
      const bool says_something = !one.lrn.empty() || !one.received_at.empty();
      if (says_something && found.size() < kPageMax) found.push_back(std::move(one));
    });
  });
  return found;
}

}  // namespace

std::string read_cds_refusal(std::string_view body) {
  const Result<std::shared_ptr<pugi::xml_document>> document = parse_xml(body);
  if (!document) return cut(repaired_utf8(trimmed(body)), kRefusalBytesMax);
  const pugi::xml_node root = (*document)->document_element();
  std::string words = text_at_path(root, "code");
  const std::string message = text_at_path(root, "message");
  if (!words.empty() && !message.empty()) words += ": ";
  words += message;
  for_each_child(child_named(root, "errors"), "error", [&](const pugi::xml_node& error) {
    const std::string detail = one_line(text_at_path(error, "message"));
    if (!detail.empty() && words.size() < kRefusalBytesMax) words += '\n' + detail;
  });
  return cut(words.empty() ? repaired_utf8(trimmed(body)) : words, kRefusalBytesMax);
}

Result<CdsSearchPage> read_cds_search(std::string_view xml) {
  const Result<std::shared_ptr<pugi::xml_document>> document = parse_xml(xml);
  if (!document) return document.error();
  const pugi::xml_node root = (*document)->document_element();
  if (local_name(root) != "DeclarationSearchResponse") return not_a_result();
  return CdsSearchPage{found_in(root, "DeclarationSearchDetails"),
                       whole_number(text_at_path(root, "TotalPagesAvailable"))};
}

Result<std::vector<CdsFound>> read_cds_status(std::string_view xml) {
  const Result<std::shared_ptr<pugi::xml_document>> document = parse_xml(xml);
  if (!document) return document.error();
  const pugi::xml_node root = (*document)->document_element();
  if (local_name(root) != "DeclarationStatusResponse") return not_a_result();
  return found_in(root, "DeclarationStatusDetails");
}

Result<std::vector<std::string>> read_cds_notification_list(std::string_view xml) {
  const Result<std::shared_ptr<pugi::xml_document>> document = parse_xml(xml, kListBytesMax);
  if (!document) return document.error();
  std::vector<std::string> ids;
  for_each_child((*document)->document_element(), "link", [&](const pugi::xml_node& link) {
    const std::string_view href = link.attribute("href").value();
    const std::string_view id = href.substr(href.rfind('/') + 1);
    if (link.attribute("rel").value() != std::string_view("notification")) return;
    if (is_identifier(id) && ids.size() < kListedMax) ids.emplace_back(id);
  });
  return ids;
}

}  // namespace quayside::wire
