#include <algorithm>

#include "shared/base/date.h"
#include "shared/wire/dms.h"
#include "shared/wire/wco_map.h"
#include "shared/wire/xml_source.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kListMax = 9999;
constexpr std::string_view kNotification = "Notification";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// One line, single blanks: the texts come broken as a printed page would break them.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (!is_blank(c)) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

// "20230317091316Z" (format 304) and "2023-03-14T10:16:38.713" to "2023-03-17T09:13:16Z"; a time
// without zone is taken as UTC. Empty for anything else.
std::string time_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (digits.size() == 14) break;
    if (c >= '0' && c <= '9') digits += c;
    if (c != '-' && c != ':' && c != 'T' && !(c >= '0' && c <= '9')) break;
  }
  if (digits.size() != 14) return {};
  const auto part = [&](std::size_t from, std::size_t length) {
    return digits.substr(from, length);
  };
  const std::string day = part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2);
  const bool exists = Date::parse(day).has_value() && part(8, 2) < "24" && part(10, 2) < "60";
  if (!exists) return {};
  return day + "T" + part(8, 2) + ":" + part(10, 2) + ":" + part(12, 2) + "Z";
}

std::string issue_time(const pugi::xml_node& notification) {
  for (const std::string_view path :
       {"IssueDateTime/DateTimeString", "NotificationCreatedDate/DateTimeString"}) {
    const std::string time = time_of(text_at_path(notification, path));
    if (!time.empty()) return time;
  }
  return {};
}

template <class Visit>
void for_each_child(const pugi::xml_node& element, std::string_view name, Visit visit) {
  for (const pugi::xml_node& child : element.children()) {
    if (is_element(child) && local_name(child) == name) visit(child);
  }
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
      if (text.empty() || error.pointers.size() >= kListMax) return;
      error.pointers.push_back(text);
      const FieldPointer at = from_dms_pointer(text);
      if (!at.is_root()) error.at.push_back(at);
    });
  });
  return error;
}

Charge read_charge(const pugi::xml_node& element, const std::string& item) {
  Charge charge;
  charge.tax_type = text_at_path(element, "TypeCode");
  charge.item = item;
  charge.base = text_at_path(element, "AdValoremTaxBaseAmount");
  if (charge.base.empty()) charge.base = text_at_path(element, "SpecificTaxBaseQuantity");
  charge.rate = text_at_path(element, "TaxRateNumeric");
  charge.amount = text_at_path(element, "Payment/PaymentAmount");
  if (charge.amount.empty()) charge.amount = text_at_path(element, "Payment/TaxAssessedAmount");
  if (charge.amount.empty()) charge.amount = text_at_path(element, "TaxAssessedAmount");
  return charge;
}

// ISO 4217, or empty: what else stands there is no currency.
std::string currency_of(const pugi::xml_node& amount) {
  const std::string_view text = amount.attribute("currencyID").value();
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return text.size() == 3 && std::all_of(text.begin(), text.end(), is_capital) ? std::string(text)
                                                                               : std::string();
}

void read_charges(const pugi::xml_node& declaration, Notification& notification) {
  const auto add = [&](const pugi::xml_node& fee, const std::string& item) {
    if (notification.charges.size() < kListMax) {
      notification.charges.push_back(read_charge(fee, item));
    }
  };
  // For the declaration as a whole, a fee without type is the payment, not a charge.
  for_each_child(declaration, "DutyTaxFee", [&](const pugi::xml_node& fee) {
    if (notification.payment_reference.empty() && notification.payment_amount.empty()) {
      notification.payment_reference = text_at_path(fee, "Payment/ReferenceID");
      notification.payment_amount = text_at_path(fee, "Payment/PaymentAmount");
      notification.payment_currency =
          currency_of(child_named(child_named(fee, "Payment"), "PaymentAmount"));
    }
    if (!text_at_path(fee, "TypeCode").empty()) add(fee, "");
  });
  const pugi::xml_node shipment = child_named(declaration, "GoodsShipment");
  for_each_child(shipment, "GovernmentAgencyGoodsItem", [&](const pugi::xml_node& item) {
    const std::string number = text_at_path(item, "SequenceNumeric");
    for_each_child(item, "Commodity", [&](const pugi::xml_node& commodity) {
      for_each_child(commodity, "DutyTaxFee", [&](const pugi::xml_node& fee) { add(fee, number); });
    });
  });
}

// What some messages say outside the notification itself, in the answer that holds it.
struct Wrapper {
  std::string lrn;
  std::string mrn;
};

Notification read_notification(const pugi::xml_node& element, const Wrapper& wrapper) {
  const auto first_of = [](std::initializer_list<std::string> candidates) {
    for (const std::string& candidate : candidates) {
      if (!candidate.empty()) return candidate;
    }
    return std::string();
  };
  Notification result;
  result.type = text_at_path(element, "NotificationEventType");
  result.id = text_at_path(element, "NotificationSID");
  const pugi::xml_node declaration = child_named(element, "Declaration");
  result.lrn = first_of({text_at_path(declaration, "LRN"),
                         text_at_path(declaration, "SubmitterReferenceNumber"), wrapper.lrn});
  result.mrn = first_of({text_at_path(declaration, "MRN"), wrapper.mrn});
  result.version = first_of(
      {text_at_path(declaration, "VersionID"), text_at_path(declaration, "VersionNumber")});
  result.issued_at = issue_time(element);
  for_each_child(element, "Error", [&](const pugi::xml_node& error) {
    if (result.errors.size() < kListMax) result.errors.push_back(read_error(error));
  });
  read_charges(declaration, result);
  result.statement_code =
      first_of({text_at_path(element, "AdditionalInformation/StatementCode"),
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
    if (is_element(child) && found.size() < kListMax) collect(child, wrapper, found);
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
