// Documents, authorisations and earlier declarations of a declaration to the United Kingdom:
// numbers 2/1 to 2/7 and 3/39 of HMRC.
#include <algorithm>
#include <map>

#include "shared/codes/code_list.h"
#include "shared/rules/gb_support.h"

namespace quayside {
namespace {

constexpr std::string_view kDucr = "ZDCR";
constexpr std::string_view kMucr = "ZMCR";

template <class Visit>
void for_each_document(const NumberedItem& item, Visit visit) {
  const auto& all = item.item->supporting_documents;
  for (std::size_t i = 0; i < all.size(); ++i) {
    visit(all[i], item.pointer() / "supportingDocuments" / i);
  }
}

template <class Visit>
void for_each_previous_document(const Facts& facts, Visit visit) {
  for_each_owner(facts, [&](const auto& owner, const FieldPointer& pointer) {
    for (std::size_t i = 0; i < owner.previous_documents.size(); ++i) {
      visit(owner.previous_documents[i], pointer / "previousDocuments" / i);
    }
  });
}

bool has_previous(const Facts& facts, std::string_view type) {
  bool found = false;
  for_each_previous_document(facts, [&](const PreviousDocument& one, const FieldPointer&) {
    found = found || one.type == type;
  });
  return found;
}

void export_has_its_ducr(const Facts& facts, Reporter& reporter) {
  const Declaration& declaration = facts.declaration;
  const std::string& type = declaration.additional_declaration_type;
  if (declaration.declaration_type != "EX" || type == "Y" || type == "Z") return;
  if (has_previous(facts, kDucr)) return;
  reporter.report({shipment_pointer() / "previousDocuments"});
}

void import_has_one_mucr(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.declaration_type == "EX") return;
  std::vector<FieldPointer> at;
  const auto& all = facts.declaration.goods_shipment.previous_documents;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].type == kMucr) at.push_back(shipment_pointer() / "previousDocuments" / i / "type");
  }
  if (at.size() > 1) reporter.report(std::move(at));
}

// What goes before: the shipment or each goods item names it. Of a supplementary declaration and
// of an export other rules say which.
void previous_document_is_given(const Facts& facts, Reporter& reporter) {
  const Declaration& declaration = facts.declaration;
  if (declaration.declaration_type == "EX") return;
  if (is_one_of(declaration.additional_declaration_type, {"Y", "Z"})) return;
  if (!declaration.goods_shipment.previous_documents.empty()) return;
  const auto items = goods_items(facts);
  std::vector<FieldPointer> lacking;
  for (const NumberedItem& item : items) {
    if (!item.item->previous_documents.empty()) continue;
    lacking.push_back(item.pointer() / "previousDocuments");
  }
  if (lacking.size() == items.size()) lacking = {shipment_pointer() / "previousDocuments"};
  if (!lacking.empty()) reporter.report(std::move(lacking));
}

// C and F: what is lodged under an authorisation for regular use names its documents at once.
void regular_simplified_declaration_has_its_documents(const Facts& facts, Reporter& reporter) {
  const std::string& type = facts.declaration.additional_declaration_type;
  if (type != "C" && type != "F") return;
  for (const NumberedItem& item : goods_items(facts)) {
    if (!item.item->supporting_documents.empty()) continue;
    reporter.report(
        {item.pointer() / "supportingDocuments", FieldPointer("/additionalDeclarationType")},
        {{"code", type}});
  }
}

// An entry in the records is named by the day of acceptance, as yyyymmdd; where several are
// completed together, one of them is.
void entry_in_the_records_has_its_day(const Facts& facts, Reporter& reporter) {
  const std::string day = facts.declaration.date_of_acceptance.substr(0, 8);
  if (day.size() < 8) return;
  std::vector<FieldPointer> at;
  bool matches = false;
  for_each_previous_document(facts, [&](const PreviousDocument& one, const FieldPointer& place) {
    if (one.type != "YCLE" || one.reference_number.empty()) return;
    matches = matches || one.reference_number == day;
    at.push_back(place / "referenceNumber");
  });
  if (matches || at.empty()) return;
  at.push_back(FieldPointer("/dateOfAcceptance"));
  reporter.report(std::move(at), {{"wanted", day}});
}

void supplementary_names_its_simplified_one(const Facts& facts, Reporter& reporter) {
  const std::string& type = facts.declaration.additional_declaration_type;
  if (type != "Y" && type != "Z") return;
  const std::string_view wanted = type == "Y" ? "YSDE" : "YCLE";
  if (has_previous(facts, wanted)) return;
  reporter.report(
      {shipment_pointer() / "previousDocuments", FieldPointer("/additionalDeclarationType")},
      {{"code", type}, {"wanted", std::string(wanted)}});
}

void document_is_given_once(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    std::map<std::pair<std::string, std::string>, FieldPointer> met;
    for_each_document(item, [&](const SupportingDocument& one, const FieldPointer& at) {
      if (one.type.empty() || one.reference_number.empty()) return;
      const auto [entry, is_new] = met.try_emplace({one.type, one.reference_number}, at);
      if (is_new) return;
      reporter.report({at / "referenceNumber", entry->second / "referenceNumber"},
                      {{"code", one.type}});
    });
  }
}

void exhausted_licence_is_for_supplementary_ones(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.additional_declaration_type == "Y") return;
  for (const NumberedItem& item : goods_items(facts)) {
    for_each_document(item, [&](const SupportingDocument& one, const FieldPointer& at) {
      if (one.status == "EA") reporter.report({at / "status"});
    });
  }
}

// Statuses that say that the document is not there.
bool wants_a_reason(const SupportingDocument& one) {
  constexpr std::string_view kStatuses[] = {"UA", "UE", "UP", "US", "XX", "XW"};
  return std::find(std::begin(kStatuses), std::end(kStatuses), one.status) != std::end(kStatuses);
}

void waived_document_has_its_reason(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    for_each_document(item, [&](const SupportingDocument& one, const FieldPointer& at) {
      if (!wants_a_reason(one) || !one.status_reason.empty()) return;
      reporter.report({at / "statusReason", at / "status"}, {{"code", one.status}});
    });
  }
}

void quantity_has_its_unit(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    for_each_document(item, [&](const SupportingDocument& one, const FieldPointer& at) {
      if (one.quantity.text.empty() == one.measurement_unit_and_qualifier.empty()) return;
      reporter.report({at / "quantity", at / "measurementUnitAndQualifier"});
    });
  }
}

bool holds(const Facts& facts, std::string_view type) {
  const auto& all = facts.declaration.authorisations;
  return std::any_of(all.begin(), all.end(),
                     [&](const Authorisation& one) { return one.type == type; });
}

FieldPointer authorisation_at(const Facts& facts, std::string_view type) {
  const auto& all = facts.declaration.authorisations;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].type == type) return FieldPointer("/authorisations") / i / "type";
  }
  return FieldPointer("/authorisations");
}

bool any_item_has(const Facts& facts, std::string_view document) {
  const auto items = goods_items(facts);
  return std::any_of(items.begin(), items.end(), [&](const NumberedItem& item) {
    return !documents_of(item, document).empty();
  });
}

// A deferment is C506, a comprehensive guarantee C505.
void authorisation_has_its_document(const Facts& facts, Reporter& reporter) {
  constexpr std::pair<std::string_view, std::string_view> kPairs[] = {{"DPO", "C506"},
                                                                      {"CGU", "C505"}};
  if (goods_items(facts).empty()) return;
  for (const auto& [type, document] : kPairs) {
    if (!holds(facts, type) || any_item_has(facts, document)) continue;
    reporter.report({goods_items(facts).front().pointer() / "supportingDocuments",
                     authorisation_at(facts, type)},
                    {{"code", std::string(type)}, {"wanted", std::string(document)}});
  }
}

void comprehensive_guarantee_has_its_type(const Facts& facts, Reporter& reporter) {
  if (!holds(facts, "CGU")) return;
  const auto& all = facts.declaration.guarantees;
  const bool has = std::any_of(all.begin(), all.end(), [](const Guarantee& one) {
    return one.type == "0" || one.type == "1";
  });
  if (!has) reporter.report({FieldPointer("/guarantees"), authorisation_at(facts, "CGU")});
}

void export_location_is_in_the_list(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.declaration_type != "EX") return;
  const LocationOfGoods& place = facts.declaration.goods_shipment.location_of_goods;
  if (place.identification.empty() || place.address.country.empty()) return;
  const std::string code = place.address.country + place.type_of_location +
                           place.qualifier_of_identification + place.identification;
  if (codes::find_code_of_any_day("gb.goodsLocation", code) != nullptr) return;
  reporter.report({shipment_pointer() / "locationOfGoods" / "identification"}, {{"code", code}});
}

}  // namespace

std::span<const Rule> gb_document_rules() {
  static const Rule rules[] = {
      as_kind(Kind::missing,
              gb_rule("gb.export_has_its_ducr", {"CDS12108"}, "2/1", &export_has_its_ducr)),
      as_kind(Kind::missing,
              only_in({"H1", "H2", "H3", "H4", "H5", "H8", "I1", "C21I"},
                      gb_rule("gb.previous_document_is_given", {"CDS12073"},
                              "2/1; appendices 21A to 21G and 23A", &previous_document_is_given))),
      as_kind(Kind::missing,
              only_in({"I1", "C1"}, gb_rule("gb.regular_simplified_declaration_has_its_documents",
                                            {"CDS10001"}, "1/2 and 2/3; appendices 21F and 22D",
                                            &regular_simplified_declaration_has_its_documents))),
      gb_rule("gb.import_has_one_mucr", {"CDS12137"}, "2/1", &import_has_one_mucr),
      as_advice(gb_rule("gb.entry_in_the_records_has_its_day", {"CDS12156"}, "2/1",
                        &entry_in_the_records_has_its_day)),
      as_kind(Kind::missing,
              as_advice(gb_rule("gb.supplementary_names_its_simplified_one", {"CDS12070"},
                                "1/2 and 2/1", &supplementary_names_its_simplified_one))),
      gb_rule("gb.document_is_given_once", {"CDS71200", "CDS12151"}, "2/3",
              &document_is_given_once),
      gb_rule("gb.exhausted_licence_is_for_supplementary_ones", {"CDS71262"}, "2/3",
              &exhausted_licence_is_for_supplementary_ones),
      as_kind(Kind::missing, as_advice(gb_rule("gb.waived_document_has_its_reason", {"CDS77005"},
                                               "2/3", &waived_document_has_its_reason))),
      as_kind(Kind::missing, gb_rule("gb.quantity_has_its_unit", {"CDS77001"}, "2/3 and 8/7",
                                     &quantity_has_its_unit)),
      as_kind(Kind::missing, as_advice(gb_rule("gb.authorisation_has_its_document", {"CDS12096"},
                                               "2/3 and 3/39", &authorisation_has_its_document))),
      as_advice(gb_rule("gb.comprehensive_guarantee_has_its_type", {"CDS12113"}, "3/39 and 8/2",
                        &comprehensive_guarantee_has_its_type)),
      as_kind(Kind::code_list,
              as_advice(gb_rule("gb.export_location_is_in_the_list", {"CDS12099", "CDS50028"},
                                "5/23; appendices 16A to 16S, August 2026",
                                &export_location_is_in_the_list))),
  };
  return rules;
}

}  // namespace quayside
