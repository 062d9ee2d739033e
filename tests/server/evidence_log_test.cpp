// The evidence log: every receipt is in it, it only grows, and what was stored before it comes in.
#include "server/services/evidence_log.h"

#include <gmock/gmock.h>

#include "server/services/read_evidence.h"
#include "server/services/receive_notification.h"
#include "shared/seal/merkle.h"
#include "tests/server/people.h"

namespace quayside {
namespace {

class EvidenceLog : public ::testing::Test {
 protected:
  wire::SubmissionAnswer lodged(const std::string& lrn) {
    const auto outcome = house_.submit(
        trader_, house_.envelope(trader_, testing::declaration_of(trader_.eori, lrn)));
    EXPECT_TRUE(outcome.created) << outcome.answer.error().code;
    return *outcome.answer;
  }
  wire::TreeHead head() {
    wire::SignedTreeHead signed_head;
    house_.store().read([&](store::Reader& reader) {
      signed_head = services::log_head(house_.environment(), reader);
    });
    const auto read = wire::verify_tree_head(signed_head, server_key());
    EXPECT_TRUE(read) << read.error().code;
    return read ? *read : wire::TreeHead{};
  }
  seal::PublicKey server_key() { return house_.environment().server_key.public_key(); }
  testing::ServerHouse house_;
  testing::Trader trader_ = house_.trader();
};

TEST_F(EvidenceLog, HasEveryReceiptAndProvesItAtOnce) {
  for (const char* lrn : {"QS-1", "QS-2", "QS-3"}) {
    const auto answer = lodged(lrn);
    ASSERT_TRUE(answer.log);
    EXPECT_TRUE(wire::is_in_log(*answer.log, answer.receipt, server_key())) << lrn;
    EXPECT_FALSE(wire::is_in_log(*answer.log, "{}", server_key()));
  }
}

TEST_F(EvidenceLog, OnlyGrows) {
  std::vector<wire::TreeHead> heads{head()};
  for (int i = 1; i <= 9; ++i) {
    lodged("QS-" + std::to_string(i));
    heads.push_back(head());
    EXPECT_EQ(heads.back().size, heads[heads.size() - 2].size + 1);
  }
  const wire::TreeHead& last = heads.back();
  for (const wire::TreeHead& before : heads) {
    const auto path = services::log_consistency(house_.environment(), before.size, last.size);
    ASSERT_TRUE(path);
    EXPECT_TRUE(seal::verify_consistency(before.size, before.root, last.size, last.root, *path));
  }
  EXPECT_FALSE(services::log_consistency(house_.environment(), 1, last.size + 1));
}

TEST_F(EvidenceLog, FindsAReceiptInTheLogOfAnySize) {
  const auto answer = lodged("QS-1");
  const std::string leaf = seal::leaf_hash(answer.receipt);
  const wire::TreeHead at_once = head();
  lodged("QS-2");
  const auto place = services::place_in_log(house_.environment(), leaf, at_once.size);
  ASSERT_TRUE(place);
  EXPECT_TRUE(seal::verify_inclusion(leaf, place->index, at_once.size, place->path, at_once.root));
  EXPECT_FALSE(services::place_in_log(house_.environment(), leaf, place->index));
  EXPECT_FALSE(services::place_in_log(house_.environment(), seal::leaf_hash("x"), at_once.size));
}

TEST_F(EvidenceLog, RecordsKeysAndMessagesOfCustoms) {
  const wire::TreeHead before = head();
  EXPECT_GE(before.size, 1U) << "the trader's key";
  ASSERT_TRUE(services::receive_notification(house_.environment(), {"dk", "<Notification/>"}));
  ASSERT_TRUE(services::receive_notification(house_.environment(), {"dk", "<Notification/>"}));
  EXPECT_EQ(head().size, before.size + 1) << "the same message is one entry";
}

TEST_F(EvidenceLog, IsPartOfTheEvidence) {
  lodged("QS-1");
  const std::string id = house_.submitted(trader_, "QS-2");
  const auto package = services::read_evidence(house_.environment(), trader_.identity(), id);
  ASSERT_TRUE(package);
  const auto report = wire::verify_evidence(*package);
  EXPECT_THAT(report.failures, ::testing::IsEmpty());
  EXPECT_THAT(report.holds, ::testing::Contains("evidence.log"));
  auto forged = *package;
  forged.log->place.index = 0;
  EXPECT_THAT(wire::verify_evidence(forged).failures, ::testing::ElementsAre("evidence.log"));
}

TEST_F(EvidenceLog, ShowsWhoseTheKeysAreAndWhoAdmittedThem) {
  const testing::Trader colleague = testing::invited(house_, trader_, wire::Role::declarant);
  const std::string id = house_.submitted(colleague, "QS-1");
  const auto read = [&] {
    return *services::read_evidence(house_.environment(), trader_.identity(), id);
  };
  wire::EvidencePackage package = read();
  ASSERT_EQ(package.keys.size(), 2U) << "who signed, and the owner who had invited that one";
  EXPECT_TRUE(package.keys[0].enrolment && package.keys[0].admission);
  EXPECT_EQ(package.keys[0].admitted_by, package.keys[1].public_key_x);
  EXPECT_FALSE(package.keys[1].admission) << "a first key";
  EXPECT_THAT(wire::verify_evidence(package).failures, ::testing::IsEmpty());
  EXPECT_THAT(wire::verify_evidence(package).holds,
              ::testing::Contains("evidence.key_of_declarant"));

  wire::KeyEvent lost = testing::an_event(house_, "revoke");
  lost.kid = colleague.identity().kid;
  lost.from = "2026-11-20T00:00:00Z";
  ASSERT_TRUE(services::change_organisation(house_.environment(), trader_.identity(),
                                            testing::event_body(house_, trader_, lost)));
  package = read();
  EXPECT_EQ(package.keys[0].distrusted_from, lost.from);
  EXPECT_THAT(wire::verify_evidence(package).failures,
              ::testing::ElementsAre("evidence.key_distrusted"));
}

TEST_F(EvidenceLog, TakesInWhatWasStoredBeforeThereWasOne) {
  const std::string first = house_.submitted(trader_, "QS-1");
  house_.submitted(trader_, "QS-2");
  house_.forget_log();
  ASSERT_EQ(head().size, 0U);
  ASSERT_TRUE(services::complete_log(house_.environment()));
  EXPECT_EQ(head().size, 3U) << "and the trader's key";
  const auto package = services::read_evidence(house_.environment(), trader_.identity(), first);
  ASSERT_TRUE(package && package->log);
  EXPECT_EQ(package->log->place.index, 0U);
  EXPECT_TRUE(wire::is_in_log(*package->log, package->receipt, server_key()));
  ASSERT_TRUE(services::complete_log(house_.environment()));
  EXPECT_EQ(head().size, 3U) << "once only";
}

TEST_F(EvidenceLog, TakesInMessagesThatWereStoredBeforeEachHadAnEntry) {
  const std::string id = house_.submitted(trader_, "QS-1");
  ASSERT_TRUE(house_.store().write([&](store::Transaction& t) -> Result<Done> {
    EXPECT_TRUE(t.claim_outbox("dk", house_.clock.now_ms()));
    return Done{};
  }));
  const auto notify = [&](const std::string& type) {
    ASSERT_TRUE(services::receive_notification(
        house_.environment(),
        {"dk", "<Notification><NotificationEventType>" + type +
                   "</NotificationEventType><Declaration><LRN>QS-1</LRN></Declaration>"
                   "</Notification>"}));
    services::apply_stored_notifications(house_.environment());
  };
  notify("CWMRCV");
  notify("CWMACC");
  house_.forget_log();
  ASSERT_TRUE(services::complete_log(house_.environment()));
  EXPECT_EQ(head().size, 4U) << "a receipt, two messages, a key";
  notify("CWMROG");
  const auto package = services::read_evidence(house_.environment(), trader_.identity(), id);
  ASSERT_TRUE(package);
  ASSERT_EQ(package->message_entries.size(), 3U);
  EXPECT_EQ(package->message_entries[2].number, 3U);
  EXPECT_THAT(package->messages[2], ::testing::HasSubstr("CWMROG"));
  EXPECT_THAT(wire::verify_evidence(*package).failures, ::testing::IsEmpty());
}

}  // namespace
}  // namespace quayside
