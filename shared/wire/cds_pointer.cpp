// Pointers of HMRC: WCO ids of sections from the root on, with sequence numbers that count from 1,
// and at the end the id of an element: "42A/67A/68A[1]/70A[2]/166".
//
// HMRC leaves out a sequence number here and there, stops at a section, and knows sections at other
// places than its schema (hmrc/customs-declare-exports, wco-to-exports-mapping.json).
#include <algorithm>
#include <vector>

#include "shared/wire/cds.h"
#include "shared/wire/wco_map.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kPointerBytesMax = 1024;
constexpr std::string_view kDeclarationId = "42A";

struct Step {
  std::string_view id;
  std::size_t sequence = 0;  ///< 0: not given
};

Step step_of(std::string_view text) {
  const std::size_t open = text.find('[');
  Step step{text.substr(0, open), 0};
  if (open == std::string_view::npos || !text.ends_with(']')) return step;
  const int number = list_index(text.substr(open + 1, text.size() - open - 2));
  step.sequence = number > 0 ? static_cast<std::size_t>(number) : 0;
  return step;
}

std::vector<Step> steps_of(std::string_view text) {
  std::vector<Step> steps;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find('/'));
    if (!part.empty()) steps.push_back(step_of(part));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
  }
  return steps;
}

std::vector<const XmlRow*> rows_with_id(std::span<const XmlRow> rows, std::string_view id) {
  std::vector<const XmlRow*> found;
  for (const XmlRow& row : rows) {
    if (row.id == id && row.kind != XmlKind::foreign) found.push_back(&row);
  }
  return found;
}

struct Choice {
  const XmlRow* row = nullptr;
  std::size_t index = 0;  ///< in the list
  bool has_index = false;
};

// Where rows share a name, each group is one element and a list takes the elements after them, as
// the additional procedures come after the procedure. Of more than two kinds (the classifications
// of a commodity) only the content tells which is the second.
Choice choose(const std::vector<const XmlRow*>& rows, std::size_t sequence) {
  std::size_t before = 0;
  for (const XmlRow* row : rows) {
    if (row->kind == XmlKind::list) {
      if (sequence <= before) return {row, 0, false};
      return {row, sequence - before - 1, true};
    }
    ++before;
    if (std::max<std::size_t>(sequence, 1) == before) return {row, 0, false};
    if (rows.size() > 2) break;
  }
  return {};
}

FieldPointer leaf_pointer(const FieldPointer& at, const XmlRow& row) {
  if (row.kind == XmlKind::constant || row.kind == XmlKind::sequence) return at;
  const FieldPointer place = pointer_at(at, row.place);
  return row.kind == XmlKind::measured ? place / row.value : place;
}

bool is_said_differently_by_exports(const std::vector<const XmlRow*>& rows) {
  return rows.size() > 1 && is_leaf_row(*rows.front()) && !rows.front()->variants.empty();
}

struct Level {
  FieldPointer at;
  std::span<const XmlRow> rows;
};

}  // namespace

FieldPointer from_cds_pointer(std::string_view pointer) {
  if (pointer.size() > kPointerBytesMax) return {};
  const std::vector<Step> steps = steps_of(pointer);
  if (steps.empty() || steps.front().id != kDeclarationId) return {};
  Level above{FieldPointer(), {}};
  Level here{FieldPointer(), cds_form().rows};
  for (std::size_t i = 1; i < steps.size(); ++i) {
    std::vector<const XmlRow*> rows = rows_with_id(here.rows, steps[i].id);
    if (rows.empty()) {
      // HMRC has some sections one level too deep: the packages below the commodity.
      rows = rows_with_id(above.rows, steps[i].id);
      if (rows.empty() || is_leaf_row(*rows.front())) return here.at;
      here = above;
    }
    if (is_said_differently_by_exports(rows)) return here.at;
    const Choice choice = choose(rows, steps[i].sequence);
    if (choice.row == nullptr) return here.at;
    if (is_leaf_row(*choice.row)) return leaf_pointer(here.at, *choice.row);
    above = here;
    here = {pointer_at(here.at, choice.row->place), choice.row->children};
    if (choice.row->kind == XmlKind::list) {
      if (!choice.has_index) return here.at;
      here.at = here.at / choice.index;
    }
  }
  return here.at;
}

}  // namespace quayside::wire
