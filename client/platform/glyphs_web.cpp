#include "client/platform/glyphs_web.h"

#include <emscripten.h>
#include <imgui_internal.h>

#include <cmath>

// The advance of a character, in pixels of the canvas. With `alpha` (width x height bytes) it is
// drawn there too, `margin` from the left edge and with its baseline `baseline` from the top.
// clang-format off
EM_JS(double, js_glyph, (int codepoint, double em, int width, int height, int baseline, int margin,
                         unsigned char* alpha), {
  const target = alpha === 0 ? null : HEAPU8.subarray(alpha, alpha + width * height);
  return globalThis.quaysidePlatform.glyph(codepoint, em, width, height, baseline, margin, target);
});
// clang-format on

namespace quayside::platform {
namespace {

constexpr int kMargin = 2;  // for what reaches over the advance
float em_of_size = 1;

bool has_glyph(ImFontAtlas*, ImFontConfig*, ImWchar codepoint) {
  const bool control = codepoint < 0x20 || (codepoint >= 0x7f && codepoint < 0xa0);
  const bool surrogate = codepoint >= 0xd800 && codepoint < 0xe000;
  return !control && !surrogate && codepoint <= 0x10ffff;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*,
                ImWchar codepoint, ImFontGlyph* glyph, float* advance_only) {
  const int character = static_cast<int>(codepoint);
  const float density = source->RasterizerDensity * baked->RasterizerDensity;
  const float em = baked->Size * em_of_size * density;
  const auto advance = static_cast<float>(js_glyph(character, em, 0, 0, 0, 0, nullptr));
  if (advance_only != nullptr) {
    *advance_only = advance / density;
    return true;
  }
  const int width = static_cast<int>(std::ceil(advance)) + 2 * kMargin;
  const int height = static_cast<int>(std::ceil(baked->Size * density)) + 2;
  const int baseline = static_cast<int>(std::round(baked->Ascent * density));
  const ImFontAtlasRectId packed = ImFontAtlasPackAddRect(atlas, width, height);
  if (packed == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* const rect = ImFontAtlasPackGetRect(atlas, packed);
  ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
  pixels.resize(width * height);
  js_glyph(character, em, width, height, baseline, kMargin, pixels.Data);

  glyph->Codepoint = codepoint;
  glyph->AdvanceX = advance / density;
  glyph->X0 = -static_cast<float>(kMargin) / density;
  glyph->Y0 = 0;
  glyph->X1 = glyph->X0 + static_cast<float>(width) / density;
  glyph->Y1 = static_cast<float>(height) / density;
  glyph->Visible = true;
  glyph->PackId = packed;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, pixels.Data,
                                     ImTextureFormat_Alpha8, width);
  return true;
}

}  // namespace

void add_browser_glyphs(float em_per_size) {
  em_of_size = em_per_size;
  static ImFontLoader loader;
  loader.Name = "browser";
  loader.FontSrcContainsGlyph = has_glyph;
  loader.FontBakedLoadGlyph = load_glyph;
  ImFontConfig config;
  config.MergeMode = true;
  config.SizePixels = 22;
  config.FontLoader = &loader;
  ImGui::GetIO().Fonts->AddFont(&config);
}

}  // namespace quayside::platform
