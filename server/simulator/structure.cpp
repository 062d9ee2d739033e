#include "server/simulator/structure.h"

#include <span>

namespace quayside::simulator {
namespace {

constexpr int kMany = 1'000'000;

struct Row {
  std::string_view name;
  int least = 1;
  int most = 1;
  std::span<const Row> children = {};
  bool has_currency = false;
};

constexpr Row kAddress[] = {{"CityName"}, {"CountryCode"}, {"Line"}, {"PostcodeID"}};
constexpr Row kCommunication[] = {{"SequenceNumeric"}, {"ID"}, {"TypeCode"}};
constexpr Row kAgentContact[] = {
    {"SequenceNumeric"}, {"name"}, {"Communication", 2, kMany, kCommunication}};
constexpr Row kDeclarantContact[] = {
    {"SequenceNumeric"}, {"Name"}, {"Communication", 2, kMany, kCommunication}};
constexpr Row kSubmitter[] = {{"Name"}, {"ID"}};
constexpr Row kAgent[] = {{"ID"}, {"FunctionCode"}, {"Contact", 0, 9, kAgentContact}};
constexpr Row kDeclarant[] = {
    {"Name", 0}, {"ID"}, {"Address", 0, 1, kAddress}, {"Contact", 0, 9, kDeclarantContact}};
constexpr Row kDocument[] = {{"SequenceNumeric"}, {"ID"}, {"TypeCode"}};
constexpr Row kTransportDocument[] = {{"SequenceNumeric"}, {"ID"}, {"Type"}};
constexpr Row kPreviousDocument[] = {{"SequenceNumeric"}, {"ID"}, {"TypeCode"}, {"LineNumeric", 0}};
constexpr Row kShipmentInformation[] = {
    {"SequenceNumeric"}, {"StatementCode"}, {"StatementDescription", 0}};
constexpr Row kItemInformation[] = {
    {"SequenceNumeric"}, {"StatementCode"}, {"StatementDescription"}};
constexpr Row kIdentification[] = {{"identification"}};
constexpr Row kLocation[] = {{"Name", 0},
                             {"ID", 0},
                             {"TypeCode"},
                             {"IdentificationType"},
                             {"Address", 0, 1, kAddress},
                             {"authorisationReferenceNumber", 0},
                             {"CustomsOffice", 0, 1, kIdentification},
                             {"latitude", 0},
                             {"longitude", 0},
                             {"EconomicOperator", 0, 1, kIdentification}};
constexpr Row kFreight[] = {{"rate", 1, 1, {}, true}};
constexpr Row kConsignment[] = {{"GoodsLocation", 0, 1, kLocation},
                                {"TransportContractDocument", 0, 99, kTransportDocument},
                                {"Freight", 0, 1, kFreight}};
constexpr Row kConsignor[] = {{"Name"}, {"Address", 1, 1, kAddress}};
constexpr Row kFiscalParty[] = {{"SequenceNumeric"}, {"ID"}, {"RoleCode"}};
constexpr Row kShipmentMeasure[] = {{"GrossMassMeasure"}};
constexpr Row kItemMeasure[] = {{"GrossMassMeasure"}, {"TariffQuantity", 0}};
constexpr Row kClassification[] = {{"SequenceNumeric"}, {"ID"}, {"IdentificationTypeCode"}};
constexpr Row kInvoiceLine[] = {{"ItemChargeAmount", 1, 1, {}, true}};
constexpr Row kCommodity[] = {{"Description"},
                              {"Classification", 1, 1, kClassification},
                              {"GoodsMeasure", 0, 1, kItemMeasure},
                              {"InvoiceLine", 1, 1, kInvoiceLine}};
constexpr Row kProcedure[] = {{"SequenceNumeric"}, {"CurrentCode"}, {"PreviousCode", 0}};
constexpr Row kPackaging[] = {{"SequenceNumeric"}, {"QuantityQuantity"}};
constexpr Row kUcr[] = {{"TraderAssignedReferenceID"}};
constexpr Row kItem[] = {{"SequenceNumeric"},
                         {"AdditionalInformation", 0, 99, kItemInformation},
                         {"Commodity", 1, 1, kCommodity},
                         {"Consignor", 0, 1, kConsignor},
                         {"GovernmentProcedure", 1, 100, kProcedure},
                         {"Packaging", 1, 99, kPackaging},
                         {"PreviousDocument", 0, 99, kPreviousDocument},
                         {"UCR", 0, 1, kUcr},
                         {"SupportingDocument", 0, 99, kDocument},
                         {"AdditionalReference", 0, 99, kDocument},
                         {"Freight", 0, 1, kFreight},
                         {"TransportContractDocument", 0, 99, kTransportDocument}};
constexpr Row kImporter[] = {{"Name", 0}, {"ID"}, {"Address", 0, 1, kAddress}};
constexpr Row kShipment[] = {{"SupportingDocument", 0, 99, kDocument},
                             {"AdditionalReference", 0, 99, kDocument},
                             {"AdditionalInformation", 0, 99, kShipmentInformation},
                             {"Consignment", 0, 1, kConsignment},
                             {"Consignor", 0, 1, kConsignor},
                             {"DomesticDutyTaxParty", 0, 99, kFiscalParty},
                             {"GoodsMeasure", 0, 1, kShipmentMeasure},
                             {"GovernmentAgencyGoodsItem", 1, 9999, kItem},
                             {"Importer", 1, 1, kImporter},
                             {"PreviousDocument", 0, 99, kPreviousDocument},
                             {"UCR", 0, 1, kUcr}};
constexpr Row kDeclaration[] = {{"FunctionCode"},
                                {"ProcedureCategory"},
                                {"FunctionalReferenceID"},
                                {"TypeCode"},
                                {"DeclarationOfficeID"},
                                {"Submitter", 1, 1, kSubmitter},
                                {"Agent", 0, 1, kAgent},
                                {"Declarant", 1, 1, kDeclarant},
                                {"GoodsShipment", 1, 1, kShipment}};

// --- Pointers ----------------------------------------------------------------------------------

struct Name {
  std::string_view path;  ///< the last elements, "Classification/ID"
  std::string_view json;
};

// More particular ones first. Where the notification guide shows no name, that of the EU Customs
// Data Model is taken.
constexpr Name kNames[] = {
    {"Declaration/FunctionalReferenceID", "functionalReferenceId"},
    {"Declaration/TypeCode", "type"},
    {"Declaration/DeclarationOfficeID",
     "customsOfficeRoles[?(@.customsOfficeRoleType == '96')].customsOfficeID"},
    {"Classification/ID", "harmonizedSystemSubHeadingCode"},
    {"GoodsLocation/TypeCode", "locationType"},
    {"GoodsLocation/IdentificationType", "locationIdentificationType"},
    {"GoodsShipment/GoodsMeasure", ""},
    {"GoodsShipment", "consignmentShipment[?(@.sequenceNumber == 1)]"},
    {"GovernmentAgencyGoodsItem", "goodsItems"},
    {"Consignment", ""},
    {"GoodsLocation", "locations[?(@.locationRoleType == '14')]"},
    {"Agent", "representative"},
    {"Classification", "commodityCode"},
    {"Description", "descriptionOfGoods"},
    {"InvoiceLine", "intrinsicValue"},
    {"ItemChargeAmount", "amount"},
    {"Freight", "transportAndInsuranceCosts"},
    {"rate", "amount"},
    {"GrossMassMeasure", "grossMass"},
    {"TariffQuantity", "supplementaryUnits"},
    {"GovernmentProcedure", "additionalProcedures"},
    {"CurrentCode", "code"},
    {"Packaging", "packagings"},
    {"QuantityQuantity", "numberOfPackages"},
    {"TransportContractDocument", "transportDocuments"},
    {"SupportingDocument", "supportingDocuments"},
    {"AdditionalReference", "additionalReferences"},
    {"PreviousDocument", "previousDocuments"},
    {"DomesticDutyTaxParty", "additionalFiscalReferences"},
    {"Contact", "contactPersons"},
    {"ID", "identificationNumber"},
    {"CityName", "city"},
    {"CountryCode", "country"},
    {"Line", "streetAndNumber"},
    {"PostcodeID", "postcode"},
};

std::string json_name(const pugi::xml_node& element) {
  const std::string name(element_name(element));
  const std::string both = std::string(element_name(element.parent())) + "/" + name;
  for (const Name& row : kNames) {
    if (row.path == name || row.path == both) return std::string(row.json);
  }
  std::string lower = name;
  if (!lower.empty() && lower[0] >= 'A' && lower[0] <= 'Z') lower[0] += 'a' - 'A';
  return lower;
}

int position_among_its_like(const pugi::xml_node& element) {
  int position = 1;
  for (pugi::xml_node before = element.previous_sibling(); before;
       before = before.previous_sibling()) {
    if (element_name(before) == element_name(element)) ++position;
  }
  return position;
}

bool is_one_of_many(const pugi::xml_node& element) {
  const std::string_view name = element_name(element);
  return !first_named(element, "SequenceNumeric").empty() && name != "Classification";
}

// --- The check ---------------------------------------------------------------------------------

std::string_view namespace_of(const pugi::xml_node& element) {
  const std::string_view name = element.name();
  const std::size_t colon = name.find(':');
  const std::string attribute =
      colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
  for (pugi::xml_node node = element; node; node = node.parent()) {
    if (const auto found = node.attribute(attribute.c_str())) return found.value();
  }
  return {};
}

class Check {
 public:
  std::vector<Fault> faults;

  void children(const pugi::xml_node& parent, std::span<const Row> rows) {
    pugi::xml_node child = next_element(parent.first_child());
    for (const Row& row : rows) {
      int count = 0;
      while (child && element_name(child) == row.name) {
        if (++count == row.most + 1) add(child, "stands here more often than the schema allows");
        element(child, row);
        child = next_element(child.next_sibling());
      }
      if (count < row.least) {
        add(parent, std::string(row.name) + " is missing, or is not in its place, below");
      }
    }
    if (child) add(child, "is not expected here");
  }

 private:
  static pugi::xml_node next_element(pugi::xml_node node) {
    while (node && node.type() != pugi::node_element)
      node = node.next_sibling();
    return node;
  }

  void element(const pugi::xml_node& node, const Row& row) {
    if (namespace_of(node) != kDmsNamespace) add(node, "is not in the namespace of the schema");
    if (!row.children.empty()) return children(node, row.children);
    if (element_text(node).empty()) add(node, "is empty");
    if (next_element(node.first_child())) add(node, "has elements inside");
    if (row.has_currency && node.attribute("currencyID").empty()) add(node, "has no currencyID");
  }

  void add(const pugi::xml_node& node, const std::string& what) {
    if (faults.size() >= kFaultsMax) return;
    const std::string name(element_name(node));
    const bool name_last = what.ends_with("below");
    faults.push_back({json_path_of(node), "SIM0001", "DMS_H7_V1.9",
                      "Simulated check: the message does not keep to the schema of H7.",
                      name_last ? what + " " + name : name + " " + what});
  }
};

}  // namespace

std::string_view element_name(const pugi::xml_node& node) {
  if (node.type() != pugi::node_element) return {};
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string element_text(const pugi::xml_node& element) {
  std::string text;
  for (const pugi::xml_node& part : element.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) text += part.value();
  }
  constexpr const char* kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

pugi::xml_node first_named(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node& child : parent.children()) {
    if (element_name(child) == name) return child;
  }
  return {};
}

std::string json_path_of(const pugi::xml_node& element) {
  std::string path;
  for (pugi::xml_node node = element; node && element_name(node) != "Declaration";
       node = node.parent()) {
    std::string step = json_name(node);
    if (step.empty()) continue;
    if (is_one_of_many(node)) {
      step += "[?(@.sequenceNumber == " + std::to_string(position_among_its_like(node)) + ")]";
    }
    path = "." + step + path;
  }
  return "$" + path;
}

std::vector<Fault> structure_faults(const pugi::xml_node& root) {
  Check check;
  if (element_name(root) != "Declaration" || namespace_of(root) != kDmsNamespace) {
    check.faults.push_back({"$", "SIM0001", "DMS_H7_V1.9",
                            "Simulated check: the message is not a declaration of DMS.",
                            "the root is not Declaration in " + std::string(kDmsNamespace)});
    return check.faults;
  }
  check.children(root, kDeclaration);
  return check.faults;
}

}  // namespace quayside::simulator
