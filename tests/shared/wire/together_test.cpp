// What several declarations have to do with each other, in words; and the history.
#include "shared/wire/together.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "shared/wire/json.h"
#include "tests/support/h7_declaration.h"

namespace quayside::testing {
namespace {

std::string line_of(const Declaration& declaration, const std::string& members = "") {
  return "{\"declaration\":" + wire::declaration_to_canonical_json(declaration) + members + "}\n";
}

TEST(History, ReadsLinesArraysAndTheListOfSubmissions) {
  const std::string bare = wire::declaration_to_canonical_json(an_h7_declaration()) + "\n";
  const std::string record = line_of(
      an_h7_declaration(), ",\"id\":\"7\",\"status\":\"released\",\"at\":\"2026-11-20T09:13:16Z\"");
  const auto lines = wire::history_from_json(bare + "\n" + record);
  ASSERT_TRUE(lines) << lines.error().message;
  ASSERT_EQ(lines->size(), 2U);
  EXPECT_EQ((*lines)[0].standing, Standing::draft);
  EXPECT_EQ((*lines)[1].standing, Standing::accepted);
  EXPECT_EQ((*lines)[1].day, (Date{2026, 11, 20}));
  EXPECT_EQ((*lines)[1].id, "7");
  const auto array = wire::history_from_json("[" + bare + "," + record + "]");
  ASSERT_TRUE(array) << array.error().message;
  EXPECT_EQ(array->size(), 2U);
  const auto pretty = wire::history_from_json(wire::declaration_to_json(an_h7_declaration()));
  ASSERT_TRUE(pretty) << pretty.error().message;
  EXPECT_EQ(pretty->size(), 1U);
  wire::SubmissionView view;
  view.id = "9";
  view.lrn = "QS-1";
  view.status = wire::Status::rejected;
  view.updated_at = "2026-11-20T09:13:16Z";
  const auto views = wire::history_from_json(wire::submission_views_to_json({view, view}));
  ASSERT_TRUE(views) << views.error().message;
  ASSERT_EQ(views->size(), 2U);
  EXPECT_EQ((*views)[0].lrn, "QS-1");
  EXPECT_EQ((*views)[0].standing, Standing::ended);
  EXPECT_EQ(wire::history_from_json(" \n")->size(), 0U);
}

// A request has the LRN of the declaration that it is about: it is no second one.
TEST(History, LeavesRequestsOut) {
  wire::SubmissionView declaration;
  declaration.id = "9";
  declaration.lrn = "QS-1";
  declaration.updated_at = "2026-11-20T09:13:16Z";
  wire::SubmissionView request = declaration;
  request.id = "10";
  request.request = "amendment";
  request.about = "9";
  const auto listed =
      wire::history_from_json(wire::submission_views_to_json({request, declaration}));
  ASSERT_TRUE(listed) << listed.error().message;
  ASSERT_EQ(listed->size(), 1U);
  EXPECT_EQ((*listed)[0].id, "9");
  const auto lines = wire::history_from_json(wire::submission_view_to_json(request) + "\n" +
                                             wire::submission_view_to_json(declaration) + "\n");
  ASSERT_TRUE(lines) << lines.error().message;
  EXPECT_EQ(lines->size(), 1U);
}

TEST(History, SaysWhichEntryIsWrong) {
  const std::string good = line_of(an_h7_declaration());
  for (const std::string& bad :
       {line_of(an_h7_declaration(), ",\"status\":\"nearly\""),
        line_of(an_h7_declaration(), ",\"at\":\"yesterday\""), std::string("7\n"),
        std::string("{\"declaration\":{\"nothing\":\"x\"}}\n"), std::string("{\"id\":\"1\"}\n")}) {
    const auto history = wire::history_from_json(good + bad);
    ASSERT_FALSE(history) << bad;
    EXPECT_NE(history.error().message.find("line 2"), std::string::npos) << history.error().message;
    EXPECT_FALSE(history.error().hint.empty());
  }
  EXPECT_FALSE(wire::history_from_json("{\"submissions\":7}"));
  EXPECT_FALSE(wire::history_from_json("[{]"));
}

std::vector<Filed> three_of_one_lrn() {
  std::vector<Filed> all(3, filed_of(an_h7_declaration()));
  all[0].name = "a.json";
  all[1].name = std::string(500, 'x');
  all[2].name = "";
  all[2].day = {2026, 11, 20};
  all[2].standing = Standing::lodged;
  return all;
}

TEST(TogetherText, NamesTheOtherDeclarations) {
  const std::vector<Filed> batch = three_of_one_lrn();
  const wire::Compared compared{batch, {}};
  const auto issues = check_together(batch, {}, kToday);
  ASSERT_FALSE(issues.empty());
  const std::string english = wire::together_message(issues[0], compared, "en");
  EXPECT_NE(english.find("xxx… (draft) and QS-2026-000001 (lodged, 20 November 2026)"),
            std::string::npos)
      << english;
  EXPECT_LT(english.size(), 300U);
  EXPECT_NE(wire::together_message(issues[0], compared, "da"), english);
  EXPECT_FALSE(wire::together_hint(issues[0], compared, "da").empty());
}

TEST(TogetherJson, IsAnIssueWithItsPlaces) {
  const std::vector<Filed> batch = three_of_one_lrn();
  const auto issues = check_together(batch, {}, kToday);
  const auto tree =
      nlohmann::json::parse(wire::together_to_json(issues, {batch, {}}, kToday, "en"));
  EXPECT_EQ(tree["asOf"], "2026-11-24");
  const auto& first = tree["issues"][0];
  EXPECT_EQ(first["rule"], "together.lrn_is_used_once");
  EXPECT_EQ(first["severity"], "error");
  EXPECT_EQ(first["at"], nlohmann::json({"/lrn"}));
  EXPECT_EQ(first["de"], nlohmann::json({"12 09 001 000"}));
  EXPECT_EQ(first["places"].size(), 3U);
  EXPECT_EQ(first["places"][0]["name"], "a.json");
  EXPECT_EQ(first["places"][2]["declaration"], 2);
}

}  // namespace
}  // namespace quayside::testing
