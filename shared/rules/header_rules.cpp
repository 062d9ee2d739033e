// The head of the declaration: 11 02 and what hangs on it.
#include "shared/codes/code_list.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

// H7 is lodged for goods that are here (A) or ahead of them (D); simplified and supplementary
// declarations are other data sets.
void additional_type_is_normal_or_prelodged(const Facts& facts, Reporter& reporter) {
  const std::string& type = facts.declaration.additional_declaration_type;
  if (type == "A" || type == "D") return;
  if (codes::find_code("additionalDeclarationType", type, facts.as_of) == nullptr) return;
  reporter.report({FieldPointer("/additionalDeclarationType")}, {{"code", type}});
}

// D, E and F are lodged before the goods are presented, and exports may then leave the place open.
void location_is_given_when_goods_are_here(const Facts& facts, Reporter& reporter) {
  const Declaration& declaration = facts.declaration;
  const std::string& type = declaration.additional_declaration_type;
  if (type.empty() || is_one_of(type, {"D", "E", "F"})) return;
  if (!is_empty(declaration.goods_shipment.location_of_goods)) return;
  reporter.report({shipment_pointer() / "locationOfGoods" / "typeOfLocation",
                   FieldPointer("/additionalDeclarationType")});
}

}  // namespace

std::span<const Rule> header_rules() {
  static const Rule rules[] = {
      {.id = "header.additional_type_is_normal_or_prelodged",
       .profile = "dk",
       .data_sets = {"H7"},
       .sources = {"DK1005", "VR #5"},
       .law = "Code list 10214; DMS Import XML Guide v1.18, H7",
       .kind = Kind::code_list,
       .check = &additional_type_is_normal_or_prelodged},
      {.id = "header.location_is_given_when_goods_are_here",
       .profile = "dk",
       .data_sets = {"H7", "B1", "C1"},
       .sources = {"VR #49", "DK1276", "C0392"},
       .law = "16 15; Annex B footnote 1",
       .kind = Kind::missing,
       .check = &location_is_given_when_goods_are_here},
  };
  return rules;
}

}  // namespace quayside
