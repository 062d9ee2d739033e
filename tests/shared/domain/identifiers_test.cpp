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

TEST(CusNumber, HasACheckDigit) {
  for (const char* number : {"0010001-6", "0010002-7", "0010005-0"})
    EXPECT_TRUE(has_check_digit_of_cus_number(number)) << number;
  for (const char* number : {"", "0010001-7", "0100001-6", "00100016", "0010001-66"})
    EXPECT_FALSE(has_check_digit_of_cus_number(number)) << number;
}

TEST(IossNumber, AgreesWithThePublishedNumbers) {
  const auto rows = rows_of("ioss_vectors.csv");
  if (rows.empty()) GTEST_SKIP() << "the IOSS vectors are not at hand";
  for (const auto& row : rows)
    EXPECT_EQ(ioss_number_names_a_member_state(row.at(0)), row.at(1) == "valid") << row[0];
}

TEST(Eori, HasTheFormOfItsCountry) {
  for (const char* number :
       {"DK12345678", "SE5566778899", "ATEOS1000012345", "FI1234567-8", "FI12345678", "IE1234567A",
        "IE1234567AB", "XI123456789000", "LU1", "NL123456789", "NL123456789B01", "US1"})
    EXPECT_TRUE(has_national_form_of_eori(number)) << number;
  for (const char* number :
       {"DK1234567", "SE556677889", "AT1000012345", "FI1234567--8", "IE1234567", "IE1234567ABC",
        "XI1234567890", "NL123456789B1", "DE123456"})
    EXPECT_FALSE(has_national_form_of_eori(number)) << number;
}

TEST(UnLocode, BeginsWithCountryAndPlace) {
  for (const char* code : {"DKAAR", "US2AB", "DKCPH-0011"})
    EXPECT_TRUE(begins_with_form_of_un_locode(code)) << code;
  for (const char* code : {"", "DKAA", "DKA1R", "DKA0R", "dkaar", "D1AAR"})
    EXPECT_FALSE(begins_with_form_of_un_locode(code)) << code;
}

TEST(Ucr, HasItsForm) {
  EXPECT_TRUE(has_form_of_ducr("6GB123456789000-A"));
  EXPECT_TRUE(has_form_of_ducr("6GB123456789000-ABCDEFGHIJKLMNOPQRS"));
  for (const char* ducr : {"", "6GB123456789000-", "6GB123456789000-ABCDEFGHIJKLMNOPQRST",
                           "6GB12345678900-A", "6GB123456789000-a", "GB123456789000-A"})
    EXPECT_FALSE(has_form_of_ducr(ducr)) << ducr;
  for (const char* mucr : {"GB/ABC-12345", "GB/123456789000-1", "A:12312345678", "C:ABC123"})
    EXPECT_TRUE(has_form_of_mucr(mucr)) << mucr;
  for (const char* mucr : {"", "GB/AB-12345", "A:1231234567", "C:ABC12", "D:ABC123",
                           "GB/ABCD-12345678901234567890123456789"})
    EXPECT_FALSE(has_form_of_mucr(mucr)) << mucr;
}

TEST(TaricAdditionalCode, IsOneCharacterAndThreeDigits) {
  EXPECT_TRUE(has_form_of_taric_additional_code("A999"));
  EXPECT_TRUE(has_form_of_taric_additional_code("2500"));
  for (const char* code : {"", "A99", "A9999", "AB99", "a999"})
    EXPECT_FALSE(has_form_of_taric_additional_code(code)) << code;
}

}  // namespace
}  // namespace quayside
