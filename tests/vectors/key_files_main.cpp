// quayside-key-files: what comes of every key file of the given vectors, one JSON document a line.
// Built natively and for Node.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "shared/seal/passkey.h"
#include "shared/seal/seal.h"
#include "shared/seal/vault.h"

namespace quayside {
namespace {

using Json = nlohmann::json;
using Opened = Result<std::shared_ptr<const seal::UnlockedVault>>;

constexpr int kWrongUse = 64;
constexpr int kNotDone = 2;

std::string text_of(const Json& one, const char* name) {
  const auto member = one.find(name);
  return member != one.end() && member->is_string() ? member->get<std::string>() : "";
}

std::string bytes_of(const Json& one, const char* name) {
  const Result<std::string> bytes = seal::from_base64url(text_of(one, name));
  return bytes ? *bytes : "";
}

Opened open(const Json& one, const std::string& file) {
  if (one.contains("passphrase")) return seal::unlock_vault(file, text_of(one, "passphrase"));
  if (one.contains("recoveryCode")) return seal::recover_vault(file, text_of(one, "recoveryCode"));
  const Json& passkey = one["passkey"];
  return seal::unlock_with_passkey(file, bytes_of(passkey, "credential"),
                                   bytes_of(passkey, "secret"));
}

Json outcome(const Json& one) {
  const std::string file = text_of(one, "file");
  const Opened opened = open(one, file);
  if (!opened) return {{"error", opened.error().code}};
  Json passkeys = Json::array();
  for (const seal::Passkey& passkey : seal::passkeys_of(file, **opened))
    passkeys.push_back(passkey.added + passkey.name);
  return {{"kid", (*opened)->signing_key().public_key().kid()}, {"passkeys", passkeys}};
}

}  // namespace
}  // namespace quayside

int main(int argc, char** argv) {
  using namespace quayside;
  if (argc != 2 || !seal::initialise()) {
    std::fprintf(stderr, "usage: quayside-key-files FILE\n");
    return kWrongUse;
  }
  std::ifstream stream(argv[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const Json vectors = Json::parse(text, nullptr, false);
  if (!vectors.is_array()) {
    std::fprintf(stderr, "%s: not a JSON array\n", argv[1]);
    return kNotDone;
  }
  for (const Json& one : vectors)
    std::puts(outcome(one).dump().c_str());
  return 0;
}
