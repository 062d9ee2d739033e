// Exports: transport and packing, as the EU's Automated Export System asks (19 03 to 19 08, 18 06).
#include <algorithm>

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
  if (!facts.declaration.goods_shipment.countries_of_routing.empty()) return;
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

void departure_means_have_their_mode(const Facts& facts, Reporter& reporter) {
  const GoodsShipment& shipment = facts.declaration.goods_shipment;
  if (!shipment.inland_mode_of_transport.empty() || !has_departure_means(shipment)) return;
  reporter.report({shipment_pointer() / "inlandModeOfTransport", departure_pointer()});
}

// Goods that leave from the office where they are declared have no inland leg.
void inland_mode_is_given(const Facts& facts, Reporter& reporter) {
  const Declaration& declaration = facts.declaration;
  const std::string& presented = declaration.customs_office_of_presentation;
  const std::string& from = presented.empty() ? declaration.customs_office_of_export : presented;
  const std::string& exit = declaration.customs_office_of_exit;
  const std::string& mode = declaration.goods_shipment.inland_mode_of_transport;
  if (from.empty() || exit.empty() || from == exit || !mode.empty()) return;
  if (declaration.additional_declaration_type == "D") return;
  reporter.report(
      {shipment_pointer() / "inlandModeOfTransport", FieldPointer("/customsOfficeOfExit")});
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

void no_packages_stand_by_themselves(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->packagings;
    std::vector<FieldPointer> zeros;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (is_zero(all[i])) {
        zeros.push_back(item.pointer() / "packagings" / i / "numberOfPackages");
      }
    }
    const bool some = std::any_of(all.begin(), all.end(), [](const Packaging& one) {
      return one.number_of_packages.value() && !is_zero(one);
    });
    if (!zeros.empty() && some) reporter.report(std::move(zeros));
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
      as_advice(
          only_in({"B1"}, aes_rule("transport.border_means_are_given", {"C0890"}, "19 03 and 19 08",
                                   Kind::missing, &border_means_are_given))),
      aes_rule("transport.identification_fits_the_mode", {"R0472", "R0475"},
               "19 03 to 19 05 and 19 08", Kind::rule, &identification_fits_the_mode),
      as_advice(aes_rule("transport.identification_has_no_small_letters", {"R0076", "R0473"},
                         "19 05 017 and 19 08 017", Kind::format,
                         &identification_has_no_small_letters)),
      aes_rule("transport.departure_means_are_not_too_many", {"R0855"}, "19 04 and 19 05",
               Kind::not_allowed, &departure_means_are_not_too_many),
      aes_rule("packaging.no_packages_stand_by_themselves", {"R0219"}, "18 06 004", Kind::rule,
               &no_packages_stand_by_themselves),
      aes_rule("packaging.unpacked_goods_are_counted", {"R0220"}, "18 06 003 and 004; CL182",
               Kind::rule, &unpacked_goods_are_counted),
  };
  return rules;
}

}  // namespace quayside
