#include "tests/support/security_vectors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/seal/seal.h"

namespace quayside {
namespace {

using testing::IsEmpty;

TEST(SecurityVectors, AllAgree) {
  ASSERT_TRUE(seal::initialise());
  const std::vector<SecuritySuite> suites = security_suites(QUAYSIDE_REFERENCE_DIR);
  std::vector<int> cases;
  for (const SecuritySuite& suite : suites)
    cases.push_back(suite.cases);
  if (cases == std::vector<int>(suites.size(), 0)) GTEST_SKIP() << "the reference data is not here";
  EXPECT_THAT(cases,
              testing::ElementsAre(6, 10000, 151, 914, 12, 401, testing::Ge(90), testing::Ge(90)));
  for (const SecuritySuite& suite : suites) {
    EXPECT_THAT(suite.differing, IsEmpty()) << suite.name;
    EXPECT_EQ(suite.agreed, suite.cases) << suite.name;
  }
}

}  // namespace
}  // namespace quayside
