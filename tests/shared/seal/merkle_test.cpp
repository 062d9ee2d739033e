// Merkle trees, against the definition of RFC 9162; published vectors: security_vectors_test.cpp.
#include "shared/seal/merkle.h"

#include <gtest/gtest.h>

#include <map>

#include "shared/seal/seal.h"

namespace quayside::seal {
namespace {

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
    return [this](const MerkleNode& node) { return NodeHash(stored.at(node)); };
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
  Log log;
  const auto leaves = some_leaves(37);
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    log.append(leaves[size - 1]);
    const MerkleTree tree({leaves.begin(), leaves.begin() + static_cast<std::ptrdiff_t>(size)});
    for (std::size_t i = 0; i < size; ++i) {
      const auto proof = tree.proof(i);
      EXPECT_EQ(proof, inclusion_proof(i, size, log.nodes())) << "in memory as in a store";
      EXPECT_TRUE(verify_inclusion(leaves[i], i, size, proof, tree.root())) << i << " " << size;
      EXPECT_FALSE(verify_inclusion(leaves[i], i + 1, size, proof, tree.root()));
      EXPECT_FALSE(verify_inclusion(leaf_hash("other"), i, size, proof, tree.root()));
      auto longer = proof;
      longer.emplace_back(leaves[0]);
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

}  // namespace
}  // namespace quayside::seal
