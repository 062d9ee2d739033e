// What several rules need: where things stand, sums, and questions asked of a half-filled draft.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/decimal.h"
#include "shared/rules/facts.h"
#include "shared/rules/rule.h"

namespace quayside {

// One table per file; all_rules() puts them in order.
std::span<const Rule> data_set_rules();
std::span<const Rule> format_rules();
std::span<const Rule> code_list_rules();
std::span<const Rule> header_rules();
std::span<const Rule> party_rules();
std::span<const Rule> fiscal_reference_rules();
std::span<const Rule> document_rules();
std::span<const Rule> location_rules();
std::span<const Rule> value_rules();
std::span<const Rule> procedure_rules();
std::span<const Rule> mass_rules();
std::span<const Rule> goods_item_rules();
std::span<const Rule> authorisation_rules();
std::span<const Rule> trade_rules();
std::span<const Rule> import_level_rules();
std::span<const Rule> denmark_rules();
std::span<const Rule> aes_rules();
std::span<const Rule> aes_level_rules();
std::span<const Rule> aes_party_rules();
std::span<const Rule> aes_transport_rules();
std::span<const Rule> identifier_rules();
std::span<const Rule> tariff_rules();
std::span<const Rule> information_rules();
std::span<const Rule> gb_general_rules();
std::span<const Rule> gb_party_rules();
std::span<const Rule> gb_movement_rules();
std::span<const Rule> gb_document_rules();
std::span<const Rule> gb_duty_rules();
std::span<const Rule> gb_value_rules();
std::span<const Rule> gb_reference_rules();
std::span<const Rule> gb_licence_rules();
std::span<const Rule> gb_procedure_rules();
std::span<const Rule> gb_named_party_rules();
std::span<const Rule> gb_obligation_rules();
std::span<const Rule> currency_rules();

/// How far each rule looks (looks.cpp); `rules` are all of them.
void set_looks(std::span<Rule> rules);

/// A rule of Danish customs, for every data set; an error.
Rule dk_rule(std::string_view id, std::vector<std::string_view> sources, std::string_view law,
             Kind kind, void (*check)(const Facts&, Reporter&));
/// One of exports: B1 and C1.
Rule aes_rule(std::string_view id, std::vector<std::string_view> sources, std::string_view law,
              Kind kind, void (*check)(const Facts&, Reporter&));
/// The same for some data sets only.
Rule only_in(std::vector<std::string_view> data_sets, Rule rule);
/// The same as advice: a warning, where we or the published sources may be wrong.
Rule as_advice(Rule rule);

/// The number Danish customs uses for a private person (DK1041, DK1044, DK1045).
inline constexpr std::string_view kPrivatePerson = "DK09999981";
/// The one for an exporter abroad who has no number of their own (DK1271, DK1279).
inline constexpr std::string_view kPersonAbroad = "DK12619863";

FieldPointer shipment_pointer();
FieldPointer item_pointer(std::size_t index);

/// The goods items that hold anything, of those that the rule is shown.
inline std::span<const NumberedItem> goods_items(const Facts& facts) { return facts.items; }
/// All of them; for rules that look at everything.
std::vector<NumberedItem> goods_items(const Declaration& declaration);

/// The pointer to the shipment or to a goods item, spelled out only where something is reported.
class OwnerPointer {
 public:
  explicit OwnerPointer(const NumberedItem* item) : item_(item) {}
  operator FieldPointer() const { return item_ == nullptr ? shipment_pointer() : item_->pointer(); }
  FieldPointer operator/(std::string_view name) const { return FieldPointer(*this) / name; }

 private:
  const NumberedItem* item_;  ///< null for the shipment
};

/// Calls `visit(owner, pointer)` for the shipment and for every goods item: both hold the lists of
/// documents, of additional information and of fiscal references.
template <class Visit>
void for_each_owner(const Facts& facts, Visit visit) {
  if (facts.shows_head) visit(facts.declaration.goods_shipment, OwnerPointer(nullptr));
  for (const NumberedItem& item : goods_items(facts)) {
    visit(*item.item, OwnerPointer(&item));
  }
}

bool is_empty(const Address& address);
bool is_empty(const Party& party);
bool is_empty(const Money& money);
bool is_empty(const LocationOfGoods& location);
/// Pointers to the leaves of an address that hold text.
std::vector<FieldPointer> given_leaves(const Address& address, const FieldPointer& at);

bool is_one_of(std::string_view code, std::initializer_list<std::string_view> codes);
bool has_information(const std::vector<AdditionalInformation>& all, std::string_view code);
/// Goods in bulk, which are not counted: CL181.
bool is_bulk(std::string_view type_of_packages);
/// Goods that are counted piece by piece: CL182.
bool is_unpacked(std::string_view type_of_packages);
bool is_all_digits(std::string_view text);
/// [A-Z]{2}[!-~]{1,15} (the message schemas of customs; no more is fixed by law).
bool is_eori(std::string_view text);
/// IM and ten digits: the number of an Import One-Stop Shop registration.
bool is_ioss_number(std::string_view text);
bool is_member_state(std::string_view country);
bool starts_with_any(std::string_view text, std::span<const std::string_view> heads);

}  // namespace quayside
