// Several declarations under one signature in the client: what may be chosen, what is sent, and
// what becomes of those that the server refuses or does not answer.
#include <gtest/gtest.h>

#include <set>

#include "client/app/app.h"
#include "client/app/draft_record.h"
#include "client/platform/platform_fake.h"
#include "shared/wire/api.h"
#include "shared/wire/batch.h"
#include "shared/wire/json.h"
#include "shared/wire/receipt.h"
#include "tests/support/h7_declaration.h"

namespace quayside::app {
namespace {

using platform::HttpAnswer;

constexpr const char* kSubmissions = "/api/v1/submissions";

class Batches : public ::testing::Test {
 protected:
  Batches() {
    EXPECT_TRUE(seal::initialise());
    app_.start();
    world_.settle();
    for (const auto& [field, text] : {std::pair{"person", "Anna"},
                                      {"organisation", "Nordhavn Import"},
                                      {"eori", "DK12345678"},
                                      {"passphrase", "quiet quay in the morning"},
                                      {"repeat", "quiet quay in the morning"}}) {
      app_.dispatch(SetForm{field, text});
    }
    app_.dispatch(CreateKey{});
    world_.advance(1000);
    app_.dispatch(KeepRecoveryCode{});
    world_.settle();
  }
  void open_file(const std::string& lrn, bool is_good = true) {
    Declaration declaration = testing::with({});
    declaration.declarant.identification_number = "DK12345678";
    declaration.lrn = lrn;
    if (!is_good) declaration.goods_shipment.goods_items.clear();
    app_.file_picked("open_file", {"h7.json", wire::declaration_to_canonical_json(declaration)});
    world_.settle();
  }
  void open_batch() {
    app_.dispatch(GoTo{parse_route("/batch")});
    world_.settle();
  }
  void sign() {
    app_.dispatch(SignBatch{});
    world_.settle();
  }
  const AppState& state() const { return app_.state(); }
  const Draft& draft(const std::string& lrn) const {
    const auto found = std::find_if(state().drafts.begin(), state().drafts.end(),
                                    [&](const Draft& one) { return one.declaration.lrn == lrn; });
    EXPECT_NE(found, state().drafts.end()) << lrn;
    return *found;
  }
  const BatchEntry* entry(const std::string& lrn) const {
    for (const BatchEntry& one : state().batch.entries) {
      if (one.draft == draft(lrn).id) return &one;
    }
    return nullptr;
  }
  HttpAnswer taken() const {
    const auto envelope = wire::envelope_from_json(world_.requests.back().body);
    const auto content = wire::read_signed_content(envelope->payload);
    wire::SubmissionView view;
    view.id = content->header.submission_id;
    view.lrn = content->declaration.lrn;
    view.data_set = "H7";
    view.updated_at = "2026-08-04T12:00:05Z";
    const wire::Receipt receipt{view.id, std::string(64, 'b'), "kid", view.updated_at, "rules"};
    const wire::SubmissionAnswer answer{wire::receipt_bytes(receipt), "jws", std::string(43, 'A'),
                                        std::nullopt, wire::submission_view_to_json(view)};
    return {201, wire::submission_answer_to_json(answer)};
  }
  bool answer(HttpAnswer answer) { return world_.answer("POST", kSubmissions, std::move(answer)); }
  std::vector<wire::Envelope> sent() const {
    std::vector<wire::Envelope> envelopes;
    for (const auto& request : world_.requests) {
      if (request.method == "POST" && request.path == kSubmissions) {
        envelopes.push_back(*wire::envelope_from_json(request.body));
      }
    }
    return envelopes;
  }
  platform::FakePlatform world_;
  App app_{world_};
};

TEST_F(Batches, AreOfDraftsWithoutErrors) {
  open_file("GOOD-1");
  open_file("GOOD-2");
  open_file("BAD", false);
  app_.dispatch(MakeTemplate{draft("GOOD-1").id});
  open_batch();
  ASSERT_EQ(state().batch.entries.size(), 3U) << "a template is never signed";
  EXPECT_TRUE(entry("GOOD-1")->chosen);
  EXPECT_TRUE(entry("GOOD-2")->chosen);
  EXPECT_FALSE(entry("BAD")->chosen);
  EXPECT_GT(entry("BAD")->errors, 0U);
  app_.dispatch(ChooseForBatch{"", true});
  app_.dispatch(ChooseForBatch{draft("BAD").id, true});
  EXPECT_FALSE(entry("BAD")->chosen);
  app_.dispatch(ChooseForBatch{"", false});
  sign();
  EXPECT_EQ(state().notice->key, "ui.batch.none_chosen");
  EXPECT_TRUE(sent().empty());
}

TEST_F(Batches, LeaveOutWhatHasALrnThatAnotherHas) {
  open_file("SAME");
  open_file("SAME");
  open_batch();
  ASSERT_EQ(state().batch.entries.size(), 2U);
  EXPECT_GT(state().batch.entries[0].errors + state().batch.entries[1].errors, 0U);
}

TEST_F(Batches, AreSignedOnceAndSentOneAfterTheOther) {
  open_file("LRN-1");
  open_file("LRN-2");
  open_file("LRN-3");
  open_batch();
  app_.dispatch(ChooseForBatch{draft("LRN-2").id, false});
  sign();
  EXPECT_EQ(sent().size(), 1U) << "one after the other";
  EXPECT_FALSE(state().busy.empty());
  ASSERT_TRUE(answer(taken()));
  EXPECT_EQ(state().sending->done, 1U);
  ASSERT_TRUE(answer(taken()));
  EXPECT_FALSE(state().sending);
  EXPECT_TRUE(state().busy.empty());
  EXPECT_EQ(state().notice->key, "ui.batch.sent");
  EXPECT_EQ(state().notice->detail, "2");
  const auto envelopes = sent();
  ASSERT_EQ(envelopes.size(), 2U);
  EXPECT_EQ(envelopes[0].signature, envelopes[1].signature) << "one signature";
  std::set<std::string> ids;
  for (const wire::Envelope& one : envelopes) {
    EXPECT_TRUE(wire::verify_declaration(one, state().vault->signing_key().public_key()));
    ids.insert(wire::read_signed_content(one.payload)->header.submission_id);
  }
  EXPECT_EQ(ids.size(), 2U);
  EXPECT_FALSE(draft("LRN-2").is_signed());
  EXPECT_FALSE(entry("LRN-2")->chosen) << "what was left out stays so";
}

TEST_F(Batches, GoOnWhereTheServerRefusesOne) {
  open_file("LRN-1");
  open_file("LRN-2");
  open_batch();
  sign();
  const std::string first = state().sending->ids[0];
  const std::string problem = wire::problem_to_json(409, {"lrn_already_used", "used", "another"});
  ASSERT_TRUE(answer({409, problem}));
  ASSERT_TRUE(answer(taken()));
  EXPECT_EQ(state().notice->key, "ui.batch.refused");
  EXPECT_EQ(state().route.screen, Screen::batch);
  ASSERT_EQ(state().batch.entries.size(), 1U);
  EXPECT_EQ(state().batch.entries[0].draft, first);
  EXPECT_FALSE(state().batch.entries[0].chosen) << "until somebody has looked at it";
  EXPECT_EQ(state().batch.refused.at(first).code, "lrn_already_used");
  EXPECT_FALSE(find_draft(state(), first)->batch);
  app_.dispatch(ChooseForBatch{first, true});
  sign();
  ASSERT_TRUE(answer(taken()));
  EXPECT_FALSE(state().batch.refused.contains(first));
}

TEST_F(Batches, ThatAreNotAnsweredAreSentAgainByteForByte) {
  open_file("LRN-1");
  open_file("LRN-2");
  open_batch();
  sign();
  ASSERT_TRUE(answer({0, ""}));
  EXPECT_FALSE(state().sending);
  EXPECT_EQ(state().notice->key, "ui.notice.not_sent");
  EXPECT_TRUE(draft("LRN-1").is_unsent());
  EXPECT_TRUE(draft("LRN-2").is_unsent());
  app_.dispatch(SendUnsent{});
  ASSERT_TRUE(answer(taken()));
  ASSERT_TRUE(answer(taken()));
  const auto envelopes = sent();
  ASSERT_EQ(envelopes.size(), 3U);
  EXPECT_EQ(envelopes[0].payload, envelopes[1].payload);
  EXPECT_EQ(wire::envelope_to_json(envelopes[0]), wire::envelope_to_json(envelopes[1]));
  EXPECT_EQ(state().notice->key, "ui.batch.sent");
}

TEST_F(Batches, AreKeptWithTheirProofs) {
  open_file("LRN-1");
  open_file("LRN-2");
  open_batch();
  sign();
  const Draft& before = draft("LRN-1");
  ASSERT_TRUE(before.batch);
  const auto after = draft_from_record(draft_to_record(before));
  ASSERT_TRUE(after);
  ASSERT_TRUE(after->batch);
  EXPECT_TRUE(wire::verify_declaration({after->payload, after->signature, after->batch},
                                       state().vault->signing_key().public_key()));
}

TEST_F(Batches, EndWithTheKey) {
  open_file("LRN-1");
  open_file("LRN-2");
  open_batch();
  sign();
  app_.dispatch(LockKey{});
  EXPECT_TRUE(answer({503, ""}));
  EXPECT_FALSE(state().sending);
  EXPECT_TRUE(state().batch.entries.empty());
  EXPECT_TRUE(state().busy.empty());
}

}  // namespace
}  // namespace quayside::app
