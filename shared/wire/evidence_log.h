// Evidence log: the append-only list of what a server has accepted, as the Merkle tree of RFC 9162.
//
// A leaf is the hash of an entry: of a receipt's bytes, or of a line about a key or about a message
// of customs. The server signs the head of its tree; whoever keeps a head can tell later that
// nothing before it was changed, taken out or put in.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/result.h"
#include "shared/seal/merkle.h"
#include "shared/seal/seal.h"

namespace quayside::wire {

struct TreeHead {
  std::string at;    ///< "2026-11-24T09:13:16Z"
  std::string root;  ///< 32 bytes
  std::uint64_t size = 0;
};
/// Canonical {"at":…,"root":"<base64url>","size":"7"}; signed with Purpose::tree_head.
std::string tree_head_bytes(const TreeHead& head);
Result<TreeHead> tree_head_from_json(std::string_view text);

struct SignedTreeHead {
  std::string head;       ///< the signed bytes
  std::string signature;  ///< detached JWS
};
/// {"head":{…},"signature":"…"}
std::string signed_tree_head_to_json(const SignedTreeHead& head);
Result<SignedTreeHead> signed_tree_head_from_json(std::string_view text);
/// Error codes: those of verify_detached() and tree_head_from_json().
Result<TreeHead> verify_tree_head(const SignedTreeHead& head, const seal::PublicKey& server);

/// Where an entry stands in the log, with the inclusion proof of a tree.
struct LogPlace {
  std::uint64_t index = 0;
  seal::MerklePath path;
};
/// {"index":"6","path":["<base64url>",…]}
std::string log_place_to_json(const LogPlace& place);
Result<LogPlace> log_place_from_json(std::string_view text);

/// That an entry is in the log.
struct LogProof {
  SignedTreeHead head;
  LogPlace place;  ///< in the tree of `head`
};
/// {"head":{…},"index":"6","path":["<base64url>",…],"signature":"…"}
std::string log_proof_to_json(const LogProof& proof);
Result<LogProof> log_proof_from_json(std::string_view text);
/// Whether the entry is in the log whose head that server signed.
bool is_in_log(const LogProof& proof, std::string_view entry, const seal::PublicKey& server);
/// The same for one head that was verified before.
bool is_in_log(const LogPlace& place, std::string_view entry, const TreeHead& head);

/// {"path":["<base64url>",…]}: a consistency proof.
std::string log_path_to_json(const seal::MerklePath& path);
Result<seal::MerklePath> log_path_from_json(std::string_view text);

/// A number in a path or a query: digits without a leading zero, at most 2^53.
std::optional<std::uint64_t> log_number(std::string_view text);

/// An entry that is no receipt: canonical JSON of texts.
std::string log_entry(std::initializer_list<std::pair<std::string_view, std::string_view>> members);
/// The entry about a key whose state is `event` from then on: "active", "revoked".
std::string key_log_entry(std::string_view kid, std::string_view eori, std::string_view event,
                          std::string_view at);

}  // namespace quayside::wire
