#include "shared/wire/trial.h"

#include <gmock/gmock.h>

#include "shared/messages/messages.h"

namespace quayside::wire {
namespace {

using ::testing::Contains;
using ::testing::Not;

TEST(TrialAnswer, ComesBackAsItWasWritten) {
  TrialAnswer answer;
  answer.problems = {{"lrn_already_used", "used", "Give it a new LRN."}};
  answer.verdict = "{\"issues\":[]}";
  answer.message = "<Declaration/>";
  answer.connected = true;
  const std::string text = trial_answer_to_json(answer);
  const auto read = trial_answer_from_json(text);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(trial_answer_to_json(*read), text);
  EXPECT_EQ(read->problems[0].hint, "Give it a new LRN.");
  EXPECT_EQ(read->verdict, answer.verdict);
}

TEST(TrialAnswer, IsRefusedWhenItIsNone) {
  for (const char* bad :
       {"", "[]", "{}", "{\"connected\":1,\"message\":\"\",\"problems\":[],\"verdict\":{}}",
        "{\"connected\":true,\"message\":\"\",\"problems\":[{}],\"verdict\":{}}",
        "{\"connected\":true,\"message\":\"\",\"problems\":[],\"verdict\":{},\"more\":1}"}) {
    EXPECT_FALSE(trial_answer_from_json(bad)) << bad;
  }
}

TEST(ChecksHeldByCustoms, AreNamedForEachAuthorityInItsWords) {
  const auto danish = checks_held_by_customs("dk");
  EXPECT_THAT(danish, Contains("trial.held.ioss"));
  EXPECT_THAT(danish, Not(Contains("trial.held.own_data")));
  const auto british = checks_held_by_customs("gb");
  EXPECT_THAT(british, Contains("trial.held.own_data"));
  EXPECT_THAT(british, Not(Contains("trial.held.ioss")));
  for (const auto& keys : {danish, british}) {
    for (const std::string_view key : keys)
      EXPECT_TRUE(has_message("en", key)) << key;
  }
}

}  // namespace
}  // namespace quayside::wire
