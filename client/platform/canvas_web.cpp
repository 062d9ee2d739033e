#include "client/platform/canvas_web.h"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <cfloat>

namespace quayside::platform {

bool Canvas::open() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.antialias = false;  // ImGui smooths its own edges
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  context_ = static_cast<int>(emscripten_webgl_create_context("#canvas", &attributes));
  if (context_ <= 0) return false;
  emscripten_webgl_make_context_current(context_);
  ready_ = ImGui_ImplOpenGL3_Init("#version 300 es");
  return ready_;
}

void Canvas::lost() {
  if (ready_) ImGui_ImplOpenGL3_DestroyDeviceObjects();
  ready_ = false;
}

void Canvas::restored() { ready_ = context_ > 0 && ImGui_ImplOpenGL3_CreateDeviceObjects(); }

void Canvas::begin_frame() {
  if (ready_) ImGui_ImplOpenGL3_NewFrame();
}

void Canvas::end_frame(float width, float height, float pixel_ratio) {
  if (!ready_) return;
  glViewport(0, 0, static_cast<int>(width * pixel_ratio), static_cast<int>(height * pixel_ratio));
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Canvas::mouse_moved(float x, float y) { ImGui::GetIO().AddMousePosEvent(x, y); }
void Canvas::mouse_left() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }
void Canvas::mouse_button(bool down) {
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, down);
}
bool Canvas::has_input() const { return !GImGui->InputEventsQueue.empty(); }

}  // namespace quayside::platform
