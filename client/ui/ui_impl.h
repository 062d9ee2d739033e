// The inside of Ui: where the next thing goes, how text is measured and drawn, which scopes are
// open. Content coordinates throughout; only draw calls subtract the scroll position.
#pragma once

#include <imgui.h>

#include <set>

#include "client/ui/ui.h"

namespace quayside::ui {

struct Place2 {
  float x = 0;
  float y = 0;
};

struct Ui::Impl {
  struct Open {
    Role role = Role::region;
    std::size_t node = 0;      ///< index in the tree
    bool has_node = true;
    bool flow = false;         ///< side by side, wrapping
    float x = 0, y = 0, width = 0;
    float outer_x = 0, outer_width = 0;
    float row_height = 0;      ///< flow: of the current line
    float flow_x = 0;
    float padding = 0;
    bool frame = false;        ///< draws a border when it ends
    bool column = false;       ///< a landmark that does not move what follows down
    float resume_y = 0;
  };

  Frame frame;
  SemanticTree tree;
  std::vector<Open> open;
  std::set<std::string> keys;
  std::set<std::string> earlier_errors;  ///< summaries that were on the page in the last frame
  std::set<std::string> errors_now;
  std::vector<Action> actions;
  std::vector<std::string> unmirrored;
  std::vector<std::string> table_columns;
  std::size_t table_column = 0;
  float x = 0, y = 0, width = 0;
  float main_bottom = 0, columns_top = 0, columns_bottom = 0;
  float content_height = 0;
  bool dialog_open = false;      ///< in the last frame
  bool dialog_now = false;
  int channel = 1;
  std::string title_language;

  // Words.
  float em() const { return frame.theme.text_px; }
  float text_size(float scale) const;
  float wrapped_height(std::string_view text, float scale, float wrap) const;
  float text_width(std::string_view text, float scale) const;
  void draw_text(Place2 at, std::string_view text, Colour colour, float scale, float wrap,
                 bool bold = false);
  void draw_box(const Rect& rect, Colour fill, Colour line, float thickness, float rounding);
  void fill_behind(const Rect& rect, Colour fill, float rounding);
  const Palette& colours() const { return palette(frame.theme.appearance); }

  // Layout.
  bool wide() const { return frame.width >= 1100; }
  bool single_column() const { return frame.width < 900; }
  /// Takes room for something of this size and returns where it goes.
  Place2 take(float wanted_width, float height, float gap_after);
  float room() const;
  void push(Role role, std::string_view key, std::string_view name);
  SemanticNode& add(Role role, std::string_view key, std::string_view name, const Rect& rect);

  // Acting.
  std::optional<std::string> taken(Action::Kind kind, std::string_view key);
  /// An ImGui item over the rectangle; true when it was clicked, by mouse or through the mirror.
  bool pressed(std::string_view key, const Rect& rect, bool disabled, bool* hovered = nullptr);
  float label_and_hint(const std::string& label, const std::string& reference,
                       const std::string& hint, const std::string& error, Place2 at, float wrap,
                       bool draw);
};

}  // namespace quayside::ui
