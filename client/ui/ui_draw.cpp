// Ui: text, boxes and signs. The only file that turns content coordinates into those of the view.
#include <imgui_internal.h>

#include <algorithm>

#include "client/ui/fonts.h"
#include "client/ui/ui_impl.h"

namespace quayside::ui {
namespace {

ImU32 packed(Colour colour, float share = 1) {
  return IM_COL32((colour >> 16) & 0xff, (colour >> 8) & 0xff, colour & 0xff,
                  static_cast<int>(share * 255));
}

ImDrawList* list_on(int channel) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->ChannelsSetCurrent(channel);
  return list;
}

constexpr float kNoWrap = 1.0e6F;

}  // namespace

ToneColours Ui::Impl::tone_colours(Tone tone) const {
  switch (tone) {
    case Tone::good:
      return {colours().good, colours().good_soft};
    case Tone::attention:
      return {colours().attention, colours().attention_soft};
    case Tone::bad:
      return {colours().bad, colours().bad_soft};
    default:
      return {colours().ink_soft, colours().ground};
  }
}

float Ui::Impl::text_size(float scale) const { return em() * scale / kEmPerSize; }

float Ui::Impl::wrapped_height(std::string_view text, float scale, float wrap) const {
  const ImVec2 size = ImGui::GetFont()->CalcTextSizeA(
      text_size(scale), kNoWrap, std::max(1.0F, wrap), text.data(), text.data() + text.size());
  return std::max(size.y, text_size(scale));
}

float Ui::Impl::text_width(std::string_view text, float scale) const {
  return ImGui::GetFont()
      ->CalcTextSizeA(text_size(scale), kNoWrap, 0, text.data(), text.data() + text.size())
      .x;
}

bool Ui::Impl::is_seen(float top, float height) const {
  return top < frame.scroll_y + frame.height && top + height > frame.scroll_y;
}

void Ui::Impl::draw_text(Place2 at, std::string_view text, const TextLook& look) {
  if (text.empty() || at.y > frame.scroll_y + frame.height) return;
  if (at.y < frame.scroll_y &&
      !is_seen(at.y, wrapped_height(text, look.scale, look.wrap > 0 ? look.wrap : kNoWrap))) {
    return;
  }
  ImDrawList* list = list_on(channel);
  ImFont* font = ImGui::GetFont();
  const float size = text_size(look.scale);
  const ImVec2 position(at.x, at.y - frame.scroll_y);
  const char* end = text.data() + text.size();
  const ImU32 colour = packed(look.colour);
  list->AddText(font, size, position, colour, text.data(), end, look.wrap);
  if (look.bold) {  // one file, one weight: a second stroke makes it heavier
    list->AddText(font, size, ImVec2(position.x + em() * look.scale * 0.035F, position.y), colour,
                  text.data(), end, look.wrap);
  }
  if (!look.underlined) return;
  float y = position.y;
  for (const char* line = text.data(); line < end; y += size) {
    const char* stop = look.wrap > 0 ? font->CalcWordWrapPosition(size, line, end, look.wrap) : end;
    if (stop <= line) stop = line + 1;
    const float length = font->CalcTextSizeA(size, kNoWrap, 0, line, stop).x;
    const float below = y + size * 0.9F;
    list->AddLine(ImVec2(position.x, below), ImVec2(position.x + length, below), colour, 1);
    line = stop;
    while (line < end && (*line == ' ' || *line == '\n'))
      ++line;
  }
}

void Ui::Impl::draw_box(const Rect& rect, Colour fill, Colour line, float thickness,
                        float rounding) {
  if (!is_seen(rect.y, rect.height)) return;
  ImDrawList* list = list_on(channel);
  const ImVec2 from(rect.x, rect.y - frame.scroll_y);
  const ImVec2 to(from.x + rect.width, from.y + rect.height);
  list->AddRectFilled(from, to, packed(fill), rounding);
  if (thickness > 0) draw_frame(rect, line, thickness, rounding);
}

// The line lies inside the rectangle, so that the DOM's focus ring fits around it.
void Ui::Impl::draw_frame(const Rect& rect, Colour line, float thickness, float rounding) {
  if (!is_seen(rect.y, rect.height)) return;
  const float half = thickness / 2;
  const ImVec2 from(rect.x + half, rect.y + half - frame.scroll_y);
  const ImVec2 to(rect.x + rect.width - half, rect.y + rect.height - half - frame.scroll_y);
  list_on(channel)->AddRect(from, to, packed(line), rounding - half, 0, thickness);
}

void Ui::Impl::draw_rule(Place2 at, float length) {
  draw_box({at.x, at.y, length, 1}, colours().line, colours().line, 0, 0);
}

void Ui::Impl::fill_behind(const Rect& rect, Colour fill, float rounding) {
  --channel;
  draw_box(rect, fill, fill, 0, rounding);
  ++channel;
}

void Ui::Impl::shade(const Rect& rect, Colour fill, float share, float rounding) {
  const ImVec2 from(rect.x, rect.y - frame.scroll_y);
  list_on(channel - 1)
      ->AddRectFilled(from, ImVec2(from.x + rect.width, from.y + rect.height), packed(fill, share),
                      rounding);
}

void Ui::Impl::draw_sign(Tone tone, Place2 centre, float size, Colour colour) {
  if (!is_seen(centre.y - size, 2 * size)) return;
  ImDrawList* list = list_on(channel);
  const float x = centre.x;
  const float y = centre.y - frame.scroll_y;
  const float half = size / 2;
  const float stroke = std::max(1.5F, size / 6);
  const ImU32 ink = packed(colour);
  switch (tone) {
    case Tone::good: {
      const ImVec2 tick[] = {
          {x - half, y}, {x - half * 0.25F, y + half * 0.7F}, {x + half, y - half * 0.7F}};
      list->AddPolyline(tick, 3, ink, 0, stroke);
      return;
    }
    case Tone::attention:
      list->AddRectFilled(ImVec2(x - stroke * 0.6F, y - half),
                          ImVec2(x + stroke * 0.6F, y + half * 0.25F), ink, 1);
      list->AddCircleFilled(ImVec2(x, y + half * 0.8F), stroke * 0.75F, ink);
      return;
    case Tone::bad:
      list->AddLine(ImVec2(x - half * 0.7F, y - half * 0.7F),
                    ImVec2(x + half * 0.7F, y + half * 0.7F), ink, stroke);
      list->AddLine(ImVec2(x + half * 0.7F, y - half * 0.7F),
                    ImVec2(x - half * 0.7F, y + half * 0.7F), ink, stroke);
      return;
    default:
      list->AddCircleFilled(ImVec2(x, y), size / 4, ink);
  }
}

void Ui::Impl::draw_arrow_down(Place2 centre, Colour colour) {
  if (!is_seen(centre.y - 8, 16)) return;
  const float y = centre.y - frame.scroll_y;
  const ImVec2 arrow[] = {{centre.x - 5, y - 3}, {centre.x, y + 3}, {centre.x + 5, y - 3}};
  list_on(channel)->AddPolyline(arrow, 3, packed(colour), 0, 2);
}

// The same ship as public/icon.svg, which is 64 units wide.
void Ui::Impl::draw_brand(Place2 at, float size) {
  if (!is_seen(at.y, size)) return;
  const float unit = size / 64;
  draw_box({at.x, at.y, size, size}, colours().accent, 0, 0, 14 * unit);
  const float x = at.x;
  const float y = at.y - frame.scroll_y;
  ImDrawList* list = list_on(channel);
  const ImVec2 hull[] = {{x + 14 * unit, y + 36 * unit},
                         {x + 50 * unit, y + 36 * unit},
                         {x + 44 * unit, y + 48 * unit},
                         {x + 20 * unit, y + 48 * unit}};
  list->AddConvexPolyFilled(hull, 4, packed(colours().accent_ink));
  const Place2 boxes[] = {{20, 24}, {33, 24}, {27, 13}};
  for (const Place2& box : boxes) {
    list->AddRectFilled(ImVec2(x + box.x * unit, y + box.y * unit),
                        ImVec2(x + (box.x + 10) * unit, y + (box.y + 9) * unit),
                        packed(colours().accent_ink));
  }
}

void Ui::Impl::clip(const Rect& rect) {
  const float top = rect.y - frame.scroll_y;
  // A clip rectangle belongs to the channel that is current when it is set.
  list_on(channel)->PushClipRect(ImVec2(rect.x, top),
                                 ImVec2(rect.x + rect.width, top + rect.height), true);
}

void Ui::Impl::end_clip() { list_on(channel)->PopClipRect(); }

}  // namespace quayside::ui
