// Ui: landmarks, groups, lists, tables and the flow of the page.
#include <algorithm>

#include "client/ui/ui_impl.h"
#include "shared/base/ensure.h"

namespace quayside::ui {
namespace {

constexpr float kPagePadding = 24;
constexpr float kNarrowPadding = 16;
constexpr float kNavigationWidth = 260;
constexpr float kComplementaryWidth = 280;
constexpr float kGutter = 40;
constexpr float kMainWidth = 720;

/// Where the columns of the page stand.
struct Columns {
  float left = 0;   ///< of the whole page
  float width = 0;  ///< of the whole page
  float main_x = 0;
  float main_width = 0;
};

Columns columns_of(const Ui::Frame& frame, bool navigation, bool complementary) {
  Columns columns;
  if (frame.width < 900) {
    columns.left = columns.main_x = kNarrowPadding;
    columns.width = columns.main_width = frame.width - 2 * kNarrowPadding;
    return columns;
  }
  const float wanted =
      kNavigationWidth + kGutter + kMainWidth + (complementary ? kGutter + kComplementaryWidth : 0);
  columns.width = std::min(wanted, frame.width - 2 * kPagePadding);
  columns.left = (frame.width - columns.width) / 2;
  columns.main_x = columns.left + (navigation ? kNavigationWidth + kGutter : 0);
  float room = columns.left + columns.width - columns.main_x;
  if (complementary) room -= kGutter + kComplementaryWidth;
  columns.main_width = std::min(kMainWidth, room);
  return columns;
}

}  // namespace

Ui::Scope::~Scope() {
  if (ui_ != nullptr) ui_->end_scope();
}

Ui::Scope Ui::banner() {
  Impl& it = *impl_;
  const Columns columns = columns_of(it.frame, true, it.three_columns);
  it.push(Role::banner, "banner", "");
  Impl::Open& scope = it.open.back();
  it.y += 12;
  scope.flow = true;
  scope.x = scope.flow_x = it.x = columns.left;
  scope.width = it.width = columns.width;
  scope.padding = 12;
  return Scope(this);
}

Ui::Scope Ui::navigation(std::string_view name) {
  Impl& it = *impl_;
  const Columns columns = columns_of(it.frame, true, it.three_columns);
  const bool single = it.single_column();
  it.columns_top = it.y;
  it.x = columns.left;
  it.width = single ? columns.width : kNavigationWidth;
  it.y += single ? 16 : 24;
  it.push(Role::navigation, "navigation", name);
  Impl::Open& scope = it.open.back();
  scope.column = !single;
  scope.resume_y = it.columns_top;
  scope.flow = single;
  return Scope(this);
}

Ui::Scope Ui::main() {
  Impl& it = *impl_;
  const bool beside = it.tree.find("navigation") != nullptr;
  const Columns columns = columns_of(it.frame, beside, it.three_columns);
  if (!beside) it.columns_top = it.y;
  it.x = columns.main_x;
  it.width = columns.main_width;
  it.y += it.single_column() ? 16 : 24;
  it.push(Role::main, "main", "");
  return Scope(this);
}

Ui::Scope Ui::complementary(std::string_view name) {
  Impl& it = *impl_;
  const bool beside = it.tree.find("navigation") != nullptr;
  const Columns columns = columns_of(it.frame, beside, it.three_columns);
  it.complementary_now = true;
  const float resume = it.y;
  it.x = columns.main_x;
  it.width = columns.main_width;
  it.y += 16;
  if (it.three_columns) {
    it.x = columns.left + columns.width - kComplementaryWidth;
    it.width = kComplementaryWidth;
    it.y = it.columns_top + 24;
  }
  it.push(Role::complementary, "complementary", name);
  it.open.back().column = it.three_columns;
  it.open.back().resume_y = resume;
  return Scope(this);
}

Ui::Scope Ui::contentinfo() {
  Impl& it = *impl_;
  const Columns columns = columns_of(it.frame, true, it.three_columns);
  it.y = std::max(it.y, it.columns_bottom) + 48;
  it.x = columns.left;
  it.width = columns.width;
  it.push(Role::contentinfo, "contentinfo", "");
  it.draw_rule({columns.left, it.y}, columns.width);
  it.y += 16;
  it.open.back().padding = 56;  // the page's own link to the text view stands below
  return Scope(this);
}

Ui::Scope Ui::dialog(std::string_view key, std::string_view title) {
  Impl& it = *impl_;
  const float resume = it.y;
  const float old_x = it.x;
  const float old_width = it.width;
  const float padding = it.single_column() ? 16.0F : 24.0F;
  const float width = std::min(560.0F, it.frame.width - 32);
  it.dialog_now = it.in_dialog = true;
  if (!it.dialog_before) {
    it.dialog_opener = it.activated;
    it.dialog_top = it.frame.scroll_y + it.frame.height * 0.16F;
    it.tree.focus = key;
  }
  it.channel = 3;
  it.shade({0, it.frame.scroll_y, it.frame.width, it.frame.height}, it.colours().ink, 0.5F, 0);
  it.x = (it.frame.width - width) / 2;
  it.y = it.dialog_top;
  it.width = width;
  it.push(Role::dialog, key, title);
  Impl::Open& scope = it.open.back();
  scope.column = true;
  scope.resume_y = resume;
  scope.outer_x = old_x;
  scope.outer_width = old_width;
  scope.padding = padding;
  it.x += padding;
  it.y += padding - 16;  // a heading keeps 16 above itself
  it.width -= 2 * padding;
  heading(2, std::string(key) + ".title", title);
  return Scope(this);
}

// A group in a group is told by a line at its left: frames in frames leave no room for fields.
Ui::Scope Ui::group(std::string_view key, std::string_view legend, std::string_view reference,
                    std::string_view hint, std::string_view error) {
  Impl& it = *impl_;
  const bool nested = std::any_of(it.open.begin(), it.open.end(), [](const Impl::Open& scope) {
    return scope.role == Role::group;
  });
  const float padding = it.single_column() ? 16.0F : 24.0F;
  it.y += 8;
  it.push(Role::group, key, legend);
  SemanticNode& node = it.tree.nodes.back();
  node.hint = hint;
  node.error = error;
  node.value = reference;
  Impl::Open& scope = it.open.back();
  scope.frame = !nested;
  scope.bar = nested;
  scope.padding = nested ? 0 : padding;
  it.x += nested ? 20 : padding;
  it.width -= nested ? 20 : 2 * padding;
  it.y += nested ? 0 : padding - 4;
  const float scale = nested ? 1.12F : 1.25F;
  it.draw_text({it.x, it.y}, legend, {it.colours().ink, scale, it.width, true});
  it.y += it.wrapped_height(legend, scale, it.width) + 4;
  it.y += it.draw_head("", reference, hint, error, {it.x, it.y}, it.width);
  it.y += 8;
  return Scope(this);
}

Ui::Scope Ui::card(std::string_view key, std::string_view name) {
  Impl& it = *impl_;
  it.push(Role::region, key, name);
  Impl::Open& scope = it.open.back();
  scope.frame = true;
  scope.padding = 16;
  it.x += 16;
  it.y += 12;
  it.width -= 32;
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
  it.y += 4;
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
  it.draw_text({it.x, it.y}, caption, {it.colours().ink, 1, it.width, true});
  it.y += it.wrapped_height(caption, 1, it.width) + 4;
  it.table_columns = std::max<std::size_t>(1, columns.size());
  {
    const Scope header = table_row(std::string(key) + ".header");
    it.table_header = true;
    for (const std::string& column : columns)
      table_cell(column);
  }
  it.table_header = false;
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
  ensure(it.table_column < it.table_columns, "a row has no more cells than the table columns");
  Impl::Open& row = it.open.back();
  const float width = it.width / static_cast<float>(it.table_columns);
  const float left = it.x + width * static_cast<float>(it.table_column);
  const float height = it.wrapped_height(text, 0.94F, width - 8) + 16;
  it.draw_text({left, it.y + 8}, text, {it.colours().ink, 0.94F, width - 8, it.table_header});
  const Role role = it.table_header ? Role::columnheader : Role::cell;
  it.add(role, it.tree.nodes[row.node].key + "." + std::to_string(it.table_column), text,
         {left, it.y, width, height});
  ++it.table_column;
  row.row_height = std::max(row.row_height, height);
}

void Ui::end_scope() {
  Impl& it = *impl_;
  ensure(!it.open.empty(), "a scope is open");
  const Impl::Open scope = it.open.back();
  it.open.pop_back();
  const bool banner = scope.role == Role::banner;
  const bool dialog = scope.role == Role::dialog;
  if (scope.flow || scope.role == Role::row) it.y += scope.row_height;
  if (scope.role == Role::row) it.draw_rule({scope.x, it.y}, scope.width);
  it.y += scope.padding;
  Rect box{scope.outer_x, scope.y, scope.outer_width, std::max(1.0F, it.y - scope.y)};
  if (banner) box = {0, scope.y, it.frame.width, it.y - scope.y};
  if (dialog) box = {scope.x, scope.y, scope.width, it.y - scope.y};
  if (scope.has_node) it.tree.nodes[scope.node].rect = box;
  if (scope.frame) it.draw_frame(box, it.colours().line, 1, 8);
  if (scope.bar) {
    it.draw_box({box.x, box.y, 4, box.height}, it.colours().line, 0, 0, 2);
  }
  if (scope.frame || scope.bar) it.y += 16;
  if (dialog) {
    it.shade({box.x - 4, box.y, box.width + 8, box.height + 8}, it.colours().ink, 0.15F, 14);
    it.fill_behind(box, it.colours().paper, 12);
    it.draw_frame(box, it.colours().frame, 1, 12);
    it.channel = 1;
    it.in_dialog = false;
    it.columns_bottom = std::max(it.columns_bottom, it.y + 24);
  }
  if (banner) {
    it.fill_behind(box, it.colours().ground, 0);
    it.draw_box({0, it.y, it.frame.width, 1}, it.colours().line, 0, 0, 0);
    it.y += 1;
  }
  if (scope.flow && !banner) it.y += 16;
  if (scope.column) {
    it.columns_bottom = std::max(it.columns_bottom, it.y);
    it.y = scope.resume_y;
  }
  it.x = scope.outer_x;
  it.width = scope.outer_width;
}

void Ui::space(float pixels) { impl_->y += pixels; }

void Ui::separator() {
  Impl& it = *impl_;
  it.draw_rule({it.x, it.y + 8}, it.width);
  it.y += 17;
}

}  // namespace quayside::ui
