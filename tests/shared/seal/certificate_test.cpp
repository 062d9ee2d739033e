#include "shared/seal/certificate.h"

#include <gtest/gtest.h>

#include "tests/support/certificates.h"

namespace quayside::seal {
namespace {

using testing::an_authority;
using testing::CertificateWish;
using testing::IssuedCertificate;
using testing::kCertificatesFrom;
using testing::kCertificatesTo;
using testing::kDayS;

constexpr std::int64_t kIssuedAt = 1795511596;  // 2026-11-24T09:13:16Z
constexpr std::string_view kPayload = R"({"declaration":{},"header":{}})";

template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "" : result.error().code;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

class Certificate : public ::testing::Test {
 protected:
  std::string jws(IssuedCertificate& signer, Purpose purpose = Purpose::declaration) {
    const auto made = sign_with_certificate(signer, purpose, kIssuedAt, kPayload);
    EXPECT_TRUE(made) << made.error().code;
    return made ? *made : "";
  }
  std::string verdict(std::string_view text, Purpose purpose = Purpose::declaration,
                      std::string_view payload = kPayload) {
    return code_of(verify_with_certificate(text, purpose, payload));
  }
  std::string issuer_verdict(const IssuedCertificate& certificate, std::int64_t at = kIssuedAt) {
    return code_of(check_issuer(certificate.chain(), {root_.der()}, at));
  }
  /// With this header, rightly signed whatever it says.
  std::string with_header(IssuedCertificate& signer, const std::string& json) {
    const std::string header = base64url(json);
    return header + ".." + base64url(*signer.sign(header + "." + std::string(kPayload)));
  }
  std::string header_json(const std::string& text) {
    return *from_base64url(std::string_view(text).substr(0, text.find("..")));
  }

  IssuedCertificate root_ = IssuedCertificate::self_signed(an_authority("Root"));
  IssuedCertificate issuing_ = root_.issue(an_authority("Issuing"));
  IssuedCertificate leaf_ = issuing_.issue({.organization_identifier = "VATDK-12345678"});
};

TEST_F(Certificate, SignsInOneFixedForm) {
  const std::string text = jws(leaf_);
  EXPECT_EQ(header_json(text),
            R"({"alg":"ES256","b64":false,"crit":["b64"],"iat":1795511596,"kid":")" + leaf_.kid() +
                R"(","typ":"quayside-declaration+jws","x5c":[")" + base64(leaf_.der()) + R"(",")" +
                base64(issuing_.der()) + R"("]})");
  const auto verified = verify_with_certificate(text, Purpose::declaration, kPayload);
  ASSERT_TRUE(verified) << verified.error().code;
  EXPECT_EQ(verified->header.issued_at_s, kIssuedAt);
  EXPECT_EQ(verified->header.kid, leaf_.kid());
  EXPECT_EQ(verified->chain, leaf_.chain());
}

TEST_F(Certificate, SaysWhoItsHolderIs) {
  const auto holder = certificate_holder(leaf_.chain());
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->common_name, "Anna Jensen");
  EXPECT_EQ(holder->organization_identifier, "VATDK-12345678");
  EXPECT_EQ(holder->serial.substr(0, 2), "1a");
  EXPECT_EQ(holder->serial.size(), 18U);
  EXPECT_EQ(holder->not_before_s, kCertificatesFrom);
  EXPECT_EQ(holder->not_after_s, kCertificatesTo);
  EXPECT_EQ(holder->kid.size(), 43U);
}

TEST_F(Certificate, SignatureIsOfAnotherLevelThanThatOfADeviceKey) {
  const SigningKey key = SigningKey::generate();
  const std::string by_key = sign_detached(key, Purpose::declaration, kIssuedAt, kPayload);
  const std::string by_certificate = jws(leaf_);
  ASSERT_TRUE(peek_signer(by_key));
  EXPECT_EQ(peek_signer(by_key)->level, SignatureLevel::device_key);
  EXPECT_EQ(peek_signer(by_key)->header.kid, key.public_key().kid());
  ASSERT_TRUE(peek_signer(by_certificate));
  EXPECT_EQ(peek_signer(by_certificate)->level, SignatureLevel::certificate);
  EXPECT_EQ(peek_signer(by_certificate)->header.kid, leaf_.kid());
  EXPECT_EQ(code_of(peek_signer("..")), "jws_malformed");
  // Neither is ever taken for the other.
  EXPECT_EQ(verdict(by_key), "jws_malformed");
  EXPECT_EQ(code_of(peek_header(by_certificate)), "jws_malformed");
  EXPECT_EQ(
      code_of(verify_detached(by_certificate, Purpose::declaration, key.public_key(), kPayload)),
      "jws_malformed");
}

TEST_F(Certificate, OfAnotherPayloadOrPurposeIsRefused) {
  const std::string text = jws(leaf_);
  EXPECT_EQ(verdict(text, Purpose::declaration, "{}"), "jws_bad_signature");
  EXPECT_EQ(verdict(text, Purpose::declaration, std::string(kPayload) + " "), "jws_bad_signature");
  EXPECT_EQ(verdict(text, Purpose::enrolment), "jws_wrong_purpose");
  EXPECT_EQ(verdict(jws(leaf_, Purpose::enrolment)), "jws_wrong_purpose");
}

TEST_F(Certificate, WithAnyByteAlteredIsRefused) {
  const std::string text = jws(leaf_);
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string altered = text;
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    EXPECT_NE(verdict(altered), "") << i;
    EXPECT_NE(verdict(std::string_view(text).substr(0, i)), "") << i;
  }
}

TEST_F(Certificate, HeaderHasNoOtherForm) {
  const std::string good = header_json(jws(leaf_));
  ASSERT_EQ(verdict(with_header(leaf_, good)), "");
  const std::string leaf = R"(")" + base64(leaf_.der()) + R"(")";
  const std::string both = leaf + R"(,")" + base64(issuing_.der()) + R"(")";
  for (const auto& [from, to] : std::initializer_list<std::pair<std::string, std::string>>{
           {"ES256", "EdDSA"},
           {"ES256", "ES384"},
           {"ES256", "none"},
           {"\"b64\":false", "\"b64\":true"},
           {"\"b64\":false,", ""},
           {"[\"b64\"]", "[\"b64\",\"x\"]"},
           {"{\"alg\"", "{ \"alg\""},
           {"\"iat\":", "\"iat\":0"},
           {"\"iat\":", "\"iat\":-"},
           {"\"kid\":", "\"jku\":\"https://example.org\",\"kid\":"},
           {"quayside-declaration+jws", "quayside-other+jws"},
           {both, ""},
           {both, leaf + "," + both + "," + both},  // five
           {both, leaf + ","},
           {both, leaf + " ,\"" + base64(issuing_.der()) + "\""},
           {leaf, "\"\""},
           {leaf, "\"" + base64url(leaf_.der()) + "-\""},
           {leaf, "\"" + base64(std::string(kCertificateBytesMax + 1, 'a')) + "\""},
           {"\"]}", "\"],\"z\":1}"},
           {"\"]}", "\"]} "},
           {"\"]}", "\"]"},
       }) {
    EXPECT_EQ(verdict(with_header(leaf_, replaced(good, from, to))), "jws_malformed")
        << from << " -> " << to;
  }
  EXPECT_EQ(verdict(with_header(leaf_, replaced(good, leaf_.kid(), issuing_.issue({}).kid()))),
            "jws_wrong_key");
  EXPECT_EQ(verdict(with_header(leaf_, replaced(good, leaf, "\"MAA=\""))), "certificate_malformed");
  // The issuer of somebody else.
  const IssuedCertificate other = root_.issue(an_authority("Other"));
  EXPECT_EQ(
      verdict(with_header(leaf_, replaced(good, base64(issuing_.der()), base64(other.der())))),
      "certificate_malformed");
  for (const std::string_view text : {"", ".", "..", "a..b", "....", "\0..\0"})
    EXPECT_EQ(verdict(text), "jws_malformed");
  EXPECT_EQ(verdict(std::string(kJwsBytesMax + 1, 'A')), "jws_malformed");
}

TEST_F(Certificate, IsToSignWith) {
  const auto refused = [&](const CertificateWish& wish) {
    IssuedCertificate certificate = issuing_.issue(wish);
    const auto made = sign_with_certificate(certificate, Purpose::declaration, kIssuedAt, kPayload);
    EXPECT_EQ(code_of(certificate_holder(certificate.chain())), code_of(made));
    return code_of(made);
  };
  EXPECT_EQ(refused({}), "");
  EXPECT_EQ(refused({.key_usage = "digitalSignature"}), "");
  EXPECT_EQ(refused({.basic_constraints = ""}), "");
  EXPECT_EQ(refused({.key_usage = ""}), "certificate_not_for_signatures");
  EXPECT_EQ(refused({.key_usage = "keyEncipherment"}), "certificate_not_for_signatures");
  EXPECT_EQ(refused({.key_usage = "nonRepudiation,keyCertSign"}), "certificate_not_for_signatures");
  EXPECT_EQ(refused({.basic_constraints = "CA:TRUE", .key_usage = "nonRepudiation,keyCertSign"}),
            "certificate_not_for_signatures");
  EXPECT_EQ(refused({.curve = "RSA"}), "certificate_key_not_supported");
  EXPECT_EQ(refused({.curve = "P-384"}), "certificate_key_not_supported");
  EXPECT_EQ(code_of(certificate_holder(root_.chain())), "certificate_not_for_signatures");
  EXPECT_EQ(code_of(certificate_holder({})), "certificate_malformed");
  EXPECT_EQ(code_of(certificate_holder({leaf_.der() + '\0'})), "certificate_malformed");
}

TEST_F(Certificate, BelongsToTheKeyThatSigns) {
  IssuedCertificate other = issuing_.issue({});
  other.set_chain(leaf_.chain());
  EXPECT_EQ(code_of(sign_with_certificate(other, Purpose::declaration, kIssuedAt, kPayload)),
            "signer_wrong");
}

TEST_F(Certificate, IsVouchedForByAnAuthority) {
  EXPECT_EQ(issuer_verdict(leaf_), "");
  EXPECT_EQ(issuer_verdict(root_.issue({})), "");
  EXPECT_EQ(code_of(check_issuer({leaf_.der()}, {issuing_.der()}, kIssuedAt)), "");
  const IssuedCertificate other = IssuedCertificate::self_signed(an_authority("Root"));
  EXPECT_EQ(code_of(check_issuer(leaf_.chain(), {other.der()}, kIssuedAt)),
            "certificate_not_trusted");
  EXPECT_EQ(code_of(check_issuer(leaf_.chain(), {}, kIssuedAt)), "certificate_not_trusted");
  EXPECT_EQ(code_of(check_issuer({leaf_.der()}, {root_.der()}, kIssuedAt)),
            "certificate_not_trusted");
  EXPECT_EQ(code_of(check_issuer(leaf_.chain(), {"no certificate"}, kIssuedAt)),
            "certificate_not_trusted");
  // Nobody vouches for himself, not even when he is listed.
  const IssuedCertificate alone = IssuedCertificate::self_signed({});
  EXPECT_EQ(code_of(check_issuer(alone.chain(), {root_.der(), alone.der()}, kIssuedAt)),
            "certificate_not_trusted");
}

TEST_F(Certificate, IsIssuedByAuthoritiesOnly) {
  const IssuedCertificate person = root_.issue({});
  EXPECT_NE(issuer_verdict(person.issue({})), "");
  const IssuedCertificate without = root_.issue({.common_name = "No basicConstraints",
                                                 .basic_constraints = "",
                                                 .key_usage = "critical,keyCertSign"});
  EXPECT_EQ(issuer_verdict(without.issue({})), "certificate_not_trusted");
  CertificateWish last = an_authority("Last");
  last.basic_constraints = "critical,CA:TRUE,pathlen:0";
  const IssuedCertificate authority_below = root_.issue(last).issue(an_authority("Below"));
  EXPECT_EQ(issuer_verdict(authority_below.issue({})), "certificate_not_trusted");
  CertificateWish forged = an_authority("Forged");  // of that name, with another key
  forged.common_name = "Root";
  EXPECT_EQ(issuer_verdict(IssuedCertificate::self_signed(forged).issue({})),
            "certificate_not_trusted");
}

TEST_F(Certificate, ChainHasAnEnd) {
  const IssuedCertificate three = issuing_.issue(an_authority("Third")).issue({});
  EXPECT_EQ(three.chain().size(), 3U);
  EXPECT_EQ(issuer_verdict(three), "");
  IssuedCertificate five = issuing_.issue(an_authority("Third"))
                               .issue(an_authority("Fourth"))
                               .issue(an_authority("Fifth"))
                               .issue({});
  ASSERT_EQ(five.chain().size(), kCertificatesMax + 1);
  EXPECT_EQ(issuer_verdict(five), "certificate_malformed");
  EXPECT_EQ(code_of(sign_with_certificate(five, Purpose::declaration, kIssuedAt, kPayload)),
            "certificate_malformed");
}

TEST_F(Certificate, HoldsForItsTime) {
  const auto holder = certificate_holder(leaf_.chain());
  EXPECT_EQ(code_of(check_validity(*holder, kCertificatesFrom)), "");
  EXPECT_EQ(code_of(check_validity(*holder, kCertificatesTo)), "");
  EXPECT_EQ(code_of(check_validity(*holder, kCertificatesFrom - 1)), "certificate_not_yet_valid");
  EXPECT_EQ(code_of(check_validity(*holder, kCertificatesTo + 1)), "certificate_expired");
  EXPECT_EQ(issuer_verdict(leaf_, kCertificatesTo - 1), "");
  EXPECT_EQ(issuer_verdict(leaf_, kCertificatesFrom - 1), "certificate_not_yet_valid");
  EXPECT_EQ(issuer_verdict(leaf_, kCertificatesTo + 1), "certificate_expired");
  CertificateWish brief = an_authority("Brief");
  brief.not_after_s = kIssuedAt - kDayS;
  EXPECT_EQ(issuer_verdict(root_.issue(brief).issue({})), "certificate_expired");
}

// Whatever the bytes say: no answer but an Error or what they hold, and no fault (sanitizers).
TEST_F(Certificate, OfAnyBytesIsReadWithoutFault) {
  const std::string der = leaf_.der();
  const std::string pem = leaf_.pem();
  int readable = 0;
  for (std::size_t i = 0; i < der.size(); ++i) {
    for (const char flip : {'\x01', '\x20', '\x80', '\xff'}) {
      std::string altered = der;
      altered[i] = static_cast<char>(altered[i] ^ flip);
      readable += certificate_holder({altered, issuing_.der()}).has_value();
      EXPECT_FALSE(check_issuer({altered, issuing_.der()}, {root_.der()}, kIssuedAt)) << i;
      (void)check_issuer(leaf_.chain(), {altered, root_.der()}, kIssuedAt);
    }
    EXPECT_FALSE(certificate_holder({der.substr(0, i)}));
    (void)certificates_from_pem(pem.substr(0, i) + '-' + pem.substr(i));
  }
  EXPECT_GT(readable, 0);  // of another name or date: what check_issuer() is for
}

TEST_F(Certificate, IsReadFromPem) {
  const std::string text = "Root\n" + root_.pem() + "and\n" + issuing_.pem() + "end\n";
  const auto read = certificates_from_pem(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, (Certificates{root_.der(), issuing_.der()}));
  for (const std::string& bad :
       {std::string(), std::string("text"), root_.pem() + root_.pem().substr(0, 200),
        replaced(root_.pem(), "MII", "AII"),
        std::string("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n")}) {
    EXPECT_EQ(code_of(certificates_from_pem(bad)), "certificates_malformed") << bad;
  }
}

}  // namespace
}  // namespace quayside::seal
