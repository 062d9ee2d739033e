#include "shared/rules/fixes.h"

#include <algorithm>

#include "shared/base/text.h"
#include "shared/codes/code_list.h"
#include "shared/domain/fields.h"
#include "shared/rules/form.h"

namespace quayside {
namespace {

bool empty_all_below(Declaration& declaration, const FieldPointer& at) {
  const std::optional<Place> place = find_place(declaration, at);
  if (!place) return false;
  if (place->is_leaf()) return set_text(declaration, at, "");
  for_each_leaf(declaration, [&](const Place& leaf) {
    if (leaf.pointer.is_within(at)) leaf.text().clear();
  });
  return true;
}

bool take_out(Declaration& declaration, const FieldPointer& at) {
  const int index = list_index(at.last());
  if (index < 0) return empty_all_below(declaration, at);
  return erase_element(declaration, at.parent(), static_cast<std::size_t>(index));
}

// The list element that a leaf belongs to is made where the list ends just before it.
bool add_text(Declaration& declaration, const Fix& fix) {
  if (find_place(declaration, fix.at)) return set_text(declaration, fix.at, fix.value);
  const FieldPointer element = fix.at.parent();
  const int index = list_index(element.last());
  if (index < 0) return false;
  const auto end = static_cast<std::size_t>(index);
  if (!insert_element(declaration, element.parent(), end)) return false;
  if (set_text(declaration, fix.at, fix.value)) return true;
  erase_element(declaration, element.parent(), end);
  return false;
}

// An element that comes or goes changes its list.
FieldPointer touched_by(const Fix& fix) {
  if (fix.operation == Fix::Operation::replace) return fix.at;
  if (list_index(fix.at.last()) >= 0) return fix.at.parent();
  const FieldPointer above = fix.at.parent();
  return list_index(above.last()) >= 0 ? above.parent() : fix.at;
}

bool apply_one(Declaration& declaration, const Fix& fix) {
  switch (fix.operation) {
    case Fix::Operation::replace:
      return set_text(declaration, fix.at, fix.value);
    case Fix::Operation::remove:
      return take_out(declaration, fix.at);
    case Fix::Operation::add:
      return add_text(declaration, fix);
  }
  return false;
}

// Blanks, also those that do not break a line: between the groups of a number, behind a copied
// code.
std::string without_blanks(std::string_view text) {
  std::string bare;
  while (!text.empty()) {
    std::size_t blank = text[0] == ' ' || text[0] == '\t' ? 1 : 0;
    for (const std::string_view narrow : {"\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89"}) {
      if (text.starts_with(narrow)) blank = narrow.size();
    }
    if (blank == 0) bare += text[0];
    text.remove_prefix(std::max(blank, std::size_t{1}));
  }
  return bare;
}

// "1,234,567": groups of three behind the first.
bool is_grouped(std::string_view whole, char separator) {
  std::size_t at = whole.find(separator);
  if (at == 0 || at > 3) return false;
  while (at != std::string_view::npos) {
    const std::size_t next = whole.find(separator, at + 1);
    if ((next == std::string_view::npos ? whole.size() : next) - at != 4) return false;
    at = next;
  }
  return true;
}

std::string without(std::string_view text, char dropped) {
  std::string rest(text);
  rest.erase(std::remove(rest.begin(), rest.end(), dropped), rest.end());
  return rest;
}

// With a point of its own; nothing where "1,234" may be either.
std::optional<std::string> with_decimal_point(const std::string& text) {
  const std::size_t comma = text.find_last_of(',');
  const std::size_t point = text.find_last_of('.');
  if (comma == std::string::npos) return text;
  if (point != std::string::npos) {
    const char mark = comma > point ? ',' : '.';
    const char group = mark == ',' ? '.' : ',';
    const std::size_t at = std::max(comma, point);
    const std::string whole = text.substr(0, at);
    if (!is_grouped(whole, group) || whole.find(mark) != std::string::npos) return std::nullopt;
    return without(whole, group) + "." + text.substr(at + 1);
  }
  const bool is_single = text.find(',') == comma;
  const std::size_t behind = text.size() - comma - 1;
  const bool is_below_one = text.substr(0, comma) == "0";
  if (is_single && (behind != 3 || is_below_one)) {
    return text.substr(0, comma) + "." + text.substr(comma + 1);
  }
  if (!is_single && is_grouped(text, ',')) return without(text, ',');
  return std::nullopt;
}

}  // namespace

bool apply_fixes(Declaration& declaration, std::span<const Fix> fixes) {
  if (fixes.empty()) return false;
  // One edit is made or not, no copy is needed to take half of it back.
  if (fixes.size() == 1) return apply_one(declaration, fixes.front());
  Declaration fixed = declaration;
  for (const Fix& fix : fixes) {
    if (!apply_one(fixed, fix)) return false;
  }
  declaration = std::move(fixed);
  return true;
}

std::vector<FieldPointer> touched_by(std::span<const Fix> fixes) {
  std::vector<FieldPointer> touched;
  for (const Fix& fix : fixes)
    touched.push_back(touched_by(fix));
  return touched;
}

Fix set(FieldPointer at, std::string value) {
  return {Fix::Operation::replace, std::move(at), std::move(value)};
}

Fix remove(FieldPointer at) { return {Fix::Operation::remove, std::move(at), ""}; }

std::vector<Fix> remove_all(const std::vector<FieldPointer>& places) {
  std::vector<Fix> fixes;
  for (const FieldPointer& at : places)
    fixes.push_back(remove(at));
  return fixes;
}

std::string as_code(std::string_view text) { return capitals(without_blanks(text)); }

std::vector<Fix> written_as_listed(const GivenLeaf& leaf) {
  std::string code = as_code(leaf.text);
  const auto length = static_cast<std::size_t>(leaf.format().length);
  const bool is_number = !code.empty() && code.find_first_not_of("0123456789") == std::string::npos;
  if (is_number && is_code(leaf.format()) && code.size() < length) {
    code.insert(0, length - code.size(), '0');
  }
  if (code == leaf.text || codes::find_code_of_any_day(leaf.list, code) == nullptr) return {};
  return {set(leaf.pointer, code)};
}

std::optional<std::string> plain_number_of(std::string_view text) {
  std::string bare = without_blanks(text);
  if (capitals(bare).ends_with("KG")) bare.resize(bare.size() - 2);
  std::optional<std::string> plain = with_decimal_point(bare);
  if (!plain) return std::nullopt;
  plain = without_leading_zeros(*plain);
  return is_plain_number(*plain) ? plain : std::nullopt;
}

}  // namespace quayside
