// Parties to a declaration to the United Kingdom: EUCDM group 13, numbers 3/1 to 3/40 of HMRC.
#include <algorithm>

#include "shared/rules/fixes.h"
#include "shared/rules/gb_support.h"
#include "shared/rules/levels.h"

namespace quayside {
namespace {

FieldPointer eori_of(const char* party) {
  return shipment_pointer() / party / "identificationNumber";
}

// Two roles that one and the same trader does not have in one declaration.
struct Pair {
  const char* first;
  const Party& (*first_of)(const GoodsShipment&);
  const char* second;
  const Party& (*second_of)(const GoodsShipment&);
};

const Party& importer(const GoodsShipment& s) { return s.importer; }
const Party& exporter(const GoodsShipment& s) { return s.exporter; }
const Party& consignee(const GoodsShipment& s) { return s.consignee; }
const Party& seller(const GoodsShipment& s) { return s.seller; }
const Party& buyer(const GoodsShipment& s) { return s.buyer; }
const Party& carrier(const GoodsShipment& s) { return s.carrier; }

void report_same(const Facts& facts, Reporter& reporter, const Pair& pair) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const std::string& first = pair.first_of(shipment).identification_number;
  if (first.empty() || first != pair.second_of(shipment).identification_number) return;
  reporter.report({eori_of(pair.first), eori_of(pair.second)}, {{"number", first}});
}

// Of goods that a trader moves to Northern Ireland for himself, he is both.
bool moves_from_great_britain(const Facts& facts) {
  const auto items = goods_items(facts);
  return std::any_of(items.begin(), items.end(),
                     [](const NumberedItem& item) { return states(item, "NIDOM"); });
}

void importer_is_not_the_exporter(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.declaration_type == "EX" || moves_from_great_britain(facts)) return;
  report_same(facts, reporter, {"importer", &importer, "exporter", &exporter});
}
void consignee_is_not_the_exporter(const Facts& facts, Reporter& reporter) {
  report_same(facts, reporter, {"consignee", &consignee, "exporter", &exporter});
}
void seller_is_not_the_exporter(const Facts& facts, Reporter& reporter) {
  report_same(facts, reporter, {"seller", &seller, "exporter", &exporter});
}
void importer_is_not_the_buyer(const Facts& facts, Reporter& reporter) {
  report_same(facts, reporter, {"importer", &importer, "buyer", &buyer});
}

void report_both(const Party& party, const FieldPointer& at, Reporter& reporter) {
  if (party.identification_number.empty() || party.name.empty()) return;
  std::vector<FieldPointer> given = given_leaves(party.address, at / "address");
  given.insert(given.begin(), at / "name");
  reporter.report({at / "name", at / "identificationNumber"}, {}, remove_all(given));
}

void consignee_has_name_or_eori(const Facts& facts, Reporter& reporter) {
  report_both(facts.declaration.goods_shipment.consignee, shipment_pointer() / "consignee",
              reporter);
  for (const NumberedItem& item : goods_items(facts)) {
    report_both(item.item->consignee, item.pointer() / "consignee", reporter);
  }
}

void carrier_has_name_or_eori(const Facts& facts, Reporter& reporter) {
  report_both(carrier(facts.declaration.goods_shipment), shipment_pointer() / "carrier", reporter);
}

// In an H8 a number of Great Britain stands beside name and address in Northern Ireland.
bool is_importer_with_both(const Facts& facts) {
  const Party& importer = facts.declaration.goods_shipment.importer;
  return facts.data_set == "H8" && importer.identification_number.starts_with("GB");
}

void party_has_name_or_eori(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  report_both(shipment.exporter, shipment_pointer() / "exporter", reporter);
  if (!is_importer_with_both(facts)) {
    report_both(shipment.importer, shipment_pointer() / "importer", reporter);
  }
}

void importer_in_great_britain_has_its_address(const Facts& facts, Reporter& reporter) {
  if (!is_importer_with_both(facts)) return;
  const Party& importer = facts.declaration.goods_shipment.importer;
  const FieldPointer at = shipment_pointer() / "importer";
  std::vector<FieldPointer> lacking;
  if (importer.name.empty()) lacking.push_back(at / "name");
  if (is_empty(importer.address)) lacking.push_back(at / "address" / "streetAndNumber");
  if (lacking.empty()) return;
  lacking.push_back(at / "identificationNumber");
  reporter.report(std::move(lacking), {{"number", importer.identification_number}});
}

void consignee_stands_on_one_level(const Facts& facts, Reporter& reporter) {
  report_on_both(facts, reporter,
                 PartyLevel{"consignee", &GoodsShipment::consignee, &GoodsItem::consignee});
}

void eori_is_of_a_country_that_cds_knows(const Facts& facts, Reporter& reporter) {
  constexpr std::string_view kBritish[] = {"GB", "XI"};
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.list != "eori" || !is_eori(leaf.text)) continue;
    const std::string_view country = leaf.text.substr(0, 2);
    if (starts_with_any(leaf.text, kBritish) || is_member_state(country)) continue;
    reporter.report({leaf.pointer}, {{"country", std::string(country)}});
  }
}

// CDS lets nobody declare who is not registered; the register of the United Kingdom gives numbers
// that begin with GB, that of Northern Ireland XI.
void declarant_is_registered_in_the_united_kingdom(const Facts& facts, Reporter& reporter) {
  constexpr std::string_view kBritish[] = {"GB", "XI"};
  const std::string& number = facts.declaration.declarant.identification_number;
  if (!is_eori(number) || starts_with_any(number, kBritish)) return;
  reporter.report({FieldPointer("/declarant/identificationNumber")}, {{"number", number}});
}

// HMRC's codes of places that a UN/LOCODE begins have nine characters or more.
void place_has_the_form_of_a_code(const Facts& facts, Reporter& reporter) {
  constexpr std::size_t kLengthMin = 9;
  if (facts.declaration.declaration_type == "EX") return;  // exports have their list
  const LocationOfGoods& place = facts.declaration.goods_shipment.location_of_goods;
  const std::string& code = place.identification;
  if (place.qualifier_of_identification != "U" || code.empty()) return;
  const bool is_code =
      code.size() >= kLengthMin && std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      });
  if (is_code) return;
  reporter.report({shipment_pointer() / "locationOfGoods" / "identification"});
}

}  // namespace

std::span<const Rule> gb_party_rules() {
  static const Rule rules[] = {
      as_advice(gb_rule("gb.importer_is_not_the_exporter", {"CDS12081"}, "3/2 and 3/16",
                        &importer_is_not_the_exporter)),
      gb_rule("gb.consignee_is_not_the_exporter", {"CDS12091"}, "3/2 and 3/10",
              &consignee_is_not_the_exporter),
      gb_rule("gb.seller_is_not_the_exporter", {"CDS12092"}, "3/2 and 3/25",
              &seller_is_not_the_exporter),
      gb_rule("gb.importer_is_not_the_buyer", {"CDS12117"}, "3/16 and 3/27",
              &importer_is_not_the_buyer),
      gb_rule("gb.consignee_has_name_or_eori", {"CDS12084"}, "3/9 and 3/10",
              &consignee_has_name_or_eori),
      gb_rule("gb.carrier_has_name_or_eori", {"CDS12086"}, "3/31 and 3/32",
              &carrier_has_name_or_eori),
      as_advice(gb_rule("gb.party_has_name_or_eori", {"CDS12072"}, "3/1, 3/2, 3/15 and 3/16",
                        &party_has_name_or_eori)),
      as_kind(Kind::missing,
              only_in({"H8"}, gb_rule("gb.importer_in_great_britain_has_its_address", {"CDS12070"},
                                      "3/15 and 3/16; data set H8, note 12v",
                                      &importer_in_great_britain_has_its_address))),
      gb_rule("gb.consignee_stands_on_one_level", {"CDS12071"}, "3/9 and 3/10",
              &consignee_stands_on_one_level),
      as_advice(gb_rule("gb.declarant_is_registered_in_the_united_kingdom", {"LOCAL"}, "3/18",
                        &declarant_is_registered_in_the_united_kingdom)),
      as_kind(Kind::format, as_advice(gb_rule("gb.place_has_the_form_of_a_code", {"CDS10020"},
                                              "5/23; appendices 16A to 16S, August 2026",
                                              &place_has_the_form_of_a_code))),
      as_advice(gb_rule("gb.eori_is_of_a_country_that_cds_knows", {"CDS12153"}, "3/2 to 3/39",
                        &eori_is_of_a_country_that_cds_knows)),
  };
  return rules;
}

}  // namespace quayside
