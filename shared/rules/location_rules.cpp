// Location of goods (16 15): type and qualifier go together, and the qualifier decides which one
// way of naming the place is filled in.
#include <algorithm>

#include "shared/codes/code_list.h"
#include "shared/rules/fixes.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

FieldPointer at(std::string_view name) { return shipment_pointer() / "locationOfGoods" / name; }

const LocationOfGoods& location(const Facts& facts) {
  return facts.declaration.goods_shipment.location_of_goods;
}

bool has_qualifier(const Facts& facts, std::string_view qualifier) {
  return location(facts).qualifier_of_identification == qualifier;
}

// What may be filled in beside which qualifier (DMS Import XML Guide v1.18, 16 15).
struct Part {
  std::string_view qualifiers;
  std::string_view name;
  std::string LocationOfGoods::*text;
};
constexpr Part kParts[] = {
    {"U", "unLocode", &LocationOfGoods::un_locode},
    {"V", "customsOffice", &LocationOfGoods::customs_office},
    {"W", "latitude", &LocationOfGoods::latitude},
    {"W", "longitude", &LocationOfGoods::longitude},
    {"X", "economicOperator", &LocationOfGoods::economic_operator},
    {"Y", "authorisationNumber", &LocationOfGoods::authorisation_number},
    {"XY", "additionalIdentifier", &LocationOfGoods::additional_identifier},
};

// Whether what is filled in is all that the qualifier asks for, and nothing else.
bool names_the_place_by(const LocationOfGoods& place, std::string_view qualifier) {
  for (const Part& part : kParts) {
    const bool fits = part.qualifiers.find(qualifier) != std::string_view::npos;
    const bool is_optional = qualifier == "X" && part.name == "additionalIdentifier";
    if ((place.*part.text).empty() == fits && !is_optional) return false;
  }
  return is_empty(place.address) == (qualifier != "Z");
}

// Reports when the type is `type` and the qualifier, a real one, is none of `allowed`.
void type_allows(const Facts& facts, Reporter& reporter, std::string_view type,
                 std::string_view allowed) {
  const LocationOfGoods& place = location(facts);
  const std::string& qualifier = place.qualifier_of_identification;
  if (place.type_of_location != type || qualifier.size() != 1) return;
  if (codes::find_code("locationQualifier", qualifier, facts.as_of) == nullptr) return;
  if (allowed.find(qualifier) != std::string_view::npos) return;
  std::vector<Fix> fixes;
  if (allowed.size() == 1 && names_the_place_by(place, allowed)) {
    fixes = {set(at("qualifierOfIdentification"), std::string(allowed))};
  }
  reporter.report({at("qualifierOfIdentification"), at("typeOfLocation")},
                  {{"type", std::string(type)}, {"qualifier", qualifier}}, std::move(fixes));
}

void designated_place_has_locode_or_office(const Facts& facts, Reporter& reporter) {
  type_allows(facts, reporter, "A", "UV");
}

void authorised_place_has_authorisation(const Facts& facts, Reporter& reporter) {
  type_allows(facts, reporter, "B", "Y");
}

void approved_place_has_address(const Facts& facts, Reporter& reporter) {
  type_allows(facts, reporter, "C", "Z");
}

// T, the postcode address, has no place in the H7 message.
void other_place_has_address_or_coordinates_or_eori(const Facts& facts, Reporter& reporter) {
  type_allows(facts, reporter, "D", "WXZ");
}

void address_is_given(const Facts& facts, Reporter& reporter) {
  if (!has_qualifier(facts, "Z") || !is_empty(location(facts).address)) return;
  std::vector<FieldPointer> lacking;
  for (const auto part : {"streetAndNumber", "postcode", "city", "country"}) {
    lacking.push_back(at("address") / part);
  }
  reporter.report(lacking);
}

void report_missing(const Facts& facts, Reporter& reporter, std::string_view qualifier,
                    const std::string& text, std::string_view name) {
  if (has_qualifier(facts, qualifier) && text.empty()) reporter.report({at(name)});
}

void customs_office_is_given(const Facts& facts, Reporter& reporter) {
  report_missing(facts, reporter, "V", location(facts).customs_office, "customsOffice");
}

void authorisation_number_is_given(const Facts& facts, Reporter& reporter) {
  report_missing(facts, reporter, "Y", location(facts).authorisation_number, "authorisationNumber");
}

void additional_identifier_is_given(const Facts& facts, Reporter& reporter) {
  report_missing(facts, reporter, "Y", location(facts).additional_identifier,
                 "additionalIdentifier");
}

void un_locode_is_given(const Facts& facts, Reporter& reporter) {
  report_missing(facts, reporter, "U", location(facts).un_locode, "unLocode");
}

void economic_operator_is_given(const Facts& facts, Reporter& reporter) {
  report_missing(facts, reporter, "X", location(facts).economic_operator, "economicOperator");
}

void coordinates_are_given(const Facts& facts, Reporter& reporter) {
  if (!has_qualifier(facts, "W")) return;
  std::vector<FieldPointer> lacking;
  if (location(facts).latitude.empty()) lacking.push_back(at("latitude"));
  if (location(facts).longitude.empty()) lacking.push_back(at("longitude"));
  if (!lacking.empty()) reporter.report(lacking);
}

// DKTST and nine digits.
void authorisation_number_is_of_a_temporary_storage(const Facts& facts, Reporter& reporter) {
  const std::string_view number = location(facts).authorisation_number;
  if (!has_qualifier(facts, "Y") || number.empty()) return;
  const std::string_view head = "DKTST";
  if (number.starts_with(head) && number.size() == head.size() + 9 &&
      is_all_digits(number.substr(head.size()))) {
    return;
  }
  reporter.report({at("authorisationNumber")});
}

// An office has its own; every other place may name someone to ask.
void add_given_contacts(const LocationOfGoods& place, std::vector<FieldPointer>& extra) {
  for (std::size_t i = 0; i < place.contact_persons.size(); ++i) {
    const ContactPerson& person = place.contact_persons[i];
    const FieldPointer contact = at("contactPersons") / i;
    if (!person.name.empty()) extra.push_back(contact / "name");
    if (!person.phone_number.empty()) extra.push_back(contact / "phoneNumber");
    if (!person.email_address.empty()) extra.push_back(contact / "emailAddress");
  }
}

void place_is_named_in_one_way(const Facts& facts, Reporter& reporter) {
  const LocationOfGoods& place = location(facts);
  const std::string& qualifier = place.qualifier_of_identification;
  if (codes::find_code("locationQualifier", qualifier, facts.as_of) == nullptr) return;
  std::vector<FieldPointer> extra;
  for (const Part& part : kParts) {
    const bool fits = part.qualifiers.find(qualifier) != std::string_view::npos;
    if (!fits && !(place.*part.text).empty()) extra.push_back(at(part.name));
  }
  if (qualifier != "Z") {
    const std::vector<FieldPointer> address = given_leaves(place.address, at("address"));
    extra.insert(extra.end(), address.begin(), address.end());
  }
  if (qualifier == "V") add_given_contacts(place, extra);
  if (extra.empty()) return;
  std::vector<Fix> fixes = remove_all(extra);
  extra.push_back(at("qualifierOfIdentification"));
  reporter.report(extra, {{"qualifier", qualifier}}, std::move(fixes));
}

Rule location_rule(std::string_view id, std::vector<std::string_view> sources, Kind kind,
                   void (*check)(const Facts&, Reporter&)) {
  return dk_rule(id, std::move(sources), "16 15; condition C0394; DMS Import XML Guide v1.18", kind,
                 check);
}

}  // namespace

std::span<const Rule> location_rules() {
  static const Rule rules[] = {
      location_rule("location.designated_place_has_locode_or_office",
                    {"DK1057", "VR #100", "DK3065"}, Kind::rule,
                    &designated_place_has_locode_or_office),
      location_rule("location.authorised_place_has_authorisation", {"DK1058", "VR #101", "DK3066"},
                    Kind::rule, &authorised_place_has_authorisation),
      location_rule("location.approved_place_has_address",
                    {"DK1059", "VR #102", "DK1272", "DK3035", "DK3067"}, Kind::rule,
                    &approved_place_has_address),
      location_rule("location.other_place_has_address_or_coordinates_or_eori", {"C0394", "DK1016"},
                    Kind::rule, &other_place_has_address_or_coordinates_or_eori),
      location_rule("location.address_is_given", {"DK1060", "VR #103", "C0394", "DK3100"},
                    Kind::missing, &address_is_given),
      location_rule("location.customs_office_is_given", {"DK1062", "VR #104", "C0394", "DK3102"},
                    Kind::missing, &customs_office_is_given),
      location_rule("location.authorisation_number_is_given",
                    {"DK2007", "VR #105", "DK1273", "DK1274", "DK1302", "C0394", "DK3069", "DK3104",
                     "DK3132"},
                    Kind::missing, &authorisation_number_is_given),
      // Goods of the other data sets may lie in a customs warehouse as well.
      only_in({"H7"}, location_rule("location.authorisation_number_is_of_a_temporary_storage",
                                    {"DK2008", "VR #106"}, Kind::format,
                                    &authorisation_number_is_of_a_temporary_storage)),
      location_rule("location.additional_identifier_is_given", {"DK2009", "VR #107", "DK1275"},
                    Kind::missing, &additional_identifier_is_given),
      location_rule("location.un_locode_is_given", {"C0394", "DK3103"}, Kind::missing,
                    &un_locode_is_given),
      location_rule("location.coordinates_are_given", {"C0394", "DK1278", "DK3034"}, Kind::missing,
                    &coordinates_are_given),
      location_rule("location.economic_operator_is_given", {"C0394", "DK1277", "DK3033", "DK3131"},
                    Kind::missing, &economic_operator_is_given),
      location_rule("location.place_is_named_in_one_way", {"C0394", "C0671"}, Kind::not_allowed,
                    &place_is_named_in_one_way),
  };
  return rules;
}

}  // namespace quayside
