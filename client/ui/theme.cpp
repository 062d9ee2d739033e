#include "client/ui/theme.h"

namespace quayside::ui {
namespace {

constexpr Palette kLight{
    .paper = 0xffffff, .ground = 0xf4f6f9, .ink = 0x0b1f33, .ink_soft = 0x44566a,
    .line = 0xd5dce4, .frame = 0x5b6b7d,
    .accent = 0x0a5c8f, .accent_ink = 0xffffff, .accent_soft = 0xe3eff7,
    .good = 0x14603a, .good_soft = 0xe2f2e9,
    .attention = 0x7a4b00, .attention_soft = 0xfcf0d9,
    .bad = 0xa3231c, .bad_soft = 0xfbe7e5,
    .focus = 0x0b1f33, .focus_halo = 0xffd24d,
};

constexpr Palette kDark{
    .paper = 0x101b28, .ground = 0x0a131d, .ink = 0xeef3f8, .ink_soft = 0xb4c2d0,
    .line = 0x2f4155, .frame = 0x8296ab,
    .accent = 0x7cc4f2, .accent_ink = 0x06192a, .accent_soft = 0x17324a,
    .good = 0x7fdca9, .good_soft = 0x12352a,
    .attention = 0xf5c46b, .attention_soft = 0x3a2c0e,
    .bad = 0xff9d94, .bad_soft = 0x431a18,
    .focus = 0xffffff, .focus_halo = 0x0a5c8f,
};

constexpr Palette kHighContrast{
    .paper = 0xffffff, .ground = 0xffffff, .ink = 0x000000, .ink_soft = 0x000000,
    .line = 0x000000, .frame = 0x000000,
    .accent = 0x00206b, .accent_ink = 0xffffff, .accent_soft = 0xffffff,
    .good = 0x003d1c, .good_soft = 0xffffff,
    .attention = 0x4a2c00, .attention_soft = 0xffffff,
    .bad = 0x7a0000, .bad_soft = 0xffffff,
    .focus = 0x000000, .focus_halo = 0xffd400,
};

}  // namespace

const Palette& palette(Appearance appearance) {
  switch (appearance) {
    case Appearance::dark: return kDark;
    case Appearance::high_contrast: return kHighContrast;
    default: return kLight;
  }
}

std::string_view appearance_name(Appearance appearance) {
  switch (appearance) {
    case Appearance::dark: return "dark";
    case Appearance::high_contrast: return "high-contrast";
    default: return "light";
  }
}

Appearance appearance_from_name(std::string_view name) {
  if (name == "dark") return Appearance::dark;
  if (name == "high-contrast") return Appearance::high_contrast;
  return Appearance::light;
}

}  // namespace quayside::ui
