#include "server/services/check.h"

#include "shared/wire/json.h"
#include "tests/server/http_fixture.h"
#include "tests/support/h7_declaration.h"

namespace quayside {
namespace {

using testing::code_of;
using testing::kJson;
using testing::kToday;

constexpr const char* kPath = "/api/v1/check";

std::string verdict_of(const Declaration& declaration, const Date& as_of, const char* language) {
  return wire::verdict_to_json(validate(declaration, as_of), declaration, language);
}

/// A trader who is signed in asks for verdicts.
class Check : public testing::Http {
 protected:
  void sign_in() {
    start();
    headers_ = session(house_.trader());
  }
  httplib::Result post(const std::string& query, const std::string& body) {
    return client().Post(kPath + query, headers_, body, kJson);
  }

  const Declaration good_ = testing::an_h7_declaration();
  const Declaration bad_ = testing::with({{testing::item(0, "intrinsicValue/amount"), "9999"}});
  httplib::Headers headers_;
};

TEST_F(Check, AnswersWithTheVerdictThatTheRulesGive) {
  sign_in();
  for (const Declaration& declaration : {good_, bad_, Declaration{}}) {
    const auto answer = post("?asOf=2026-11-24", wire::declaration_to_canonical_json(declaration));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->get_header_value("Content-Type"), kJson);
    EXPECT_EQ(answer->get_header_value("Cache-Control"), "no-store");
    EXPECT_EQ(answer->body, verdict_of(declaration, kToday, "en"));
  }
  EXPECT_NE(verdict_of(good_, kToday, "en"), verdict_of(bad_, kToday, "en"));
}

TEST_F(Check, IsForTodayAndInEnglishUnlessAskedOtherwise) {
  sign_in();
  const std::string body = wire::declaration_to_json(bad_);
  EXPECT_EQ(post("", body)->body, verdict_of(bad_, kToday, "en"));
  house_.clock.advance_ms(24 * 3'600'000);
  headers_ = session(house_.trader());  // the other one has ended
  EXPECT_EQ(post("", body)->body, verdict_of(bad_, {2026, 11, 25}, "en"));
  EXPECT_EQ(post("?lang=xx", body)->body, verdict_of(bad_, {2026, 11, 25}, "en"));
  EXPECT_EQ(post("?lang=da&asOf=2026-06-30", body)->body, verdict_of(bad_, {2026, 6, 30}, "da"));
  EXPECT_NE(verdict_of(bad_, kToday, "da"), verdict_of(bad_, kToday, "en"));
}

TEST_F(Check, RefusesWhatIsNoDayAndNoDeclaration) {
  sign_in();
  const std::string body = wire::declaration_to_json(good_);
  for (const char* day : {"2026-02-30", "24.11.2026", "2026-11-24T00:00:00Z", "%00"}) {
    const auto answer = post(std::string("?asOf=") + day, body);
    EXPECT_EQ(answer->status, 400) << day;
    EXPECT_EQ(code_of(answer), "date_malformed") << day;
  }
  EXPECT_EQ(code_of(post("", "")), "json_malformed");
  EXPECT_EQ(code_of(post("", "[]")), "json_wrong_type");
  EXPECT_EQ(code_of(post("", "{\"unknown\":\"1\"}")), "json_unknown_member");
  EXPECT_EQ(code_of(post("", std::string(100, '[') + std::string(100, ']'))), "json_too_deep");
  EXPECT_EQ(code_of(client().Post(kPath, headers_, body, "text/plain")),
            "content_type_not_supported");
}

TEST_F(Check, TakesBodiesUpToItsLimit) {
  sign_in();
  std::string body = wire::declaration_to_canonical_json(good_);
  body.append(wire::kDeclarationBytesMax - body.size(), ' ');
  EXPECT_EQ(post("", body)->status, 200);
  body += ' ';
  const auto refused = post("", body);
  EXPECT_EQ(refused->status, 413);
  EXPECT_EQ(code_of(refused), "body_too_large");
}

TEST_F(Check, IsForSessionsOnlyAndNotTooOften) {
  options_.check_rate = {3, 0.001};
  start();
  const std::string body = wire::declaration_to_json(good_);
  EXPECT_EQ(code_of(client().Post(kPath, body, kJson)), "sign_in_required");
  headers_ = session(house_.trader());
  EXPECT_EQ(post("", body)->status, 200);
  EXPECT_EQ(post("", body)->status, 200);
  const auto limited = post("", body);
  EXPECT_EQ(limited->status, 429);
  EXPECT_EQ(code_of(limited), "too_many_requests");
}

TEST_F(Check, KeepsNothingAndSendsNothing) {
  sign_in();
  EXPECT_EQ(post("", wire::declaration_to_json(good_))->status, 200);
  const auto list = client().Get("/api/v1/submissions", headers_);
  ASSERT_TRUE(list);
  EXPECT_EQ(list->body, "{\"submissions\":[]}");
}

}  // namespace
}  // namespace quayside
