#include "tests/support/security_vectors.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "shared/seal/merkle.h"
#include "shared/seal/seal.h"
#include "shared/wire/json.h"
#include "shared/wire/json_tree.h"

namespace quayside {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

json json_of(const fs::path& path) { return json::parse(text_of(path), nullptr, false); }

/// The .json files below a folder, sorted; none when it is absent.
std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code absent;
  for (const auto& entry : fs::recursive_directory_iterator(folder, absent)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string bytes_of_hex(const json& text) {
  const Result<std::string> bytes = seal::from_hex(text.get<std::string>());
  return bytes ? *bytes : std::string();
}

void judge(SecuritySuite& suite, bool agrees, const std::string& name) {
  ++suite.cases;
  if (agrees) {
    ++suite.agreed;
  } else {
    suite.differing.push_back(name);
  }
}

SecuritySuite canonical_texts(const fs::path& folder) {
  SecuritySuite suite{"RFC 8785, canonical JSON", 0, 0, 0, {}};
  for (const fs::path& input : files_below(folder / "jcs/input")) {
    const Result<std::string> text = wire::canonical_json(text_of(input));
    const std::string expected = text_of(folder / "jcs/output" / input.filename());
    judge(suite, text && *text == expected, input.filename().string());
  }
  return suite;
}

SecuritySuite canonical_numbers(const fs::path& folder) {
  SecuritySuite suite{"RFC 8785, numbers of ECMAScript", 0, 0, 0, {}};
  std::ifstream file(folder / "jcs/es6testfile10k.txt");
  for (std::string line; std::getline(file, line);) {
    const std::size_t comma = std::min(line.find(','), line.size());
    const std::uint64_t bits = std::strtoull(line.substr(0, comma).c_str(), nullptr, 16);
    double number = 0;
    std::memcpy(&number, &bits, sizeof number);
    judge(suite, line.substr(comma) == "," + wire::ecmascript_number(number), line);
  }
  return suite;
}

SecuritySuite wycheproof_ed25519(const fs::path& folder) {
  SecuritySuite suite{"Wycheproof, Ed25519", 0, 0, 0, {}};
  const json vectors = json_of(folder / "wycheproof/ed25519_test.json");
  if (vectors.is_discarded()) return suite;
  for (const json& group : vectors.at("testGroups")) {
    const seal::PublicKey key{bytes_of_hex(group.at("publicKey").at("pk"))};
    for (const json& test : group.at("tests")) {
      const bool holds =
          seal::verify(key, bytes_of_hex(test.at("msg")), bytes_of_hex(test.at("sig")));
      judge(suite, holds == (test.at("result") == "valid"), test.at("tcId").dump());
    }
  }
  return suite;
}

// Strict rules take points with a component of small order, and nothing else that is an edge case.
SecuritySuite cctv_ed25519(const fs::path& folder) {
  SecuritySuite suite{"CCTV, edge cases of Ed25519", 0, 0, 0, {}};
  const json vectors = json_of(folder / "cctv-ed25519/ed25519vectors.json");
  if (vectors.is_discarded()) return suite;
  for (const json& test : vectors) {
    bool sound = true;
    for (const json& flag : test.at("flags").is_array() ? test.at("flags") : json::array()) {
      sound = sound && flag.get<std::string>().starts_with("low_order_component");
    }
    const seal::PublicKey key{bytes_of_hex(test.at("key"))};
    const bool holds =
        seal::verify(key, test.at("msg").get<std::string>(), bytes_of_hex(test.at("sig")));
    judge(suite, holds == sound, test.at("number").dump());
  }
  return suite;
}

// "Taming the many EdDSAs": cases 0 to 2 have a small-order key or R, 3 is mixed order but sound,
// 4 and 5 hold only with the cofactor, 6 to 8 have a large S, 9 to 11 non-canonical R or key.
SecuritySuite speccheck(const fs::path& folder) {
  SecuritySuite suite{"ed25519-speccheck, strict rules", 0, 0, 0, {}};
  const json vectors = json_of(folder / "ed25519-speccheck/cases.json");
  if (vectors.is_discarded()) return suite;
  for (const json& test : vectors) {
    const bool holds =
        seal::verify({bytes_of_hex(test.at("pub_key"))}, bytes_of_hex(test.at("message")),
                     bytes_of_hex(test.at("signature")));
    judge(suite, holds == (suite.cases == 3), std::to_string(suite.cases));
  }
  return suite;
}

// None is of our one form, not even those that are valid: other algorithms, keys and headers.
SecuritySuite wycheproof_jws(const fs::path& folder) {
  SecuritySuite suite{"Wycheproof, JSON Web Signature: none is in our form", 0, 0, 0, {}};
  const json vectors = json_of(folder / "wycheproof/json_web_signature_test.json");
  if (vectors.is_discarded()) return suite;
  for (const json& group : vectors.at("testGroups")) {
    for (const json& test : group.at("tests")) {
      const std::string jws =
          test.at("jws").is_string() ? test.at("jws").get<std::string>() : test.at("jws").dump();
      const std::string detached = jws.substr(0, jws.find('.')) + ".." +
                                   jws.substr(std::min(jws.rfind('.'), jws.size() - 1) + 1);
      judge(suite, !seal::peek_header(jws) && !seal::peek_header(detached), test.at("tcId").dump());
    }
  }
  return suite;
}

// Go writes bytes as base64 with padding.
std::string bytes_of_base64(const json& text) {
  std::string plain = text.is_string() ? text.get<std::string>() : "";
  while (plain.ends_with('='))
    plain.pop_back();
  std::replace(plain.begin(), plain.end(), '+', '-');
  std::replace(plain.begin(), plain.end(), '/', '_');
  const Result<std::string> bytes = seal::from_base64url(plain);
  return bytes ? *bytes : std::string();
}

/// None where it holds something that is no hash.
std::optional<seal::MerklePath> proof_of(const json& list) {
  seal::MerklePath proof;
  for (const json& hash : list.is_array() ? list : json::array()) {
    const std::string bytes = bytes_of_base64(hash);
    if (bytes.size() != seal::kHashBytes) return std::nullopt;
    proof.emplace_back(bytes);
  }
  return proof;
}

SecuritySuite merkle(const fs::path& folder, const std::string& kind, bool (*holds)(const json&)) {
  SecuritySuite suite{"transparency-dev, " + kind + " proofs", 0, 0, 0, {}};
  const fs::path root = folder / "merkle/testdata";
  for (const fs::path& file : files_below(root / kind)) {
    const json vector = json_of(file);
    judge(suite, holds(vector) != vector.at("wantErr").get<bool>(),
          file.lexically_relative(root).string());
  }
  suite.skipped = static_cast<int>(files_below(root / ("subtree" + kind)).size());
  return suite;
}

bool is_included(const json& v) {
  const auto proof = proof_of(v.at("proof"));
  return proof && seal::verify_inclusion(
                      bytes_of_base64(v.at("leafHash")), v.at("leafIdx").get<std::uint64_t>(),
                      v.at("treeSize").get<std::uint64_t>(), *proof, bytes_of_base64(v.at("root")));
}

bool is_consistent(const json& v) {
  const auto proof = proof_of(v.at("proof"));
  return proof && seal::verify_consistency(
                      v.at("size1").get<std::uint64_t>(), bytes_of_base64(v.at("root1")),
                      v.at("size2").get<std::uint64_t>(), bytes_of_base64(v.at("root2")), *proof);
}

}  // namespace

std::vector<SecuritySuite> security_suites(const fs::path& folder) {
  const fs::path security = folder / "security";
  return {canonical_texts(security),
          canonical_numbers(security),
          wycheproof_ed25519(security),
          cctv_ed25519(security),
          speccheck(security),
          wycheproof_jws(security),
          merkle(security, "inclusion", is_included),
          merkle(security, "consistency", is_consistent)};
}

}  // namespace quayside
