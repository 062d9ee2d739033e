// Pointers of Danish customs, in two spellings: JSONPath into the model that DMS keeps inside
// ("$.consignmentShipment[?(@.sequenceNumber == 1)].goodsItems[…]") and element paths.
//
// The names of that model are not published as a list. Known are those of the notification guide
// and its examples; beyond them a name is tried as it is, because both models follow the EUCDM.
#include <algorithm>
#include <optional>
#include <vector>

#include "shared/domain/description.h"
#include "shared/wire/dms.h"
#include "shared/wire/wco_map.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kPointerBytesMax = 4096;
constexpr int kSequenceMax = 9999;

struct Step {
  std::string name;
  std::optional<int> index;  ///< from 0
};

std::optional<int> whole_number(std::string_view text) {
  if (text.size() >= 2 && (text.front() == '\'' || text.front() == '"')) {
    text = text.substr(1, text.size() - 2);
  }
  if (text.empty() || text.size() > 5) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value > kSequenceMax) return std::nullopt;
  return value;
}

std::string lower(std::string_view text) {
  std::string result;
  for (const char c : text)
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

// The index that a predicate selects. A sequence number counts from 1, a bare number in JSONPath
// from 0 and in XPath from 1. Empty for "the one whose type is …".
std::optional<int> selected(std::string_view predicate, bool counts_from_one) {
  const std::size_t equals = predicate.find('=');
  if (equals == std::string_view::npos) {
    const std::optional<int> number = whole_number(predicate);
    if (!number || (counts_from_one && *number == 0)) return std::nullopt;
    return counts_from_one ? *number - 1 : *number;
  }
  if (lower(predicate.substr(0, equals)).find("sequencenum") == std::string::npos) {
    return std::nullopt;
  }
  std::string_view value = predicate.substr(equals);
  while (value.starts_with('='))
    value.remove_prefix(1);
  while (value.ends_with(')'))
    value.remove_suffix(1);
  const std::optional<int> number = whole_number(value);
  if (!number || *number == 0) return std::nullopt;
  return *number - 1;
}

// XPath without prefixes: *[local-name()='ID'] is ID.
std::string name_in_predicate(std::string_view predicate) {
  constexpr std::string_view kLocalName = "local-name()=";
  if (!predicate.starts_with(kLocalName)) return {};
  predicate.remove_prefix(kLocalName.size());
  return predicate.size() > 2 ? std::string(predicate.substr(1, predicate.size() - 2))
                              : std::string();
}

Step step_of(std::string_view text, bool is_xpath) {
  Step step;
  step.name = std::string(text.substr(0, text.find('[')));
  if (is_xpath) step.name = step.name.substr(step.name.find(':') + 1);
  std::size_t open = text.find('[');
  while (open != std::string_view::npos) {
    const std::size_t close = std::min(text.find(']', open), text.size());
    const std::string_view predicate = text.substr(open + 1, close - open - 1);
    const std::string name = name_in_predicate(predicate);
    if (!name.empty()) step.name = name;
    const std::optional<int> index = selected(predicate, is_xpath);
    if (index) step.index = index;
    open = text.find('[', close);
  }
  return step;
}

// Cut at the separators that stand outside of brackets.
std::vector<Step> steps_of(std::string_view text, char separator) {
  std::vector<Step> steps;
  std::size_t start = 0;
  bool bracketed = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '[') bracketed = true;
    if (i < text.size() && text[i] == ']') bracketed = false;
    if (i < text.size() && (text[i] != separator || bracketed)) continue;
    if (i > start) steps.push_back(step_of(text.substr(start, i - start), separator == '/'));
    start = i + 1;
  }
  return steps;
}

// --- JSONPath ----------------------------------------------------------------------------------

struct Alias {
  std::string_view within;  ///< pattern of the place that the name stands in
  std::string_view name;
  std::string_view member;
};

constexpr std::string_view kItem = "/goodsShipment/goodsItems/*";
constexpr std::string_view kLocation = "/goodsShipment/locationOfGoods";

constexpr Alias kAliases[] = {
    {"", "consignmentShipment", "goodsShipment"},
    {"", "customsOfficeRoles", "customsOffice"},
    {"", "type", "additionalDeclarationType"},
    {"", "functionalReferenceId", "lrn"},
    {"/goodsShipment", "locations", "locationOfGoods"},
    {"/goodsShipment", "consignor", "exporter"},
    {kLocation, "locationId", "unLocode"},
    {kLocation, "locationIdentificationType", "qualifierOfIdentification"},
    {kLocation, "locationType", "typeOfLocation"},
    {kLocation, "customsOfficeID", "customsOffice"},
    {kItem, "sequenceNumber", "goodsItemNumber"},
    {kItem, "consignor", "exporter"},
};

std::string_view singular(std::string_view name) {
  return name.ends_with('s') ? name.substr(0, name.size() - 1) : name;
}

const MemberInfo* member_named(const StructInfo& info, std::string_view name) {
  for (const MemberInfo& row : info.members) {
    if (singular(lower(row.field.name)) == singular(lower(name))) return &row;
  }
  return nullptr;
}

const MemberInfo* member_for(const StructInfo& info, const FieldPointer& at,
                             std::string_view name) {
  const std::string pattern = at.pattern();
  for (const Alias& alias : kAliases) {
    if (alias.within == pattern && lower(alias.name) == lower(name)) {
      return member_named(info, alias.member);
    }
  }
  return member_named(info, name);
}

FieldPointer from_json_path(std::string_view text) {
  FieldPointer at;
  const StructInfo* info = &declaration_info();
  for (const Step& step : steps_of(text, '.')) {
    const MemberInfo* member = member_for(*info, at, step.name);
    if (member == nullptr) return at;
    at = at / member->field.name;
    if (member->shape == Shape::leaf) return at;
    if (member->shape == Shape::list) {
      if (!step.index) return at;
      at = at / static_cast<std::size_t>(*step.index);
    }
    info = member->element;
  }
  return at;
}

// --- Element paths -----------------------------------------------------------------------------

// Elements that other rows of the same name put first, as the procedure 40 00 before the
// additional ones.
int written_before(std::span<const XmlRow> rows, const XmlRow& list) {
  int count = 0;
  for (const XmlRow& row : rows) {
    if (&row == &list) break;
    if (row.name == list.name && row.always) ++count;
  }
  return count;
}

const XmlRow* row_for(std::span<const XmlRow> rows, const Step& step) {
  const XmlRow* first = find_row(rows, step.name);
  if (first == nullptr || first->kind == XmlKind::list || step.index.value_or(0) == 0) {
    return first;
  }
  for (const XmlRow& row : rows) {
    if (row.name == step.name && row.kind == XmlKind::list) return &row;
  }
  return first;
}

FieldPointer leaf_pointer(const FieldPointer& at, const XmlRow& row, bool is_attribute) {
  if (row.kind == XmlKind::constant || row.kind == XmlKind::sequence) return at;
  const FieldPointer place = pointer_at(at, row.place);
  if (row.kind != XmlKind::measured) return place;
  return place / (is_attribute ? row.unit : row.value);
}

FieldPointer from_element_path(std::string_view text) {
  FieldPointer at;
  std::span<const XmlRow> rows = dms_form().rows;
  const std::vector<Step> steps = steps_of(text, '/');
  std::size_t i = 0;
  if (!steps.empty() && (steps[0].name == kWcoRoot || steps[0].name == "*")) ++i;
  for (; i < steps.size(); ++i) {
    const XmlRow* row = row_for(rows, steps[i]);
    if (row == nullptr || row->of_request) return at;
    if (is_leaf_row(*row)) {
      return leaf_pointer(at, *row, i + 1 < steps.size() && steps[i + 1].name.starts_with('@'));
    }
    // One of several that only their content tells apart: no more is known than where they stand.
    if (!row->marker.empty()) return at;
    at = pointer_at(at, row->place);
    if (row->kind == XmlKind::list) {
      const int index = steps[i].index.value_or(-1) - written_before(rows, *row);
      if (index < 0) return at;
      at = at / static_cast<std::size_t>(index);
    }
    rows = row->children;
  }
  // A section that is all about one field, as the office of presentation, is that field.
  const bool is_field = rows.size() == 1 && is_leaf_row(rows.front());
  return is_field ? leaf_pointer(at, rows.front(), false) : at;
}

}  // namespace

std::string unbroken_pointer(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // The bar stands where a table of the guide broke a line.
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '|') continue;
    const bool line_ends = i + 1 < text.size() && (text[i + 1] == '\n' || text[i + 1] == '\r');
    if (c != '-' || !line_ends) result += c;
  }
  return result;
}

FieldPointer from_dms_pointer(std::string_view pointer) {
  if (pointer.size() > kPointerBytesMax) return {};
  const std::string text = unbroken_pointer(pointer);
  if (text.starts_with("$")) return from_json_path(std::string_view(text).substr(1));
  return from_element_path(text);
}

}  // namespace quayside::wire
