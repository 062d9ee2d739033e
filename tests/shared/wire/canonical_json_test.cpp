// RFC 8785; its published vectors: tests/shared/seal/security_vectors_test.cpp.
#include <gtest/gtest.h>

#include "shared/wire/json.h"
#include "tests/shared/wire/wire_support.h"

namespace quayside::wire {
namespace {

TEST(CanonicalJson, SortsMembersByUtf16CodeUnits) {
  // U+1F602 is D83D DE02 in UTF-16 and so stands before U+FB33, though its bytes are larger.
  EXPECT_EQ(*canonical_json("{\"\xEF\xAC\xB3\":1,\"\xF0\x9F\x98\x82\":2,\"a\":3}"),
            "{\"a\":3,\"\xF0\x9F\x98\x82\":2,\"\xEF\xAC\xB3\":1}");
}

TEST(CanonicalJson, EscapesOnlyWhatItMust) {
  EXPECT_EQ(*canonical_json(R"("\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/")"),
            "\"\xE2\x82\xAC$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
  EXPECT_EQ(*canonical_json("\"\\u0000\\b\\f\\t\x7F\""), "\"\\u0000\\b\\f\\t\x7F\"");
}

TEST(CanonicalJson, WritesNumbersAsEcmascript) {
  const std::pair<const char*, const char*> cases[] = {
      {"0", "0"},
      {"-0", "0"},
      {"-0.0", "0"},
      {"1", "1"},
      {"-1.50", "-1.5"},
      {"1E30", "1e+30"},
      {"4.50", "4.5"},
      {"2e-3", "0.002"},
      {"0.000001", "0.000001"},
      {"0.0000001", "1e-7"},
      {"1e21", "1e+21"},
      {"1e20", "100000000000000000000"},
      {"123456789012345680000", nullptr},
      {"333333333.33333329", "333333333.3333333"},
      {"5e-324", "5e-324"},
      {"5.6843418860808015e-14", "5.684341886080802e-14"},
      {"9007199254740991", nullptr},
      {"9007199254740994", nullptr},
      {"-9007199254740992", nullptr},
      {"1.7976931348623157e308", "1.7976931348623157e+308"}};
  for (const auto& [given, expected] : cases) {
    EXPECT_EQ(*canonical_json(given), expected == nullptr ? given : expected);
  }
}

TEST(CanonicalJson, RefusesAWholeNumberThatADoubleWouldChange) {
  for (const char* number : {"9007199254740993", "-9007199254740993", "18446744073709551615",
                             "123456789012345678901234567890"}) {
    EXPECT_FALSE(canonical_json(number)) << number;
  }
}

TEST(CanonicalJson, IsItsOwnCanonicalForm) {
  const std::string once = *canonical_json(R"({"b":[1e20,2.5],"a":{"y":null,"x":"\u00e6"}})");
  EXPECT_EQ(*canonical_json(once), once);
}

}  // namespace
}  // namespace quayside::wire
