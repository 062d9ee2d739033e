// A draft beside the other declarations on the device.
#include <gtest/gtest.h>

#include "client/app/apply.h"
#include "client/views/view.h"
#include "shared/wire/json.h"
#include "tests/support/h7_declaration.h"

namespace quayside::app {
namespace {

using testing::an_h7_declaration;
using testing::with;

const Moment kNoon{1795521600, "11111111-1111-4111-8111-111111111111"};

Draft draft_of(const std::string& id, const Declaration& declaration) {
  Draft draft;
  draft.id = id;
  draft.declaration = declaration;
  draft.updated_at = "2026-11-24T09:00:00Z";
  return draft;
}

Draft lodged(const std::string& id, const Declaration& declaration, wire::Status status) {
  Draft draft = draft_of(id, declaration);
  draft.signature = "signed";
  draft.view.emplace();
  draft.view->status = status;
  return draft;
}

Declaration to_another_person() {
  return with({{testing::shipment("importer/name"), "Bo Larsen"}});
}

AppState on_draft(const Draft& draft, const Draft& other) {
  AppState state;
  static const bool ready = seal::initialise();
  EXPECT_TRUE(ready);
  state.today = testing::kToday;
  state.drafts = {draft, other};
  GoTo go;
  go.route.screen = Screen::task_list;
  go.route.id = draft.id;
  apply(state, go, kNoon);
  return state;
}

std::vector<std::string> rules_of(const AppState& state) {
  std::vector<std::string> ids;
  if (!state.comparison) return ids;
  for (const TogetherIssue& one : state.comparison->issues)
    ids.emplace_back(one.issue.rule->id);
  return ids;
}

using Ids = std::vector<std::string>;

TEST(Comparison, IsMadeWhenTheDraftIsChecked) {
  AppState state = on_draft(draft_of("a", an_h7_declaration()),
                            lodged("b", to_another_person(), wire::Status::released));
  EXPECT_FALSE(state.comparison);
  apply(state, Check{}, kNoon);
  EXPECT_EQ(rules_of(state), Ids{"together.lrn_is_used_once"});
  EXPECT_TRUE(has_errors(state));
  EXPECT_EQ(state.route.screen, Screen::task_list) << "it does not go on to the signature";
}

TEST(Comparison, IsMadeAgainAfterEveryEdit) {
  AppState state = on_draft(draft_of("a", an_h7_declaration()),
                            lodged("b", to_another_person(), wire::Status::sent));
  apply(state, Check{}, kNoon);
  apply(state, EditField{FieldPointer("/lrn"), "QS-2026-000002", true}, kNoon);
  EXPECT_EQ(rules_of(state), Ids{});
  apply(state, Check{}, kNoon);
  EXPECT_EQ(state.route.screen, Screen::check_answers);
}

TEST(Comparison, WarnsOfADraftAndLetsItPass) {
  AppState state = on_draft(draft_of("a", an_h7_declaration()), draft_of("b", to_another_person()));
  apply(state, Check{}, kNoon);
  EXPECT_EQ(rules_of(state), Ids{"together.lrn_is_kept_for_one_declaration"});
  EXPECT_EQ(state.route.screen, Screen::check_answers);
}

TEST(Comparison, LetsACorrectionKeepItsLrn) {
  AppState state = on_draft(draft_of("a", an_h7_declaration()),
                            lodged("b", an_h7_declaration(), wire::Status::rejected));
  apply(state, Check{}, kNoon);
  EXPECT_EQ(rules_of(state), Ids{});
}

TEST(Comparison, StopsTheSignatureOfAnLrnThatIsTaken) {
  AppState state = on_draft(draft_of("a", an_h7_declaration()),
                            lodged("b", to_another_person(), wire::Status::accepted));
  state.vault = seal::create_vault("a long passphrase", {1, 8 * 1024})->unlocked;
  apply(state, SignAndSubmit{}, kNoon);
  EXPECT_FALSE(find_draft(state, "a")->is_signed());
  apply(state, EditField{FieldPointer("/lrn"), "QS-2026-000002", true}, kNoon);
  apply(state, SignAndSubmit{}, kNoon);
  EXPECT_TRUE(find_draft(state, "a")->is_signed());
}

TEST(HomePage, NamesWhatWasNotPresentedInTime) {
  Draft waiting = lodged("b", with({{"/additionalDeclarationType", "D"}}), wire::Status::received);
  waiting.updated_at = "2026-10-01T09:00:00Z";
  AppState state = on_draft(draft_of("a", to_another_person()), waiting);
  GoTo home;
  home.route.screen = Screen::home;
  apply(state, home, kNoon);
  EXPECT_EQ(rules_of(state), Ids{"together.goods_are_presented_in_time"});
}

TEST(TaskList, ShowsWhatWasFoundWithTheWayToTheOtherDeclaration) {
  AppState state = on_draft(draft_of("a", an_h7_declaration()),
                            lodged("b", to_another_person(), wire::Status::released));
  const auto vault = seal::create_vault("a long passphrase", {1, 8 * 1024});
  state.vault_file = vault->file;
  state.vault = vault->unlocked;
  apply(state, Check{}, kNoon);
  for (const char* language : {"en", "da"}) {
    state.settings.language = language;
    ui::Ui ui;
    CommandQueue commands;
    ui::Ui::Frame frame;
    frame.width = 1280;
    frame.height = 800;
    frame.actions = {{ui::Action::Kind::click, "together.0.open.0", ""}};
    ui.begin_frame(frame);
    views::draw(state, ui, commands);
    const ui::SemanticTree& tree = ui.end_frame();
    const ui::SemanticNode* text = nullptr;
    const ui::SemanticNode* link = nullptr;
    for (const ui::SemanticNode& node : tree.nodes) {
      if (node.key == "together.0.text") text = &node;
      if (node.key == "together.0.open.0") link = &node;
    }
    ASSERT_NE(text, nullptr);
    ASSERT_NE(link, nullptr);
    EXPECT_NE((text->name + text->value).find("QS-2026-000001"), std::string::npos);
    EXPECT_NE(link->name.find("2026"), std::string::npos) << link->name;
    bool goes_there = false;
    for (const Command& command : commands.take()) {
      const GoTo* go = std::get_if<GoTo>(&command);
      goes_there = goes_there || (go != nullptr && go->route.id == "b");
    }
    EXPECT_TRUE(goes_there);
  }
}

}  // namespace
}  // namespace quayside::app
