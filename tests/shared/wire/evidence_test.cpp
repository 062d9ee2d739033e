#include "shared/wire/rendering.h"
#include "tests/shared/wire/evidence_story.h"

namespace quayside::wire {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using testing::UnorderedElementsAreArray;

TEST_F(Evidence, HoldsWhenNothingWasChanged) {
  const EvidenceReport report = verify_evidence(story.package);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.unchecked, IsEmpty());
  EXPECT_THAT(report.notes, UnorderedElementsAreArray(kUsualNotes));
  EXPECT_THAT(
      report.holds,
      ElementsAre("evidence.payload_canonical", "evidence.key", "evidence.signature",
                  "evidence.receipt_canonical", "evidence.receipt_hash", "evidence.receipt_key",
                  "evidence.receipt_submission", "evidence.receipt_signature", "evidence.log",
                  "evidence.level", "evidence.key_records", "evidence.key_of_declarant",
                  "evidence.verdict_hash", "evidence.rule_set", "evidence.messages_readable",
                  "evidence.messages_belong", "evidence.messages_logged"));
  EXPECT_EQ(evidence_summary(report), "cli.evidence_good_for_these_keys");
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
  const auto answer = [](const std::string& mrn) {
    return "<MetaData><WCOTypeName>RES</WCOTypeName><Response><FunctionCode>11</FunctionCode>"
           "<FunctionalReferenceID>n1</FunctionalReferenceID><IssueDateTime><DateTimeString "
           "formatCode=\"304\">20261124091316Z</DateTimeString></IssueDateTime><Declaration>"
           "<FunctionalReferenceID>OWN</FunctionalReferenceID><ID>" +
           mrn + "</ID></Declaration></Response></MetaData>";
  };
  story.package.messages = {answer("26GB1")};
  story.sign_receipt(story.a_receipt());
  EXPECT_THAT(failures(), IsEmpty());
  story.package.messages = {answer("26GB2")};
  story.log_all();
  EXPECT_THAT(failures(), ElementsAre("evidence.messages_belong"));
}

// A receipt of before: it names neither the verdict nor the level, and nothing else was logged.
TEST_F(Evidence, OfAnEarlierVersionIsCheckedAsBefore) {
  Receipt receipt = story.a_receipt();
  receipt.level = receipt.verdict_hash = "";
  story.package.keys.clear();
  story.sign_receipt(receipt);
  story.package.message_entries.clear();
  EvidenceReport report = verify_evidence(story.package);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.notes,
              UnorderedElementsAre("evidence.receipt_of_before", "evidence.messages_not_logged",
                                   "evidence.later_messages", "evidence.server_key_not_compared",
                                   "evidence.trader_key_not_compared"));
  story.package.log.reset();
  report = verify_evidence(story.package);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.notes, Contains("evidence.no_log"));
  const std::string text = replaced(evidence_to_json(story.package), "evidence-2", "evidence-1");
  const Result<EvidencePackage> read = evidence_from_json(text);
  ASSERT_TRUE(read);
  EXPECT_THAT(verify_evidence(*read).failures, IsEmpty());
}

TEST_F(Evidence, FailsWithoutTheLogThatItsReceiptIsIn) {
  story.package.log.reset();
  EXPECT_THAT(failures(), ElementsAre("evidence.log_missing", "evidence.key_records",
                                      "evidence.messages_logged"));
  story.package.message_entries.clear();
  story.package.messages.clear();
  story.package.keys.clear();
  EXPECT_THAT(failures(), ElementsAre("evidence.log_missing", "evidence.key_of_declarant"));
}

TEST_F(Evidence, FailsWhenAMessageOfCustomsIsNotTheOneThatWasLogged) {
  story.package.messages[1] = replaced(story.package.messages[1], "CWMACC", "CWMREJ");
  EXPECT_THAT(failures(), ElementsAre("evidence.messages_logged"));
}

TEST_F(Evidence, FailsWhenAMessageOfCustomsWasLeftOut) {
  const EvidencePackage whole = story.package;
  story.package.messages.pop_back();  // and its entry stays
  EXPECT_THAT(failures(), ElementsAre("evidence.messages_logged"));
  story.package = whole;  // the first with its entry: a gap in the numbers
  story.package.messages = {whole.messages[0]};
  story.package.messages.erase(story.package.messages.begin());
  story.package.message_entries.erase(story.package.message_entries.begin());
  EXPECT_THAT(failures(), ElementsAre("evidence.messages_logged"));
  story.package = whole;  // and the entries counted anew
  story.package.messages.erase(story.package.messages.begin());
  story.package.message_entries.erase(story.package.message_entries.begin());
  story.package.message_entries[0].number = 1;
  EXPECT_THAT(failures(), Contains("evidence.messages_logged"));
  story.package = whole;  // no entries at all
  story.package.message_entries.clear();
  EXPECT_THAT(failures(), ElementsAre("evidence.messages_logged"));
  story.package = whole;  // another one's message
  story.package.message_entries[1] = whole.message_entries[0];
  EXPECT_THAT(failures(), ElementsAre("evidence.messages_logged"));
}

// The limit of it: nobody can prove that there is no later message.
TEST_F(Evidence, SaysThatLaterMessagesMayBeMissing) {
  story.package.messages.pop_back();
  story.package.message_entries.pop_back();
  const EvidenceReport report = verify_evidence(story.package);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.notes, Contains("evidence.later_messages"));
}

TEST_F(Evidence, SaysWhichMessagesAreWithheld) {
  story.package.message_entries[1].is_withheld = true;
  story.package.messages.pop_back();
  const EvidenceReport report = verify_evidence(story.package);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.notes, Contains("evidence.messages_withheld"));
  EXPECT_EQ(evidence_to_json(*evidence_from_json(evidence_to_json(story.package))),
            evidence_to_json(story.package));
}

TEST_F(Evidence, FailsForAVerdictThatTheReceiptDoesNotName) {
  story.package.verdict = R"({"issues":[{"rule":"x"}],"ruleSet":"rules-1"})";
  EXPECT_THAT(failures(), ElementsAre("evidence.verdict_hash"));
}

TEST_F(Evidence, FailsWhereTheSignatureIsLessThanWasAsked) {
  Receipt receipt = story.a_receipt();
  receipt.level = "certificate";
  story.sign_receipt(receipt);
  EXPECT_THAT(failures(), ElementsAre("evidence.level"));
  receipt.level = "everything";
  story.sign_receipt(receipt);
  EXPECT_THAT(failures(), ElementsAre("evidence.level"));
}

TEST_F(Evidence, FailsWithoutTheApprovalThatWasAsked) {
  Receipt receipt = story.a_receipt();
  receipt.level = "approval";
  story.sign_receipt(receipt);
  EXPECT_THAT(failures(), ElementsAre("evidence.approval_missing"));
  const EvidenceReport before = verify_evidence(story.package, {.is_before_approval = true});
  EXPECT_THAT(before.failures, IsEmpty());
  EXPECT_THAT(before.notes, Contains("evidence.awaits_approval"));

  const seal::SigningKey second = seal::SigningKey::generate();
  Receipt approved = story.a_receipt();
  approved.act = kApproval;
  approved.kid = second.public_key().kid();
  approved.member = "m-2";
  ApprovalEvidence approval;
  approval.public_key_x = Story::x_of(second);
  approval.signature =
      seal::sign_detached(second, seal::Purpose::approval, kNow, story.package.payload);
  approval.receipt = receipt_bytes(approved);
  approval.receipt_signature =
      seal::sign_detached(story.server, seal::Purpose::receipt, kNow, approval.receipt);
  story.package.approvals = {approval};
  story.package.keys.push_back(Story::enrolled(second, "DK12345678"));
  story.log_all();
  const EvidenceReport report = verify_evidence(story.package);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.holds, Contains("evidence.approval"));
  EXPECT_THAT(report.holds, Contains("evidence.key_of_approver"));
  story.package.keys.pop_back();
  EXPECT_THAT(failures(), ElementsAre("evidence.key_of_approver"));
}

// Nobody signs the text, so it can neither prove nor disprove; that it differs is said.
TEST_F(Evidence, SaysWhetherTheTextForReadingIsOurs) {
  story.package.rendering = content_text(*read_signed_content(story.package.payload), "en");
  EvidenceReport report = verify_evidence(story.package);
  EXPECT_THAT(report.notes, UnorderedElementsAreArray(kUsualNotes));
  EXPECT_EQ(report.holds.back(), "evidence.rendering");
  EXPECT_EQ(evidence_from_json(evidence_to_json(story.package))->rendering,
            story.package.rendering);

  story.package.rendering = replaced(story.package.rendering, "250.00", "25.00");
  report = verify_evidence(story.package);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.notes, Contains("evidence.rendering_of_another_version"));
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
  EXPECT_FALSE(evidence_from_json(replaced(text, "evidence-2", "evidence-3")));
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
  EXPECT_THAT(failures(), ElementsAre("evidence.key", "evidence.signature", "evidence.receipt_key",
                                      "evidence.key_of_declarant"));
}

TEST_F(Evidence, FailsForASignatureOfAnotherPurpose) {
  story.package.signature =
      seal::sign_detached(story.trader, seal::Purpose::sign_in, kNow, story.package.payload);
  EXPECT_THAT(failures(), Contains("evidence.signature"));
}

TEST_F(Evidence, FailsWhenTheReceiptIsForged) {
  story.package.receipt = replaced(story.package.receipt, "09:13:16", "08:13:16");
  EXPECT_THAT(failures(), ElementsAre("evidence.receipt_signature", "evidence.log"));
  Receipt receipt = story.a_receipt();
  receipt.payload_hash = std::string(64, '0');
  receipt.kid = "kid";
  receipt.submission_id = "s-2";
  story.sign_receipt(receipt);
  EXPECT_THAT(failures(), ElementsAre("evidence.receipt_hash", "evidence.receipt_key",
                                      "evidence.receipt_submission"));
}

TEST_F(Evidence, NotesAnotherRuleSetWithoutFailing) {
  story.package.verdict = R"({"issues":[],"ruleSet":"rules-2"})";
  story.sign_receipt(story.a_receipt());
  const EvidenceReport report = verify_evidence(story.package);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.notes, Contains("evidence.different_rule_set"));
}

TEST_F(Evidence, FailsForMessagesOfAnotherDeclaration) {
  story.package.messages.push_back(notification("OTHER", "M2"));
  story.log_all();
  EXPECT_THAT(failures(), ElementsAre("evidence.messages_belong"));
  story.package.messages = {notification("", "M1")};
  story.log_all();
  EXPECT_THAT(failures(), ElementsAre("evidence.messages_belong"));
  story.package.messages = {"no message"};
  EXPECT_THAT(failures(), Contains("evidence.messages_readable"));
}

TEST(EmptyEvidence, FailsWithoutStopping) {
  EXPECT_THAT(verify_evidence(EvidencePackage{}).failures, testing::Not(IsEmpty()));
}

}  // namespace
}  // namespace quayside::wire
