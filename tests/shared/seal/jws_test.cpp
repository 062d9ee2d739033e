#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "shared/seal/seal.h"

namespace quayside::seal {
namespace {

constexpr std::int64_t kIssuedAt = 1795511596;  // 2026-11-24T09:13:16Z
constexpr std::string_view kPayload = R"({"declaration":{},"header":{}})";
constexpr Purpose kAll[] = {Purpose::sign_in, Purpose::enrolment, Purpose::declaration,
                            Purpose::receipt};

SigningKey a_key() { return std::move(*SigningKey::from_seed(std::string(32, 'q'))); }

std::string with_header(const SigningKey& key, const std::string& json) {
  const std::string header = base64url(json);
  return header + ".." + base64url(key.sign(header + "." + std::string(kPayload)));
}

std::string good_header(const SigningKey& key) {
  return R"({"alg":"EdDSA","b64":false,"crit":["b64"],"iat":1795511596,"kid":")" +
         key.public_key().kid() + R"(","typ":"quayside-declaration+jws"})";
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string code_of(const Result<JwsHeader>& result) { return result ? "" : result.error().code; }

TEST(Jws, HasOneFixedHeader) {
  const SigningKey key = a_key();
  EXPECT_EQ(sign_detached(key, Purpose::declaration, kIssuedAt, kPayload),
            with_header(key, good_header(key)));
}

TEST(Jws, VerifiesWithItsKeyPurposeAndPayload) {
  const SigningKey key = a_key();
  const std::string jws = sign_detached(key, Purpose::declaration, kIssuedAt, kPayload);
  const Result<JwsHeader> header =
      verify_detached(jws, Purpose::declaration, key.public_key(), kPayload);
  ASSERT_TRUE(header);
  EXPECT_EQ(header->kid, key.public_key().kid());
  EXPECT_EQ(header->issued_at_s, kIssuedAt);
  ASSERT_TRUE(peek_header(jws));
  EXPECT_EQ(peek_header(jws)->kid, key.public_key().kid());
}

TEST(Jws, ForOnePurposeNeverVerifiesForAnother) {
  const SigningKey key = a_key();
  for (const Purpose made : kAll) {
    const std::string jws = sign_detached(key, made, kIssuedAt, kPayload);
    for (const Purpose asked : kAll) {
      EXPECT_EQ(code_of(verify_detached(jws, asked, key.public_key(), kPayload)),
                made == asked ? "" : "jws_wrong_purpose");
    }
  }
}

TEST(Jws, OfAnotherKeyIsRefused) {
  const SigningKey key = a_key();
  const std::string jws = sign_detached(key, Purpose::receipt, kIssuedAt, kPayload);
  EXPECT_EQ(code_of(verify_detached(jws, Purpose::receipt, SigningKey::generate().public_key(),
                                    kPayload)),
            "jws_wrong_key");
  EXPECT_EQ(code_of(verify_detached(jws, Purpose::receipt, PublicKey{}, kPayload)),
            "jws_wrong_key");
}

TEST(Jws, ThatNamesAnotherKeyThanItsSignersIsRefused) {
  const SigningKey key = a_key();
  const SigningKey other = SigningKey::generate();
  const std::string jws = with_header(other, good_header(key));
  EXPECT_EQ(code_of(verify_detached(jws, Purpose::declaration, key.public_key(), kPayload)),
            "jws_bad_signature");
}

TEST(Jws, HoldsForNoOtherPayload) {
  const SigningKey key = a_key();
  const std::string jws = sign_detached(key, Purpose::declaration, kIssuedAt, kPayload);
  for (std::size_t i = 0; i < kPayload.size(); ++i) {
    std::string altered(kPayload);
    altered[i] ^= 1;
    EXPECT_EQ(code_of(verify_detached(jws, Purpose::declaration, key.public_key(), altered)),
              "jws_bad_signature");
  }
  EXPECT_FALSE(
      verify_detached(jws, Purpose::declaration, key.public_key(), std::string(kPayload) + " "));
}

TEST(Jws, AlteredInAnyBitIsRefused) {
  const SigningKey key = a_key();
  const std::string jws = sign_detached(key, Purpose::declaration, kIssuedAt, kPayload);
  for (std::size_t i = 0; i < jws.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string altered = jws;
      altered[i] = static_cast<char>(altered[i] ^ (1 << bit));
      EXPECT_FALSE(verify_detached(altered, Purpose::declaration, key.public_key(), kPayload))
          << i << " " << bit;
    }
    EXPECT_FALSE(
        verify_detached(jws.substr(0, i), Purpose::declaration, key.public_key(), kPayload));
  }
}

TEST(Jws, WithAnyOtherHeaderIsRefusedThoughItIsSigned) {
  const SigningKey key = a_key();
  const std::string good = good_header(key);
  const std::string kid = key.public_key().kid();
  const std::vector<std::string> headers = {
      replaced(good, "EdDSA", "none"),
      replaced(good, "EdDSA", "HS256"),
      replaced(good, "EdDSA", "Ed25519"),
      replaced(good, R"("b64":false)", R"("b64":true)"),
      replaced(good, R"("b64":false,"crit":["b64"],)", ""),
      replaced(good, R"("crit":["b64"],)", ""),
      replaced(good, R"(["b64"])", R"(["b64","exp"])"),
      replaced(good, R"({"alg")", R"({"jwk":{},"alg")"),
      replaced(good, R"({"alg")", R"({"alg":"none","alg")"),
      replaced(good, R"("typ")", R"("jku":"https://example.org","typ")"),
      replaced(good, R"(jws"})", R"(jws","x":1})"),
      replaced(good, "1795511596", "01795511596"),
      replaced(good, "1795511596", "-1795511596"),
      replaced(good, "1795511596", "1795511596.5"),
      replaced(good, "1795511596", "1e9"),
      replaced(good, "1795511596", "253402300800"),
      replaced(good, "1795511596", "99999999999999999999999"),
      replaced(good, "1795511596", R"("1795511596")"),
      replaced(good, "1795511596", " 1795511596"),
      replaced(good, "quayside-declaration+jws", "JWT"),
      replaced(good, "quayside-declaration+jws", "QUAYSIDE-DECLARATION+JWS"),
      replaced(good, kid, kid.substr(1)),
      replaced(good, kid, std::string(43, '"')),
      good + "\n",
      " " + good,
      replaced(good, ",", ", "),
      "{}",
      "",
  };
  for (const std::string& header : headers) {
    const std::string jws = with_header(key, header);
    EXPECT_EQ(code_of(verify_detached(jws, Purpose::declaration, key.public_key(), kPayload)),
              "jws_malformed")
        << header;
    EXPECT_EQ(code_of(peek_header(jws)), "jws_malformed") << header;
  }
}

TEST(Jws, InAnyOtherSerialisationIsRefused) {
  const SigningKey key = a_key();
  const std::string jws = sign_detached(key, Purpose::declaration, kIssuedAt, kPayload);
  const std::string attached = replaced(jws, "..", "." + base64url(kPayload) + ".");
  const std::string unsigned_one = jws.substr(0, jws.find("..") + 2);
  for (const std::string& text : {attached, unsigned_one, jws + ".", jws + "..", jws + "=",
                                  "." + jws, replaced(jws, "..", "..."), replaced(jws, "..", "."),
                                  std::string(1 << 20, 'A'), std::string()}) {
    EXPECT_EQ(code_of(peek_header(text)), "jws_malformed");
  }
}

}  // namespace
}  // namespace quayside::seal
