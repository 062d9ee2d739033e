// Data sets: the columns of Annex B. Which element is asked for, at which level and how often.
//
// A row is about one place of the model, named by its pattern ("/goodsShipment/goodsItems/*").
// What has no row is not part of the data set: it is not shown, and filling it in is an error.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/field_pointer.h"
#include "shared/domain/description.h"

namespace quayside {

enum class Presence {
  required,     ///< must be there
  conditional,  ///< a rule decides; see the rule table
  optional,     ///< the trader's choice
  not_taken,    ///< part of the EU column, but this authority does not take it (status B)
};

struct DataSetRow {
  std::string_view pattern;
  Presence presence = Presence::optional;
  int occurs_max = 1;  ///< lists: how many elements
  DateRange validity;
  std::string_view number;       ///< the authority's own data element number, "2/5"; mostly empty
  std::string_view list;         ///< its own code list; empty: the one of the description
  std::optional<Format> format;  ///< its own format
};

/// A page of the form, or a part of the page of a goods item: its key ("parties"), and the places
/// that it shows, in order.
struct Section {
  std::string_view key;
  std::vector<std::string_view> patterns;
};

struct DataSet {
  std::string_view profile;            ///< "dk"
  std::string_view name;               ///< "H7"
  std::string_view declaration_type;   ///< 11 01: "IM", "EX", "CO"; empty where there is none
  std::string_view additional_types;   ///< 11 02, a letter each, the usual one first
  DateRange validity = {};             ///< when customs takes it
  bool has_own_numbers = false;        ///< the authority numbers data elements its own way
  std::vector<DataSetRow> rows;        ///< by pattern
  std::vector<Section> sections;       ///< those that it has places for, in the order of the form
  std::vector<Section> item_sections;  ///< the same of a goods item
};

std::span<const DataSet> all_data_sets();
/// Null when the profile does not have the data set.
const DataSet* find_data_set(std::string_view profile, std::string_view name);
/// Whether goods leave with a data set of this name; the authorities agree on that.
bool is_export(std::string_view data_set);
/// Null when the data set does not have the place on that day. Ancestors of its places count.
const DataSetRow* find_row(const DataSet& data_set, std::string_view pattern, const Date& day);
/// What the authority has of its own for a place goes before what the description says of `member`
/// and before the code list that the walk over the declaration has found for it.
const Format& format_at(const DataSetRow& row, const MemberInfo& member);
std::string_view list_at(const DataSetRow& row, std::string_view list);
/// The data element number of a place, whether the draft holds the list elements or not: in the
/// form of full_de(), or the authority's own ("2/5"), of the place itself or the nearest above it.
std::string data_element_number(const Declaration& declaration, const FieldPointer& at);
/// The section whose patterns cover `pattern`; empty if none.
std::string_view section_of(const DataSet& data_set, std::string_view pattern);

}  // namespace quayside
