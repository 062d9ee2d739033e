// Merkle trees: against the definition of RFC 9162, and the vectors of transparency-dev/merkle.
#include "shared/seal/merkle.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "shared/seal/seal.h"
#include "tests/shared/seal/reference.h"

namespace quayside::seal {
namespace {

using nlohmann::json;

std::vector<std::string> some_leaves(std::size_t count) {
  std::vector<std::string> leaves;
  for (std::size_t i = 0; i < count; ++i)
    leaves.push_back(leaf_hash("entry " + std::to_string(i)));
  return leaves;
}

/// MTH of RFC 9162, section 2.1.1, word for word.
std::string definition(const std::vector<std::string>& leaves) {
  if (leaves.empty()) return sha256("");
  if (leaves.size() == 1) return leaves[0];
  std::size_t k = 1;
  while (k * 2 < leaves.size())
    k *= 2;
  const auto middle = leaves.begin() + static_cast<std::ptrdiff_t>(k);
  return sha256("\1" + definition({leaves.begin(), middle}) + definition({middle, leaves.end()}));
}

/// A log as a store keeps it.
struct Log {
  std::map<MerkleNode, std::string> stored;
  std::uint64_t size = 0;

  MerkleNodes nodes() {
    return [this](const MerkleNode& node) { return stored.at(node); };
  }
  void append(const std::string& leaf) {
    for (const auto& [node, hash] : append_leaf(size, leaf, nodes()))
      EXPECT_TRUE(stored.emplace(node, hash).second) << "a node is written once";
    ++size;
  }
};

TEST(Merkle, RootIsThatOfTheDefinitionAtEverySize) {
  Log log;
  const auto leaves = some_leaves(70);
  for (std::size_t count = 0; count <= leaves.size(); ++count) {
    const std::vector<std::string> first(leaves.begin(),
                                         leaves.begin() + static_cast<std::ptrdiff_t>(count));
    EXPECT_EQ(merkle_root(count, log.nodes()), definition(first)) << count;
    EXPECT_EQ(MerkleTree(first).root(), definition(first)) << count;
    if (count < leaves.size()) log.append(leaves[count]);
  }
}

TEST(Merkle, ProvesEachLeafAndNothingElse) {
  const auto leaves = some_leaves(37);
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    const MerkleTree tree({leaves.begin(), leaves.begin() + static_cast<std::ptrdiff_t>(size)});
    for (std::size_t i = 0; i < size; ++i) {
      const auto proof = tree.proof(i);
      EXPECT_TRUE(verify_inclusion(leaves[i], i, size, proof, tree.root())) << i << " " << size;
      EXPECT_FALSE(verify_inclusion(leaves[i], i + 1, size, proof, tree.root()));
      EXPECT_FALSE(verify_inclusion(leaf_hash("other"), i, size, proof, tree.root()));
      auto longer = proof;
      longer.push_back(leaves[0]);
      EXPECT_FALSE(verify_inclusion(leaves[i], i, size, longer, tree.root()));
    }
  }
}

TEST(Merkle, ProvesThatALogOnlyGrows) {
  Log log;
  std::vector<std::string> roots{merkle_root(0, log.nodes())};
  for (const std::string& leaf : some_leaves(33)) {
    log.append(leaf);
    roots.push_back(merkle_root(log.size, log.nodes()));
  }
  for (std::uint64_t size = 0; size < roots.size(); ++size) {
    for (std::uint64_t before = 0; before <= size; ++before) {
      const auto proof = consistency_proof(before, size, log.nodes());
      EXPECT_TRUE(verify_consistency(before, roots[before], size, roots[size], proof))
          << before << " " << size;
      if (before == 0) continue;
      EXPECT_FALSE(verify_consistency(before, roots[before - 1], size, roots[size], proof));
      EXPECT_FALSE(verify_consistency(before, roots[before], size, leaf_hash("x"), proof));
    }
  }
}

std::string bytes_of(const json& text) {
  static const std::string kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text.is_string() ? text.get<std::string>() : "") {
    const std::size_t value = kLetters.find(c);
    if (value == std::string::npos) break;
    bits = (bits << 6) | static_cast<unsigned>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count);
  }
  return bytes;
}

std::vector<std::string> proof_of(const json& list) {
  std::vector<std::string> proof;
  if (list.is_array()) {
    for (const json& hash : list)
      proof.push_back(bytes_of(hash));
  }
  return proof;
}

/// How many vectors there were below the folder.
int each_vector(const std::string& kind, bool (*holds)(const json&)) {
  const std::string folder = "security/merkle/testdata/" + kind;
  const auto root = std::filesystem::path(QUAYSIDE_REFERENCE_DIR) / folder;
  if (!std::filesystem::exists(root)) return 0;
  int count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".json") continue;
    const json vector =
        reference_json(std::filesystem::relative(entry.path(), QUAYSIDE_REFERENCE_DIR).string());
    EXPECT_EQ(holds(vector), !vector.at("wantErr").get<bool>()) << entry.path();
    ++count;
  }
  return count;
}

TEST(MerkleVectors, Inclusion) {
  const int count = each_vector("inclusion", [](const json& v) {
    return verify_inclusion(bytes_of(v.at("leafHash")), v.at("leafIdx").get<std::uint64_t>(),
                            v.at("treeSize").get<std::uint64_t>(), proof_of(v.at("proof")),
                            bytes_of(v.at("root")));
  });
  if (count == 0) GTEST_SKIP() << "the reference data is not here";
  EXPECT_GE(count, 90);
}

TEST(MerkleVectors, Consistency) {
  const int count = each_vector("consistency", [](const json& v) {
    return verify_consistency(v.at("size1").get<std::uint64_t>(), bytes_of(v.at("root1")),
                              v.at("size2").get<std::uint64_t>(), bytes_of(v.at("root2")),
                              proof_of(v.at("proof")));
  });
  if (count == 0) GTEST_SKIP() << "the reference data is not here";
  EXPECT_GE(count, 90);
}

}  // namespace
}  // namespace quayside::seal
