// Code lists: whether a code exists. A code that has not the form of its element is left to the
// format rules; one that was listed once but not on this day is told apart from one that never was.
#include "shared/codes/code_list.h"
#include "shared/rules/form.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

bool has_its_form(const GivenLeaf& leaf) {
  const Format& format = leaf.member->field.format;
  return !is_code(format) || has_form_of_code(format, leaf.text);
}

template <class IsWrong>
void for_each_code(const Facts& facts, std::string_view list, Reporter& reporter,
                   IsWrong is_wrong) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.list != list || !has_its_form(leaf) || !is_wrong(leaf.text)) continue;
    reporter.report({leaf.pointer}, {{"code", std::string(leaf.text)}});
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
void additional_procedure_is_in_force(const Facts& facts, Reporter& reporter) {
  for_each_code(facts, "additionalProcedure", reporter, [&](std::string_view code) {
    return codes::find_code_of_any_day("additionalProcedure", code) != nullptr &&
           codes::find_code("additionalProcedure", code, facts.as_of) == nullptr;
  });
}

void country_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "country", reporter);
}

void currency_is_listed(const Facts& facts, Reporter& reporter) {
  must_be_listed(facts, "currency", reporter);
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

// Numbers of chapter 99 are goods_item.hs_code_is_not_of_chapter_99's business.
void hs_code_is_listed(const Facts& facts, Reporter& reporter) {
  for_each_code(facts, "hs6", reporter, [&](std::string_view code) {
    return is_all_digits(code) && !code.starts_with("99") &&
           codes::find_code_of_any_day("hs6", code) == nullptr;
  });
}

Rule list_rule(std::string_view id, std::vector<std::string_view> sources, std::string_view law,
               void (*check)(const Facts&, Reporter&)) {
  return {.id = id,
          .profile = "dk",
          .sources = std::move(sources),
          .law = law,
          .kind = Kind::code_list,
          .check = check};
}

}  // namespace

std::span<const Rule> code_list_rules() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> all = {
        list_rule("codes.additional_declaration_type_is_listed", {"DK1005", "VR #5"},
                  "Code list 10214", &additional_declaration_type_is_listed),
        list_rule("codes.additional_procedure_is_listed", {"DK1001", "VR #1"}, "Code list 10027",
                  &additional_procedure_is_listed),
        list_rule("codes.additional_procedure_is_in_force", {"DK1001"},
                  "Regulation (EU) 2026/382: relief of EUR 150 ended on 1 July 2026",
                  &additional_procedure_is_in_force),
        list_rule("codes.country_is_listed", {"VR #50", "DK11051", "VR #70"},
                  "Code lists 10203 and CL008 (GEONOM, ISO 3166-1)", &country_is_listed),
        list_rule("codes.currency_is_listed", {"DK1046", "VR #35", "VR #34"},
                  "ISO 4217; code list 10171", &currency_is_listed),
        list_rule("codes.customs_office_is_listed", {"DK1062", "VR #104"},
                  "Code list 10230; Danish offices in CL141", &customs_office_is_listed),
        list_rule("codes.fiscal_reference_role_is_listed", {"VR #54"}, "Code list 10250",
                  &fiscal_reference_role_is_listed),
        list_rule("codes.representative_status_is_listed", {"DK1004", "VR #4"}, "Code list 10014",
                  &representative_status_is_listed),
        list_rule("codes.previous_document_type_is_listed", {"DK1002", "VR #2"}, "Code list 10273",
                  &previous_document_type_is_listed),
        list_rule("codes.supporting_document_type_is_listed", {"DK1003", "VR #3"},
                  "Code list 10275, December 2025", &supporting_document_type_is_listed),
        list_rule("codes.additional_reference_type_is_listed", {"DK11054", "VR #41"},
                  "Code list 10272, December 2025", &additional_reference_type_is_listed),
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
    // Where our edition may lack codes that customs has, a stranger is a warning.
    for (Rule& rule : all) {
      if (rule.id == "codes.additional_procedure_is_in_force" ||
          rule.id == "codes.supporting_document_type_is_listed" ||
          rule.id == "codes.additional_reference_type_is_listed") {
        rule.severity = Severity::warning;
      }
    }
    return all;
  }();
  return rules;
}

}  // namespace quayside
