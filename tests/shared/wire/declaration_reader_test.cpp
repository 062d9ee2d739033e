// The straight way from JSON to a declaration reads what the long way reads, or leaves it alone.
#include "shared/wire/declaration_reader.h"

#include <gtest/gtest.h>

#include <random>

#include "shared/wire/json.h"
#include "tests/support/h7_declaration.h"
#include "tests/support/vectors.h"

namespace quayside::testing {
namespace {

void expect_same_or_left_alone(const std::string& text) {
  Declaration straight;
  if (!wire::read_plain_declaration(text, {}, straight)) return;
  const Result<wire::Json> tree = wire::parse_strict(text);
  ASSERT_TRUE(tree.has_value()) << text;
  const Result<Declaration> long_way = wire::declaration_from_tree(*tree);
  ASSERT_TRUE(long_way.has_value()) << text;
  EXPECT_EQ(straight, *long_way) << text;
}

TEST(PlainDeclaration, IsReadStraightFromWhatWeWrite) {
  for (const Vector& vector : all_vectors(QUAYSIDE_SOURCE_DIR)) {
    const std::string text = wire::declaration_to_json(vector.declaration);
    Declaration straight;
    // Control characters and the like are escaped.
    if (text.find('\\') != std::string::npos) continue;
    ASSERT_TRUE(wire::read_plain_declaration(text, {}, straight)) << text;
    EXPECT_EQ(wire::declaration_to_json(straight), text);
  }
}

TEST(PlainDeclaration, IsLeftAloneWhenAnythingIsUnusual) {
  for (const char* text : {"", "{", "[]", "{}x", "{\"lrn\":1}", "{\"lrn\":\"a\\n\"}",
                           "{\"lrn\":\"a\",}", "{\"lrn\":\"a\",\"lrn\":\"a\"}", "{\"lrm\":\"a\"}",
                           "{\"lrn\":\"\xFF\"}", "{\"goodsShipment\":[]}", "{\"guarantees\":{}}",
                           "{\"guarantees\":[1]}", "{\"lrn\":\"\n\"}"}) {
    Declaration straight;
    EXPECT_FALSE(wire::read_plain_declaration(text, {}, straight)) << text;
  }
  Declaration straight;
  const wire::JsonLimits tight{.bytes_max = 100, .string_bytes_max = 3, .list_max = 1};
  EXPECT_TRUE(wire::read_plain_declaration("{\"lrn\":\"abc\"}", tight, straight));
  EXPECT_FALSE(wire::read_plain_declaration("{\"lrn\":\"abcd\"}", tight, straight));
  EXPECT_FALSE(wire::read_plain_declaration("{\"guarantees\":[{},{}]}", tight, straight));
}

TEST(PlainDeclaration, ReadsMutatedTextAsTheLongWayDoes) {
  const std::string good = wire::declaration_to_canonical_json(an_h7_declaration());
  std::mt19937 random(20261127);
  for (int round = 0; round < 20000; ++round) {
    std::string text = good;
    for (unsigned i = 0; i <= round % 3U; ++i) {
      const std::size_t at = random() % text.size();
      if (random() % 2 == 0)
        text[at] = "\"{}[],: \\x0\xC3\n"[random() % 13];
      else
        text.erase(at, 1 + random() % 4);
    }
    expect_same_or_left_alone(text);
  }
}

}  // namespace
}  // namespace quayside::testing
