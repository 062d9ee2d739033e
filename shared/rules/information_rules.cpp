// Additional information 12 02 and what its codes ask for, and references to earlier declarations.
#include <functional>

#include "shared/domain/identifiers.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

using Visit = std::function<void(const AdditionalInformation&, const FieldPointer&)>;

// Every entry with that code, of the shipment and of the goods items.
void for_each_information(const Facts& facts, std::string_view code, const Visit& visit) {
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    const std::vector<AdditionalInformation>& all = owner.additional_information;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].code == code) visit(all[i], pointer / "additionalInformation" / i);
    }
  });
}

void simplified_authorisation_says_what_for(const Facts& facts, Reporter& reporter) {
  for_each_information(facts, "00100", [&](const auto& one, const FieldPointer& at) {
    if (one.text.empty()) reporter.report({at / "text", at / "code"});
  });
}

bool is_day(std::string_view text) { return text.size() == 8 && begins_with_day(text); }

void rex_registration_has_its_date(const Facts& facts, Reporter& reporter) {
  for_each_information(facts, "REXDT", [&](const auto& one, const FieldPointer& at) {
    if (!one.text.empty() && !is_day(one.text)) reporter.report({at / "text"});
  });
}

void se_number_is_eight_digits(const Facts& facts, Reporter& reporter) {
  for_each_information(facts, "DKSEN", [&](const auto& one, const FieldPointer& at) {
    if (one.text.empty() || (one.text.size() == 8 && is_all_digits(one.text))) return;
    reporter.report({at / "text"});
  });
}

void se_number_is_the_same_throughout(const Facts& facts, Reporter& reporter) {
  std::vector<FieldPointer> at;
  std::string first;
  bool differs = false;
  for_each_information(facts, "DKSEN", [&](const auto& one, const FieldPointer& pointer) {
    if (one.text.empty()) return;
    if (first.empty()) first = one.text;
    differs = differs || one.text != first;
    at.push_back(pointer / "text");
  });
  if (differs) reporter.report(at);
}

// YSDE names a simplified declaration by its MRN, YCLE an entry in the records by its day.
void completed_declaration_is_referred_to(const Facts& facts, Reporter& reporter) {
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    const std::vector<PreviousDocument>& all = owner.previous_documents;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string& reference = all[i].reference_number;
      if (reference.empty()) continue;
      const bool wrong = (all[i].type == "YSDE" && !has_form_of_mrn(reference)) ||
                         (all[i].type == "YCLE" && !is_day(reference));
      if (!wrong) continue;
      reporter.report({pointer / "previousDocuments" / i / "referenceNumber"},
                      {{"code", all[i].type}});
    }
  });
}

void warehoused_goods_come_from_the_union(const Facts& facts, Reporter& reporter) {
  const std::string& shipment = facts.declaration.goods_shipment.country_of_dispatch;
  for (const NumberedItem& item : goods_items(facts)) {
    const std::string& previous = item.item->procedure.previous;
    if (previous != "71" && previous != "78") continue;
    const bool own = !item.item->country_of_dispatch.empty();
    const std::string& country = own ? item.item->country_of_dispatch : shipment;
    if (country.empty() || is_member_state(country)) continue;
    reporter.report({(own ? item.pointer() : shipment_pointer()) / "countryOfDispatch",
                     item.pointer() / "procedure" / "previous"},
                    {{"country", country}, {"code", previous}});
  }
}

void relief_of_private_persons_is_for_them(const Facts& facts, Reporter& reporter) {
  const std::string& importer = facts.declaration.goods_shipment.importer.identification_number;
  if (importer.empty() || importer == kPrivatePerson) return;
  for (const NumberedItem& item : goods_items(facts)) {
    for (const std::string_view code : {"C01", "C02", "C03", "C04", "C06", "C08"}) {
      if (!item.has_procedure(code)) continue;
      return reporter.report(
          {shipment_pointer() / "importer" / "identificationNumber", item.procedures_pointer()},
          {{"code", std::string(code)}, {"number", std::string(kPrivatePerson)}});
    }
  }
}

}  // namespace

std::span<const Rule> information_rules() {
  const std::vector<std::string_view> all = {"H1", "H5", "H6", "I1", "B1", "C1"};
  static const Rule rules[] = {
      // On import the data set asks for the text of every entry.
      only_in({"B1", "C1"},
              dk_rule("information.simplified_authorisation_says_what_for", {"DK1260"},
                      "12 02 009; Article 163 of Delegated Regulation (EU) 2015/2446",
                      Kind::missing, &simplified_authorisation_says_what_for)),
      only_in(all, dk_rule("information.rex_registration_has_its_date", {"DK1294"}, "12 02 009",
                           Kind::format, &rex_registration_has_its_date)),
      only_in(all, dk_rule("information.se_number_is_eight_digits", {"DK6007", "DK6008"},
                           "12 02 009", Kind::format, &se_number_is_eight_digits)),
      only_in(all, dk_rule("information.se_number_is_the_same_throughout", {"DK6009"}, "12 02 009",
                           Kind::rule, &se_number_is_the_same_throughout)),
      only_in(all, dk_rule("documents.completed_declaration_is_referred_to", {"VR #151", "VR #152"},
                           "12 01 001", Kind::format, &completed_declaration_is_referred_to)),
      only_in({"H1"},
              dk_rule("procedure.warehoused_goods_come_from_the_union", {"DK1101", "VR #173"},
                      "11 09 002 and 16 06", Kind::rule, &warehoused_goods_come_from_the_union)),
      only_in({"H1", "H6", "I1"},
              dk_rule("procedure.relief_of_private_persons_is_for_them", {"DK1250"},
                      "11 10 and 13 04 017; Regulation (EC) No 1186/2009", Kind::rule,
                      &relief_of_private_persons_is_for_them)),
  };
  return rules;
}

}  // namespace quayside
