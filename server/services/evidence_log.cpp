#include "server/services/evidence_log.h"

#include "shared/seal/merkle.h"
#include "shared/wire/submission.h"

namespace quayside::services {
namespace {

constexpr int kCompletedAtOnce = 500;

seal::MerkleNodes nodes_of(store::Reader& reader) {
  return [&reader](const seal::MerkleNode& node) {
    return seal::NodeHash(reader.log_node(node.level, static_cast<std::int64_t>(node.index)));
  };
}

}  // namespace

std::uint64_t append_to_log(store::Transaction& transaction, std::string_view entry) {
  const auto size = static_cast<std::uint64_t>(transaction.log_size());
  const auto completed = seal::append_leaf(size, seal::leaf_hash(entry), nodes_of(transaction));
  for (const auto& [node, hash] : completed)
    transaction.add_log_node(node.level, static_cast<std::int64_t>(node.index), hash);
  return size;
}

std::string key_entry(const store::KeyRecord& key, std::string_view event, std::int64_t at) {
  return wire::log_entry({{"at", utc_text(at)},
                          {"eori", key.eori},
                          {"event", std::string(event)},
                          {"kid", key.kid},
                          {"kind", "key"}});
}

std::string message_entry(std::string_view raw, std::int64_t at) {
  return wire::log_entry(
      {{"at", utc_text(at)}, {"hash", hash_text(raw)}, {"kind", "customs message"}});
}

wire::SignedTreeHead log_head(const Environment& environment, store::Reader& reader) {
  const std::int64_t now = environment.clock.now_ms();
  const auto size = static_cast<std::uint64_t>(reader.log_size());
  wire::SignedTreeHead head;
  head.head =
      wire::tree_head_bytes({utc_text(now), seal::merkle_root(size, nodes_of(reader)), size});
  head.signature =
      seal::sign_detached(environment.server_key, seal::Purpose::tree_head, now / 1000, head.head);
  return head;
}

std::optional<wire::LogProof> log_proof_at(const Environment& environment, store::Reader& reader,
                                           std::int64_t log_index) {
  if (log_index < 0) return std::nullopt;
  const auto size = static_cast<std::uint64_t>(reader.log_size());
  const auto index = static_cast<std::uint64_t>(log_index);
  return wire::LogProof{log_head(environment, reader),
                        {index, seal::inclusion_proof(index, size, nodes_of(reader))}};
}

std::optional<wire::LogProof> log_proof_of(const Environment& environment, store::Reader& reader,
                                           const store::SubmissionRecord& submission) {
  return log_proof_at(environment, reader, submission.log_index);
}

std::optional<seal::MerklePath> log_consistency(const Environment& environment,
                                                std::uint64_t before, std::uint64_t size) {
  std::optional<seal::MerklePath> path;
  environment.store.read([&](store::Reader& reader) {
    if (before > size || size > static_cast<std::uint64_t>(reader.log_size())) return;
    path = seal::consistency_proof(before, size, nodes_of(reader));
  });
  return path;
}

std::optional<wire::LogPlace> place_in_log(const Environment& environment, std::string_view leaf,
                                           std::uint64_t size) {
  std::optional<wire::LogPlace> place;
  environment.store.read([&](store::Reader& reader) {
    const auto index = static_cast<std::uint64_t>(reader.log_index_of(leaf));
    if (index >= size || size > static_cast<std::uint64_t>(reader.log_size())) return;
    place = wire::LogPlace{index, seal::inclusion_proof(index, size, nodes_of(reader))};
  });
  return place;
}

Result<Done> complete_log(const Environment& environment) {
  for (bool is_complete = false; !is_complete;) {
    const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
      const auto missing = t.submissions_not_in_log(kCompletedAtOnce);
      for (const store::SubmissionRecord& submission : missing) {
        const std::uint64_t index = append_to_log(t, submission.receipt);
        t.set_log_index(submission.id, static_cast<std::int64_t>(index));
      }
      is_complete = missing.empty();
      return Done{};
    });
    if (!written) return written.error();
  }
  return Done{};
}

}  // namespace quayside::services
