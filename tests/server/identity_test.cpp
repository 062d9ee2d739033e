#include <gtest/gtest.h>

#include "server/services/confirm_key.h"
#include "server/services/enrol.h"
#include "server/services/server_key.h"
#include "server/services/sign_in.h"
#include "tests/support/server_house.h"

namespace quayside {
namespace {

using testing::kAudience;
using testing::kEori;
using testing::kOtherEori;
using testing::ServerHouse;

const std::string kAudiences[] = {kAudience};

std::string code_of(const auto& result) { return result ? "" : result.error().code; }

TEST(Enrolment, IsActiveAtOnceInADemonstration) {
  ServerHouse house;
  const auto key = seal::SigningKey::generate();
  const auto outcome = services::enrol(house.environment(), house.enrolment_body(key));
  ASSERT_TRUE(outcome.has_value());
  EXPECT_TRUE(outcome->created);
  EXPECT_EQ(outcome->answer.status, "active");
  EXPECT_EQ(outcome->answer.kid, key.public_key().kid());
}

TEST(Enrolment, WaitsForTheOperatorOtherwise) {
  ServerHouse house;
  house.demonstration = false;
  const auto key = seal::SigningKey::generate();
  const auto outcome = services::enrol(house.environment(), house.enrolment_body(key));
  ASSERT_TRUE(outcome.has_value());
  EXPECT_EQ(outcome->answer.status, "pending");
}

TEST(Enrolment, OfTheSameKeyAgainChangesNothing) {
  ServerHouse house;
  const auto key = seal::SigningKey::generate();
  ASSERT_TRUE(services::enrol(house.environment(), house.enrolment_body(key)).has_value());
  const auto again = services::enrol(house.environment(), house.enrolment_body(key));
  ASSERT_TRUE(again.has_value());
  EXPECT_FALSE(again->created);
  EXPECT_EQ(code_of(services::enrol(house.environment(), house.enrolment_body(key, kOtherEori))),
            "key_already_enrolled");
}

TEST(Enrolment, NeedsASignatureMadeForIt) {
  ServerHouse house;
  const auto key = seal::SigningKey::generate();
  const auto body = house.enrolment_body(key, kEori, seal::Purpose::sign_in);
  EXPECT_EQ(code_of(services::enrol(house.environment(), body)), "jws_wrong_purpose");
}

TEST(Enrolment, NeedsTheFormOfAnEori) {
  ServerHouse house;
  const auto key = seal::SigningKey::generate();
  for (const std::string eori : {"", "DK", "dk12345678", "DK 123", "DK1234567890123456"}) {
    EXPECT_EQ(code_of(services::enrol(house.environment(), house.enrolment_body(key, eori))),
              "eori_not_valid")
        << eori;
  }
}

class SignIn : public ::testing::Test {
 protected:
  Result<services::NewSession> open(const std::string& body) {
    return services::open_session(house_.environment(), body, kAudiences);
  }
  std::string challenge(const testing::Trader& trader) {
    return house_.challenge_for(trader.key.public_key().kid());
  }

  ServerHouse house_;
  testing::Trader trader_ = house_.trader();
};

TEST_F(SignIn, OpensASessionForTheKeyThatSignedTheChallenge) {
  const auto session = open(house_.session_body(trader_.key, challenge(trader_)));
  ASSERT_TRUE(session.has_value());
  EXPECT_EQ(session->answer.eori, kEori);
  const auto identity = services::identify(house_.environment(), session->token);
  ASSERT_TRUE(identity.has_value());
  EXPECT_EQ(identity->eori, kEori);
  EXPECT_EQ(identity->kid, trader_.key.public_key().kid());
}

TEST_F(SignIn, EndsWithTheSession) {
  const auto session = open(house_.session_body(trader_.key, challenge(trader_)));
  ASSERT_TRUE(session.has_value());
  services::close_session(house_.environment(), session->token);
  EXPECT_FALSE(services::identify(house_.environment(), session->token).has_value());
}

TEST_F(SignIn, EndsAfterTwelveHours) {
  const auto session = open(house_.session_body(trader_.key, challenge(trader_)));
  house_.clock.advance_ms(services::kSessionMs);
  EXPECT_TRUE(services::identify(house_.environment(), session->token).has_value());
  house_.clock.advance_ms(1);
  EXPECT_FALSE(services::identify(house_.environment(), session->token).has_value());
}

TEST_F(SignIn, KnowsNoMadeUpToken) {
  EXPECT_FALSE(services::identify(house_.environment(), "").has_value());
  EXPECT_FALSE(services::identify(house_.environment(), std::string(43, 'A')).has_value());
  EXPECT_FALSE(services::identify(house_.environment(), std::string(5000, 'A')).has_value());
}

TEST_F(SignIn, RefusesAnExpiredChallenge) {
  const std::string body = house_.session_body(trader_.key, challenge(trader_));
  house_.clock.advance_ms(services::kChallengeMs + 1);
  EXPECT_EQ(code_of(open(body)), "sign_in_refused");
}

TEST_F(SignIn, RefusesAChallengeUsedBefore) {
  const std::string body = house_.session_body(trader_.key, challenge(trader_));
  ASSERT_TRUE(open(body).has_value());
  EXPECT_EQ(code_of(open(body)), "sign_in_refused");
}

TEST_F(SignIn, UsesTheChallengeUpWithAWrongTry) {
  const std::string given = challenge(trader_);
  EXPECT_EQ(code_of(open(house_.session_body(trader_.key, given, "http://evil.example"))),
            "sign_in_refused");
  EXPECT_EQ(code_of(open(house_.session_body(trader_.key, given))), "sign_in_refused");
}

TEST_F(SignIn, RefusesAChallengeOfAnotherKey) {
  const auto other = house_.trader();
  EXPECT_EQ(code_of(open(house_.session_body(trader_.key, challenge(other)))), "sign_in_refused");
}

TEST_F(SignIn, RefusesASignatureForAnotherPurpose) {
  const auto body =
      house_.session_body(trader_.key, challenge(trader_), kAudience, seal::Purpose::declaration);
  EXPECT_EQ(code_of(open(body)), "sign_in_refused");
}

TEST_F(SignIn, RefusesAKeyThatNobodyEnrolled) {
  const auto key = seal::SigningKey::generate();
  const std::string given = house_.challenge_for(key.public_key().kid());
  EXPECT_EQ(given.size(), challenge(trader_).size());
  EXPECT_EQ(code_of(open(house_.session_body(key, given))), "sign_in_refused");
}

TEST_F(SignIn, WaitsForThePendingKeyToBeConfirmed) {
  house_.demonstration = false;
  const auto key = seal::SigningKey::generate();
  const std::string kid = key.public_key().kid();
  const auto enrolment = house_.enrolment_body(key, kOtherEori);
  ASSERT_TRUE(services::enrol(house_.environment(), enrolment).has_value());
  EXPECT_EQ(code_of(open(house_.session_body(key, house_.challenge_for(kid)))), "key_pending");
  ASSERT_TRUE(services::confirm_key(house_.store(), house_.clock, kid).has_value());
  EXPECT_TRUE(open(house_.session_body(key, house_.challenge_for(kid))).has_value());
}

TEST(ConfirmKey, FailsForAnUnknownKeyAndMayBeRepeated) {
  ServerHouse house;
  EXPECT_EQ(code_of(services::confirm_key(house.store(), house.clock, "nobody")), "key_unknown");
  const auto trader = house.trader();
  const std::string kid = trader.key.public_key().kid();
  EXPECT_TRUE(services::confirm_key(house.store(), house.clock, kid).has_value());
}

TEST(ServerKey, IsCreatedOnceAndKept) {
  const testing::TemporaryFolder folder;
  const auto first = services::load_or_create_server_key(folder.path());
  ASSERT_TRUE(first.has_value());
  const auto second = services::load_or_create_server_key(folder.path());
  ASSERT_TRUE(second.has_value());
  EXPECT_EQ(first->public_key(), second->public_key());
}

TEST(ServerKey, IsRefusedWhenOthersCanReadIt) {
  const testing::TemporaryFolder folder;
  ASSERT_TRUE(services::load_or_create_server_key(folder.path()).has_value());
  std::filesystem::permissions(folder.path() + "/server_key", std::filesystem::perms(0644));
  EXPECT_EQ(code_of(services::load_or_create_server_key(folder.path())), "server_key_unreadable");
}

TEST(UtcText, ReadsWhatItWrote) {
  EXPECT_EQ(utc_text(1'795'511'596'000), "2026-11-24T09:13:16Z");
  EXPECT_EQ(ms_of_utc_text("2026-11-24T09:13:16Z"), 1'795'511'596'000);
  for (const std::string text : {"", "2026-11-24", "2026-13-24T09:13:16Z", "2026-11-24T09:13:16",
                                 "2026-11-24 09:13:16Z", "2026-11-24T09:13:16ZZ"}) {
    EXPECT_EQ(ms_of_utc_text(text), 0) << text;
  }
}

}  // namespace
}  // namespace quayside
