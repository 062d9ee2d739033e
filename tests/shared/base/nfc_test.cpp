#include "shared/base/nfc.h"

#include <gtest/gtest.h>

namespace quayside {
namespace {

TEST(Nfc, LeavesWhatIsNormalAsItIs) {
  for (const char* text :
       {"", "plain", "Århus, Ærø, Østerbro", "Łódź", "日本語", "한글", "😀", "ﬁ"}) {
    EXPECT_EQ(to_nfc(text), text);
  }
}

TEST(Nfc, PutsMarksIntoTheirLetters) {
  EXPECT_EQ(to_nfc("A\u030Arhus"), "Århus");
  EXPECT_EQ(to_nfc("Cafe\u0301"), "Café");
  EXPECT_EQ(to_nfc("e\u0302\u0301"), "ế");
  // Two marks in the wrong order (class 230 before 220).
  EXPECT_EQ(to_nfc("q\u0307\u0323"), "q\u0323\u0307");
  EXPECT_EQ(to_nfc("s\u0307\u0323"), "ṩ");
}

TEST(Nfc, ReplacesSingletons) {
  EXPECT_EQ(to_nfc("\u212B"), "Å");  // ÅNGSTRÖM SIGN
  EXPECT_EQ(to_nfc("\u2126"), "Ω");  // OHM SIGN
  EXPECT_EQ(to_nfc("\uF900"), "\u8C48");
}

TEST(Nfc, DoesNotComposeWhatIsExcluded) {
  EXPECT_EQ(to_nfc("\u0958"), "\u0915\u093C");
  EXPECT_EQ(to_nfc("\uFB1D"), "\u05D9\u05B4");
  // A mark that another of its class stands before does not reach its letter.
  EXPECT_EQ(to_nfc("a\u0327\u0327"), "a\u0327\u0327");
}

TEST(Nfc, ComposesHangul) {
  EXPECT_EQ(to_nfc("\u1112\u1161\u11AB"), "한");
  EXPECT_EQ(to_nfc("\uAC00\u11A8"), "각");
  EXPECT_EQ(to_nfc("\u1100\u1161"), "가");
}

TEST(Nfc, IsTheSameWhenDoneAgain) {
  std::string all;
  for (const char* part : {"\u0344", "\u0340", "\u1E9B\u0323", "\u0F73", "\U0001D15F", "\u2ADC"}) {
    all += part;
    const std::string once = to_nfc(all);
    EXPECT_EQ(to_nfc(once), once);
  }
}

TEST(Nfc, LeavesMalformedTextAlone) {
  EXPECT_EQ(to_nfc("\xFF\xCC\x81"), "\xFF\xCC\x81");
  EXPECT_EQ(to_nfc("e\xCC"), "e\xCC");
}

}  // namespace
}  // namespace quayside
