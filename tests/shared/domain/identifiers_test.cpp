#include "shared/domain/identifiers.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace quayside {
namespace {

// Rows of a vector file of the reference material; empty where it is absent.
std::vector<std::vector<std::string>> rows_of(const std::string& name) {
  std::ifstream file(std::string(QUAYSIDE_REFERENCE_DIR) + "/eu/test_vectors/" + name);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line.substr(0, line.find('\r')));
    std::vector<std::string>& row = rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');)
      row.push_back(cell);
  }
  return rows;
}

TEST(Mrn, AgreesWithThePublishedNumbers) {
  const auto rows = rows_of("mrn_check_digit_vectors.csv");
  if (rows.empty()) GTEST_SKIP() << "the MRN vectors are not at hand";
  for (const auto& row : rows)
    EXPECT_EQ(has_check_digit_of_mrn(row.at(0)), row.at(1) == "valid") << row[0];
  EXPECT_GE(rows.size(), 235U);
}

TEST(Mrn, HasItsForm) {
  EXPECT_TRUE(has_check_digit_of_mrn("23DKD0SCLWDRSIPKR0"));
  EXPECT_FALSE(has_check_digit_of_mrn("22DKRQSJFGGNIY8VR1"));
  EXPECT_TRUE(has_form_of_mrn("22DKRQSJFGGNIY8VR1"));
  for (const char* text : {"", "23DKD0SCLWDRSIPKR", "23dkD0SCLWDRSIPKR0", "2XDKD0SCLWDRSIPKR0",
                           "23DKD0SCLWDRSIPKRA", "23DKD0SCLWDRSIPKR00"}) {
    EXPECT_FALSE(has_form_of_mrn(text)) << text;
  }
}

TEST(Container, AgreesWithThePublishedNumbers) {
  const auto rows = rows_of("iso6346_container_vectors.csv");
  if (rows.empty()) GTEST_SKIP() << "the container vectors are not at hand";
  for (const auto& row : rows)
    EXPECT_EQ(has_check_digit_of_container_number(row.at(0)), row.at(1).starts_with("valid"))
        << row[0];
}

TEST(Container, HasItsForm) {
  EXPECT_TRUE(has_check_digit_of_container_number("CSQU3054383"));
  for (const char* text : {"", "CSQU305438", "CSQX3054383", "csqu3054383", "CSQU3O54383"}) {
    EXPECT_FALSE(has_form_of_container_number(text)) << text;
  }
}

TEST(Grn, Has17Or24Characters) {
  EXPECT_TRUE(has_form_of_grn("26DK0000000000017"));
  EXPECT_TRUE(has_form_of_grn("26DK0000000000017A123456"));
  for (const char* text :
       {"", "123456", "26DK000000000001A", "26DK0000000000017A12345", "26DK00000000000171123456"}) {
    EXPECT_FALSE(has_form_of_grn(text)) << text;
  }
}

TEST(CustomsOffice, IsCountryAndSixCharacters) {
  EXPECT_TRUE(has_form_of_customs_office("DK003102"));
  for (const char* text : {"", "DK00310", "dk003102", "D1003102", "DK0031 2"}) {
    EXPECT_FALSE(has_form_of_customs_office(text)) << text;
  }
}

TEST(Day, IsOneThatExists) {
  EXPECT_TRUE(begins_with_day("20280229"));
  EXPECT_TRUE(begins_with_day("20261124153000Z"));
  for (const char* text : {"", "2026112", "20270229", "20261324", "2026-11-24", "2026112X"}) {
    EXPECT_FALSE(begins_with_day(text)) << text;
  }
}

TEST(CusNumber, HasAHyphenBeforeItsLastDigit) {
  EXPECT_TRUE(has_form_of_cus_number("0010013-0"));
  for (const char* text : {"", "001001300", "0010013-", "0010013-00"}) {
    EXPECT_FALSE(has_form_of_cus_number(text)) << text;
  }
}

}  // namespace
}  // namespace quayside
