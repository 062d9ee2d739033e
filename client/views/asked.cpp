#include "client/views/asked.h"

#include <algorithm>

#include "client/views/form.h"
#include "shared/wire/verdict_text.h"

namespace quayside::views {
namespace {

bool is_blank(const Place& place) {
  if (place.is_leaf()) return place.text().empty();
  return place.is_list() ? place.size() == 0 : is_empty(place.node);
}

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

Asked::Asked(const View& view, const app::Draft& draft)
    : view_(view), draft_(draft), data_set_(data_set_of(draft)) {
  if (view.state.verdict) {
    for (const Issue& issue : view.state.verdict->issues) {
      for (const FieldPointer& at : issue.at)
        named_.push_back(at.text());
    }
  }
  for (const wire::CustomsError& error : draft.customs_errors) {
    for (const FieldPointer& at : error.at)
      named_.push_back(at.text());
  }
  std::sort(named_.begin(), named_.end());
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
  const auto next = std::lower_bound(named_.begin(), named_.end(), at.text());
  return next != named_.end() && FieldPointer(*next).is_within(at);
}

const DataSetRow* Asked::row_of(const FieldPointer& at) const {
  return data_set_ == nullptr ? nullptr : find_row(*data_set_, at.pattern(), view_.state.today);
}

bool Asked::shows(const Place& place) const {
  const DataSetRow* row = row_of(place.pointer);
  if (row == nullptr) return false;
  if (row->presence == Presence::required || row->presence == Presence::optional) return true;
  if (is_frame(place)) return !members(place).empty();
  // The number of a party decides whether name and address are asked for.
  if (place.member->field.label == "party.eori") return true;
  if (!is_blank(place) || is_named(place.pointer)) return true;
  const auto all = view_.state.form.find(kAllFields);
  if (all != view_.state.form.end() && all->second == "1" && !draft_.is_signed()) return true;
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
    if (row_of(below) == nullptr) continue;
    all.push_back(below);
    if (shows(below)) shown.push_back(below);
  }
  return shown.empty() && !is_frame(place) ? all : shown;
}

void Asked::left_out(const FieldPointer& at, std::vector<std::string>& labels) const {
  const std::optional<Place> place = find_place(draft_.declaration, at);
  if (!place || place->member == nullptr || row_of(at) == nullptr) return;
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
