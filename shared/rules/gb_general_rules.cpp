// What holds for every declaration to the United Kingdom: its data set, its codes, its currencies,
// and what stands on the shipment or on the goods items.
#include <algorithm>
#include <map>

#include "shared/codes/code_list.h"
#include "shared/rules/data_set.h"
#include "shared/rules/dated.h"
#include "shared/rules/fixes.h"
#include "shared/rules/form.h"
#include "shared/rules/gb_derivation.h"
#include "shared/rules/gb_support.h"
#include "shared/rules/levels.h"

namespace quayside {
namespace {

bool has_type(const Facts& facts) {
  return !facts.declaration.declaration_type.empty() &&
         !facts.declaration.additional_declaration_type.empty();
}

FieldPointer procedure_of(const NumberedItem& item) {
  return item.pointer() / "procedure" / "requested";
}

void data_set_is_the_one_derived(const Facts& facts, Reporter& reporter) {
  if (facts.data_set.empty() || !has_type(facts)) return;
  const std::string_view derived = gb_data_set_of(facts.declaration);
  if (derived.empty() || derived == facts.data_set) return;
  const FieldPointer stated("/dataSet");
  std::vector<FieldPointer> at = {stated};
  for (const NumberedItem& item : goods_items(facts)) {
    if (!item.item->procedure.requested.empty()) at.push_back(procedure_of(item));
  }
  reporter.report(std::move(at),
                  {{"dataSet", std::string(facts.data_set)}, {"derived", std::string(derived)}},
                  {set(stated, std::string(derived))});
}

// What the goods items lead to, each data set with the items that do: "H1 (1, 3), H2 (2)".
struct Derived {
  std::map<std::string_view, std::string> items_of;
  std::vector<FieldPointer> at;    ///< procedures of those items
  std::vector<FieldPointer> idle;  ///< and of the items that lead nowhere

  explicit Derived(const Facts& facts) {
    for (const NumberedItem& item : goods_items(facts)) {
      if (item.item->procedure.requested.empty()) continue;
      const std::string_view derived = gb_data_set_of(facts.declaration, *item.item);
      (derived.empty() ? idle : at).push_back(procedure_of(item));
      if (derived.empty()) continue;
      std::string& items = items_of[derived];
      if (items.size() > kItemsTextMax) {
        if (!items.ends_with("…")) items += ", …";
        continue;
      }
      if (!items.empty()) items += ", ";
      items += std::to_string(item.index + 1);
    }
  }

  static constexpr std::size_t kItemsTextMax = 20;  ///< bytes: enough to find the first few

  std::string text() const {
    std::string all;
    for (const auto& [data_set, items] : items_of) {
      if (!all.empty()) all += ", ";
      all += std::string(data_set) + " (" + items + ")";
    }
    return all;
  }
};

void goods_items_lead_to_one_data_set(const Facts& facts, Reporter& reporter) {
  if (!has_type(facts)) return;
  Derived derived(facts);
  if (derived.items_of.size() < 2) return;
  derived.at.insert(derived.at.begin(), FieldPointer("/dataSet"));
  reporter.report(std::move(derived.at), {{"derived", derived.text()}});
}

void procedures_lead_to_a_data_set(const Facts& facts, Reporter& reporter) {
  if (!has_type(facts) || !gb_data_set_of(facts.declaration).empty()) return;
  Derived derived(facts);
  if (derived.items_of.size() > 1) return;  // that is the matter of the rule before
  const bool is_known = find_data_set(facts.profile, facts.data_set) != nullptr;
  // Of a known data set, what is missing is said elsewhere.
  if (is_known && derived.idle.empty()) return;
  std::vector<FieldPointer> at = {FieldPointer("/dataSet")};
  for (const NumberedItem& item : goods_items(facts)) {
    if (!is_known && item.item->procedure.requested.empty()) at.push_back(procedure_of(item));
  }
  at.insert(at.end(), derived.idle.begin(), derived.idle.end());
  reporter.report(std::move(at));
}

// A list that holds every code that customs takes. The Harmonized System is that of the Union's
// year.
bool is_binding(const codes::CodeList& list) {
  return list.completeness == codes::Completeness::complete && list.name != "hs6";
}

// The day whose codes count: a supplementary declaration keeps those of the day of acceptance.
Date day_of_codes(const Facts& facts) {
  const Declaration& declaration = facts.declaration;
  if (!is_one_of(declaration.additional_declaration_type, {"Y", "Z"})) return facts.as_of;
  const std::string& text = declaration.date_of_acceptance;
  if (text.size() < 8 || !is_all_digits(std::string_view(text).substr(0, 8))) return facts.as_of;
  const std::string day = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2);
  return Date::parse(day).value_or(facts.as_of);
}

const codes::Code* find_of_any_day(const GivenLeaf& leaf) {
  const codes::Code* found = codes::find_code_of_any_day(leaf.list, leaf.text);
  if (found != nullptr || leaf.list != "country") return found;
  return codes::find_code_of_any_day("gb.otherCountry", leaf.text);
}

template <class Visit>
void for_each_listed_code(const Facts& facts, Visit visit) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    // Currencies have rules of their own, for HMRC's list does not say when one ends.
    if (leaf.list.empty() || leaf.list == "currency") continue;
    const codes::Code* code = find_of_any_day(leaf);
    if (code != nullptr) visit(leaf, *code);
  }
}

void code_has_not_ended(const Facts& facts, Reporter& reporter) {
  const Date day = day_of_codes(facts);
  for_each_listed_code(facts, [&](const GivenLeaf& leaf, const codes::Code& code) {
    if (code.validity.to >= day) return;
    reporter.report({leaf.pointer},
                    {{"code", std::string(leaf.text)}, {"date", code.validity.to.to_string()}});
  });
}

void code_has_begun(const Facts& facts, Reporter& reporter) {
  const Date day = day_of_codes(facts);
  for_each_listed_code(facts, [&](const GivenLeaf& leaf, const codes::Code& code) {
    if (code.validity.from <= day) return;
    reporter.report({leaf.pointer},
                    {{"code", std::string(leaf.text)}, {"date", code.validity.from.to_string()}});
  });
}

// Reports codes that are not in their list, of lists that bind or of those that do not.
void look_up(const Facts& facts, Reporter& reporter, bool binding) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    const codes::CodeList* list = leaf.list.empty() ? nullptr : codes::find_list(leaf.list);
    if (list == nullptr || is_binding(*list) != binding) continue;
    if (is_code(leaf.format()) && !has_form_of_code(leaf.format(), leaf.text)) continue;
    if (find_of_any_day(leaf) != nullptr) continue;
    if (leaf.list == "currency" && may_be_new_currency(leaf.text)) continue;
    reporter.report({leaf.pointer}, {{"code", std::string(leaf.text)}}, written_as_listed(leaf));
  }
}

void code_is_listed(const Facts& facts, Reporter& reporter) { look_up(facts, reporter, true); }

void code_is_known(const Facts& facts, Reporter& reporter) { look_up(facts, reporter, false); }

constexpr Level kNature = {"natureOfTransaction", &GoodsShipment::nature_of_transaction,
                           &GoodsItem::nature_of_transaction};
constexpr Level kDestination = {"countryOfDestination", &GoodsShipment::country_of_destination,
                                &GoodsItem::country_of_destination};
constexpr Level kDispatch = {"countryOfDispatch", &GoodsShipment::country_of_dispatch,
                             &GoodsItem::country_of_dispatch};
constexpr Level kExport = {"countryOfExport", &GoodsShipment::country_of_export,
                           &GoodsItem::country_of_export};
constexpr const Level* kLevels[] = {&kNature, &kDestination, &kDispatch, &kExport};

void element_stands_on_one_level(const Facts& facts, Reporter& reporter) {
  for (const Level* level : kLevels)
    report_on_both(facts, reporter, *level);
}

void country_of_dispatch_or_export_is_given(const Facts& facts, Reporter& reporter) {
  const bool is_export = facts.declaration.declaration_type == "EX";
  report_on_neither(facts, reporter, is_export ? kExport : kDispatch);
}

void country_of_destination_is_given(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.declaration_type == "CO") return;  // a special territory has its own rule
  report_on_neither(facts, reporter, kDestination);
}

void nature_of_transaction_is_given(const Facts& facts, Reporter& reporter) {
  report_on_neither(facts, reporter, kNature);
}

void invoice_has_one_currency(const Facts& facts, Reporter& reporter) {
  std::string currency = facts.declaration.goods_shipment.invoice.currency;
  std::vector<FieldPointer> at;
  if (!currency.empty()) at.push_back(shipment_pointer() / "invoice" / "currency");
  bool differs = false;
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string& own = item.item->invoice_currency;
    if (own.empty()) continue;
    if (currency.empty()) currency = own;
    differs = differs || own != currency;
    at.push_back(item.pointer() / "invoiceCurrency");
  }
  if (differs) reporter.report(std::move(at));
}

void fixed_rate_goes_with_pounds(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.exchange_rate.text.empty()) return;
  const std::string& currency = facts.declaration.goods_shipment.invoice.currency;
  if (currency.empty() || currency == "GBP") return;
  reporter.report({shipment_pointer() / "invoice" / "currency", FieldPointer("/exchangeRate")},
                  {{"code", currency}});
}

}  // namespace

std::span<const Rule> gb_general_rules() {
  static const Rule rules[] = {
      gb_rule("gb.data_set_is_the_one_derived", {"CDS11004"},
              "UK Trade Tariff volume 3, appendices 21 and 22", &data_set_is_the_one_derived),
      gb_rule("gb.goods_items_lead_to_one_data_set", {"CDS11005"},
              "1/10 and 1/11; appendices 21 and 22", &goods_items_lead_to_one_data_set),
      gb_rule("gb.procedures_lead_to_a_data_set", {"CDS11004", "CDS12050", "CDS12052", "CDS12104"},
              "1/1, 1/2 and 1/10; appendices 21 and 22", &procedures_lead_to_a_data_set),
      as_kind(Kind::code_list,
              gb_rule("gb.code_is_listed", {"CDS10020"}, "HMRC's code lists", &code_is_listed)),
      as_kind(Kind::code_list,
              as_advice(gb_rule("gb.code_is_known", {"CDS10020"},
                                "HMRC's code lists, as far as published", &code_is_known))),
      as_kind(Kind::code_list,
              gb_rule("gb.code_has_not_ended", {"CDS10020"},
                      "HMRC's code lists; tax types: appendix 8B", &code_has_not_ended)),
      as_kind(Kind::code_list,
              gb_rule("gb.code_has_begun", {"CDS10020"},
                      "HMRC's code lists; tax types: appendix 8A", &code_has_begun)),
      gb_rule("gb.element_stands_on_one_level", {"CDS12071"}, "5/8, 5/14, 8/5",
              &element_stands_on_one_level),
      only_in({"H1", "H2", "H3", "H4", "H5", "B1", "B2"},
              as_kind(Kind::missing,
                      gb_rule("gb.country_of_dispatch_or_export_is_given", {"CDS12135", "CDS12073"},
                              "5/14", &country_of_dispatch_or_export_is_given))),
      as_kind(Kind::missing, only_in({"H1", "H2", "H3", "H4", "B1", "B2", "C1"},
                                     gb_rule("gb.country_of_destination_is_given", {"CDS12073"},
                                             "5/8; appendices 21A to 21D, 22A, 22B and 22D",
                                             &country_of_destination_is_given))),
      as_kind(Kind::missing, only_in({"H1", "H2", "H3", "H4", "H5", "B1", "B2"},
                                     gb_rule("gb.nature_of_transaction_is_given", {"CDS12073"},
                                             "8/5; appendices 21A to 21E, 22A and 22B",
                                             &nature_of_transaction_is_given))),
      gb_rule("gb.invoice_has_one_currency", {"CDS12057", "CDS12082"}, "4/10 and 4/14",
              &invoice_has_one_currency),
      gb_rule("gb.fixed_rate_goes_with_pounds", {"CDS12109"}, "4/15", &fixed_rate_goes_with_pounds),
  };
  return rules;
}

}  // namespace quayside
