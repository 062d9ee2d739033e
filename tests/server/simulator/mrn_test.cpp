#include "server/simulator/mrn.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace quayside::simulator {
namespace {

TEST(SimulatedMrn, TakesTheCheckDigitOfIso6346) {
  EXPECT_EQ(mrn_check_digit("23DKD0SCLWDRSIPKR"), '0');
  EXPECT_EQ(mrn_check_digit("06DE586600006143E"), '1');
}

TEST(SimulatedMrn, HasNoCheckDigitForAnythingButSeventeenLettersAndDigits) {
  EXPECT_FALSE(mrn_check_digit("23DKD0SCLWDRSIPK"));
  EXPECT_FALSE(mrn_check_digit("23DKD0SCLWDRSIPKRR"));
  EXPECT_FALSE(mrn_check_digit("23dkD0SCLWDRSIPKR"));
  EXPECT_FALSE(mrn_check_digit("23DK-0SCLWDRSIPKR"));
}

TEST(SimulatedMrn, IsNotValidWithAnotherDigit) {
  EXPECT_TRUE(is_valid_mrn("23DKD0SCLWDRSIPKR0"));
  EXPECT_FALSE(is_valid_mrn("23DKD0SCLWDRSIPKR1"));
  EXPECT_FALSE(is_valid_mrn("22DKRQSJFGGNIY8VR1"));
}

TEST(SimulatedMrn, IsANewDanishImport) {
  for (int i = 0; i < 200; ++i) {
    const std::string mrn = new_mrn(2026, "DK", 'R');
    EXPECT_TRUE(is_valid_mrn(mrn)) << mrn;
    EXPECT_TRUE(mrn.starts_with("26DK")) << mrn;
    EXPECT_EQ(mrn[16], 'R') << mrn;
  }
}

TEST(SimulatedMrn, AgreesWithTheCollectedVectors) {
  std::ifstream vectors(QUAYSIDE_REFERENCE_DIR "/eu/test_vectors/mrn_check_digit_vectors.csv");
  if (!vectors) GTEST_SKIP() << "the vectors are not at hand";
  int checked = 0;
  std::string line;
  std::getline(vectors, line);
  while (std::getline(vectors, line)) {
    std::istringstream fields(line);
    std::string mrn;
    std::string verdict;
    std::getline(fields, mrn, ',');
    std::getline(fields, verdict, ',');
    EXPECT_EQ(is_valid_mrn(mrn), verdict == "valid") << mrn;
    ++checked;
  }
  EXPECT_GE(checked, 200);
}

}  // namespace
}  // namespace quayside::simulator
