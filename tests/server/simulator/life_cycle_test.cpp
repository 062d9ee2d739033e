#include "server/simulator/life_cycle.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "server/simulator/duties.h"
#include "server/simulator/mrn.h"
#include "tests/server/simulator/messages.h"

namespace quayside::simulator {
namespace {

constexpr std::int64_t kNow = 1'795'511'596'000;  // 2026-11-24T09:13:16Z

Plan plan_of(const std::string& lrn, const std::string& type = "IMA") {
  return plan_for(*read_message(h7_message(lrn, type)), steering_of(lrn), kNow, 400);
}

std::vector<std::string> types_of(const Plan& plan) {
  std::vector<std::string> types;
  for (const Notice& notice : plan.notices) types.push_back(notice.type);
  return types;
}

using Types = std::vector<std::string>;

TEST(SimulatedLife, EndsWithClearance) {
  const Plan plan = plan_of("PLAIN");
  EXPECT_EQ(types_of(plan), (Types{"CWMRCV", "CWMTAX", "CWMACC", "CWMROG", "CWMCLE"}));
  EXPECT_TRUE(is_valid_mrn(plan.mrn));
  EXPECT_EQ(plan.notices.front().due_ms, kNow + 400);
  EXPECT_EQ(plan.notices.back().due_ms, kNow + 2000);
}

TEST(SimulatedLife, FollowsTheWordsInTheLrn) {
  EXPECT_EQ(types_of(plan_of("a-reject-b")), (Types{"CWMRCV", "CWMREJ"}));
  EXPECT_EQ(types_of(plan_of("CONTROL")),
            (Types{"CWMRCV", "CWMTAX", "CWMACC", "CWMCTL", "CWMROG", "CWMCLE"}));
  EXPECT_EQ(types_of(plan_of("DOCUMENTS")),
            (Types{"CWMRCV", "CWMTAX", "CWMACC", "CWMDOC", "CWMROG", "CWMCLE"}));
  EXPECT_EQ(types_of(plan_of("INVALIDATE")), (Types{"CWMRCV", "CWMTAX", "CWMACC", "CWMINV"}));
  EXPECT_EQ(types_of(plan_of("REORDER")),
            (Types{"CWMCLE", "CWMROG", "CWMACC", "CWMTAX", "CWMRCV"}));
  EXPECT_EQ(plan_of("DUPLICATE").notices.size(), 10u);
  EXPECT_EQ(plan_of("SILENT").notices.front().due_ms, kNow + 5400);
  EXPECT_EQ(plan_of("WEEK").notices.front().due_ms, kNow + 7LL * 24 * 3'600'000 + 400);
}

TEST(SimulatedLife, WaitsForTheGoodsWhenPreLodged) {
  const Plan plan = plan_of("PLAIN", "IMD");
  EXPECT_EQ(types_of(plan), (Types{"CWMRCV", "CWMTAX"}));
  EXPECT_NE(plan.notices[0].xml.find("<MRN>" + plan.mrn + "</MRN>"), std::string::npos);
}

TEST(SimulatedLife, KeepsTheTimeOfIssueWhenTheOrderIsReversed) {
  const Plan plan = plan_of("REORDER");
  EXPECT_LT(plan.notices.front().due_ms, plan.notices.back().due_ms);
  EXPECT_NE(plan.notices.front().xml.find("20261124091318Z"), std::string::npos);  // CWMCLE
  EXPECT_NE(plan.notices.back().xml.find("20261124091316Z"), std::string::npos);   // CWMRCV
}

TEST(SimulatedLife, WritesWellFormedNotifications) {
  for (const char* lrn : {"PLAIN", "REJECT", "CONTROL", "DOCUMENTS", "INVALIDATE", "<&\"'"}) {
    const std::string in_xml = with(with(lrn, "&", "&amp;"), "<", "&lt;");
    const auto message = read_message(h7_message(in_xml));
    ASSERT_TRUE(message) << lrn;
    for (const Notice& notice : plan_for(*message, steering_of(lrn), kNow, 400).notices) {
      pugi::xml_document document;
      ASSERT_TRUE(document.load_string(notice.xml.c_str())) << notice.xml;
      const pugi::xml_node root = document.document_element();
      EXPECT_STREQ(root.name(), "Notification");
      EXPECT_EQ(root.child_value("NotificationEventType"), notice.type);
      EXPECT_EQ(std::string(root.child_value("NotificationSID")).size(), 36u);
      EXPECT_STREQ(root.child("Declaration").child_value("LRN"), lrn);
    }
  }
}

TEST(SimulatedLife, HasOneNoticeThatIsNotWellFormed) {
  int broken = 0;
  for (const Notice& notice : plan_of("GARBAGE").notices) {
    pugi::xml_document document;
    if (!document.load_string(notice.xml.c_str())) ++broken;
  }
  EXPECT_EQ(broken, 1);
}

TEST(SimulatedLife, RejectsAtTheItemAskedFor) {
  const std::string item = h7_message();
  const std::size_t start = item.find("<d:GovernmentAgencyGoodsItem>");
  const std::size_t end = item.find("<d:Importer>");
  std::string three = h7_message("REJECT-3");
  const std::string copy = item.substr(start, end - start);
  three.insert(three.find("<d:Importer>"), copy + copy);
  const Plan plan = plan_for(*read_message(three), steering_of("REJECT-3"), kNow, 400);
  EXPECT_NE(plan.notices[1].xml.find(commodity_code_pointer(3)), std::string::npos);
  EXPECT_TRUE(plan.mrn.empty());
}

TEST(SimulatedLife, RejectsAMessageWithFaults) {
  const auto message = read_message(with(h7_message(), "482010", ""));
  const Plan plan = plan_for(*message, {}, kNow, 400);
  EXPECT_EQ(types_of(plan), (Types{"CWMRCV", "CWMREJ"}));
}

TEST(SimulatedDebt, IsThreeEuroAndAQuarterOfTheRest) {
  const auto charges = charges_of(*read_message(h7_message()));
  ASSERT_EQ(charges.size(), 2u);
  EXPECT_EQ(kroner(charges[0].amount), "22.38");
  EXPECT_EQ(kroner(charges[1].base), "1022.38");
  EXPECT_EQ(kroner(charges[1].amount), "255.59");
}

TEST(SimulatedDebt, IsNothingUnderIoss) {
  EXPECT_TRUE(charges_of(*read_message(with(h7_message(), "F49", "F48"))).empty());
}

TEST(SimulatedDebt, SurvivesAnyAmount) {
  for (const char* amount : {"", "x", "-1", "1.2.3", "99999999999999999999999999", "0.001"}) {
    const std::string written = std::string(">") + amount + "<";
    const auto charges = charges_of(*read_message(with(h7_message(), ">1000<", written)));
    ASSERT_EQ(charges.size(), 2u);
    EXPECT_GE(charges[1].amount, 0) << amount;
  }
}

}  // namespace
}  // namespace quayside::simulator
