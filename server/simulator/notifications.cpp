#include "server/simulator/notifications.h"

#include <algorithm>
#include <cctype>
#include <cstdio>

#include "server/simulator/mrn.h"

namespace quayside::simulator {
namespace {

// Simulated charges. Duty: EUR 3 per line (from 1 July 2026) at DKK 7.46; VAT: 25 %.
constexpr long long kDutyOere = 2238;

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '&') result += "&amp;";
    else if (c == '<') result += "&lt;";
    else if (c == '>') result += "&gt;";
    else result += c;
  }
  return result;
}

std::string element(const std::string& name, const std::string& value) {
  return "<" + name + ">" + value + "</" + name + ">";
}

std::string leaf(const std::string& name, const std::string& value) {
  return value.empty() ? std::string() : element(name, escaped(value));
}

struct Writer {
  const ReceivedDeclaration& declaration;
  const Pace& pace;
  std::string seed;
  std::string mrn;
  int number = 0;

  std::string sid(const std::string& type) {
    std::string id = import_mrn(pace.year, seed + type + std::to_string(number++));
    return "sim-" + id + "-" + type;
  }
  std::string declaration_part(bool with_mrn, const std::string& inside = "") const {
    return element("Declaration", (with_mrn ? leaf("MRN", mrn) : "") +
                                      leaf("LRN", declaration.lrn) + leaf("VersionID", "1") +
                                      leaf("SubmitterReferenceNumber", declaration.lrn) + inside +
                                      leaf("SubmitterID", declaration.submitter));
  }
  std::string time(const std::string& name) const {
    return element(name, "<DateTimeString formatCode=\"304\">" + pace.now + "</DateTimeString>");
  }
  std::string notification(const std::string& type, const std::string& body,
                           const std::string& time_name = "NotificationCreatedDate") {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
           element("Notification", leaf("NotificationEventType", type) +
                                       leaf("NotificationSID", sid(type)) + body +
                                       time(time_name));
  }
};

long long oere(const std::string& amount) {
  const std::size_t point = amount.find('.');
  long long value = std::strtoll(amount.substr(0, std::min<std::size_t>(point, 10)).c_str(),
                                 nullptr, 10) * 100;
  if (point == std::string::npos) return value;
  std::string fraction = (amount.substr(point + 1) + "00").substr(0, 2);
  return value + std::strtoll(fraction.c_str(), nullptr, 10);
}

std::string kroner(long long value) {
  char text[40];
  std::snprintf(text, sizeof text, "%lld.%02lld", value / 100, value % 100);
  return text;
}

std::string fee(const std::string& type, long long base, const std::string& rate,
                long long amount) {
  return element("DutyTaxFee",
                 element("Payment", leaf("PaymentAmount", kroner(amount)) +
                                        leaf("TaxAssessedAmount", kroner(amount))) +
                     leaf("SpecificTaxBaseQuantity", kroner(base)) + leaf("TaxRateNumeric", rate) +
                     leaf("TypeCode", type));
}

std::string tax_notification(Writer& writer) {
  std::string items;
  long long total = 0;
  for (const ReceivedItem& item : writer.declaration.items) {
    if (item.procedure == "F48") continue;  // VAT was paid through the one-stop shop
    const long long value = oere(item.value);
    const long long vat = (value + kDutyOere) / 4;
    total += kDutyOere + vat;
    items += element("GovernmentAgencyGoodsItem",
                     leaf("SequenceNumeric", item.number) +
                         element("Commodity", fee("A00", value, "", kDutyOere) +
                                                  fee("B00", value + kDutyOere, "25.0", vat)));
  }
  const std::string payment = element(
      "DutyTaxFee", element("Payment", leaf("ReferenceID", writer.declaration.submitter + ":1") +
                                           leaf("PaymentAmount", kroner(total)) +
                                           leaf("TaxAssessedAmount", "0")));
  const std::string shipment = items.empty() ? "" : element("GoodsShipment", items);
  return writer.notification("CWMTAX", writer.declaration_part(true, payment + shipment),
                             "IssueDateTime");
}

std::string error(const std::string& pointer, const std::string& code, const std::string& rule,
                  const std::string& text, const std::string& information) {
  return element("Error",
                 (pointer.empty() ? std::string()
                                  : element("Pointer", leaf("DocumentSectionCode", pointer))) +
                     leaf("ValidationCode", code) + leaf("ValidationInformation", information) +
                     leaf("ValidationRule", rule) + leaf("ValidationText", text));
}

std::string rejection(Writer& writer) {
  const std::string& problem = writer.declaration.problem;
  std::string errors;
  if (!problem.empty()) {
    errors = error("/Declaration/" + problem, "DMS10001", "XSD", "The message has an error",
                   problem);
  } else {
    const std::string shipment = "$.consignmentShipment[?(@.sequenceNumber == 1)]";
    errors = error(shipment + ".goodsItems[?(@.sequenceNumber == 1)].commodity.commodityCode."
                              "harmonizedSystemSubHeadingCode",
                   "DK11047", "BR_SIM_01", "The commodity code does not exist", "simulated") +
             error(shipment + ".importer.identificationNumber", "DK2001", "BR_SIM_02",
                   "The importer's number does not exist or is not valid", "simulated");
  }
  const std::string when = element("RejectionDateTime", "<DateTimeString formatCode=\"304\">" +
                                                            writer.pace.now +
                                                            "</DateTimeString>");
  return writer.notification("CWMREJ", writer.declaration_part(false, when) + errors);
}

std::string statement(Writer& writer, const std::string& type, const std::string& code) {
  const std::string information = element(
      "AdditionalInformation", leaf("StatementCode", code) + leaf("StatementTypeCode", "AFB"));
  return writer.notification(type, writer.declaration_part(true) + information, "IssueDateTime");
}

std::vector<std::string> story(Writer& writer) {
  const std::string& lrn = writer.declaration.lrn;
  const bool pre_lodged = writer.declaration.type == "IMD";
  std::vector<std::string> messages;
  messages.push_back(writer.notification("CWMRCV", writer.declaration_part(pre_lodged)));
  if (!writer.declaration.problem.empty() || steered(lrn, "REJECT")) {
    messages.push_back(rejection(writer));
    return messages;
  }
  if (pre_lodged) return messages;
  messages.push_back(tax_notification(writer));
  messages.push_back(writer.notification(
      "CWMACC", writer.declaration_part(true, element("AcceptanceDateTime",
                                                      "<DateTimeString formatCode=\"304\">" +
                                                          writer.pace.now +
                                                          "</DateTimeString>"))));
  if (steered(lrn, "GARBAGE")) messages.push_back("<Notification><Broken>");
  if (steered(lrn, "CONTROL")) messages.push_back(statement(writer, "CWMCTL", "A3"));
  if (steered(lrn, "DOCUMENTS")) messages.push_back(statement(writer, "CWMDOC", "A4"));
  messages.push_back(statement(writer, "CWMROG", "A1"));
  messages.push_back(statement(writer, "CWMCLE", "A2"));
  if (steered(lrn, "INVALIDATE")) messages.push_back(statement(writer, "CWMINV", "A5"));
  return messages;
}

}  // namespace

bool steered(const std::string& lrn, const std::string& word) {
  const auto same = [](char a, char b) {
    return std::toupper(static_cast<unsigned char>(a)) == b;
  };
  return std::search(lrn.begin(), lrn.end(), word.begin(), word.end(), same) != lrn.end();
}

std::vector<Answer> answers_to(const ReceivedDeclaration& declaration, const Pace& pace,
                               const std::string& seed) {
  Writer writer{declaration, pace, seed, import_mrn(pace.year, seed)};
  std::vector<std::string> messages = story(writer);
  if (steered(declaration.lrn, "REORDER")) std::reverse(messages.begin(), messages.end());
  int delay = pace.step_ms;
  if (steered(declaration.lrn, "SLOW")) delay += 8000;
  if (steered(declaration.lrn, "SILENT")) delay += 5000;
  std::vector<Answer> answers;
  for (const std::string& message : messages) {
    answers.push_back({delay, message});
    if (steered(declaration.lrn, "DUPLICATE")) answers.push_back({delay, message});
    delay += pace.step_ms;
  }
  return answers;
}

}  // namespace quayside::simulator
