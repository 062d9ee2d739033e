// Exports from Denmark: what Danish customs asks of B1 and C1 beside the rules of all data sets.
#include <algorithm>

#include "shared/rules/fixes.h"
#include "shared/rules/support.h"

namespace quayside {
namespace {

// Exporters without a number of their own: private persons in Denmark, and people elsewhere.
constexpr std::string_view kPersonAbroad = "DK12619863";

FieldPointer exporter_pointer() { return shipment_pointer() / "exporter"; }

void private_exporter_has_name_and_address(const Facts& facts, Reporter& reporter) {
  const Party& exporter = facts.declaration.goods_shipment.exporter;
  const std::string& number = exporter.identification_number;
  if (number != kPrivatePerson && number != kPersonAbroad) return;
  std::vector<FieldPointer> lacking;
  if (exporter.name.empty()) lacking.push_back(exporter_pointer() / "name");
  // Of an address that has begun, the data set names what is missing.
  if (is_empty(exporter.address)) {
    for (const auto part : {"streetAndNumber", "postcode", "city", "country"})
      lacking.push_back(exporter_pointer() / "address" / part);
  }
  if (!lacking.empty()) reporter.report(lacking, {{"number", number}});
}

void number_of_private_exporter_fits_the_country(const Facts& facts, Reporter& reporter) {
  const Party& exporter = facts.declaration.goods_shipment.exporter;
  const std::string& number = exporter.identification_number;
  const std::string& country = exporter.address.country;
  if (country.empty()) return;
  const bool fits = number == kPrivatePerson  ? country == "DK"
                    : number == kPersonAbroad ? country != "DK"
                                              : true;
  if (fits) return;
  reporter.report(
      {exporter_pointer() / "address" / "country", exporter_pointer() / "identificationNumber"},
      {{"number", number}, {"country", country}});
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

// Others than holders of a decision on tariff or origin are not named.
void only_decisions_name_their_holder(const Facts& facts, Reporter& reporter) {
  const std::vector<Authorisation>& all = facts.declaration.authorisations;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Authorisation& one = all[i];
    if (one.holder.empty() || one.type.empty() || one.type == "C626" || one.type == "C627")
      continue;
    const FieldPointer at = FieldPointer("/authorisations") / i;
    reporter.report({at / "holder", at / "type"}, {{"code", one.type}}, {remove(at / "holder")});
  }
}

struct Needed {
  std::string_view requested;
  std::string_view previous;
  std::vector<std::string_view> heads;
};

// With which letters the number of the authorisation begins that a procedure needs.
const std::vector<Needed>& needed_authorisations() {
  static const std::vector<Needed> all = {
      {"31", "51", {"DKIPO"}}, {"31", "53", {"DKTEA"}}, {"31", "71", {"DKCWP", "DKCW1", "DKCW2"}},
      {"21", "", {"DKOPO"}},   {"22", "", {"DKOPO"}},
  };
  return all;
}

bool has_reference(const std::vector<Authorisation>& all,
                   const std::vector<std::string_view>& heads) {
  return std::any_of(all.begin(), all.end(), [&](const Authorisation& one) {
    return starts_with_any(one.reference_number, heads);
  });
}

void procedure_of_export_is_authorised(const Facts& facts, Reporter& reporter) {
  for (const NumberedItem& item : goods_items(facts)) {
    const Procedure& procedure = item.item->procedure;
    for (const Needed& needed : needed_authorisations()) {
      if (procedure.requested != needed.requested) continue;
      if (!needed.previous.empty() && procedure.previous != needed.previous) continue;
      if (has_reference(facts.declaration.authorisations, needed.heads)) continue;
      if (has_reference(item.item->authorisations, needed.heads)) continue;
      std::string heads;
      for (const std::string_view head : needed.heads)
        heads += (heads.empty() ? "" : ", ") + std::string(head);
      reporter.report(
          {item.pointer() / "authorisations", item.pointer() / "procedure" / "requested"},
          {{"code", procedure.requested + " " + procedure.previous}, {"heads", heads}});
    }
  }
}

void gross_mass_of_export_is_given(const Facts& facts, Reporter& reporter) {
  if (!facts.declaration.goods_shipment.gross_mass.text.empty()) return;
  const std::span<const NumberedItem> items = goods_items(facts);
  const bool on_all = std::all_of(items.begin(), items.end(), [](const NumberedItem& item) {
    return !item.item->commodity.goods_measure.gross_mass.text.empty();
  });
  if (items.empty() || !on_all) reporter.report({shipment_pointer() / "grossMass"});
}

}  // namespace

std::span<const Rule> dk_export_rules() {
  static const Rule rules[] = {
      only_in({"B1", "C1"},
              dk_rule("parties.private_exporter_has_name_and_address", {"DK1271", "DK1279"},
                      "13 01 016 and 018", Kind::missing, &private_exporter_has_name_and_address)),
      only_in({"B1", "C1"}, dk_rule("parties.number_of_private_exporter_fits_the_country",
                                    {"DK1271", "DK1279"}, "13 01 017 and 018 020", Kind::rule,
                                    &number_of_private_exporter_fits_the_country)),
      only_in({"B1"}, dk_rule("documents.statement_on_origin_has_its_exporter", {"DK1281"},
                              "12 03; REX, Implementing Regulation (EU) 2015/2447, Article 68",
                              Kind::missing, &statement_on_origin_has_its_exporter)),
      only_in({"B1"}, dk_rule("authorisations.only_decisions_name_their_holder", {"DK1282"},
                              "12 12 080", Kind::not_allowed, &only_decisions_name_their_holder)),
      only_in({"B1", "C1"}, dk_rule("procedure.export_is_authorised", {"DK2040"}, "11 09 and 12 12",
                                    Kind::missing, &procedure_of_export_is_authorised)),
      only_in({"C1"}, dk_rule("mass.gross_mass_of_export_is_given", {"DK3080"}, "18 04",
                              Kind::missing, &gross_mass_of_export_is_given)),
  };
  return rules;
}

}  // namespace quayside
