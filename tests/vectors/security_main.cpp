// Runs the published security vectors, natively or under Node, and signs for each purpose:
//   quayside-security suites FOLDER   name, cases, agreed, skipped, tab-separated
//   quayside-security sign SEED TEXT  kid, JWK, typ and JWS for each purpose, tab-separated
#include <cstdio>
#include <string>
#include <string_view>

#include "shared/seal/seal.h"
#include "tests/support/security_vectors.h"

namespace quayside {
namespace {

constexpr seal::Purpose kPurposes[] = {seal::Purpose::sign_in,     seal::Purpose::enrolment,
                                       seal::Purpose::declaration, seal::Purpose::receipt,
                                       seal::Purpose::tree_head,   seal::Purpose::approval,
                                       seal::Purpose::mandate,     seal::Purpose::key_event,
                                       seal::Purpose::policy,      seal::Purpose::batch};

int print_suites(const char* folder) {
  bool agrees = true;
  for (const SecuritySuite& suite : security_suites(folder)) {
    std::printf("%s\t%d\t%d\t%d\n", suite.name.c_str(), suite.cases, suite.agreed, suite.skipped);
    for (const std::string& name : suite.differing)
      std::fprintf(stderr, "%s: %s\n", suite.name.c_str(), name.c_str());
    agrees = agrees && suite.differing.empty();
  }
  return agrees ? 0 : 1;
}

int print_signatures(std::string_view seed, std::string_view text) {
  const Result<seal::SigningKey> key = seal::SigningKey::from_seed(seal::sha256(seed));
  if (!key) return 1;
  const seal::PublicKey& its = key->public_key();
  for (const seal::Purpose purpose : kPurposes) {
    const std::string jws = seal::sign_detached(*key, purpose, 1795511596, text);
    std::printf("%s\t%s\t%s\t%s\n", its.kid().c_str(), its.jwk().c_str(),
                std::string(seal::typ(purpose)).c_str(), jws.c_str());
  }
  return 0;
}

}  // namespace
}  // namespace quayside

int main(int count, char** arguments) {
  const std::string_view what = count > 1 ? arguments[1] : "";
  if (!quayside::seal::initialise()) return 1;
  if (what == "suites" && count == 3) return quayside::print_suites(arguments[2]);
  if (what == "sign" && count == 4) return quayside::print_signatures(arguments[2], arguments[3]);
  return 64;
}
