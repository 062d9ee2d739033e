#include "server/simulator/cds_message.h"

#include <algorithm>
#include <pugixml.hpp>
#include <span>
#include <string_view>

#include "server/simulator/message.h"
#include "server/simulator/structure.h"
#include "shared/base/text.h"

namespace quayside::simulator {
namespace {

constexpr int kDepthMax = 64;

// Children in the order of WCO_DEC_2_DMS.xsd (HMRC, v2.15), for the elements that matter; what is
// below others is not looked at. Facts of the schema, written down a second time on purpose.
struct Order {
  std::string_view parent;
  std::string_view children;
};
constexpr Order kOrders[] = {
    {"Declaration",
     " AcceptanceDateTime FunctionCode FunctionalReferenceID ID IssueDateTime IssueLocationID "
     "TypeCode GoodsItemQuantity DeclarationOfficeID InvoiceAmount LoadingListQuantity "
     "TotalGrossMassMeasure TotalPackageQuantity SpecificCircumstancesCodeCode Authentication "
     "Submitter AdditionalDocument AdditionalInformation Agent Amendment AuthorisationHolder "
     "BorderTransportMeans Consignment CurrencyExchange Declarant ExitOffice Exporter "
     "GoodsShipment ObligationGuarantee PresentationOffice SupervisingOffice "},
    {"GoodsShipment",
     " ExitDateTime TransactionNatureCode AEOMutualRecognitionParty Buyer Consignee Consignment "
     "Consignor CustomsValuation Destination DomesticDutyTaxParty ExportCountry "
     "GovernmentAgencyGoodsItem Importer Invoice Payer PreviousDocument Seller Surety TradeTerms "
     "UCR Warehouse "},
    {"GovernmentAgencyGoodsItem",
     " CustomsValueAmount SequenceNumeric StatisticalValueAmount TransactionNatureCode "
     "AdditionalDocument AdditionalInformation AEOMutualRecognitionParty Buyer Commodity Consignee "
     "Consignor CustomsValuation Destination DomesticDutyTaxParty ExportCountry "
     "GovernmentProcedure Origin Packaging PreviousDocument Seller UCR ValuationAdjustment "},
    {"Commodity",
     " Description Classification DangerousGoods DutyTaxFee GoodsMeasure InvoiceLine "
     "TransportEquipment "},
};

class Reader {
 public:
  explicit Reader(CdsReading& into) : into_(into) {}

  void complain(std::string words) {
    if (into_.complaints.size() < kCdsComplaintsMax) into_.complaints.push_back(std::move(words));
  }

  // Order and names of what is below `element`, and no element without text.
  void check(const pugi::xml_node& element) {
    const std::string_view name = element_name(element);
    const auto order = std::find_if(std::begin(kOrders), std::end(kOrders),
                                    [&](const Order& one) { return one.parent == name; });
    std::size_t reached = 0;
    bool has_elements = false;
    for (const pugi::xml_node& child : element.children()) {
      const std::string_view child_name = element_name(child);
      if (child_name.empty()) continue;
      has_elements = true;
      if (order != std::end(kOrders)) {
        const std::size_t place = order->children.find(" " + std::string(child_name) + " ");
        if (place == std::string_view::npos || place < reached) {
          complain("cvc-complex-type.2.4.a: Invalid content was found starting with element '" +
                   std::string(child_name) + "' of '" + std::string(name) + "'.");
        } else {
          reached = place;
        }
      }
      check(child);
    }
    if (!has_elements && element_text(element).empty()) {
      complain("cvc-pattern-valid: Value '' of element '" + std::string(name) + "' is empty.");
    }
  }

 private:
  CdsReading& into_;
};

std::string text_below(pugi::xml_node node, std::initializer_list<std::string_view> path) {
  for (const std::string_view step : path)
    node = first_named(node, step);
  return element_text(node);
}

int depth_of(const pugi::xml_node& node) {
  int deepest = 0;
  for (const pugi::xml_node& child : node.children()) {
    if (deepest > kDepthMax) return deepest;
    deepest = std::max(deepest, depth_of(child));
  }
  return deepest + 1;
}

void read_taxes(const pugi::xml_node& item, CdsMessage& message) {
  for (const pugi::xml_node& fee : first_named(item, "Commodity").children()) {
    if (element_name(fee) != "DutyTaxFee") continue;
    const std::string type = text_below(fee, {"TypeCode"});
    if (!type.empty()) message.taxes.push_back({text_below(item, {"SequenceNumeric"}), type});
  }
}

void read_shipment(const pugi::xml_node& shipment, CdsMessage& message) {
  for (const pugi::xml_node& child : shipment.children()) {
    if (element_name(child) == "GovernmentAgencyGoodsItem") read_taxes(child, message);
    if (element_name(child) != "PreviousDocument") continue;
    if (text_below(child, {"TypeCode"}) == "DCR") message.ducr = text_below(child, {"ID"});
  }
}

CdsMessage message_of(const pugi::xml_node& root) {
  CdsMessage message;
  message.function = text_below(root, {"FunctionCode"});
  message.lrn = text_below(root, {"FunctionalReferenceID"});
  message.type = text_below(root, {"TypeCode"});
  message.mrn = text_below(root, {"ID"});
  message.declarant = text_below(root, {"Declarant", "ID"});
  if (message.declarant.empty()) message.declarant = text_below(root, {"Submitter", "ID"});
  message.border_means = text_below(root, {"BorderTransportMeans", "ID"});
  read_shipment(first_named(root, "GoodsShipment"), message);
  return message;
}

}  // namespace

bool CdsMessage::is_pre_lodged() const {
  return type.size() == 3 && std::string_view("DEFK").find(type[2]) != std::string_view::npos;
}

CdsReading read_cds_message(const std::string& xml) {
  CdsReading reading;
  pugi::xml_document document;
  if (xml.size() > kMessageBytesMax || !is_valid_utf8(xml)) return reading;
  const auto parsed = document.load_buffer(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
  const bool has_doctype =
      std::any_of(document.begin(), document.end(),
                  [](const pugi::xml_node& node) { return node.type() == pugi::node_doctype; });
  if (!parsed || has_doctype || depth_of(document) > kDepthMax) return reading;
  reading.well_formed = true;
  Reader reader(reading);
  const pugi::xml_node meta = document.document_element();
  const pugi::xml_node root = first_named(meta, "Declaration");
  if (element_name(meta) != "MetaData" || !root) {
    reader.complain("cvc-elt.1: Cannot find the declaration of element 'MetaData'.");
    return reading;
  }
  reader.check(root);
  CdsMessage message = message_of(root);
  if (message.function != "9" && message.function != "13" && message.function != "14") {
    reader.complain("cvc-enumeration-valid: Value '" + message.function +
                    "' of element 'FunctionCode' is not facet-valid.");
  }
  if (reading.complaints.empty()) reading.message = std::move(message);
  return reading;
}

}  // namespace quayside::simulator
