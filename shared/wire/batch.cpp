#include "shared/wire/batch.h"

#include "shared/base/date.h"
#include "shared/seal/merkle.h"

namespace quayside::wire {

std::vector<Envelope> sign_batch(const seal::SigningKey& key, std::int64_t issued_at_s,
                                 std::vector<std::string> payloads) {
  ensure(!payloads.empty() && payloads.size() <= kBatchMax, "a batch of no or too many payloads");
  std::vector<std::string> leaves;
  leaves.reserve(payloads.size());
  for (const std::string& payload : payloads)
    leaves.push_back(seal::leaf_hash(payload));
  const seal::MerkleTree tree(leaves);
  SignedTreeHead head;
  head.head = tree_head_bytes({utc_time_text(issued_at_s), tree.root(), tree.size()});
  head.signature = seal::sign_detached(key, seal::Purpose::batch, issued_at_s, head.head);
  std::vector<Envelope> envelopes;
  envelopes.reserve(payloads.size());
  for (std::size_t i = 0; i < payloads.size(); ++i) {
    envelopes.push_back(
        {std::move(payloads[i]), head.signature, LogProof{head, {i, tree.proof(i)}}});
  }
  return envelopes;
}

Result<Done> verify_declaration(const Envelope& envelope, const seal::PublicKey& key) {
  if (!envelope.batch) {
    const auto verified = seal::verify_detached(envelope.signature, seal::Purpose::declaration, key,
                                                envelope.payload);
    return verified ? Result<Done>(Done{}) : verified.error();
  }
  const LogProof& proof = *envelope.batch;
  const auto verified =
      seal::verify_detached(proof.head.signature, seal::Purpose::batch, key, proof.head.head);
  if (!verified) return verified.error();
  const Result<TreeHead> head = tree_head_from_json(proof.head.head);
  if (!head) return head.error();
  if (seal::verify_inclusion(seal::leaf_hash(envelope.payload), proof.place.index, head->size,
                             proof.place.path, head->root)) {
    return Done{};
  }
  return Error{"jws_bad_signature", "the declaration is not in the batch that was signed",
               "The content was altered after it was signed; sign it again."};
}

}  // namespace quayside::wire
