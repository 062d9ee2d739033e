#include "shared/wire/reference_data.h"

#include "shared/codes/reference_data.h"
#include "shared/rules/rule.h"
#include "shared/seal/seal.h"

namespace quayside::wire {
namespace {

std::string& hash_of_bundle() {
  static std::string hash;
  return hash;
}

}  // namespace

Result<std::string> use_reference_data(std::string bundle) {
  const std::string hash = seal::hex(seal::sha256(bundle));
  auto read = codes::read_bundle(std::move(bundle));
  if (!read) return read.error();
  codes::use_bundle(std::move(*read));
  const std::string both = std::string(built_in_rule_set_hash()) + "\n" + hash;
  use_rule_set_hash(seal::hex(seal::sha256(both)));
  hash_of_bundle() = hash;
  return hash;
}

void use_built_in_data() {
  codes::use_built_in_lists();
  use_rule_set_hash("");
  hash_of_bundle().clear();
}

std::string_view reference_data_hash() { return hash_of_bundle(); }

std::string_view reference_data_text() {
  const codes::Bundle* bundle = codes::bundle_in_use();
  return bundle == nullptr ? std::string_view() : std::string_view(*bundle->text);
}

}  // namespace quayside::wire
