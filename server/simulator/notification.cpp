#include "server/simulator/notification.h"

#include <numeric>
#include <pugixml.hpp>
#include <sstream>

#include "server/simulator/identifiers.h"

namespace quayside::simulator {
namespace {

constexpr std::size_t kChargesMax = 3000;

pugi::xml_node add(pugi::xml_node parent, const char* name) { return parent.append_child(name); }

void add(pugi::xml_node parent, const char* name, const std::string& text) {
  if (!text.empty()) parent.append_child(name).text().set(text.c_str());
}

void add_time(pugi::xml_node parent, const char* name, std::int64_t time_ms) {
  pugi::xml_node text = add(add(parent, name), "DateTimeString");
  text.append_attribute("formatCode").set_value("304");
  text.text().set(format_304(time_ms).c_str());
}

class Writer {
 public:
  Writer(const char* type, const About& about, const char* version) : about_(about) {
    document_.append_child(pugi::node_comment).set_value(" simulated customs: no legal effect ");
    root_ = document_.append_child("Notification");
    add(root_, "NotificationEventType", type);
    add(root_, "NotificationSID", new_uuid());
    declaration_ = add(root_, "Declaration");
    add(declaration_, "MRN", about.mrn);
    add(declaration_, "LRN", about.lrn);
    add(declaration_, "VersionID", version);
    add(declaration_, "SubmitterReferenceNumber", about.lrn);
  }

  pugi::xml_node root() { return root_; }
  pugi::xml_node declaration() { return declaration_; }
  void add_submitter() { add(declaration_, "SubmitterID", about_.submitter); }
  void add_statement(const std::string& code, const char* description = "") {
    pugi::xml_node information = add(root_, "AdditionalInformation");
    add(information, "StatementCode", code);
    add(information, "StatementTypeCode", "AFB");
    add(information, "StatementDescription", description);
  }
  std::string issued(const char* element) {
    add_time(root_, element, about_.issued_at_ms);
    return text();
  }
  std::string answered(const char* number) {
    add_time(root_, "NotificationCreatedDate", about_.issued_at_ms);
    if (!about_.additional.empty()) add(add(root_, "AdditionalMessage"), number, about_.additional);
    return text();
  }
  std::string text() const {
    std::ostringstream out;
    document_.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
  }

 private:
  const About& about_;
  pugi::xml_document document_;
  pugi::xml_node root_;
  pugi::xml_node declaration_;
};

void add_fault(pugi::xml_node root, const Fault& fault) {
  pugi::xml_node error = add(root, "Error");
  if (!fault.pointer.empty()) add(add(error, "Pointer"), "DocumentSectionCode", fault.pointer);
  add(error, "ValidationCode", fault.code);
  add(error, "ValidationInformation", fault.information);
  add(error, "ValidationRule", fault.rule);
  add(error, "ValidationText", fault.text);
}

void add_amount(pugi::xml_node parent, const char* name, std::int64_t ore) {
  pugi::xml_node amount = add(parent, name);
  amount.append_attribute("currencyID").set_value("DKK");
  amount.text().set(kroner(ore).c_str());
}

void add_charge(pugi::xml_node commodity, const Charge& charge) {
  pugi::xml_node fee = add(commodity, "DutyTaxFee");
  pugi::xml_node payment = add(fee, "Payment");
  add_amount(payment, "PaymentAmount", charge.amount);
  add_amount(payment, "TaxAssessedAmount", charge.amount);
  add_amount(payment, "TransferAmount", 0);
  add_amount(payment, "AdjustmentAmount", 0);
  add(fee, "SpecificTaxBaseQuantity", kroner(charge.base));
  add_amount(fee, "DeductAmount", 0);
  add(fee, "TaxRateNumeric", charge.rate);
  add(fee, "TypeCode", charge.type);
}

void add_items(pugi::xml_node declaration, const std::vector<Charge>& charges) {
  if (charges.empty() || charges.size() > kChargesMax) return;
  pugi::xml_node shipment = add(declaration, "GoodsShipment");
  pugi::xml_node commodity;
  std::string item;
  for (const Charge& charge : charges) {
    if (!commodity || charge.item != item) {
      pugi::xml_node goods_item = add(shipment, "GovernmentAgencyGoodsItem");
      add(goods_item, "SequenceNumeric", charge.item);
      commodity = add(goods_item, "Commodity");
      item = charge.item;
    }
    add_charge(commodity, charge);
  }
}

std::string position_xml(const About& about, const char* position, const char* words) {
  Writer writer("CWMREQ", about, "");
  writer.add_submitter();
  writer.add_statement("", words);
  pugi::xml_node taken = add(writer.root(), "CustomsPosition");
  add(taken, "ID", new_uuid());
  add(taken, "Type", position);
  return writer.answered("URN");
}

}  // namespace

std::string received_xml(const About& about) {
  Writer writer("CWMRCV", about, "");
  writer.add_submitter();
  return writer.answered("MRN");
}

std::string rejected_xml(const About& about, const std::vector<Fault>& faults) {
  Writer writer("CWMREJ", about, "");
  add_time(writer.declaration(), "RejectionDateTime", about.issued_at_ms);
  writer.add_submitter();
  for (const Fault& fault : faults)
    add_fault(writer.root(), fault);
  return writer.answered("MRN");
}

std::string debt_xml(const About& about, const std::vector<Charge>& charges) {
  Writer writer("CWMTAX", about, "1");
  const std::int64_t total =
      std::accumulate(charges.begin(), charges.end(), std::int64_t{0},
                      [](std::int64_t sum, const Charge& charge) { return sum + charge.amount; });
  pugi::xml_node payment = add(add(writer.declaration(), "DutyTaxFee"), "Payment");
  add(payment, "ReferenceID", "SIMULATED-" + about.declarant + ":1");
  add_amount(payment, "PaymentAmount", total);
  add_amount(payment, "TaxAssessedAmount", total);
  add_items(writer.declaration(), charges);
  return writer.issued("IssueDateTime");
}

std::string accepted_xml(const About& about) {
  Writer writer("CWMACC", about, "1");
  add_time(writer.declaration(), "AcceptanceDateTime", about.issued_at_ms);
  writer.add_submitter();
  return writer.issued("NotificationCreatedDate");
}

std::string control_xml(const About& about) {
  return Writer("CWMCTL", about, "").issued("IssueDateTime");
}

std::string documents_xml(const About& about) {
  Writer writer("CWMDOC", about, "");
  add_time(writer.root(), "IssueDateTime", about.issued_at_ms);
  pugi::xml_node document = add(writer.root(), "AdditionalDocument");
  add(document, "Type", "N935");
  add(document, "Identifier", "Simulated: the invoice for these goods");
  return writer.text();
}

std::string released_xml(const About& about) {
  Writer writer("CWMROG", about, "1");
  writer.add_statement("A2");
  return writer.issued("IssueDateTime");
}

std::string cleared_xml(const About& about) {
  Writer writer("CWMCLE", about, "1");
  writer.add_statement("A2");
  return writer.issued("IssueDateTime");
}

std::string exited_xml(const About& about) {
  return Writer("CWMEOG", about, "1").issued("IssueDateTime");
}

std::string invalidated_xml(const About& about) {
  Writer writer("CWMINV", about, "");
  add(add(add(writer.root(), "Control"), "ControlResult"), "ID", "B1");
  writer.add_statement("3", "Simulated invalidation.");
  return writer.issued("NotificationCreatedDate");
}

std::string granted_xml(const About& about) {
  return position_xml(about, "GRANTED", "Simulated: granted automatically.");
}

std::string denied_xml(const About& about) {
  return position_xml(about, "DENIED", "Simulated: the reason asks for it.");
}

std::string result_xml(const About& about, const std::string& new_type) {
  Writer writer("CWMRES", about, "2");
  if (!new_type.empty()) {
    pugi::xml_node change = add(writer.declaration(), "amendment");
    add(change, "createdBy", "CWM");
    add(change, "sequenceNumber", "1");
    add(change, "value", new_type);
    add(change, "amendmentActionType", "3");
    add(change, "pointer", "$.type");
    add_time(change, "timestamp", about.issued_at_ms);
    add(change, "declarationVersion", "1");
  }
  return writer.issued("NotificationCreatedDate");
}

std::string unreadable_xml(const About& about) {
  const std::string whole = accepted_xml(about);
  return whole.substr(0, whole.find("<Declaration>") + 20) + "\xff\xfe<<&";
}

}  // namespace quayside::simulator
