#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "shared/seal/seal.h"

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

}  // namespace
}  // namespace quayside::seal
