// Facts: what a rule receives.
//
// A rule is shown as much of a declaration as its scope says (rule.h): all of it, the head, one
// goods item or one leaf. Rules reach goods items through goods_items(facts) and single fields
// through facts.survey, so that the same function judges a whole declaration and a single edit.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/field_pointer.h"
#include "shared/domain/declaration.h"
#include "shared/domain/description.h"
#include "shared/rules/data_set.h"

namespace quayside {

struct AskedPlace;

/// Where something stands: the place of the model and the index in each list above. Text is made of
/// it only where it is asked for; a declaration has hundreds of thousands of leaves.
struct Position {
  static constexpr std::size_t kListsMax = 4;  ///< lists within lists, checked where plans are made

  std::string_view pattern;  ///< "/goodsShipment/goodsItems/*/goodsItemNumber"
  std::array<std::uint32_t, kListsMax> indices{};

  operator FieldPointer() const;  // a pointer in short: rules need not know the difference
};

/// A leaf that holds text and that the data set asks for.
struct GivenLeaf {
  Position pointer;
  const MemberInfo* member = nullptr;
  const DataSetRow* row = nullptr;
  std::string_view list;   ///< code list; empty if none
  std::string_view text;   ///< points into the declaration
  bool printable = false;  ///< see is_printable() of form.h
  const AskedPlace* place = nullptr;

  const Format& format() const { return format_at(*row, *member); }
};

struct LongList {
  FieldPointer pointer;
  int occurs_max = 0;
};

/// What one walk over a declaration, or a part of it, beside its data set finds.
struct Survey {
  std::vector<GivenLeaf> given;
  std::vector<FieldPointer> missing;  ///< required and not there
  /// Required groups that hold nothing and of which no one part is required: the parts that would
  /// do, such as number and name of a party.
  std::vector<std::vector<FieldPointer>> empty_groups;
  /// Given, but no part of the data set: one entry per group or list, with all leaves below it.
  std::vector<std::vector<FieldPointer>> outside;
  std::vector<LongList> too_long;

  void clear();
};

/// A goods item that holds anything, with its index; a blank one is not sent.
struct NumberedItem {
  std::size_t index = 0;
  const GoodsItem* item = nullptr;

  FieldPointer pointer() const;
  FieldPointer hs_pointer() const;
  FieldPointer gross_mass_pointer() const;
  FieldPointer supplementary_units_pointer() const;
  FieldPointer value_pointer() const;
  std::string_view hs() const;
  bool has_procedure(std::string_view code) const;
  /// The codes of 11 10 that are filled in, and where the first stands.
  bool has_any_procedure() const;
  FieldPointer procedures_pointer() const;
};

struct Facts {
  const Declaration& declaration;
  std::string_view profile;
  std::string_view data_set;
  Date as_of;
  const Survey& survey;                 ///< of what is shown
  std::span<const NumberedItem> items;  ///< those shown; rules call goods_items(facts)
  bool shows_head = true;               ///< whether what stands above the goods items is shown
};

}  // namespace quayside
