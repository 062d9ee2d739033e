// Ui: the only way views put something on the screen. Each call draws with Dear ImGui and adds a
// node to the semantic tree, from the same words.
//
// Text fields are edited by the browser's own <input> above the canvas; ImGui paints them while
// they are idle. Calls return what the person did since the last frame.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/ui/semantics.h"
#include "client/ui/theme.h"
#include "client/ui/widgets.h"

namespace quayside::ui {

class Ui {
 public:
  /// Ends what it opened when it goes out of scope.
  class Scope {
   public:
    explicit Scope(Ui* ui) : ui_(ui) {}
    ~Scope();
    Scope(Scope&& other) noexcept : ui_(other.ui_) { other.ui_ = nullptr; }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Ui* ui_;
  };

  struct Frame {
    float width = 1280;      ///< CSS pixels of the view
    float height = 800;
    float scroll_y = 0;      ///< how far the page is scrolled
    float pixel_ratio = 1;
    Theme theme;
    std::vector<Action> actions;  ///< since the last frame, oldest first
  };

  Ui();
  ~Ui();
  void begin_frame(const Frame& frame);
  /// The tree of this frame; valid until the next begin_frame(). ImGui's draw data are ready then.
  const SemanticTree& end_frame();

  // The page.
  void title(std::string_view document_title, std::string_view language);
  [[nodiscard]] Scope banner();
  [[nodiscard]] Scope navigation(std::string_view name);     ///< left column on wide views
  [[nodiscard]] Scope main();                                ///< centre, at most 70 characters wide
  [[nodiscard]] Scope complementary(std::string_view name);  ///< right column on wide views
  [[nodiscard]] Scope contentinfo();
  /// A modal dialog: everything else is inert while it is drawn.
  [[nodiscard]] Scope dialog(std::string_view key, std::string_view title);

  // Structure.
  [[nodiscard]] Scope group(std::string_view key, std::string_view legend,
                            std::string_view reference = "", std::string_view hint = "",
                            std::string_view error = "");
  [[nodiscard]] Scope card(std::string_view key, std::string_view name);  ///< framed region
  [[nodiscard]] Scope list(std::string_view key, std::string_view name);
  [[nodiscard]] Scope list_item(std::string_view key);
  [[nodiscard]] Scope row_of_buttons();  ///< what follows stands side by side where it fits
  [[nodiscard]] Scope description_list(std::string_view key);
  [[nodiscard]] Scope table(std::string_view key, std::string_view caption,
                            std::span<const std::string> columns);
  [[nodiscard]] Scope table_row(std::string_view key);
  void table_cell(std::string_view text);

  // Words.
  void heading(int level, std::string_view key, std::string_view text);
  void text(std::string_view key, std::string_view text, TextStyle style = TextStyle::body);
  void tag(std::string_view key, std::string_view text, Tone tone);
  /// A notice with a border, for example what happens next.
  void notice(std::string_view key, std::string_view text, Tone tone);
  void status(std::string_view key, std::string_view text);  ///< read out when it changes
  void progress(std::string_view key, std::string_view label, std::optional<float> fraction);
  void space(float pixels);
  void separator();

  // Doing.
  bool button(std::string_view key, std::string_view label,
              ButtonStyle style = ButtonStyle::secondary, bool disabled = false);
  bool link(std::string_view key, std::string_view label, std::string_view href,
            bool current = false);
  /// A whole row that is a link, with a state at its end: task lists. True when activated.
  bool task_row(std::string_view key, std::string_view label, std::string_view href,
                std::string_view state, Tone tone, bool current = false);
  Edit text_field(const TextField& field);
  std::optional<std::string> select(const Choice& choice);
  std::optional<std::string> radios(const Choice& choice);
  std::optional<bool> checkbox(std::string_view key, std::string_view label, bool checked,
                               std::string_view hint = "");
  /// A button that opens the browser's file dialogue and takes dropped files.
  void file_button(std::string_view key, std::string_view label, std::string_view accept,
                   Files files = Files::draft);
  /// One line of a description list; true when its "Change" link (if it has one) is activated.
  bool description(std::string_view key, std::string_view term, std::string_view value,
                   std::string_view reference = "", std::string_view change_label = "",
                   std::string_view change_href = "");
  /// "There is a problem": the index of the activated line. Takes the focus when `key` is new.
  std::optional<std::size_t> error_summary(std::string_view key, std::string_view title,
                                           std::span<const ErrorLink> errors);

  void focus(std::string_view key);
  void announce(std::string_view text, bool assertive = false);

  float content_height() const;
  /// Navigable ImGui items of this frame that no semantic node stands for; tests require none.
  const std::vector<std::string>& unmirrored_items() const;

 private:
  friend class Scope;
  struct Impl;
  Impl* impl_;
  void end_scope();
};

}  // namespace quayside::ui
