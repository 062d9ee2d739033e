// Browser font: glyphs that the product's own typeface lacks (Chinese, Japanese, Korean, arrows, …),
// drawn by the browser in the person's own fonts. Costs no download.
#pragma once

namespace quayside::platform {

/// Adds the source to the font that was loaded last. Once, before the first frame.
/// `em_per_size`: the em of that font for an ImGui size of 1.
void add_browser_glyphs(float em_per_size);

}  // namespace quayside::platform
