#include "client/ui/theme.h"

#include <gtest/gtest.h>

#include <cmath>

namespace quayside::ui {
namespace {

// Relative luminance and contrast ratio of WCAG 2.2.
double channel(Colour colour, int shift) {
  const double c = ((colour >> shift) & 0xff) / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
double luminance(Colour colour) {
  return 0.2126 * channel(colour, 16) + 0.7152 * channel(colour, 8) + 0.0722 * channel(colour, 0);
}
double contrast(Colour a, Colour b) {
  const double high = std::max(luminance(a), luminance(b));
  const double low = std::min(luminance(a), luminance(b));
  return (high + 0.05) / (low + 0.05);
}

constexpr Appearance kAll[] = {Appearance::light, Appearance::dark, Appearance::high_contrast};

TEST(Palette, TextReachesFourAndAHalfOnItsGround) {
  for (const Appearance appearance : kAll) {
    const Palette& p = palette(appearance);
    const Colour pairs[][2] = {
        {p.ink, p.paper}, {p.ink, p.ground}, {p.ink_soft, p.paper}, {p.ink_soft, p.ground},
        {p.accent, p.paper}, {p.accent, p.ground}, {p.accent, p.accent_soft},
        {p.accent_ink, p.accent}, {p.bad, p.paper}, {p.bad, p.bad_soft}, {p.good, p.good_soft},
        {p.attention, p.attention_soft}, {p.ink, p.bad_soft}, {p.ink, p.good_soft},
        {p.ink, p.attention_soft}, {p.paper, p.bad}};
    for (const auto& pair : pairs) {
      EXPECT_GE(contrast(pair[0], pair[1]), 4.5)
          << appearance_name(appearance) << std::hex << " " << pair[0] << " on " << pair[1];
    }
  }
}

TEST(Palette, FramesAndFocusReachThree) {
  for (const Appearance appearance : kAll) {
    const Palette& p = palette(appearance);
    EXPECT_GE(contrast(p.frame, p.paper), 3) << appearance_name(appearance);
    EXPECT_GE(contrast(p.focus, p.paper), 3) << appearance_name(appearance);
    EXPECT_GE(contrast(p.focus, p.focus_halo), 3) << appearance_name(appearance);
  }
}

}  // namespace
}  // namespace quayside::ui
