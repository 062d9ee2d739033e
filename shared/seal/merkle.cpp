#include "shared/seal/merkle.h"

#include <algorithm>
#include <bit>

#include "shared/base/ensure.h"
#include "shared/seal/seal.h"

namespace quayside::seal {
namespace {

/// The largest power of two below `size`, which is 2 or more: where RFC 9162 splits a tree.
std::uint64_t split(std::uint64_t size) { return std::bit_floor(size - 1); }

/// Of the leaves [first, first + size); a part of the tree that its splits lead to, size >= 1.
NodeHash range_hash(std::uint64_t first, std::uint64_t size, const MerkleNodes& nodes) {
  if (std::has_single_bit(size)) {
    const int level = std::countr_zero(size);
    return nodes({level, first >> level});
  }
  const std::uint64_t left = split(size);
  return NodeHash(
      node_hash(range_hash(first, left, nodes), range_hash(first + left, size - left, nodes)));
}

}  // namespace

NodeHash::NodeHash(std::string_view bytes) {
  ensure(bytes.size() == kHashBytes, "the hash of a node has 32 bytes");
  std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

std::string leaf_hash(std::string_view entry) {
  std::string bytes(1, '\0');
  bytes += entry;
  return sha256(bytes);
}

std::string node_hash(std::string_view left, std::string_view right) {
  std::string bytes(1, '\1');
  bytes += left;
  bytes += right;
  return sha256(bytes);
}

std::vector<std::pair<MerkleNode, std::string>> append_leaf(std::uint64_t size, std::string leaf,
                                                            const MerkleNodes& nodes) {
  std::vector<std::pair<MerkleNode, std::string>> completed;
  MerkleNode node{0, size};
  completed.emplace_back(node, std::move(leaf));
  while (node.index % 2 == 1) {
    const NodeHash left = nodes({node.level, node.index - 1});
    std::string hash = node_hash(left, completed.back().second);
    node = {node.level + 1, node.index / 2};
    completed.emplace_back(node, std::move(hash));
  }
  return completed;
}

std::string merkle_root(std::uint64_t size, const MerkleNodes& nodes) {
  return size == 0 ? sha256("") : std::string(range_hash(0, size, nodes));
}

// RFC 9162, section 2.1.3.1, from the root down.
MerklePath inclusion_proof(std::uint64_t index, std::uint64_t size, const MerkleNodes& nodes) {
  MerklePath from_above;
  std::uint64_t first = 0;
  while (size > 1) {
    const std::uint64_t left = split(size);
    if (index - first < left) {
      from_above.push_back(range_hash(first + left, size - left, nodes));
      size = left;
    } else {
      from_above.push_back(range_hash(first, left, nodes));
      first += left;
      size -= left;
    }
  }
  return {from_above.rbegin(), from_above.rend()};
}

// RFC 9162, section 2.1.3.2.
bool verify_inclusion(std::string_view leaf, std::uint64_t index, std::uint64_t size,
                      const MerklePath& proof, std::string_view root) {
  if (index >= size || leaf.size() != kHashBytes) return false;
  std::uint64_t node = index;
  std::uint64_t last = size - 1;
  std::string hash(leaf);
  for (const NodeHash& other : proof) {
    if (last == 0) return false;
    if (node % 2 == 1 || node == last) {
      hash = node_hash(other, hash);
      while (node % 2 == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      hash = node_hash(hash, other);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && hash == root;
}

// RFC 9162, section 2.1.4.1, from the root down.
MerklePath consistency_proof(std::uint64_t before, std::uint64_t size, const MerkleNodes& nodes) {
  if (before == 0 || before == size) return {};
  MerklePath from_above;
  std::uint64_t first = 0;
  bool is_whole = true;  // the older tree is what is left of it: the verifier has its root
  while (before != size) {
    const std::uint64_t left = split(size);
    if (before <= left) {
      from_above.push_back(range_hash(first + left, size - left, nodes));
      size = left;
    } else {
      from_above.push_back(range_hash(first, left, nodes));
      first += left;
      before -= left;
      size -= left;
      is_whole = false;
    }
  }
  if (!is_whole) from_above.push_back(range_hash(first, size, nodes));
  return {from_above.rbegin(), from_above.rend()};
}

// RFC 9162, section 2.1.4.2.
bool verify_consistency(std::uint64_t before, std::string_view root_before, std::uint64_t size,
                        std::string_view root, const MerklePath& proof) {
  if (before > size) return false;
  if (before == 0) {
    const bool is_possible = size == 0 ? root == root_before : root.size() == kHashBytes;
    return proof.empty() && root_before == sha256("") && is_possible;
  }
  if (before == size) return proof.empty() && root_before == root;
  auto next = proof.begin();
  if (next == proof.end()) return false;
  std::uint64_t node = before - 1;
  std::uint64_t last = size - 1;
  while (node % 2 == 1) {
    node >>= 1;
    last >>= 1;
  }
  std::string older(node == 0 ? root_before : *next++);
  std::string newer = older;
  for (; next != proof.end(); ++next) {
    if (last == 0) return false;
    if (node % 2 == 1 || node == last) {
      older = node_hash(*next, older);
      newer = node_hash(*next, newer);
      while (node % 2 == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      newer = node_hash(newer, *next);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && older == root_before && newer == root;
}

MerkleTree::MerkleTree(const std::vector<std::string>& leaves) {
  levels_.emplace_back(leaves.begin(), leaves.end());
  while (levels_.back().size() > 1) {
    const std::vector<NodeHash>& below = levels_.back();
    std::vector<NodeHash> level;
    level.reserve(below.size() / 2 + 1);
    for (std::size_t i = 0; i + 1 < below.size(); i += 2)
      level.emplace_back(node_hash(below[i], below[i + 1]));
    if (below.size() % 2 == 1) level.push_back(below.back());  // has nothing to be hashed with yet
    levels_.push_back(std::move(level));
  }
}

const NodeHash& MerkleTree::at(const MerkleNode& node) const {
  return levels_[static_cast<std::size_t>(node.level)][node.index];
}

std::string MerkleTree::root() const {
  return size() == 0 ? sha256("") : std::string(levels_.back().front());
}

MerklePath MerkleTree::proof(std::uint64_t index) const {
  MerklePath path;
  path.reserve(levels_.size());
  for (int level = 0; level + 1 < static_cast<int>(levels_.size()); ++level, index /= 2) {
    const std::uint64_t sibling = index ^ 1;
    const bool is_alone = sibling == levels_[static_cast<std::size_t>(level)].size();
    if (!is_alone) path.push_back(at({level, sibling}));
  }
  return path;
}

}  // namespace quayside::seal
