#include <gtest/gtest.h>

#include <functional>
#include <thread>
#include <utility>

#include "server/services/enrol.h"
#include "server/services/read_evidence.h"
#include "server/services/read_submissions.h"
#include "shared/wire/submission.h"
#include "tests/server/people.h"

namespace quayside {
namespace {

using testing::an_h7_declaration;
using testing::declaration_of;
using testing::kEori;
using testing::kOtherEori;

class Submit : public ::testing::Test {
 protected:
  std::string refusal(const wire::Envelope& envelope) { return refusal(trader_, envelope); }
  std::string refusal(const testing::Trader& trader, const wire::Envelope& envelope) {
    const auto outcome = house_.submit(trader, envelope);
    EXPECT_FALSE(outcome.created);
    return outcome.answer ? "" : outcome.answer.error().code;
  }

  testing::ServerHouse house_;
  testing::Trader trader_ = house_.trader();
};

TEST_F(Submit, AnswersWithAReceiptThatTheServerSigned) {
  const auto envelope = house_.envelope(trader_, an_h7_declaration());
  const auto outcome = house_.submit(trader_, envelope);
  ASSERT_TRUE(outcome.answer.has_value()) << outcome.answer.error().code << outcome.verdict;
  EXPECT_TRUE(outcome.created);
  const auto key = seal::PublicKey::from_jwk_x(outcome.answer->server_key_x);
  ASSERT_TRUE(key.has_value());
  EXPECT_TRUE(seal::verify_detached(outcome.answer->signature, seal::Purpose::receipt, *key,
                                    outcome.answer->receipt)
                  .has_value());
  const auto receipt = wire::receipt_from_json(outcome.answer->receipt);
  ASSERT_TRUE(receipt.has_value());
  EXPECT_EQ(receipt->payload_hash, seal::hex(seal::sha256(envelope.payload)));
  EXPECT_EQ(receipt->kid, trader_.key.public_key().kid());
  EXPECT_EQ(receipt->received_at, "2026-11-24T09:13:16Z");
  const auto view = wire::submission_view_from_json(outcome.answer->submission);
  ASSERT_TRUE(view.has_value());
  EXPECT_EQ(view->status, wire::Status::submitted);
  ASSERT_EQ(view->timeline.size(), 1U);
  EXPECT_EQ(view->timeline[0].event, "submitted");
}

TEST_F(Submit, GivesTheSameReceiptForTheSameEnvelope) {
  const auto envelope = house_.envelope(trader_, an_h7_declaration());
  const auto first = house_.submit(trader_, envelope);
  house_.clock.advance_ms(3 * 24 * 3'600'000);
  const auto second = house_.submit(trader_, envelope);
  ASSERT_TRUE(first.answer.has_value());
  ASSERT_TRUE(second.answer.has_value());
  EXPECT_FALSE(second.created);
  EXPECT_EQ(first.answer->receipt, second.answer->receipt);
  EXPECT_EQ(first.answer->signature, second.answer->signature);
  EXPECT_EQ(services::list_submissions(house_.environment(), trader_.identity()).size(), 1U);
}

TEST_F(Submit, IsOneSubmissionWhenTheSameEnvelopeComesManyTimesAtOnce) {
  const auto envelope = house_.envelope(trader_, an_h7_declaration());
  std::vector<std::string> receipts(8);
  std::vector<std::thread> threads;
  for (auto& receipt : receipts) {
    threads.emplace_back([&] {
      const auto outcome = house_.submit(trader_, envelope);
      if (outcome.answer) receipt = outcome.answer->receipt;
    });
  }
  for (auto& thread : threads)
    thread.join();
  for (const auto& receipt : receipts)
    EXPECT_EQ(receipt, receipts[0]);
  EXPECT_FALSE(receipts[0].empty());
}

TEST_F(Submit, RefusesOneAlteredByteAnywhereInTheSignedBytes) {
  const auto envelope = house_.envelope(trader_, an_h7_declaration());
  for (std::size_t i = 0; i < envelope.payload.size(); i += 97) {
    auto altered = envelope;
    altered.payload[i] = static_cast<char>(altered.payload[i] ^ 1);
    EXPECT_EQ(refusal(altered), "jws_bad_signature") << i;
  }
}

TEST_F(Submit, RefusesASignatureOfAnotherKeyOfTheOrganisation) {
  const auto colleague = house_.trader();
  auto envelope = house_.envelope(trader_, an_h7_declaration());
  const auto other = house_.envelope(colleague, declaration_of(kEori, "QS-2"));
  envelope.signature = other.signature;
  EXPECT_EQ(refusal(envelope), "jws_bad_signature");
}

TEST_F(Submit, RefusesASignatureForAnotherPurpose) {
  for (const auto purpose :
       {seal::Purpose::sign_in, seal::Purpose::enrolment, seal::Purpose::receipt}) {
    EXPECT_EQ(refusal(house_.envelope(trader_, an_h7_declaration(), {.purpose = purpose})),
              "jws_wrong_purpose");
  }
}

TEST_F(Submit, RefusesAKeyThatIsNotOfTheSession) {
  const auto stranger = house_.trader(kOtherEori);
  const auto envelope = house_.envelope(trader_, an_h7_declaration());
  EXPECT_EQ(refusal(stranger, envelope), "no_right_to_act");
  ASSERT_TRUE(house_.submit(trader_, envelope).created);
  EXPECT_EQ(refusal(stranger, envelope), "no_right_to_act");
}

TEST_F(Submit, RefusesAKeyThatNobodyEnrolled) {
  const testing::Trader nobody{seal::SigningKey::generate(), kEori};
  EXPECT_EQ(refusal(nobody, house_.envelope(nobody, an_h7_declaration())), "no_right_to_act");
}

TEST_F(Submit, RefusesAPendingKey) {
  house_.demonstration = false;
  const testing::Trader pending{seal::SigningKey::generate(), kEori};
  ASSERT_TRUE(services::enrol(house_.environment(), house_.enrolment_body(pending.key)));
  EXPECT_EQ(refusal(pending, house_.envelope(pending, an_h7_declaration())), "key_pending");
}

TEST_F(Submit, RefusesADeclarationOfSomebodyElse) {
  EXPECT_EQ(refusal(house_.envelope(trader_, declaration_of(kOtherEori, "QS-1"))),
            "no_right_to_act");
  EXPECT_EQ(refusal(house_.envelope(trader_, an_h7_declaration(), {.declarant = kOtherEori})),
            "no_right_to_act");
}

TEST_F(Submit, RefusesAHeaderThatDoesNotFit) {
  EXPECT_EQ(refusal(house_.envelope(trader_, an_h7_declaration(), {.submission_id = "1"})),
            "header_mismatch");
  EXPECT_EQ(refusal(house_.envelope(trader_, an_h7_declaration(), {.profile = "gb"})),
            "header_mismatch");
}

TEST_F(Submit, RefusesADataSetWithoutRules) {
  auto declaration = an_h7_declaration();
  declaration.data_set = "X9";
  EXPECT_EQ(refusal(house_.envelope(trader_, declaration)), "data_set_not_supported");
}

TEST_F(Submit, RefusesAVerdictOfAnotherDay) {
  for (const std::string day : {"2026-11-22", "2026-11-25", "2027-11-24", "1999-01-01"}) {
    EXPECT_EQ(refusal(house_.envelope(trader_, an_h7_declaration(), {.as_of = day})),
              "as_of_not_today")
        << day;
  }
}

TEST_F(Submit, TakesAVerdictOfYesterday) {
  EXPECT_TRUE(
      house_.submit(trader_, house_.envelope(trader_, an_h7_declaration(), {.as_of = "2026-11-23"}))
          .created);
}

TEST_F(Submit, TakesAVerdictOfTheTradersTomorrowLateInTheDay) {
  house_.clock.set("2026-11-24T23:30:00Z");
  EXPECT_TRUE(
      house_.submit(trader_, house_.envelope(trader_, an_h7_declaration(), {.as_of = "2026-11-25"}))
          .created);
}

TEST_F(Submit, RefusesBrokenRulesAndSaysWhich) {
  auto declaration = an_h7_declaration();
  declaration.goods_shipment.goods_items[0].commodity.description_of_goods.clear();
  const auto outcome = house_.submit(trader_, house_.envelope(trader_, declaration));
  ASSERT_FALSE(outcome.answer.has_value());
  EXPECT_EQ(outcome.answer.error().code, "declaration_has_errors");
  EXPECT_NE(outcome.verdict.find("\"issues\":["), std::string::npos);
  EXPECT_NE(outcome.verdict.find("descriptionOfGoods"), std::string::npos);
}

TEST_F(Submit, RefusesAnLrnThatIsInUse) {
  house_.submitted(trader_, "QS-1");
  EXPECT_EQ(refusal(house_.envelope(trader_, declaration_of(kEori, "QS-1"))), "lrn_already_used");
}

TEST_F(Submit, TakesAnLrnAgainThatCustomsRejected) {
  const std::string id = house_.submitted(trader_, "QS-1");
  ASSERT_TRUE(house_.store().write([&](store::Transaction& t) -> Result<Done> {
    t.set_progress(id, wire::Status::rejected, "", "", 0);
    return Done{};
  }));
  house_.submitted(trader_, "QS-1");
}

TEST_F(Submit, LetsTwoOrganisationsUseTheSameLrn) {
  const auto other = house_.trader(kOtherEori);
  house_.submitted(trader_, "QS-1");
  house_.submitted(other, "QS-1");
}

TEST_F(Submit, RefusesAnIdThatIsTaken) {
  const std::string id = house_.submitted(trader_, "QS-1");
  EXPECT_EQ(refusal(house_.envelope(trader_, declaration_of(kEori, "QS-2"), {.submission_id = id})),
            "submission_id_taken");
}

TEST_F(Submit, RefusesBytesThatAreNotCanonical) {
  auto envelope = house_.envelope(trader_, an_h7_declaration());
  envelope.payload.insert(1, " ");
  envelope.signature =
      seal::sign_detached(trader_.key, seal::Purpose::declaration, 1, envelope.payload);
  EXPECT_EQ(refusal(envelope), "content_not_canonical");
}

TEST_F(Submit, RefusesWhatIsNoEnvelope) {
  for (const std::string body : {"", "{}", "[]", "null", "{\"payload\":1}", "{\"payload\":\"\"}",
                                 "{\"payload\":\"=\",\"signature\":\"\"}"}) {
    const auto outcome = services::submit(house_.environment(), trader_.identity(), body);
    EXPECT_FALSE(outcome.answer.has_value()) << body;
  }
}

TEST_F(Submit, KeepsEvidenceThatHoldsByItself) {
  const std::string id = house_.submitted(trader_, "QS-1");
  const auto package = services::read_evidence(house_.environment(), trader_.identity(), id);
  ASSERT_TRUE(package.has_value());
  EXPECT_EQ(wire::verify_evidence(*package).failures, std::vector<std::string>{});
}

TEST_F(Submit, ShowsNothingToAnotherOrganisation) {
  const auto other = house_.trader(kOtherEori);
  const std::string id = house_.submitted(trader_, "QS-1");
  const auto environment = house_.environment();
  EXPECT_TRUE(services::read_submission(environment, trader_.identity(), id).has_value());
  EXPECT_FALSE(services::read_submission(environment, other.identity(), id).has_value());
  EXPECT_FALSE(services::read_evidence(environment, other.identity(), id).has_value());
  EXPECT_TRUE(services::list_submissions(environment, other.identity()).empty());
  EXPECT_TRUE(services::changes_after(environment, kOtherEori, 0).changes.empty());
}

TEST_F(Submit, IsAnEventOfTheOrganisation) {
  const std::string first = house_.submitted(trader_, "QS-1");
  const std::string second = house_.submitted(trader_, "QS-2");
  const auto environment = house_.environment();
  const auto all = services::changes_after(environment, kEori, 0);
  ASSERT_EQ(all.changes.size(), 2U);
  EXPECT_EQ(all.changes[0].view.id, first);
  const auto later = services::changes_after(environment, kEori, all.changes[0].event);
  ASSERT_EQ(later.changes.size(), 1U);
  EXPECT_EQ(later.changes[0].view.id, second);
  EXPECT_TRUE(services::changes_after(environment, kEori, std::nullopt).changes.empty());
}

// Something happens between the moment when a submission is checked and that when it is stored.
class MeddledStore : public store::Store {
 public:
  MeddledStore(store::Store& store, std::function<void()> meddle)
      : store_(store), meddle_(std::move(meddle)) {}
  Result<Done> write(const std::function<Result<Done>(store::Transaction&)>& work) override {
    if (const auto meddle = std::exchange(meddle_, nullptr)) meddle();
    return store_.write(work);
  }
  void read(const std::function<void(store::Reader&)>& work) override { store_.read(work); }
  void on_events(std::function<void()> listener) override { store_.on_events(std::move(listener)); }

 private:
  store::Store& store_;
  std::function<void()> meddle_;
};

// The receipt names what the organisation asked of the signature, so it has to be what it asks.
TEST_F(Submit, IsRefusedWhereThePolicyChangesInTheMeantime) {
  const auto ask = [this](wire::Level level) {
    ASSERT_TRUE(services::set_policy(house_.environment(), trader_.identity(),
                                     testing::policy_body(house_, trader_, level)));
  };
  const auto envelope =
      house_.envelope(trader_, testing::declaration_of(trader_.eori, "QS-POLICY"));
  MeddledStore store(house_.store(), [&] { ask(wire::Level::approval); });
  const services::Environment environment = house_.environment();
  const services::Environment meddled{store, environment.clock, environment.server_key};
  const std::string body = wire::envelope_to_json(envelope);
  const auto refused = services::submit(meddled, trader_.identity(), body);
  ASSERT_FALSE(refused.answer);
  EXPECT_EQ(refused.answer.error().code, "policy_changed");
  const auto taken = services::submit(meddled, trader_.identity(), body);
  ASSERT_TRUE(taken.answer);
  const auto receipt = wire::receipt_from_json(taken.answer->receipt);
  EXPECT_EQ(receipt->level, "approval");
  EXPECT_EQ(receipt->verdict_hash.size(), 64U);
}

}  // namespace
}  // namespace quayside
