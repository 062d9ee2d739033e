#include "shared/wire/mandate.h"
#include "shared/wire/organisation.h"
#include "shared/wire/rendering.h"
#include "tests/shared/wire/evidence_story.h"

namespace quayside::wire {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;

TEST_F(Evidence, FailsForKeysThatAreNotTheExpectedOnes) {
  const ExpectedKeys right = {story.server.public_key().kid(), story.trader.public_key().kid(), ""};
  EvidenceReport report = verify_evidence(story.package, {.keys = right});
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.holds, Contains("evidence.server_key_expected"));
  EXPECT_THAT(report.holds, Contains("evidence.trader_key_expected"));
  EXPECT_EQ(evidence_summary(report), "cli.evidence_good");

  const ExpectedKeys swapped = {right.trader, right.server, right.server};
  const auto wrong = ElementsAre("evidence.server_key_expected", "evidence.trader_key_expected",
                                 "evidence.client_key_expected");
  EXPECT_THAT(verify_evidence(story.package, {.keys = swapped}).failures, wrong);
  compare_keys(report, story.package, swapped);
  EXPECT_THAT(report.failures, wrong);
  compare_keys(report, story.package, right);
  EXPECT_THAT(report.failures, IsEmpty());
  compare_keys(report, story.package, {});
  EXPECT_THAT(report.notes, UnorderedElementsAreArray(kUsualNotes));
}

TEST_F(Evidence, TakesAKeyIdOrAJwkAsTheExpectedKey) {
  const std::string kid = story.server.public_key().kid();
  EXPECT_EQ(*expected_key_id(kid), kid);
  EXPECT_EQ(
      *expected_key_id(R"({"kty":"OKP","crv":"Ed25519","x":")" + Story::x_of(story.server) + "\"}"),
      kid);
  for (const std::string& text :
       {std::string(), kid.substr(1), kid + "A", "*" + kid.substr(1), std::string("{}"),
        std::string(R"({"crv":"P-256","kty":"EC","x":"A"})")}) {
    EXPECT_FALSE(expected_key_id(text)) << text;
  }
}

// The finding of every forger: the server key, too, is one of their own.
TEST_F(Evidence, FailsForAMandateWhoseKeyTheLogDoesNotHaveAsTheClients) {
  Declaration declaration = a_declaration();
  declaration.declarant.identification_number = "DK12345678";
  declaration.representative.identification_number = "DK87654321";
  declaration.representative.status = "2";
  const seal::SigningKey client = seal::SigningKey::generate();
  Mandate mandate;
  mandate.id = "11111111-1111-4111-8111-111111111111";
  mandate.client = "DK12345678";
  mandate.broker = "DK87654321";
  mandate.representation = "2";
  mandate.data_sets = {"dk/H7"};
  mandate.from = "2026-11-01";
  mandate.until = "2026-12-31";
  const std::string bytes = mandate_bytes(mandate);
  story.header.declarant = "DK87654321";
  story.header.mandate = {bytes, seal::sign_detached(client, seal::Purpose::mandate, kNow, bytes),
                          Story::x_of(client)};
  story.package.payload = signed_content_bytes(story.header, declaration);
  story.package.signature =
      seal::sign_detached(story.trader, seal::Purpose::declaration, kNow, story.package.payload);
  Receipt receipt = story.a_receipt();
  receipt.eori = "DK87654321";
  story.package.keys = {Story::enrolled(story.trader, "DK87654321")};
  story.sign_receipt(receipt);
  EXPECT_THAT(failures(), ElementsAre("evidence.key_of_client"));
  story.package.keys.push_back(Story::enrolled(client, "DK99887766"));
  story.log_all();
  EXPECT_THAT(failures(), ElementsAre("evidence.key_of_client"));
  story.package.keys.back() = Story::enrolled(client, "DK12345678");
  story.log_all();
  EvidenceReport report = verify_evidence(story.package);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.holds, Contains("evidence.key_of_client"));
  EXPECT_THAT(report.notes, Contains("evidence.client_key_not_compared"));
  const EvidenceCheck expecting = {.keys = {.client = client.public_key().kid()}};
  EXPECT_THAT(verify_evidence(story.package, expecting).holds,
              Contains("evidence.client_key_expected"));
  EXPECT_THAT(verify_evidence(story.package, {.keys = {.client = receipt.kid}}).failures,
              ElementsAre("evidence.client_key_expected"));
}

TEST_F(Evidence, FailsForAKeyThatWasEnrolledOrAdmittedByOthers) {
  const EvidencePackage whole = story.package;
  const seal::SigningKey other = seal::SigningKey::generate();
  story.package.keys[0].enrolment = Story::enrolled(other, "DK12345678").enrolment;
  story.log_all();
  EXPECT_THAT(failures(), ElementsAre("evidence.key_records"));
  story.package = whole;
  story.package.keys[0].enrolment->payload =
      replaced(whole.keys[0].enrolment->payload, "Bo Holm", "Bo Hult");
  story.log_all();
  EXPECT_THAT(failures(), ElementsAre("evidence.key_records"));
  story.package = whole;
  story.package.keys[0].active_at = "2026-10-01T00:00:00Z";
  EXPECT_THAT(failures(), ElementsAre("evidence.key_records"));
  story.package.keys[0].active_at = "2026-11-25T00:00:00Z";
  story.log_all();
  EXPECT_THAT(failures(), ElementsAre("evidence.key_of_declarant")) << "active only later";
}

TEST_F(Evidence, TellsWhoAdmittedAKey) {
  const seal::SigningKey owner = seal::SigningKey::generate();
  KeyEvent event;
  event.event = "invite";
  event.at = "2026-10-30T00:00:00Z";
  event.eori = "DK12345678";
  event.id = "22222222-2222-4222-8222-222222222222";
  event.person = "Bo Holm";
  event.role = "declarant";
  event.until = "2026-11-10";
  const auto admit = [&](const seal::SigningKey& signer) {
    KeyEvidence& key = story.package.keys[0];
    key.admission.emplace();
    key.admission->payload = key_event_bytes(event);
    key.admission->signature =
        seal::sign_detached(signer, seal::Purpose::key_event, kNow, key.admission->payload);
    key.admitted_by = Story::x_of(owner);
    story.log_all();
  };
  story.package.keys = {Story::enrolled(story.trader, "DK12345678", event.id),
                        Story::enrolled(owner, "DK12345678")};
  admit(owner);
  EXPECT_THAT(failures(), IsEmpty());
  EXPECT_EQ(evidence_to_json(*evidence_from_json(evidence_to_json(story.package))),
            evidence_to_json(story.package));
  admit(story.trader);
  EXPECT_THAT(failures(), ElementsAre("evidence.key_records")) << "signed by somebody else";
  event.id = "33333333-3333-4333-8333-333333333333";
  admit(owner);
  EXPECT_THAT(failures(), ElementsAre("evidence.key_records")) << "another invitation";
  event.id = "22222222-2222-4222-8222-222222222222";
  event.eori = "DK87654321";
  admit(owner);
  EXPECT_THAT(failures(), ElementsAre("evidence.key_records")) << "another organisation's";
  event.eori = "DK12345678";
  story.package.keys.pop_back();
  admit(owner);
  EXPECT_THAT(failures(), ElementsAre("evidence.key_records"))
      << "an owner of whom nothing is told";
}

// The receipt is of 09:13:16.
TEST_F(Evidence, FailsForAKeyThatWasLostBeforeItSigned) {
  KeyEvidence& key = story.package.keys[0];
  key.revoked_at = "2026-12-01T00:00:00Z";
  key.distrusted_from = "2026-11-24T09:13:16Z";
  EXPECT_THAT(failures(), ElementsAre("evidence.key_distrusted"));
  EXPECT_THAT(evidence_text(story.package, "en"),
              testing::HasSubstr("Key reported lost or stolen as of: 2026-11-24T09:13:16Z"));
  key.distrusted_from = "2026-11-24T09:13:17Z";
  const EvidenceReport report = verify_evidence(story.package);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.notes, Contains("evidence.key_revoked_since"));
}

}  // namespace
}  // namespace quayside::wire
