#include "shared/wire/notification_parts.h"

#include <algorithm>
#include <array>

#include "shared/base/date.h"

namespace quayside::wire {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The fourteen digits of a time, "20230317091316", whatever separates them.
std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (digits.size() == 14) break;
    if (c >= '0' && c <= '9') digits += c;
    if (c != '-' && c != ':' && c != 'T' && !(c >= '0' && c <= '9')) break;
  }
  return digits;
}

// "Wed Nov 13 00:00:00 UTC 2019", as Java prints a date.
std::string digits_of_java_date(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::size_t kLength = 28;
  if (text.size() != kLength || (text.substr(20, 3) != "UTC" && text.substr(20, 3) != "GMT")) {
    return {};
  }
  const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(4, 3));
  if (month == kMonths.end()) return {};
  const std::string number = std::to_string(101 + (month - kMonths.begin())).substr(1);
  return digits_of(std::string(text.substr(24, 4)) + number + std::string(text.substr(8, 2)) +
                   std::string(text.substr(11, 8)));
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

}  // namespace

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

std::string time_of(std::string_view text) {
  std::string digits = digits_of(text);
  if (digits.size() != 14) digits = digits_of_java_date(text);
  if (digits.size() != 14) return {};
  const auto part = [&](std::size_t from, std::size_t length) {
    return digits.substr(from, length);
  };
  const std::string day = part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2);
  const bool exists = Date::parse(day).has_value() && part(8, 2) < "24" && part(10, 2) < "60";
  if (!exists) return {};
  return day + "T" + part(8, 2) + ":" + part(10, 2) + ":" + part(12, 2) + "Z";
}

std::string first_given(std::initializer_list<std::string> candidates) {
  for (const std::string& candidate : candidates) {
    if (!candidate.empty()) return candidate;
  }
  return {};
}

void read_charges(const pugi::xml_node& declaration, Notification& notification) {
  const auto add = [&](const pugi::xml_node& fee, const std::string& item) {
    if (notification.charges.size() < kNotificationListMax) {
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

}  // namespace quayside::wire
