// Parties: exporter 13 01, importer 13 04, declarant 13 05, representative 13 06.
#include <algorithm>

#include "shared/codes/code_list.h"
#include "shared/rules/fixes.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

const FieldPointer kDeclarant("/declarant");
const FieldPointer kRepresentative("/representative");
FieldPointer importer_pointer() { return shipment_pointer() / "importer"; }

// Importer and declarant have the same shape where these rules look.
template <class Party>
void report_name_beside_eori(const Party& party, const FieldPointer& at, Reporter& reporter) {
  if (!is_eori(party.identification_number)) return;
  if (party.identification_number == kPrivatePerson) return;
  std::vector<FieldPointer> given = given_leaves(party.address, at / "address");
  if (!party.name.empty()) given.insert(given.begin(), at / "name");
  if (given.empty()) return;
  const std::vector<Fix> fixes = remove_all(given);
  given.push_back(at / "identificationNumber");
  reporter.report(given, {}, fixes);
}

template <class Party>
void report_private_person_without_name(const Party& party, const FieldPointer& at,
                                        Reporter& reporter,
                                        std::string_view number = kPrivatePerson) {
  if (party.identification_number != number) return;
  std::vector<FieldPointer> lacking;
  if (party.name.empty()) lacking.push_back(at / "name");
  // Of an address that has begun, the data set names what is missing.
  if (is_empty(party.address)) {
    for (const auto part : {"streetAndNumber", "postcode", "city", "country"}) {
      lacking.push_back(at / "address" / part);
    }
  }
  if (!lacking.empty()) reporter.report(lacking, {{"number", std::string(number)}});
}

void importer_with_eori_has_no_name_or_address(const Facts& facts, Reporter& reporter) {
  report_name_beside_eori(facts.declaration.goods_shipment.importer, importer_pointer(), reporter);
}

void private_exporter_has_name_and_address(const Facts& facts, Reporter& reporter) {
  for (const std::string_view number : {kPrivatePerson, kPersonAbroad}) {
    report_private_person_without_name(facts.declaration.goods_shipment.exporter,
                                       shipment_pointer() / "exporter", reporter, number);
  }
}

void number_of_private_exporter_fits_the_country(const Facts& facts, Reporter& reporter) {
  const Party& exporter = facts.declaration.goods_shipment.exporter;
  const std::string& number = exporter.identification_number;
  const std::string& country = exporter.address.country;
  const FieldPointer at = shipment_pointer() / "exporter";
  if (country.empty()) return;
  const bool fits = number == kPrivatePerson  ? country == "DK"
                    : number == kPersonAbroad ? country != "DK"
                                              : true;
  if (fits) return;
  reporter.report({at / "address" / "country", at / "identificationNumber"},
                  {{"number", number}, {"country", country}});
}

void declarant_with_eori_has_no_name_or_address(const Facts& facts, Reporter& reporter) {
  report_name_beside_eori(facts.declaration.declarant, kDeclarant, reporter);
}

void private_importer_has_name_and_address(const Facts& facts, Reporter& reporter) {
  report_private_person_without_name(facts.declaration.goods_shipment.importer, importer_pointer(),
                                     reporter);
}

void private_declarant_has_name_and_address(const Facts& facts, Reporter& reporter) {
  report_private_person_without_name(facts.declaration.declarant, kDeclarant, reporter);
}

void representative_is_not_the_declarant(const Facts& facts, Reporter& reporter) {
  const std::string& representative = facts.declaration.representative.identification_number;
  if (representative.empty()) return;
  if (representative != facts.declaration.declarant.identification_number) return;
  reporter.report({kRepresentative / "identificationNumber", kDeclarant / "identificationNumber"});
}

void importer_is_in_denmark(const Facts& facts, Reporter& reporter) {
  const std::string& country = facts.declaration.goods_shipment.importer.address.country;
  if (country.empty() || country == "DK") return;
  reporter.report({importer_pointer() / "address" / "country"}, {{"country", country}});
}

void declarant_is_in_the_union(const Facts& facts, Reporter& reporter) {
  const std::string& country = facts.declaration.declarant.address.country;
  if (country.size() != 2 || is_member_state(country)) return;
  reporter.report({kDeclarant / "address" / "country"}, {{"country", country}});
}

void exporter_is_outside_the_union(const Facts& facts, Reporter& reporter) {
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    const std::string& country = owner.exporter.address.country;
    if (!is_member_state(country)) return;
    reporter.report({pointer / "exporter" / "address" / "country"}, {{"country", country}});
  });
}

// Annex B footnote 45: on the shipment when it is the same for all items, else on each of them.
void exporter_is_given(const Facts& facts, Reporter& reporter) {
  if (!is_empty(facts.declaration.goods_shipment.exporter)) return;
  std::vector<FieldPointer> lacking;
  const std::span<const NumberedItem> items = goods_items(facts);
  for (const NumberedItem& item : items) {
    if (is_empty(item.item->exporter)) lacking.push_back(item.pointer() / "exporter" / "name");
  }
  if (lacking.size() == items.size()) lacking = {shipment_pointer() / "exporter" / "name"};
  if (!lacking.empty()) reporter.report(lacking);
}

// Of an address that has begun, the data set names what is missing.
void exporter_without_number_has_name_and_address(const Facts& facts, Reporter& reporter) {
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    const Party& exporter = owner.exporter;
    if (is_empty(exporter) || !exporter.identification_number.empty()) return;
    const FieldPointer at = pointer / "exporter";
    std::vector<FieldPointer> lacking;
    if (exporter.name.empty()) lacking.push_back(at / "name");
    if (is_empty(exporter.address)) {
      for (const auto part : {"streetAndNumber", "postcode", "city", "country"})
        lacking.push_back(at / "address" / part);
    }
    if (!lacking.empty()) reporter.report(std::move(lacking));
  });
}

void report_silent_contacts(const std::vector<ContactPerson>& persons, const FieldPointer& party,
                            Reporter& reporter) {
  for (std::size_t i = 0; i < persons.size(); ++i) {
    if (persons[i].name.empty()) continue;
    const FieldPointer at = party / "contactPersons" / i;
    std::vector<FieldPointer> lacking;
    if (persons[i].phone_number.empty()) lacking.push_back(at / "phoneNumber");
    if (persons[i].email_address.empty()) lacking.push_back(at / "emailAddress");
    if (!lacking.empty()) reporter.report(lacking);
  }
}

void declarant_contact_has_phone_and_email(const Facts& facts, Reporter& reporter) {
  report_silent_contacts(facts.declaration.declarant.contact_persons, kDeclarant, reporter);
}

void representative_contact_has_phone_and_email(const Facts& facts, Reporter& reporter) {
  report_silent_contacts(facts.declaration.representative.contact_persons, kRepresentative,
                         reporter);
}

// No law fixes the form, but the Danish numbers are DK and the eight digits of CVR or SE.
void danish_eori_has_eight_digits(const Facts& facts, Reporter& reporter) {
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.list != "eori" || !leaf.text.starts_with("DK") || !is_eori(leaf.text)) continue;
    if (leaf.text.size() == 10 && is_all_digits(leaf.text.substr(2))) continue;
    reporter.report({leaf.pointer});
  }
}

// A number of another country may be an exporter's or a seller's; these three are registered in the
// Union. Of letters that are no country at all, identifiers.eori_begins_with_a_country speaks.
void eori_is_of_a_member_state(const Facts& facts, Reporter& reporter) {
  constexpr std::string_view kPlaces[] = {"/declarant/identificationNumber",
                                          "/representative/identificationNumber",
                                          "/goodsShipment/importer/identificationNumber"};
  for (const GivenLeaf& leaf : facts.survey.given) {
    if (leaf.list != "eori" || !is_eori(leaf.text)) continue;
    const std::string_view pattern = leaf.pointer.pattern;
    if (std::find(std::begin(kPlaces), std::end(kPlaces), pattern) == std::end(kPlaces)) continue;
    const std::string_view country = leaf.text.substr(0, 2);
    if (is_member_state(country) || country == "XI") continue;
    if (codes::find_code_of_any_day("country", country) == nullptr) continue;
    reporter.report({leaf.pointer}, {{"country", std::string(country)}});
  }
}

constexpr std::string_view kFootnote6 = "Annex B footnote 6; condition C0050";

}  // namespace

std::span<const Rule> party_rules() {
  static const Rule rules[] = {
      only_in({"H1", "H5", "H6", "H7", "I1"},
              dk_rule("parties.exporter_is_given", {"EUCDM"},
                      "13 01; Annex B footnote 45; DMS Import XML Guide v1.18: M", Kind::missing,
                      &exporter_is_given)),
      only_in({"H1", "H5", "H6", "I1"},
              dk_rule("parties.exporter_without_number_has_name_and_address", {"DK1259", "EUCDM"},
                      "13 01; Annex B footnote 6", Kind::missing,
                      &exporter_without_number_has_name_and_address)),
      // The list that customs checks the country against holds member states too.
      as_advice(only_in({"H1", "H7", "I1"},
                        dk_rule("parties.exporter_is_outside_the_union", {"VR #50"},
                                "13 01 018 020; goods that enter the Union come from outside it",
                                Kind::rule, &exporter_is_outside_the_union))),
      dk_rule("parties.importer_with_eori_has_no_name_or_address", {"VR #59", "C0050"}, kFootnote6,
              Kind::not_allowed, &importer_with_eori_has_no_name_or_address),
      dk_rule("parties.private_importer_has_name_and_address",
              {"DK1041", "VR #63", "DK1262", "DK1892"}, "13 04 016 and 018", Kind::missing,
              &private_importer_has_name_and_address),
      only_in({"H7"}, dk_rule("parties.importer_is_in_denmark", {"DK1040", "VR #62"},
                              "13 04 018 020", Kind::rule, &importer_is_in_denmark)),
      dk_rule("parties.declarant_with_eori_has_no_name_or_address", {"VR #58", "C0050"}, kFootnote6,
              Kind::not_allowed, &declarant_with_eori_has_no_name_or_address),
      dk_rule("parties.private_declarant_has_name_and_address",
              {"DK1044", "VR #64", "DK1263", "DK3042", "DK3124"}, "13 05 016 and 018",
              Kind::missing, &private_declarant_has_name_and_address),
      only_in({"B1", "C1"},
              dk_rule("parties.private_exporter_has_name_and_address", {"DK1271", "DK1279"},
                      "13 01 016 and 018", Kind::missing, &private_exporter_has_name_and_address)),
      only_in({"B1", "C1"}, dk_rule("parties.number_of_private_exporter_fits_the_country",
                                    {"DK1271", "DK1279"}, "13 01 017 and 018 020", Kind::rule,
                                    &number_of_private_exporter_fits_the_country)),
      dk_rule("parties.declarant_is_in_the_union", {"VR #51"},
              "13 05 018 020; Regulation (EU) No 952/2013, Article 170(2)", Kind::rule,
              &declarant_is_in_the_union),
      dk_rule("parties.declarant_contact_has_phone_and_email", {"VR #53", "DK1280"}, "13 05 074",
              Kind::missing, &declarant_contact_has_phone_and_email),
      dk_rule("parties.representative_is_not_the_declarant", {"DK1009", "VR #9", "DK1264", "R0893"},
              "13 06 017", Kind::rule, &representative_is_not_the_declarant),
      dk_rule("parties.representative_contact_has_phone_and_email", {"VR #55", "DK1280"},
              "13 06 074", Kind::missing, &representative_contact_has_phone_and_email),
      as_advice(dk_rule("parties.danish_eori_has_eight_digits", {"LOCAL"},
                        "Form in use: DK and the CVR or SE number", Kind::format,
                        &danish_eori_has_eight_digits)),
      as_advice(dk_rule("parties.eori_is_of_a_member_state", {"LOCAL"},
                        "Regulation (EU) No 952/2013, Articles 9 and 170(2); XI: Windsor Framework",
                        Kind::rule, &eori_is_of_a_member_state)),
  };
  return rules;
}

}  // namespace quayside
