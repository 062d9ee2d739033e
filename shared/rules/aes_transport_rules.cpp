// Exports: transport and packing, as the EU's Automated Export System asks (19 03 to 19 08, 18 06).
#include <algorithm>
#include <set>

#include "shared/base/text.h"
#include "shared/rules/fixes.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

bool any_requested(const Facts& facts, std::initializer_list<std::string_view> codes) {
  const std::span<const NumberedItem> items = goods_items(facts);
  return std::any_of(items.begin(), items.end(), [&](const NumberedItem& item) {
    return is_one_of(item.item->procedure.requested, codes);
  });
}

FieldPointer departure_pointer() { return shipment_pointer() / "departureTransportMeans"; }
FieldPointer border_pointer() { return shipment_pointer() / "activeBorderTransportMeans"; }

bool is_empty(const TransportMeans& means) {
  return means.type.empty() && means.identification_number.empty() && means.nationality.empty();
}

bool has_departure_means(const GoodsShipment& shipment) {
  const auto& all = shipment.departure_transport_means;
  return std::any_of(all.begin(), all.end(),
                     [](const TransportMeans& one) { return !is_empty(one); });
}

void countries_of_routing_are_given(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.security != "2") return;
  const auto& all = facts.declaration.goods_shipment.countries_of_routing;
  const bool some = std::any_of(all.begin(), all.end(),
                                [](const CountryOfRouting& one) { return !one.country.empty(); });
  if (some) return;
  reporter.report({shipment_pointer() / "countriesOfRouting", FieldPointer("/security")});
}

// Post (5) and fixed installations (7) carry goods without means of transport that could be named.
void departure_means_are_given(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const std::string& mode = shipment.inland_mode_of_transport;
  if (mode.empty() || is_one_of(mode, {"5", "7"}) || has_departure_means(shipment)) return;
  if (!any_requested(facts, {"10", "11", "23", "31"})) return;
  reporter.report({departure_pointer(), shipment_pointer() / "inlandModeOfTransport"},
                  {{"code", mode}});
}

// After temporary export (21, 22) nothing that the goods leave on by post or fixed installation is
// named.
void departure_means_are_not_for_post(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const std::string& mode = shipment.inland_mode_of_transport;
  if (!is_one_of(mode, {"5", "7"}) || !has_departure_means(shipment)) return;
  if (!any_requested(facts, {"21", "22"}) || any_requested(facts, {"10", "11", "23", "31"})) return;
  reporter.report({departure_pointer(), shipment_pointer() / "inlandModeOfTransport"},
                  {{"code", mode}});
}

// What the message says of each means is given in full.
void departure_means_are_described(const Facts& facts, Reporter& reporter) {
  const auto& all = facts.declaration.goods_shipment.departure_transport_means;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (is_empty(all[i])) continue;
    const FieldPointer at = departure_pointer() / i;
    std::vector<FieldPointer> lacking;
    if (all[i].type.empty()) lacking.push_back(at / "type");
    if (all[i].nationality.empty()) lacking.push_back(at / "nationality");
    if (!lacking.empty()) reporter.report(std::move(lacking));
  }
}

void departure_means_have_their_mode(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  if (!shipment.inland_mode_of_transport.empty() || !has_departure_means(shipment)) return;
  reporter.report({shipment_pointer() / "inlandModeOfTransport", departure_pointer()});
}

const std::string& office_of_departure(const Declaration& declaration) {
  const std::string& presented = declaration.customs_office_of_presentation;
  return presented.empty() ? declaration.customs_office_of_export : presented;
}

void inland_mode_is_given(const Facts& facts, Reporter& reporter) {
  const Declaration& declaration = facts.declaration;
  const std::string& from = office_of_departure(declaration);
  const std::string& exit = declaration.customs_office_of_exit;
  const std::string& mode = declaration.goods_shipment.inland_mode_of_transport;
  if (from.empty() || exit.empty() || from == exit || !mode.empty()) return;
  if (declaration.additional_declaration_type == "D") return;
  reporter.report(
      {shipment_pointer() / "inlandModeOfTransport", FieldPointer("/customsOfficeOfExit")});
}

// Goods that leave from the office where they are declared have no inland leg; a simplified
// declaration does not speak of it.
void inland_mode_is_for_an_inland_leg(const Facts& facts, Reporter& reporter) {
  const Declaration& declaration = facts.declaration;
  if (declaration.goods_shipment.inland_mode_of_transport.empty()) return;
  const FieldPointer at = shipment_pointer() / "inlandModeOfTransport";
  const std::string& from = office_of_departure(declaration);
  const bool has_leg = from.empty() || from != declaration.customs_office_of_exit;
  if (has_leg && facts.data_set != "C1") return;
  reporter.report({at, has_leg ? FieldPointer("/additionalDeclarationType")
                               : FieldPointer("/customsOfficeOfExit")},
                  {}, {remove(at)});
}

void border_means_are_given(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const std::string& mode = shipment.mode_of_transport_at_the_border;
  if (mode.empty() || is_one_of(mode, {"2", "5", "7"})) return;
  if (!is_empty(shipment.active_border_transport_means)) return;
  if (!any_requested(facts, {"10", "11", "23", "31"})) return;
  reporter.report(
      {border_pointer() / "type", border_pointer() / "identificationNumber",
       border_pointer() / "nationality", shipment_pointer() / "modeOfTransportAtTheBorder"},
      {{"code", mode}});
}

// A means of transport that is given is given with all that Annex B asks of it; a train has no
// nationality (footnote 37), post and pipelines have no means of transport.
void border_means_are_described(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const std::string& mode = shipment.mode_of_transport_at_the_border;
  const TransportMeans& means = shipment.active_border_transport_means;
  if (is_empty(means) || is_one_of(mode, {"5", "7"})) return;
  std::vector<FieldPointer> lacking;
  if (means.type.empty()) lacking.push_back(border_pointer() / "type");
  if (means.identification_number.empty()) {
    lacking.push_back(border_pointer() / "identificationNumber");
  }
  if (means.nationality.empty() && mode != "2") lacking.push_back(border_pointer() / "nationality");
  if (!lacking.empty()) reporter.report(std::move(lacking));
}

// Of goods that are to come back (21, 22) it is not asked how they cross the border.
void border_means_are_of_lasting_exports(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const TransportMeans& means = shipment.active_border_transport_means;
  if (shipment.mode_of_transport_at_the_border.empty() || is_empty(means)) return;
  if (!any_requested(facts, {"21", "22"}) || any_requested(facts, {"10", "11", "23", "31"})) return;
  std::vector<FieldPointer> given;
  if (!means.type.empty()) given.push_back(border_pointer() / "type");
  if (!means.identification_number.empty()) {
    given.push_back(border_pointer() / "identificationNumber");
  }
  if (!means.nationality.empty()) given.push_back(border_pointer() / "nationality");
  std::vector<Fix> fixes = remove_all(given);
  reporter.report(std::move(given), {}, std::move(fixes));
}

void report_other_mode(const std::string& mode, const TransportMeans& means,
                       const FieldPointer& means_pointer, const FieldPointer& mode_pointer,
                       Reporter& reporter) {
  if (!is_one_of(mode, {"1", "2", "3", "4", "8"}) || means.type.empty()) return;
  if (means.type[0] == mode[0]) return;
  reporter.report({means_pointer / "type", mode_pointer}, {{"code", means.type}, {"mode", mode}});
}

void identification_fits_the_mode(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const auto& all = shipment.departure_transport_means;
  for (std::size_t i = 0; i < all.size(); ++i) {
    report_other_mode(shipment.inland_mode_of_transport, all[i], departure_pointer() / i,
                      shipment_pointer() / "inlandModeOfTransport", reporter);
  }
  report_other_mode(shipment.mode_of_transport_at_the_border,
                    shipment.active_border_transport_means, border_pointer(),
                    shipment_pointer() / "modeOfTransportAtTheBorder", reporter);
}

void report_small_letters(const TransportMeans& means, const FieldPointer& at, bool with_names,
                          Reporter& reporter) {
  const bool has_number = is_one_of(means.type, {"10", "21", "30", "40", "41", "80"}) ||
                          (with_names && is_one_of(means.type, {"20", "31"}));
  const std::string& number = means.identification_number;
  const std::string in_capitals = capitals(number);
  if (!has_number || number == in_capitals) return;
  reporter.report({at / "identificationNumber", at / "type"}, {{"number", number}},
                  {set(at / "identificationNumber", in_capitals)});
}

void identification_has_no_small_letters(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const auto& all = shipment.departure_transport_means;
  for (std::size_t i = 0; i < all.size(); ++i)
    report_small_letters(all[i], departure_pointer() / i, true, reporter);
  report_small_letters(shipment.active_border_transport_means, border_pointer(), false, reporter);
}

// A lorry with two trailers; any number of wagons; one of everything else.
void departure_means_are_not_too_many(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  const std::string& mode = shipment.inland_mode_of_transport;
  const std::size_t max = mode == "3" ? 3 : 1;
  if (mode.empty() || mode == "2" || shipment.departure_transport_means.size() <= max) return;
  reporter.report({departure_pointer(), shipment_pointer() / "inlandModeOfTransport"},
                  {{"max", std::to_string(max)}, {"code", mode}});
}

bool is_zero(const Packaging& packaging) {
  const std::optional<Decimal> number = packaging.number_of_packages.value();
  return number && number->is_zero();
}

bool counts_packages(const NumberedItem& item) {
  const auto& all = item.item->packagings;
  return std::any_of(all.begin(), all.end(), [](const Packaging& one) {
    return one.number_of_packages.value() && !is_zero(one);
  });
}

// Of goods in bulk another rule says that they are not counted.
void no_packages_stand_by_themselves(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->packagings;
    std::vector<FieldPointer> zeros;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (is_zero(all[i]) && !is_bulk(all[i].type_of_packages)) {
        zeros.push_back(item.pointer() / "packagings" / i / "numberOfPackages");
      }
    }
    if (!zeros.empty() && counts_packages(item)) reporter.report(std::move(zeros));
  }
}

bool is_counted(const Packaging& packaging) {
  const std::string& type = packaging.type_of_packages;
  return packaging.number_of_packages.value() && !is_zero(packaging) && !is_bulk(type) &&
         !is_unpacked(type);
}

std::set<std::string_view> marks_of_counted(std::span<const NumberedItem> items) {
  std::set<std::string_view> marks;
  for (const NumberedItem& item : items) {
    for (const Packaging& one : item.item->packagings) {
      if (is_counted(one)) marks.insert(one.shipping_marks);
    }
  }
  return marks;
}

// Goods packed together: one goods item counts the packages, the others say 0 with the same marks.
void no_packages_have_the_marks_of_some(const Facts& facts, Reporter& reporter) {
  const std::span<const NumberedItem> items = goods_items(facts);
  const std::set<std::string_view> marks = marks_of_counted(items);
  for (const NumberedItem& item : items) {
    if (counts_packages(item)) continue;  // another rule's
    const auto& all = item.item->packagings;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string& type = all[i].type_of_packages;
      if (!is_zero(all[i]) || is_bulk(type) || is_unpacked(type)) continue;
      if (marks.count(all[i].shipping_marks) != 0) continue;
      const FieldPointer at = item.pointer() / "packagings" / i;
      reporter.report({at / "numberOfPackages", at / "shippingMarks"});
    }
  }
}

void unpacked_goods_are_counted(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->packagings;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!is_zero(all[i]) || !is_unpacked(all[i].type_of_packages)) continue;
      const FieldPointer at = item.pointer() / "packagings" / i;
      reporter.report({at / "numberOfPackages", at / "typeOfPackages"},
                      {{"code", all[i].type_of_packages}});
    }
  }
}

}  // namespace

// What the national system may judge otherwise is advice.
std::span<const Rule> aes_transport_rules() {
  static const Rule rules[] = {
      aes_rule("transport.countries_of_routing_are_given", {"C0211"}, "16 12 and 11 07",
               Kind::missing, &countries_of_routing_are_given),
      as_advice(
          only_in({"B1"}, aes_rule("transport.departure_means_are_given", {"C0834"},
                                   "19 04 and 19 05", Kind::missing, &departure_means_are_given))),
      as_advice(aes_rule("transport.departure_means_have_their_mode", {"C0834"}, "19 04 and 19 05",
                         Kind::missing, &departure_means_have_their_mode)),
      as_advice(only_in(
          {"B1"}, aes_rule("transport.inland_mode_is_given", {"C0843"}, "17 01, 17 02 and 19 04",
                           Kind::missing, &inland_mode_is_given))),
      as_advice(aes_rule("transport.departure_means_are_not_for_post", {"C0834"}, "19 04 and 19 05",
                         Kind::not_allowed, &departure_means_are_not_for_post)),
      as_advice(aes_rule("transport.departure_means_are_described", {"B2101"}, "19 05",
                         Kind::missing, &departure_means_are_described)),
      as_advice(aes_rule("transport.inland_mode_is_for_an_inland_leg", {"C0843"},
                         "17 01, 17 02 and 19 04", Kind::not_allowed,
                         &inland_mode_is_for_an_inland_leg)),
      as_advice(aes_rule("transport.border_means_are_of_lasting_exports", {"C0890"},
                         "19 03 and 19 08", Kind::not_allowed,
                         &border_means_are_of_lasting_exports)),
      as_advice(
          only_in({"B1"}, aes_rule("transport.border_means_are_given", {"C0890"}, "19 03 and 19 08",
                                   Kind::missing, &border_means_are_given))),
      as_advice(only_in({"B1"}, dk_rule("transport.border_means_are_described", {"C0890", "EUCDM"},
                                        "19 08; DMS Export XML Guide v1.31: O", Kind::missing,
                                        &border_means_are_described))),
      aes_rule("transport.identification_fits_the_mode", {"R0472", "R0475"},
               "19 03 to 19 05 and 19 08", Kind::rule, &identification_fits_the_mode),
      as_advice(aes_rule("transport.identification_has_no_small_letters", {"R0076", "R0473"},
                         "19 05 017 and 19 08 017", Kind::format,
                         &identification_has_no_small_letters)),
      aes_rule("transport.departure_means_are_not_too_many", {"R0855"}, "19 04 and 19 05",
               Kind::not_allowed, &departure_means_are_not_too_many),
      aes_rule("packaging.no_packages_stand_by_themselves", {"R0219"}, "18 06 004", Kind::rule,
               &no_packages_stand_by_themselves),
      aes_rule("packaging.no_packages_have_the_marks_of_some", {"R0364"}, "18 06 004 and 054",
               Kind::rule, &no_packages_have_the_marks_of_some),
      aes_rule("packaging.unpacked_goods_are_counted", {"R0220"}, "18 06 003 and 004; CL182",
               Kind::rule, &unpacked_goods_are_counted),
  };
  return rules;
}

}  // namespace quayside
