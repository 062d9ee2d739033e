// Imports: what stands on the shipment or on each goods item, and what Annex B and the import guide
// of Danish customs ask for in H1, H5 and I1 though the message leaves it open.
//
// The guide (DMS Import XML Guide v1.18) says in the overview of each element in which data set it
// is mandatory (M); where it and Annex B agree, a missing element is an error.
#include "shared/rules/levels.h"

namespace quayside {
namespace {

constexpr Level kDestination = {"countryOfDestination", &GoodsShipment::country_of_destination,
                                &GoodsItem::country_of_destination};
constexpr Level kRegion = {"regionOfDestination", &GoodsShipment::region_of_destination,
                           &GoodsItem::region_of_destination};
constexpr Level kDispatch = {"countryOfDispatch", &GoodsShipment::country_of_dispatch,
                             &GoodsItem::country_of_dispatch};
constexpr Level kNature = {"natureOfTransaction", &GoodsShipment::nature_of_transaction,
                           &GoodsItem::nature_of_transaction};

void destination_of_import_is_given(const Facts& facts, Reporter& reporter) {
  report_on_neither(facts, reporter, kDestination);
}

void country_of_dispatch_is_given(const Facts& facts, Reporter& reporter) {
  report_on_neither(facts, reporter, kDispatch);
}

void nature_of_import_is_given(const Facts& facts, Reporter& reporter) {
  report_on_neither(facts, reporter, kNature);
}

void destination_of_import_stands_on_one_level(const Facts& facts, Reporter& reporter) {
  report_on_both(facts, reporter, kDestination);
  report_on_both(facts, reporter, kRegion);
}

// Unlike the destination, it may stand on both levels, but then only one and the same.
void country_of_dispatch_is_the_same_throughout(const Facts& facts, Reporter& reporter) {
  const std::string& whole = facts.declaration.goods_shipment.country_of_dispatch;
  if (whole.empty()) return;
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string& country = item.item->country_of_dispatch;
    if (country.empty() || country == whole) continue;
    reporter.report({item.pointer() / kDispatch.name, shipment_pointer() / kDispatch.name},
                    {{"country", country}, {"wanted", whole}});
  }
}

void invoice_currency_is_given(const Facts& facts, Reporter& reporter) {
  if (!facts.declaration.goods_shipment.invoice.currency.empty()) return;
  reporter.report({shipment_pointer() / "invoice" / "currency"});
}

void invoice_amount_is_given(const Facts& facts, Reporter& reporter) {
  if (!facts.declaration.goods_shipment.invoice.amount.text.empty()) return;
  reporter.report({shipment_pointer() / "invoice" / "amount"});
}

// Footnote 20: goods of preferential origin need no other one.
void origin_of_simplified_import_is_given(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    if (!item.item->country_of_origin.empty()) continue;
    if (!item.item->country_of_preferential_origin.empty()) continue;
    reporter.report({item.pointer() / "countryOfOrigin"});
  }
}

}  // namespace

std::span<const Rule> import_level_rules() {
  static const Rule rules[] = {
      only_in({"H1", "H5"}, dk_rule("levels.destination_of_import_is_given", {"DK1411", "EUCDM"},
                                    "16 03; DMS Import XML Guide v1.18: M in H1 and H5",
                                    Kind::missing, &destination_of_import_is_given)),
      only_in({"H1", "H5"},
              dk_rule("levels.country_of_dispatch_is_given", {"DK1027", "DK11071", "EUCDM"},
                      "16 06; DMS Import XML Guide v1.18: M in H1 and H5", Kind::missing,
                      &country_of_dispatch_is_given)),
      // Footnote 2: a Member State may leave it to the supplementary declaration; the guide says
      // MC.
      as_advice(only_in({"I1"}, dk_rule("levels.country_of_dispatch_of_simplified_import_is_given",
                                        {"DK1027", "EUCDM"}, "16 06; Annex B footnote 2",
                                        Kind::missing, &country_of_dispatch_is_given))),
      only_in({"H1"}, dk_rule("levels.nature_of_import_is_given", {"EUCDM"},
                              "99 05; DMS Import XML Guide v1.18: M in H1", Kind::missing,
                              &nature_of_import_is_given)),
      // Footnote 24: for commercial transactions between two Member States, which nothing else
      // tells.
      as_advice(only_in({"H5"}, dk_rule("levels.nature_of_territorial_import_is_given", {"EUCDM"},
                                        "99 05; Annex B footnote 24", Kind::missing,
                                        &nature_of_import_is_given))),
      only_in({"H1", "H5"},
              dk_rule("levels.destination_of_import_stands_on_one_level", {"EUCDM"},
                      "16 03 and 16 04; DMS Import XML Guide v1.18: only once, on either level",
                      Kind::not_allowed, &destination_of_import_stands_on_one_level)),
      only_in({"H1", "H5", "I1"},
              dk_rule("levels.country_of_dispatch_is_the_same_throughout", {"DK3170"}, "16 06",
                      Kind::rule, &country_of_dispatch_is_the_same_throughout)),
      only_in({"H1", "H5"},
              dk_rule("value.invoice_currency_is_given", {"DK1223", "DK1352", "EUCDM"},
                      "14 05; DMS Import XML Guide v1.18: M in H1 and H5", Kind::missing,
                      &invoice_currency_is_given)),
      // Annex B leaves it to the declarant (C), the guide does not (M).
      as_advice(only_in({"H1", "H5"}, dk_rule("value.invoice_amount_is_given", {"EUCDM"},
                                              "14 06; DMS Import XML Guide v1.18: M in H1 and H5",
                                              Kind::missing, &invoice_amount_is_given))),
      as_advice(only_in({"I1"}, dk_rule("duties.origin_of_simplified_import_is_given", {"EUCDM"},
                                        "16 08; Annex B footnotes 2 and 20", Kind::missing,
                                        &origin_of_simplified_import_is_given))),
  };
  return rules;
}

}  // namespace quayside
