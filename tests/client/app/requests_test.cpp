// Requests about a declaration that customs has: when they may be made, of what, and what they say.
#include "client/app/requests.h"

#include <gtest/gtest.h>

#include "client/app/apply.h"
#include "client/app/draft_record.h"
#include "tests/support/h7_declaration.h"

namespace quayside::app {
namespace {

const std::string kMrn = "26DKLGV1MZKBVB8LA7";
const FieldPointer kDescription("/goodsShipment/goodsItems/0/commodity/descriptionOfGoods");

class Requests : public ::testing::Test {
 protected:
  Requests() {
    EXPECT_TRUE(seal::initialise());
    state_.vault = seal::create_vault("a long passphrase", {1, 8 * 1024})->unlocked;
    state_.today = Date{2026, 11, 24};
    state_.identity = {"DK12345678", "Nordhavn Import", "Anna"};
    Draft draft;
    draft.id = "first";
    draft.declaration = testing::with({});
    draft.declaration.declarant.identification_number = "DK12345678";
    draft.submission_id = "s1";
    draft.signature = "jws";
    draft.view.emplace();
    draft.view->id = "s1";
    draft.view->mrn = kMrn;
    draft.view->status = wire::Status::accepted;
    state_.drafts.push_back(draft);
  }
  Effects ask(const std::string& kind, const std::string& id = "r1") {
    return apply(state_, AskCustoms{"first", kind}, {1795521600, id});
  }
  void say_why(const std::string& code, const std::string& text) {
    apply(state_, SetReason{true, code}, {1795521600, "x"});
    apply(state_, SetReason{false, text}, {1795521600, "x"});
  }
  Effects sign(const std::string& id = "11111111-1111-4111-8111-111111111111") {
    state_.route.screen = Screen::signing;
    return apply(state_, SignAndSubmit{}, {1795521600, id});
  }
  Draft& request() { return *current_draft(state_); }
  wire::SubmissionHeader signed_header() {
    return wire::read_signed_content(request().payload)->header;
  }

  AppState state_;
};

TEST_F(Requests, AmendWhatWasChangedAndSayWhy) {
  ask("amendment");
  EXPECT_EQ(state_.route.screen, Screen::task_list);
  EXPECT_EQ(request().request.mrn, kMrn);
  sign();
  EXPECT_FALSE(request().is_signed());
  EXPECT_EQ(state_.request_check->problem->code, "reason_malformed");
  say_why("5", "The description was wrong.");
  sign();
  EXPECT_EQ(state_.request_check->problem->code, "nothing_changed");

  apply(state_, EditField{kDescription, "Glass lamps", true}, {1795521600, "x"});
  sign();
  ASSERT_TRUE(request().is_signed());
  EXPECT_EQ(signed_header().request.kind, "amendment");
  EXPECT_EQ(signed_header().request.about, "s1");
  EXPECT_EQ(signed_header().request.reason_code, "5");
  EXPECT_EQ(state_.route.screen, Screen::submission);
}

TEST_F(Requests, ShowEachChange) {
  ask("amendment");
  apply(state_, EditField{kDescription, "Glass lamps", true}, {1795521600, "x"});
  Route route = state_.route;
  route.screen = Screen::signing;
  apply(state_, GoTo{route}, {1795521600, "x"});
  ASSERT_EQ(state_.request_check->changes.size(), 1U);
  EXPECT_EQ(state_.request_check->changes[0].at, kDescription);
  EXPECT_EQ(state_.request_check->changes[0].after, "Glass lamps");
}

TEST_F(Requests, ShowWhatCustomsDoesNotTakeAsAnAmendment) {
  ask("amendment");
  say_why("5", "The description was wrong.");
  const FieldPointer procedure("/goodsShipment/goodsItems/0/procedure/requested");
  apply(state_, EditField{procedure, "42", true}, {1795521600, "x"});
  Route route = state_.route;
  route.screen = Screen::signing;
  apply(state_, GoTo{route}, {1795521600, "x"});
  ASSERT_EQ(state_.request_check->fixed.size(), 1U);
  EXPECT_EQ(state_.request_check->fixed[0].at, procedure);
  EXPECT_EQ(state_.request_check->fixed[0].code, "DK3040");
  EXPECT_EQ(state_.request_check->problem->code, "not_amendable");
}

TEST_F(Requests, InvalidateWithoutAnEdit) {
  ask("invalidation");
  EXPECT_EQ(state_.route.screen, Screen::signing);
  say_why("124", "Declared twice by mistake.");
  sign();
  ASSERT_TRUE(request().is_signed());
  EXPECT_EQ(signed_header().request.kind, "invalidation");
}

TEST_F(Requests, AreOneOfAKindAtATime) {
  EXPECT_EQ(possible_requests(state_, state_.drafts[0]).size(), 2U);
  ask("invalidation");
  const auto possible = possible_requests(state_, *find_draft(state_, "first"));
  ASSERT_EQ(possible.size(), 1U);
  EXPECT_EQ(possible[0], wire::RequestName::amendment);
  EXPECT_EQ(requests_about(state_, *find_draft(state_, "first")).size(), 1U);
}

TEST_F(Requests, PresentTheGoodsOfAPreLodgedDeclaration) {
  state_.drafts[0].view->status = wire::Status::received;
  EXPECT_EQ(possible_requests(state_, state_.drafts[0]).size(), 2U) << "it was not pre-lodged";
  state_.drafts[0].declaration.additional_declaration_type = "D";
  ask("presentation");
  sign();
  EXPECT_TRUE(request().is_signed());
}

TEST_F(Requests, AreNotMadeOfWhatHasEnded) {
  state_.drafts[0].view->status = wire::Status::invalidated;
  EXPECT_TRUE(possible_requests(state_, state_.drafts[0]).empty());
  ask("amendment");
  EXPECT_EQ(state_.drafts.size(), 1U);
}

TEST_F(Requests, StartFromTheLastAmendmentThatWasGranted) {
  ask("amendment");
  say_why("5", "The description was wrong.");
  apply(state_, EditField{kDescription, "Glass lamps", true}, {1795521600, "x"});
  sign();
  wire::SubmissionView view;
  view.id = request().submission_id;
  view.status = wire::Status::granted;
  view.updated_at = "2026-11-24T10:00:00Z";
  apply(state_, SubmissionChanged{view}, {1795521600, "x"});
  ask("amendment", "r2");
  EXPECT_EQ(text_at(request().declaration, kDescription), "Glass lamps");
}

TEST_F(Requests, AreNotTakenForADuplicateOfTheirDeclaration) {
  ask("amendment");
  apply(state_, Check{}, {1795521600, "x"});
  EXPECT_FALSE(has_errors(state_));
}

TEST_F(Requests, ComeBackFromTheDevice) {
  ask("amendment");
  say_why("5", "The description was wrong.");
  const auto read = draft_from_record(draft_to_record(request()));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->request.kind, "amendment");
  EXPECT_EQ(read->request.about, "s1");
  EXPECT_EQ(read->request.reason_text, "The description was wrong.");
}

}  // namespace
}  // namespace quayside::app
