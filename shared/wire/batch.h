// Batch: many declarations under one signature.
//
// The signature is over the root of a Merkle tree (RFC 9162) whose leaves are the signed bytes of
// the declarations; each declaration carries the proof that it is in the tree, and stands alone.
// The random submission id in each keeps a proof from telling what its neighbours say.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/seal/seal.h"
#include "shared/wire/submission.h"

namespace quayside::wire {

inline constexpr std::size_t kBatchMax = 100'000;

/// An envelope for each of the payloads, which are at least one and at most kBatchMax.
std::vector<Envelope> sign_batch(const seal::SigningKey& key, std::int64_t issued_at_s,
                                 std::vector<std::string> payloads);

/// That the key signed the payload for a declaration: by itself, or with the batch it is in. Error
/// codes: those of seal::verify_detached() and tree_head_from_json(); jws_bad_signature also where
/// the payload is not in the batch.
Result<Done> verify_declaration(const Envelope& envelope, const seal::PublicKey& key);

}  // namespace quayside::wire
