// What a person can reach on the canvas has a node. Here something has none on purpose.
#include <gtest/gtest.h>
#include <imgui.h>

#include "client/ui/ui.h"

namespace quayside::ui {
namespace {

TEST(UnmirroredItems, AreFound) {
  Ui ui;
  ui.begin_frame({});
  {
    const Ui::Scope main = ui.main();
    ui.button("known", "Known");
  }
  ui.end_frame();
  EXPECT_TRUE(ui.unmirrored_items().empty());

  ui.begin_frame({});
  ImGui::Button("past the wrappers");
  ui.end_frame();
  EXPECT_EQ(ui.unmirrored_items().size(), 1U);
}

}  // namespace
}  // namespace quayside::ui
