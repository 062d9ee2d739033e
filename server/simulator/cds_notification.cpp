#include "server/simulator/cds_notification.h"

#include <pugixml.hpp>
#include <sstream>

#include "server/simulator/identifiers.h"

namespace quayside::simulator {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr const char* kMeta = "urn:wco:datamodel:WCO:DocumentMetaData-DMS:2";
constexpr const char* kResponse = "urn:wco:datamodel:WCO:RES-DMS:2";
constexpr const char* kTypes = "urn:wco:datamodel:WCO:Response_DS:DMS:2";
constexpr const char* kStandardAmount = "100.00";

std::string in_response(const char* name) { return std::string("_2_1:") + name; }

pugi::xml_node add(pugi::xml_node parent, const char* name) {
  return parent.append_child(in_response(name).c_str());
}

void add(pugi::xml_node parent, const char* name, const std::string& text) {
  add(parent, name).text().set(text.c_str());
}

void add_time(pugi::xml_node parent, const char* name, std::int64_t time_ms) {
  pugi::xml_node text = add(parent, name).append_child("_2_2:DateTimeString");
  text.append_attribute("formatCode").set_value("304");
  text.append_attribute("xmlns:_2_2").set_value(kTypes);
  text.text().set(format_304(time_ms).c_str());
}

void add_pointer(pugi::xml_node parent, const std::vector<CdsPointerStep>& steps) {
  for (const CdsPointerStep& step : steps) {
    pugi::xml_node pointer = add(parent, "Pointer");
    if (step.sequence > 0) add(pointer, "SequenceNumeric", std::to_string(step.sequence));
    add(pointer, "DocumentSectionCode", step.section);
    if (!step.tag.empty()) add(pointer, "TagID", step.tag);
  }
}

void add_amount(pugi::xml_node parent, const char* name, const char* value) {
  pugi::xml_node amount = add(parent, name);
  amount.append_attribute("currencyID").set_value("GBP");
  amount.text().set(value);
}

std::string uuid_digits() {
  std::string digits = new_uuid();
  std::erase(digits, '-');
  return digits;
}

class Writer {
 public:
  Writer(const CdsAbout& about, const std::string& function) : about_(about) {
    document_.append_child(pugi::node_comment).set_value(" simulated customs: no legal effect ");
    pugi::xml_node meta = document_.append_child("_2:MetaData");
    meta.append_attribute("xmlns:_2").set_value(kMeta);
    meta.append_child("_2:WCODataModelVersionCode").text().set("3.6");
    meta.append_child("_2:WCOTypeName").text().set("RES");
    response_ = meta.append_child("_2_1:Response");
    response_.append_attribute("xmlns:_2_1").set_value(kResponse);
    add(response_, "FunctionCode", function);
    add(response_, "FunctionalReferenceID", uuid_digits());
    add_time(response_, "IssueDateTime", about.issued_at_ms);
  }

  pugi::xml_node response() { return response_; }
  /// The times of a declaration go before its references.
  pugi::xml_node declaration(const char* first_time = nullptr) {
    pugi::xml_node declaration = add(response_, "Declaration");
    const std::string time = first_time == nullptr ? "" : first_time;
    if (time == "AcceptanceDateTime") add_time(declaration, first_time, about_.issued_at_ms);
    add(declaration, "FunctionalReferenceID", about_.lrn);
    add(declaration, "ID", about_.mrn);
    if (time == "RejectionDateTime") add_time(declaration, first_time, about_.issued_at_ms);
    add(declaration, "VersionID", std::to_string(about_.version));
    return declaration;
  }
  std::string text() const {
    std::ostringstream out;
    document_.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
  }

 private:
  const CdsAbout& about_;
  pugi::xml_document document_;
  pugi::xml_node response_;
};

}  // namespace

std::string cds_plain_xml(const CdsAbout& about, const std::string& function) {
  Writer writer(about, function);
  writer.declaration(function == "01" ? "AcceptanceDateTime" : nullptr);
  return writer.text();
}

std::string cds_rejected_xml(const CdsAbout& about, const std::vector<CdsError>& errors) {
  Writer writer(about, "03");
  for (const CdsError& error : errors) {
    pugi::xml_node node = add(writer.response(), "Error");
    add(node, "ValidationCode", error.code);
    add_pointer(node, error.pointer);
  }
  writer.declaration("RejectionDateTime");
  return writer.text();
}

std::string cds_request_xml(const CdsAbout& about, const std::string& function) {
  constexpr int kDaysToAnswer = 10;
  Writer writer(about, function);
  pugi::xml_node information = add(writer.response(), "AdditionalInformation");
  if (function == "06") {
    add(information, "StatementCode", "N935");
    add_time(information, "LimitDateTime", about.issued_at_ms + kDaysToAnswer * kDayMs);
  } else {
    add(information, "StatementDescription", "Simulated: what are the goods made of?");
    add(information, "StatementTypeCode", "QRY");
  }
  writer.declaration();
  return writer.text();
}

std::string cds_changed_xml(const CdsAbout& about) {
  Writer writer(about, "07");
  pugi::xml_node amendment = add(writer.response(), "Amendment");
  add(amendment, "ChangeReasonCode", "16");
  add_pointer(amendment, {{"42A", 0, ""}, {"67A", 0, ""}, {"28A", 0, ""}, {"64A", 0, "L016"}});
  writer.declaration();
  return writer.text();
}

std::string cds_decision_xml(const CdsAbout& about, bool granted) {
  Writer writer(about, "11");
  add(add(writer.response(), "Status"), "NameCode", granted ? "39" : "41");
  writer.declaration();
  return writer.text();
}

std::string cds_tax_xml(const CdsAbout& about, const std::vector<CdsTaxLine>& lines) {
  Writer writer(about, "13");
  pugi::xml_node shipment = add(writer.declaration(), "GoodsShipment");
  std::string item;
  pugi::xml_node commodity;
  for (const CdsTaxLine& line : lines) {
    if (!commodity || line.item != item) {
      pugi::xml_node node = add(shipment, "GovernmentAgencyGoodsItem");
      add(node, "SequenceNumeric", line.item.empty() ? "1" : line.item);
      commodity = add(node, "Commodity");
      item = line.item;
    }
    pugi::xml_node fee = add(commodity, "DutyTaxFee");
    add(fee, "TypeCode", line.type);
    pugi::xml_node payment = add(fee, "Payment");
    add_amount(payment, "TaxAssessedAmount", kStandardAmount);
    add_amount(payment, "PaymentAmount", kStandardAmount);
  }
  return writer.text();
}

}  // namespace quayside::simulator
