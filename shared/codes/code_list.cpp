#include "shared/codes/code_list.h"

#include <algorithm>

#include "shared/codes/reference_data.h"
#include "shared/codes/tables.h"

namespace quayside::codes {
namespace {

constexpr auto kComplete = Completeness::complete;
constexpr auto kPartial = Completeness::partial;

std::span<const CodeList> built_in_lists() {
  static const CodeList lists[] = {
      {"country", "ISO 3166-1; Danish customs 10203 and CL008, 2025-12", kComplete, countries()},
      {"currency", "ISO 4217 with its amendments up to 2026-01; Danish customs 10171, 2025-12",
       kComplete, currencies()},
      {"additionalDeclarationType", "Danish customs 10214, 2025-12", kComplete,
       additional_declaration_types()},
      {"additionalProcedure", "Danish customs 10027, 2025-12; F53: 2026-07", kComplete,
       additional_procedures()},
      {"fiscalReferenceRole", "Danish customs 10250, 2025-12", kComplete, fiscal_reference_roles()},
      {"representativeStatus", "Danish customs 10014, 2025-12", kComplete,
       representative_statuses()},
      {"previousDocumentType", "Danish customs 10273, 2025-12", kComplete,
       previous_document_types()},
      // New document codes appear every month; those of the product identifiers of November 2026
      // are not published where we can read them (documents.product_identifiers_may_be_due).
      {"supportingDocumentType", "Danish customs 10275, 2025-12", kPartial,
       supporting_document_types()},
      {"additionalReferenceType", "Danish customs 10272, 2025-12", kPartial,
       additional_reference_types()},
      {"transportDocumentType", "Danish customs 10276, 2025-12", kComplete,
       transport_document_types()},
      {"additionalInformation", "Danish customs 11000, 2025-12", kComplete,
       additional_information()},
      {"locationType", "Danish customs 10240, 2025-12", kComplete, location_types()},
      {"locationQualifier", "Danish customs 10239, 2025-12", kComplete, location_qualifiers()},
      {"customsOffice", "Danish customs 10230 and CL141, 2025-12", kComplete, customs_offices()},
      {"methodOfPayment", "Danish customs 10015, 2025-12", kComplete, methods_of_payment()},
      {"declarationType", "Danish customs 10034 and CL231, 2025-12", kComplete,
       declaration_types()},
      {"security", "CL217, from the Danish export guide v1.31", kComplete, securities()},
      {"specificCircumstance", "Danish customs 10234 and CL296, 2025-12", kPartial,
       specific_circumstances()},
      {"requestedProcedure", "Danish customs 10146 and CL092, 2025-12", kComplete,
       requested_procedures()},
      {"previousProcedure", "Danish customs 10223 and CL093, 2025-12", kComplete,
       previous_procedures()},
      {"authorisationType", "Danish customs 10274, 2025-12", kPartial, authorisation_types()},
      {"guaranteeType", "Danish customs 10242, 2025-12", kComplete, guarantee_types()},
      {"warehouseType", "Danish customs 10213, 2025-12", kComplete, warehouse_types()},
      {"supplyChainActorRole", "Danish customs 10243 and CL704, 2025-12", kComplete,
       supply_chain_actor_roles()},
      {"incoterm", "Danish customs 10226 and CL090, 2025-12", kComplete, incoterms()},
      {"natureOfTransaction", "Danish customs 10035 and CL091, 2025-12", kComplete,
       natures_of_transaction()},
      {"valuationMethod", "EUCDM 14 10; Articles 70 and 74 UCC", kComplete, valuation_methods()},
      {"additionOrDeduction", "Danish customs 10041, 2025-12", kComplete,
       additions_or_deductions()},
      {"preference", "Danish customs 10017, 2025-12", kComplete, preferences()},
      {"transportMode", "Danish customs 10038 and CL018, 2025-12", kComplete, transport_modes()},
      {"transportMeansType", "Danish customs 10238 and CL750, 2025-12", kComplete,
       transport_means_types()},
      {"containerIndicator", "EUCDM 19 01", kComplete, container_indicators()},
      {"transportChargesPayment", "EUCDM 14 02, CL116", kComplete, transport_charges_payments()},
      {"packageType", "Danish customs 10010 and CL017, 2025-12", kComplete, package_types()},
      {"taxType", "Danish customs 10283 and 10218, 2025-12", kComplete, tax_types()},
      {"measurementUnit", "Danish customs 10004 and CL349, 2025-12", kPartial, measurement_units()},
      {"preferentialOrigin", "ISO 3166-1; Danish customs 10236, 2025-12", kPartial,
       preferential_origins()},
      {"hs6", "Harmonized System 2022; CL152, 2025, for chapters 98 and 99", kComplete, hs6()},
      {"hsChapter", "Harmonized System 2022", kComplete, hs_chapters()},
  };
  return lists;
}

// Registers of places and numbers, and what only rules read.
std::span<const CodeList> registers() {
  static const CodeList lists[] = {
      {"bulkPackageType", "CL181, 2025-02", kComplete, bulk_package_types()},
      {"unpackedPackageType", "CL182, 2025-02", kComplete, unpacked_package_types()},
      {"unLocode", "CL244, 2025-02: Denmark; refdata import brings the others", kPartial,
       un_locodes()},
      {"office", "Danish offices of CL141, 2025-12; refdata import brings the others", kPartial,
       customs_offices()},
      {"closedOffice", "CL141, 2025-12: offices with a last day", kPartial, closed_offices()},
      {"unNumber", "CL101, 2025-02", kPartial, un_numbers()},
      {"dk.goodsPlace", "50001, 2025-12", kPartial, danish_goods_places()},
  };
  return lists;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_letter(char a, char b) { return lower(a) == lower(b); }

bool contains(std::string_view text, std::string_view query) {
  return std::search(text.begin(), text.end(), query.begin(), query.end(), same_letter) !=
         text.end();
}

bool begins(std::string_view text, std::string_view query) {
  return text.size() >= query.size() &&
         std::equal(query.begin(), query.end(), text.begin(), same_letter);
}

bool is_before(const Code& row, std::string_view code) { return row.code < code; }

/// What is in use: the built-in lists, changed by the bundle that was loaded.
struct InUse {
  std::unique_ptr<const Bundle> bundle;
  std::vector<std::unique_ptr<const std::vector<Code>>> rows;  ///< of the lists it changed
  std::vector<std::string> sources;
  std::vector<CodeList> lists;
};

InUse built_in() {
  InUse in_use;
  for (const auto lists : {built_in_lists(), registers(), gb_lists()})
    in_use.lists.insert(in_use.lists.end(), lists.begin(), lists.end());
  return in_use;
}

InUse& in_use() {
  static InUse current = built_in();
  return current;
}

// Our own words for a code stay: they are short, and there in every language.
std::vector<Code> replaced(const CodeList* old, const std::vector<Code>& loaded) {
  std::vector<Code> rows = loaded;
  if (old == nullptr) return rows;
  for (Code& row : rows) {
    const auto own = std::lower_bound(old->codes.begin(), old->codes.end(), row.code, is_before);
    if (own == old->codes.end() || own->code != row.code) continue;
    if (!own->label.empty()) row.label = own->label;
  }
  return rows;
}

// A code that is built in keeps its dates, which the law gave it.
std::vector<Code> joined(const CodeList* old, const std::vector<Code>& loaded) {
  std::vector<Code> rows;
  if (old != nullptr) rows.assign(old->codes.begin(), old->codes.end());
  const std::size_t count = rows.size();
  for (const Code& row : loaded) {
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(count);
    const auto own = std::lower_bound(rows.begin(), end, row.code, is_before);
    if (own == end || own->code != row.code)
      rows.push_back(row);
    else if (own->label.empty())
      own->label = row.label;
  }
  std::inplace_merge(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count), rows.end(),
                     [](const Code& a, const Code& b) { return a.code < b.code; });
  return rows;
}

}  // namespace

void use_built_in_lists() { in_use() = built_in(); }

void use_bundle(Bundle bundle) {
  InUse next = built_in();
  next.bundle = std::make_unique<const Bundle>(std::move(bundle));
  next.sources.reserve(next.bundle->lists.size());
  for (const BundleList& loaded : next.bundle->lists) {
    const auto old = std::find_if(next.lists.begin(), next.lists.end(),
                                  [&](const CodeList& list) { return list.name == loaded.name; });
    const CodeList* known = old == next.lists.end() ? nullptr : &*old;
    next.rows.push_back(std::make_unique<const std::vector<Code>>(
        loaded.replaces ? replaced(known, loaded.codes) : joined(known, loaded.codes)));
    const BundleSource& source = next.bundle->sources[loaded.source];
    std::string text = std::string(source.kind) + ", " + std::string(source.edition);
    if (known != nullptr && !loaded.replaces) text = std::string(known->source) + "; " + text;
    next.sources.push_back(std::move(text));
    const CodeList list{loaded.name, next.sources.back(), loaded.completeness, *next.rows.back()};
    if (known == nullptr) {
      next.lists.push_back(list);
    } else {
      *old = list;
    }
  }
  in_use() = std::move(next);
}

const Bundle* bundle_in_use() { return in_use().bundle.get(); }

std::span<const CodeList> all_lists() { return in_use().lists; }

void annotate(std::vector<Code>& rows, std::span<const Remark> remarks) {
  for (const Remark& remark : remarks) {
    const auto row = std::lower_bound(rows.begin(), rows.end(), remark.code, is_before);
    if (row == rows.end() || row->code != remark.code) continue;
    row->label = remark.label;
    row->validity = remark.validity;
  }
}

std::vector<Code> unpack(std::string_view packed, std::size_t width,
                         std::span<const Remark> remarks) {
  std::vector<Code> rows;
  rows.reserve(packed.size() / width);
  for (std::size_t at = 0; at + width <= packed.size(); at += width) {
    rows.push_back({packed.substr(at, width), "", {}});
  }
  annotate(rows, remarks);
  return rows;
}

std::vector<Code> unpack_words(std::string_view packed, std::span<const Remark> remarks) {
  std::vector<Code> rows;
  while (!packed.empty()) {
    const std::string_view code = packed.substr(0, packed.find(' '));
    packed.remove_prefix(std::min(packed.size(), code.size() + 1));
    rows.push_back({code, "", {}});
  }
  annotate(rows, remarks);
  return rows;
}

const CodeList* find_list(std::string_view name) {
  const auto lists = all_lists();
  const auto found = std::find_if(lists.begin(), lists.end(),
                                  [&](const CodeList& list) { return list.name == name; });
  return found == lists.end() ? nullptr : &*found;
}

// Every table is sorted by code; a test holds them to it.
const Code* find_code_of_any_day(std::string_view list_name, std::string_view code) {
  const CodeList* list = find_list(list_name);
  if (list == nullptr) return nullptr;
  const auto found = std::lower_bound(list->codes.begin(), list->codes.end(), code, is_before);
  return found == list->codes.end() || found->code != code ? nullptr : &*found;
}

const Code* find_code(std::string_view list, std::string_view code, const Date& day) {
  const Code* found = find_code_of_any_day(list, code);
  return found != nullptr && found->validity.contains(day) ? found : nullptr;
}

std::vector<const Code*> search(std::string_view list_name, std::string_view query, const Date& day,
                                std::size_t limit, const Words& words) {
  std::vector<const Code*> first;
  std::vector<const Code*> then;
  const CodeList* list = find_list(list_name);
  if (list == nullptr) return first;
  const bool in_words = query.find_first_not_of("0123456789") != std::string_view::npos;
  for (const Code& row : list->codes) {
    if (!row.validity.contains(day)) continue;
    if (begins(row.code, query)) {
      first.push_back(&row);
      if (first.size() == limit) return first;
      continue;
    }
    const std::string own = words && in_words ? words(row) : std::string();
    const std::string_view label = words ? std::string_view(own) : row.label;
    if (in_words && begins(label, query)) {
      first.push_back(&row);
    } else if (contains(row.code, query) || (in_words && contains(label, query))) {
      then.push_back(&row);
    }
    if (first.size() == limit) return first;
  }
  for (const Code* row : then) {
    if (first.size() == limit) break;
    first.push_back(row);
  }
  return first;
}

}  // namespace quayside::codes
