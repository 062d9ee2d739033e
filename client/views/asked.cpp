#include "client/views/asked.h"

#include <algorithm>

#include "client/views/form.h"
#include "shared/wire/verdict_text.h"

namespace quayside::views {
namespace {

// Groups without a data element number only order the model; they are shown with what they hold.
bool is_frame(const Place& place) {
  return place.member != nullptr && place.member->shape == Shape::group &&
         place.member->field.de.empty();
}

bool is_edited(const View& view, const app::Draft& draft, const FieldPointer& at) {
  const auto edited = view.state.form.find("last_edit");
  if (edited == view.state.form.end() || !edited->second.starts_with(draft.id)) return false;
  return FieldPointer(edited->second.substr(draft.id.size())).is_within(at);
}

}  // namespace

bool all_fields_are_wanted(const View& view) {
  const auto all = view.state.form.find(kAllFields);
  return all != view.state.form.end() && all->second == "1";
}

Asked::Asked(const View& view, const app::Draft& draft) : view_(view), draft_(draft) {
  if (view.state.verdict) {
    for (const Issue& issue : view.state.verdict->issues) {
      for (const FieldPointer& at : issue.at)
        named_.push_back(&at);
    }
  }
  for (const wire::CustomsError& error : draft.customs_errors) {
    for (const FieldPointer& at : error.at)
      named_.push_back(&at);
  }
  std::sort(named_.begin(), named_.end(),
            [](const FieldPointer* a, const FieldPointer* b) { return *a < *b; });
}

// "Importer: Name"; on the page of a goods item without the item.
std::string Asked::name_of(const Place& place) const {
  const FieldPointer items("/goodsShipment/goodsItems");
  FieldPointer at = place.pointer;
  const std::string whole = field_name(draft_.declaration, at, view_.state.settings.language);
  while (!(at.parent().parent() == items) && !at.is_root())
    at = at.parent();
  if (at.is_root()) return whole;
  const std::string item =
      field_name(draft_.declaration, at.parent(), view_.state.settings.language) + ": ";
  return whole.starts_with(item) ? whole.substr(item.size()) : whole;
}

bool Asked::is_named(const FieldPointer& at) const {
  const auto next = std::lower_bound(
      named_.begin(), named_.end(), at,
      [](const FieldPointer* one, const FieldPointer& other) { return *one < other; });
  return next != named_.end() && (*next)->is_within(at);
}

bool Asked::shows(const Place& place) const {
  const DataSetRow* row = row_of(view_, draft_, place.pointer);
  if (row == nullptr) return false;
  if (row->presence == Presence::required || row->presence == Presence::optional) return true;
  if (is_frame(place)) return !members(place).empty();
  // The number of a party decides whether name and address are asked for.
  if (place.member->field.label == "party.eori") return true;
  if (!place.holds_nothing() || is_named(place.pointer)) return true;
  if (all_fields_are_wanted(view_) && !draft_.is_signed()) return true;
  return is_edited(view_, draft_, place.pointer);
}

bool Asked::shows(const FieldPointer& at) const {
  const std::optional<Place> place = find_place(draft_.declaration, at);
  return place && place->member != nullptr && shows(*place);
}

bool Asked::shows_any(const std::vector<FieldPointer>& places) const {
  return std::any_of(places.begin(), places.end(),
                     [this](const FieldPointer& at) { return shows(at); });
}

std::vector<FieldPointer> Asked::members(const Place& place) const {
  std::vector<FieldPointer> shown;
  std::vector<FieldPointer> all;
  for (const MemberInfo& member : place.node.info->members) {
    const FieldPointer below = place.pointer / member.field.name;
    if (row_of(view_, draft_, below) == nullptr) continue;
    all.push_back(below);
    if (shows(below)) shown.push_back(below);
  }
  return shown.empty() && !is_frame(place) ? all : shown;
}

void Asked::left_out(const FieldPointer& at, std::vector<std::string>& labels) const {
  const std::optional<Place> place = find_place(draft_.declaration, at);
  if (!place || place->member == nullptr || row_of(view_, draft_, at) == nullptr) return;
  if (!shows(*place) && !is_frame(*place)) {
    const std::string label = name_of(*place);
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
    return;
  }
  if (place->member->shape == Shape::group) members_left_out(*place, labels);
  for (std::size_t i = 0; place->is_list() && i < place->size(); ++i) {
    if (const auto element = find_place(draft_.declaration, at / i)) {
      members_left_out(*element, labels);
    }
  }
}

void Asked::members_left_out(const Place& owner, std::vector<std::string>& labels) const {
  const std::vector<FieldPointer> shown = members(owner);
  for (const MemberInfo& member : owner.node.info->members) {
    const FieldPointer below = owner.pointer / member.field.name;
    const bool stands = std::find(shown.begin(), shown.end(), below) != shown.end();
    if (!stands || shows(below)) left_out(below, labels);
  }
}

}  // namespace quayside::views
