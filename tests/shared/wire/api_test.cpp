#include "shared/wire/api.h"

#include <gtest/gtest.h>

#include "shared/wire/json.h"
#include "shared/wire/submission.h"
#include "tests/shared/wire/wire_support.h"

namespace quayside::wire {
namespace {

std::string a_key() {
  seal::initialise();
  return seal::base64url(seal::SigningKey::generate().public_key().bytes);
}

TEST(Enrolment, ComesBackAndIsCanonical) {
  const Enrolment enrolment{"DK12345678", "Lake & Sons", "J\xC3\xB8rgen", a_key()};
  const std::string bytes = enrolment_bytes(enrolment);
  EXPECT_EQ(*canonical_json(bytes), bytes);
  EXPECT_EQ(enrolment_from_json(bytes)->person, enrolment.person);
  const auto request = enrolment_request_from_json(enrolment_request_to_json(enrolment, "a..b"));
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_EQ(enrolment_bytes(request->first), bytes);
  EXPECT_EQ(request->second, "a..b");
}

TEST(Enrolment, NeedsAnEd25519Key) {
  const Enrolment enrolment{"DK1", "o", "p", a_key()};
  const std::string bytes = enrolment_bytes(enrolment);
  EXPECT_FALSE(enrolment_from_json(replaced(bytes, "Ed25519", "P-256")));
  EXPECT_FALSE(enrolment_from_json(replaced(bytes, "\"OKP\"", "\"OKP\",\"use\":\"sig\"")));
  EXPECT_FALSE(enrolment_from_json(replaced(bytes, enrolment.public_key_x, "AAAA")));
}

TEST(EnrolmentAnswer, KnowsTwoStates) {
  EXPECT_EQ(enrolment_answer_from_json(enrolment_answer_to_json({"k", "pending"}))->status,
            "pending");
  EXPECT_FALSE(enrolment_answer_from_json(R"({"kid":"k","status":"maybe"})"));
}

TEST(SignIn, ComesBack) {
  EXPECT_EQ(sign_in_bytes("http://127.0.0.1:8480", "c", "k"),
            R"({"audience":"http://127.0.0.1:8480","challenge":"c","kid":"k"})");
  EXPECT_EQ(*challenge_request_from_json(challenge_request_to_json("k")), "k");
  EXPECT_EQ(*challenge_answer_from_json(challenge_answer_to_json("c")), "c");
  const auto request = session_request_from_json(session_request_to_json({"a", "c", "k", "s"}));
  ASSERT_TRUE(request);
  EXPECT_EQ(request->signature, "s");
  EXPECT_EQ(session_answer_from_json(session_answer_to_json({"e", "o", "p", "r"}))->organisation,
            "o");
}

TEST(SignIn, IsReadStrictly) {
  EXPECT_FALSE(challenge_request_from_json(R"({"kid":"k","x":"y"})"));
  EXPECT_FALSE(challenge_request_from_json(R"({"kid":1})"));
  EXPECT_FALSE(challenge_request_from_json("[]"));
  EXPECT_FALSE(challenge_request_from_json("{\"kid\":\"" + std::string(70000, 'k') + "\"}"));
  EXPECT_FALSE(session_request_from_json(R"({"audience":"a","challenge":"c","kid":"k"})"));
}

TEST(SubmissionAnswer, KeepsTheBytesOfTheReceipt) {
  const Receipt receipt{"s-1", std::string(64, 'b'), "kid", "2026-11-24T09:13:16Z", "rules"};
  SubmissionView view;
  view.id = "s-1";
  const SubmissionAnswer answer{receipt_bytes(receipt), "a..b", a_key(), std::nullopt,
                                submission_view_to_json(view)};
  const Result<SubmissionAnswer> read =
      submission_answer_from_json(submission_answer_to_json(answer));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->receipt, answer.receipt);
  EXPECT_EQ(read->submission, answer.submission);
  EXPECT_EQ(read->server_key_x, answer.server_key_x);
  EXPECT_FALSE(submission_answer_from_json(
      replaced(submission_answer_to_json(answer), "\"payloadHash\"", "\"hash\"")));
}

TEST(Problem, ComesBackWithItsVerdict) {
  const Error error{"declaration_has_errors", "two errors", "Correct them."};
  const std::string text = problem_to_json(422, error, R"({"issues":[],"ruleSet":"r"})");
  EXPECT_EQ(problem_from_json(422, text), error);
  EXPECT_EQ(verdict_of_problem(text), R"({"issues":[],"ruleSet":"r"})");
  EXPECT_EQ(problem_to_json(404, {"not_found", "m", "h"}),
            R"({"code":"not_found","hint":"h","status":404,"title":"m","type":"about:blank"})");
  EXPECT_EQ(verdict_of_problem(problem_to_json(404, error)), "");
}

TEST(Problem, OfSomeoneElseStillHasACode) {
  for (const char* text : {"", "<html>Bad gateway</html>", "[]", R"({"code":7})"}) {
    const Error error = problem_from_json(502, text);
    EXPECT_EQ(error.code, "http_502") << text;
    EXPECT_FALSE(error.hint.empty());
  }
  EXPECT_EQ(problem_from_json(400, R"({"code":"c","instance":"/x","more":[1]})").code, "c");
}

}  // namespace
}  // namespace quayside::wire
