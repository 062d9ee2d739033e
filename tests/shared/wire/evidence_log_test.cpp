#include "shared/wire/evidence_log.h"

#include <gtest/gtest.h>

#include "shared/seal/merkle.h"

namespace quayside::wire {
namespace {

/// A server with three entries in its log.
class EvidenceLog : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { ASSERT_TRUE(seal::initialise()); }
  EvidenceLog() {
    sign({"2026-11-24T09:13:16Z", tree_.root(), tree_.size()});
    proof_.place.index = 1;
    proof_.place.path = tree_.proof(1);
  }
  void sign(const TreeHead& head) {
    proof_.head.head = tree_head_bytes(head);
    proof_.head.signature =
        seal::sign_detached(server_, seal::Purpose::tree_head, 1'795'500'000, proof_.head.head);
  }
  bool holds(std::string_view entry = "b") const {
    return is_in_log(proof_, entry, server_.public_key());
  }

  seal::SigningKey server_ = seal::SigningKey::generate();
  seal::MerkleTree tree_{{seal::leaf_hash("a"), seal::leaf_hash("b"), seal::leaf_hash("c")}};
  LogProof proof_;
};

TEST_F(EvidenceLog, ProvesThatAnEntryIsInIt) {
  EXPECT_TRUE(holds());
  EXPECT_FALSE(holds("c"));
  EXPECT_FALSE(is_in_log(proof_, "b", seal::SigningKey::generate().public_key()));
  proof_.place.index = 0;
  EXPECT_FALSE(holds());
}

TEST_F(EvidenceLog, IsTheOneThatTheServerSigned) {
  const std::string signature = proof_.head.signature;
  sign({"2026-11-24T09:13:16Z", seal::sha256("another"), 3});
  EXPECT_FALSE(holds()) << "another root";
  sign({"2026-11-24T09:13:17Z", tree_.root(), 3});
  proof_.head.signature = signature;
  EXPECT_FALSE(holds()) << "the signature of another head";
}

TEST_F(EvidenceLog, ComesBackFromJson) {
  const std::string text = log_proof_to_json(proof_);
  const auto read = log_proof_from_json(text);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(log_proof_to_json(*read), text);
  EXPECT_TRUE(is_in_log(*read, "b", server_.public_key()));
  const std::string head = signed_tree_head_to_json(proof_.head);
  EXPECT_EQ(signed_tree_head_to_json(*signed_tree_head_from_json(head)), head);
  EXPECT_EQ(log_place_from_json(log_place_to_json(proof_.place))->index, 1U);
  EXPECT_EQ(*log_path_from_json(log_path_to_json(proof_.place.path)), proof_.place.path);
}

// It is shown as a day and an hour.
TEST_F(EvidenceLog, HasAHeadOfSomeTime) {
  for (const char* bad : {"", "2026-11-24", "2026-13-24T09:13:16Z", "2026-11-24T09:13:16+01:00"}) {
    sign({bad, tree_.root(), 3});
    EXPECT_FALSE(verify_tree_head(proof_.head, server_.public_key())) << bad;
  }
}

TEST_F(EvidenceLog, RefusesWhatIsNoProof) {
  for (const char* bad :
       {"", "{}", "[]", "{\"path\":[\"AA\"]}", "{\"path\":[7]}", "{\"path\":[],\"more\":1}"}) {
    EXPECT_FALSE(log_path_from_json(bad)) << bad;
  }
  for (const char* bad : {"", "01", "-1", "1x", "9007199254740993", "99999999999999999999"})
    EXPECT_FALSE(log_number(bad)) << bad;
  EXPECT_EQ(log_number("9007199254740992"), std::uint64_t{1} << 53);
  EXPECT_EQ(log_number("0"), 0U);
}

}  // namespace
}  // namespace quayside::wire
