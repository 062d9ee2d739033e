// Fonts: the product's one typeface for the canvas, the same file that the page uses.
#pragma once

#include <string>

namespace quayside::ui {

/// CSS em to ImGui size: ImGui measures from ascender to descender. Noto Sans: 1000 / 1362.
inline constexpr float kEmPerSize = 0.7342F;

/// Makes the ImGui context if there is none and gives it the font (TTF); an empty text takes
/// ImGui's built-in one. To be called once, before the first Ui.
void load_fonts(std::string ttf_bytes);

}  // namespace quayside::ui
