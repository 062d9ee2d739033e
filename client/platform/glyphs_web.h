// Browser-drawn glyphs: characters that the product's own typeface lacks (Chinese, Hebrew,
// emoji, …) come from the person's fonts. That costs no download.
#pragma once

namespace quayside::platform {

/// Adds them behind the font that was loaded last. Once, before the first frame.
/// `em_per_size`: the em of that font for an ImGui size of 1.
void add_browser_glyphs(float em_per_size);

}  // namespace quayside::platform
