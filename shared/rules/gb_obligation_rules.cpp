// Elements that a data set of the United Kingdom asks for and that no letter of its table can:
// those that stand on the shipment or on the goods items, in one of two fields, or in a list.
//
// Which they are: UK Trade Tariff volume 3, appendices 21 and 22. Where each of HMRC's annotated
// samples of the data set (customs-declarations 2.0, June 2026; some 330 messages) has the element,
// its lack is an error; where some valid sample does without it, where the samples are fewer than
// four, or where HMRC's own forms have made it optional, it is advice.
#include <algorithm>

#include "shared/rules/gb_support.h"
#include "shared/rules/levels.h"

namespace quayside {
namespace {

bool has_origin(const GoodsItem& item) {
  return !item.country_of_origin.empty() || !item.country_of_preferential_origin.empty();
}
bool has_price(const GoodsItem& item) { return !item.item_amount_invoiced.text.empty(); }
bool has_method(const GoodsItem& item) { return !item.valuation_method.empty(); }
bool has_statistical_value(const GoodsItem& item) { return !item.statistical_value.text.empty(); }
bool has_taric_digits(const GoodsItem& item) {
  return !item.commodity.commodity_code.taric_code.empty();
}
bool has_preference(const GoodsItem& item) {
  const auto& all = item.duties_and_taxes;
  return std::any_of(all.begin(), all.end(),
                     [](const DutyTaxFee& one) { return !one.preference.empty(); });
}

// The indicators say how buyer and seller are related; that matters for the transaction value only.
constexpr std::string_view kTransactionValue = "1";

bool has_indicators_or_another_method(const GoodsItem& item) {
  return !item.valuation_indicators.empty() || item.valuation_method != kTransactionValue;
}

struct Obligation {
  std::string_view place;  ///< below the goods item
  bool (*is_met)(const GoodsItem&);
  std::string_view must;    ///< data sets whose every sample has it, with a blank between them
  std::string_view should;  ///< and those where it may be missing
};

constexpr Obligation kObligations[] = {
    {"/countryOfOrigin", &has_origin, "H1 H3 H4 I1", "H2 H5 H8"},
    {"/itemAmountInvoiced", &has_price, "H3 H4 I1", "H1 H5 H8"},
    {"/valuationMethod", &has_method, "H1 H3 H4", "H5"},
    {"/valuationIndicators", &has_indicators_or_another_method, "", "H1 H4 H5"},
    {"/dutiesAndTaxes", &has_preference, "H1 H3 H4", "H5 I1"},
    {"/commodity/commodityCode/taricCode", &has_taric_digits, "H1 H3 H4", "H5 I1"},
    {"/statisticalValue", &has_statistical_value, "B1 B2", ""},
};

bool is_in(std::string_view words, std::string_view word) {
  const std::size_t at = words.find(word);
  if (word.empty() || at == std::string_view::npos) return false;
  const std::size_t end = at + word.size();
  return (at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ');
}

void report_unmet(const Facts& facts, Reporter& reporter, std::string_view Obligation::*of) {
  for (const NumberedItem& item : goods_items(facts)) {
    for (const Obligation& one : kObligations) {
      if (!is_in(one.*of, facts.data_set) || one.is_met(*item.item)) continue;
      reporter.report({FieldPointer(item.pointer().text() + std::string(one.place))},
                      {{"dataSet", std::string(facts.data_set)}});
    }
  }
}

void element_of_the_item_is_given(const Facts& facts, Reporter& reporter) {
  report_unmet(facts, reporter, &Obligation::must);
}

void element_of_the_item_may_be_due(const Facts& facts, Reporter& reporter) {
  report_unmet(facts, reporter, &Obligation::should);
}

// HMRC's form for exports has made kind and marks of the packages optional, and an aggregated
// supplementary declaration among the samples has neither.
bool packages_may_lack_their_kind(const Facts& facts) {
  return facts.declaration.additional_declaration_type == "Y" ||
         !is_in("H1 H2 H3 H4 I1", facts.data_set);
}

void report_packages(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->packagings;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Packaging& one = all[i];
      if (one.type_of_packages.empty() && one.number_of_packages.text.empty() &&
          one.shipping_marks.empty()) {
        continue;
      }
      const FieldPointer at = item.pointer() / "packagings" / i;
      if (one.type_of_packages.empty()) reporter.report({at / "typeOfPackages"});
      if (one.shipping_marks.empty()) reporter.report({at / "shippingMarks"});
    }
  }
}

void packages_have_kind_and_marks(const Facts& facts, Reporter& reporter) {
  if (!packages_may_lack_their_kind(facts)) report_packages(facts, reporter);
}

void kind_and_marks_of_packages_may_be_due(const Facts& facts, Reporter& reporter) {
  if (packages_may_lack_their_kind(facts)) report_packages(facts, reporter);
}

// The shipment names who sends the goods, or each goods item does; the item calls him consignor.
void report_unnamed_exporter(const Facts& facts, Reporter& reporter) {
  if (!is_empty(facts.declaration.goods_shipment.exporter)) return;
  const FieldPointer exporter = shipment_pointer() / "exporter";
  std::vector<FieldPointer> at = {exporter / "name", exporter / "identificationNumber"};
  const auto items = goods_items(facts);
  std::size_t lacking = 0;
  for (const NumberedItem& item : items) {
    if (!is_empty(item.item->consignor)) continue;
    ++lacking;
    at.push_back(item.pointer() / "consignor" / "name");
  }
  if (lacking == 0 && !items.empty()) return;
  if (lacking == items.size()) at.resize(2);
  reporter.report(std::move(at));
}

void exporter_to_the_united_kingdom_is_named(const Facts& facts, Reporter& reporter) {
  report_unnamed_exporter(facts, reporter);
}

// Who declares for himself states 00400 instead (2/2).
bool declares_for_himself(const Facts& facts) {
  if (has_information(facts.declaration.goods_shipment.additional_information, "00400"))
    return true;
  const auto items = goods_items(facts);
  return std::any_of(items.begin(), items.end(),
                     [](const NumberedItem& item) { return states(item, "00400"); });
}

void exporter_is_named(const Facts& facts, Reporter& reporter) {
  if (!declares_for_himself(facts)) report_unnamed_exporter(facts, reporter);
}

void delivery_terms_are_given(const Facts& facts, Reporter& reporter) {
  if (!facts.declaration.goods_shipment.delivery_terms.incoterm_code.empty()) return;
  const auto items = goods_items(facts);
  const bool is_sale = std::any_of(items.begin(), items.end(), [](const NumberedItem& item) {
    return item.item->valuation_method == kTransactionValue;
  });
  if (is_sale) reporter.report({shipment_pointer() / "deliveryTerms" / "incotermCode"});
}

void country_of_dispatch_may_be_due(const Facts& facts, Reporter& reporter) {
  report_on_neither(
      facts, reporter,
      {"countryOfDispatch", &GoodsShipment::country_of_dispatch, &GoodsItem::country_of_dispatch});
}

Rule missing_rule(std::string_view id, std::vector<std::string_view> sources, std::string_view law,
                  void (*check)(const Facts&, Reporter&)) {
  return as_kind(Kind::missing, gb_rule(id, std::move(sources), law, check));
}

}  // namespace

std::span<const Rule> gb_obligation_rules() {
  static const Rule rules[] = {
      missing_rule("gb.element_of_the_item_is_given", {"CDS10001"},
                   "4/14, 4/16, 4/17, 5/15, 6/15 and 8/6; appendices 21A, 21C, 21D, 22A and 22B",
                   &element_of_the_item_is_given),
      as_advice(missing_rule("gb.element_of_the_item_may_be_due", {"CDS10001"},
                             "4/13, 4/14, 4/16, 4/17, 5/15 and 6/15; appendix 21",
                             &element_of_the_item_may_be_due)),
      missing_rule("gb.packages_have_kind_and_marks", {"CDS10001"}, "6/9 and 6/11; appendix 21",
                   &packages_have_kind_and_marks),
      only_in({"H1", "H2", "H3", "H4", "H5", "I1", "C21I", "B1", "B2", "C1", "C21E"},
              as_advice(missing_rule("gb.kind_and_marks_of_packages_may_be_due", {"CDS10001"},
                                     "6/9 and 6/11; appendices 21 to 23",
                                     &kind_and_marks_of_packages_may_be_due))),
      only_in({"H1", "H3", "H4", "H5", "H7", "H8", "I1"},
              missing_rule("gb.exporter_to_the_united_kingdom_is_named", {"CDS10001", "CDS12073"},
                           "3/1 and 3/2; appendix 21", &exporter_to_the_united_kingdom_is_named)),
      only_in({"B2", "C1", "C21E"},
              missing_rule("gb.exporter_is_named", {"CDS10001", "CDS12073"},
                           "3/1 and 3/2; appendices 22B, 22D and 23", &exporter_is_named)),
      only_in({"B1"}, as_advice(missing_rule("gb.exporter_may_be_due", {"CDS10001", "CDS12073"},
                                             "3/1 and 3/2; appendix 22A", &exporter_is_named))),
      only_in({"H1", "H3", "H4", "H5"},
              as_advice(missing_rule("gb.delivery_terms_are_given", {"CDS10001"},
                                     "4/1; appendix 21", &delivery_terms_are_given))),
      only_in({"I1"},
              as_advice(missing_rule("gb.country_of_dispatch_may_be_due", {"CDS12135", "CDS12073"},
                                     "5/14; appendix 21F", &country_of_dispatch_may_be_due))),
  };
  return rules;
}

}  // namespace quayside
