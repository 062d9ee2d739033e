// Licences and what a document must carry in a declaration to the United Kingdom: number 2/3 of
// HMRC.
#include <algorithm>
#include <map>

#include "shared/rules/gb_support.h"

namespace quayside {
namespace {

// TARIC's document codes: L for licences of imports, X for those of exports, and three digits.
bool is_licence_of(char direction, std::string_view type) {
  return type.size() == 4 && type[0] == direction && is_all_digits(type.substr(1));
}
bool is_import_licence(std::string_view type) { return is_licence_of('L', type); }
bool is_licence(std::string_view type) {
  return is_import_licence(type) || is_licence_of('X', type);
}

// Statuses that say that the document is not there.
bool is_waived(std::string_view status) {
  return is_one_of(status, {"UA", "UE", "UP", "US", "XA", "XB", "XF", "XU", "XO", "XX", "XW"});
}

template <class Visit>
void for_each_document(const Facts& facts, Visit visit) {
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->supporting_documents;
    for (std::size_t i = 0; i < all.size(); ++i) {
      visit(all[i], item.pointer() / "supportingDocuments" / i);
    }
  }
}

void licence_has_one_status(const Facts& facts, Reporter& reporter) {
  struct First {
    FieldPointer at;
    std::string status;
  };
  std::map<std::pair<std::string, std::string>, First> met;
  for_each_document(facts, [&](const SupportingDocument& one, const FieldPointer& at) {
    if (!is_licence(one.type) || one.reference_number.empty() || one.status.empty()) return;
    const auto [entry, is_new] =
        met.try_emplace({one.type, one.reference_number}, First{at / "status", one.status});
    if (is_new || entry->second.status == one.status) return;
    reporter.report({at / "status", entry->second.at},
                    {{"number", one.reference_number}, {"other", entry->second.status}});
  });
}

bool has_ducr(const Facts& facts) {
  bool found = false;
  for_each_owner(facts, [&](const auto& owner, const FieldPointer&) {
    for (const PreviousDocument& one : owner.previous_documents) {
      found = found || one.type == "ZDCR";
    }
  });
  return found;
}

void import_licence_has_its_ducr(const Facts& facts, Reporter& reporter) {
  if (facts.declaration.declaration_type == "EX") return;
  std::vector<FieldPointer> at;
  for_each_document(facts, [&](const SupportingDocument& one, const FieldPointer& document) {
    if (is_import_licence(one.type)) at.push_back(document / "type");
  });
  if (at.empty() || has_ducr(facts)) return;
  at.insert(at.begin(), shipment_pointer() / "previousDocuments");
  reporter.report(std::move(at));
}

// Y codes may state a fact that has no number.
void document_has_its_number(const Facts& facts, Reporter& reporter) {
  for_each_document(facts, [&](const SupportingDocument& one, const FieldPointer& at) {
    if (one.type.size() != 4 || one.type.starts_with('Y') || is_waived(one.status)) return;
    if (!one.reference_number.empty()) return;
    reporter.report({at / "referenceNumber", at / "type"}, {{"code", one.type}});
  });
}

void licence_has_its_status(const Facts& facts, Reporter& reporter) {
  for_each_document(facts, [&](const SupportingDocument& one, const FieldPointer& at) {
    if (!is_licence(one.type) || !one.status.empty()) return;
    reporter.report({at / "status", at / "type"}, {{"code", one.type}});
  });
}

void licence_states_what_it_covers(const Facts& facts, Reporter& reporter) {
  for_each_document(facts, [&](const SupportingDocument& one, const FieldPointer& at) {
    if (!is_licence(one.type) || is_waived(one.status)) return;
    if (!one.quantity.text.empty() || !one.measurement_unit_and_qualifier.empty()) return;
    if (!one.amount.text.empty()) return;
    reporter.report({at / "quantity", at / "type"}, {{"code", one.type}});
  });
}

void licence_is_for_this_direction(const Facts& facts, Reporter& reporter) {
  const std::string& type = facts.declaration.declaration_type;
  if (type.empty()) return;
  for_each_document(facts, [&](const SupportingDocument& one, const FieldPointer& at) {
    if (!is_licence(one.type)) return;
    if (is_import_licence(one.type) == (type != "EX")) return;
    reporter.report({at / "type", FieldPointer("/declarationType")}, {{"code", one.type}});
  });
}

}  // namespace

std::span<const Rule> gb_licence_rules() {
  static const Rule rules[] = {
      gb_rule("gb.licence_has_one_status", {"CDS71201"}, "2/3", &licence_has_one_status),
      as_advice(as_kind(Kind::missing, gb_rule("gb.import_licence_has_its_ducr", {"CDS77003"},
                                               "2/1 and 2/3", &import_licence_has_its_ducr))),
      as_advice(
          as_kind(Kind::missing, gb_rule("gb.document_has_its_number", {"CDS77000", "CDS12068"},
                                         "2/3", &document_has_its_number))),
      as_kind(Kind::missing,
              gb_rule("gb.licence_has_its_status", {"CDS77002"}, "2/3", &licence_has_its_status)),
      as_advice(as_kind(Kind::missing, gb_rule("gb.licence_states_what_it_covers", {"CDS77001"},
                                               "2/3", &licence_states_what_it_covers))),
      as_advice(gb_rule("gb.licence_is_for_this_direction", {"CDS73329", "CDS70739", "CDS71115"},
                        "1/1 and 2/3", &licence_is_for_this_direction)),
  };
  return rules;
}

}  // namespace quayside
