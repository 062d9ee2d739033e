#include "client/ui/fonts.h"

#include <imgui.h>

#include <cstring>

namespace quayside::ui {

void load_fonts(std::string ttf_bytes) {
  if (ImGui::GetCurrentContext() == nullptr) ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  if (!io.Fonts->Fonts.empty()) return;
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  ImFontConfig config;
  if (ttf_bytes.empty()) {
    io.Fonts->AddFontDefault(&config);
    return;
  }
  void* copy = ImGui::MemAlloc(ttf_bytes.size());  // the atlas frees it
  std::memcpy(copy, ttf_bytes.data(), ttf_bytes.size());
  io.Fonts->AddFontFromMemoryTTF(copy, static_cast<int>(ttf_bytes.size()), 22.0F, &config);
}

}  // namespace quayside::ui
