// Merkle trees of RFC 9162, section 2.1: SHA-256, a leaf hashed behind 0x00 and an inner node
// behind 0x01. Hashes are byte strings of 32 bytes.
//
// A tree is read through its complete subtrees, so that it can lie in a store: an append writes a
// few of them, and a proof reads as many as the tree is high.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/result.h"

namespace quayside::seal {

inline constexpr std::size_t kHashBytes = 32;

/// The hash of a node as it lies in trees and proofs: many beside each other, without an allocation
/// of its own.
class NodeHash {
 public:
  NodeHash() = default;
  explicit NodeHash(std::string_view bytes);  ///< there are kHashBytes
  operator std::string_view() const { return {bytes_.data(), bytes_.size()}; }  // NOLINT
  bool operator==(const NodeHash&) const = default;

 private:
  std::array<char, kHashBytes> bytes_{};
};
using MerklePath = std::vector<NodeHash>;

std::string leaf_hash(std::string_view entry);
std::string node_hash(std::string_view left, std::string_view right);

/// The subtree over the leaves [index << level, (index + 1) << level).
struct MerkleNode {
  int level = 0;
  std::uint64_t index = 0;
  auto operator<=>(const MerkleNode&) const = default;
};
/// The hash of a complete subtree; only asked for those within the tree.
using MerkleNodes = std::function<NodeHash(const MerkleNode&)>;

/// The subtrees that the leaf with index `size` completes, itself first.
std::vector<std::pair<MerkleNode, std::string>> append_leaf(std::uint64_t size, std::string leaf,
                                                            const MerkleNodes& nodes);

/// Of the first `size` leaves; of none it is the hash of nothing.
std::string merkle_root(std::uint64_t size, const MerkleNodes& nodes);

/// That the leaf `index` is in the tree of `size` leaves; index < size.
MerklePath inclusion_proof(std::uint64_t index, std::uint64_t size, const MerkleNodes& nodes);
bool verify_inclusion(std::string_view leaf, std::uint64_t index, std::uint64_t size,
                      const MerklePath& proof, std::string_view root);

/// That the tree of `size` leaves begins with the one of `before`; before <= size. Empty for none
/// and for the same tree.
MerklePath consistency_proof(std::uint64_t before, std::uint64_t size, const MerkleNodes& nodes);
bool verify_consistency(std::uint64_t before, std::string_view root_before, std::uint64_t size,
                        std::string_view root, const MerklePath& proof);

/// A whole tree in memory.
class MerkleTree {
 public:
  explicit MerkleTree(const std::vector<std::string>& leaves);

  std::uint64_t size() const { return levels_.front().size(); }
  std::string root() const;
  MerklePath proof(std::uint64_t index) const;

 private:
  const NodeHash& at(const MerkleNode& node) const;

  std::vector<std::vector<NodeHash>> levels_;  ///< leaves first; ends are over what is left
};

}  // namespace quayside::seal
