// Ui: buttons, links and everything that is filled in.
#include <algorithm>

#include "client/ui/ui_impl.h"

namespace quayside::ui {
namespace {

constexpr float kFieldHeight = 44;

// One line of a value that fits the box; the DOM's own input shows the rest when focused.
std::string one_line(std::string_view text) {
  std::string line(text.substr(0, 400));
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace

float Ui::Impl::label_and_hint(const std::string& label, const std::string& reference,
                               const std::string& hint, const std::string& error, Place2 at,
                               float wrap, bool draw) {
  float used = 0;
  const auto line = [&](std::string_view text, Colour colour, float scale, bool bold) {
    if (text.empty()) return;
    if (draw) draw_text({at.x, at.y + used}, text, colour, scale, wrap, bold);
    used += wrapped_height(text, scale, wrap) + 2;
  };
  line(label, colours().ink, 1, true);
  line(reference, colours().ink_soft, 0.8F, false);
  line(hint, colours().ink_soft, 0.94F, false);
  line(error, colours().bad, 0.94F, true);
  return used + (used > 0 ? 4 : 0);
}

bool Ui::button(std::string_view key, std::string_view label, ButtonStyle style, bool disabled) {
  Impl& it = *impl_;
  const Palette& colours = it.colours();
  const bool quiet = style == ButtonStyle::quiet;
  const float padding = quiet ? 10.0F : 18.0F;
  const float width = std::min(it.room(), it.text_width(label, 1) + 2 * padding);
  const float text_height = it.wrapped_height(label, 1, width - 2 * padding + 1);
  const float height = std::max(quiet ? 34.0F : 44.0F, text_height + 12);
  const Place2 at = it.take(width, height, 16);
  const Rect rect{at.x, at.y, width, height};
  bool hovered = false;
  const bool activated = it.pressed(key, rect, disabled, &hovered);
  Colour fill = colours.paper;
  Colour ink = colours.accent;
  Colour line = colours.accent;
  if (style == ButtonStyle::primary) fill = colours.accent, ink = colours.accent_ink;
  if (style == ButtonStyle::danger) fill = colours.bad, ink = colours.paper, line = colours.bad;
  if (hovered && style != ButtonStyle::primary && style != ButtonStyle::danger) {
    fill = colours.accent_soft;
  }
  if (disabled) fill = colours.ground, ink = colours.ink_soft, line = colours.line;
  it.draw_box(rect, fill, line, quiet ? 0.0F : 1.5F, 6);
  it.draw_text({at.x + padding, at.y + (height - text_height) / 2}, label, ink, 1,
               width - 2 * padding + 1);
  if (quiet && !disabled) {
    it.draw_box({at.x + padding, at.y + (height + text_height) / 2 - 2, width - 2 * padding, 1},
                ink, ink, 0, 0);
  }
  it.add(Role::button, key, label, rect).disabled = disabled;
  return activated;
}

bool Ui::link(std::string_view key, std::string_view label, std::string_view href, bool current) {
  Impl& it = *impl_;
  const bool flow = !it.open.empty() && it.open.back().flow;
  const float wrap = flow ? std::min(it.room(), it.text_width(label, 1) + 18) : it.room();
  const float text_height = it.wrapped_height(label, 1, wrap - 16);
  const float height = std::max(34.0F, text_height + 8);
  const float width = flow ? wrap : std::min(wrap, it.text_width(label, 1) + 18);
  const Place2 at = it.take(wrap, height, 4);
  const Rect rect{at.x, at.y, width, height};
  bool hovered = false;
  const bool activated = it.pressed(key, rect, false, &hovered);
  const Palette& colours = it.colours();
  if (current) {
    it.draw_box(rect, colours.accent_soft, colours.accent, 0, 6);
    it.draw_box({rect.x, rect.y, 4, rect.height}, colours.accent, colours.accent, 0, 2);
  } else if (hovered) {
    it.draw_box(rect, colours.accent_soft, colours.accent, 0, 6);
  }
  it.draw_text({at.x + 8, at.y + (height - text_height) / 2}, label, colours.accent, 1,
               wrap - 16, current);
  SemanticNode& node = it.add(Role::link, key, label, rect);
  node.href = href;
  node.current = current;
  return activated;
}

bool Ui::task_row(std::string_view key, std::string_view label, std::string_view href,
                  std::string_view state, Tone tone, bool current) {
  Impl& it = *impl_;
  const float height = 56;
  const float top = it.y;
  const Rect rect{it.x, top, it.room(), height};
  bool hovered = false;
  const bool activated = it.pressed(key, rect, false, &hovered);
  if (hovered) it.draw_box(rect, it.colours().accent_soft, it.colours().line, 0, 4);
  const float tag_width = it.text_width(state, 0.875F) + 48;
  it.draw_text({it.x + 8, top + (height - it.text_size(1)) / 2}, label, it.colours().accent, 1,
               it.room() - tag_width - 24, current);
  it.draw_box({it.x, top + height, it.room(), 1}, it.colours().line, it.colours().line, 0, 0);
  SemanticNode& node = it.add(Role::link, key, label, rect);
  node.href = href;
  node.current = current;
  const float left = it.x;
  const float width = it.width;
  it.x = left + width - tag_width;
  it.width = tag_width;
  it.y = top + 12;
  tag(std::string(key) + ".state", state, tone);
  it.x = left;
  it.width = width;
  it.y = top + height + 1;
  return activated;
}

Edit Ui::text_field(const TextField& field) {
  Impl& it = *impl_;
  const float em = it.em();
  const float width = std::min(
      it.room(), static_cast<float>(field.width_characters) * em * 0.62F + 28);
  const float box = field.multiline ? kFieldHeight * 2.2F : std::max(kFieldHeight, em * 2.4F);
  const Place2 at{it.x, it.y};
  const float head = it.label_and_hint(field.label, field.reference, field.hint, field.error, at,
                                       it.room(), true);
  const Rect rect{at.x, at.y + head, width, box};
  it.y = rect.y + rect.height + 20;
  const Palette& colours = it.colours();
  const bool bad = !field.error.empty();
  it.draw_box(rect, field.disabled ? colours.ground : colours.paper,
              bad ? colours.bad : colours.frame, bad ? 2.5F : 1.5F, 6);
  std::string shown = one_line(field.value);
  if (field.password) shown = std::string(std::min<std::size_t>(40, shown.size()), '*');
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(ImVec2(rect.x, rect.y - it.frame.scroll_y),
                     ImVec2(rect.x + rect.width - 6, rect.y + rect.height - it.frame.scroll_y),
                     true);
  const float down = field.multiline ? 10.0F : (box - it.text_size(1)) / 2;
  it.draw_text({rect.x + 12, rect.y + down}, shown, colours.ink, 1,
               field.multiline ? width - 24 : 0);
  list->PopClipRect();

  SemanticNode& node = it.add(Role::textbox, field.key, field.label, rect);
  node.value = field.value;
  node.hint = field.hint;
  node.error = field.error;
  node.required = field.required;
  node.disabled = field.disabled;
  node.multiline = field.multiline;
  node.password = field.password;
  node.max_length = field.max_length;
  node.input_mode = field.input_mode;
  node.autocomplete = field.autocomplete;
  node.options = field.suggestions;

  Edit edit;
  edit.text = field.value;
  while (const auto typed = it.taken(Action::Kind::set_text, field.key)) edit.text = *typed;
  while (const auto committed = it.taken(Action::Kind::commit_text, field.key)) {
    edit.text = *committed;
    edit.committed = true;
  }
  edit.changed = edit.text != field.value;
  return edit;
}

std::optional<std::string> Ui::select(const Choice& choice) {
  Impl& it = *impl_;
  float longest = 12 * it.em();
  std::string shown = choice.value;
  for (const Option& option : choice.options) {
    longest = std::max(longest, it.text_width(option.label, 1));
    if (option.value == choice.value) shown = option.label;
  }
  const float width = std::min(it.room(), longest + 60);
  const Place2 at{it.x, it.y};
  const float head = it.label_and_hint(choice.label, choice.reference, choice.hint, choice.error,
                                       at, it.room(), true);
  const Rect rect{at.x, at.y + head, width, kFieldHeight};
  it.y = rect.y + rect.height + 20;
  const bool bad = !choice.error.empty();
  it.draw_box(rect, it.colours().paper, bad ? it.colours().bad : it.colours().frame,
              bad ? 2.5F : 1.5F, 6);
  it.draw_text({rect.x + 12, rect.y + (kFieldHeight - it.text_size(1)) / 2}, shown,
               it.colours().ink, 1, 0);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float arrow_x = rect.x + rect.width - 24;
  const float arrow_y = rect.y - it.frame.scroll_y + kFieldHeight / 2 - 3;
  const Colour ink = it.colours().ink;
  list->AddTriangleFilled(ImVec2(arrow_x, arrow_y), ImVec2(arrow_x + 12, arrow_y),
                          ImVec2(arrow_x + 6, arrow_y + 8),
                          IM_COL32((ink >> 16) & 0xff, (ink >> 8) & 0xff, ink & 0xff, 255));
  SemanticNode& node = it.add(Role::select, choice.key, choice.label, rect);
  node.value = choice.value;
  node.hint = choice.hint;
  node.error = choice.error;
  node.required = choice.required;
  node.options = choice.options;
  std::optional<std::string> chosen = it.taken(Action::Kind::choose, choice.key);
  if (chosen && *chosen == choice.value) chosen.reset();
  return chosen;
}

std::optional<std::string> Ui::radios(const Choice& choice) {
  Impl& it = *impl_;
  it.push(Role::radiogroup, choice.key, choice.label);
  const std::size_t group = it.tree.nodes.size() - 1;
  it.tree.nodes[group].value = choice.value;
  it.tree.nodes[group].options = choice.options;
  it.tree.nodes[group].hint = choice.hint;
  it.tree.nodes[group].error = choice.error;
  it.y += it.label_and_hint(choice.label, choice.reference, choice.hint, choice.error,
                            {it.x, it.y}, it.room(), true);
  std::optional<std::string> chosen = it.taken(Action::Kind::choose, choice.key);
  for (const Option& option : choice.options) {
    const Rect rect{it.x, it.y, std::min(it.room(), it.text_width(option.label, 1) + 52), 40};
    const std::string key = choice.key + "." + option.value;
    if (it.pressed(key, rect, false)) chosen = option.value;
    const Rect circle{rect.x + 4, rect.y + 8, 24, 24};
    it.draw_box(circle, it.colours().paper, it.colours().frame, 2, 12);
    const bool on = option.value == choice.value;
    if (on) {
      it.draw_box({circle.x + 6, circle.y + 6, 12, 12}, it.colours().ink, it.colours().ink, 0, 6);
    }
    it.draw_text({rect.x + 40, rect.y + (40 - it.text_size(1)) / 2}, option.label,
                 it.colours().ink, 1, 0);
    SemanticNode& node = it.add(Role::radio, key, option.label, rect);
    node.value = option.value;
    node.checked = on;
    it.y += 44;
  }
  end_scope();
  it.y += 16;
  if (chosen && *chosen == choice.value) chosen.reset();
  return chosen;
}

std::optional<bool> Ui::checkbox(std::string_view key, std::string_view label, bool checked,
                                 std::string_view hint) {
  Impl& it = *impl_;
  const float wrap = it.room() - 44;
  const float label_height = std::max(40.0F, it.wrapped_height(label, 1, wrap) + 8);
  const float hint_height = hint.empty() ? 0 : it.wrapped_height(hint, 0.94F, wrap) + 4;
  const float height = label_height + hint_height;
  const Place2 at = it.take(it.room(), height, 12);
  const Rect rect{at.x, at.y, it.room(), height};
  const bool toggled = it.pressed(key, rect, false) ||
                       it.taken(Action::Kind::toggle, key).has_value();
  const Rect box{rect.x + 4, rect.y + 8, 24, 24};
  it.draw_box(box, it.colours().paper, it.colours().frame, 2, 4);
  if (checked) {
    it.draw_box({box.x + 6, box.y + 6, 12, 12}, it.colours().ink, it.colours().ink, 0, 2);
  }
  it.draw_text({rect.x + 40, rect.y + (40 - it.text_size(1)) / 2}, label, it.colours().ink, 1,
               wrap);
  if (!hint.empty()) {
    it.draw_text({rect.x + 40, rect.y + label_height}, hint, it.colours().ink_soft, 0.94F, wrap);
  }
  SemanticNode& node = it.add(Role::checkbox, key, label, rect);
  node.checked = checked;
  node.hint = hint;
  return toggled ? std::optional<bool>(!checked) : std::nullopt;
}

void Ui::file_button(std::string_view key, std::string_view label, std::string_view accept,
                     Files files) {
  Impl& it = *impl_;
  const float width = std::min(it.room(), it.text_width(label, 1) + 36);
  const Place2 at = it.take(width, 44, 16);
  const Rect rect{at.x, at.y, width, 44};
  it.draw_box(rect, it.colours().paper, it.colours().accent, 1.5F, 6);
  it.draw_text({at.x + 18, at.y + (44 - it.text_size(1)) / 2}, label, it.colours().accent, 1, 0);
  SemanticNode& node = it.add(Role::file, key, label, rect);
  node.accept = accept;
  node.files = files == Files::documents  ? "documents"
               : files == Files::evidence ? "evidence"
                                          : "draft";
}

bool Ui::description(std::string_view key, std::string_view term, std::string_view value,
                     std::string_view reference, std::string_view change_label,
                     std::string_view change_href) {
  Impl& it = *impl_;
  const bool narrow = it.room() < 480;
  const bool change = !change_label.empty();
  const float change_width = change ? 100.0F : 0.0F;
  const float term_width = narrow ? it.room() : (it.room() - change_width) * 0.45F;
  const float value_width = narrow ? it.room() : it.room() - change_width - term_width - 16;
  const float top = it.y + 8;
  const std::string full = reference.empty() ? std::string(term)
                                             : std::string(term) + " · " + std::string(reference);
  const float term_height = it.wrapped_height(full, 0.94F, term_width);
  it.draw_text({it.x, top}, full, it.colours().ink_soft, 0.94F, term_width);
  const Place2 value_at = narrow ? Place2{it.x, top + term_height + 2}
                                 : Place2{it.x + term_width + 16, top};
  const float value_height = it.wrapped_height(value, 1, value_width);
  it.draw_text(value_at, value, it.colours().ink, 1, value_width);
  float bottom = std::max(top + term_height, value_at.y + value_height);
  SemanticNode& node = it.add(Role::description, key, full,
                              {it.x, top, it.room() - change_width, bottom - top});
  node.value = value;
  bool activated = false;
  if (change) {
    const float left = it.x;
    const float width = it.width;
    it.x = narrow ? left : left + width - change_width;
    it.y = narrow ? bottom + 2 : top - 6;
    const Rect rect{it.x, it.y, change_width, 34};
    const std::string change_key = std::string(key) + ".change";
    activated = it.pressed(change_key, rect, false);
    const std::string_view first_word = change_label.substr(0, change_label.find(' '));
    it.draw_text({rect.x + 8, rect.y + 5}, first_word, it.colours().accent, 1, 0);
    SemanticNode& link_node = it.add(Role::link, change_key, change_label, rect);
    link_node.href = change_href;
    bottom = std::max(bottom, it.y + 34);
    it.x = left;
    it.width = width;
  }
  it.draw_box({it.x, bottom + 8, it.room(), 1}, it.colours().line, it.colours().line, 0, 0);
  it.y = bottom + 9;
  return activated;
}

}  // namespace quayside::ui
