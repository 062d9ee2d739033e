#include "shared/base/text.h"

#include <gtest/gtest.h>

namespace quayside {
namespace {

TEST(Trimmed, LosesBlanksAtBothEndsOnly) {
  EXPECT_EQ(trimmed("  a b\t\r\n"), "a b");
  EXPECT_EQ(trimmed("\xC2\xA0"
                    "a\xC2\xA0"
                    "b\xE2\x80\x8B\xEF\xBB\xBF"),
            "a\xC2\xA0"
            "b");
  EXPECT_EQ(trimmed(" \n "), "");
  EXPECT_EQ(trimmed(""), "");
}

TEST(Utf8, AcceptsWhatIsWellFormed) {
  EXPECT_TRUE(is_valid_utf8(""));
  EXPECT_TRUE(
      is_valid_utf8("K\xC3\xB8"
                    "benhavn \xE2\x82\xAC \xF0\x9F\x98\x82"));
  EXPECT_TRUE(is_valid_utf8("\xF4\x8F\xBF\xBF"));
}

TEST(Utf8, RefusesWhatIsNot) {
  for (const char* text : {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF",
                           "\x80", "a\xC3", "\xE2\x82", "\xF0\x9F\x98"}) {
    EXPECT_FALSE(is_valid_utf8(text)) << text;
  }
}

TEST(Utf8, IsRepairedByteByByte) {
  EXPECT_EQ(repaired_utf8("a\xFF"
                          "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(repaired_utf8("\xC3\xB8"), "\xC3\xB8");
  EXPECT_TRUE(is_valid_utf8(repaired_utf8("\xE2\x82")));
}

}  // namespace
}  // namespace quayside
