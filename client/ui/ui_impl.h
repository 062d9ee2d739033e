// The inside of Ui: where the next thing goes, how text is measured and drawn, which scopes are
// open. Content coordinates throughout; only draw calls subtract the scroll position.
#pragma once

#include <set>

#include "client/ui/ui.h"

namespace quayside::ui {

struct Place2 {
  float x = 0;
  float y = 0;
};

/// How a run of text looks. `wrap` 0: one line, as long as it is.
struct TextLook {
  Colour colour = 0;
  float scale = 1;  ///< of the em of body text
  float wrap = 0;
  bool bold = false;
  bool underlined = false;
};

struct ToneColours {
  Colour ink, soft;
};

struct Ui::Impl {
  struct Open {
    Role role = Role::region;
    std::size_t node = 0;  ///< index in the tree
    bool has_node = true;
    bool flow = false;    ///< side by side, wrapping
    bool frame = false;   ///< draws a border when it ends
    bool bar = false;     ///< draws a line at the left when it ends
    bool column = false;  ///< stands beside or over what follows and moves nothing down
    float x = 0, y = 0, width = 0;
    float outer_x = 0, outer_width = 0;
    float row_height = 0;  ///< flow: of the current line
    float flow_x = 0;
    float padding = 0;
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
  std::size_t table_columns = 1, table_column = 0;
  bool table_header = false;
  float x = 0, y = 0, width = 0;
  float columns_top = 0, columns_bottom = 0;
  float content_height = 0;
  int channel = 1;             ///< of the draw list; fill_behind() takes the one below
  bool three_columns = false;  ///< the last frame had a complementary part and room for it
  bool complementary_now = false;
  bool dialog_before = false;  ///< in the last frame
  bool dialog_now = false;
  bool in_dialog = false;
  float dialog_top = 0;
  std::string activated;      ///< the last button or link that was
  std::string dialog_opener;  ///< takes the focus back

  // Words and shapes: ui_draw.cpp.
  const Palette& colours() const { return palette(frame.theme.appearance); }
  ToneColours tone_colours(Tone tone) const;
  float em() const { return frame.theme.text_px; }
  float text_size(float scale) const;
  float wrapped_height(std::string_view text, float scale, float wrap) const;
  float text_width(std::string_view text, float scale) const;
  bool is_seen(float top, float height) const;
  void draw_text(Place2 at, std::string_view text, const TextLook& look);
  void draw_box(const Rect& rect, Colour fill, Colour line, float thickness, float rounding);
  void draw_frame(const Rect& rect, Colour line, float thickness, float rounding);
  void draw_rule(Place2 at, float length);
  void fill_behind(const Rect& rect, Colour fill, float rounding);
  /// Lets what lies below shine through; `share` of 1 hides it.
  void shade(const Rect& rect, Colour fill, float share, float rounding);
  /// A tick, an exclamation mark, a cross or a dot: states are not told by colour alone.
  void draw_sign(Tone tone, Place2 centre, float size, Colour colour);
  void draw_arrow_down(Place2 centre, Colour colour);
  void draw_brand(Place2 at, float size);
  void clip(const Rect& rect);
  void end_clip();

  // Layout: ui.cpp.
  bool single_column() const { return frame.width < 900; }
  bool in_flow() const { return !open.empty() && open.back().flow; }
  float line_height() const;   ///< of rows with a link: 34 or more
  float field_height() const;  ///< 44 or more
  /// Takes room for something of this size and returns where it goes.
  Place2 take(float wanted_width, float height, float gap_after);
  void push(Role role, std::string_view key, std::string_view name);
  SemanticNode& add(Role role, std::string_view key, std::string_view name, const Rect& rect);

  // Acting: ui.cpp.
  std::optional<std::string> taken(Action::Kind kind, std::string_view key);
  /// An ImGui item over the rectangle; true when it was clicked, by mouse or through the mirror.
  bool pressed(std::string_view key, const Rect& rect, bool disabled, bool* hovered = nullptr);

  // Fields: ui_fields.cpp.
  /// Label, reference, hint and error above a field; returns the height they take.
  float draw_head(std::string_view label, std::string_view reference, std::string_view hint,
                  std::string_view error, Place2 at, float wrap);
};

}  // namespace quayside::ui
