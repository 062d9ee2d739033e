#include "server/simulator/message.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/server/simulator/messages.h"

namespace quayside::simulator {
namespace {

std::vector<std::string> complaints_about(const std::string& xml) {
  const auto message = read_message(xml);
  std::vector<std::string> all;
  if (!message) return {"unreadable"};
  for (const Fault& fault : message->faults) all.push_back(fault.pointer + " " + fault.information);
  return all;
}

using Complaints = std::vector<std::string>;

TEST(SimulatedReading, FindsWhatANotificationNeeds) {
  const auto message = read_message(h7_message("LRN-7"));
  ASSERT_TRUE(message);
  EXPECT_EQ(message->lrn, "LRN-7");
  EXPECT_EQ(message->declarant, "DK12345678");
  ASSERT_EQ(message->items.size(), 1u);
  EXPECT_EQ(message->items[0].value, "1000");
  EXPECT_EQ(message->items[0].procedures, std::vector<std::string>{"F49"});
  EXPECT_EQ(complaints_about(h7_message()), Complaints{});
}

TEST(SimulatedReading, GoesByTheNamespaceNotByThePrefix) {
  const std::string plain = with(with(h7_message(), "xmlns:d=", "xmlns="), "d:", "");
  EXPECT_EQ(complaints_about(plain), Complaints{});
  const Complaints another{"$ the root is not Declaration in urn:wco:datamodel:WCO:DEC-DMS:2"};
  EXPECT_EQ(complaints_about(with(h7_message(), "DEC-DMS:2", "DEC-DMS:3")), another);
  EXPECT_EQ(complaints_about(with(h7_message(), "xmlns:d=", "xmlns:e=")), another);
}

TEST(SimulatedReading, RefusesWhatIsNoXmlOrHasADoctype) {
  EXPECT_FALSE(read_message("<Declaration>"));
  EXPECT_FALSE(read_message("<!DOCTYPE x>" + h7_message()));
  EXPECT_FALSE(read_message(with(h7_message(), "Paper", "\xff")));
  EXPECT_FALSE(read_message(with(h7_message(), "LRN-1", " ")));
}

TEST(SimulatedReading, RefusesMoreThanSixtyFourLevels) {
  std::string nested;
  for (int i = 0; i < 64; ++i) nested = "<a>" + nested + "</a>";
  EXPECT_TRUE(read_message(with(h7_message(), "Paper notebooks", "")));
  EXPECT_FALSE(read_message(with(h7_message(), "Paper notebooks", nested)));
}

TEST(SimulatedReading, MissesARequiredElement) {
  EXPECT_EQ(complaints_about(with(h7_message(), "<d:TypeCode>IMA</d:TypeCode>", "")),
            Complaints{"$ TypeCode is missing, or is not in its place, below Declaration"});
}

TEST(SimulatedReading, PointsAtAnEmptyCommodityCode) {
  EXPECT_EQ(complaints_about(with(h7_message(), "482010", "")),
            Complaints{commodity_code_pointer(1) + " ID is empty"});
}

TEST(SimulatedReading, PointsAtTheImporter) {
  EXPECT_EQ(complaints_about(with(h7_message(), "DK09999981", "")),
            Complaints{importer_pointer() + " ID is empty"});
}

TEST(SimulatedReading, WantsTheOrderOfTheSchema) {
  const std::string name = "<d:Name>12345678</d:Name>";
  const std::string id = "<d:ID>12345678</d:ID>";
  EXPECT_FALSE(complaints_about(with(h7_message(), name + id, id + name)).empty());
}

TEST(SimulatedReading, WantsACurrencyWithAnAmount) {
  EXPECT_EQ(complaints_about(with(h7_message(), " currencyID=\"DKK\"", "")).size(), 1u);
}

TEST(SimulatedReading, TakesWhatItKnowsOnly) {
  EXPECT_EQ(complaints_about(with(h7_message(), ">9<", ">4<")),
            Complaints{"$ FunctionCode is not 9"});
  EXPECT_EQ(complaints_about(with(h7_message(), ">H7<", ">H9<")).size(), 1U);
  EXPECT_EQ(complaints_about(with(h7_message(), ">H7<", ">H1<")), Complaints{});
  EXPECT_EQ(complaints_about(
                with(with(h7_message(), ">H7<", ">H1<"), "<d:TypeCode>IMA</d:TypeCode>", "")),
            Complaints{"$ TypeCode"});
}

TEST(SimulatedReading, WantsToKnowWhySomethingIsToBeAmended) {
  const std::string amendment =
      with(with(h7_message(), ">9<", ">4<"), "<d:TypeCode>IMA<", "<d:TypeCode>COR<");
  EXPECT_EQ(complaints_about(amendment).size(), 1U);
  EXPECT_EQ(complaints_about(with(amendment, "</d:Declaration>",
                                  "<d:Amendment><d:ChangeReasonCode>5</d:ChangeReasonCode>"
                                  "<d:ChangeReasonText>It was wrong.</d:ChangeReasonText>"
                                  "</d:Amendment></d:Declaration>")),
            Complaints{});
}

TEST(SimulatedReading, TakesTheSamplesThatCustomsPublishes) {
  const std::string folder = QUAYSIDE_REFERENCE_DIR "/eu/skat_dms-public/testcases";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "the samples are not at hand";
  int count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".xml") continue;
    std::ifstream file(entry.path());
    const std::string xml{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(complaints_about(with(xml, "{{LRN}}", "LRN-1")), Complaints{}) << entry.path();
    ++count;
  }
  EXPECT_GT(count, 40);
}

}  // namespace
}  // namespace quayside::simulator
