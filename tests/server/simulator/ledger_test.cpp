#include "server/simulator/ledger.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace quayside::simulator {
namespace {

class SimulatedLedger : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = ::testing::TempDir() + "ledger-XXXXXX";
    folder_ = ::mkdtemp(name.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string folder_;
  const Plan plan_{"26DK", {{"CWMRCV", "<a>\xff</a>", 5}, {"CWMACC", "<b/>", 6}}};
};

TEST_F(SimulatedLedger, CountsAMessageThatComesAgain) {
  Ledger ledger;
  ASSERT_TRUE(ledger.open(folder_));
  EXPECT_TRUE(ledger.receive({"id-1", "LRN-1", "DK1"}, plan_));
  EXPECT_FALSE(ledger.receive({"id-1", "LRN-1", "DK1"}, plan_));
  EXPECT_EQ(ledger.to_json(), R"([{"messageId":"id-1","lrn":"LRN-1","count":2}])");
}

TEST_F(SimulatedLedger, RemembersAfterARestart) {
  {
    Ledger ledger;
    ASSERT_TRUE(ledger.open(folder_));
    ledger.receive({"id-1", "LRN-1", "DK1"}, plan_);
    ledger.receive({"id-1", "LRN-1", "DK1"}, plan_);
    ledger.mark_notified("id-1", 0);
  }
  Ledger ledger;
  ASSERT_TRUE(ledger.open(folder_));
  EXPECT_TRUE(ledger.has("id-1"));
  EXPECT_EQ(ledger.to_json(), R"([{"messageId":"id-1","lrn":"LRN-1","count":2}])");
  const auto pending = ledger.take_pending();
  ASSERT_EQ(pending.size(), 1u);
  EXPECT_EQ(pending[0].index, 1u);
  EXPECT_EQ(pending[0].notice.type, "CWMACC");
  EXPECT_EQ(pending[0].notice.due_ms, 6);
}

TEST_F(SimulatedLedger, KeepsTheBytesOfAnUnreadableNotification) {
  {
    Ledger ledger;
    ASSERT_TRUE(ledger.open(folder_));
    ledger.receive({"id-1", "LRN-1", "DK1"}, plan_);
  }
  Ledger ledger;
  ASSERT_TRUE(ledger.open(folder_));
  EXPECT_EQ(ledger.take_pending().at(0).notice.xml, "<a>\xff</a>");
}

TEST_F(SimulatedLedger, CutsOffATornLine) {
  {
    Ledger ledger;
    ASSERT_TRUE(ledger.open(folder_));
    ledger.receive({"id-1", "LRN-1", "DK1"}, plan_);
  }
  std::ofstream(folder_ + "/ledger.jsonl", std::ios::app) << R"({"event":"received","messag)";
  {
    Ledger ledger;
    ASSERT_TRUE(ledger.open(folder_));
    ledger.receive({"id-2", "LRN-2", "DK1"}, plan_);
  }
  Ledger ledger;
  ASSERT_TRUE(ledger.open(folder_));
  EXPECT_TRUE(ledger.has("id-1"));
  EXPECT_TRUE(ledger.has("id-2"));
}

TEST_F(SimulatedLedger, LetsARejectedLrnBeUsedAgain) {
  Ledger ledger;
  ASSERT_TRUE(ledger.open(folder_));
  ledger.receive({"id-1", "LRN-1", "DK1", true}, plan_);
  EXPECT_FALSE(ledger.is_lrn_used("DK1", "LRN-1"));
  ledger.receive({"id-2", "LRN-1", "DK1"}, plan_);
  EXPECT_TRUE(ledger.is_lrn_used("DK1", "LRN-1"));
  EXPECT_FALSE(ledger.is_lrn_used("DK2", "LRN-1"));
}

TEST_F(SimulatedLedger, CannotOpenWhatIsNoFolder) {
  std::ofstream(folder_ + "/file") << "x";
  Ledger ledger;
  EXPECT_FALSE(ledger.open(folder_ + "/file"));
}

}  // namespace
}  // namespace quayside::simulator
