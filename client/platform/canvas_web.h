// Canvas: WebGL2 under the page's mirror, and the mouse on it. Without WebGL2 the page shows the
// text view; frames are then made but not painted.
#pragma once

namespace quayside::platform {

class Canvas {
 public:
  /// Takes the element with the id "canvas"; false when the browser gives no WebGL2.
  bool open();
  /// The browser took the graphics card away, or gave it back.
  void lost();
  void restored();

  void begin_frame();
  /// Paints what ImGui has drawn.
  void end_frame(float width, float height, float pixel_ratio);

  void mouse_moved(float x, float y);
  void mouse_left();
  void mouse_button(bool down);
  /// Clicks and moves that the next frame has to take in.
  bool has_input() const;

 private:
  int context_ = 0;
  bool ready_ = false;
};

}  // namespace quayside::platform
