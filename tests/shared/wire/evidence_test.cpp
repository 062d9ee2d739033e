#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/seal/merkle.h"
#include "shared/seal/seal.h"
#include "shared/wire/api.h"
#include "shared/wire/rendering.h"
#include "shared/wire/submission.h"
#include "tests/shared/wire/wire_support.h"

namespace quayside::wire {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kNow = 1'795'500'000;

std::string notification(const std::string& lrn, const std::string& mrn) {
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
    package.public_key_x = seal::base64url(trader.public_key().bytes);
    package.server_key_x = seal::base64url(server.public_key().bytes);
    package.signature =
        seal::sign_detached(trader, seal::Purpose::declaration, kNow, package.payload);
    sign_receipt({"s-1", seal::hex(seal::sha256(package.payload)), trader.public_key().kid(),
                  "2026-11-24T09:13:16Z", "rules-1"});
    package.verdict = R"({"issues":[],"ruleSet":"rules-1"})";
    package.messages = {notification("QS-2026-000001", "M1"), notification("", "M1")};
  }

  void sign_receipt(const Receipt& receipt) {
    package.receipt = receipt_bytes(receipt);
    package.receipt_signature =
        seal::sign_detached(server, seal::Purpose::receipt, kNow, package.receipt);
    const seal::MerkleTree log({seal::leaf_hash("before"), seal::leaf_hash(package.receipt)});
    package.log.emplace();
    package.log->place = {1, log.proof(1)};
    package.log->head.head = tree_head_bytes({"2026-11-24T09:13:16Z", log.root(), log.size()});
    package.log->head.signature =
        seal::sign_detached(server, seal::Purpose::tree_head, kNow, package.log->head.head);
  }
};

class Evidence : public testing::Test {
 protected:
  static void SetUpTestSuite() { ASSERT_TRUE(seal::initialise()); }
  Story story;

  std::vector<std::string> failures() const { return verify_evidence(story.package).failures; }
};

TEST_F(Evidence, HoldsWhenNothingWasChanged) {
  const EvidenceReport report = verify_evidence(story.package);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.notes, IsEmpty());
  EXPECT_THAT(
      report.holds,
      ElementsAre("evidence.payload_canonical", "evidence.key", "evidence.signature",
                  "evidence.receipt_canonical", "evidence.receipt_hash", "evidence.receipt_key",
                  "evidence.receipt_submission", "evidence.receipt_signature", "evidence.log",
                  "evidence.rule_set", "evidence.messages_readable", "evidence.messages_belong"));
}

// HMRC's messages have another form, and a request has those about the declaration of its MRN.
TEST_F(Evidence, HoldsForARequestToTheUnitedKingdom) {
  Declaration declaration = a_declaration();
  declaration.profile = "gb";
  story.header.profile = "gb";
  story.header.request = {"amendment", "s-0", "26GB1", "32", "Typo"};
  story.package.payload = signed_content_bytes(story.header, declaration);
  story.package.signature =
      seal::sign_detached(story.trader, seal::Purpose::declaration, kNow, story.package.payload);
  story.sign_receipt({"s-1", seal::hex(seal::sha256(story.package.payload)),
                      story.trader.public_key().kid(), "2026-11-24T09:13:16Z", "rules-1"});
  const auto answer = [](const std::string& mrn) {
    return "<MetaData><WCOTypeName>RES</WCOTypeName><Response><FunctionCode>11</FunctionCode>"
           "<FunctionalReferenceID>n1</FunctionalReferenceID><IssueDateTime><DateTimeString "
           "formatCode=\"304\">20261124091316Z</DateTimeString></IssueDateTime><Declaration>"
           "<FunctionalReferenceID>OWN</FunctionalReferenceID><ID>" +
           mrn + "</ID></Declaration></Response></MetaData>";
  };
  story.package.messages = {answer("26GB1")};
  EXPECT_THAT(failures(), IsEmpty());
  story.package.messages = {answer("26GB2")};
  EXPECT_THAT(failures(), ElementsAre("evidence.messages_belong"));
}

TEST_F(Evidence, WithoutALogSaysSo) {
  story.package.log.reset();
  const EvidenceReport report = verify_evidence(story.package);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.notes, ElementsAre("evidence.no_log"));
}

// Nobody signs the text, so it can neither prove nor disprove; that it differs is said.
TEST_F(Evidence, SaysWhetherTheTextForReadingIsOurs) {
  story.package.rendering = content_text(*read_signed_content(story.package.payload), "en");
  EvidenceReport report = verify_evidence(story.package);
  EXPECT_THAT(report.notes, IsEmpty());
  EXPECT_EQ(report.holds.back(), "evidence.rendering");
  EXPECT_EQ(evidence_from_json(evidence_to_json(story.package))->rendering,
            story.package.rendering);

  story.package.rendering = replaced(story.package.rendering, "250.00", "25.00");
  report = verify_evidence(story.package);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.notes, ElementsAre("evidence.rendering_of_another_version"));
  EXPECT_THAT(evidence_text(story.package, "en"), testing::HasSubstr("250.00"));
}

TEST_F(Evidence, ComesBackFromItsFile) {
  const Result<EvidencePackage> read = evidence_from_json(evidence_to_json(story.package));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(evidence_to_json(*read), evidence_to_json(story.package));
  EXPECT_THAT(verify_evidence(*read).failures, IsEmpty());
}

TEST_F(Evidence, IsReadStrictly) {
  const std::string text = evidence_to_json(story.package);
  EXPECT_FALSE(evidence_from_json(replaced(text, "evidence-1", "evidence-2")));
  EXPECT_FALSE(evidence_from_json(replaced(text, "\"payload\":\"", "\"payload\":\"=")));
  EXPECT_FALSE(evidence_from_json(replaced(text, "\"format\"", "\"more\":1,\"format\"")));
}

TEST_F(Evidence, FailsWhenTheDeclarationWasChanged) {
  story.package.payload = replaced(story.package.payload, "250.00", "150.00");
  EXPECT_THAT(failures(), ElementsAre("evidence.signature", "evidence.receipt_hash"));
}

TEST_F(Evidence, FailsWhenTheBytesAreNotCanonical) {
  story.package.payload += " ";
  EXPECT_THAT(failures(), Contains("evidence.payload_canonical"));
}

TEST_F(Evidence, FailsForAnotherKey) {
  story.package.public_key_x = seal::base64url(seal::SigningKey::generate().public_key().bytes);
  EXPECT_THAT(failures(),
              ElementsAre("evidence.key", "evidence.signature", "evidence.receipt_key"));
}

TEST_F(Evidence, FailsForASignatureOfAnotherPurpose) {
  story.package.signature =
      seal::sign_detached(story.trader, seal::Purpose::sign_in, kNow, story.package.payload);
  EXPECT_THAT(failures(), Contains("evidence.signature"));
}

TEST_F(Evidence, FailsWhenTheReceiptIsForged) {
  story.package.receipt = replaced(story.package.receipt, "09:13:16", "08:13:16");
  EXPECT_THAT(failures(), ElementsAre("evidence.receipt_signature", "evidence.log"));
  story.sign_receipt({"s-2", std::string(64, '0'), "kid", "2026-11-24T09:13:16Z", "rules-1"});
  EXPECT_THAT(failures(), ElementsAre("evidence.receipt_hash", "evidence.receipt_key",
                                      "evidence.receipt_submission"));
}

TEST_F(Evidence, NotesAnotherRuleSetWithoutFailing) {
  story.package.verdict = R"({"issues":[],"ruleSet":"rules-2"})";
  const EvidenceReport report = verify_evidence(story.package);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.notes, ElementsAre("evidence.different_rule_set"));
}

TEST_F(Evidence, FailsForMessagesOfAnotherDeclaration) {
  story.package.messages.push_back(notification("OTHER", "M2"));
  EXPECT_THAT(failures(), ElementsAre("evidence.messages_belong"));
  story.package.messages = {notification("", "M1")};
  EXPECT_THAT(failures(), ElementsAre("evidence.messages_belong"));
  story.package.messages = {"no message"};
  EXPECT_THAT(failures(), Contains("evidence.messages_readable"));
}

TEST(EmptyEvidence, FailsWithoutStopping) {
  EXPECT_THAT(verify_evidence(EvidencePackage{}).failures, testing::Not(IsEmpty()));
}

}  // namespace
}  // namespace quayside::wire
