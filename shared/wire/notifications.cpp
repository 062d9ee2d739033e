#include "shared/wire/dms.h"
#include "shared/wire/notification_parts.h"
#include "shared/wire/wco_map.h"

namespace quayside::wire {
namespace {

constexpr std::string_view kNotification = "Notification";

std::string issue_time(const pugi::xml_node& notification) {
  for (const std::string_view path :
       {"IssueDateTime/DateTimeString", "NotificationCreatedDate/DateTimeString"}) {
    const std::string time = time_of(text_at_path(notification, path));
    if (!time.empty()) return time;
  }
  return {};
}

CustomsError read_error(const pugi::xml_node& element) {
  CustomsError error;
  error.code = text_at_path(element, "ValidationCode");
  error.rule = text_at_path(element, "ValidationRule");
  error.text = one_line(text_at_path(element, "ValidationText"));
  error.information = one_line(text_at_path(element, "ValidationInformation"));
  for_each_child(element, "Pointer", [&](const pugi::xml_node& pointer) {
    for_each_child(pointer, "DocumentSectionCode", [&](const pugi::xml_node& section) {
      const std::string text = unbroken_pointer(text_of(section));
      if (text.empty() || error.pointers.size() >= kNotificationListMax) return;
      error.pointers.push_back(text);
      const FieldPointer at = from_dms_pointer(text);
      if (!at.is_root()) error.at.push_back(at);
    });
  });
  return error;
}

void read_statements(const pugi::xml_node& element, Notification& notification) {
  const auto add = [&](Statement statement) {
    if (notification.statements.size() < kNotificationListMax) {
      notification.statements.push_back(std::move(statement));
    }
  };
  for_each_child(element, "AdditionalInformation", [&](const pugi::xml_node& information) {
    Statement statement{notification.type, text_at_path(information, "StatementCode"),
                        one_line(text_at_path(information, "StatementDescription")), ""};
    if (!statement.text.empty()) add(std::move(statement));
  });
  const std::string until = time_of(text_at_path(element, "DueDate/DateTimeString"));
  for_each_child(element, "AdditionalDocument", [&](const pugi::xml_node& document) {
    add({notification.type, text_at_path(document, "Type"),
         one_line(text_at_path(document, "Identifier")), until});
  });
}

void read_changes(const pugi::xml_node& declaration, Notification& notification) {
  for_each_child(declaration, "amendment", [&](const pugi::xml_node& amendment) {
    if (notification.changes.size() >= kNotificationListMax) return;
    const std::string pointer = unbroken_pointer(text_at_path(amendment, "pointer"));
    notification.changes.push_back({text_at_path(amendment, "createdBy"),
                                    one_line(text_at_path(amendment, "value")), pointer,
                                    from_dms_pointer(pointer)});
  });
}

// What the type alone does not say.
void refine_type(const pugi::xml_node& element, Notification& notification) {
  const std::string position = text_at_path(element, "CustomsPosition/Type");
  if (notification.type != "CWMREQ" || position.empty()) return;
  notification.type = position == "GRANTED" ? "CWMREQ.granted" : "CWMREQ.denied";
}

// What some messages say outside the notification itself, in the answer that holds it.
struct Wrapper {
  std::string lrn;
  std::string mrn;
};

Notification read_notification(const pugi::xml_node& element, const Wrapper& wrapper) {
  Notification result;
  result.type = text_at_path(element, "NotificationEventType");
  result.id = text_at_path(element, "NotificationSID");
  const pugi::xml_node declaration = child_named(element, "Declaration");
  result.lrn = first_given({text_at_path(declaration, "LRN"),
                            text_at_path(declaration, "SubmitterReferenceNumber"), wrapper.lrn});
  result.mrn = first_given({text_at_path(declaration, "MRN"), wrapper.mrn});
  result.additional_message = first_given({text_at_path(element, "AdditionalMessage/MRN"),
                                           text_at_path(element, "AdditionalMessage/URN")});
  refine_type(element, result);
  result.version = first_given(
      {text_at_path(declaration, "VersionID"), text_at_path(declaration, "VersionNumber")});
  result.issued_at = issue_time(element);
  for_each_child(element, "Error", [&](const pugi::xml_node& error) {
    if (result.errors.size() < kNotificationListMax) result.errors.push_back(read_error(error));
  });
  read_charges(declaration, result);
  read_statements(element, result);
  read_changes(declaration, result);
  result.statement_code =
      first_given({text_at_path(element, "AdditionalInformation/StatementCode"),
                   text_at_path(declaration, "AdditionalInformation/StatementCode")});
  return result;
}

bool is_notification(const pugi::xml_node& node) {
  return is_element(node) && local_name(node) == kNotification &&
         !text_at_path(node, "NotificationEventType").empty();
}

// The depth of the document is limited, so this recursion is too.
void collect(const pugi::xml_node& element, const Wrapper& wrapper,
             std::vector<Notification>& found) {
  if (is_notification(element)) {
    found.push_back(read_notification(element, wrapper));
    return;
  }
  for (const pugi::xml_node& child : element.children()) {
    if (is_element(child) && found.size() < kNotificationListMax) collect(child, wrapper, found);
  }
}

}  // namespace

Result<std::vector<Notification>> read_dms_notifications(std::string_view xml) {
  const Result<std::shared_ptr<pugi::xml_document>> document = parse_xml(xml);
  if (!document) return document.error();
  const pugi::xml_node root = (*document)->document_element();
  const Wrapper wrapper{text_at_path(root, "LRN"), text_at_path(root, "MRN")};
  std::vector<Notification> found;
  collect(root, wrapper, found);
  if (found.empty()) {
    return Error{"message_not_a_notification", "the message holds no notification with a type",
                 "Look at the message as it was received; Danish customs sends Notification "
                 "elements with a NotificationEventType."};
  }
  return found;
}

}  // namespace quayside::wire
