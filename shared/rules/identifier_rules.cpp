// Identifiers: what can be told of a number without asking the register that issued it.
#include <algorithm>

#include "shared/codes/code_list.h"
#include "shared/domain/identifiers.h"
#include "shared/domain/vat_numbers.h"
#include "shared/rules/dated.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

// Reports each given leaf of that label that `is_wrong`.
void look_at(const Facts& facts, Reporter& reporter, std::string_view label,
             bool (*is_right)(std::string_view)) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.member->field.label != label || is_right(leaf.text)) continue;
    reporter.report({leaf.pointer});
  }
}

// A container number of another form is not one of ISO 6346; customs takes those too.
bool container_adds_up(std::string_view text) { return has_check_digit_of_container_number(text); }

void container_number_adds_up(const Facts& facts, Reporter& reporter) {
  look_at(facts, reporter, "equipment.container", &container_adds_up);
}

void guarantee_reference_has_its_form(const Facts& facts, Reporter& reporter) {
  look_at(facts, reporter, "guarantee.reference", &has_form_of_grn);
}

void cus_number_has_its_form(const Facts& facts, Reporter& reporter) {
  look_at(facts, reporter, "commodity.cus", &has_form_of_cus_number);
}

// Offices that may be in any country: those of a declaration, and those of exports.
constexpr std::string_view kOfficeLabels[] = {
    "declaration.exitOffice", "declaration.exportOffice", "declaration.presentationOffice",
    "declaration.supervisingOffice", "guarantee.customsOffice"};
constexpr std::span<const std::string_view> kExportOfficeLabels(kOfficeLabels, 2);

void customs_office_has_its_form(const Facts& facts, Reporter& reporter) {
  for (const std::string_view label : std::span(kOfficeLabels).subspan(2))
    look_at(facts, reporter, label, &has_form_of_customs_office);
}

void office_of_export_or_exit_has_its_form(const Facts& facts, Reporter& reporter) {
  for (const std::string_view label : kExportOfficeLabels)
    look_at(facts, reporter, label, &has_form_of_customs_office);
}

void date_is_a_day_that_exists(const Facts& facts, Reporter& reporter) {
  for (const std::string_view label :
       {"declaration.dateOfAcceptance", "document.validity", "document.acceptance"}) {
    look_at(facts, reporter, label, &begins_with_day);
  }
}

bool is_quota_number(std::string_view text) {
  return text.size() == 6 && is_all_digits(text) && text.starts_with("09");
}

void quota_order_number_begins_with_09(const Facts& facts, Reporter& reporter) {
  look_at(facts, reporter, "dutyTaxFee.quota", &is_quota_number);
}

bool is_indicators(std::string_view text) {
  return text.size() == 4 && text.find_first_not_of("01") == std::string_view::npos;
}

void valuation_indicators_are_four_times_0_or_1(const Facts& facts, Reporter& reporter) {
  look_at(facts, reporter, "item.valuationIndicators", &is_indicators);
}

bool is_two_digits(std::string_view text) { return text.size() == 2 && is_all_digits(text); }

void tariff_digits_are_digits(const Facts& facts, Reporter& reporter) {
  look_at(facts, reporter, "commodity.cn", &is_two_digits);
  look_at(facts, reporter, "commodity.taric", &is_two_digits);
}

bool is_un_number(std::string_view text) { return text.size() == 4 && is_all_digits(text); }

void un_number_is_four_digits(const Facts& facts, Reporter& reporter) {
  look_at(facts, reporter, "dangerousGoods.unNumber", &is_un_number);
}

// NMRN names another declaration by its MRN; its own check digit tells a slip of the pen.
void mrn_of_a_previous_document_adds_up(const Facts& facts, Reporter& reporter) {
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    for (std::size_t i = 0; i < owner.previous_documents.size(); ++i) {
      const PreviousDocument& one = owner.previous_documents[i];
      if (one.type != "NMRN" || one.reference_number.empty()) continue;
      if (has_check_digit_of_mrn(one.reference_number)) continue;
      reporter.report({pointer / "previousDocuments" / i / "referenceNumber"},
                      {{"number", one.reference_number}});
    }
  });
}

// Some lists come with a bundle of reference data only.
bool may_be_listed(std::string_view list, std::string_view code, const Date& day) {
  return codes::find_list(list) == nullptr || codes::find_code(list, code, day) != nullptr;
}

void cus_number_adds_up(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.member->field.label != "commodity.cus" || !has_form_of_cus_number(leaf.text)) continue;
    if (has_check_digit_of_cus_number(leaf.text) && may_be_listed("cus", leaf.text, facts.as_of))
      continue;
    reporter.report({leaf.pointer});
  }
}

void un_number_is_listed(const Facts& facts, Reporter& reporter) {
  look_at(facts, reporter, "dangerousGoods.unNumber", [](std::string_view text) {
    return !is_un_number(text) || codes::find_code_of_any_day("unNumber", text) != nullptr;
  });
}

// Danish numbers are another rule's, which the profile of Denmark has of old.
void eori_has_the_form_of_its_country(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.list != "eori" || !is_eori(leaf.text) || has_national_form_of_eori(leaf.text))
      continue;
    if (facts.profile == "dk" && leaf.text.starts_with("DK")) continue;
    reporter.report({leaf.pointer}, {{"country", std::string(leaf.text.substr(0, 2))}});
  }
}

// HMRC has a code of its own for this: gb.eori_is_of_a_country_that_cds_knows.
void eori_begins_with_a_country(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.list != "eori" || !is_eori(leaf.text)) continue;
    const std::string_view country = leaf.text.substr(0, 2);
    if (codes::find_code_of_any_day("country", country) != nullptr) continue;
    reporter.report({leaf.pointer}, {{"country", std::string(country)}});
  }
}

void un_locode_has_its_form(const Facts& facts, Reporter& reporter) {
  look_at(facts, reporter, "location.unLocode", &begins_with_form_of_un_locode);
}

// The lists that are built in hold some countries only; of those they hold everything.
bool is_in_list_of_its_country(std::string_view list_name, std::string_view code) {
  const codes::CodeList* list = codes::find_list(list_name);
  if (list == nullptr) return true;
  const std::string_view country = code.substr(0, 2);
  const auto row = std::lower_bound(
      list->codes.begin(), list->codes.end(), country,
      [](const codes::Code& one, std::string_view wanted) { return one.code < wanted; });
  const bool holds_country = row != list->codes.end() && row->code.starts_with(country);
  return !holds_country || codes::find_code_of_any_day(list_name, code) != nullptr;
}

bool is_known_place(std::string_view text) {
  return !begins_with_form_of_un_locode(text) ||
         is_in_list_of_its_country("unLocode", text.substr(0, 5));
}

bool is_known_office(std::string_view text) {
  return !has_form_of_customs_office(text) || is_in_list_of_its_country("office", text);
}

void customs_office_is_listed_in_its_country(const Facts& facts, Reporter& reporter) {
  for (const std::string_view label : kOfficeLabels)
    look_at(facts, reporter, label, &is_known_office);
}

void customs_office_has_not_closed(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    const auto end = std::end(kOfficeLabels);
    if (std::find(std::begin(kOfficeLabels), end, leaf.member->field.label) == end) continue;
    const codes::Code* office = codes::find_code_of_any_day("office", leaf.text);
    if (office == nullptr) office = codes::find_code_of_any_day("closedOffice", leaf.text);
    if (office == nullptr || office->validity.to >= facts.as_of) continue;
    reporter.report({leaf.pointer},
                    {{"code", std::string(leaf.text)}, {"date", office->validity.to.to_string()}});
  }
}

// Danish customs has a list of its own for where goods are (codes.goods_place_is_listed).
void un_locode_is_listed(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.member->field.label != "location.unLocode" || leaf.list == "dk.goodsPlace") continue;
    if (!is_known_place(leaf.text)) reporter.report({leaf.pointer});
  }
}

void taric_additional_code_has_its_form(const Facts& facts, Reporter& reporter) {
  const auto is_listed = [&](const GivenLeaf& leaf) {
    return facts.profile != "dk" || may_be_listed("additionalCode", leaf.text, facts.as_of);
  };
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.member->field.label != "additionalCode.code") continue;
    if (leaf.pointer.pattern.find("/taricAdditionalCodes/") == std::string_view::npos) continue;
    if (has_form_of_taric_additional_code(leaf.text) && is_listed(leaf)) continue;
    reporter.report({leaf.pointer});
  }
}

template <class Visit>
void for_each_fiscal_reference(const Facts& facts, Visit visit) {
  for_each_owner(facts, [&](const auto& owner, const FieldPointer& pointer) {
    for (std::size_t i = 0; i < owner.additional_fiscal_references.size(); ++i) {
      const AdditionalFiscalReference& one = owner.additional_fiscal_references[i];
      if (one.vat_identification_number.empty()) continue;
      visit(one, pointer / "additionalFiscalReferences" / i / "vatIdentificationNumber");
    }
  });
}

// Every role but that of the IOSS (FR5) goes with an ordinary VAT number.
void report_vat_numbers(const Facts& facts, Reporter& reporter, bool of_form) {
  for_each_fiscal_reference(facts, [&](const auto& one, const FieldPointer& at) {
    if (one.role == "FR5") return;
    const VatNumber finding = examine_vat_number(one.vat_identification_number);
    if (finding == VatNumber::adds_up) return;
    if ((finding == VatNumber::wrong_check_digit) == of_form) return;
    reporter.report({at});
  });
}

void vat_number_has_its_form(const Facts& facts, Reporter& reporter) {
  report_vat_numbers(facts, reporter, true);
}

void vat_number_adds_up(const Facts& facts, Reporter& reporter) {
  report_vat_numbers(facts, reporter, false);
}

void ioss_number_names_its_state(const Facts& facts, Reporter& reporter) {
  for_each_fiscal_reference(facts, [&](const auto& one, const FieldPointer& at) {
    const std::string& number = one.vat_identification_number;
    if (one.role != "FR5" || !is_ioss_number(number)) return;
    if (!ioss_number_names_a_member_state(number)) {
      reporter.report({at}, {{"digits", number.substr(2, 3)}});
    }
  });
}

void report_references_of(const Facts& facts, Reporter& reporter, std::string_view type,
                          bool (*is_right)(std::string_view)) {
  for_each_owner(facts, [&](const auto& owner, const FieldPointer& pointer) {
    for (std::size_t i = 0; i < owner.previous_documents.size(); ++i) {
      const PreviousDocument& one = owner.previous_documents[i];
      if (one.type != type || one.reference_number.empty() || is_right(one.reference_number)) {
        continue;
      }
      reporter.report({pointer / "previousDocuments" / i / "referenceNumber"});
    }
  });
}

// References to an earlier declaration (YDCR) are of any form.
void ducr_has_its_form(const Facts& facts, Reporter& reporter) {
  report_references_of(facts, reporter, "ZDCR", &has_form_of_ducr);
}

void mucr_has_its_form(const Facts& facts, Reporter& reporter) {
  report_references_of(facts, reporter, "ZMCR", &has_form_of_mucr);
}

Rule identifier_rule(std::string_view id, std::string_view law, Severity severity,
                     void (*check)(const Facts&, Reporter&)) {
  return {.id = id,
          .profile = "",
          .sources = {severity == Severity::warning ? "LOCAL" : "EUCDM"},
          .law = law,
          .severity = severity,
          .kind = Kind::format,
          .check = check};
}

// The United Kingdom has other forms of these numbers.
Rule of_the_union(Rule rule) {
  rule.profile = "dk";
  return rule;
}

Rule citing(std::vector<std::string_view> sources, Rule rule) {
  rule.sources = std::move(sources);
  return rule;
}

Rule of_the_united_kingdom(std::vector<std::string_view> sources, Rule rule) {
  rule.profile = "gb";
  return citing(std::move(sources), std::move(rule));
}

}  // namespace

std::span<const Rule> identifier_rules() {
  constexpr Severity kError = Severity::error;
  constexpr Severity kWarning = Severity::warning;
  static const Rule rules[] = {
      identifier_rule("identifiers.container_number_adds_up", "19 07 063; ISO 6346", kWarning,
                      &container_number_adds_up),
      identifier_rule("identifiers.mrn_of_a_previous_document_adds_up",
                      "12 01 001; rule R0028; ISO 6346", kWarning,
                      &mrn_of_a_previous_document_adds_up),
      of_the_union(identifier_rule("identifiers.guarantee_reference_has_its_form", "99 03 069",
                                   kWarning, &guarantee_reference_has_its_form)),
      of_the_union(identifier_rule("identifiers.cus_number_has_its_form", "18 08", kError,
                                   &cus_number_has_its_form)),
      identifier_rule("identifiers.customs_office_has_its_form", "17 09, 17 10, 99 03 072", kError,
                      &customs_office_has_its_form),
      since({2026, 10, 1},
            identifier_rule("identifiers.office_of_export_or_exit_has_its_form",
                            "17 01 and 17 02; AES, DMS release notes of 6 October 2026", kError,
                            &office_of_export_or_exit_has_its_form)),
      identifier_rule("identifiers.date_is_a_day_that_exists", "15 09, 12 03 011", kError,
                      &date_is_a_day_that_exists),
      of_the_union(identifier_rule("identifiers.quota_order_number_begins_with_09", "99 01", kError,
                                   &quota_order_number_begins_with_09)),
      identifier_rule("identifiers.valuation_indicators_are_four_times_0_or_1", "14 07", kError,
                      &valuation_indicators_are_four_times_0_or_1),
      identifier_rule("identifiers.tariff_digits_are_digits", "18 09 057 and 058", kError,
                      &tariff_digits_are_digits),
      identifier_rule("identifiers.un_number_is_four_digits", "18 07 055", kError,
                      &un_number_is_four_digits),
      identifier_rule("identifiers.un_number_is_listed", "18 07 055; CL101", kWarning,
                      &un_number_is_listed),
      of_the_union(citing({"DK1094", "VR #169"},
                          identifier_rule("identifiers.cus_number_adds_up", "18 08; CL016",
                                          kWarning, &cus_number_adds_up))),
      identifier_rule("identifiers.eori_has_the_form_of_its_country",
                      "Article 9 UCC; forms as national customs show them", kWarning,
                      &eori_has_the_form_of_its_country),
      of_the_union(identifier_rule("identifiers.eori_begins_with_a_country",
                                   "Article 9 UCC; code lists 10203 and CL008", kError,
                                   &eori_begins_with_a_country)),
      identifier_rule("identifiers.un_locode_has_its_form",
                      "14 01 036, 16 15 036; UNECE Recommendation 16", kWarning,
                      &un_locode_has_its_form),
      // HMRC has lists of its own, which an imported list of the Union's offices does not replace.
      of_the_union(identifier_rule("identifiers.customs_office_is_listed_in_its_country",
                                   "17 01, 17 02, 17 09, 17 10, 99 03 072; CL141", kWarning,
                                   &customs_office_is_listed_in_its_country)),
      of_the_union(identifier_rule("identifiers.customs_office_has_not_closed",
                                   "17 01, 17 02, 17 09, 17 10, 99 03 072; CL141, Valid To",
                                   kWarning, &customs_office_has_not_closed)),
      identifier_rule("identifiers.un_locode_is_listed", "14 01 036, 16 15 036; CL244", kWarning,
                      &un_locode_is_listed),
      identifier_rule("identifiers.taric_additional_code_has_its_form", "18 09 059", kWarning,
                      &taric_additional_code_has_its_form),
      identifier_rule("identifiers.vat_number_has_its_form",
                      "13 16 034; Directive 2006/112/EC, Article 215", kWarning,
                      &vat_number_has_its_form),
      identifier_rule("identifiers.vat_number_adds_up", "13 16 034", kWarning, &vat_number_adds_up),
      identifier_rule("identifiers.ioss_number_names_a_member_state",
                      "13 16 034; Directive 2006/112/EC, Article 369q", kWarning,
                      &ioss_number_names_its_state),
      of_the_united_kingdom({"CDS12132", "CDS12134", "CDS50001", "CDS50008"},
                            identifier_rule("identifiers.ducr_has_its_form", "12 01 (2/1), DCR",
                                            kWarning, &ducr_has_its_form)),
      of_the_united_kingdom({"CDS12133", "CDS12134", "CDS50001", "CDS50008"},
                            identifier_rule("identifiers.mucr_has_its_form", "12 01 (2/1), MCR",
                                            kWarning, &mucr_has_its_form)),
  };
  return rules;
}

}  // namespace quayside
