// Section: one page of the form. Goods items have a list of their own and a page each.
#include <algorithm>

#include "client/views/form.h"
#include "client/views/view.h"

namespace quayside::views {
namespace {

const FieldPointer kItems("/goodsShipment/goodsItems");
constexpr std::size_t kItemsOnPage = 50;

const Section* section_named(const DataSet& data_set, std::string_view key) {
  for (const Section& section : data_set.sections) {
    if (section.key == key) return &section;
  }
  return nullptr;
}

void continue_buttons(const View& view, const app::Draft& draft) {
  const DataSet* data_set = data_set_of(draft);
  const auto row = view.ui.row_of_buttons();
  app::Route next = route_to(app::Screen::task_list, draft);
  for (std::size_t i = 0; data_set != nullptr && i + 1 < data_set->sections.size(); ++i) {
    if (data_set->sections[i].key != view.state.route.section) continue;
    next.screen = app::Screen::section;
    next.section = std::string(data_set->sections[i + 1].key);
  }
  if (view.ui.button("continue", view.words("ui.continue"), ui::ButtonStyle::primary)) {
    view.push(app::GoTo{next});
  }
  if (!draft.is_signed() && view.ui.button("check", view.words("ui.check"))) {
    view.push(app::Check{});
  }
}

void item_buttons(const View& view, std::size_t index, std::size_t count) {
  const std::string key = "item." + std::to_string(index);
  const MessageArguments number{{"number", std::to_string(index + 1)}};
  const auto row = view.ui.row_of_buttons();
  if (view.ui.button(key + ".copy", view.words("ui.item.copy", number), ui::ButtonStyle::quiet)) {
    view.push(app::CopyElement{kItems, index});
  }
  if (view.ui.button(key + ".up", view.words("ui.item.up", number), ui::ButtonStyle::quiet,
                     index == 0)) {
    view.push(app::MoveElement{kItems, index, index - 1});
  }
  if (view.ui.button(key + ".down", view.words("ui.item.down", number), ui::ButtonStyle::quiet,
                     index + 1 >= count)) {
    view.push(app::MoveElement{kItems, index, index + 1});
  }
  if (view.ui.button(key + ".remove", view.words("ui.item.remove", number),
                     ui::ButtonStyle::quiet)) {
    view.push(app::RemoveElement{kItems, index});
  }
}

void item_card(const View& view, const app::Draft& draft, std::size_t index) {
  const std::vector<GoodsItem>& items = draft.declaration.goods_shipment.goods_items;
  const GoodsItem& item = items[index];
  const std::string key = "item." + std::to_string(index);
  const auto entry = view.ui.list_item(key + ".entry");
  const std::string name = view.words("ui.item.title", {{"number", std::to_string(index + 1)}});
  const auto card = view.ui.card(key + ".card", name);
  app::Route route = route_to(app::Screen::item, draft);
  route.item = index;
  view.link(key + ".open", name, route);
  const std::string& language = view.state.settings.language;
  const Commodity& commodity = item.commodity;
  view.ui.text(
      key + ".summary",
      view.words("ui.item.summary",
                 {{"description", commodity.description_of_goods},
                  {"code", commodity.commodity_code.harmonized_system_sub_heading_code},
                  {"mass", localised_number(language, commodity.goods_measure.gross_mass.text)},
                  {"amount", localised_number(language, item.intrinsic_value.amount.text)},
                  {"currency", item.intrinsic_value.currency}}),
      ui::TextStyle::hint);
  if (!draft.is_signed()) item_buttons(view, index, items.size());
}

app::Route list_of_items(const app::Draft& draft, std::size_t item) {
  app::Route route = route_to(app::Screen::section, draft);
  route.section = "items";
  route.item = item / kItemsOnPage * kItemsOnPage;
  return route;
}

void page_links(const View& view, const app::Draft& draft, std::size_t first, std::size_t count) {
  if (count <= kItemsOnPage) return;
  view.ui.text(
      "items.page",
      view.words("ui.items.page", {{"first", std::to_string(first + 1)},
                                   {"last", std::to_string(std::min(first + kItemsOnPage, count))},
                                   {"count", std::to_string(count)}}));
  const auto row = view.ui.row_of_buttons();
  if (first > 0) {
    view.link("items.previous", view.words("ui.items.previous"),
              list_of_items(draft, first - kItemsOnPage));
  }
  if (first + kItemsOnPage < count) {
    view.link("items.next", view.words("ui.items.next"),
              list_of_items(draft, first + kItemsOnPage));
  }
}

void item_list(const View& view, const app::Draft& draft) {
  const std::size_t count = draft.declaration.goods_shipment.goods_items.size();
  if (count == 0) view.ui.text("items.empty", view.words("ui.items.empty"));
  const std::size_t last = count == 0 ? 0 : count - 1;
  const std::size_t first = std::min(view.state.route.item, last) / kItemsOnPage * kItemsOnPage;
  {
    const auto list = view.ui.list("items", view.words("section.items"));
    const std::size_t end = std::min(first + kItemsOnPage, count);
    for (std::size_t i = first; i < end; ++i)
      item_card(view, draft, i);
  }
  page_links(view, draft, first, count);
  if (!draft.is_signed() &&
      view.ui.button("/goodsShipment/goodsItems.add", view.words("ui.items.add"))) {
    view.push(app::AddElement{kItems});
  }
}

// What the data set has of an item's part below "/*/".
std::vector<FieldPointer> places_of(const Section& part, std::size_t item) {
  std::vector<FieldPointer> places;
  for (const std::string_view pattern : part.patterns)
    places.push_back(kItems / item / pattern.substr(kItems.text().size() + 3));
  return places;
}

std::vector<FieldPointer> places_of(const Section& section) {
  std::vector<FieldPointer> places;
  for (const std::string_view pattern : section.patterns)
    places.emplace_back(std::string(pattern));
  return places;
}

void fields(const View& view, const app::Draft& draft, const Asked& asked,
            const std::vector<FieldPointer>& places, std::vector<std::string>& left_out) {
  for (const FieldPointer& place : places) {
    if (asked.shows(place)) form_place(view, draft, asked, place);
    asked.left_out(place, left_out);
  }
}

// The parts of an item that its data set has, each below a heading.
void item_parts(const View& view, const app::Draft& draft, std::size_t index) {
  const DataSet* data_set = data_set_of(draft);
  if (data_set == nullptr) return;
  const Asked asked(view, draft);
  std::vector<std::string> left_out;
  for (const Section& part : data_set->item_sections) {
    const std::vector<FieldPointer> places = places_of(part, index);
    const std::string key(part.key);
    if (asked.shows_any(places)) view.ui.heading(2, "part." + key, view.words("section." + key));
    fields(view, draft, asked, places, left_out);
  }
  tick_for_all_fields(view, draft, left_out);
}

}  // namespace

void view_section(const View& view, const app::Draft& draft) {
  const DataSet* data_set = data_set_of(draft);
  const Section* section =
      data_set == nullptr ? nullptr : section_named(*data_set, view.state.route.section);
  if (section == nullptr) return view_task_list(view, draft);
  view.ui.heading(1, "heading", view.words("section." + std::string(section->key)));
  if (draft.is_signed()) {
    view.ui.notice("read_only", view.words("ui.read_only"), ui::Tone::neutral);
  }
  if (section->key == "items") {
    item_list(view, draft);
  } else {
    const Asked asked(view, draft);
    const std::vector<FieldPointer> places = places_of(*section);
    std::vector<std::string> left_out;
    fields(view, draft, asked, places, left_out);
    if (!asked.shows_any(places)) {
      view.ui.text("nothing_asked", view.words("ui.form.nothing_asked"));
    }
    tick_for_all_fields(view, draft, left_out);
  }
  continue_buttons(view, draft);
}

void view_item(const View& view, const app::Draft& draft) {
  const std::size_t index = view.state.route.item;
  const std::size_t count = draft.declaration.goods_shipment.goods_items.size();
  const app::Route list = list_of_items(draft, std::min(index, count));
  if (index >= count) {
    view.ui.heading(1, "heading", view.words("ui.not_found.title"));
    view.link("item.back", view.words("section.items"), list);
    return;
  }
  view.ui.heading(1, "heading",
                  view.words("ui.item.heading", {{"number", std::to_string(index + 1)},
                                                 {"count", std::to_string(count)}}));
  item_parts(view, draft, index);
  const auto row = view.ui.row_of_buttons();
  app::Route next = list;
  if (index + 1 < count) {
    next = route_to(app::Screen::item, draft);
    next.item = index + 1;
  }
  if (view.ui.button("continue", view.words("ui.continue"), ui::ButtonStyle::primary)) {
    view.push(app::GoTo{next});
  }
  if (!draft.is_signed() && view.ui.button("check", view.words("ui.check"))) {
    view.push(app::Check{});
  }
  view.link("item.back", view.words("section.items"), list);
}

}  // namespace quayside::views
