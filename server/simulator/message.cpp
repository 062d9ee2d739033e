#include "server/simulator/message.h"

#include <algorithm>
#include <pugixml.hpp>

#include "server/simulator/structure.h"
#include "shared/base/text.h"

namespace quayside::simulator {
namespace {

constexpr int kDepthMax = 64;
constexpr std::size_t kLrnMax = 22;
constexpr std::string_view kShipment = "$.consignmentShipment[?(@.sequenceNumber == 1)]";

// Not recursive: the depth is what is in doubt.
bool is_too_deep(const pugi::xml_node& document) {
  int depth = 0;
  pugi::xml_node node = document.first_child();
  while (node) {
    if (node.first_child()) {
      node = node.first_child();
      if (++depth > kDepthMax) return true;
      continue;
    }
    while (node != document && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (node == document) return false;
    node = node.next_sibling();
  }
  return false;
}

bool has_doctype(const pugi::xml_node& document) {
  for (const pugi::xml_node& node : document.children()) {
    if (node.type() == pugi::node_doctype) return true;
  }
  return false;
}

std::string at(const pugi::xml_node& element, std::initializer_list<std::string_view> path) {
  pugi::xml_node node = element;
  for (const std::string_view name : path)
    node = first_named(node, name);
  return element_text(node);
}

Item read_item(const pugi::xml_node& element) {
  Item item;
  item.number = at(element, {"SequenceNumeric"});
  const pugi::xml_node amount = first_named(
      first_named(first_named(element, "Commodity"), "InvoiceLine"), "ItemChargeAmount");
  item.value = element_text(amount);
  item.currency = amount.attribute("currencyID").value();
  const pugi::xml_node rate = first_named(first_named(element, "Freight"), "rate");
  item.freight = element_text(rate);
  item.freight_currency = rate.attribute("currencyID").value();
  for (const pugi::xml_node& procedure : element.children()) {
    if (element_name(procedure) != "GovernmentProcedure") continue;
    // The first one is 40 00, with a previous procedure; the others are additional.
    if (!first_named(procedure, "PreviousCode")) {
      item.procedures.push_back(at(procedure, {"CurrentCode"}));
    }
  }
  return item;
}

void require_text(std::vector<Fault>& faults, const char* what, const std::string& found,
                  std::string_view wanted) {
  if (found == wanted || faults.size() >= kFaultsMax) return;
  faults.push_back({"$", "SIM0002", "SIM-HEADER",
                    "Simulated check: the message is not one that this service takes.",
                    std::string(what) + " is not " + std::string(wanted)});
}

struct Additional {
  std::string_view type;
  std::string_view function;
  bool has_reason;
};
constexpr Additional kAdditional[] = {{"COR", "4", true},
                                      {"INV", "1", true},
                                      {"GPR", "24", false},
                                      {"RRA", "37", false},
                                      {"SUP", "34", false}};

const Additional* additional_of(const Message& message) {
  const auto* const found =
      std::find_if(std::begin(kAdditional), std::end(kAdditional),
                   [&](const Additional& one) { return one.type == message.type; });
  return found == std::end(kAdditional) ? nullptr : found;
}

void check_request(const pugi::xml_node& root, Message& message) {
  constexpr std::size_t kReasonMin = 10;
  message.mrn = at(root, {"ID"});
  message.reason = at(root, {"Amendment", "ChangeReasonText"});
  const bool has_reason =
      !at(root, {"Amendment", "ChangeReasonCode"}).empty() && message.reason.size() >= kReasonMin;
  if (additional_of(message)->has_reason && !has_reason) {
    message.faults.push_back(
        {"$.amendment", "SIM0004", "SIM-REASON", "An amendment and an invalidation say why.", ""});
  }
}

// Of data sets whose structure is not written down here.
void check_parts(Message& message) {
  const auto require = [&](bool is_there, const char* what) {
    if (!is_there) {
      message.faults.push_back({"$", "SIM0001", "SIM-PARTS",
                                "Simulated check: a part of the message is missing.", what});
    }
  };
  require(!message.declarant.empty(), "Declarant/ID");
  require(!message.type.empty(), "TypeCode");
  require(!message.items.empty(), "GovernmentAgencyGoodsItem");
}

void check_header(const pugi::xml_node& root, Message& message) {
  require_text(message.faults, "FunctionCode", at(root, {"FunctionCode"}),
               message.is_request() ? additional_of(message)->function : "9");
  constexpr std::string_view kDataSets[] = {"H1", "H5", "H6", "H7", "I1", "B1", "C1"};
  const bool is_known = std::find(std::begin(kDataSets), std::end(kDataSets), message.data_set) !=
                        std::end(kDataSets);
  if (!is_known) require_text(message.faults, "ProcedureCategory", message.data_set, "H7");
  if (message.lrn.size() > kLrnMax && message.faults.size() < kFaultsMax) {
    message.faults.push_back({"$.functionalReferenceId", "CWM10039", "SIM-HEADER",
                              "The LRN is longer than 22 characters.", ""});
  }
}

}  // namespace

bool Message::is_pre_lodged() const {
  return type.size() == 3 && (type[2] == 'D' || type[2] == 'E' || type[2] == 'F');
}

bool Message::is_export() const { return data_set == "B1" || data_set == "C1"; }

bool Message::is_request() const { return additional_of(*this) != nullptr; }

std::string commodity_code_pointer(std::size_t item) {
  return std::string(kShipment) + ".goodsItems[?(@.sequenceNumber == " + std::to_string(item) +
         ")].commodity.commodityCode.harmonizedSystemSubHeadingCode";
}

std::string importer_pointer() { return std::string(kShipment) + ".importer.identificationNumber"; }

std::optional<Message> read_message(const std::string& xml) {
  if (xml.size() > kMessageBytesMax || !is_valid_utf8(xml)) return std::nullopt;
  pugi::xml_document document;
  const auto parsed = document.load_buffer(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
  if (!parsed || has_doctype(document) || is_too_deep(document)) return std::nullopt;
  const pugi::xml_node root = document.document_element();
  Message message;
  message.lrn = at(root, {"FunctionalReferenceID"});
  if (message.lrn.empty()) return std::nullopt;
  message.data_set = at(root, {"ProcedureCategory"});
  message.type = at(root, {"TypeCode"});
  message.submitter = at(root, {"Submitter", "ID"});
  message.declarant = at(root, {"Declarant", "ID"});
  for (const pugi::xml_node& item : first_named(root, "GoodsShipment").children()) {
    if (element_name(item) == "GovernmentAgencyGoodsItem") {
      message.items.push_back(read_item(item));
    }
  }
  if (message.is_request()) {
    check_request(root, message);
  } else if (message.data_set == "H7") {
    message.faults = structure_faults(root);
  } else {
    check_parts(message);
  }
  check_header(root, message);
  return message;
}

}  // namespace quayside::simulator
