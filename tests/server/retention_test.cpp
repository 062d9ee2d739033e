// Retention and export: what ends when, what goes with it and what stays, and that an organisation
// gets all of its own and nothing else.
#include "server/services/retention.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "server/services/documents.h"
#include "server/services/draft_copies.h"
#include "server/services/evidence_log.h"
#include "server/services/export.h"
#include "server/services/read_evidence.h"
#include "server/services/receive_notification.h"
#include "shared/seal/merkle.h"
#include "tests/server/people.h"

namespace quayside {
namespace {

using services::RetentionQuestion;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Retention : public ::testing::Test {
 protected:
  std::string submitted_in(int year, const std::string& lrn) {
    house_.clock.set(std::to_string(year) + "-12-31T23:59:59Z");
    testing::EnvelopeOptions options;
    options.submission_id = seal::random_uuid();
    options.as_of = std::to_string(year) + "-12-31";
    const auto outcome = house_.submit(
        trader_, house_.envelope(trader_, testing::declaration_of(trader_.eori, lrn), options));
    EXPECT_TRUE(outcome.answer) << outcome.answer.error().code;
    return options.submission_id;
  }
  std::vector<std::string> ended(const RetentionQuestion& question = {}) {
    std::vector<std::string> ids;
    const auto all = services::ended_submissions(house_.store(), house_.clock, question);
    EXPECT_TRUE(all) << all.error().message;
    for (const services::Ended& one : *all) {
      for (const store::EndedSubmission& submission : one.submissions)
        ids.push_back(submission.id);
    }
    return ids;
  }
  std::string refusal(const RetentionQuestion& question) {
    const auto all = services::ended_submissions(house_.store(), house_.clock, question);
    return all ? "" : all.error().code;
  }
  std::int64_t log_size() {
    std::int64_t size = 0;
    house_.store().read([&](store::Reader& reader) { size = reader.log_size(); });
    return size;
  }
  std::vector<nlohmann::json> exported(const testing::Trader& trader) {
    const services::Environment environment = house_.environment();
    services::Export pieces(environment, trader.identity());
    std::vector<nlohmann::json> lines;
    for (std::string line = pieces.next(); !line.empty(); line = pieces.next()) {
      EXPECT_EQ(line.find('\n'), line.size() - 1);
      lines.push_back(nlohmann::json::parse(line));
    }
    return lines;
  }
  testing::ServerHouse house_;
  testing::Trader trader_ = house_.trader();
};

TEST_F(Retention, KeepsToTheEndOfTheTenthYear) {
  const std::string first = submitted_in(2026, "QS-1");
  const std::string second = submitted_in(2027, "QS-2");
  house_.clock.set("2036-12-31T23:59:59Z");
  EXPECT_THAT(ended(), IsEmpty());
  house_.clock.set("2037-01-01T00:00:00Z");
  EXPECT_THAT(ended(), ElementsAre(first));
  house_.clock.set("2038-01-01T00:00:00Z");
  EXPECT_THAT(ended(), ElementsAre(first, second));
  EXPECT_THAT(ended({"", 10, 2027}), ElementsAre(first));
  EXPECT_THAT(ended({"gb"}), IsEmpty());
}

TEST_F(Retention, NeverGoesBelowWhatTheLawAsks) {
  for (const services::RetentionRule& rule : services::retention_rules()) {
    const std::string profile(rule.profile);
    EXPECT_EQ(refusal({profile, rule.years_min - 1}), "retention_too_short") << profile;
    EXPECT_EQ(refusal({profile, rule.years_min}), "") << profile;
    EXPECT_GT(services::kYearsKept, rule.years_min);
    EXPECT_FALSE(rule.source.empty());
  }
  EXPECT_EQ(refusal({"", 5}), "retention_too_short") << "the United Kingdom asks for six";
  EXPECT_EQ(refusal({"se"}), "retention_profile_unknown");
  house_.clock.set("2037-05-01T00:00:00Z");
  EXPECT_EQ(refusal({"", 10, 2027}), "");
  EXPECT_EQ(refusal({"", 10, 2028}), "retention_not_ended");
}

TEST_F(Retention, RemovesASubmissionWithAllOfItsOwn) {
  const std::string old = submitted_in(2026, "old");
  ASSERT_TRUE(house_.store().write([&](store::Transaction& t) -> Result<Done> {
    EXPECT_TRUE(t.claim_outbox("dk", house_.clock.now_ms()));
    return Done{};
  }));
  ASSERT_TRUE(services::receive_notification(
      house_.environment(),
      {"dk",
       "<Notification><NotificationEventType>CWMACC</NotificationEventType><Declaration>"
       "<MRN>26DK0000000000AAR0</MRN><LRN>old</LRN></Declaration></Notification>"}));
  services::apply_stored_notifications(house_.environment());
  ASSERT_TRUE(services::receive_notification(house_.environment(), {"dk", "<Nothing/>"}));
  services::apply_stored_notifications(house_.environment());
  const std::string kept = submitted_in(2027, "kept");
  const std::int64_t before = log_size();

  house_.clock.set("2037-06-01T00:00:00Z");
  EXPECT_EQ(house_.view(old).status, wire::Status::accepted);
  const auto removed = services::apply_retention(house_.store(), house_.clock, {});
  ASSERT_TRUE(removed) << removed.error().message;
  EXPECT_EQ(removed->at(0).submissions, 1);
  EXPECT_EQ(removed->at(0).messages, 1) << "the one that belonged to nothing";
  EXPECT_EQ(removed->at(1).submissions, 0);

  house_.store().read([&](store::Reader& reader) {
    EXPECT_FALSE(reader.any_submission(old));
    EXPECT_FALSE(reader.outbox(old));
    EXPECT_THAT(reader.timeline(old), IsEmpty());
    EXPECT_THAT(reader.messages_of(old), IsEmpty());
    EXPECT_THAT(reader.applied_notifications(old), IsEmpty());
    EXPECT_THAT(reader.messages_in(store::MessageState::applied, 0, 10), IsEmpty());
    EXPECT_TRUE(reader.any_submission(kept));
    EXPECT_GE(reader.log_index_of(seal::leaf_hash(wire::log_entry({{"at", "2037-06-01T00:00:00Z"},
                                                                   {"before", "2027"},
                                                                   {"count", "1"},
                                                                   {"kind", "retention"},
                                                                   {"profile", "dk"}}))),
              before);
  });
  EXPECT_EQ(log_size(), before + 1) << "the hashes stay, and one entry is added";
  const auto package = services::read_evidence(house_.environment(), trader_.identity(), kept);
  ASSERT_TRUE(package);
  EXPECT_THAT(wire::verify_evidence(*package).failures, IsEmpty());
  EXPECT_THAT(ended(), IsEmpty());
}

TEST_F(Retention, OfADeclarationWaitsForWhatIsAskedAboutIt) {
  const std::string old = submitted_in(2026, "old");
  house_.clock.set("2028-03-01T00:00:00Z");
  const auto written = house_.store().write([&](store::Transaction& t) -> Result<Done> {
    store::SubmissionRecord request = *t.any_submission(old);
    request.id = "request";
    request.envelope_hash = "another";
    request.about = old;
    request.request = "amendment";
    request.received_at = house_.clock.now_ms();
    t.add_submission(request);
    t.queue_submission(request.id, "message", request.received_at);
    return Done{};
  });
  ASSERT_TRUE(written);
  house_.clock.set("2037-01-01T00:00:00Z");
  EXPECT_THAT(ended(), IsEmpty());
  house_.clock.set("2039-01-01T00:00:00Z");
  EXPECT_THAT(ended(), ElementsAre(old, "request"));
  ASSERT_TRUE(services::apply_retention(house_.store(), house_.clock, {}));
  EXPECT_THAT(ended(), IsEmpty());
}

TEST_F(Retention, ForgetsWhatNobodyUsed) {
  ASSERT_TRUE(services::keep_document(house_.environment(), trader_.identity(), "%PDF-1.7 loose"));
  const auto loose = [&] {
    int count = 0;
    house_.store().read(
        [&](store::Reader& reader) { count = reader.loose_documents(trader_.eori); });
    return count;
  };
  EXPECT_EQ(loose(), 1);
  house_.clock.advance_ms(86'400'001);
  ASSERT_TRUE(services::apply_retention(house_.store(), house_.clock, {}));
  EXPECT_EQ(loose(), 0);
}

class People : public Retention {
 protected:
  void remove(const testing::Trader& person) {
    house_.clock.advance_ms(1000);
    wire::KeyEvent event = testing::an_event(house_, "remove");
    event.member = person.identity().member;
    ASSERT_TRUE(services::change_organisation(house_.environment(), trader_.identity(),
                                              testing::event_body(house_, trader_, event)));
  }
  Result<services::EnrolOutcome> enrol(const seal::SigningKey& key) {
    services::Environment environment = house_.environment();
    environment.demonstration = false;
    return services::enrol(environment, house_.enrolment_body(key));
  }
  int forgettable() { return services::forgettable_people(house_.store(), house_.clock); }
  int forgotten() {
    const auto count = services::forget_people(house_.store(), house_.clock);
    EXPECT_TRUE(count);
    return count ? *count : -1;
  }
  bool knows(const std::string& name) {
    return house_.stored_bytes().find(name) != std::string::npos;
  }
};

TEST_F(People, WhoSignedNothingAreForgottenOnceTheyAreGone) {
  const auto auditor = testing::invited(house_, trader_, wire::Role::auditor);
  EXPECT_EQ(forgotten(), 0);
  EXPECT_TRUE(knows("Anna Jensen"));
  EXPECT_TRUE(knows("A. J.")) << "as she wrote it";
  remove(auditor);
  const std::int64_t before = log_size();
  EXPECT_EQ(forgettable(), 1);
  EXPECT_EQ(forgotten(), 1);
  EXPECT_EQ(forgettable(), 0);
  EXPECT_FALSE(knows("Anna Jensen"));
  EXPECT_FALSE(knows("A. J."));
  EXPECT_TRUE(knows("Bo Holm")) << "the owner's name stays";
  EXPECT_EQ(log_size(), before + 1);
  const auto people = services::read_organisation(house_.environment(), trader_.identity());
  EXPECT_EQ(people.members.size(), 1U);
  const auto again = enrol(auditor.key);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, "key_revoked");
}

TEST_F(People, WhoSignedSomethingAreKnownAsLongAsItIsKept) {
  const auto declarant = testing::invited(house_, trader_, wire::Role::declarant);
  house_.submitted(declarant);
  remove(declarant);
  EXPECT_EQ(forgettable(), 0);
  EXPECT_EQ(forgotten(), 0);
  EXPECT_TRUE(knows("Anna Jensen"));
  house_.clock.set("2037-01-01T00:00:00Z");
  ASSERT_TRUE(services::apply_retention(house_.store(), house_.clock, {}));
  EXPECT_EQ(forgotten(), 1);
  EXPECT_FALSE(knows("Anna Jensen"));
}

TEST_F(People, WhoSpokeForTheOrganisationAreKnownForTenYears) {
  const auto owner = testing::invited(house_, trader_, wire::Role::owner);
  wire::Mandate mandate = testing::a_mandate();
  mandate.until = "2040-12-31";
  testing::given(house_, owner, mandate);
  remove(owner);
  house_.clock.set("2036-12-31T23:59:59Z");
  EXPECT_EQ(forgettable(), 0);
  house_.clock.set("2041-01-01T00:00:00Z");
  EXPECT_EQ(forgettable(), 1) << "the mandate is over";
  house_.clock.set("2037-01-01T00:00:00Z");
  EXPECT_EQ(forgettable(), 0) << "nobody has revoked the mandate, and it still holds";
  const auto mandates = services::list_mandates(house_.environment(), trader_.identity());
  ASSERT_TRUE(services::revoke_mandate(
      house_.environment(), trader_.identity(),
      testing::statement(
          house_, trader_, seal::Purpose::mandate,
          wire::revocation_bytes({mandates.at(0).mandate.id, "2037-01-01T00:00:00Z"}))));
  EXPECT_EQ(forgotten(), 1);
}

TEST_F(People, WhoNobodyConfirmsAreForgottenAfterNinetyDays) {
  const auto key = seal::SigningKey::generate();
  ASSERT_TRUE(enrol(key));
  house_.clock.advance_ms(90 * 86'400'000LL);
  EXPECT_EQ(forgotten(), 0);
  house_.clock.advance_ms(1);
  EXPECT_EQ(forgotten(), 1);
  house_.store().read(
      [&](store::Reader& reader) { EXPECT_FALSE(reader.key(key.public_key().kid())); });
  const auto again = enrol(key);
  ASSERT_TRUE(again) << "and may ask once more";
  EXPECT_EQ(again->answer.status, "pending");
}

TEST_F(People, WhoDoNotFollowAnInvitationAreForgottenWithIt) {
  wire::KeyEvent invitation = testing::an_event(house_, "invite");
  invitation.id = seal::random_uuid();
  invitation.person = "Carl Dam";
  invitation.role = "declarant";
  invitation.until = "2026-11-25";
  ASSERT_TRUE(services::change_organisation(house_.environment(), trader_.identity(),
                                            testing::event_body(house_, trader_, invitation)));
  EXPECT_EQ(forgotten(), 0);
  EXPECT_TRUE(knows("Carl Dam"));
  house_.clock.set("2026-11-26T00:00:00Z");
  EXPECT_EQ(forgotten(), 0);
  EXPECT_FALSE(knows("Carl Dam"));
}

TEST_F(Retention, LeavesTheExportOfAllThatIsKept) {
  const testing::Trader other = house_.trader(testing::kOtherEori);
  house_.submitted(trader_, "QS-1");
  house_.submitted(trader_, "QS-2");
  house_.submitted(other, "QS-3");
  ASSERT_TRUE(services::keep_document(house_.environment(), trader_.identity(), "%PDF-1.7 bill"));
  ASSERT_TRUE(services::keep_draft_copy(house_.environment(), trader_.identity(),
                                        "6f0e2a3c-5d0b-4c1f-9b0e-2f1d3c4b5a69",
                                        wire::draft_copy_content_to_json({"", "sealed"})));
  const std::vector<nlohmann::json> lines = exported(trader_);

  std::vector<std::string> kinds;
  for (const nlohmann::json& line : lines)
    kinds.push_back(line.at("kind"));
  EXPECT_THAT(kinds, ElementsAre("export", "organisation", "key", "statement", "mandates",
                                 "submission", "submission", "document", "draftCopy", "end"));
  EXPECT_EQ(lines.front().at("format"), "quayside-export-1");
  EXPECT_EQ(lines.back().at("lines"), std::to_string(lines.size()));
  EXPECT_EQ(lines[2].at("kid"), trader_.key.public_key().kid());
  EXPECT_EQ(lines[5].at("submission").at("lrn"), "QS-1");
  EXPECT_EQ(lines[3].at("typ"), "quayside-enrolment+jws");
  const auto package = wire::evidence_from_json(lines[6].at("evidence").dump());
  ASSERT_TRUE(package);
  EXPECT_THAT(wire::verify_evidence(*package).failures, IsEmpty());
  const std::string bytes = *seal::from_base64url(lines[7].at("bytes").get<std::string>());
  EXPECT_EQ(bytes, "%PDF-1.7 bill");
  EXPECT_EQ(lines[7].at("sha256"), services::hash_text(bytes));
  EXPECT_EQ(lines[8].at("bytes"), seal::base64url("sealed"));
  for (const nlohmann::json& line : lines)
    EXPECT_EQ(line.dump().find("QS-3"), std::string::npos);
}

TEST_F(Retention, ExportsWhatWasLodgedForAClient) {
  const testing::Trader broker = house_.trader(testing::kBroker);
  testing::EnvelopeOptions options;
  options.mandate = testing::given(house_, trader_, testing::a_mandate());
  ASSERT_TRUE(
      house_.submit(broker, house_.envelope(broker, testing::represented("QS-FOR"), options))
          .created);
  const auto lodged = [&](const testing::Trader& who) {
    std::vector<std::string> lrns;
    for (const nlohmann::json& line : exported(who)) {
      if (line.at("kind") == "submission") lrns.push_back(line.at("submission").at("lrn"));
    }
    return lrns;
  };
  EXPECT_THAT(lodged(trader_), ElementsAre("QS-FOR"));
  EXPECT_THAT(lodged(broker), ElementsAre("QS-FOR"));
}

TEST_F(Retention, ExportsStatementsToOwnersOnly) {
  const testing::Trader auditor = testing::invited(house_, trader_, wire::Role::auditor);
  for (const nlohmann::json& line : exported(auditor))
    EXPECT_NE(line.at("kind"), "statement") << "open invitations let in whoever knows them";
}

}  // namespace
}  // namespace quayside
