// Signing and verifying many declarations, one by one and as a batch. Prints a line of JSON:
// milliseconds of each, in turns within this run.
//
//     quayside-batch-bench FILE COUNT
//
// FILE is a declaration in JSON; each of the COUNT payloads differs in its submission id.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "shared/seal/merkle.h"
#include "shared/wire/batch.h"
#include "shared/wire/json.h"

namespace quayside {
namespace {

using Clock = std::chrono::steady_clock;

template <class Work>
double milliseconds(Work work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::string read_file(const char* path) {
  std::string text;
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) return text;
  char part[4096];
  for (std::size_t got = 0; (got = std::fread(part, 1, sizeof part, file)) > 0;)
    text.append(part, got);
  std::fclose(file);
  return text;
}

std::vector<std::string> payloads_of(const Declaration& declaration, std::size_t count) {
  wire::SubmissionHeader header{"00000000-0000-4000-8000-000000000000",
                                declaration.profile,
                                declaration.data_set,
                                "2026-11-24",
                                "rules",
                                "DK12345678",
                                ""};
  const std::string one = wire::signed_content_bytes(header, declaration);
  const std::size_t at = one.find(header.submission_id);
  std::vector<std::string> payloads;
  payloads.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::string payload = one;
    char number[13];
    std::snprintf(number, sizeof number, "%012zx", i);
    payload.replace(at + 24, 12, number);
    payloads.push_back(std::move(payload));
  }
  return payloads;
}

/// Of the batch: its one signature, and the place of each in the tree.
bool verify_batch(const std::vector<wire::Envelope>& batch, const seal::PublicKey& key) {
  if (!wire::verify_declaration(batch.front(), key)) return false;
  const auto head = wire::tree_head_from_json(batch.front().batch->head.head);
  for (const wire::Envelope& one : batch) {
    if (one.batch->head.head != batch.front().batch->head.head ||
        !seal::verify_inclusion(seal::leaf_hash(one.payload), one.batch->place.index, head->size,
                                one.batch->place.path, head->root)) {
      return false;
    }
  }
  return true;
}

int measure(const Declaration& declaration, std::size_t count) {
  const auto key = seal::SigningKey::generate();
  const std::vector<std::string> payloads = payloads_of(declaration, count);
  std::vector<std::string> signatures(count);
  std::vector<wire::Envelope> batch;
  bool holds = true;
  const double sign_each = milliseconds([&] {
    for (std::size_t i = 0; i < count; ++i)
      signatures[i] = seal::sign_detached(key, seal::Purpose::declaration, 1, payloads[i]);
  });
  std::vector<std::string> given = payloads;  // a batch takes them over
  const double sign_batch =
      milliseconds([&] { batch = wire::sign_batch(key, 1, std::move(given)); });
  const double verify_each = milliseconds([&] {
    for (std::size_t i = 0; i < count; ++i) {
      holds = holds && seal::verify_detached(signatures[i], seal::Purpose::declaration,
                                             key.public_key(), payloads[i]);
    }
  });
  const double verify_all =
      milliseconds([&] { holds = holds && verify_batch(batch, key.public_key()); });
  const double sign_root = milliseconds([&] {
    std::vector<std::string> leaves;
    leaves.reserve(count);
    for (const std::string& payload : payloads)
      leaves.push_back(seal::leaf_hash(payload));
    const seal::MerkleTree tree(leaves);
    holds = holds && !seal::sign_detached(key, seal::Purpose::batch, 1, tree.root()).empty();
  });
  std::printf(
      "{\"count\":%zu,\"bytes\":%zu,\"holds\":%s,\"signEach\":%.1f,\"signBatch\":%.1f,"
      "\"verifyEach\":%.1f,\"verifyBatch\":%.1f,\"signRoot\":%.1f}\n",
      count, payloads.front().size(), holds ? "true" : "false", sign_each, sign_batch, verify_each,
      verify_all, sign_root);
  return holds ? 0 : 1;
}

}  // namespace
}  // namespace quayside

int main(int argc, char** argv) {
  if (argc != 3 || !quayside::seal::initialise()) return 64;
  const auto declaration = quayside::wire::declaration_from_json(quayside::read_file(argv[1]));
  const long count = std::strtol(argv[2], nullptr, 10);
  if (!declaration || count < 1 || count > 100'000) return 2;
  return quayside::measure(*declaration, static_cast<std::size_t>(count));
}
