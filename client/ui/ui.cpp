#include "client/ui/ui.h"

#include <imgui_internal.h>

#include <algorithm>
#include <utility>

#include "client/ui/fonts.h"
#include "client/ui/ui_impl.h"
#include "shared/base/ensure.h"
#include "shared/base/text.h"

namespace quayside::ui {
namespace {

// Items that ImGui was given in this frame, and those that a node stands for: see hooks below.
std::set<ImGuiID>& submitted_items() {
  static std::set<ImGuiID> items;
  return items;
}
std::set<ImGuiID>& mirrored_items() {
  static std::set<ImGuiID> items;
  return items;
}

ImU32 packed(Colour colour) {
  return IM_COL32((colour >> 16) & 0xff, (colour >> 8) & 0xff, colour & 0xff, 255);
}

// Without a renderer (tests) nobody makes textures; ImGui has to be told that they exist.
void pretend_textures() {
  if (ImGui::GetIO().BackendRendererName != nullptr) return;
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_OK) continue;
    const bool destroy = texture->Status == ImTextureStatus_WantDestroy;
    texture->SetTexID(destroy ? ImTextureID_Invalid : static_cast<ImTextureID>(1));
    texture->SetStatus(destroy ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
  }
}

void begin_window(const Ui::Frame& frame) {
  ImGui::SetNextWindowPos(ImVec2(0, 0));
  ImGui::SetNextWindowSize(ImVec2(frame.width, frame.height));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, packed(palette(frame.theme.appearance).paper));
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBringToFrontOnFocus);
}

}  // namespace

// --- Text and boxes. ---------------------------------------------------------------------------

float Ui::Impl::text_size(float scale) const { return em() * scale / kEmPerSize; }

float Ui::Impl::wrapped_height(std::string_view text, float scale, float wrap) const {
  const ImVec2 size = ImGui::GetFont()->CalcTextSizeA(
      text_size(scale), 1.0e6F, std::max(1.0F, wrap), text.data(), text.data() + text.size());
  return std::max(size.y, text_size(scale));
}

float Ui::Impl::text_width(std::string_view text, float scale) const {
  return ImGui::GetFont()
      ->CalcTextSizeA(text_size(scale), 1.0e6F, 0, text.data(), text.data() + text.size())
      .x;
}

void Ui::Impl::draw_text(Place2 at, std::string_view text, Colour colour, float scale, float wrap,
                         bool bold) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->ChannelsSetCurrent(channel);
  const ImVec2 position(at.x, at.y - frame.scroll_y);
  if (position.y > frame.height + 200 || position.y < -4000) return;
  const char* end = text.data() + text.size();
  list->AddText(ImGui::GetFont(), text_size(scale), position, packed(colour), text.data(), end,
                wrap);
  if (!bold) return;
  list->AddText(ImGui::GetFont(), text_size(scale), ImVec2(position.x + 0.6F, position.y),
                packed(colour), text.data(), end, wrap);
}

void Ui::Impl::draw_box(const Rect& rect, Colour fill, Colour line, float thickness,
                        float rounding) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->ChannelsSetCurrent(channel);
  const ImVec2 from(rect.x, rect.y - frame.scroll_y);
  const ImVec2 to(from.x + rect.width, from.y + rect.height);
  list->AddRectFilled(from, to, packed(fill), rounding);
  if (thickness > 0) list->AddRect(from, to, packed(line), rounding, 0, thickness);
}

void Ui::Impl::fill_behind(const Rect& rect, Colour fill, float rounding) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->ChannelsSetCurrent(channel - 1);
  const ImVec2 from(rect.x, rect.y - frame.scroll_y);
  list->AddRectFilled(from, ImVec2(from.x + rect.width, from.y + rect.height), packed(fill),
                      rounding);
}

// --- Layout. -----------------------------------------------------------------------------------

float Ui::Impl::room() const { return width; }

Place2 Ui::Impl::take(float wanted_width, float height, float gap_after) {
  if (!open.empty() && open.back().flow) {
    Open& flow = open.back();
    if (flow.flow_x > flow.x && flow.flow_x + wanted_width > flow.x + flow.width) {
      flow.flow_x = flow.x;
      y += flow.row_height + 8;
      flow.row_height = 0;
    }
    const Place2 at{flow.flow_x, y};
    flow.flow_x += wanted_width + 16;
    flow.row_height = std::max(flow.row_height, height);
    return at;
  }
  const Place2 at{x, y};
  y += height + gap_after;
  return at;
}

SemanticNode& Ui::Impl::add(Role role, std::string_view key, std::string_view name,
                            const Rect& rect) {
  ensure(keys.insert(std::string(key)).second, "a key stands once in a frame");
  SemanticNode& node = tree.nodes.emplace_back();
  node.key = key;
  node.role = role;
  node.name = name;
  node.rect = rect;
  for (auto scope = open.rbegin(); scope != open.rend(); ++scope) {
    if (!scope->has_node) continue;
    node.parent = tree.nodes[scope->node].key;
    break;
  }
  return node;
}

void Ui::Impl::push(Role role, std::string_view key, std::string_view name) {
  if (!open.empty() && open.back().flow && open.back().flow_x > open.back().x) {
    Open& flow = open.back();  // what opens in a row begins below what stands there
    y += flow.row_height + 8;
    flow.flow_x = flow.x;
    flow.row_height = 0;
  }
  Open scope;
  scope.role = role;
  scope.x = x;
  scope.y = y;
  scope.width = width;
  scope.outer_x = x;
  scope.outer_width = width;
  scope.flow_x = x;
  if (!key.empty()) {
    add(role, key, name, {x, y, width, 0});
    scope.node = tree.nodes.size() - 1;
  } else {
    scope.has_node = false;
  }
  open.push_back(scope);
}

// --- Acting. -----------------------------------------------------------------------------------

std::optional<std::string> Ui::Impl::taken(Action::Kind kind, std::string_view key) {
  for (auto action = actions.begin(); action != actions.end(); ++action) {
    if (action->kind != kind || action->key != key) continue;
    std::string text = std::move(action->text);
    actions.erase(action);
    return text;
  }
  return std::nullopt;
}

bool Ui::Impl::pressed(std::string_view key, const Rect& rect, bool disabled, bool* hovered) {
  const bool by_mirror = taken(Action::Kind::click, key).has_value();
  if (disabled || (dialog_open && !dialog_now)) return false;
  const ImGuiID id = ImGui::GetID(key.data(), key.data() + key.size());
  mirrored_items().insert(id);
  const ImRect box(ImVec2(rect.x, rect.y - frame.scroll_y),
                   ImVec2(rect.x + rect.width, rect.y - frame.scroll_y + rect.height));
  if (!ImGui::ItemAdd(box, id)) return by_mirror;
  bool over = false;
  bool held = false;
  const bool by_mouse = ImGui::ButtonBehavior(box, id, &over, &held);
  if (over) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (hovered != nullptr) *hovered = over;
  if (by_mouse) tree.focus = key;
  return by_mouse || by_mirror;
}

// --- Frame. ------------------------------------------------------------------------------------

Ui::Ui() : impl_(new Impl) { load_fonts({}); }
Ui::~Ui() { delete impl_; }

void Ui::begin_frame(const Frame& frame) {
  Impl& it = *impl_;
  it.frame = frame;
  it.actions = frame.actions;
  it.tree = {};
  it.keys.clear();
  it.open.clear();
  it.dialog_open = std::exchange(it.dialog_now, false);
  it.earlier_errors = std::exchange(it.errors_now, std::set<std::string>{});
  it.channel = 1;
  it.x = 0;
  it.y = 0;
  it.width = frame.width;
  it.columns_top = it.columns_bottom = it.main_bottom = 0;
  submitted_items().clear();
  mirrored_items().clear();

  ImGuiIO& io = ImGui::GetIO();
  if (io.BackendRendererName == nullptr) io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.DisplaySize = ImVec2(std::max(1.0F, frame.width), std::max(1.0F, frame.height));
  io.DisplayFramebufferScale = ImVec2(frame.pixel_ratio, frame.pixel_ratio);
  if (io.DeltaTime <= 0) io.DeltaTime = 1.0F / 60;
  GImGui->TestEngineHookItems = true;
  ImGui::NewFrame();
  begin_window(frame);
  ImGui::GetWindowDrawList()->ChannelsSplit(4);
}

const SemanticTree& Ui::end_frame() {
  Impl& it = *impl_;
  ensure(it.open.empty(), "every scope has ended");
  it.content_height = std::max({it.y, it.columns_bottom, it.frame.height});
  ImGui::GetWindowDrawList()->ChannelsMerge();
  it.unmirrored.clear();
  for (const ImGuiID item : submitted_items()) {
    if (mirrored_items().count(item) == 0) it.unmirrored.push_back(std::to_string(item));
  }
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(3);
  ImGui::Render();
  pretend_textures();
  return it.tree;
}

void Ui::title(std::string_view document_title, std::string_view language) {
  impl_->tree.title = document_title;
  impl_->tree.language = language;
}

void Ui::focus(std::string_view key) { impl_->tree.focus = key; }

void Ui::announce(std::string_view text, bool assertive) {
  impl_->tree.announcements.push_back({std::string(text), assertive});
}

float Ui::content_height() const { return impl_->content_height; }
const std::vector<std::string>& Ui::unmirrored_items() const { return impl_->unmirrored; }

}  // namespace quayside::ui

// --- ImGui's test hooks: the net that finds an item without a node. -----------------------------

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect&,
                                 const ImGuiLastItemData* item) {
  if (item == nullptr || id == 0 || context->CurrentWindow->IsFallbackWindow) return;
  for (const ImGuiWindow* window : context->Windows) {
    if (id == window->ID || id == window->MoveId) return;
  }
  quayside::ui::submitted_items().insert(id);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
