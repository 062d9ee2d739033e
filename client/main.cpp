// Quayside in the browser: puts app, Ui and page together and draws a frame when there is a reason
// to.
//
// Everything that JavaScript calls only queues; a frame takes the queue. Without a reason no frame
// is drawn.
#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cfloat>
#include <utility>

#include "client/app/app.h"
#include "client/platform/glyphs_web.h"
#include "client/platform/platform_web.h"
#include "client/ui/fonts.h"
#include "client/ui/tree_json.h"
#include "client/ui/ui.h"
#include "client/views/view.h"
#include "shared/base/ensure.h"
#include "shared/seal/seal.h"

// clang-format off
EM_JS(void, js_request_frame, (), { globalThis.quaysidePlatform.requestFrame(); });
EM_JS(void, js_update_mirror, (const char* json, int size), {
  globalThis.quaysideMirror.update(UTF8ToString(json, size));
});
EM_JS(void, js_cursor, (int hand), { globalThis.quaysideMirror.cursor(hand !== 0); });
// Width, height, scroll position and pixel ratio; the answer: is the canvas shown?
EM_JS(int, js_view, (double* numbers), {
  const view = globalThis.quaysideMirror.view();
  HEAPF64.set([view.width, view.height, view.scrollY, view.pixelRatio], numbers >> 3);
  return view.graphic ? 1 : 0;
});
// clang-format on

namespace quayside {
namespace {

// ImGui hands out the events of one click over several frames.
constexpr int kFramesAfterPointer = 3;

void frame_if_changed();

struct Page {
  platform::WebPlatform platform{frame_if_changed};
  app::App app{platform};
  ui::Ui ui;
  std::vector<ui::Action> actions;
  std::string shown_tree;
  bool can_draw = false;
  int frames_wanted = 0;
};

Page* page = nullptr;

// An answer that changes nothing on the screen, such as the tick of a clock, draws nothing.
void frame_if_changed() {
  if (page->app.take_changed()) js_request_frame();
}

bool make_drawing_context() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = attributes.depth = attributes.antialias = EM_FALSE;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context =
      emscripten_webgl_create_context("#canvas", &attributes);
  if (context <= 0) return false;
  return emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS &&
         ImGui_ImplOpenGL3_Init("#version 300 es");
}

void draw_canvas() {
  glClearColor(1, 1, 1, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  js_cursor(ImGui::GetMouseCursor() == ImGuiMouseCursor_Hand ? 1 : 0);
}

void update_mirror(const ui::SemanticTree& tree, const ui::Theme& theme) {
  std::string json = ui::tree_to_json(tree, theme, page->ui.content_height());
  if (json == page->shown_tree && tree.focus.empty()) return;
  page->shown_tree = std::move(json);
  js_update_mirror(page->shown_tree.data(), static_cast<int>(page->shown_tree.size()));
}

void draw_frame() {
  // Until the device's records are read, what index.html says stands there.
  if (page->app.state().route.screen == app::Screen::loading) return;
  double numbers[4] = {};
  const bool graphic = js_view(numbers) != 0;
  const app::Settings& settings = page->app.state().settings;
  ui::Ui::Frame frame;
  frame.width = static_cast<float>(numbers[0]);
  frame.height = static_cast<float>(numbers[1]);
  frame.scroll_y = static_cast<float>(numbers[2]);
  frame.pixel_ratio = static_cast<float>(numbers[3]);
  frame.theme.appearance = ui::appearance_from_name(settings.appearance);
  frame.theme.text_px = static_cast<float>(settings.text_px);
  frame.actions = std::exchange(page->actions, {});
  const bool acted = !frame.actions.empty();

  if (page->can_draw) ImGui_ImplOpenGL3_NewFrame();
  page->ui.begin_frame(frame);
  app::CommandQueue commands;
  views::draw(page->app.state(), page->ui, commands);
  if (const std::string key = page->app.take_focus(); !key.empty()) page->ui.focus(key);
  for (const app::Words& words : page->app.take_announcements())
    page->ui.announce(message(settings.language, words.key, words.arguments));
  const ui::SemanticTree& tree = page->ui.end_frame();
  if (page->can_draw && graphic) draw_canvas();
  update_mirror(tree, frame.theme);

  page->app.dispatch_all(commands);
  page->frames_wanted = std::max(0, page->frames_wanted - 1);
  if (page->app.take_changed() || acted || page->frames_wanted > 0) js_request_frame();
}

}  // namespace
}  // namespace quayside

// --- What the page's scripts call. Texts and bytes are a pointer and a size. ---------------------

extern "C" {

using namespace quayside;

/// The answer: can the canvas be drawn?
EMSCRIPTEN_KEEPALIVE int qs_start(const char* font, int size) {
  ensure(seal::initialise(), "libsodium starts");
  ui::load_fonts(std::string(font, size));
  platform::add_browser_glyphs(ui::kEmPerSize);
  page = new Page;
  page->can_draw = make_drawing_context();
  page->app.start();
  js_request_frame();
  return page->can_draw ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void qs_frame() { draw_frame(); }

EMSCRIPTEN_KEEPALIVE void qs_action(int kind, const char* key, int key_size, const char* text,
                                    int text_size) {
  page->actions.push_back({static_cast<ui::Action::Kind>(kind), std::string(key, key_size),
                           std::string(text, text_size)});
  js_request_frame();
}

EMSCRIPTEN_KEEPALIVE void qs_file(const char* key, int key_size, const char* name, int name_size,
                                  const char* bytes, int size, int too_large) {
  page->app.file_picked(std::string(key, key_size),
                        {std::string(name, name_size), std::string(bytes, size), too_large != 0});
  js_request_frame();
}

/// The page is shown again, or touched after a while: before anything else happens the key may have
/// to be locked.
EMSCRIPTEN_KEEPALIVE void qs_wake() {
  page->app.lock_if_idle();
  frame_if_changed();
}

EMSCRIPTEN_KEEPALIVE void qs_route(const char* path, int size) {
  page->app.route_changed(std::string(path, size));
  js_request_frame();
}

/// In view coordinates. kind 0: moved, 1: pressed, 2: released, 3: left or broken off
EMSCRIPTEN_KEEPALIVE void qs_pointer(int kind, double x, double y) {
  ImGuiIO& io = ImGui::GetIO();
  if (kind == 3) x = y = -FLT_MAX;
  io.AddMousePosEvent(static_cast<float>(x), static_cast<float>(y));
  if (kind == 1) io.AddMouseButtonEvent(0, true);
  if (kind >= 2) io.AddMouseButtonEvent(0, false);
  page->frames_wanted = kFramesAfterPointer;
  js_request_frame();
}

}  // extern "C"

int main() { return 0; }
