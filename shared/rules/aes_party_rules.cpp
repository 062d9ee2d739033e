// Exports: parties and their addresses, as the EU's Automated Export System asks (13 01 to 13 05).
#include <algorithm>

#include "shared/rules/fixes.h"
#include "shared/rules/levels.h"

namespace quayside {
namespace {

template <class Visit>
void for_each_consignor_and_consignee(const Facts& facts, Visit visit) {
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    visit(owner.consignor, pointer / "consignor");
    visit(owner.consignee, pointer / "consignee");
  });
}

// Numbers of third countries are not known to customs.
bool is_of_the_union(const std::string& number) {
  return is_member_state(number.substr(0, 2)) || number.starts_with("XI");
}

void report_name_of_registered(const Party& party, const FieldPointer& at, Reporter& reporter) {
  const std::string& number = party.identification_number;
  if (!is_of_the_union(number) || !is_eori(number)) return;
  if (number == kPrivatePerson || number == kPersonAbroad) return;
  std::vector<FieldPointer> given = given_leaves(party.address, at / "address");
  if (!party.name.empty()) given.insert(given.begin(), at / "name");
  if (given.empty()) return;
  const std::vector<Fix> fixes = remove_all(given);
  given.push_back(at / "identificationNumber");
  reporter.report(given, {}, fixes);
}

void registered_party_has_no_name_or_address(const Facts& facts, Reporter& reporter) {
  if (facts.shows_head) {
    report_name_of_registered(facts.declaration.goods_shipment.exporter,
                              shipment_pointer() / "exporter", reporter);
  }
  for_each_consignor_and_consignee(facts, [&](const Party& party, const FieldPointer& at) {
    report_name_of_registered(party, at, reporter);
  });
}

// Of an address that has begun, the data set names what is missing.
void report_without_name_or_address(const Party& party, const FieldPointer& at,
                                    Reporter& reporter) {
  if (is_empty(party) || is_of_the_union(party.identification_number)) return;
  std::vector<FieldPointer> lacking;
  if (party.name.empty()) lacking.push_back(at / "name");
  if (is_empty(party.address)) {
    for (const auto part : {"streetAndNumber", "postcode", "city", "country"}) {
      lacking.push_back(at / "address" / part);
    }
  }
  if (!lacking.empty()) reporter.report(std::move(lacking));
}

// An exporter always has a number (13 01 017); without one, the data set asks for it.
void other_party_has_name_and_address(const Facts& facts, Reporter& reporter) {
  const Party& exporter = facts.declaration.goods_shipment.exporter;
  if (facts.shows_head && !exporter.identification_number.empty()) {
    report_without_name_or_address(exporter, shipment_pointer() / "exporter", reporter);
  }
  for_each_consignor_and_consignee(facts, [&](const Party& party, const FieldPointer& at) {
    report_without_name_or_address(party, at, reporter);
  });
}

// 30600: a negotiable bill of lading, endorsed in blank; the consignee is not known.
void unknown_consignee_is_not_named(const Facts& facts, Reporter& reporter) {
  constexpr std::string_view kUnknown = "30600";
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const bool all = has_information(shipment.additional_information, kUnknown);
  bool any = all;
  std::vector<FieldPointer> named;
  for (const NumberedItem& item : goods_items(facts)) {
    const bool one = has_information(item.item->additional_information, kUnknown);
    any = any || one;
    if ((all || one) && !is_empty(item.item->consignee)) {
      named.push_back(item.pointer() / "consignee");
    }
  }
  if (any && !is_empty(shipment.consignee)) {
    named.insert(named.begin(), shipment_pointer() / "consignee");
  }
  if (!named.empty()) reporter.report(std::move(named), {{"code", std::string(kUnknown)}});
}

// CL505: countries without postcodes.
constexpr std::string_view kWithoutPostcode[] = {
    "AE", "AG", "AO", "AQ", "AW", "BF", "BI", "BJ", "BO", "BQ", "BS", "BV", "BW", "BZ",
    "CF", "CG", "CI", "CK", "CM", "CW", "DM", "ER", "FJ", "GA", "GD", "GM", "GQ", "GY",
    "HK", "IR", "JM", "KM", "KR", "LY", "ML", "MR", "QA", "RW", "SB", "SC", "SL", "SO",
    "SR", "SS", "ST", "SX", "SY", "TD", "TG", "TK", "TO", "TV", "VU", "YE", "ZW",
};

void report_without_postcode(const Address& address, const FieldPointer& owner,
                             Reporter& reporter) {
  if (address.country.size() != 2 || !address.postcode.empty()) return;
  if (std::find(std::begin(kWithoutPostcode), std::end(kWithoutPostcode), address.country) !=
      std::end(kWithoutPostcode)) {
    return;
  }
  reporter.report({owner / "address" / "postcode", owner / "address" / "country"},
                  {{"country", address.country}});
}

void postcode_is_given(const Facts& facts, Reporter& reporter) {
  if (facts.shows_head) {
    report_without_postcode(facts.declaration.declarant.address, FieldPointer("/declarant"),
                            reporter);
    report_without_postcode(facts.declaration.goods_shipment.exporter.address,
                            shipment_pointer() / "exporter", reporter);
    report_without_postcode(facts.declaration.goods_shipment.location_of_goods.address,
                            shipment_pointer() / "locationOfGoods", reporter);
  }
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    report_without_postcode(owner.consignor.address, pointer / "consignor", reporter);
    report_without_postcode(owner.consignee.address, pointer / "consignee", reporter);
  });
}

}  // namespace

std::span<const Rule> aes_party_rules() {
  static const Rule rules[] = {
      aes_rule("parties.registered_party_has_no_name_or_address", {"C0050"},
               "13 01, 13 02 and 13 03; Annex B footnote 6", Kind::not_allowed,
               &registered_party_has_no_name_or_address),
      aes_rule("parties.other_party_has_name_and_address", {"C0050"},
               "13 01, 13 02 and 13 03; Annex B footnote 6", Kind::missing,
               &other_party_has_name_and_address),
      aes_rule("parties.unknown_consignee_is_not_named", {"C0283", "C0351"}, "12 02 and 13 03",
               Kind::not_allowed, &unknown_consignee_is_not_named),
      aes_rule("parties.postcode_is_given", {"C0505"},
               "13 01, 13 02, 13 03, 13 05 and 16 15; CL505", Kind::missing, &postcode_is_given),
  };
  return rules;
}

}  // namespace quayside
