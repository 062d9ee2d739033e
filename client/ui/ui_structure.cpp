// Ui: landmarks, groups, lists, tables and the flow of the page.
#include <algorithm>

#include "client/ui/ui_impl.h"
#include "shared/base/ensure.h"

namespace quayside::ui {
namespace {

constexpr float kPagePadding = 24;
constexpr float kNavigationWidth = 264;
constexpr float kGutter = 40;
constexpr float kMainWidth = 720;
constexpr float kAsideWidth = 264;
constexpr float kThreeColumns = 1400;
constexpr float kCardPadding = 16;

bool has_aside(const Ui::Frame& frame) { return frame.width >= kThreeColumns; }

float page_width(const Ui::Frame& frame) {
  return kNavigationWidth + kGutter + kMainWidth +
         (has_aside(frame) ? kGutter + kAsideWidth : 0);
}

float page_left(const Ui::Frame& frame) {
  return std::max(kPagePadding, (frame.width - page_width(frame)) / 2);
}

}  // namespace

Ui::Scope::~Scope() {
  if (ui_ != nullptr) ui_->end_scope();
}

Ui::Scope Ui::banner() {
  Impl& it = *impl_;
  it.push(Role::banner, "banner", "");
  Impl::Open& scope = it.open.back();
  const float left = it.single_column() ? 16 : page_left(it.frame);
  it.y += 14;
  scope.flow = true;
  scope.x = scope.flow_x = left;
  scope.width = it.frame.width - 2 * left;
  it.x = left;
  it.width = scope.width;
  scope.padding = 14;
  return Scope(this);
}

Ui::Scope Ui::navigation(std::string_view name) {
  Impl& it = *impl_;
  const bool single = it.single_column();
  const float top = it.y;
  it.x = single ? 16 : page_left(it.frame);
  it.width = single ? it.frame.width - 32 : kNavigationWidth;
  if (!single) it.y += 16;
  it.push(Role::navigation, "navigation", name);
  Impl::Open& scope = it.open.back();
  scope.column = !single;
  scope.resume_y = top;
  it.columns_top = top;
  if (single) scope.flow = true;
  return Scope(this);
}

Ui::Scope Ui::main() {
  Impl& it = *impl_;
  const bool beside = it.tree.find("navigation") != nullptr && !it.single_column();
  if (it.single_column()) {
    it.x = 16;
    it.width = it.frame.width - 32;
  } else if (beside) {
    it.x = page_left(it.frame) + kNavigationWidth + kGutter;
    it.width = std::min(kMainWidth, it.frame.width - it.x - kPagePadding);
  } else {
    it.width = std::min(kMainWidth, it.frame.width - 2 * kPagePadding);
    it.x = std::max(kPagePadding, (it.frame.width - it.width) / 2);
  }
  it.y += 24;
  it.push(Role::main, "main", "");
  return Scope(this);
}

Ui::Scope Ui::complementary(std::string_view name) {
  Impl& it = *impl_;
  const float below = it.y;
  if (has_aside(it.frame)) {
    it.x = page_left(it.frame) + kNavigationWidth + kGutter + kMainWidth + kGutter;
    it.width = kAsideWidth;
    it.y = it.columns_top;
  }
  it.y += 16;
  it.push(Role::complementary, "complementary", name);
  it.open.back().column = has_aside(it.frame);
  it.open.back().resume_y = below;
  return Scope(this);
}

Ui::Scope Ui::contentinfo() {
  Impl& it = *impl_;
  it.y = std::max(it.y, it.columns_bottom) + 32;
  const float left = it.single_column() ? 16 : page_left(it.frame);
  it.x = left;
  it.width = std::min(page_width(it.frame), it.frame.width - 2 * left);
  it.push(Role::contentinfo, "contentinfo", "");
  return Scope(this);
}

Ui::Scope Ui::dialog(std::string_view key, std::string_view title) {
  Impl& it = *impl_;
  it.dialog_now = true;
  const float width = std::min(560.0F, it.frame.width - 32);
  const float resume = it.y;
  const float old_x = it.x;
  const float old_width = it.width;
  it.channel = 3;
  it.fill_behind({0, it.frame.scroll_y, it.frame.width, it.frame.height}, it.colours().ground, 0);
  it.x = (it.frame.width - width) / 2;
  it.y = it.frame.scroll_y + it.frame.height * 0.18F;
  it.width = width;
  it.push(Role::dialog, key, title);
  Impl::Open& scope = it.open.back();
  scope.column = true;
  scope.resume_y = resume;
  scope.outer_x = old_x;
  scope.outer_width = old_width;
  scope.frame = true;
  scope.padding = 24;
  it.x += 24;
  it.y += 24;
  it.width -= 48;
  heading(2, std::string(key) + ".title", title);
  return Scope(this);
}

Ui::Scope Ui::group(std::string_view key, std::string_view legend, std::string_view reference,
                    std::string_view hint, std::string_view error) {
  Impl& it = *impl_;
  it.y += 8;
  it.push(Role::group, key, legend);
  SemanticNode& node = it.tree.nodes.back();
  node.hint = hint;
  node.error = error;
  if (!reference.empty()) node.value = reference;
  Impl::Open& scope = it.open.back();
  scope.frame = true;
  scope.padding = kCardPadding;
  it.x += kCardPadding;
  it.y += kCardPadding;
  it.width -= 2 * kCardPadding;
  const float height = it.wrapped_height(legend, 1.15F, it.width);
  it.draw_text({it.x, it.y}, legend, it.colours().ink, 1.15F, it.width, true);
  it.y += height + 4;
  it.y += it.label_and_hint("", std::string(reference), std::string(hint), std::string(error),
                            {it.x, it.y}, it.width, true);
  it.y += 8;
  return Scope(this);
}

Ui::Scope Ui::card(std::string_view key, std::string_view name) {
  Impl& it = *impl_;
  it.push(Role::region, key, name);
  Impl::Open& scope = it.open.back();
  scope.frame = true;
  scope.padding = kCardPadding;
  it.x += kCardPadding;
  it.y += kCardPadding;
  it.width -= 2 * kCardPadding;
  return Scope(this);
}

Ui::Scope Ui::list(std::string_view key, std::string_view name) {
  impl_->push(Role::list, key, name);
  return Scope(this);
}

Ui::Scope Ui::list_item(std::string_view key) {
  impl_->push(Role::listitem, key, "");
  return Scope(this);
}

Ui::Scope Ui::row_of_buttons() {
  Impl& it = *impl_;
  it.push(Role::region, "", "");
  it.open.back().flow = true;
  return Scope(this);
}

Ui::Scope Ui::description_list(std::string_view key) {
  impl_->push(Role::description_list, key, "");
  return Scope(this);
}

Ui::Scope Ui::table(std::string_view key, std::string_view caption,
                    std::span<const std::string> columns) {
  Impl& it = *impl_;
  it.push(Role::table, key, caption);
  it.table_columns.assign(columns.begin(), columns.end());
  {
    const Scope header = table_row(std::string(key) + ".header");
    for (std::size_t i = 0; i < columns.size(); ++i) table_cell(columns[i]);
  }
  for (SemanticNode& node : it.tree.nodes) {
    if (node.parent == std::string(key) + ".header") node.role = Role::columnheader;
  }
  return Scope(this);
}

Ui::Scope Ui::table_row(std::string_view key) {
  impl_->push(Role::row, key, "");
  impl_->table_column = 0;
  return Scope(this);
}

void Ui::table_cell(std::string_view text) {
  Impl& it = *impl_;
  ensure(!it.open.empty() && it.open.back().role == Role::row, "a cell stands in a row");
  Impl::Open& row = it.open.back();
  const std::size_t columns = std::max<std::size_t>(1, it.table_columns.size());
  const float width = it.width / static_cast<float>(columns);
  const float left = it.x + width * static_cast<float>(it.table_column);
  const float height = it.wrapped_height(text, 0.94F, width - 8) + 16;
  it.draw_text({left, it.y + 8}, text, it.colours().ink, 0.94F, width - 8);
  it.add(Role::cell, it.tree.nodes[row.node].key + "." + std::to_string(it.table_column), text,
         {left, it.y, width, height});
  ++it.table_column;
  row.row_height = std::max(row.row_height, height);
}

void Ui::end_scope() {
  Impl& it = *impl_;
  ensure(!it.open.empty(), "a scope is open");
  Impl::Open scope = it.open.back();
  it.open.pop_back();
  if (scope.flow || scope.role == Role::row) it.y += scope.row_height;
  if (scope.role == Role::row) {
    it.draw_box({scope.x, it.y, scope.width, 1}, it.colours().line, it.colours().line, 0, 0);
  }
  it.y += scope.padding;
  const Rect rect{scope.role == Role::banner ? 0 : scope.outer_x, scope.y,
                  scope.role == Role::banner ? it.frame.width : scope.outer_width,
                  std::max(1.0F, it.y - scope.y)};
  Rect box = rect;
  if (scope.role == Role::dialog) box = {scope.x, scope.y, scope.width, it.y - scope.y};
  if (scope.has_node) it.tree.nodes[scope.node].rect = box;
  if (scope.frame) {
    it.fill_behind(box, it.colours().line, 10);
    it.fill_behind({box.x + 1, box.y + 1, box.width - 2, box.height - 2}, it.colours().paper, 9);
    it.y += 16;
  }
  if (scope.role == Role::banner) {
    it.fill_behind(rect, it.colours().ground, 0);
    it.fill_behind({0, it.y, it.frame.width, 1}, it.colours().line, 0);
    it.y += 1;
  }
  if (scope.flow && scope.role != Role::banner) it.y += 16;
  const bool holds_rows = scope.role == Role::list || scope.role == Role::table ||
                          scope.role == Role::description_list;
  if (holds_rows) it.y += 16;
  if (scope.column) {
    it.columns_bottom = std::max(it.columns_bottom, it.y);
    it.y = scope.resume_y;
  }
  if (scope.role == Role::dialog) it.channel = 1;
  it.x = scope.outer_x;
  it.width = scope.outer_width;
}

void Ui::space(float pixels) { impl_->y += pixels; }

void Ui::separator() {
  Impl& it = *impl_;
  it.draw_box({it.x, it.y + 8, it.width, 1}, it.colours().line, it.colours().line, 0, 0);
  it.y += 17;
}

}  // namespace quayside::ui
