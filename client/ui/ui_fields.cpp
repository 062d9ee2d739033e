// Ui: everything that is filled in. Text and choices are edited by the browser's own elements;
// here they are painted as they look when idle.
#include <algorithm>

#include "client/ui/ui_impl.h"
#include "shared/base/text.h"

namespace quayside::ui {
namespace {

constexpr std::size_t kShownBytes = 2000;
constexpr float kBoxSize = 24;  // of a tick or a radio button
constexpr float kBoxIndent = 40;

// As much of a value as can be seen; the browser's own field has the rest.
std::string shown_part(std::string_view text, bool one_line) {
  std::size_t size = std::min(text.size(), kShownBytes);
  while (size > 0 && size < text.size() && (text[size] & 0xc0) == 0x80)
    --size;
  std::string part(text.substr(0, size));
  if (one_line) std::replace(part.begin(), part.end(), '\n', ' ');
  return part;
}

std::string dots(std::string_view text) {
  std::string masked;
  std::size_t count = 0;
  for (const char c : text) {
    if ((c & 0xc0) != 0x80 && ++count <= 60) masked += "\u2022";
  }
  return masked;
}

void fill_field_node(SemanticNode& node, const TextField& field) {
  node.value = field.value;
  node.hint = field.hint;
  node.error = field.error;
  node.reference = field.reference;
  node.required = field.required;
  node.disabled = field.disabled;
  node.multiline = field.multiline;
  node.password = field.password;
  node.max_length = field.max_length;
  node.input_mode = field.input_mode;
  node.autocomplete = field.autocomplete;
  node.options = field.suggestions;
}

void fill_choice_node(SemanticNode& node, const Choice& choice) {
  node.value = choice.value;
  node.hint = choice.hint;
  node.error = choice.error;
  node.reference = choice.reference;
  node.required = choice.required;
  node.options = choice.options;
}

}  // namespace

float Ui::Impl::draw_head(std::string_view label, std::string_view reference, std::string_view hint,
                          std::string_view error, Place2 at, float wrap) {
  constexpr float kReferenceScale = 0.8F;
  float used = 0;
  float line_end = 0;  // of the label, when the reference can stand beside it
  const auto line = [&](std::string_view text, const TextLook& look) {
    if (text.empty()) return;
    draw_text({at.x, at.y + used}, text, look);
    used += wrapped_height(text, look.scale, wrap) + 2;
  };
  line(label, {colours().ink, 1, wrap, true});
  if (!label.empty() && used < text_size(1) * 1.5F) line_end = text_width(label, 1) + 12;
  const float reference_width = text_width(reference, kReferenceScale);
  if (line_end > 0 && line_end + reference_width <= wrap) {
    const float down = (text_size(1) - text_size(kReferenceScale)) * 0.78F;  // same base line
    draw_text({at.x + line_end, at.y + down}, reference, {colours().ink_soft, kReferenceScale});
  } else {
    line(reference, {colours().ink_soft, kReferenceScale, wrap});
  }
  line(hint, {colours().ink_soft, 0.94F, wrap});
  if (!error.empty()) {
    const float sign = em() * 0.7F;
    const float indent = sign + 10;
    draw_sign(Tone::attention, {at.x + sign / 2, at.y + used + text_size(0.94F) / 2}, sign,
              colours().bad);
    draw_text({at.x + indent, at.y + used}, error, {colours().bad, 0.94F, wrap - indent, true});
    used += wrapped_height(error, 0.94F, wrap - indent) + 2;
  }
  return used + (used > 0 ? 4 : 0);
}

Edit Ui::text_field(const TextField& field) {
  Impl& it = *impl_;
  const Palette& colours = it.colours();
  const float width =
      std::min(it.width, static_cast<float>(field.width_characters) * it.em() * 0.62F + 28);
  const float line = it.field_height();
  const float height = field.multiline ? line + 3 * it.text_size(1) : line;
  const float head =
      it.draw_head(field.label, field.reference, field.hint, field.error, {it.x, it.y}, it.width);
  const Rect rect{it.x, it.y + head, field.multiline ? it.width : width, height};
  it.y = rect.y + rect.height + 20;
  const bool bad = !field.error.empty();
  it.draw_box(rect, field.disabled ? colours.ground : colours.paper,
              bad ? colours.bad : colours.frame, bad ? 2.5F : 1.5F, 6);
  const std::string shown =
      field.password ? dots(field.value) : shown_part(field.value, !field.multiline);
  it.clip({rect.x, rect.y, rect.width - 8, rect.height - 2});
  const float down = field.multiline ? 10.0F : (line - it.text_size(1)) / 2;
  it.draw_text(
      {rect.x + 12, rect.y + down}, shown,
      {field.disabled ? colours.ink_soft : colours.ink, 1, field.multiline ? rect.width - 24 : 0});
  it.end_clip();
  fill_field_node(it.add(Role::textbox, field.key, field.label, rect), field);

  Edit edit;
  edit.text = field.value;
  while (const auto typed = it.taken(Action::Kind::set_text, field.key))
    edit.text = *typed;
  while (const auto committed = it.taken(Action::Kind::commit_text, field.key)) {
    edit.text = *committed;
    edit.committed = true;
  }
  if (field.disabled || !is_valid_utf8(edit.text)) edit = {false, false, field.value};
  edit.changed = edit.text != field.value;
  return edit;
}

std::optional<std::string> Ui::select(const Choice& choice) {
  Impl& it = *impl_;
  float longest = 10 * it.em();
  std::string shown = choice.value;
  for (const Option& option : choice.options) {
    longest = std::max(longest, it.text_width(option.label, 1));
    if (option.value == choice.value) shown = option.label;
  }
  const float head = it.draw_head(choice.label, choice.reference, choice.hint, choice.error,
                                  {it.x, it.y}, it.width);
  const float height = it.field_height();
  const Rect rect{it.x, it.y + head, std::min(it.width, longest + 60), height};
  it.y = rect.y + rect.height + 20;
  const bool bad = !choice.error.empty();
  it.draw_box(rect, it.colours().paper, bad ? it.colours().bad : it.colours().frame,
              bad ? 2.5F : 1.5F, 6);
  it.clip({rect.x, rect.y, rect.width - 36, rect.height});
  it.draw_text({rect.x + 12, rect.y + (height - it.text_size(1)) / 2}, shown_part(shown, true),
               {it.colours().ink});
  it.end_clip();
  it.draw_arrow_down({rect.x + rect.width - 20, rect.y + height / 2}, it.colours().ink);
  fill_choice_node(it.add(Role::select, choice.key, choice.label, rect), choice);
  std::optional<std::string> chosen = it.taken(Action::Kind::choose, choice.key);
  if (chosen && *chosen == choice.value) chosen.reset();
  return chosen;
}

std::optional<std::string> Ui::radios(const Choice& choice) {
  Impl& it = *impl_;
  it.push(Role::radiogroup, choice.key, choice.label);
  fill_choice_node(it.tree.nodes.back(), choice);
  it.y += it.draw_head(choice.label, choice.reference, choice.hint, choice.error, {it.x, it.y},
                       it.width);
  std::optional<std::string> chosen = it.taken(Action::Kind::choose, choice.key);
  for (const Option& option : choice.options) {
    const float wrap = it.width - kBoxIndent;
    const float text_height = it.wrapped_height(option.label, 1, wrap);
    const float height = std::max(40.0F, text_height + 12);
    const Rect rect{it.x, it.y, std::min(it.width, it.text_width(option.label, 1) + kBoxIndent + 8),
                    height};
    const std::string key = choice.key + "." + option.value;
    bool hovered = false;
    if (it.pressed(key, rect, false, &hovered)) chosen = option.value;
    const bool on = option.value == choice.value;
    const Rect circle{rect.x + 4, rect.y + (std::min(height, 40.0F) - kBoxSize) / 2, kBoxSize,
                      kBoxSize};
    it.draw_box(circle, hovered ? it.colours().accent_soft : it.colours().paper,
                on ? it.colours().accent : it.colours().frame, 2, 12);
    if (on) it.draw_box({circle.x + 6, circle.y + 6, 12, 12}, it.colours().accent, 0, 0, 6);
    it.draw_text({rect.x + kBoxIndent, rect.y + std::max(6.0F, (40 - text_height) / 2)},
                 option.label, {it.colours().ink, 1, wrap});
    SemanticNode& node = it.add(Role::radio, key, option.label, rect);
    node.value = option.value;
    node.checked = on;
    it.y += height + 4;
  }
  end_scope();
  it.y += 16;
  if (chosen && *chosen == choice.value) chosen.reset();
  return chosen;
}

std::optional<bool> Ui::checkbox(std::string_view key, std::string_view label, bool checked,
                                 std::string_view hint, std::string_view error) {
  Impl& it = *impl_;
  const float wrap = it.width - kBoxIndent;
  const float label_height = it.wrapped_height(label, 1, wrap);
  const Rect rect{it.x, it.y, std::min(it.width, it.text_width(label, 1) + kBoxIndent + 8),
                  std::max(40.0F, label_height + 12)};
  bool hovered = false;
  const bool toggled =
      it.pressed(key, rect, false, &hovered) || it.taken(Action::Kind::toggle, key).has_value();
  const Rect box{rect.x + 4, rect.y + 8, kBoxSize, kBoxSize};
  const Colour frame = error.empty() ? it.colours().frame : it.colours().bad;
  const Colour paper = hovered ? it.colours().accent_soft : it.colours().paper;
  it.draw_box(box, checked ? it.colours().accent : paper, checked ? it.colours().accent : frame, 2,
              5);
  if (checked) {
    it.draw_sign(Tone::good, {box.x + kBoxSize / 2, box.y + kBoxSize / 2}, 13,
                 it.colours().accent_ink);
  }
  it.draw_text({rect.x + kBoxIndent, rect.y + std::max(6.0F, (40 - label_height) / 2)}, label,
               {it.colours().ink, 1, wrap});
  const float below =
      it.draw_head("", "", hint, error, {rect.x + kBoxIndent, rect.y + rect.height}, wrap);
  it.y += rect.height + below + 12;
  SemanticNode& node = it.add(Role::checkbox, key, label, rect);
  node.checked = checked;
  node.hint = hint;
  node.error = error;
  return toggled ? std::optional<bool>(!checked) : std::nullopt;
}

}  // namespace quayside::ui
