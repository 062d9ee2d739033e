#include "shared/rules/support.h"

#include <algorithm>

#include "shared/codes/code_list.h"
#include "shared/domain/description.h"
#include "shared/domain/fields.h"

namespace quayside {
namespace {

constexpr std::string_view kMemberStates[] = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
};

}  // namespace

Rule dk_rule(std::string_view id, std::vector<std::string_view> sources, std::string_view law,
             Kind kind, void (*check)(const Facts&, Reporter&)) {
  return {.id = id,
          .profile = "dk",
          .sources = std::move(sources),
          .law = law,
          .kind = kind,
          .check = check};
}

Rule aes_rule(std::string_view id, std::vector<std::string_view> sources, std::string_view law,
              Kind kind, void (*check)(const Facts&, Reporter&)) {
  return only_in({"B1", "C1"}, dk_rule(id, std::move(sources), law, kind, check));
}

Rule only_in(std::vector<std::string_view> data_sets, Rule rule) {
  rule.data_sets = std::move(data_sets);
  return rule;
}

Rule as_advice(Rule rule) {
  rule.severity = Severity::warning;
  return rule;
}

FieldPointer shipment_pointer() { return FieldPointer("/goodsShipment"); }

FieldPointer item_pointer(std::size_t index) { return shipment_pointer() / "goodsItems" / index; }

FieldPointer NumberedItem::pointer() const { return item_pointer(index); }

FieldPointer NumberedItem::hs_pointer() const {
  return pointer() / "commodity" / "commodityCode" / "harmonizedSystemSubHeadingCode";
}

FieldPointer NumberedItem::gross_mass_pointer() const {
  return pointer() / "commodity" / "goodsMeasure" / "grossMass";
}

FieldPointer NumberedItem::supplementary_units_pointer() const {
  return pointer() / "commodity" / "goodsMeasure" / "supplementaryUnits";
}

FieldPointer NumberedItem::value_pointer() const { return pointer() / "intrinsicValue" / "amount"; }

std::string_view NumberedItem::hs() const {
  return item->commodity.commodity_code.harmonized_system_sub_heading_code;
}

bool NumberedItem::has_procedure(std::string_view code) const {
  const auto& all = item->additional_procedures;
  return std::any_of(all.begin(), all.end(),
                     [&](const AdditionalProcedure& one) { return one.code == code; });
}

bool NumberedItem::has_any_procedure() const {
  const auto& all = item->additional_procedures;
  return std::any_of(all.begin(), all.end(),
                     [](const AdditionalProcedure& one) { return !one.code.empty(); });
}

FieldPointer NumberedItem::procedures_pointer() const {
  const FieldPointer list = pointer() / "additionalProcedures";
  for (std::size_t i = 0; i < item->additional_procedures.size(); ++i) {
    if (!item->additional_procedures[i].code.empty()) return list / i / "code";
  }
  return list;
}

std::vector<NumberedItem> goods_items(const Declaration& declaration) {
  const MemberInfo& shipment = *root_node(declaration).find("goodsShipment");
  const Node node = root_node(declaration).group(shipment);
  const MemberInfo& list = *node.find("goodsItems");
  std::vector<NumberedItem> filled;
  for (std::size_t i = 0; i < declaration.goods_shipment.goods_items.size(); ++i) {
    if (is_empty(node.element(list, i))) continue;
    filled.push_back({i, &declaration.goods_shipment.goods_items[i]});
  }
  return filled;
}

bool is_empty(const Address& address) {
  return address.street_and_number.empty() && address.postcode.empty() && address.city.empty() &&
         address.country.empty();
}

bool is_empty(const Party& party) {
  return party.identification_number.empty() && party.name.empty() && is_empty(party.address);
}

bool is_empty(const Money& money) { return money.amount.text.empty() && money.currency.empty(); }

bool is_empty(const LocationOfGoods& location) {
  const PostcodeAddress& by_postcode = location.postcode_address;
  return location.type_of_location.empty() && location.qualifier_of_identification.empty() &&
         location.un_locode.empty() && location.authorisation_number.empty() &&
         location.additional_identifier.empty() && location.customs_office.empty() &&
         location.latitude.empty() && location.longitude.empty() &&
         location.economic_operator.empty() && is_empty(location.address) &&
         by_postcode.postcode.empty() && by_postcode.house_number.empty() &&
         by_postcode.country.empty();
}

std::vector<FieldPointer> given_leaves(const Address& address, const FieldPointer& at) {
  std::vector<FieldPointer> given;
  if (!address.street_and_number.empty()) given.push_back(at / "streetAndNumber");
  if (!address.postcode.empty()) given.push_back(at / "postcode");
  if (!address.city.empty()) given.push_back(at / "city");
  if (!address.country.empty()) given.push_back(at / "country");
  return given;
}

bool is_one_of(std::string_view code, std::initializer_list<std::string_view> codes) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool has_information(const std::vector<AdditionalInformation>& all, std::string_view code) {
  return std::any_of(all.begin(), all.end(),
                     [&](const AdditionalInformation& one) { return one.code == code; });
}

bool is_bulk(std::string_view type_of_packages) {
  return codes::find_code_of_any_day("bulkPackageType", type_of_packages) != nullptr;
}

bool is_unpacked(std::string_view type_of_packages) {
  return codes::find_code_of_any_day("unpackedPackageType", type_of_packages) != nullptr;
}

bool is_all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_eori(std::string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() < 3 || text.size() > 17) return false;
  if (!is_capital(text[0]) || !is_capital(text[1])) return false;
  return std::all_of(text.begin() + 2, text.end(), [](char c) { return c >= '!' && c <= '~'; });
}

bool is_ioss_number(std::string_view text) {
  return text.size() == 12 && text.starts_with("IM") && is_all_digits(text.substr(2));
}

bool is_member_state(std::string_view country) {
  return std::find(std::begin(kMemberStates), std::end(kMemberStates), country) !=
         std::end(kMemberStates);
}

bool starts_with_any(std::string_view text, std::span<const std::string_view> heads) {
  return std::any_of(heads.begin(), heads.end(),
                     [&](std::string_view head) { return text.starts_with(head); });
}

}  // namespace quayside
