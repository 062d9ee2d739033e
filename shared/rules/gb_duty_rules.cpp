// Procedures, duties, packages and masses of a declaration to the United Kingdom: numbers 1/10,
// 1/11, 4/3 to 4/17, 6/1 to 6/10 and 8/1 of HMRC.
#include <algorithm>

#include "shared/rules/fixes.h"
#include "shared/rules/gb_support.h"

namespace quayside {
namespace {

void net_mass_is_not_above_gross_mass(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const GoodsMeasure& measure = item.item->commodity.goods_measure;
    const std::optional<Decimal> net = measure.net_mass.value();
    const std::optional<Decimal> gross = measure.gross_mass.value();
    if (!net || !gross || *net <= *gross) continue;
    const FieldPointer net_at = item.pointer() / "commodity" / "goodsMeasure" / "netMass";
    reporter.report({net_at, item.gross_mass_pointer()}, {},
                    {set(net_at, measure.gross_mass.text),
                     set(item.gross_mass_pointer(), measure.net_mass.text)});
  }
}

void some_package_is_counted(const Facts& facts, Reporter& reporter) {
  std::vector<FieldPointer> zeros;
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->packagings;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::optional<Decimal> number = all[i].number_of_packages.value();
      if (!number) continue;
      if (*number > Decimal::whole(0)) return;
      zeros.push_back(item.pointer() / "packagings" / i / "numberOfPackages");
    }
  }
  if (!zeros.empty()) reporter.report(std::move(zeros));
}

void no_other_procedure_stands_beside_000(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->additional_procedures;
    if (all.size() < 2 || !item.has_procedure("000")) continue;
    std::vector<FieldPointer> at;
    std::vector<Fix> fixes;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].code.empty()) continue;
      at.push_back(item.pointer() / "additionalProcedures" / i / "code");
      if (all[i].code == "000") fixes.push_back(remove(at.back()));
    }
    if (at.size() > fixes.size()) reporter.report(std::move(at), {}, std::move(fixes));
  }
}

void low_value_procedure_is_on_all_items(const Facts& facts, Reporter& reporter) {
  std::vector<FieldPointer> lacking;
  bool any = false;
  for (const NumberedItem& item : goods_items(facts)) {
    const bool has = item.has_procedure("1H7");
    any = any || has;
    if (!has) lacking.push_back(item.pointer() / "additionalProcedures");
  }
  if (any && !lacking.empty()) reporter.report(std::move(lacking));
}

// The super-reduced data set is for standard declarations, arrived or not (A and D).
void low_value_procedure_is_for_standard_declarations(const Facts& facts, Reporter& reporter) {
  const std::string& type = facts.declaration.additional_declaration_type;
  if (type.empty() || is_one_of(type, {"A", "D"})) return;
  std::vector<FieldPointer> at;
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->additional_procedures;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].code == "1H7") at.push_back(item.pointer() / "additionalProcedures" / i / "code");
    }
  }
  if (at.empty()) return;
  at.push_back(FieldPointer("/additionalDeclarationType"));
  reporter.report(std::move(at), {{"code", type}});
}

template <class Visit>
void for_each_duty(const NumberedItem& item, Visit visit) {
  const auto& all = item.item->duties_and_taxes;
  for (std::size_t i = 0; i < all.size(); ++i) {
    visit(all[i], item.pointer() / "dutiesAndTaxes" / i);
  }
}

void quota_is_of_the_united_kingdom(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.declaration_type == "EX") return;
  for (const NumberedItem& item : goods_items(facts)) {
    for_each_duty(item, [&](const DutyTaxFee& duty, const FieldPointer& at) {
      if (!duty.quota_order_number.starts_with("09")) return;
      reporter.report({at / "quotaOrderNumber"}, {{"number", duty.quota_order_number}});
    });
  }
}

// Preferences of which a quota is part end in 20, 25 or 28 (appendix of 4/17).
bool is_preference_of_a_quota(const std::string& preference) {
  constexpr std::string_view kEnds[] = {"18", "20", "25", "28"};
  return preference.size() == 3 &&
         std::any_of(std::begin(kEnds), std::end(kEnds),
                     [&](std::string_view end) { return preference.ends_with(end); });
}

void quota_goes_with_its_preference(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    for_each_duty(item, [&](const DutyTaxFee& duty, const FieldPointer& at) {
      if (duty.quota_order_number.empty() || duty.preference.empty()) return;
      if (is_preference_of_a_quota(duty.preference)) return;
      reporter.report({at / "preference", at / "quotaOrderNumber"}, {{"code", duty.preference}});
    });
  }
}

void item_is_paid_in_one_way(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    std::string method;
    std::vector<FieldPointer> at;
    bool differs = false;
    for_each_duty(item, [&](const DutyTaxFee& duty, const FieldPointer& place) {
      if (duty.method_of_payment.empty()) return;
      if (method.empty()) method = duty.method_of_payment;
      differs = differs || duty.method_of_payment != method;
      at.push_back(place / "methodOfPayment");
    });
    if (differs) reporter.report(std::move(at));
  }
}

struct Deferment {
  bool has_account = false;
  std::vector<FieldPointer> deferred;  ///< lines that are paid by deferment (E)
};

Deferment deferment_of(const Facts& facts) {
  Deferment found;
  for (const DeferredPayment& one : facts.declaration.deferred_payments) {
    found.has_account = found.has_account || !one.reference.empty();
  }
  for (const NumberedItem& item : goods_items(facts)) {
    for_each_duty(item, [&](const DutyTaxFee& duty, const FieldPointer& at) {
      if (duty.method_of_payment == "E") found.deferred.push_back(at / "methodOfPayment");
    });
  }
  return found;
}

void deferred_payment_has_its_account(const Facts& facts, Reporter& reporter) {
  Deferment found = deferment_of(facts);
  if (found.has_account || found.deferred.empty()) return;
  found.deferred.insert(found.deferred.begin(), FieldPointer("/deferredPayments"));
  reporter.report(std::move(found.deferred));
}

void account_has_a_deferred_payment(const Facts& facts, Reporter& reporter) {
  const Deferment found = deferment_of(facts);
  if (!found.has_account || !found.deferred.empty()) return;
  reporter.report({FieldPointer("/deferredPayments")});
}

void manual_tax_is_stated(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    std::vector<FieldPointer> at;
    for_each_duty(item, [&](const DutyTaxFee& duty, const FieldPointer& place) {
      if (!duty.payable_tax_amount.text.empty()) at.push_back(place / "payableTaxAmount");
      if (!duty.total_amount.text.empty()) at.push_back(place / "totalAmount");
    });
    if (at.empty() || states(item, "OVR01")) continue;
    at.push_back(item.pointer() / "additionalInformation");
    reporter.report(std::move(at));
  }
}

}  // namespace

std::span<const Rule> gb_duty_rules() {
  static const Rule rules[] = {
      gb_rule("gb.net_mass_is_not_above_gross_mass", {"CDS11006"}, "6/1 and 6/5",
              &net_mass_is_not_above_gross_mass),
      gb_rule("gb.some_package_is_counted", {"CDS12058"}, "6/10", &some_package_is_counted),
      gb_rule("gb.no_other_procedure_stands_beside_000", {"CDS12149"}, "1/11",
              &no_other_procedure_stands_beside_000),
      as_kind(Kind::missing, gb_rule("gb.low_value_procedure_is_on_all_items", {"CDS12152"}, "1/11",
                                     &low_value_procedure_is_on_all_items)),
      as_advice(gb_rule("gb.low_value_procedure_is_for_standard_declarations",
                        {"CDS12152", "CDS12138"}, "1/2 and 1/11; appendix 21H",
                        &low_value_procedure_is_for_standard_declarations)),
      gb_rule("gb.quota_is_of_the_united_kingdom", {"CDS12144"}, "8/1",
              &quota_is_of_the_united_kingdom),
      as_advice(gb_rule("gb.quota_goes_with_its_preference", {"CDS12110"}, "4/17 and 8/1",
                        &quota_goes_with_its_preference)),
      gb_rule("gb.item_is_paid_in_one_way", {"CDS12042"}, "4/8", &item_is_paid_in_one_way),
      gb_rule("gb.deferred_payment_has_its_account", {"CDS12078"}, "2/6 and 4/8",
              &deferred_payment_has_its_account),
      as_advice(gb_rule("gb.account_has_a_deferred_payment", {"CDS12102", "CDS12148"},
                        "2/6 and 4/8", &account_has_a_deferred_payment)),
      as_kind(Kind::missing, gb_rule("gb.manual_tax_is_stated", {"CDS12139"}, "2/2, 4/6 and 4/7",
                                     &manual_tax_is_stated)),
  };
  return rules;
}

}  // namespace quayside
