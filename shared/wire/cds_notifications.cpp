#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "shared/wire/cds.h"
#include "shared/wire/cds_api.h"
#include "shared/wire/cds_uploads.h"
#include "shared/wire/notification_parts.h"

namespace quayside::wire {
namespace {

// Function codes of a Response (HMRC, service guide, "Notification types and definitions"; 52 only
// in hmrc/customs-declare-exports).
constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {"01", "DMSACC"}, {"02", "DMSRCV"}, {"03", "DMSREJ"}, {"05", "DMSCTL"}, {"06", "DMSDOC"},
    {"07", "DMSRES"}, {"08", "DMSROG"}, {"09", "DMSCLE"}, {"10", "DMSINV"}, {"11", "DMSREQ"},
    {"13", "DMSTAX"}, {"14", "DMSCPI"}, {"15", "DMSCPR"}, {"16", "DMSEOG"}, {"17", "DMSEXT"},
    {"18", "DMSGER"}, {"50", "DMSALV"}, {"51", "DMSQRY"}, {"52", "DMSDET"},
};
constexpr std::string_view kGranted = "39";
constexpr std::string_view kDenied = "41";
constexpr std::string_view kNotPresentedInTime = "CDS12046";
constexpr std::size_t kStatementsMax = 100;

std::string type_of(std::string_view function) {
  std::string code(function);
  if (code.size() == 1) code.insert(0, "0");
  for (const auto& [known, type] : kTypes) {
    if (known == code) return std::string(type);
  }
  return "DMS" + code;
}

std::string pointer_text(const pugi::xml_node& holder) {
  std::string text;
  for_each_child(holder, "Pointer", [&](const pugi::xml_node& pointer) {
    const std::string section = text_at_path(pointer, "DocumentSectionCode");
    const std::string sequence = text_at_path(pointer, "SequenceNumeric");
    const std::string tag = text_at_path(pointer, "TagID");
    if (!text.empty()) text += '/';
    text += section;
    // The shipment is there once only, whatever number it is given.
    if (!sequence.empty() && section != "67A") text += '[' + sequence + ']';
    if (!tag.empty()) text += '/' + tag;
  });
  return text;
}

void add_place(CustomsError& error, const std::string& pointer) {
  if (pointer.empty() || error.pointers.size() >= kNotificationListMax) return;
  if (std::find(error.pointers.begin(), error.pointers.end(), pointer) != error.pointers.end()) {
    return;
  }
  error.pointers.push_back(pointer);
  const FieldPointer at = from_cds_pointer(pointer);
  if (!at.is_root() && std::find(error.at.begin(), error.at.end(), at) == error.at.end()) {
    error.at.push_back(at);
  }
}

CustomsError read_error(const pugi::xml_node& element) {
  CustomsError error;
  error.code = text_at_path(element, "ValidationCode");
  error.text = one_line(text_at_path(element, "Description"));
  add_place(error, pointer_text(element));
  return error;
}

// CDS12… are about elements that do not fit together (before 2020 they were called DMS12…).
bool is_relation(const CustomsError& error) {
  return error.code.starts_with("CDS12") || error.code.starts_with("DMS12");
}

// "/goodsShipment/goodsItems/0" of a place within that item; empty for any other.
std::string item_of(const CustomsError& error) {
  constexpr std::string_view kItems = "/goodsShipment/goodsItems/";
  if (error.at.empty() || !error.at.front().text().starts_with(kItems)) return {};
  const std::string& text = error.at.front().text();
  return text.substr(0, text.find('/', kItems.size()));
}

// Both sides of a relation are within one item, unless one of them stands above the items.
bool spans_items(const std::vector<CustomsError>& errors, const CustomsError& one) {
  return std::any_of(errors.begin(), errors.end(), [&](const CustomsError& other) {
    return other.code == one.code && item_of(other).empty();
  });
}

std::vector<CustomsError> with_relations_joined(const std::vector<CustomsError>& errors) {
  std::vector<CustomsError> joined;
  for (const CustomsError& error : errors) {
    const bool spans = is_relation(error) && spans_items(errors, error);
    const auto same = std::find_if(joined.begin(), joined.end(), [&](const CustomsError& other) {
      return is_relation(error) && other.code == error.code && other.text == error.text &&
             (spans || item_of(other) == item_of(error));
    });
    if (same == joined.end()) {
      joined.push_back(error);
    } else {
      for (const std::string& pointer : error.pointers)
        add_place(*same, pointer);
    }
  }
  return joined;
}

void read_statements(const pugi::xml_node& response, Notification& notification) {
  for_each_child(response, "AdditionalInformation", [&](const pugi::xml_node& element) {
    Statement statement{notification.type, text_at_path(element, "StatementCode"),
                        one_line(text_at_path(element, "StatementDescription")),
                        time_of(text_at_path(element, "LimitDateTime/DateTimeString"))};
    const bool says_something = !statement.text.empty() || notification.type == "DMSDOC";
    if (says_something && notification.statements.size() < kStatementsMax) {
      notification.statements.push_back(std::move(statement));
    }
  });
}

// What the function code alone does not say.
void refine_type(const pugi::xml_node& response, Notification& notification) {
  if (notification.type == "DMSREQ") {
    for_each_child(response, "Status", [&](const pugi::xml_node& status) {
      const std::string name = text_at_path(status, "NameCode");
      if (name == kGranted) notification.type = "DMSREQ.granted";
      if (name == kDenied) notification.type = "DMSREQ.denied";
    });
  }
  if (notification.type == "DMSREJ" && notification.errors.size() == 1 &&
      notification.errors.front().code == kNotPresentedInTime) {
    notification.type = "DMSREJ.expired";
  }
}

// An error in an acceptance (CDS13000) does not stand in its way.
void turn_errors_into_advice(Notification& notification) {
  for (CustomsError& error : notification.errors) {
    notification.statements.push_back({notification.type, error.code, error.text, ""});
  }
  notification.errors.clear();
}

Notification read_response(const pugi::xml_node& response) {
  Notification result;
  result.type = type_of(text_at_path(response, "FunctionCode"));
  result.id = text_at_path(response, "FunctionalReferenceID");
  result.issued_at = time_of(text_at_path(response, "IssueDateTime/DateTimeString"));
  // DMSRES adds a second Declaration with what was changed; the first names it.
  const pugi::xml_node declaration = child_named(response, "Declaration");
  result.lrn = text_at_path(declaration, "FunctionalReferenceID");
  result.mrn = text_at_path(declaration, "ID");
  result.version = text_at_path(declaration, "VersionID");
  std::vector<CustomsError> errors;
  for_each_child(response, "Error", [&](const pugi::xml_node& error) {
    if (errors.size() < kNotificationListMax) errors.push_back(read_error(error));
  });
  result.errors = with_relations_joined(errors);
  read_charges(declaration, result);
  refine_type(response, result);
  read_statements(response, result);
  if (result.type == "DMSACC") turn_errors_into_advice(result);
  result.statement_code = text_at_path(response, "AdditionalInformation/StatementCode");
  return result;
}

bool is_response(const pugi::xml_node& node) {
  return is_element(node) && local_name(node) == "Response" &&
         !text_at_path(node, "FunctionCode").empty();
}

// The depth of the document is limited, so this recursion is too.
void collect(const pugi::xml_node& element, std::vector<Notification>& found) {
  if (is_response(element)) {
    found.push_back(read_response(element));
    return;
  }
  for (const pugi::xml_node& child : element.children()) {
    if (is_element(child) && found.size() < kNotificationListMax) collect(child, found);
  }
}

}  // namespace

Result<std::vector<Notification>> read_cds_notifications(std::string_view xml) {
  const Result<std::shared_ptr<pugi::xml_document>> document = parse_xml(xml);
  if (!document) return document.error();
  if (Notification file; read_cds_file_notification(xml, file)) return std::vector{file};
  std::vector<Notification> found;
  collect((*document)->document_element(), found);
  if (found.empty()) {
    return Error{"message_not_a_notification", "the message holds no response with a function code",
                 "Look at the message as it was received; HMRC sends Response elements with a "
                 "FunctionCode."};
  }
  return found;
}

}  // namespace quayside::wire
