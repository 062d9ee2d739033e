// The client without its pixels, on a world in which nothing happens by itself: first visit,
// coming back, sign-in, submission, storage that fails.
#include "client/app/app.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "client/app/requests.h"
#include "client/platform/platform_fake.h"
#include "shared/wire/api.h"
#include "shared/wire/json.h"
#include "shared/wire/reference_data.h"
#include "tests/support/h7_declaration.h"

namespace quayside::app {
namespace {

using platform::FakePlatform;
using platform::HttpAnswer;

constexpr const char* kPassphrase = "quiet quay in the morning";
constexpr int kSecond = 1000;

/// A client that has been set up on this device; the server has not answered yet.
struct Client {
  FakePlatform world;
  App app{world};

  Client() {
    EXPECT_TRUE(seal::initialise());
    app.start();
    world.settle();
  }
  void fill(const char* field, const char* text) { app.dispatch(SetForm{field, text}); }
  void make_key() {
    fill("person", "Anna");
    fill("organisation", "Nordhavn Import");
    fill("eori", "DK12345678");
    fill("passphrase", kPassphrase);
    fill("repeat", kPassphrase);
    app.dispatch(CreateKey{});
    world.advance(kSecond);
    app.dispatch(KeepRecoveryCode{});
    world.settle();
  }
  void unlock(const char* passphrase) {
    fill("passphrase", passphrase);
    app.dispatch(UnlockKey{});
    world.advance(kSecond);
  }
  void sign_in() {
    EXPECT_TRUE(world.answer("POST", "/api/v1/enrolments", {201, "{}"}));
    EXPECT_TRUE(world.answer("POST", "/api/v1/challenges",
                             {200, wire::challenge_answer_to_json("a-challenge")}));
    const wire::SessionAnswer session{"DK12345678", "Nordhavn Import", "Anna", "owner"};
    EXPECT_TRUE(world.answer("POST", "/api/v1/sessions",
                             {200, wire::session_answer_to_json(session)}));
  }
  /// A declaration without errors, on the page where it is signed; and then signed, its submission
  /// waiting for the server's answer.
  void open_signing() {
    app.dispatch(CreateDraft{});
    Declaration declaration = testing::with({});
    declaration.declarant.identification_number = "DK12345678";
    app.file_picked("open_file", {"h7.json", wire::declaration_to_canonical_json(declaration)});
    app.dispatch(Check{});
    EXPECT_EQ(app.state().route.screen, Screen::check_answers);
    Route signing = app.state().route;
    signing.screen = Screen::signing;
    app.dispatch(GoTo{signing});
  }
  void sign_a_declaration() {
    open_signing();
    app.dispatch(SignAndSubmit{});
    world.settle();
  }
  const Draft& draft() const { return *current_draft(app.state()); }
  std::string last_submission() const {
    std::string body;
    for (const FakePlatform::Request& request : world.requests) {
      if (request.path == "/api/v1/submissions" && request.method == "POST") body = request.body;
    }
    return body;
  }
};

TEST(FirstVisit, MakesAKeyAndShowsTheRecoveryCodeOnce) {
  Client client;
  EXPECT_EQ(client.app.state().route.screen, Screen::welcome);
  client.fill("person", "Anna");
  client.app.dispatch(CreateKey{});
  EXPECT_FALSE(client.app.state().form_errors.empty());
  client.make_key();
  EXPECT_EQ(client.app.state().route.screen, Screen::home);
  EXPECT_TRUE(client.app.state().recovery_code.empty());
  EXPECT_EQ(client.app.state().form.count("passphrase"), 0U);
  EXPECT_EQ(client.app.state().form.count("repeat"), 0U);
  EXPECT_EQ(client.world.stores["vault"].size(), 1U);
}

TEST(ComingBack, NeedsThePassphraseAndFindsTheDrafts) {
  Client first;
  first.make_key();
  first.app.dispatch(CreateDraft{});
  first.app.dispatch(EditField{FieldPointer("/lrn"), "LRN-SECRET", true});
  first.world.settle();
  for (const auto& [key, bytes] : first.world.stores["drafts"]) {
    EXPECT_EQ(bytes.find("LRN-SECRET"), std::string::npos) << "drafts are stored encrypted";
  }

  FakePlatform later;
  later.stores = first.world.stores;
  App app(later);
  app.start();
  later.settle();
  app.dispatch(SetForm{"passphrase", "the wrong one, though long"});
  app.dispatch(UnlockKey{});
  later.advance(kSecond);
  EXPECT_EQ(app.state().vault, nullptr);
  EXPECT_FALSE(app.state().form_errors.empty());
  app.dispatch(SetForm{"passphrase", kPassphrase});
  app.dispatch(UnlockKey{});
  later.advance(kSecond);
  ASSERT_EQ(app.state().drafts.size(), 1U);
  EXPECT_EQ(app.state().drafts[0].declaration.lrn, "LRN-SECRET");
}

TEST(ComingBack, LeavesADraftThatWasAlteredOnTheDeviceWhereItIs) {
  Client first;
  first.make_key();
  first.app.dispatch(CreateDraft{});
  first.world.settle();
  FakePlatform later;
  later.stores = first.world.stores;
  later.stores["drafts"].begin()->second.back() ^= 1;
  App app(later);
  app.start();
  later.settle();
  app.dispatch(SetForm{"passphrase", kPassphrase});
  app.dispatch(UnlockKey{});
  later.advance(kSecond);
  EXPECT_TRUE(app.state().drafts.empty());
  ASSERT_TRUE(app.state().notice);
  EXPECT_EQ(app.state().notice->key, "ui.notice.unreadable_drafts");
  EXPECT_EQ(later.stores["drafts"].size(), 1U);
}

TEST(Storage, ThatFailsIsSaidAtOnceAndAtEveryChange) {
  Client client;
  client.make_key();
  client.app.dispatch(CreateDraft{});
  client.world.settle();
  EXPECT_TRUE(client.draft().stored);
  client.world.storage_works = false;
  client.app.dispatch(EditField{FieldPointer("/lrn"), "LRN-1", true});
  client.world.settle();
  EXPECT_FALSE(client.draft().stored);
  ASSERT_TRUE(client.app.state().notice);
  EXPECT_EQ(client.app.state().notice->key, "ui.notice.not_stored");
}

TEST(SignIn, OpensTheEventsAndTakesWhatTheServerKnows) {
  Client client;
  client.make_key();
  client.sign_in();
  EXPECT_EQ(client.app.state().online, Online::signed_in);
  EXPECT_TRUE(client.world.events_open);
  EXPECT_TRUE(client.world.answer("GET", "/api/v1/submissions",
                                  {200, wire::submission_views_to_json({})}));
}

TEST(SignIn, OfAKeyThatIsNotConfirmedWaitsForTheOperator) {
  Client client;
  client.make_key();
  const std::string problem = wire::problem_to_json(403, {"key_pending", "pending", "wait"});
  client.world.answer("POST", "/api/v1/enrolments", {403, problem});
  EXPECT_EQ(client.app.state().online, Online::pending);
}

TEST(SignIn, IsTriedAgainLessAndLessOftenWhileTheServerIsAway) {
  Client client;
  client.make_key();
  const auto tries = [&] {
    return std::count_if(client.world.requests.begin(), client.world.requests.end(),
                         [](const auto& one) { return one.path == "/api/v1/enrolments"; });
  };
  for (int i = 0; i < 200; ++i) {
    client.world.answer("POST", "/api/v1/enrolments", {0, ""});
    client.world.advance(kSecond);
  }
  EXPECT_EQ(client.app.state().online, Online::offline);
  EXPECT_GE(tries(), 5);
  EXPECT_LE(tries(), 12);
  client.world.advance(60 * kSecond);
  client.sign_in();
  EXPECT_EQ(client.app.state().online, Online::signed_in);
}

TEST(Submission, WhoseOutcomeIsUnknownIsSentAgainByteForByte) {
  Client client;
  client.make_key();
  client.sign_in();
  client.sign_a_declaration();
  const std::string sent = client.last_submission();
  ASSERT_FALSE(sent.empty());
  client.world.answer("POST", "/api/v1/submissions", {503, "an error page of a proxy"});
  EXPECT_TRUE(client.draft().is_signed());
  ASSERT_TRUE(client.app.state().notice);
  EXPECT_EQ(client.app.state().notice->key, "ui.notice.not_sent");
  client.app.dispatch(SendAgain{client.draft().id});
  EXPECT_EQ(client.last_submission(), sent);
}

TEST(Submission, ThatTheServerRefusesCanBeChangedAgain) {
  Client client;
  client.make_key();
  client.sign_in();
  client.sign_a_declaration();
  const std::string problem =
      wire::problem_to_json(409, {"lrn_already_used", "the LRN was used", "choose another"});
  client.world.answer("POST", "/api/v1/submissions", {409, problem});
  EXPECT_FALSE(client.draft().is_signed());
  EXPECT_EQ(client.app.state().route.screen, Screen::check_answers);
  EXPECT_EQ(client.app.state().notice->key, "error.lrn_already_used");
}

TEST(Submission, ShowsWhatCustomsSaysAsItComes) {
  Client client;
  client.make_key();
  client.sign_in();
  client.sign_a_declaration();
  wire::SubmissionView view;
  view.id = client.draft().submission_id;
  view.lrn = client.draft().declaration.lrn;
  view.data_set = "H7";
  view.status = wire::Status::accepted;
  view.mrn = "26DKRKGR8C4WAACFR4";
  view.updated_at = "2026-08-04T12:00:05Z";
  client.world.send_event(wire::submission_view_to_json(view));
  ASSERT_TRUE(client.draft().view);
  EXPECT_EQ(client.draft().view->mrn, view.mrn);
  client.world.send_event("{\"no\":\"view\"}");
  client.world.send_event("not JSON");
  EXPECT_EQ(client.draft().view->mrn, view.mrn);
}

TEST(Submission, IsNotSetBackByAnAnswerThatComesLate) {
  Client client;
  client.make_key();
  client.sign_in();
  client.sign_a_declaration();
  wire::SubmissionView submitted;
  submitted.id = client.draft().submission_id;
  submitted.lrn = client.draft().declaration.lrn;
  submitted.data_set = "H7";
  submitted.updated_at = "2026-08-04T12:00:05Z";
  submitted.timeline = {{submitted.updated_at, "submitted"}};
  wire::SubmissionView rejected = submitted;  // within the same second
  rejected.status = wire::Status::rejected;
  rejected.timeline.push_back({submitted.updated_at, "CWMREJ"});
  client.world.send_event(wire::submission_view_to_json(rejected));
  client.world.answer("GET", "/api/v1/submissions",
                      {200, wire::submission_views_to_json({submitted})});
  ASSERT_TRUE(client.draft().view);
  EXPECT_EQ(client.draft().view->status, wire::Status::rejected);
}

TEST(Trial, AsksTheServerAndSignsNothing) {
  Client client;
  client.make_key();
  client.sign_in();
  client.open_signing();
  client.app.dispatch(Assess{});
  EXPECT_EQ(client.app.state().busy, "ui.busy.trial");
  wire::TrialAnswer answer;
  answer.problems = {{"lrn_already_used", "", ""}};
  ASSERT_TRUE(
      client.world.answer("POST", "/api/v1/trials", {200, wire::trial_answer_to_json(answer)}));
  const auto& asked = client.world.requests.back();
  EXPECT_TRUE(wire::read_signed_content(asked.body)) << asked.body;
  ASSERT_TRUE(client.app.state().trial);
  EXPECT_EQ(client.app.state().trial->answer.problems[0].code, "lrn_already_used");
  EXPECT_EQ(client.app.take_focus(), "trial");
  EXPECT_FALSE(client.draft().is_signed());
  // What was found says nothing of what is written after it.
  Route back = client.app.state().route;
  back.screen = Screen::task_list;
  client.app.dispatch(GoTo{back});
  EXPECT_FALSE(client.app.state().trial);
}

TEST(Trial, IsNotTakenForTheOneOfAnotherDraft) {
  Client client;
  client.make_key();
  client.sign_in();
  client.open_signing();
  client.app.dispatch(Assess{});
  client.open_signing();
  ASSERT_TRUE(
      client.world.answer("POST", "/api/v1/trials", {200, wire::trial_answer_to_json({})}));
  EXPECT_TRUE(client.app.state().busy.empty());
  EXPECT_FALSE(client.app.state().trial);
}

TEST(Trial, ThatGetsNoAnswerSaysSo) {
  Client client;
  client.make_key();
  client.sign_in();
  client.open_signing();
  client.app.dispatch(Assess{});
  ASSERT_TRUE(client.world.answer("POST", "/api/v1/trials", {0, ""}));
  EXPECT_TRUE(client.app.state().busy.empty());
  ASSERT_TRUE(client.app.state().notice);
  EXPECT_EQ(client.app.state().notice->key, "error.server_not_reached");
}

TEST(Locking, ForgetsTheKeyAndEverythingThatItOpened) {
  Client client;
  client.make_key();
  client.sign_in();
  client.app.dispatch(CreateDraft{});
  client.app.dispatch(LockKey{});
  client.world.settle();
  EXPECT_EQ(client.app.state().vault, nullptr);
  EXPECT_TRUE(client.app.state().drafts.empty());
  EXPECT_FALSE(client.world.events_open);
  EXPECT_EQ(client.app.state().route.screen, Screen::unlock);
}

TEST(Day, ThatBeganWhileThePageWasOpenIsTheDayOfTheRules) {
  Client client;
  EXPECT_EQ(client.app.state().today, (Date{2026, 8, 4}));
  client.world.advance(13 * 3600 * kSecond);
  EXPECT_EQ(client.app.state().today, (Date{2026, 8, 5}));
}

std::string a_bundle() {
  return "=quayside-refdata\t1\n=imported\t2026-11-27\n=source\tcode list\tx\t2026-01-01\t2026-12-31\t" +
         std::string(64, 'a') +
         "\tf\n=list\tpackageType\treplaces\tcomplete\t1\nZX\tNew\n=end\n";
}

struct ReferenceDataOfTheServer : ::testing::Test {
  Client client;
  std::string hash = seal::hex(seal::sha256(a_bundle()));

  void TearDown() override { wire::use_built_in_data(); }
  void server_states(const std::string& stated) {
    EXPECT_TRUE(client.world.answer("GET", "/api/v1/server",
                                    {200, "{\"more\":1,\"referenceData\":\"" + stated + "\"}"}));
  }
};

TEST_F(ReferenceDataOfTheServer, IsFetchedUsedAndKept) {
  server_states(hash);
  EXPECT_TRUE(client.world.answer("GET", "/api/v1/refdata/" + hash, {200, a_bundle()}));
  EXPECT_EQ(wire::reference_data_hash(), hash);
  EXPECT_EQ(client.world.stores["settings"]["refdata"], a_bundle());
}

TEST_F(ReferenceDataOfTheServer, IsRefusedWhenItIsNotWhatWasStated) {
  server_states(hash);
  EXPECT_TRUE(client.world.answer("GET", "/api/v1/refdata/" + hash, {200, a_bundle() + "\n"}));
  EXPECT_EQ(wire::reference_data_hash(), "");
  EXPECT_FALSE(client.world.stores["settings"].contains("refdata"));
}

TEST_F(ReferenceDataOfTheServer, HoldsOfflineFromTheCopy) {
  FakePlatform offline;
  offline.stores["settings"]["refdata"] = a_bundle();
  App app(offline);
  app.start();
  offline.settle();
  EXPECT_EQ(wire::reference_data_hash(), hash);
  EXPECT_TRUE(offline.answer("GET", "/api/v1/server", {0, ""}));
  EXPECT_EQ(wire::reference_data_hash(), hash);
}

TEST_F(ReferenceDataOfTheServer, GivesWayToWhatIsBuiltIn) {
  server_states(hash);
  EXPECT_TRUE(client.world.answer("GET", "/api/v1/refdata/" + hash, {200, a_bundle()}));
  App again(client.world);
  again.start();
  client.world.settle();
  server_states("");
  EXPECT_EQ(wire::reference_data_hash(), "");
  EXPECT_FALSE(client.world.stores["settings"].contains("refdata"));
}

/// A British declaration that customs has, and its documents signed for; they wait to be sent.
void sign_for_documents(Client& client) {
  client.make_key();
  client.sign_in();
  DraftsLoaded loaded;
  Draft lodged;
  lodged.id = "lodged";
  lodged.declaration = testing::with({});
  lodged.declaration.profile = "gb";
  lodged.submission_id = "s1";
  lodged.signature = "jws";
  lodged.view.emplace();
  lodged.view->mrn = "26GB1Q3RTK463FGVR4";
  lodged.view->status = wire::Status::documents_requested;
  loaded.drafts.push_back(lodged);
  client.app.dispatch(loaded);
  client.app.dispatch(AskCustoms{"lodged", "documents"});
  client.app.file_picked(kFilesKey, {"invoice.pdf", "%PDF-1.7"});
  client.app.file_picked(kFilesKey, {"note.txt", "ten crates"});
  client.app.dispatch(SignAndSubmit{});
  client.world.settle();
}

HttpAnswer kept(const std::string& bytes) {
  return {201, wire::stored_document_to_json({seal::hex(seal::sha256(bytes)), "1", "text/plain"})};
}

TEST(SendingDocuments, ComesBeforeWhatIsSignedForThem) {
  Client client;
  sign_for_documents(client);
  ASSERT_TRUE(client.draft().is_signed());
  EXPECT_EQ(client.last_submission(), "");
  EXPECT_EQ(client.world.requests.back().path, "/api/v1/documents");
  EXPECT_EQ(client.world.requests.back().body, "%PDF-1.7");
  ASSERT_TRUE(client.world.answer("POST", "/api/v1/documents", kept("%PDF-1.7")));
  EXPECT_EQ(client.world.requests.back().body, "ten crates");
  EXPECT_EQ(client.last_submission(), "");
  ASSERT_TRUE(client.world.answer("POST", "/api/v1/documents", kept("ten crates")));
  EXPECT_NE(client.last_submission(), "");
}

TEST(SendingDocuments, LeavesOutWhatTheServerHas) {
  Client client;
  sign_for_documents(client);
  ASSERT_TRUE(client.world.answer("POST", "/api/v1/documents", kept("%PDF-1.7")));
  ASSERT_TRUE(client.world.answer("POST", "/api/v1/documents", {0, ""}));  // not reached
  EXPECT_TRUE(client.draft().is_signed());
  EXPECT_EQ(client.app.state().notice->key, "ui.notice.not_sent");
  client.app.dispatch(SendAgain{client.draft().id});
  EXPECT_EQ(client.world.requests.back().body, "ten crates");
  ASSERT_TRUE(client.world.answer("POST", "/api/v1/documents", kept("ten crates")));
  EXPECT_NE(client.last_submission(), "");
}

}  // namespace
}  // namespace quayside::app
