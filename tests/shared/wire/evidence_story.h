// A package of evidence with everything in it, which tests take apart.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/seal/merkle.h"
#include "shared/seal/seal.h"
#include "shared/wire/api.h"
#include "shared/wire/submission.h"
#include "tests/shared/wire/wire_support.h"

namespace quayside::wire {

// What is said of every package that nobody compared the keys of.
inline const std::vector<std::string> kUsualNotes = {
    "evidence.key_admitted_by_operator", "evidence.later_messages",
    "evidence.server_key_not_compared", "evidence.trader_key_not_compared"};

constexpr std::int64_t kNow = 1'795'500'000;

inline std::string notification(const std::string& lrn, const std::string& mrn) {
  return "<Notification><NotificationEventType>CWMACC</NotificationEventType><Declaration>"
         "<MRN>" +
         mrn + "</MRN>" + (lrn.empty() ? "" : "<LRN>" + lrn + "</LRN>") +
         "</Declaration></Notification>";
}

// A trader, a server, and what they leave behind.
struct Story {
  seal::SigningKey trader = seal::SigningKey::generate();
  seal::SigningKey server = seal::SigningKey::generate();
  SubmissionHeader header = {"s-1", "dk", "H7", "2026-11-24", "rules-1", "DK12345678", ""};
  EvidencePackage package;

  Story() {
    package.payload = signed_content_bytes(header, a_declaration());
    package.public_key_x = x_of(trader);
    package.server_key_x = x_of(server);
    package.signature =
        seal::sign_detached(trader, seal::Purpose::declaration, kNow, package.payload);
    package.verdict = R"({"issues":[],"ruleSet":"rules-1"})";
    package.messages = {notification("QS-2026-000001", "M1"), notification("", "M1")};
    package.keys = {enrolled(trader, "DK12345678")};
    sign_receipt(a_receipt());
  }

  static std::string x_of(const seal::SigningKey& key) {
    return seal::base64url(key.public_key().bytes);
  }

  Receipt a_receipt() const {
    Receipt receipt{"s-1", seal::hex(seal::sha256(package.payload)), trader.public_key().kid(),
                    "2026-11-24T09:13:16Z", "rules-1"};
    receipt.eori = "DK12345678";
    receipt.member = "m-1";
    receipt.key_since = "2026-11-01T00:00:00Z";
    receipt.level = "device";
    receipt.verdict_hash = seal::hex(seal::sha256(package.verdict));
    return receipt;
  }

  /// A key that came with the invitation.
  static KeyEvidence enrolled(const seal::SigningKey& key, const std::string& eori,
                              const std::string& invitation = "") {
    KeyEvidence evidence;
    evidence.public_key_x = x_of(key);
    evidence.eori = eori;
    evidence.active_at = "2026-11-01T00:00:00Z";
    evidence.enrolment.emplace();
    evidence.enrolment->payload =
        enrolment_bytes({eori, "Havnens ApS", "Bo Holm", x_of(key), invitation});
    evidence.enrolment->signature =
        seal::sign_detached(key, seal::Purpose::enrolment, kNow, evidence.enrolment->payload);
    return evidence;
  }

  void sign_receipt(const Receipt& receipt) {
    package.receipt = receipt_bytes(receipt);
    package.receipt_signature =
        seal::sign_detached(server, seal::Purpose::receipt, kNow, package.receipt);
    log_all();
  }

  /// Logs the receipt, the messages that there are and the keys, and proves each.
  void log_all() {
    package.message_entries.clear();
    for (const std::string& message : package.messages) {
      MessageEntry entry;
      entry.number = package.message_entries.size() + 1;
      entry.at = "2026-11-24T10:00:00Z";
      entry.hash = seal::hex(seal::sha256(message));
      package.message_entries.push_back(entry);
    }
    log_entries();
  }

  void log_entries() {
    std::vector<std::string> leaves = {seal::leaf_hash("before")};
    for (const std::string& entry : log_entries_of(package))
      leaves.push_back(seal::leaf_hash(entry));
    const seal::MerkleTree log(leaves);
    std::uint64_t next = 0;
    const auto place = [&] {
      ++next;
      return LogPlace{next, log.proof(next)};
    };
    package.log.emplace();
    package.log->place = place();
    package.log->head.head = tree_head_bytes({"2026-11-24T11:13:16Z", log.root(), log.size()});
    package.log->head.signature =
        seal::sign_detached(server, seal::Purpose::tree_head, kNow, package.log->head.head);
    for (ApprovalEvidence& approval : package.approvals)
      approval.log = LogProof{package.log->head, place()};
    for (MessageEntry& entry : package.message_entries)
      entry.place = place();
    for (KeyEvidence& key : package.keys) {
      key.place = place();
      if (key.enrolment) key.enrolment->place = place();
      if (key.admission) key.admission->place = place();
    }
  }
};

class Evidence : public testing::Test {
 protected:
  static void SetUpTestSuite() { ASSERT_TRUE(seal::initialise()); }
  Story story;

  std::vector<std::string> failures() const { return verify_evidence(story.package).failures; }
};

}  // namespace quayside::wire
