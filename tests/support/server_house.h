// A server without HTTP: a real store in a temporary folder, a clock that stands still, and the
// things traders do.
#pragma once

#include <memory>
#include <string>

#include "server/services/environment.h"
#include "server/services/submit.h"
#include "shared/domain/declaration.h"
#include "shared/wire/api.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_folder.h"

namespace quayside::testing {

inline const std::string kEori = "DK12345678";  // the declarant of an_h7_declaration()
inline const std::string kOtherEori = "DK87654321";
inline const std::string kAudience = "http://127.0.0.1:8480";

struct Trader {
  seal::SigningKey key;
  std::string eori;
  wire::Role role = wire::Role::owner;
  std::string member = {};  ///< empty: the key is the person's first

  services::Identity identity() const {
    const std::string kid = key.public_key().kid();
    return {kid, eori, "Havnens Spedition ApS", "Bo Holm", member.empty() ? kid : member, role};
  }
};

/// What a test may want otherwise in an envelope.
struct EnvelopeOptions {
  std::string submission_id = {};  ///< empty: a new one
  std::string as_of = "2026-11-24";
  std::string declarant = {};  ///< empty: the trader's own
  std::string profile = {};    ///< empty: the declaration's
  seal::Purpose purpose = seal::Purpose::declaration;
  wire::SignedRequest request = {};
  wire::CarriedMandate mandate = {};
};

class ServerHouse {
 public:
  ServerHouse();

  /// A new key, enrolled and active.
  Trader trader(const std::string& eori = kEori);
  std::string enrolment_body(const seal::SigningKey& key, const std::string& eori = kEori,
                             seal::Purpose purpose = seal::Purpose::enrolment,
                             const std::string& person = "Bo Holm") const;
  std::string challenge_for(const std::string& kid);
  std::string session_body(const seal::SigningKey& key, const std::string& challenge,
                           const std::string& audience = kAudience,
                           seal::Purpose purpose = seal::Purpose::sign_in) const;

  wire::Envelope envelope(const Trader& trader, const Declaration& declaration,
                          const EnvelopeOptions& options = {}) const;
  services::SubmitOutcome submit(const Trader& trader, const wire::Envelope& envelope) const;
  /// A declaration without errors, with this LRN, submitted; its id.
  std::string submitted(const Trader& trader, const std::string& lrn = "QS-2026-000001") const;

  wire::SubmissionView view(const std::string& submission_id) const;
  store::OutboxRecord outbox(const std::string& submission_id) const;
  std::int64_t last_event(const std::string& eori) const;
  /// The store as after a crash of nothing but the process.
  void reopen();
  /// All that lies in the folder of the store, once the store was closed and opened again.
  std::string stored_bytes();
  /// The store as one of before there was an evidence log.
  void forget_log();

  services::Environment environment() const {
    return {*store_, clock, server_key_, demonstration, connected, certificate_authorities};
  }
  store::Store& store() const { return *store_; }

  FakeClock clock;
  bool demonstration = true;
  std::vector<std::string> connected = {"dk"};
  seal::Certificates certificate_authorities = {};

 private:
  TemporaryFolder folder_;
  seal::SigningKey server_key_;
  std::unique_ptr<store::Store> store_;
};

/// The same declaration with this LRN and this declarant.
Declaration declaration_of(const std::string& eori, const std::string& lrn);

}  // namespace quayside::testing
