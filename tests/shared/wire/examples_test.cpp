#include "shared/wire/examples.h"

#include <gtest/gtest.h>

#include "shared/wire/rule_search.h"
#include "tests/support/examples.h"

namespace quayside::wire {
namespace {

TEST(Examples, AreThoseOfTheVectors) {
  const auto examples = testing::examples_of_vectors(QUAYSIDE_SOURCE_DIR);
  for (const Rule* rule : every_rule()) {
    const auto found = examples.find(std::string(rule->id));
    ASSERT_NE(found, examples.end()) << rule->id;
    EXPECT_EQ(example_facts(*rule), found->second)
        << rule->id << ": write shared/wire/examples.inc anew with quayside-examples";
  }
}

TEST(Examples, HaveWordsInEveryLanguage) {
  for (const Rule* rule : every_rule()) {
    for (const char* language : {"en", "da"}) {
      const auto text = example_text(*rule, language);
      ASSERT_TRUE(text) << rule->id;
      EXPECT_FALSE(text->message.empty()) << rule->id;
      EXPECT_EQ(text->message.find('{'), std::string::npos) << text->message;
      EXPECT_EQ(text->places.empty(), rule->check == nullptr) << rule->id;
      for (const auto& [label, value] : text->places)
        EXPECT_FALSE(label.empty()) << rule->id;
    }
  }
}

TEST(Examples, ShowTheValueTheMessageAndTheCorrection) {
  const auto text = example_text(*find_rule("packaging.bulk_goods_are_not_counted"), "en");
  ASSERT_TRUE(text);
  ASSERT_EQ(text->places.size(), 2U);
  EXPECT_EQ(text->places[0].label, "Goods item 1: Packages 1: Number of packages (18 06)");
  EXPECT_EQ(text->places[1].value, "VR");
  EXPECT_NE(text->message.find("VR is goods in bulk"), std::string::npos) << text->message;
  ASSERT_EQ(text->edits.size(), 1U);
  EXPECT_NE(text->edits[0].find("Number of packages"), std::string::npos) << text->edits[0];
}

}  // namespace
}  // namespace quayside::wire
