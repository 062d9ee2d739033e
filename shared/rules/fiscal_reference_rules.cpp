// Additional fiscal references (13 16) and the additional procedures (11 10) that they belong to.
#include <algorithm>

#include "shared/rules/support.h"

namespace quayside {
namespace {

FieldPointer references_pointer() { return shipment_pointer() / "additionalFiscalReferences"; }

const std::vector<AdditionalFiscalReference>& references(const Facts& facts) {
  return facts.declaration.goods_shipment.additional_fiscal_references;
}

// Whether the role is "seller with IOSS" (FR5); an IOSS number that is broken is another rule's.
bool has_ioss(const std::vector<AdditionalFiscalReference>& all) {
  return std::any_of(all.begin(), all.end(),
                     [](const AdditionalFiscalReference& one) { return one.role == "FR5"; });
}

void ioss_sale_has_fiscal_reference(const Facts& facts, Reporter& reporter) {
  if (has_ioss(references(facts))) return;
  std::vector<FieldPointer> at;
  for (const NumberedItem& item : goods_items(facts)) {
    if (!item.has_procedure("F48") || has_ioss(item.item->additional_fiscal_references)) continue;
    at.push_back(item.procedures_pointer());
  }
  if (at.empty()) return;
  at.insert(at.begin(), references_pointer());
  reporter.report(at);
}

void ioss_number_is_im_and_ten_digits(const Facts& facts, Reporter& reporter) {
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    const std::vector<AdditionalFiscalReference>& all = owner.additional_fiscal_references;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string& number = all[i].vat_identification_number;
      if (all[i].role != "FR5" || number.empty() || is_ioss_number(number)) continue;
      reporter.report({pointer / "additionalFiscalReferences" / i / "vatIdentificationNumber"});
    }
  });
}

// In H7 every fiscal reference is one of an IOSS sale; elsewhere only FR5 is.
void ioss_reference_is_for_ioss_sales(const Facts& facts, Reporter& reporter) {
  const bool everywhere = has_ioss(references(facts));
  for (const NumberedItem& item : goods_items(facts)) {
    const bool own = has_ioss(item.item->additional_fiscal_references);
    if (!everywhere && !own) continue;
    if (!item.has_any_procedure() || item.has_procedure("F48") || item.has_procedure("C07")) {
      continue;
    }
    reporter.report({item.procedures_pointer(),
                     own ? item.pointer() / "additionalFiscalReferences" : references_pointer()});
  }
}

void ioss_goods_are_not_of_chapter_99(const Facts& facts, Reporter& reporter) {
  const bool everywhere = has_ioss(references(facts));
  for (const NumberedItem& item : goods_items(facts)) {
    if (!item.hs().starts_with("99")) continue;
    const bool own = has_ioss(item.item->additional_fiscal_references);
    if (!everywhere && !own) continue;
    reporter.report({item.hs_pointer(),
                     own ? item.pointer() / "additionalFiscalReferences" : references_pointer()},
                    {{"code", std::string(item.hs())}});
  }
}

void fiscal_reference_needs_ioss_or_relief(const Facts& facts, Reporter& reporter) {
  FieldPointer given;
  for (std::size_t i = references(facts).size(); i-- > 0;) {
    if (references(facts)[i].vat_identification_number.empty()) continue;
    given = references_pointer() / i / "vatIdentificationNumber";
  }
  if (given.is_root()) return;
  std::vector<FieldPointer> at = {given};
  for (const NumberedItem& item : goods_items(facts)) {
    if (!item.has_any_procedure()) continue;
    if (item.has_procedure("F48") || item.has_procedure("C07")) continue;
    at.push_back(item.procedures_pointer());
  }
  if (at.size() > 1) reporter.report(at);
}

}  // namespace

std::span<const Rule> fiscal_reference_rules() {
  static const Rule rules[] = {
      {.id = "fiscal_reference.ioss_sale_has_fiscal_reference",
       .profile = "dk",
       .data_sets = {"H1", "H7", "I1"},
       .sources = {"DK1023", "VR #46", "DK1268"},
       .law = "Directive 2006/112/EC, Title XII Chapter 6 Section 4; Annex B footnote 55",
       .kind = Kind::missing,
       .check = &ioss_sale_has_fiscal_reference},
      {.id = "fiscal_reference.ioss_number_is_im_and_ten_digits",
       .profile = "dk",
       .data_sets = {"H1", "H7", "I1"},
       .sources = {"DK1023", "VR #46", "DK1268"},
       .law = "Implementing Regulation (EU) 2020/194, Annex; Directive 2006/112/EC, Art. 369q",
       .kind = Kind::format,
       .check = &ioss_number_is_im_and_ten_digits},
      {.id = "fiscal_reference.fiscal_reference_needs_ioss_or_relief",
       .profile = "dk",
       .data_sets = {"H7"},
       .sources = {"DK1008", "VR #8"},
       .law = "13 16; Annex B footnote 55",
       .kind = Kind::not_allowed,
       .check = &fiscal_reference_needs_ioss_or_relief},
      {.id = "fiscal_reference.ioss_reference_is_for_ioss_sales",
       .profile = "dk",
       .data_sets = {"H1", "I1"},
       .sources = {"DK1267"},
       .law = "11 10 and 13 16; Annex B footnote 55",
       .kind = Kind::not_allowed,
       .check = &ioss_reference_is_for_ioss_sales},
      {.id = "fiscal_reference.ioss_goods_are_not_of_chapter_99",
       .profile = "dk",
       .data_sets = {"H1", "I1"},
       .sources = {"DK1270"},
       .law = "13 16 031 and 18 09",
       .kind = Kind::not_allowed,
       .check = &ioss_goods_are_not_of_chapter_99},
  };
  return rules;
}

}  // namespace quayside
