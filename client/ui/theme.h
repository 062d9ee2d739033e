// Theme: colours and sizes of the product, as tokens; canvas and text view use the same ones.
//
// Every pair of text and ground reaches WCAG 2.2 AA (4.5:1), every frame and focus ring 3:1;
// tests/client/ui checks it for all themes.
#pragma once

#include <cstdint>
#include <string_view>

namespace quayside::ui {

enum class Appearance { light, dark, high_contrast };

/// 0xRRGGBB
using Colour = std::uint32_t;

struct Palette {
  Colour paper, ground, ink, ink_soft, line, frame;
  Colour accent, accent_ink, accent_soft;
  Colour good, good_soft, attention, attention_soft, bad, bad_soft;
  Colour focus, focus_halo;
};

struct Theme {
  Appearance appearance = Appearance::light;
  float text_px = 16;  ///< em size of body text in CSS pixels; the person's setting
};

const Palette& palette(Appearance appearance);
std::string_view appearance_name(Appearance appearance);  ///< "light", "dark", "high-contrast"
Appearance appearance_from_name(std::string_view name);

}  // namespace quayside::ui
