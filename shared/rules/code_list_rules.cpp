// Code lists: whether a code exists. A code that has not the form of its element is left to the
// format rules; one that was listed once but not on this day is told apart from one that never was.
#include "shared/codes/code_list.h"
#include "shared/rules/dated.h"
#include "shared/rules/fixes.h"
#include "shared/rules/form.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

bool has_its_form(const GivenLeaf& leaf) {
  const Format& format = leaf.format();
  return !is_code(format) || has_form_of_code(format, leaf.text);
}

template <class IsWrong>
void for_each_code(const Facts& facts, std::string_view list, Reporter& reporter,
                   IsWrong is_wrong) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.list != list || !has_its_form(leaf) || !is_wrong(leaf.text)) continue;
    reporter.report({leaf.pointer}, {{"code", std::string(leaf.text)}}, written_as_listed(leaf));
  }
}

void must_be_listed(const Facts& facts, std::string_view list, Reporter& reporter) {
  for_each_code(facts, list, reporter, [&](std::string_view code) {
    return codes::find_code_of_any_day(list, code) == nullptr;
  });
}

void additional_declaration_type_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "additionalDeclarationType", reporter);
}

void additional_procedure_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "additionalProcedure", reporter);
}

// C07 and F53: the dates of 2026 are known from the trade press only, hence a warning.
enum class Bound { first_day, last_day };

/// Listed codes that do not hold on the day yet, or any more, among those that `is_concerned`
/// names.
template <class IsConcerned>
void report_out_of_days(const Facts& facts, Reporter& reporter, Bound bound,
                        IsConcerned is_concerned) {
  const bool is_first = bound == Bound::first_day;
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (!is_concerned(leaf)) continue;
    const codes::Code* code = codes::find_code_of_any_day(leaf.list, leaf.text);
    if (code == nullptr) continue;
    const Date& day = is_first ? code->validity.from : code->validity.to;
    if (is_first ? day <= facts.as_of : day >= facts.as_of) continue;
    reporter.report({leaf.pointer}, {{"code", std::string(leaf.text)}, {"date", day.to_string()}});
  }
}

bool is_additional_procedure(const GivenLeaf& leaf) {
  return leaf.list == "additionalProcedure" && has_its_form(leaf);
}

void additional_procedure_is_in_force(const Facts& facts, Reporter& reporter) {
  report_out_of_days(facts, reporter, Bound::last_day, is_additional_procedure);
}

void additional_procedure_has_begun(const Facts& facts, Reporter& reporter) {
  report_out_of_days(facts, reporter, Bound::first_day, is_additional_procedure);
}

void country_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "country", reporter);
}

void currency_is_listed(const Facts& facts, Reporter& reporter) {
  for_each_code(facts, "currency", reporter, [&](std::string_view code) {
    return codes::find_code_of_any_day("currency", code) == nullptr && !may_be_new_currency(code);
  });
}

void customs_office_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "customsOffice", reporter);
}

void fiscal_reference_role_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "fiscalReferenceRole", reporter);
}

void representative_status_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "representativeStatus", reporter);
}

void previous_document_type_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "previousDocumentType", reporter);
}

void supporting_document_type_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "supportingDocumentType", reporter);
}

void additional_reference_type_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "additionalReferenceType", reporter);
}

void transport_document_type_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "transportDocumentType", reporter);
}

void additional_information_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "additionalInformation", reporter);
}

void location_type_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "locationType", reporter);
}

void location_qualifier_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "locationQualifier", reporter);
}

void declaration_type_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "declarationType", reporter);
}

void requested_procedure_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "requestedProcedure", reporter);
}

void previous_procedure_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "previousProcedure", reporter);
}

void incoterm_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "incoterm", reporter);
}

void nature_of_transaction_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "natureOfTransaction", reporter);
}

void valuation_method_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "valuationMethod", reporter);
}

void addition_or_deduction_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "additionOrDeduction", reporter);
}

void preference_is_listed(const Facts& facts, Reporter& reporter) {
  for_each_code(facts, "preference", reporter, [&](std::string_view code) {
    return codes::find_code_of_any_day("preference", code) == nullptr &&
           !is_new_preference(facts, code);
  });
}

void transport_mode_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "transportMode", reporter);
}

void transport_means_type_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "transportMeansType", reporter);
}

void guarantee_type_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "guaranteeType", reporter);
}

void warehouse_type_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "warehouseType", reporter);
}

void supply_chain_actor_role_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "supplyChainActorRole", reporter);
}

void package_type_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "packageType", reporter);
}

void tax_type_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "taxType", reporter);
}

void authorisation_type_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "authorisationType", reporter);
}

void measurement_unit_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "measurementUnit", reporter);
}

void security_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "security", reporter);
}

void transport_charges_payment_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "transportChargesPayment", reporter);
}

void container_indicator_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "containerIndicator", reporter);
}

void goods_place_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "dk.goodsPlace", reporter);
}

// Some lists have rules of their own for this: additional procedures, currencies, and documents of
// Y codes as to their end.
bool has_no_rule_of_its_own(const GivenLeaf& leaf) {
  return !leaf.list.empty() && leaf.list != "additionalProcedure" && leaf.list != "currency";
}

void code_has_not_ended(const Facts& facts, Reporter& reporter) {
  report_out_of_days(facts, reporter, Bound::last_day, [](const GivenLeaf& leaf) {
    const bool is_y_code = leaf.list == "supportingDocumentType" && leaf.text.starts_with('Y');
    return has_no_rule_of_its_own(leaf) && !is_y_code;
  });
}

// The day on which the entry of the list took effect: an earlier edition may have had the code.
void code_has_begun(const Facts& facts, Reporter& reporter) {
  report_out_of_days(facts, reporter, Bound::first_day, has_no_rule_of_its_own);
}

// Numbers of chapter 99 are goods_item.hs_code_is_not_of_chapter_99's business.
void hs_code_is_listed(const Facts& facts, Reporter& reporter) {
  for_each_code(facts, "hs6", reporter, [&](std::string_view code) {
    return is_all_digits(code) && !code.starts_with("99") &&
           codes::find_code_of_any_day("hs6", code) == nullptr;
  });
}

Rule list_rule(std::string_view id, std::vector<std::string_view> sources, std::string_view law,
               void (*check)(const Facts&, Reporter&)) {
  return dk_rule(id, std::move(sources), law, Kind::code_list, check);
}

// Lists that H7 has no element for. Where our edition may lack codes that customs has, a stranger
// is a warning only.
std::vector<Rule> rules_of_other_lists() {
  return {
      list_rule("codes.declaration_type_is_listed", {"EUCDM"}, "Code lists 10034 and CL231",
                &declaration_type_is_listed),
      list_rule("codes.requested_procedure_is_listed", {"DK3044"}, "Code lists 10146 and CL092",
                &requested_procedure_is_listed),
      list_rule("codes.previous_procedure_is_listed", {"DK3044"}, "Code lists 10223 and CL093",
                &previous_procedure_is_listed),
      list_rule("codes.incoterm_is_listed", {"DK1088", "VR #161"}, "Code lists 10226 and CL090",
                &incoterm_is_listed),
      list_rule("codes.nature_of_transaction_is_listed", {"DK1082", "VR #155"},
                "Code lists 10035 and CL091", &nature_of_transaction_is_listed),
      list_rule("codes.valuation_method_is_listed", {"DK1081", "VR #154"}, "Code list 10042",
                &valuation_method_is_listed),
      list_rule("codes.addition_or_deduction_is_listed", {"EUCDM"}, "Code list 10041",
                &addition_or_deduction_is_listed),
      list_rule("codes.preference_is_listed", {"EUCDM"}, "Code list 10017", &preference_is_listed),
      list_rule("codes.transport_mode_is_listed", {"DK1091", "VR #164"},
                "Code lists 10038 and CL018", &transport_mode_is_listed),
      list_rule("codes.transport_means_type_is_listed", {"DK1092", "VR #165"},
                "Code lists 10238 and CL750", &transport_means_type_is_listed),
      list_rule("codes.guarantee_type_is_listed", {"DK1093", "VR #166"}, "Code list 10242",
                &guarantee_type_is_listed),
      list_rule("codes.warehouse_type_is_listed", {"DK1084", "VR #157"}, "Code list 10213",
                &warehouse_type_is_listed),
      list_rule("codes.supply_chain_actor_role_is_listed", {"DK1087", "VR #159"},
                "Code lists 10243 and CL704", &supply_chain_actor_role_is_listed),
      list_rule("codes.package_type_is_listed", {"EUCDM"},
                "Code lists 10010 and CL017; UN/ECE Recommendation 21", &package_type_is_listed),
      list_rule("codes.tax_type_is_listed", {"EUCDM"}, "Code lists 10283 and 10218",
                &tax_type_is_listed),
      as_advice(list_rule("codes.authorisation_type_is_listed", {"DK1214"}, "Code list 10274",
                          &authorisation_type_is_listed)),
      as_advice(list_rule("codes.measurement_unit_is_listed", {"EUCDM"},
                          "Code lists 10004 and CL349", &measurement_unit_is_listed)),
      as_advice(list_rule("codes.goods_place_is_listed", {"DK1312"}, "Code list 50001",
                          &goods_place_is_listed)),
      as_advice(list_rule("codes.code_has_not_ended", {"DK11054", "DK1003"},
                          "CL215 and CL380, column Valid To; imported lists", &code_has_not_ended)),
      as_advice(list_rule("codes.code_has_begun", {"LOCAL"},
                          "CL213, CL214, CL215 and CL380, column Valid From; imported lists",
                          &code_has_begun)),
      list_rule("codes.security_is_listed", {"EUCDM"}, "CL217", &security_is_listed),
      list_rule("codes.transport_charges_payment_is_listed", {"EUCDM"}, "CL116",
                &transport_charges_payment_is_listed),
      list_rule("codes.container_indicator_is_listed", {"EUCDM"}, "19 01",
                &container_indicator_is_listed),
  };
}

}  // namespace

std::span<const Rule> code_list_rules() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> all = {
        list_rule("codes.additional_declaration_type_is_listed", {"DK1005", "VR #5", "DK1083"},
                  "Code list 10214", &additional_declaration_type_is_listed),
        list_rule("codes.additional_procedure_is_listed", {"DK1001", "VR #1"}, "Code list 10027",
                  &additional_procedure_is_listed),
        as_advice(list_rule("codes.additional_procedure_is_in_force", {"DK1001"},
                            "Regulation (EU) 2026/382: relief of EUR 150 ended on 1 July 2026",
                            &additional_procedure_is_in_force)),
        as_advice(list_rule("codes.additional_procedure_has_begun", {"DK1001"},
                            "Regulation (EU) 2026/382: F53 begins on 1 July 2026",
                            &additional_procedure_has_begun)),
        list_rule("codes.country_is_listed", {"VR #50", "DK11051", "VR #70", "DK1051", "DK3101"},
                  "Code lists 10203 and CL008 (GEONOM, ISO 3166-1)", &country_is_listed),
        list_rule("codes.currency_is_listed", {"DK1046", "VR #35", "VR #34"},
                  "ISO 4217; code list 10171", &currency_is_listed),
        list_rule("codes.customs_office_is_listed", {"DK1062", "VR #104", "DK1313"},
                  "Code list 10230; Danish offices in CL141", &customs_office_is_listed),
        list_rule("codes.fiscal_reference_role_is_listed", {"VR #54", "DK1086", "VR #160"},
                  "Code list 10250", &fiscal_reference_role_is_listed),
        list_rule("codes.representative_status_is_listed", {"DK1004", "VR #4"}, "Code list 10014",
                  &representative_status_is_listed),
        list_rule("codes.previous_document_type_is_listed", {"DK1002", "VR #2"}, "Code list 10273",
                  &previous_document_type_is_listed),
        as_advice(list_rule("codes.supporting_document_type_is_listed",
                            {"DK1003", "VR #3", "DK1054"}, "Code list 10275, December 2025",
                            &supporting_document_type_is_listed)),
        as_advice(list_rule("codes.additional_reference_type_is_listed", {"DK11054", "VR #41"},
                            "Code list 10272, December 2025",
                            &additional_reference_type_is_listed)),
        list_rule("codes.transport_document_type_is_listed", {"DK1103", "VR #178"},
                  "Code list 10276", &transport_document_type_is_listed),
        list_rule("codes.additional_information_is_listed", {"VR #52"}, "Code list 11000",
                  &additional_information_is_listed),
        list_rule("codes.location_type_is_listed", {"DK1053", "VR #95"}, "Code list 10240",
                  &location_type_is_listed),
        list_rule("codes.location_qualifier_is_listed", {"DK1090", "VR #163"}, "Code list 10239",
                  &location_qualifier_is_listed),
        list_rule("codes.hs_code_is_listed", {"DK11047", "VR #33"},
                  "Harmonized System 2022; CL152 for chapters 98 and 99", &hs_code_is_listed),
    };
    for (Rule& rule : rules_of_other_lists())
      all.push_back(std::move(rule));
    return all;
  }();
  return rules;
}

}  // namespace quayside
