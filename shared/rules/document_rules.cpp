// Documents and references: 12 02 to 12 05.
#include <algorithm>
#include <set>
#include <tuple>

#include "shared/codes/code_list.h"
#include "shared/rules/dated.h"
#include "shared/rules/fixes.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

// Danish customs takes Y-codes in 12 04 only, since 12 September 2026; Y128 (CBAM) may still stand
// in 12 03.
bool is_reference_only(const SupportingDocument& document) {
  SupportingDocument rest = document;
  rest.type.clear();
  rest.reference_number.clear();
  return rest == SupportingDocument{};
}

// Only what an additional reference has room for is moved.
std::vector<Fix> move_to_references(const SupportingDocument& document, std::size_t index,
                                    std::size_t references, const FieldPointer& owner) {
  if (!is_reference_only(document)) return {};
  const FieldPointer at = owner / "additionalReferences" / references;
  std::vector<Fix> fixes = {{Fix::Operation::add, at / "type", document.type}};
  if (!document.reference_number.empty()) {
    fixes.push_back({Fix::Operation::add, at / "referenceNumber", document.reference_number});
  }
  fixes.push_back(remove(owner / "supportingDocuments" / index));
  return fixes;
}

void y_code_is_an_additional_reference(const Facts& facts, Reporter& reporter) {
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    for (std::size_t i = 0; i < owner.supporting_documents.size(); ++i) {
      const std::string& type = owner.supporting_documents[i].type;
      if (!type.starts_with('Y') || type.size() != 4 || type == "Y128") continue;
      reporter.report({pointer / "supportingDocuments" / i / "type"}, {{"code", type}},
                      move_to_references(owner.supporting_documents[i], i,
                                         owner.additional_references.size(), pointer));
    }
  });
}

// 00500: the importer is the declarant.
void importer_is_declarant_when_so_stated(const Facts& facts, Reporter& reporter) {
  const std::string& importer = facts.declaration.goods_shipment.importer.identification_number;
  const std::string& declarant = facts.declaration.declarant.identification_number;
  if (importer.empty() || declarant.empty() || importer == declarant) return;
  std::vector<FieldPointer> at;
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    for (std::size_t i = 0; i < owner.additional_information.size(); ++i) {
      if (owner.additional_information[i].code != "00500") continue;
      at.push_back(pointer / "additionalInformation" / i / "code");
    }
  });
  if (at.empty()) return;
  at.push_back(shipment_pointer() / "importer" / "identificationNumber");
  at.push_back(FieldPointer("/declarant/identificationNumber"));
  reporter.report(at);
}

// C100 is the number of a registered exporter; REXDT says until when it holds.
void registered_exporter_is_dated(const Facts& facts, Reporter& reporter) {
  const auto& above = facts.declaration.goods_shipment.additional_information;
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    if (has_information(owner.additional_information, "REXDT") || has_information(above, "REXDT"))
      return;
    std::vector<FieldPointer> at = {pointer / "additionalInformation"};
    for (std::size_t i = 0; i < owner.supporting_documents.size(); ++i) {
      if (owner.supporting_documents[i].type != "C100") continue;
      at.push_back(pointer / "supportingDocuments" / i / "type");
    }
    if (at.size() > 1) reporter.report(std::move(at));
  });
}

bool is_registered_exporter(const std::string& type) { return type == "C100"; }
bool is_proof_of_origin(const std::string& type) {
  return type == "U113" || type == "U114" || type == "U164" || type == "U165";
}

// The statement on origin and the number of the registered exporter (REX) who made it belong
// together; both may stand on the shipment or on the item.
void statement_on_origin_has_its_exporter(const Facts& facts, Reporter& reporter) {
  const auto first = [](const std::vector<SupportingDocument>& all,
                        bool (*is)(const std::string&)) {
    return std::find_if(all.begin(), all.end(),
                        [&](const SupportingDocument& one) { return is(one.type); });
  };
  const auto& above = facts.declaration.goods_shipment.supporting_documents;
  const auto report = [&](const auto& all, const FieldPointer& owner, const auto& others) {
    for (const bool registered : {true, false}) {
      const auto is = registered ? &is_registered_exporter : &is_proof_of_origin;
      const auto other = registered ? &is_proof_of_origin : &is_registered_exporter;
      const auto found = first(all, is);
      if (found == all.end() || first(all, other) != all.end() ||
          first(others, other) != others.end()) {
        continue;
      }
      const auto index = static_cast<std::size_t>(found - all.begin());
      reporter.report(
          {owner / "supportingDocuments" / index / "type"},
          {{"code", found->type}, {"wanted", registered ? "U164, U165, U113 or U114" : "C100"}});
    }
  };
  std::vector<SupportingDocument> of_items;
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& all = item.item->supporting_documents;
    of_items.insert(of_items.end(), all.begin(), all.end());
    report(all, item.pointer(), above);
  }
  report(above, shipment_pointer(), of_items);
}

using Seen = std::set<std::tuple<std::string_view, std::string_view, std::string_view>>;

std::string_view part_of(const DocumentReference&) { return {}; }
std::string_view part_of(const SupportingDocument& document) {
  return document.document_line_item_number.text;
}
std::string_view part_of(const PreviousDocument& document) {
  return document.goods_item_identifier.text;
}

template <class Document>
void report_repeated(const std::vector<Document>& documents, const OwnerPointer& owner,
                     std::string_view list, Reporter& reporter) {
  if (documents.size() < 2) return;
  Seen seen;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const Document& one = documents[i];
    if (one.type.empty() || one.reference_number.empty()) continue;
    if (seen.insert({one.type, one.reference_number, part_of(one)}).second) continue;
    std::vector<Fix> fixes;
    if (std::find(documents.begin(), documents.begin() + static_cast<std::ptrdiff_t>(i), one) !=
        documents.begin() + static_cast<std::ptrdiff_t>(i)) {
      fixes.push_back(remove(owner / list / i));
    }
    reporter.report({owner / list / i / "referenceNumber"}, {{"number", one.reference_number}},
                    std::move(fixes));
  }
}

// Once for the declaration, with every item that is concerned. A code that our lists do not have
// may be the one of the identifiers: whoever gives it has been told so. F49 is not looked at: the
// special arrangement is open to all goods up to 150 euro, gifts and purchases in shops abroad
// among them, so it does not tell that goods were sold online.
void product_identifiers_may_be_due(const Facts& facts, Reporter& reporter) {
  const auto is_new = [](std::string_view list, const std::string& type) {
    return !type.empty() && codes::find_code_of_any_day(list, type) == nullptr;
  };
  std::vector<FieldPointer> at;
  for (const NumberedItem& item : goods_items(facts)) {
    const auto& documents = item.item->supporting_documents;
    const auto& references = item.item->additional_references;
    const bool may_have_one =
        std::any_of(documents.begin(), documents.end(),
                    [&](const auto& one) { return is_new("supportingDocumentType", one.type); }) ||
        std::any_of(references.begin(), references.end(),
                    [&](const auto& one) { return is_new("additionalReferenceType", one.type); });
    const bool is_sold_online = item.has_procedure("F48") || item.has_procedure("F53");
    if (is_sold_online && !may_have_one) at.push_back(item.procedures_pointer());
  }
  if (!at.empty()) reporter.report(std::move(at));
}

void document_is_given_once(const Facts& facts, Reporter& reporter) {
  for_each_owner(facts, [&](const auto& owner, const OwnerPointer& pointer) {
    report_repeated(owner.previous_documents, pointer, "previousDocuments", reporter);
    report_repeated(owner.supporting_documents, pointer, "supportingDocuments", reporter);
    report_repeated(owner.additional_references, pointer, "additionalReferences", reporter);
    report_repeated(owner.transport_documents, pointer, "transportDocuments", reporter);
  });
}

}  // namespace

std::span<const Rule> document_rules() {
  static const Rule rules[] = {
      {.id = "documents.y_code_is_an_additional_reference",
       .profile = "dk",
       .data_sets = {"H1", "H5", "H6", "H7", "I1"},
       .sources = {"DK1003", "VR #3"},
       .law = "12 03 and 12 04; DMS release notes of 12 September 2026",
       .kind = Kind::code_list,
       .validity = {{2026, 9, 12}, {9999, 12, 31}},
       .check = &y_code_is_an_additional_reference},
      {.id = "documents.importer_is_declarant_when_so_stated",
       .profile = "dk",
       .data_sets = {"H1", "H5", "H6", "H7", "I1"},
       .sources = {"DK1052", "VR #69"},
       .law = "12 02 008, code 00500",
       .check = &importer_is_declarant_when_so_stated},
      only_in({"H1", "H5", "I1"}, dk_rule("documents.registered_exporter_is_dated", {"DK1293"},
                                          "12 02 008 and 12 03; code REXDT", Kind::missing,
                                          &registered_exporter_is_dated)),
      only_in({"B1"}, dk_rule("documents.statement_on_origin_has_its_exporter", {"DK1281"},
                              "12 03; REX, Implementing Regulation (EU) 2015/2447, Article 68",
                              Kind::missing, &statement_on_origin_has_its_exporter)),
      as_advice(since({2026, 11, 1},
                      only_in({"H1", "H6", "H7"},
                              dk_rule("documents.product_identifiers_may_be_due", {"LOCAL"},
                                      "Regulation (EU) 2026/382, as the trade press tells it; "
                                      "12 03 and 12 04",
                                      Kind::missing, &product_identifiers_may_be_due)))),
      {.id = "documents.document_is_given_once",
       .profile = "dk",
       .sources = {"LOCAL"},
       .law = "12 01, 12 03, 12 04, 12 05",
       .severity = Severity::warning,
       .check = &document_is_given_once},
  };
  return rules;
}

}  // namespace quayside
