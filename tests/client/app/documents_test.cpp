// Documents: chosen, checked, signed for, sent one after the other, and what becomes of them.
#include <gtest/gtest.h>

#include "client/app/apply.h"
#include "client/app/draft_record.h"
#include "client/app/requests.h"
#include "tests/support/h7_declaration.h"

namespace quayside::app {
namespace {

const std::string kMrn = "26GB1Q3RTK463FGVR4";
const std::string kPdf = "%PDF-1.7 ten crates";
const std::string kPng = "\x89PNG\r\n\x1A\n picture";
const std::string kSubmission = "11111111-1111-4111-8111-111111111111";

class Documents : public ::testing::Test {
 protected:
  Documents() {
    EXPECT_TRUE(seal::initialise());
    state_.vault = seal::create_vault("a long passphrase", {1, 8 * 1024})->unlocked;
    state_.today = Date{2026, 11, 24};
    state_.identity = {"GB603202734852", "Harbour Imports", "Anna"};
    Draft draft;
    draft.id = "first";
    draft.declaration = testing::with({});
    draft.declaration.profile = "gb";
    draft.declaration.data_set = "H1";
    draft.submission_id = "s1";
    draft.signature = "jws";
    draft.view.emplace();
    draft.view->id = "s1";
    draft.view->mrn = kMrn;
    draft.view->status = wire::Status::documents_requested;
    state_.drafts.push_back(draft);
  }
  Effects run(const Command& command) { return apply(state_, command, {1795521600, kSubmission}); }
  void answer() { run(AskCustoms{"first", "documents"}); }
  void choose(const std::string& name, const std::string& bytes, bool too_large = false) {
    run(ChooseFile{{name, bytes, too_large}});
  }
  Draft& draft() { return *current_draft(state_); }
  std::string problem() {
    const auto& check = state_.request_check;
    return check && check->problem ? check->problem->code : "";
  }

  AppState state_;
};

TEST_F(Documents, AreChosenCheckedAndSignedFor) {
  answer();
  EXPECT_EQ(state_.route.screen, Screen::signing);
  EXPECT_EQ(draft().request.mrn, kMrn);
  choose("invoice.pdf", kPdf);
  choose("photo.png", kPng);
  run(SetFileType{0, "invoice"});
  run(SetFileType{1, "poem"});  // there is no such type
  EXPECT_EQ(problem(), "");
  run(SignAndSubmit{});
  ASSERT_TRUE(draft().is_signed());
  const auto signed_ = wire::read_signed_content(draft().payload);
  ASSERT_TRUE(signed_);
  const auto& documents = signed_->header.request.documents;
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(documents[0].type, "invoice");
  EXPECT_EQ(documents[0].sha256, seal::hex(seal::sha256(kPdf)));
  EXPECT_EQ(documents[1].type, "other");
  EXPECT_EQ(state_.route.screen, Screen::submission);
}

TEST_F(Documents, AreNotSignedForWhileOneOfThemCannotBeSent) {
  answer();
  run(SignAndSubmit{});
  EXPECT_EQ(problem(), "documents_none");
  choose("invoice.pdf", kPdf);
  choose("letter.docx", "PK\x03\x04");
  choose("scan.pdf", "", true);
  ASSERT_EQ(chosen_files(state_, draft()).size(), 3U);
  EXPECT_EQ(chosen_files(state_, draft())[1].problem->code, "document_not_allowed");
  EXPECT_EQ(chosen_files(state_, draft())[2].problem->code, "document_too_large");
  run(SignAndSubmit{});
  EXPECT_FALSE(draft().is_signed());
  EXPECT_EQ(problem(), "document_not_allowed");
  run(RemoveFile{1});
  EXPECT_EQ(problem(), "document_too_large");
  run(RemoveFile{1});
  EXPECT_EQ(problem(), "");
  run(SignAndSubmit{});
  EXPECT_TRUE(draft().is_signed());
}

TEST_F(Documents, AreChosenOnceEach) {
  answer();
  choose("invoice.pdf", kPdf);
  choose("copy.pdf", kPdf);
  EXPECT_EQ(chosen_files(state_, draft()).size(), 1U);
  EXPECT_EQ(state_.notice->key, "error.document_twice");
}

TEST_F(Documents, AreAnswersToHmrcOnly) {
  EXPECT_TRUE(may_hand_in(state_.drafts[0]));
  state_.drafts[0].declaration.profile = "dk";
  EXPECT_FALSE(may_hand_in(state_.drafts[0]));
  answer();
  EXPECT_EQ(state_.drafts.size(), 1U);
  state_.drafts[0].declaration.profile = "gb";
  state_.drafts[0].view->mrn.clear();
  EXPECT_FALSE(may_hand_in(state_.drafts[0]));
  state_.drafts[0].view->mrn = kMrn;
  state_.drafts[0].view->status = wire::Status::rejected;
  EXPECT_FALSE(may_hand_in(state_.drafts[0]));
}

TEST_F(Documents, CanBeChosenAgainWhenTheServerDoesNotHaveThem) {
  answer();
  choose("invoice.pdf", kPdf);
  run(SignAndSubmit{});
  state_.chosen.clear();  // as after a reload of the page
  run(SubmissionFailed{draft().id, {"document_missing", "", ""}, true});
  EXPECT_FALSE(draft().is_signed());
  EXPECT_TRUE(draft().request.documents.empty());
  EXPECT_EQ(state_.route.screen, Screen::signing);
  EXPECT_EQ(state_.notice->key, "error.document_missing");
}

TEST_F(Documents, ComeBackFromTheDeviceOnceTheyAreSigned) {
  answer();
  choose("invoice.pdf", kPdf);
  EXPECT_TRUE(draft_from_record(draft_to_record(draft()))->request.documents.empty());
  run(SignAndSubmit{});
  const auto read = draft_from_record(draft_to_record(draft()));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->request.documents.size(), 1U);
  EXPECT_EQ(read->request.documents[0].name, "invoice.pdf");
}

}  // namespace
}  // namespace quayside::app
