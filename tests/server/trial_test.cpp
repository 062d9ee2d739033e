// A trial goes the way of a submission and leaves nothing behind.
#include "server/services/trial.h"

#include <gmock/gmock.h>

#include "server/services/read_submissions.h"
#include "shared/wire/submission.h"
#include "tests/support/h7_declaration.h"
#include "tests/support/server_house.h"

namespace quayside {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Trial : public ::testing::Test {
 protected:
  wire::TrialAnswer of(const testing::Trader& trader, const Declaration& declaration,
                       const testing::EnvelopeOptions& options = {}) {
    const auto answer = services::trial(house_.environment(), trader.identity(),
                                        house_.envelope(trader, declaration, options).payload);
    EXPECT_TRUE(answer) << answer.error().code;
    return answer ? *answer : wire::TrialAnswer{};
  }
  std::vector<std::string> codes(const wire::TrialAnswer& answer) {
    std::vector<std::string> found;
    for (const Error& problem : answer.problems)
      found.push_back(problem.code);
    return found;
  }

  testing::ServerHouse house_;
  testing::Trader trader_ = house_.trader();
  Declaration declaration_ = testing::an_h7_declaration();
};

TEST_F(Trial, FindsNothingAndLeavesNothing) {
  const auto answer = of(trader_, declaration_);
  EXPECT_THAT(codes(answer), IsEmpty());
  EXPECT_TRUE(answer.connected);
  EXPECT_THAT(answer.message, HasSubstr(declaration_.lrn));
  EXPECT_THAT(answer.verdict, HasSubstr("\"issues\":"));
  EXPECT_THAT(services::list_submissions(house_.environment(), trader_.identity()), IsEmpty());
  // What was tried can be lodged, and what was lodged cannot be lodged again.
  EXPECT_TRUE(house_.submit(trader_, house_.envelope(trader_, declaration_)).created);
  EXPECT_THAT(codes(of(trader_, declaration_)), ElementsAre("lrn_already_used"));
}

TEST_F(Trial, NamesEverythingThatWouldBeRefused) {
  declaration_.goods_shipment.goods_items[0]
      .commodity.commodity_code.harmonized_system_sub_heading_code = "999999";
  const auto stranger = house_.trader(testing::kOtherEori);
  const auto answer = of(stranger, declaration_);
  EXPECT_THAT(codes(answer), ElementsAre("no_right_to_act", "declaration_has_errors"));
  EXPECT_THAT(answer.verdict, HasSubstr("999999"));
  EXPECT_THAT(codes(of(trader_, testing::an_h7_declaration(), {.as_of = "2026-10-01"})),
              ElementsAre("as_of_not_today"));
}

TEST_F(Trial, SaysThatThereIsNoWayToTheAuthority) {
  house_.connected.clear();
  const auto answer = of(trader_, declaration_);
  EXPECT_FALSE(answer.connected);
  EXPECT_THAT(codes(answer), IsEmpty());
}

TEST_F(Trial, OfARequestSaysOnceThatItCannotBeMade) {
  const std::string id = house_.submitted(trader_, declaration_.lrn);
  testing::EnvelopeOptions options;
  options.request = {"amendment", id, "26DKLGV1MZKBVB8LA7", "5", "The value was wrong on it."};
  const auto answer = of(trader_, declaration_, options);
  EXPECT_THAT(codes(answer), ElementsAre("request_mrn_wrong"));
}

// What differs from a declaration says what stands in it.
TEST_F(Trial, TellsNothingOfAnotherOrganisationsDeclaration) {
  const std::string id = house_.submitted(trader_, declaration_.lrn);
  const auto stranger = house_.trader(testing::kOtherEori);
  Declaration theirs = testing::declaration_of(testing::kOtherEori, declaration_.lrn);
  theirs.goods_shipment.goods_items[0].commodity.description_of_goods = "Glass lamps";
  testing::EnvelopeOptions options;
  options.request = {"amendment", id, "26DKLGV1MZKBVB8LA7", "5", "The value was wrong on it."};
  const auto answer = of(stranger, theirs, options);
  EXPECT_THAT(codes(answer), ElementsAre("request_about_unknown"));
  EXPECT_EQ(answer.message, "");
}

TEST_F(Trial, RefusesWhatIsNoSignedContent) {
  const auto answer = services::trial(house_.environment(), trader_.identity(), "{\"header\":{}}");
  ASSERT_FALSE(answer);
  EXPECT_FALSE(answer.error().hint.empty());
}

}  // namespace
}  // namespace quayside
