// Ui: headings, text, states, notices, the error summary.
#include <algorithm>

#include "client/ui/ui_impl.h"

namespace quayside::ui {
namespace {

constexpr float kSmall = 0.875F;

float scale_of(TextStyle style) {
  switch (style) {
    case TextStyle::lead:
      return 1.19F;
    case TextStyle::hint:
      return 0.94F;
    case TextStyle::small:
      return kSmall;
    case TextStyle::code:
      return 1.25F;
    default:
      return 1.0F;
  }
}

}  // namespace

void Ui::heading(int level, std::string_view key, std::string_view text) {
  Impl& it = *impl_;
  const float size = level == 1 ? 1.9F : level == 2 ? 1.35F : 1.12F;
  // A long word in a narrow view must not be cut because it is written large.
  const float scale = it.single_column() ? std::min(size, 1.5F) : size;
  if (level > 1) it.y += 16;
  const float height = it.wrapped_height(text, scale, it.width);
  const Place2 at = it.take(it.width, height, level == 1 ? 16 : 8);
  it.draw_text(at, text, {it.colours().ink, scale, it.width, true});
  it.add(Role::heading, key, text, {at.x, at.y, it.width, height}).level = level;
}

void Ui::text(std::string_view key, std::string_view text, TextStyle style) {
  Impl& it = *impl_;
  const float scale = scale_of(style);
  const bool flow = it.in_flow();
  const bool soft = style == TextStyle::hint || style == TextStyle::small;
  const bool code = style == TextStyle::code;
  const float margin = code ? 16.0F : 0.0F;
  const float wrap =
      (flow ? std::min(it.width, it.text_width(text, scale) + 2) : it.width) - 2 * margin;
  const float height = it.wrapped_height(text, scale, wrap) + 2 * margin;
  const Place2 at = it.take(wrap, flow ? std::max(height, it.line_height()) : height, 12);
  const float down = flow ? std::max(0.0F, (it.line_height() - height) / 2) : 0;
  const Rect rect{at.x, at.y + down, wrap + 2 * margin, height};
  if (code) it.draw_box(rect, it.colours().ground, it.colours().line, 1, 8);
  it.draw_text({rect.x + margin, rect.y + margin}, text,
               {soft ? it.colours().ink_soft : it.colours().ink, scale, wrap,
                code || style == TextStyle::strong});
  it.add(Role::paragraph, key, text, rect);
}

void Ui::tag(std::string_view key, std::string_view text, Tone tone) {
  Impl& it = *impl_;
  const ToneColours colours = it.tone_colours(tone);
  const float sign = it.em() * 0.7F;
  const float before = 12 + sign + 8;
  const float width = std::min(it.width, it.text_width(text, kSmall) + before + 14);
  const float height = it.wrapped_height(text, kSmall, width - before - 12) + 8;
  const Place2 at = it.take(width, height, 12);
  const Rect rect{at.x, at.y, width, height};
  it.draw_box(rect, colours.soft, colours.ink, 1, std::min(height / 2, it.em()));
  it.draw_sign(tone, {at.x + 12 + sign / 2, at.y + 4 + it.text_size(kSmall) / 2}, sign,
               colours.ink);
  it.draw_text({at.x + before, at.y + 4}, text, {colours.ink, kSmall, width - before - 12});
  it.add(Role::paragraph, key, text, rect);
}

void Ui::notice(std::string_view key, std::string_view text, Tone tone) {
  Impl& it = *impl_;
  const ToneColours colours = it.tone_colours(tone);
  const float sign = it.em() * 0.9F;
  const float before = 20 + sign + 12;
  const float wrap = it.width - before - 16;
  const float height = it.wrapped_height(text, 1, wrap) + 28;
  const Place2 at = it.take(it.width, height, 16);
  const Rect rect{at.x, at.y, it.width, height};
  it.draw_box(rect, colours.soft, colours.ink, 1, 8);
  it.draw_box({at.x, at.y, 6, height}, colours.ink, 0, 0, 3);
  it.draw_sign(tone, {at.x + 20 + sign / 2, at.y + 14 + it.text_size(1) / 2}, sign, colours.ink);
  it.draw_text({at.x + before, at.y + 14}, text, {it.colours().ink, 1, wrap});
  it.add(Role::paragraph, key, text, rect);
}

void Ui::status(std::string_view key, std::string_view text) {
  Impl& it = *impl_;
  const bool flow = it.in_flow();
  const float wrap = flow ? std::min(it.width, it.text_width(text, kSmall) + 2) : it.width;
  const float height = it.wrapped_height(text, kSmall, wrap);
  if (!flow) it.y += 8;
  const Place2 at = it.take(wrap, flow ? std::max(height, it.line_height()) : height, 8);
  const float down = flow ? std::max(0.0F, (it.line_height() - height) / 2) : 0;
  it.draw_text({at.x, at.y + down}, text, {it.colours().ink_soft, kSmall, wrap});
  it.add(Role::status, key, text, {at.x, at.y + down, wrap, height});
}

void Ui::progress(std::string_view key, std::string_view label, std::optional<float> fraction) {
  Impl& it = *impl_;
  const float height = it.wrapped_height(label, 1, it.width);
  const Place2 at = it.take(it.width, height + 16, 16);
  it.draw_text(at, label, {it.colours().ink, 1, it.width});
  const Rect bar{at.x, at.y + height + 4, std::min(320.0F, it.width), 8};
  const float part = std::clamp(fraction.value_or(0.3F), 0.0F, 1.0F);
  it.draw_box(bar, it.colours().accent_soft, it.colours().frame, 1, 4);
  it.draw_box({bar.x, bar.y, bar.width * part, bar.height}, it.colours().accent, 0, 0, 4);
  SemanticNode& node = it.add(Role::progress, key, label, {at.x, at.y, it.width, height + 16});
  if (fraction) node.value = std::to_string(static_cast<int>(part * 100));
}

std::optional<std::size_t> Ui::error_summary(std::string_view key, std::string_view title,
                                             std::span<const ErrorLink> errors) {
  Impl& it = *impl_;
  it.errors_now.insert(std::string(key));
  if (it.earlier_errors.count(std::string(key)) == 0) it.tree.focus = key;
  it.push(Role::alert, key, title);
  const Rect outer{it.x, it.y, it.width, 0};
  const float padding = it.single_column() ? 16.0F : 24.0F;
  it.x += padding;
  it.width -= 2 * padding;
  it.y += 4;
  heading(2, std::string(key) + ".title", title);
  std::optional<std::size_t> chosen;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const std::string line = std::string(key) + "." + std::to_string(i);
    if (link(line, errors[i].text, "")) chosen = i;
  }
  it.y += 16;
  it.draw_frame({outer.x, outer.y, outer.width, it.y - outer.y}, it.colours().bad, 4, 8);
  end_scope();
  it.y += 24;
  return chosen;
}

}  // namespace quayside::ui
