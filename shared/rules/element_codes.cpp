#include "shared/rules/element_codes.h"

#include <algorithm>

#define SHIPMENT "/goodsShipment"
#define ITEM SHIPMENT "/goodsItems/*"

namespace quayside {
namespace {

struct ElementCode {
  std::string_view code;
  std::string_view place;           ///< and what stands below it
  std::string_view data_sets = {};  ///< with a blank between them; empty: all that have the place
};

constexpr std::string_view kRules[] = {"data_set.required_element_is_given",
                                       "data_set.element_is_part_of_the_data_set"};

// DMS: validation rules, functional error codes and error messages (dms-public, December 2025).
constexpr ElementCode kElementCodes[] = {
    {"DK1085", SHIPMENT "/importer/identificationNumber"},
    {"VR #158", SHIPMENT "/importer/identificationNumber"},
    {"DK1310", ITEM "/postalValue", "H6"},
    {"DK1311", SHIPMENT "/postalCharges", "H6"},
    {"DK1314", ITEM "/commodity/commodityCode/taricCode"},
    {"DK1315", ITEM "/valuationMethod"},
    {"DK1414", SHIPMENT "/containerIndicator"},
    {"DK3043", "/representative/status"},
    {"DK3070", ITEM "/additionalProcedures", "B1"},
    {"DK3071", SHIPMENT "/exporter/identificationNumber", "B1 C1"},
    {"DK3072", SHIPMENT "/deliveryTerms", "B1"},
    {"DK3073", SHIPMENT "/invoice", "B1"},
    {"DKW10120", ITEM "/statisticalValue"},
    {"DK3074", SHIPMENT "/locationOfGoods/qualifierOfIdentification", "B1 C1"},
    {"DK3075", SHIPMENT "/locationOfGoods/typeOfLocation", "B1 C1"},
    {"DK3076", "/customsOfficeOfExport", "B1 C1"},
    {"DK3078", ITEM "/commodity/goodsMeasure/netMass", "B1 C1"},
    {"DK3079", ITEM "/statisticalValue", "B1"},
    {"DK3081", "/security", "B1 C1"},
    {"DK1257", SHIPMENT "/importer/identificationNumber", "H6"},
    {"DK1258", "/declarant/identificationNumber", "H6"},
    {"DK1342", SHIPMENT "/deliveryTerms/incotermCode"},
    {"DK1343", ITEM "/commodity/commodityCode/combinedNomenclatureCode"},
    {"DK1353", "/representative/identificationNumber"},
    {"DK1354", ITEM "/commodity/goodsMeasure/netMass"},
    {"DK10921", SHIPMENT "/arrivalTransportMeans"},
    {"DK12030", ITEM "/additionalProcedures"},
    {"DK3097", "/lrn"},
    {"DK3098", "/declarant/identificationNumber"},
    {"DK3110", ITEM "/commodity/commodityCode/combinedNomenclatureCode"},
    {"DK3111", ITEM "/commodity/commodityCode/combinedNomenclatureCode"},
    {"DK3118", ITEM "/commodity/commodityCode/harmonizedSystemSubHeadingCode"},
    {"DK3120", "/lrn"},
    {"DK3121", ITEM "/procedure/requested"},
    {"DK3122", ITEM "/procedure/previous"},
    {"DK3123", "/declarationType"},
    {"DK3149", ITEM "/statisticalValue"},
    {"DK5001", "/deferredPayments"},
    {"DK5002", SHIPMENT "/warehouse"},
    {"DK5003", ITEM "/dutiesAndTaxes/*/methodOfPayment"},
    {"DK5004", ITEM "/dutiesAndTaxes/*/taxType"},
    {"DK5006", ITEM "/dutiesAndTaxes/*/taxBaseAmount"},
    {"DK5007", ITEM "/dutiesAndTaxes/*/taxRate"},
    {"DK5008", ITEM "/dutiesAndTaxes/*/taxAmount"},
    {"DK5009", ITEM "/dutiesAndTaxes/*/payableTaxAmount"},
    {"DK5010", "/exchangeRate"},
    {"DK5011", ITEM "/dutiesAndTaxes/*/preference"},
    {"DK5012", ITEM "/dutiesAndTaxes/*/totalAmount"},
    {"DK5013", "/internalCurrencyUnit"},
    {"DK5014", ITEM "/countryOfPreferentialOrigin"},
    {"DK5015", ITEM "/commodity/commodityCode/nationalAdditionalCodes"},
    {"DK5016", SHIPMENT "/inlandModeOfTransport"},
};

bool is_within(std::string_view pattern, std::string_view place) {
  return pattern.starts_with(place) &&
         (pattern.size() == place.size() || pattern[place.size()] == '/');
}

// The names of data sets are two letters, or begin with C21.
bool names(std::string_view data_sets, std::string_view one) {
  return data_sets.empty() || (!one.empty() && data_sets.find(one) != std::string_view::npos);
}

bool is_about_another(std::string_view code, std::string_view pattern, std::string_view data_set) {
  const auto row = std::find_if(std::begin(kElementCodes), std::end(kElementCodes),
                                [&](const ElementCode& one) { return one.code == code; });
  if (row == std::end(kElementCodes)) return false;
  return !is_within(pattern, row->place) || !names(row->data_sets, data_set);
}

}  // namespace

std::vector<std::string_view> codes_of(const Issue& issue, std::string_view data_set) {
  std::vector<std::string_view> codes(issue.rule->sources.begin(), issue.rule->sources.end());
  const bool has_them =
      std::find(std::begin(kRules), std::end(kRules), issue.rule->id) != std::end(kRules);
  if (!has_them || issue.at.empty()) return codes;
  const std::string pattern = issue.at.front().pattern();
  std::erase_if(codes,
                [&](std::string_view code) { return is_about_another(code, pattern, data_set); });
  return codes;
}

}  // namespace quayside
