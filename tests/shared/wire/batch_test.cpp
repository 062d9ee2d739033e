#include "shared/wire/batch.h"

#include <gtest/gtest.h>

namespace quayside::wire {
namespace {

class Batch : public ::testing::Test {
 protected:
  Batch() { seal::initialise(); }
  static std::string code(const Result<Done>& result) { return result ? "" : result.error().code; }

  std::vector<Envelope> signed_batch(std::size_t count) {
    std::vector<std::string> payloads;
    for (std::size_t i = 0; i < count; ++i)
      payloads.push_back("{\"number\":\"" + std::to_string(i) + "\"}");
    return sign_batch(key_, 1'795'511'596, payloads);
  }

  seal::SigningKey key_ = seal::SigningKey::generate();
};

TEST_F(Batch, OfAnySizeProvesEachOfItsDeclarations) {
  for (const std::size_t count : {1U, 2U, 3U, 7U, 8U, 9U, 100U}) {
    for (const Envelope& envelope : signed_batch(count))
      EXPECT_EQ(code(verify_declaration(envelope, key_.public_key())), "") << count;
  }
}

TEST_F(Batch, TravelsAsOneLineOfJson) {
  const Envelope envelope = signed_batch(5)[3];
  const auto read = envelope_from_json(envelope_to_json(envelope));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  ASSERT_TRUE(read->batch.has_value());
  EXPECT_EQ(read->signature, envelope.signature);
  EXPECT_EQ(envelope_to_json(*read), envelope_to_json(envelope));
  EXPECT_EQ(code(verify_declaration(*read, key_.public_key())), "");
}

TEST_F(Batch, ProvesNothingElse) {
  const auto batch = signed_batch(6);
  Envelope altered = batch[2];
  altered.payload[3] ^= 1;
  EXPECT_EQ(code(verify_declaration(altered, key_.public_key())), "jws_bad_signature");
  Envelope moved = batch[2];
  moved.batch->place.index = 3;
  EXPECT_EQ(code(verify_declaration(moved, key_.public_key())), "jws_bad_signature");
  Envelope other_head = batch[2];
  other_head.batch->head.head = signed_batch(7)[2].batch->head.head;
  EXPECT_EQ(code(verify_declaration(other_head, key_.public_key())), "jws_bad_signature");
  const auto stranger = seal::SigningKey::generate();
  EXPECT_EQ(code(verify_declaration(batch[2], stranger.public_key())), "jws_wrong_key");
}

TEST_F(Batch, IsNoTreeHeadOfALogAndNoDeclaration) {
  Envelope envelope = signed_batch(2)[0];
  for (const auto purpose : {seal::Purpose::tree_head, seal::Purpose::declaration}) {
    envelope.batch->head.signature =
        seal::sign_detached(key_, purpose, 1, envelope.batch->head.head);
    EXPECT_EQ(code(verify_declaration(envelope, key_.public_key())), "jws_wrong_purpose");
  }
  Envelope by_itself = signed_batch(2)[0];
  by_itself.batch.reset();
  EXPECT_EQ(code(verify_declaration(by_itself, key_.public_key())), "jws_wrong_purpose");
}

}  // namespace
}  // namespace quayside::wire
