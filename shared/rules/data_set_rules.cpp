// What the data set table says: which elements must be there, how often, and which must not.
#include <iterator>

#include "shared/rules/data_set.h"
#include "shared/rules/fixes.h"
#include "shared/rules/gb_derivation.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

void profile_and_data_set_are_known(const Facts& facts, Reporter& reporter) {
  if (find_data_set(facts.profile, facts.data_set) != nullptr) return;
  const FieldPointer at("/dataSet");
  const Declaration& declaration = facts.declaration;
  const bool is_british = facts.profile == "gb";
  const std::string_view derived = is_british ? gb_data_set_of(declaration) : std::string_view();
  const bool has_type =
      !declaration.declaration_type.empty() && !declaration.additional_declaration_type.empty();
  // Why type and procedures lead to none is said by the rules of the United Kingdom.
  if (is_british && facts.data_set.empty() && has_type && derived.empty()) return;
  std::vector<Fix> fixes;
  if (!derived.empty()) fixes.push_back(set(at, std::string(derived)));
  reporter.report({at, FieldPointer("/profile")}, {}, std::move(fixes));
}

void data_set_has_begun(const Facts& facts, Reporter& reporter) {
  const DataSet* data_set = find_data_set(facts.profile, facts.data_set);
  if (data_set == nullptr || data_set->validity.from <= facts.as_of) return;
  reporter.report({FieldPointer("/dataSet")}, {{"dataSet", std::string(facts.data_set)},
                                               {"date", data_set->validity.from.to_string()}});
}

void required_element_is_given(const Facts& facts, Reporter& reporter) {
  for (const FieldPointer& place : facts.survey.missing)
    reporter.report({place});
}

void required_group_holds_something(const Facts& facts, Reporter& reporter) {
  for (const std::vector<FieldPointer>& parts : facts.survey.empty_groups)
    reporter.report(parts);
}

void list_is_not_too_long(const Facts& facts, Reporter& reporter) {
  for (const LongList& list : facts.survey.too_long) {
    reporter.report({list.pointer}, {{"max", std::to_string(list.occurs_max)}});
  }
}

void element_is_part_of_the_data_set(const Facts& facts, Reporter& reporter) {
  for (const std::vector<FieldPointer>& leaves : facts.survey.outside) {
    reporter.report(leaves, {{"dataSet", std::string(facts.data_set)}}, remove_all(leaves));
  }
}

// Each profile has its own edition of Annex B and its own schemas.
constexpr std::string_view kElementsLaw =
    "Delegated Regulation (EU) 2015/2446, Annex B; dk: message schemas of DMS; gb: UK Trade Tariff "
    "volume 3, appendices 21 to 23, WCO_DEC_2_DMS.xsd";

}  // namespace

std::span<const Rule> data_set_rules() {
  static const Rule rules[] = {
      {.id = "data_set.profile_and_data_set_are_known",
       .profile = "",
       .sources = {"DK0000", "CDS11004"},
       .law = "Procedure category of the message; dk takes H7 here",
       .kind = Kind::code_list,
       .check = &profile_and_data_set_are_known},
      {.id = "data_set.has_begun",
       .profile = "",
       .sources = {"EUCDM"},
       .law = "Delegated Regulation (EU) 2019/1143: H7 from 1 July 2021",
       .check = &data_set_has_begun},
      // DK1085 asks for 13 04 017 beside the importer's country; 13 04 017 is always required.
      {.id = "data_set.required_element_is_given",
       .profile = "",
       .sources = {"EUCDM",   "XSD",      "CDS10001", "DK1085", "VR #158", "DK1310", "DK1311",
                   "DK1314",  "DK1315",   "DK1414",   "DK3043", "DK3070",  "DK3071", "DK3072",
                   "DK3073",  "DKW10120", "DK3074",   "DK3075", "DK3076",  "DK3078", "DK3079",
                   "DK3081",  "DK1257",   "DK1258",   "DK1342", "DK1343",  "DK1353", "DK1354",
                   "DK10921", "DK12030",  "DK3097",   "DK3098", "DK3110",  "DK3111", "DK3118",
                   "DK3120",  "DK3121",   "DK3122",   "DK3123", "DK3149"},
       .law = kElementsLaw,
       .kind = Kind::missing,
       .check = &required_element_is_given},
      {.id = "data_set.required_group_holds_something",
       .profile = "",
       .sources = {"EUCDM", "CDS10001"},
       .law = kElementsLaw,
       .kind = Kind::missing,
       .check = &required_group_holds_something},
      {.id = "data_set.list_is_not_too_long",
       .profile = "",
       .sources = {"EUCDM", "XSD", "CDS10003"},
       .law = "Implementing Regulation (EU) 2015/2447, Annex B, cardinalities; dk: message schemas "
              "of DMS; gb: WCO_DEC_2_DMS.xsd",
       .check = &list_is_not_too_long},
      {.id = "data_set.element_is_part_of_the_data_set",
       .profile = "",
       .sources = {"EUCDM", "XSD", "CDS10002", "DK5001", "DK5002", "DK5003", "DK5004", "DK5006",
                   "DK5007", "DK5008", "DK5009", "DK5010", "DK5011", "DK5012", "DK5013", "DK5014",
                   "DK5015", "DK5016"},
       .law = kElementsLaw,
       .kind = Kind::not_allowed,
       .check = &element_is_part_of_the_data_set},
  };
  return rules;
}

}  // namespace quayside
