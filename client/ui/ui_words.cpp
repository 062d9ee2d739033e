// Ui: headings, text, states, notices, the error summary.
#include <algorithm>

#include "client/ui/ui_impl.h"

namespace quayside::ui {
namespace {

struct ToneColours {
  Colour ink, soft;
  const char* sign;
};

ToneColours tone_colours(const Palette& palette, Tone tone) {
  switch (tone) {
    case Tone::good: return {palette.good, palette.good_soft, "+"};
    case Tone::attention: return {palette.attention, palette.attention_soft, "!"};
    case Tone::bad: return {palette.bad, palette.bad_soft, "×"};
    default: return {palette.ink_soft, palette.ground, "·"};
  }
}

float scale_of(TextStyle style) {
  switch (style) {
    case TextStyle::lead: return 1.19F;
    case TextStyle::hint: return 0.94F;
    case TextStyle::small: return 0.875F;
    case TextStyle::code: return 1.25F;
    default: return 1.0F;
  }
}

}  // namespace

void Ui::heading(int level, std::string_view key, std::string_view text) {
  Impl& it = *impl_;
  const float scale = level == 1 ? 1.9F : level == 2 ? 1.35F : 1.12F;
  if (level > 1) it.y += 16;
  const float wrap = it.room();
  const float height = it.wrapped_height(text, scale, wrap);
  const Place2 at = it.take(wrap, height, level == 1 ? 16 : 8);
  it.draw_text(at, text, it.colours().ink, scale, wrap, true);
  it.add(Role::heading, key, text, {at.x, at.y, wrap, height}).level = level;
}

void Ui::text(std::string_view key, std::string_view text, TextStyle style) {
  Impl& it = *impl_;
  const float scale = scale_of(style);
  const bool flow = !it.open.empty() && it.open.back().flow;
  const float wrap = flow ? std::min(it.room(), it.text_width(text, scale) + 2) : it.room();
  const float height = it.wrapped_height(text, scale, wrap);
  const Place2 at = it.take(wrap, flow ? std::max(height, 34.0F) : height, 12);
  const bool soft = style == TextStyle::hint || style == TextStyle::small;
  const float down = flow ? std::max(0.0F, (34 - height) / 2) : 0;
  it.draw_text({at.x, at.y + down}, text, soft ? it.colours().ink_soft : it.colours().ink, scale,
               wrap, style == TextStyle::strong || style == TextStyle::code);
  it.add(Role::paragraph, key, text, {at.x, at.y + down, wrap, height});
}

void Ui::tag(std::string_view key, std::string_view text, Tone tone) {
  Impl& it = *impl_;
  const ToneColours colours = tone_colours(it.colours(), tone);
  const std::string label = std::string(colours.sign) + "  " + std::string(text);
  const float width = std::min(it.room(), it.text_width(label, 0.875F) + 24);
  const float height = it.wrapped_height(label, 0.875F, width - 20) + 8;
  const Place2 at = it.take(width, height, 12);
  it.draw_box({at.x, at.y, width, height}, colours.soft, colours.ink, 1, height / 2);
  it.draw_text({at.x + 12, at.y + 4}, label, colours.ink, 0.875F, width - 20);
  it.add(Role::paragraph, key, text, {at.x, at.y, width, height});
}

void Ui::notice(std::string_view key, std::string_view text, Tone tone) {
  Impl& it = *impl_;
  const ToneColours colours = tone_colours(it.colours(), tone);
  const float wrap = it.room() - 36;
  const float height = it.wrapped_height(text, 1, wrap) + 24;
  const Place2 at = it.take(it.room(), height, 16);
  it.draw_box({at.x, at.y, it.room(), height}, colours.soft, colours.ink, 0, 6);
  it.draw_box({at.x, at.y, 6, height}, colours.ink, colours.ink, 0, 2);
  it.draw_text({at.x + 22, at.y + 12}, text, it.colours().ink, 1, wrap);
  it.add(Role::paragraph, key, text, {at.x, at.y, it.room(), height});
}

void Ui::status(std::string_view key, std::string_view text) {
  Impl& it = *impl_;
  const bool flow = !it.open.empty() && it.open.back().flow;
  const float wrap = flow ? std::min(it.room(), it.text_width(text, 0.875F) + 2) : it.room();
  const float height = it.wrapped_height(text, 0.875F, wrap);
  const Place2 at = it.take(wrap, flow ? 34 : height, 12);
  const float down = flow ? std::max(0.0F, (34 - height) / 2) : 0;
  it.draw_text({at.x, at.y + down}, text, it.colours().ink_soft, 0.875F, wrap);
  it.add(Role::status, key, text, {at.x, at.y + down, wrap, height});
}

void Ui::progress(std::string_view key, std::string_view label, std::optional<float> fraction) {
  Impl& it = *impl_;
  const float height = it.wrapped_height(label, 1, it.room());
  const Place2 at = it.take(it.room(), height + 16, 16);
  it.draw_text(at, label, it.colours().ink, 1, it.room());
  const Rect bar{at.x, at.y + height + 4, std::min(320.0F, it.room()), 8};
  it.draw_box(bar, it.colours().line, it.colours().frame, 1, 4);
  const float part = std::clamp(fraction.value_or(0.3F), 0.0F, 1.0F);
  it.draw_box({bar.x, bar.y, bar.width * part, bar.height}, it.colours().accent,
              it.colours().accent, 0, 4);
  SemanticNode& node =
      it.add(Role::progress, key, label, {at.x, at.y, it.room(), height + 16});
  if (fraction) node.value = std::to_string(static_cast<int>(part * 100));
}

std::optional<std::size_t> Ui::error_summary(std::string_view key, std::string_view title,
                                             std::span<const ErrorLink> errors) {
  Impl& it = *impl_;
  it.errors_now.insert(std::string(key));
  if (it.earlier_errors.count(std::string(key)) == 0) it.tree.focus = key;
  it.push(Role::alert, key, title);
  const float left = it.x;
  const float width = it.width;
  const float top = it.y;
  it.x += 20;
  it.width -= 40;
  it.y += 16;
  heading(2, std::string(key) + ".title", title);
  std::optional<std::size_t> chosen;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const std::string line = std::string(key) + "." + std::to_string(i);
    if (link(line, errors[i].text, "")) chosen = i;
  }
  it.y += 12;
  it.fill_behind({left, top, width, it.y - top}, it.colours().bad, 8);
  it.fill_behind({left + 3, top + 3, width - 6, it.y - top - 6}, it.colours().paper, 6);
  end_scope();
  it.y += 16;
  return chosen;
}

}  // namespace quayside::ui
