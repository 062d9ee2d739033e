#include "server/services/evidence_log.h"

#include <functional>

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

/// One transaction after the other, for as long as `work` says that there may be more.
Result<Done> in_portions(const Environment& environment,
                         const std::function<bool(store::Transaction&)>& work) {
  for (bool is_more = true; is_more;) {
    const auto written = environment.store.write([&](store::Transaction& t) -> Result<Done> {
      is_more = work(t);
      return Done{};
    });
    if (!written) return written.error();
  }
  return Done{};
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
  return wire::key_log_entry(key.kid, key.eori, event, utc_text(at));
}

std::string message_entry(std::string_view raw, std::int64_t at) {
  return wire::log_entry(
      {{"at", utc_text(at)}, {"hash", hash_text(raw)}, {"kind", "customs message"}});
}

wire::MessageEntry entry_of(const store::MessageLink& link) {
  wire::MessageEntry entry;
  entry.number = static_cast<std::uint64_t>(link.number);
  entry.at = utc_text(link.logged_at);
  entry.hash = hash_text(link.raw);
  entry.is_withheld = !link.is_shown;
  return entry;
}

void log_message_link(store::Transaction& transaction, store::MessageLink link, std::int64_t at) {
  link.number = transaction.messages_in_log(link.submission_id) + 1;
  link.logged_at = at;
  link.log_index = static_cast<std::int64_t>(
      append_to_log(transaction, wire::message_entry_bytes(entry_of(link), link.submission_id)));
  transaction.set_message_entry(link);
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
  return wire::LogProof{log_head(environment, reader), log_place_at(reader, log_index)};
}

wire::LogPlace log_place_at(store::Reader& reader, std::int64_t log_index) {
  const auto size = static_cast<std::uint64_t>(reader.log_size());
  const auto index = static_cast<std::uint64_t>(log_index);
  return {index, seal::inclusion_proof(index, size, nodes_of(reader))};
}

std::optional<wire::LogPlace> log_place_of(store::Reader& reader, std::string_view entry) {
  const std::int64_t index = reader.log_index_of(seal::leaf_hash(entry));
  return index < 0 ? std::nullopt : std::optional(log_place_at(reader, index));
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
  const std::int64_t now = environment.clock.now_ms();
  const auto submissions = in_portions(environment, [](store::Transaction& t) {
    const auto missing = t.submissions_not_in_log(kCompletedAtOnce);
    for (const store::SubmissionRecord& submission : missing) {
      const std::uint64_t index = append_to_log(t, submission.receipt);
      t.set_log_index(submission.id, static_cast<std::int64_t>(index));
    }
    return !missing.empty();
  });
  if (!submissions) return submissions;
  const auto messages = in_portions(environment, [now](store::Transaction& t) {
    const auto missing = t.messages_not_in_log(kCompletedAtOnce);
    for (const store::MessageLink& link : missing)
      log_message_link(t, link, now);
    return !missing.empty();
  });
  if (!messages) return messages;
  std::string after;
  return in_portions(environment, [&after](store::Transaction& t) {
    const auto keys = t.admitted_keys(after, kCompletedAtOnce);
    for (const store::KeyRecord& key : keys) {
      const std::string entry = key_entry(key, "active", key.active_at);
      if (t.log_index_of(seal::leaf_hash(entry)) < 0) append_to_log(t, entry);
    }
    if (!keys.empty()) after = keys.back().kid;
    return !keys.empty();
  });
}

}  // namespace quayside::services
