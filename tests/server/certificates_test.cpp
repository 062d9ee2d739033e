#include "server/services/certificates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "server/services/read_evidence.h"
#include "server/services/sign_in.h"
#include "shared/wire/submission.h"
#include "tests/support/certificates.h"
#include "tests/support/h7_declaration.h"
#include "tests/support/server_house.h"

namespace quayside {
namespace {

using testing::an_authority;
using testing::declaration_of;
using ::testing::IsEmpty;
using testing::IssuedCertificate;
using testing::kCertificatesTo;
using testing::kDayS;
using testing::kEori;
using testing::kOtherEori;
using testing::Trader;

class Certificates : public ::testing::Test {
 protected:
  Certificates() { house_.certificate_authorities = {root_.der()}; }

  std::int64_t now_s() const { return house_.clock.now_ms() / 1000; }

  wire::CertificateRequest request(const Trader& trader, IssuedCertificate& certificate,
                                   seal::Purpose by_key = seal::Purpose::key_event,
                                   seal::Purpose by_certificate = seal::Purpose::enrolment) {
    const std::string statement = wire::certificate_statement(certificate.chain(), trader.eori);
    const auto possession =
        seal::sign_with_certificate(certificate, by_certificate, now_s(), statement);
    return {certificate.chain(), possession ? *possession : "",
            seal::sign_detached(trader.key, by_key, now_s(), statement)};
  }

  std::string registered(const Trader& trader, const wire::CertificateRequest& request) {
    const auto outcome = services::register_certificate(house_.environment(), trader.identity(),
                                                        wire::certificate_request_to_json(request));
    if (!outcome) return outcome.error().code;
    return outcome->created ? "created" : "known";
  }

  std::string revoked(const Trader& trader, const std::string& kid) {
    const std::string signature = seal::sign_detached(trader.key, seal::Purpose::key_event, now_s(),
                                                      wire::revocation_statement(kid, trader.eori));
    const auto answer =
        services::revoke_certificate(house_.environment(), trader.identity(),
                                     wire::revocation_request_to_json({kid, signature}));
    return answer ? answer->status : answer.error().code;
  }

  wire::Envelope envelope(const Trader& trader, IssuedCertificate& certificate,
                          const std::string& lrn = "QS-2026-000001",
                          seal::Purpose purpose = seal::Purpose::declaration) {
    auto envelope = house_.envelope(trader, declaration_of(trader.eori, lrn));
    envelope.signature =
        *seal::sign_with_certificate(certificate, purpose, now_s(), envelope.payload);
    return envelope;
  }

  std::string submitted(const Trader& trader, const wire::Envelope& envelope) {
    const auto outcome = house_.submit(trader, envelope);
    return outcome.answer ? "" : outcome.answer.error().code;
  }

  testing::ServerHouse house_;
  Trader trader_ = house_.trader();
  IssuedCertificate root_ = IssuedCertificate::self_signed(an_authority("Root"));
  IssuedCertificate anna_ = root_.issue({});
};

TEST_F(Certificates, SignDeclarationsOnceTheyAreRegistered) {
  EXPECT_EQ(submitted(trader_, envelope(trader_, anna_)), "certificate_unknown");
  EXPECT_EQ(registered(trader_, request(trader_, anna_)), "created");
  EXPECT_EQ(registered(trader_, request(trader_, anna_)), "known");
  const auto made = envelope(trader_, anna_);
  const auto outcome = house_.submit(trader_, made);
  ASSERT_TRUE(outcome.answer) << outcome.answer.error().code;
  const auto receipt = wire::receipt_from_json(outcome.answer->receipt);
  EXPECT_EQ(receipt->kid, anna_.kid());

  const auto package =
      services::read_evidence(house_.environment(), trader_.identity(), receipt->submission_id);
  ASSERT_TRUE(package);
  EXPECT_EQ(package->public_key_x, "");
  const auto read = wire::evidence_from_json(wire::evidence_to_json(*package));
  ASSERT_TRUE(read);
  const auto report = wire::verify_evidence(*read, {{root_.der()}});
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_THAT(report.holds, ::testing::IsSupersetOf(
                                {"evidence.key", "evidence.signature", "evidence.receipt_key",
                                 "evidence.certificate_validity", "evidence.certificate_issuer"}));
  ASSERT_TRUE(report.holder);
  EXPECT_EQ(report.holder->common_name, "Anna Jensen");
}

TEST_F(Certificates, EvidenceSaysWhatIsNotRight) {
  registered(trader_, request(trader_, anna_));
  const auto outcome = house_.submit(trader_, envelope(trader_, anna_));
  const auto receipt = wire::receipt_from_json(outcome.answer->receipt);
  const auto package =
      *services::read_evidence(house_.environment(), trader_.identity(), receipt->submission_id);
  const auto unchecked = wire::verify_evidence(package);
  EXPECT_THAT(unchecked.failures, IsEmpty());
  EXPECT_THAT(unchecked.notes, ::testing::Contains("evidence.certificate_issuer_not_checked"));
  const auto other = IssuedCertificate::self_signed(an_authority("Root"));
  EXPECT_THAT(wire::verify_evidence(package, {{other.der()}}).failures,
              ::testing::ElementsAre("evidence.certificate_issuer"));
  // By another certificate of the same authority, over the same bytes.
  IssuedCertificate bo = root_.issue({.common_name = "Bo Holm"});
  auto swapped = package;
  swapped.signature =
      *seal::sign_with_certificate(bo, seal::Purpose::declaration, now_s(), package.payload);
  EXPECT_THAT(wire::verify_evidence(swapped, {{root_.der()}}).failures,
              ::testing::ElementsAre("evidence.receipt_key"));
  auto with_key = package;
  with_key.public_key_x = seal::base64url(trader_.key.public_key().bytes);
  EXPECT_THAT(wire::verify_evidence(with_key, {{root_.der()}}).failures,
              ::testing::ElementsAre("evidence.key"));
  // The time of the receipt counts.
  auto late = package;
  late.receipt_signature = seal::sign_detached(trader_.key, seal::Purpose::receipt,
                                               kCertificatesTo + kDayS, late.receipt);
  EXPECT_THAT(
      wire::verify_evidence(late, {{root_.der()}}).failures,
      ::testing::IsSupersetOf({"evidence.certificate_validity", "evidence.certificate_issuer",
                               "evidence.receipt_signature"}));
}

TEST_F(Certificates, AreSpokenForByAKeyAndByTheirOwn) {
  const Trader stranger{seal::SigningKey::generate(), kEori};
  EXPECT_EQ(registered(stranger, request(stranger, anna_)), "no_right_to_act");
  const Trader other = house_.trader(kOtherEori);
  EXPECT_EQ(registered(trader_, request(other, anna_)), "no_right_to_act");
  EXPECT_EQ(registered(other, request(trader_, anna_)), "no_right_to_act");
  EXPECT_EQ(registered(trader_, request(trader_, anna_, seal::Purpose::enrolment)),
            "jws_wrong_purpose");
  EXPECT_EQ(registered(trader_, request(trader_, anna_, seal::Purpose::key_event,
                                        seal::Purpose::declaration)),
            "jws_wrong_purpose");
  IssuedCertificate bo = root_.issue({.common_name = "Bo Holm"});
  auto mixed = request(trader_, anna_);
  mixed.possession = request(trader_, bo).possession;
  EXPECT_EQ(registered(trader_, mixed), "jws_bad_signature");
  auto foreign = request(trader_, anna_);
  foreign.possession = *seal::sign_with_certificate(
      bo, seal::Purpose::enrolment, now_s(), wire::certificate_statement(anna_.chain(), kEori));
  EXPECT_EQ(registered(trader_, foreign), "certificate_differs");
  for (const std::string_view body : {"", "{}", "[]", R"({"certificate":["!"],"possession":"",
       "signature":""})"}) {
    EXPECT_FALSE(services::register_certificate(house_.environment(), trader_.identity(), body));
  }
}

TEST_F(Certificates, BelongToOneOrganisation) {
  const Trader other = house_.trader(kOtherEori);
  EXPECT_EQ(registered(trader_, request(trader_, anna_)), "created");
  EXPECT_EQ(registered(other, request(other, anna_)), "certificate_already_registered");
  EXPECT_EQ(submitted(other, envelope(other, anna_)), "certificate_unknown");
  EXPECT_EQ(revoked(other, anna_.kid()), "certificate_unknown");
}

TEST_F(Certificates, AreTakenFromTrustedAuthoritiesWhileTheyHold) {
  const auto other = IssuedCertificate::self_signed(an_authority("Root"));
  IssuedCertificate foreign = other.issue({});
  EXPECT_EQ(registered(trader_, request(trader_, foreign)), "certificate_not_trusted");
  IssuedCertificate past = root_.issue({.not_after_s = now_s() - kDayS});
  EXPECT_EQ(registered(trader_, request(trader_, past)), "certificate_expired");
  IssuedCertificate future = root_.issue({.not_before_s = now_s() + kDayS});
  EXPECT_EQ(registered(trader_, request(trader_, future)), "certificate_not_yet_valid");

  EXPECT_EQ(registered(trader_, request(trader_, anna_)), "created");
  const auto made = envelope(trader_, anna_);
  house_.certificate_authorities = {other.der()};
  EXPECT_EQ(submitted(trader_, made), "certificate_not_trusted");
  house_.certificate_authorities = {};
  EXPECT_EQ(submitted(trader_, made), "certificates_not_taken");
  EXPECT_EQ(registered(trader_, request(trader_, anna_)), "certificates_not_taken");
  house_.certificate_authorities = {root_.der()};
  house_.clock.advance_ms(31 * kDayS * 1000);
  EXPECT_EQ(submitted(trader_, made), "certificate_expired");
}

TEST_F(Certificates, SignNothingElse) {
  registered(trader_, request(trader_, anna_));
  auto altered = envelope(trader_, anna_);
  altered.payload.replace(altered.payload.find("000001"), 6, "000002");
  EXPECT_EQ(submitted(trader_, altered), "jws_bad_signature");
  EXPECT_EQ(submitted(trader_, envelope(trader_, anna_, "QS-1", seal::Purpose::enrolment)),
            "jws_wrong_purpose");
  // Nobody signs in with a certificate.
  const std::string challenge = house_.challenge_for(anna_.kid());
  const std::string signature =
      *seal::sign_with_certificate(anna_, seal::Purpose::sign_in, now_s(),
                                   wire::sign_in_bytes(testing::kAudience, challenge, anna_.kid()));
  const std::vector<std::string> audiences{testing::kAudience};
  const auto session = services::open_session(
      house_.environment(),
      wire::session_request_to_json({testing::kAudience, challenge, anna_.kid(), signature}),
      audiences);
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().code, "sign_in_refused");
}

TEST_F(Certificates, AreRevokedForGood) {
  EXPECT_EQ(revoked(trader_, anna_.kid()), "certificate_unknown");
  registered(trader_, request(trader_, anna_));
  EXPECT_EQ(revoked(trader_, anna_.kid()), "revoked");
  EXPECT_EQ(revoked(trader_, anna_.kid()), "revoked");
  EXPECT_EQ(submitted(trader_, envelope(trader_, anna_)), "certificate_revoked");
  EXPECT_EQ(registered(trader_, request(trader_, anna_)), "certificate_revoked");
}

TEST_F(Certificates, OfARevokedKeysSessionLodgeNothing) {
  registered(trader_, request(trader_, anna_));
  const auto written = house_.store().write([&](store::Transaction& t) -> Result<Done> {
    t.revoke_key(trader_.key.public_key().kid(), "", 1);
    return Done{};
  });
  ASSERT_TRUE(written);
  EXPECT_EQ(submitted(trader_, envelope(trader_, anna_)), "no_right_to_act");
}

TEST_F(Certificates, OfOneOrganisationAreCounted) {
  for (int i = 0; i < services::kCertificatesOfOrganisationMax; ++i) {
    const auto added = house_.store().write([&](store::Transaction& t) -> Result<Done> {
      t.add_certificate(
          {"kid" + std::to_string(i), kEori, trader_.key.public_key().kid(), "{}", 1});
      return Done{};
    });
    ASSERT_TRUE(added);
  }
  EXPECT_EQ(registered(trader_, request(trader_, anna_)), "certificates_too_many");
}

TEST(CertificateAuthorities, AreReadFromAFile) {
  const testing::TemporaryFolder folder;
  const auto root = IssuedCertificate::self_signed(an_authority("Root"));
  std::ofstream(folder.path() + "/good.pem") << root.pem();
  std::ofstream(folder.path() + "/bad.pem") << "no certificate";
  EXPECT_THAT(*services::load_authorities(""), IsEmpty());
  EXPECT_EQ(*services::load_authorities(folder.path() + "/good.pem"),
            seal::Certificates{root.der()});
  EXPECT_EQ(services::load_authorities(folder.path() + "/bad.pem").error().code,
            "certificates_malformed");
  EXPECT_EQ(services::load_authorities(folder.path() + "/absent.pem").error().code,
            "authorities_missing");
}

}  // namespace
}  // namespace quayside
