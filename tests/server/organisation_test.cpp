#include <gmock/gmock.h>

#include "server/services/confirm_key.h"
#include "server/services/read_evidence.h"
#include "server/services/sign_in.h"
#include "tests/server/people.h"

namespace quayside {
namespace {

using testing::an_event;
using testing::event_body;
using testing::invited;
using testing::kEori;
using testing::kOtherEori;
using testing::Trader;
using wire::Role;

class Organisation : public ::testing::Test {
 protected:
  /// The error code of the event, said by this person; empty if it is done.
  std::string change(const Trader& signer, const wire::KeyEvent& event) {
    const auto done = services::change_organisation(house_.environment(), signer.identity(),
                                                    event_body(house_, signer, event));
    return done ? "" : done.error().code;
  }
  wire::OrganisationView view(const Trader& who) {
    return services::read_organisation(house_.environment(), who.identity());
  }
  Trader pending(const std::string& eori = kEori, const std::string& person = "Bo Holm") {
    house_.clock.advance_ms(1);
    Trader trader{seal::SigningKey::generate(), eori};
    services::Environment environment = house_.environment();
    environment.demonstration = false;
    const auto outcome = services::enrol(
        environment, house_.enrolment_body(trader.key, eori, seal::Purpose::enrolment, person));
    ensure(outcome && outcome->answer.status == "pending", "the key waits");
    return trader;
  }
  wire::KeyEvent confirmation(const Trader& waiting, const std::string& role,
                              const std::string& member = "") {
    wire::KeyEvent event = an_event(house_, "confirm");
    event.kid = waiting.key.public_key().kid();
    event.role = role;
    event.member = member;
    return event;
  }
  wire::KeyEvent revocation(const Trader& whose) {
    wire::KeyEvent event = an_event(house_, "revoke");
    event.kid = whose.key.public_key().kid();
    event.from = "2026-11-20T00:00:00Z";
    return event;
  }
  wire::KeyEvent role_event(const Trader& whose, const std::string& role) {
    wire::KeyEvent event = an_event(house_, "role");
    event.member = whose.identity().member;
    event.role = role;
    return event;
  }

  testing::ServerHouse house_;
  Trader owner_ = house_.trader();
};

TEST_F(Organisation, ShowsItsPeopleTheirKeysAndWhoWaits) {
  const Trader auditor = invited(house_, owner_, Role::auditor);
  const Trader waiting = pending();
  const auto seen = view(owner_);
  EXPECT_EQ(seen.eori, kEori);
  EXPECT_EQ(seen.role, "owner");
  ASSERT_EQ(seen.members.size(), 2U);
  EXPECT_EQ(seen.members[1].person, "Anna Jensen");  // as the owner wrote it
  EXPECT_EQ(seen.members[1].role, "auditor");
  ASSERT_EQ(seen.members[1].keys.size(), 1U);
  EXPECT_EQ(seen.members[1].keys[0].status, "active");
  ASSERT_EQ(seen.pending.size(), 1U);
  EXPECT_EQ(seen.pending[0].kid, waiting.key.public_key().kid());
  const auto again = wire::organisation_view_from_json(wire::organisation_view_to_json(seen));
  ASSERT_TRUE(again.has_value()) << again.error().message;
  EXPECT_EQ(wire::organisation_view_to_json(*again), wire::organisation_view_to_json(seen));
}

TEST_F(Organisation, TellsInvitationsToOwnersOnly) {
  const Trader declarant = invited(house_, owner_, Role::declarant);
  wire::KeyEvent invitation = an_event(house_, "invite");
  invitation.id = seal::random_uuid();
  invitation.person = "Carl Dam";
  invitation.role = "owner";
  invitation.until = "2026-12-01";
  EXPECT_EQ(change(owner_, invitation), "");
  EXPECT_EQ(view(owner_).invitations.size(), 1U);
  EXPECT_TRUE(view(declarant).invitations.empty());
}

TEST_F(Organisation, LetsAnInvitationBeUsedOnceAndInTimeOnly) {
  wire::KeyEvent invitation = an_event(house_, "invite");
  invitation.id = seal::random_uuid();
  invitation.person = "Carl Dam";
  invitation.role = "declarant";
  invitation.until = "2026-11-25";
  EXPECT_EQ(change(owner_, invitation), "");
  const auto enrol = [&](const std::string& eori, const std::string& id) {
    const auto key = seal::SigningKey::generate();
    const wire::Enrolment enrolment{eori, "Havnens Spedition ApS", "Carl",
                                    seal::base64url(key.public_key().bytes), id};
    const auto outcome =
        services::enrol(house_.environment(),
                        wire::enrolment_request_to_json(
                            enrolment, seal::sign_detached(key, seal::Purpose::enrolment, 1,
                                                           wire::enrolment_bytes(enrolment))));
    return outcome ? outcome->answer.status : outcome.error().code;
  };
  EXPECT_EQ(enrol(kOtherEori, invitation.id), "invitation_unknown");
  EXPECT_EQ(enrol(kEori, seal::random_uuid()), "invitation_unknown");
  EXPECT_EQ(enrol(kEori, invitation.id), "active");
  EXPECT_EQ(enrol(kEori, invitation.id), "invitation_unknown");
  invitation.id = seal::random_uuid();
  EXPECT_EQ(change(owner_, invitation), "");
  house_.clock.advance_ms(2 * 24 * 3'600'000);
  EXPECT_EQ(enrol(kEori, invitation.id), "invitation_unknown");
}

TEST_F(Organisation, LetsTheInvitedInThoughTooManyKeysWait) {
  for (int i = 0; i < 200; ++i)
    pending();
  services::Environment environment = house_.environment();
  environment.demonstration = false;
  const auto late =
      services::enrol(environment, house_.enrolment_body(seal::SigningKey::generate(), kEori));
  ASSERT_FALSE(late.has_value());
  EXPECT_EQ(late.error().code, "too_many_keys");
  EXPECT_EQ(view(owner_).pending.size(), 200U);
  EXPECT_EQ(view(invited(house_, owner_, Role::auditor)).members.size(), 2U);
}

TEST_F(Organisation, WithdrawsAnInvitation) {
  wire::KeyEvent invitation = an_event(house_, "invite");
  invitation.id = seal::random_uuid();
  invitation.person = "Carl Dam";
  invitation.role = "declarant";
  invitation.until = "2027-01-25";
  EXPECT_EQ(change(owner_, invitation), "invitation_too_long");
  invitation.until = "2026-12-25";
  EXPECT_EQ(change(owner_, invitation), "");
  wire::KeyEvent withdrawal = an_event(house_, "withdraw");
  withdrawal.id = invitation.id;
  EXPECT_EQ(change(owner_, withdrawal), "");
  EXPECT_TRUE(view(owner_).invitations.empty());
}

TEST_F(Organisation, ConfirmsItsKeysItself) {
  const Trader waiting = pending();
  const std::string kid = waiting.key.public_key().kid();
  const auto by_operator = services::confirm_key(house_.store(), house_.clock, kid);
  ASSERT_FALSE(by_operator.has_value());
  EXPECT_EQ(by_operator.error().code, "organisation_has_owner");
  EXPECT_TRUE(services::waiting_keys(house_.store()).empty());
  const Trader approver = invited(house_, owner_, Role::approver);
  EXPECT_EQ(change(approver, confirmation(waiting, "declarant")), "role_missing");
  house_.clock.advance_ms(1);
  EXPECT_EQ(change(owner_, confirmation(waiting, "declarant")), "");
  EXPECT_EQ(change(owner_, confirmation(waiting, "owner")), "key_not_pending");
  EXPECT_EQ(view(owner_).members.back().role, "declarant");
}

TEST_F(Organisation, AddsADeviceOfThePersonWhoConfirmsIt) {
  const Trader declarant = invited(house_, owner_, Role::declarant);
  const Trader device = pending(kEori, "Anna Jensen");
  const std::string member = declarant.identity().member;
  EXPECT_EQ(change(declarant, confirmation(device, "", owner_.identity().member)), "role_missing");
  EXPECT_EQ(change(declarant, confirmation(device, "", member)), "");
  const auto people = view(owner_).members;
  ASSERT_EQ(people.size(), 2U);
  EXPECT_EQ(people[1].keys.size(), 2U);
  const Trader stranger = pending(kEori, "Carl Dam");
  EXPECT_EQ(change(declarant, confirmation(stranger, "", member)), "key_of_another_person");
  EXPECT_EQ(change(owner_, confirmation(stranger, "", member)), "") << "an owner knows better";
}

TEST_F(Organisation, ConfirmsNoKeyOfAnotherOne) {
  const Trader stranger = pending(kOtherEori);
  EXPECT_EQ(change(owner_, confirmation(stranger, "owner")), "key_unknown");
  wire::KeyEvent foreign = confirmation(stranger, "owner");
  foreign.eori = kOtherEori;
  EXPECT_EQ(change(owner_, foreign), "role_missing");
}

TEST_F(Organisation, RevokesAKeyAndEndsItsSessions) {
  const Trader declarant = invited(house_, owner_, Role::declarant);
  const std::string audience = testing::kAudience;
  const auto session = services::open_session(
      house_.environment(),
      house_.session_body(declarant.key, house_.challenge_for(declarant.key.public_key().kid())),
      std::span(&audience, 1));
  ASSERT_TRUE(session.has_value());
  EXPECT_EQ(session->answer.role, "declarant");
  EXPECT_EQ(session->answer.person, "Anna Jensen");
  EXPECT_EQ(change(declarant, revocation(owner_)), "role_missing");
  EXPECT_EQ(change(owner_, revocation(declarant)), "");
  EXPECT_FALSE(services::identify(house_.environment(), session->token).has_value());
  const auto key = view(owner_).members[1].keys[0];
  EXPECT_EQ(key.status, "revoked");
  EXPECT_EQ(key.revoked_at, "2026-11-24T09:13:16Z");
  EXPECT_EQ(key.distrusted_from, "2026-11-20T00:00:00Z");
  EXPECT_EQ(change(declarant, revocation(declarant)), "no_right_to_act");
}

TEST_F(Organisation, WithdrawsWhatALostKeySignedSinceItWasLost) {
  const Trader declarant = invited(house_, owner_, Role::declarant);
  house_.clock.set("2026-11-24T10:00:00Z");
  const std::string before = house_.submitted(declarant, "QS-BEFORE");
  house_.clock.set("2026-11-24T12:00:00Z");
  const std::string since = house_.submitted(declarant, "QS-SINCE");
  const std::string of_others = house_.submitted(owner_, "QS-OWN");
  wire::KeyEvent event = revocation(declarant);
  event.from = "2026-11-24T11:00:00Z";
  house_.clock.advance_ms(3'600'000);
  EXPECT_EQ(change(owner_, event), "");
  EXPECT_EQ(house_.view(since).status, wire::Status::withdrawn);
  EXPECT_EQ(house_.view(since).timeline.back().event, "key_distrusted");
  EXPECT_NE(house_.view(before).status, wire::Status::withdrawn);
  EXPECT_NE(house_.view(of_others).status, wire::Status::withdrawn);
}

TEST_F(Organisation, TellsAKeyThatIsReplacedFromOneThatIsLost) {
  const Trader declarant = invited(house_, owner_, Role::declarant);
  const std::string id = house_.submitted(declarant, "QS-BEFORE");
  wire::KeyEvent event = revocation(declarant);
  event.at = event.from = "2026-11-24T09:00:00Z";  // by a clock that is slow
  EXPECT_EQ(change(owner_, event), "");
  EXPECT_NE(house_.view(id).status, wire::Status::withdrawn);
  const auto package = services::read_evidence(house_.environment(), owner_.identity(), id);
  ASSERT_TRUE(package);
  EXPECT_THAT(wire::verify_evidence(*package).failures, ::testing::IsEmpty());
  EXPECT_EQ(package->keys[0].distrusted_from, "");
  EXPECT_NE(package->keys[0].revoked_at, "");
}

TEST_F(Organisation, WithdrawsWhatWasLodgedUnderALostKeysMandate) {
  const Trader second = invited(house_, owner_, Role::owner);
  const Trader broker = house_.trader(testing::kBroker);
  testing::EnvelopeOptions options;
  options.submission_id = seal::random_uuid();
  options.mandate = testing::given(house_, second, testing::a_mandate());
  ASSERT_TRUE(
      house_.submit(broker, house_.envelope(broker, testing::represented(), options)).created);
  house_.clock.advance_ms(3'600'000);
  EXPECT_EQ(change(owner_, revocation(second)), "");
  EXPECT_EQ(house_.view(options.submission_id).status, wire::Status::withdrawn);
}

TEST_F(Organisation, KeepsAnOwner) {
  EXPECT_EQ(change(owner_, revocation(owner_)), "last_owner");
  EXPECT_EQ(change(owner_, role_event(owner_, "auditor")), "last_owner");
  const Trader second = invited(house_, owner_, Role::declarant);
  EXPECT_EQ(change(owner_, role_event(second, "owner")), "");
  EXPECT_EQ(change(owner_, revocation(owner_)), "");
  EXPECT_EQ(change(second, role_event(second, "declarant")), "last_owner");
  EXPECT_EQ(view(second).role, "declarant");  // of the session; the store says owner
  EXPECT_EQ(view(second).members[1].role, "owner");
}

TEST_F(Organisation, HeedsTheRoleOfNowNotOfTheSession) {
  Trader second = invited(house_, owner_, Role::owner);
  EXPECT_EQ(change(owner_, role_event(second, "auditor")), "");
  EXPECT_EQ(change(second, role_event(owner_, "auditor")), "role_missing");
}

TEST_F(Organisation, RemovesAPersonWithAllKeys) {
  const Trader declarant = invited(house_, owner_, Role::declarant);
  const Trader device = pending(kEori, "Anna Jensen");
  EXPECT_EQ(change(declarant, confirmation(device, "", declarant.identity().member)), "");
  wire::KeyEvent removal = an_event(house_, "remove");
  removal.member = declarant.identity().member;
  removal.at = "2020-01-01T00:00:00Z";  // what its signer's clock says counts for nothing
  EXPECT_EQ(change(owner_, removal), "");
  const auto seen = view(owner_);
  for (const wire::KeyView& key : seen.members[1].keys) {
    EXPECT_EQ(key.status, "revoked");
    EXPECT_EQ(key.distrusted_from, utc_text(house_.clock.now_ms()));
  }
}

TEST_F(Organisation, TakesAStatementOnce) {
  const Trader declarant = invited(house_, owner_, Role::declarant);
  const auto promotion = event_body(house_, owner_, role_event(declarant, "owner"));
  const auto say = [&](const std::string& body) {
    const auto done = services::change_organisation(house_.environment(), owner_.identity(), body);
    return done ? "" : done.error().code;
  };
  EXPECT_EQ(say(promotion), "");
  EXPECT_EQ(change(owner_, role_event(declarant, "auditor")), "");
  EXPECT_EQ(say(promotion), "statement_known");
  EXPECT_EQ(view(owner_).members[1].role, "auditor");
}

TEST_F(Organisation, IsConfirmedByTheOperatorAfterItsKeysWereLost) {
  const Trader waiting = pending();
  const std::string kid = waiting.key.public_key().kid();
  ASSERT_TRUE(
      services::confirm_key(house_.store(), house_.clock, kid, services::Confirmed::after_loss));
  EXPECT_EQ(view(waiting).members.back().role, "owner");
  ASSERT_TRUE(services::revoke_key(house_.store(), house_.clock, kid));
  EXPECT_EQ(view(owner_).members.back().keys[0].status, "revoked");
}

TEST_F(Organisation, LetsOwnersSayHowToSign) {
  const Trader declarant = invited(house_, owner_, Role::declarant);
  const auto set = [&](const Trader& who, wire::Level level) {
    const auto done = services::set_policy(house_.environment(), who.identity(),
                                           testing::policy_body(house_, who, level));
    return done ? "" : done.error().code;
  };
  EXPECT_EQ(view(owner_).policy.others, wire::Level::device);
  EXPECT_EQ(set(declarant, wire::Level::session), "role_missing");
  EXPECT_EQ(set(owner_, wire::Level::approval), "");
  EXPECT_EQ(view(owner_).policy.others, wire::Level::approval);
}

TEST(KeyEvent, HasTheMembersOfItsKindAndNoOthers) {
  const std::string kid = seal::SigningKey::generate().public_key().kid();
  wire::KeyEvent event;
  event.event = "revoke";
  event.at = "2026-11-24T09:13:16Z";
  event.eori = kEori;
  event.kid = kid;
  event.from = "2026-11-20T00:00:00Z";
  ASSERT_TRUE(wire::key_event_from_json(wire::key_event_bytes(event)).has_value());
  const auto code = [](const wire::KeyEvent& one) {
    const auto read = wire::key_event_from_json(wire::key_event_bytes(one));
    return read ? "" : read.error().code;
  };
  for (const auto& [member, text] :
       std::vector<std::pair<std::string wire::KeyEvent::*, std::string>>{
           {&wire::KeyEvent::event, "explode"},
           {&wire::KeyEvent::at, "2026-11-24"},
           {&wire::KeyEvent::eori, "dk1"},
           {&wire::KeyEvent::kid, "short"},
           {&wire::KeyEvent::from, "2026-13-20T00:00:00Z"},
           {&wire::KeyEvent::role, "owner"},
           {&wire::KeyEvent::person, "Anna"}}) {
    wire::KeyEvent other = event;
    other.*member = text;
    EXPECT_EQ(code(other), "key_event_malformed") << text;
  }
}

TEST(SigningPolicy, IsOfADataSetOrOfAllOthers) {
  wire::SigningPolicy policy;
  policy.at = "2026-11-24T09:13:16Z";
  policy.eori = kEori;
  policy.data_sets["dk/H1"] = wire::Level::approval;
  const auto read = wire::policy_from_json(wire::policy_bytes(policy));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->level_of("dk", "H1"), wire::Level::approval);
  EXPECT_EQ(read->level_of("gb", "H1"), wire::Level::device);
  for (
      const std::string text :
      {R"({"at":"2026-11-24T09:13:16Z","dataSets":{},"eori":"DK1","others":"none"})",
       R"({"at":"2026-11-24T09:13:16Z","dataSets":{"H1":"device"},"eori":"DK1","others":"device"})",
       R"({"dataSets":{},"eori":"DK1","others":"device"})"}) {
    EXPECT_FALSE(wire::policy_from_json(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace quayside
