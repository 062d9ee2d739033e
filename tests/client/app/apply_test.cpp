#include "client/app/apply.h"

#include <gtest/gtest.h>

#include "client/app/draft_record.h"
#include "shared/domain/fields.h"
#include "shared/wire/json.h"

namespace quayside::app {
namespace {

const Moment kNoon{1795521600, "11111111-1111-4111-8111-111111111111"};

AppState with_new_draft() {
  AppState state;
  state.today = Date{2026, 11, 24};
  state.identity = {"DK12345678", "Nordhavn Import", "Anna"};
  apply(state, CreateDraft{}, kNoon);
  return state;
}

template <class E>
bool has_effect(const Effects& effects) {
  for (const Effect& effect : effects) {
    if (std::holds_alternative<E>(effect)) return true;
  }
  return false;
}

TEST(NewDraft, IsAnH7OfTheTraderWithOneItem) {
  const AppState state = with_new_draft();
  ASSERT_EQ(state.drafts.size(), 1U);
  const Declaration& declaration = state.drafts[0].declaration;
  EXPECT_EQ(declaration.data_set, "H7");
  EXPECT_EQ(declaration.declarant.identification_number, "DK12345678");
  EXPECT_EQ(declaration.goods_shipment.goods_items.size(), 1U);
  EXPECT_EQ(state.route.screen, Screen::task_list);
}

TEST(Editing, StoresEveryChange) {
  AppState state = with_new_draft();
  const Effects effects = apply(state, EditField{FieldPointer("/lrn"), "LRN-1", true}, kNoon);
  EXPECT_EQ(state.drafts[0].declaration.lrn, "LRN-1");
  EXPECT_TRUE(has_effect<StoreDraft>(effects));
}

TEST(Editing, TrimsAndNormalisesOnCommitOnly) {
  AppState state = with_new_draft();
  const FieldPointer mass("/goodsShipment/grossMass");
  state.settings.language = "da";
  apply(state, EditField{mass, " 12,5", false}, kNoon);
  EXPECT_EQ(text_at(state.drafts[0].declaration, mass), " 12,5");
  apply(state, EditField{mass, " 12,5", true}, kNoon);
  EXPECT_EQ(text_at(state.drafts[0].declaration, mass), "12.5");
}

std::vector<Issue> with_fixes(const AppState& state) {
  std::vector<Issue> found;
  for (const Issue& issue : state.verdict->issues) {
    if (!issue.fixes.empty()) found.push_back(issue);
  }
  return found;
}

// The verdict on the screen is kept up to date by looking at the edit only.
TEST(Editing, LeavesTheVerdictOfJudgingAnew) {
  AppState state = with_new_draft();
  const FieldPointer items("/goodsShipment/goodsItems");
  const Command commands[] = {
      EditField{FieldPointer("/lrn"), "LRN 1", true},
      AddElement{items},
      EditField{items / 1 / "commodity" / "descriptionOfGoods", "gift", false},
      EditField{items / 0 / "countryOfOrigin", "QQ", true},
      CopyElement{items, 1},
      AddElement{items / 2 / "packagings"},
      EditField{items / 2 / "packagings" / 0 / "numberOfPackages", "7 kg", true},
      MoveElement{items, 2, 0},
      RemoveElement{items, 1},
      ApplyFix{},  // of the first problem that has one
      Undo{},
      Undo{},
      Redo{},
  };
  for (std::size_t i = 0; i < std::size(commands); ++i) {
    Command command = commands[i];
    if (auto* fix = std::get_if<ApplyFix>(&command)) {
      ASSERT_FALSE(with_fixes(state).empty());
      fix->issue = with_fixes(state).front();
    }
    apply(state, command, kNoon);
    const Verdict anew = validate(state.drafts[0].declaration, state.today);
    ASSERT_TRUE(state.verdict.has_value());
    if (i == 2) continue;  // typing is not judged until the person leaves the field
    const auto text = [&](const Verdict& verdict) {
      return wire::verdict_to_json(verdict, state.drafts[0].declaration, "en");
    };
    EXPECT_EQ(text(*state.verdict), text(anew)) << "command " << i;
  }
}

TEST(Editing, IgnoresPointersThatNameNothing) {
  AppState state = with_new_draft();
  const Declaration before = state.drafts[0].declaration;
  apply(state, EditField{FieldPointer("/no/such/field"), "x", true}, kNoon);
  apply(state, RemoveElement{FieldPointer("/goodsShipment/goodsItems"), 7}, kNoon);
  EXPECT_TRUE(state.drafts[0].declaration == before);
}

TEST(Undo, TakesBackAFieldInOneStep) {
  AppState state = with_new_draft();
  for (const char* text : {"L", "LR", "LRN"}) {
    apply(state, EditField{FieldPointer("/lrn"), text, false}, kNoon);
  }
  apply(state, Undo{}, kNoon);
  EXPECT_EQ(state.drafts[0].declaration.lrn, "");
  apply(state, Redo{}, kNoon);
  EXPECT_EQ(state.drafts[0].declaration.lrn, "LRN");
}

std::vector<std::string> said(const AppState& state) {
  std::vector<std::string> keys;
  for (const Words& words : state.announcements)
    keys.push_back(words.key);
  return keys;
}

TEST(Undo, SaysThatItWasOneAndWhichFieldsItBringsUp) {
  AppState state = with_new_draft();
  const FieldPointer importer("/goodsShipment/importer/identificationNumber");
  apply(state, EditField{importer, "DK09999981", true}, kNoon);  // a private person: who is it?
  apply(state, EditField{FieldPointer("/lrn"), "LRN-1", true}, kNoon);
  apply(state, EditField{importer, "DK12345678", true}, kNoon);
  state.announcements.clear();
  apply(state, Undo{}, kNoon);
  EXPECT_EQ(said(state), (std::vector<std::string>{"ui.announce.undone", "ui.announce.asked"}));
}

TEST(Announcements, AreTheLastFewWhereNoFrameTakesThem) {
  AppState state = with_new_draft();
  apply(state, EditField{FieldPointer("/lrn"), "LRN-1", true}, kNoon);
  for (int i = 0; i < 20; ++i) {
    apply(state, Undo{}, kNoon);
    apply(state, Redo{}, kNoon);
  }
  const std::string undone = "ui.announce.undone";
  const std::string redone = "ui.announce.redone";
  EXPECT_EQ(said(state), (std::vector<std::string>{undone, redone, undone, redone}));
}

TEST(Removing, IsAnnouncedOnlyWhereSomethingWasRemoved) {
  AppState state = with_new_draft();
  apply(state, RemoveElement{FieldPointer("/goodsShipment/goodsItems"), 7}, kNoon);
  EXPECT_TRUE(said(state).empty());
  apply(state, RemoveElement{FieldPointer("/goodsShipment/goodsItems"), 0}, kNoon);
  EXPECT_EQ(said(state).front(), "ui.announce.removed");
}

TEST(Fix, PressedTwiceMeetsNoOtherProblem) {
  AppState state = with_new_draft();
  const FieldPointer packagings("/goodsShipment/goodsItems/0/packagings");
  apply(state, AddElement{packagings}, kNoon);
  for (const std::size_t i : {0U, 1U})
    apply(state, EditField{packagings / i / "numberOfPackages", "7 kg", true}, kNoon);
  const std::vector<Issue> found = with_fixes(state);
  ASSERT_EQ(found.size(), 2U);
  const std::size_t steps = state.drafts[0].undo.size();
  apply(state, ApplyFix{found[0]}, kNoon);
  apply(state, ApplyFix{found[0]}, kNoon);
  const Declaration& declaration = state.drafts[0].declaration;
  EXPECT_EQ(text_at(declaration, packagings / 0 / "numberOfPackages"), "7");
  EXPECT_EQ(text_at(declaration, packagings / 1 / "numberOfPackages"), "7 kg");
  EXPECT_EQ(state.drafts[0].undo.size(), steps + 1);
}

TEST(GoodsItems, AreRenumberedWhenTheyMove) {
  AppState state = with_new_draft();
  const FieldPointer items("/goodsShipment/goodsItems");
  apply(state, AddElement{items}, kNoon);
  apply(state, EditField{items / 1 / "commodity" / "descriptionOfGoods", "Second", true}, kNoon);
  apply(state, MoveElement{items, 1, 0}, kNoon);
  const auto& goods = state.drafts[0].declaration.goods_shipment.goods_items;
  EXPECT_EQ(goods[0].commodity.description_of_goods, "Second");
  EXPECT_EQ(goods[0].goods_item_number.text, "1");
  EXPECT_EQ(goods[1].goods_item_number.text, "2");
}

TEST(OpeningAFile, SaysWhatIsWrongAndLosesNothing) {
  for (const char* bytes : {"", "hello", "{\"lrn\":", "<a>", "\xff\xfe<\0"}) {
    AppState state = with_new_draft();
    apply(state, OpenFile{{"file", bytes, false}}, kNoon);
    EXPECT_EQ(state.drafts.size(), 1U) << bytes;
    ASSERT_TRUE(state.notice.has_value()) << bytes;
    EXPECT_TRUE(state.notice->bad) << bytes;
  }
}

TEST(OpeningAFile, RefusesWhatIsTooLarge) {
  AppState state = with_new_draft();
  apply(state, OpenFile{{"file", "", true}}, kNoon);
  ASSERT_TRUE(state.notice.has_value());
  EXPECT_EQ(state.notice->key, "error.file_too_large");
}

TEST(Check, ShowsTheErrorsAndDoesNotLetAnEmptyDraftPass) {
  AppState state = with_new_draft();
  apply(state, Check{}, kNoon);
  EXPECT_TRUE(state.drafts[0].checked);
  EXPECT_EQ(state.route.screen, Screen::task_list);
  ASSERT_TRUE(state.verdict.has_value());
  EXPECT_TRUE(state.verdict->has_errors());
}

TEST(Submission, ThatDidNotReachTheServerStaysSigned) {
  AppState state = with_new_draft();
  Draft& draft = state.drafts[0];
  draft.signature = "jws";
  draft.payload = "bytes";
  apply(state, SubmissionFailed{draft.id, {"server_not_reached", "", ""}, false}, kNoon);
  EXPECT_TRUE(state.drafts[0].is_signed());
  EXPECT_EQ(state.online, Online::offline);
}

TEST(Submission, ThatTheServerRefusedCanBeChangedAgain) {
  AppState state = with_new_draft();
  Draft& draft = state.drafts[0];
  draft.signature = "jws";
  draft.payload = "bytes";
  apply(state, SubmissionFailed{draft.id, {"declaration_has_errors", "", ""}, true}, kNoon);
  EXPECT_FALSE(state.drafts[0].is_signed());
}

TEST(RejectedDeclaration, OpensAsACorrectionWithCustomsErrorsAtTheFields) {
  AppState state = with_new_draft();
  wire::SubmissionView view;
  view.id = "s1";
  view.status = wire::Status::rejected;
  wire::CustomsError error;
  error.code = "DK2001";
  error.at = {FieldPointer("/goodsShipment/importer/identificationNumber")};
  view.errors = {error};
  state.drafts[0].submission_id = "s1";
  state.drafts[0].signature = "jws";
  state.drafts[0].view = view;
  apply(state, CorrectRejected{state.drafts[0].id}, {kNoon.now_s, "second"});
  ASSERT_EQ(state.drafts.size(), 2U);
  EXPECT_EQ(state.drafts[0].supersedes, "s1");
  ASSERT_EQ(state.drafts[0].customs_errors.size(), 1U);
  EXPECT_FALSE(state.drafts[0].is_signed());
}

TEST(DraftRecord, ComesBackAsItWas) {
  AppState state = with_new_draft();
  apply(state, EditField{FieldPointer("/lrn"), "Æ 1\n2", false}, kNoon);
  Draft draft = state.drafts[0];
  draft.payload = std::string("a\0b", 3);
  draft.signature = "sig";
  const Result<Draft> read = draft_from_record(draft_to_record(draft));
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->declaration == draft.declaration);
  EXPECT_EQ(read->payload, draft.payload);
  EXPECT_EQ(read->id, draft.id);
}

TEST(DraftRecord, CutShortAnywhereIsRefusedOrWhole) {
  const AppState state = with_new_draft();
  const std::string record = draft_to_record(state.drafts[0]);
  for (std::size_t length = 0; length < record.size(); ++length) {
    const Result<Draft> read = draft_from_record(std::string_view(record).substr(0, length));
    if (!read) continue;
    EXPECT_TRUE(read->declaration == state.drafts[0].declaration) << length;
  }
}

TEST(Route, ComesBackFromItsPath) {
  for (const char* path :
       {"/", "/settings", "/batch", "/declarations/a-1", "/declarations/a-1/sections/items",
        "/declarations/a-1/sections/items/51", "/declarations/a-1/items/3",
        "/declarations/a-1/check-answers", "/declarations/a-1/sign", "/declarations/a-1/status"}) {
    EXPECT_EQ(route_path(parse_route(path)), path);
  }
  EXPECT_EQ(parse_route("/nothing/here").screen, Screen::not_found);
  EXPECT_EQ(parse_route("/declarations/a/items/0").screen, Screen::not_found);
}

TEST(CheckDay, NamesTheDraftsThatBreak) {
  AppState state = with_new_draft();
  state.today = {2026, 6, 30};
  state.drafts[0].declaration.goods_shipment.goods_items[0].additional_procedures[0].code = "C07";
  apply(state, SetForm{"changes_day", "2026-07-01"}, kNoon);
  apply(state, CheckDay{}, kNoon);
  ASSERT_TRUE(state.day_check.has_value());
  ASSERT_EQ(state.day_check->broken.size(), 1U);
  EXPECT_EQ(state.day_check->broken[0].draft, state.drafts[0].id);

  apply(state, SetForm{"changes_day", "2026-06-30"}, kNoon);
  apply(state, CheckDay{}, kNoon);
  ASSERT_TRUE(state.day_check.has_value());
  EXPECT_TRUE(state.day_check->broken.empty());
}

TEST(CheckDay, IsForgottenWithThePage) {
  AppState state = with_new_draft();
  apply(state, SetForm{"changes_day", "2027-01-01"}, kNoon);
  apply(state, CheckDay{}, kNoon);
  ASSERT_TRUE(state.day_check.has_value());
  apply(state, LockKey{}, kNoon);
  EXPECT_FALSE(state.day_check.has_value());
}

TEST(CheckDay, AsksForADayThatExists) {
  AppState state = with_new_draft();
  apply(state, SetForm{"changes_day", "2026-02-30"}, kNoon);
  apply(state, CheckDay{}, kNoon);
  EXPECT_FALSE(state.day_check.has_value());
  EXPECT_EQ(state.form_errors.count("changes_day"), 1U);
}

}  // namespace
}  // namespace quayside::app
