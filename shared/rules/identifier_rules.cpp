// Identifiers: what can be told of a number without asking the register that issued it.
#include "shared/domain/identifiers.h"
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

void customs_office_has_its_form(const Facts& facts, Reporter& reporter) {
  for (const std::string_view label :
       {"declaration.exitOffice", "declaration.exportOffice", "declaration.presentationOffice",
        "declaration.supervisingOffice", "guarantee.customsOffice"}) {
    look_at(facts, reporter, label, &has_form_of_customs_office);
  }
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
      identifier_rule("identifiers.guarantee_reference_has_its_form", "99 03 069", kWarning,
                      &guarantee_reference_has_its_form),
      identifier_rule("identifiers.cus_number_has_its_form", "18 08", kError,
                      &cus_number_has_its_form),
      identifier_rule("identifiers.customs_office_has_its_form",
                      "17 01, 17 02, 17 09, 17 10, 99 03 072; strict in AES since 1 October 2026",
                      kError, &customs_office_has_its_form),
      identifier_rule("identifiers.date_is_a_day_that_exists", "15 09, 12 03 011", kError,
                      &date_is_a_day_that_exists),
      identifier_rule("identifiers.quota_order_number_begins_with_09", "99 01", kError,
                      &quota_order_number_begins_with_09),
      identifier_rule("identifiers.valuation_indicators_are_four_times_0_or_1", "14 07", kError,
                      &valuation_indicators_are_four_times_0_or_1),
      identifier_rule("identifiers.tariff_digits_are_digits", "18 09 057 and 058", kError,
                      &tariff_digits_are_digits),
      identifier_rule("identifiers.un_number_is_four_digits", "18 07 055", kError,
                      &un_number_is_four_digits),
  };
  return rules;
}

}  // namespace quayside
