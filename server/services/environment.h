// Environment: what every use case needs, and who is asking.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "server/services/clock.h"
#include "server/store/store.h"
#include "shared/seal/certificate.h"
#include "shared/seal/seal.h"

namespace quayside::services {

struct Environment {
  store::Store& store;
  const Clock& clock;
  const seal::SigningKey& server_key;
  /// Keys are active at once; only for demonstrations, never with real customs.
  bool demonstration = false;
  /// The authorities that declarations can be sent to, by profile.
  std::vector<std::string> connected = {"dk"};
  /// Whose certificates are taken; none: no signature with a certificate is.
  seal::Certificates certificate_authorities = {};

  bool is_connected(std::string_view profile) const {
    return std::find(connected.begin(), connected.end(), profile) != connected.end();
  }
};

/// The person of a session. Every query is scoped to `eori`.
struct Identity {
  std::string kid;
  std::string eori;
  std::string organisation;
  std::string person;
  std::string member;
  wire::Role role = wire::Role::auditor;
};

/// This person's role in the organisation does not allow it.
inline Error role_missing() {
  return {"role_missing", "the role of this person does not allow it",
          "Ask an owner of the organisation to do it, or to give you another role."};
}

/// SHA-256 in hexadecimal.
inline std::string hash_text(std::string_view bytes) { return seal::hex(seal::sha256(bytes)); }

}  // namespace quayside::services
