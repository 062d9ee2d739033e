#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "shared/seal/seal.h"
#include "tests/shared/seal/reference.h"

namespace quayside::seal {
namespace {

// RFC 8037, appendix A.1 to A.4.
constexpr std::string_view kRfc8037Seed = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
constexpr std::string_view kRfc8037X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

TEST(PublicKey, HasTheThumbprintOfRfc8037) {
  const Result<PublicKey> key = PublicKey::from_jwk_x(kRfc8037X);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->kid(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  EXPECT_EQ(key->jwk(), R"({"crv":"Ed25519","kty":"OKP","x":")" + std::string(kRfc8037X) + "\"}");
}

TEST(PublicKey, HasExactly32Bytes) {
  EXPECT_FALSE(PublicKey::from_jwk_x(""));
  EXPECT_FALSE(PublicKey::from_jwk_x(base64url(std::string(31, 'a'))));
  EXPECT_TRUE(PublicKey::from_jwk_x(base64url(std::string(32, 'a'))));
  EXPECT_FALSE(PublicKey::from_jwk_x(base64url(std::string(33, 'a'))));
  EXPECT_FALSE(PublicKey::from_jwk_x(std::string(1 << 20, 'A')));
}

TEST(SigningKey, SignsAsRfc8037Does) {
  Result<SigningKey> key = SigningKey::from_seed(*from_base64url(kRfc8037Seed));
  ASSERT_TRUE(key);
  EXPECT_EQ(base64url(key->public_key().bytes), kRfc8037X);
  EXPECT_EQ(base64url(key->seed()), kRfc8037Seed);
  EXPECT_EQ(
      base64url(key->sign("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc")),
      "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
}

TEST(SigningKey, NeedsASeedOf32Bytes) {
  EXPECT_FALSE(SigningKey::from_seed(std::string(31, 'a')));
  EXPECT_FALSE(SigningKey::from_seed(std::string(33, 'a')));
}

TEST(SigningKey, SignsTheSameAfterAMove) {
  SigningKey first = SigningKey::generate();
  const PublicKey key = first.public_key();
  SigningKey second = std::move(first);
  SigningKey third = SigningKey::generate();
  third = std::move(second);
  EXPECT_TRUE(verify(key, "text", third.sign("text")));
  EXPECT_FALSE(verify(key, "texT", third.sign("text")));
}

TEST(Verification, TakesNoOtherLengths) {
  const SigningKey key = SigningKey::generate();
  const std::string signature = key.sign("text");
  EXPECT_FALSE(verify(key.public_key(), "text", signature + "a"));
  EXPECT_FALSE(verify(key.public_key(), "text", signature.substr(1)));
  EXPECT_FALSE(verify(PublicKey{}, "text", signature));
}

TEST(Verification, AgreesWithWycheproof) {
  const nlohmann::json vectors = reference_json("security/wycheproof/ed25519_test.json");
  if (vectors.is_discarded()) GTEST_SKIP() << "the reference data is not here";
  int tests = 0;
  for (const nlohmann::json& group : vectors.at("testGroups")) {
    const PublicKey key{bytes_of_hex(group.at("publicKey").at("pk"))};
    for (const nlohmann::json& test : group.at("tests")) {
      ++tests;
      EXPECT_EQ(verify(key, bytes_of_hex(test.at("msg")), bytes_of_hex(test.at("sig"))),
                test.at("result") == "valid")
          << test.at("tcId") << " " << test.at("comment");
    }
  }
  EXPECT_EQ(tests, 151);
}

// "Taming the many EdDSAs": cases 0 to 2 have a small-order key or R, 3 is mixed order but sound,
// 4 and 5 hold only with the cofactor, 6 to 8 have a large S, 9 to 11 non-canonical R or key.
TEST(Verification, FollowsTheStrictRulesInTheDisputedCases) {
  const nlohmann::json cases = reference_json("security/ed25519-speccheck/cases.json");
  if (cases.is_discarded()) GTEST_SKIP() << "the reference data is not here";
  std::string verdicts;
  for (const nlohmann::json& test : cases) {
    const PublicKey key{bytes_of_hex(test.at("pub_key"))};
    const bool holds =
        verify(key, bytes_of_hex(test.at("message")), bytes_of_hex(test.at("signature")));
    verdicts += holds ? 'V' : 'X';
  }
  EXPECT_EQ(verdicts, "XXXVXXXXXXXX");
}

}  // namespace
}  // namespace quayside::seal
