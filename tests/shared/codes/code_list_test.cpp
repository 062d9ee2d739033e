#include "shared/codes/code_list.h"

#include <gtest/gtest.h>

#include <set>

#include "shared/domain/fields.h"
#include "tests/support/h7_declaration.h"

namespace quayside::codes {
namespace {

constexpr Date kToday{2026, 11, 24};
constexpr std::string_view kLists[] = {
    "country",
    "currency",
    "additionalDeclarationType",
    "additionalProcedure",
    "fiscalReferenceRole",
    "representativeStatus",
    "previousDocumentType",
    "supportingDocumentType",
    "additionalReferenceType",
    "transportDocumentType",
    "additionalInformation",
    "locationType",
    "locationQualifier",
    "customsOffice",
    "methodOfPayment",
    "hs6",
    "hsChapter",
    "unLocode",
    "unNumber",
    "office",
    "closedOffice",
    "declarationType",
    "security",
    "specificCircumstance",
    "requestedProcedure",
    "previousProcedure",
    "authorisationType",
    "guaranteeType",
    "warehouseType",
    "supplyChainActorRole",
    "incoterm",
    "natureOfTransaction",
    "valuationMethod",
    "additionOrDeduction",
    "preference",
    "transportMode",
    "transportMeansType",
    "containerIndicator",
    "transportChargesPayment",
    "packageType",
    "bulkPackageType",
    "unpackedPackageType",
    "taxType",
    "measurementUnit",
    "preferentialOrigin",
};

TEST(CodeLists, AreSortedWithoutDoubles) {
  for (const std::string_view name : kLists) {
    const CodeList* list = find_list(name);
    ASSERT_NE(list, nullptr) << name;
    EXPECT_FALSE(list->codes.empty()) << name;
    EXPECT_FALSE(list->source.empty()) << name;
    for (std::size_t i = 1; i < list->codes.size(); ++i) {
      EXPECT_LT(list->codes[i - 1].code, list->codes[i].code) << name;
    }
  }
  EXPECT_EQ(find_list("nothing"), nullptr);
}

void expect_lists(const StructInfo& info) {
  for (const MemberInfo& member : info.members) {
    const std::string_view list = member.field.list;
    if (!list.empty() && list != "eori" && list != "inherited") {
      EXPECT_NE(find_list(list), nullptr) << member.field.name << " " << list;
    }
    if (member.element != nullptr) expect_lists(*member.element);
  }
}

TEST(CodeLists, AreThereForEveryFieldThatNamesOne) { expect_lists(declaration_info()); }

TEST(CodeLists, HoldAsManyCodesAsTheirSources) {
  EXPECT_EQ(find_list("hs6")->codes.size(), 5717U);
  EXPECT_EQ(find_list("supportingDocumentType")->codes.size(), 657U);
  EXPECT_EQ(find_list("additionalReferenceType")->codes.size(), 418U);
  EXPECT_EQ(find_list("additionalProcedure")->codes.size(), 169U);
  EXPECT_EQ(find_list("previousDocumentType")->codes.size(), 42U);
}

TEST(Codes, HaveDates) {
  EXPECT_NE(find_code("additionalProcedure", "C07", {2026, 6, 30}), nullptr);
  EXPECT_EQ(find_code("additionalProcedure", "C07", {2026, 7, 1}), nullptr);
  EXPECT_NE(find_code_of_any_day("additionalProcedure", "C07"), nullptr);
  EXPECT_EQ(find_code("additionalProcedure", "F53", {2026, 6, 30}), nullptr);
  EXPECT_NE(find_code("additionalProcedure", "F53", {2026, 7, 1}), nullptr);
  EXPECT_EQ(find_code("supportingDocumentType", "Y900", {2026, 9, 12}), nullptr);
  EXPECT_NE(find_code("supportingDocumentType", "Y128", {2026, 9, 12}), nullptr);
}

TEST(Codes, AreMatchedExactly) {
  EXPECT_NE(find_code("country", "DK", kToday), nullptr);
  EXPECT_EQ(find_code("country", "dk", kToday), nullptr);
  EXPECT_EQ(find_code("country", "D", kToday), nullptr);
  EXPECT_EQ(find_code("country", "", kToday), nullptr);
  EXPECT_EQ(find_code("nothing", "DK", kToday), nullptr);
}

TEST(Countries, HoldWhatCustomsAdds) {
  for (const std::string_view code : {"XI", "XK", "GL", "FO", "AX", "RE"}) {
    EXPECT_NE(find_code("country", code, kToday), nullptr) << code;
  }
}

TEST(Search, FindsByCodeAndByLabel) {
  const auto by_code = search("country", "dk", kToday, 5);
  ASSERT_FALSE(by_code.empty());
  EXPECT_EQ(by_code[0]->code, "DK");
  const auto by_label = search("country", "denm", kToday, 5);
  ASSERT_EQ(by_label.size(), 1U);
  EXPECT_EQ(by_label[0]->code, "DK");
  const auto within = search("transportDocumentType", "waybill", kToday, 10);
  EXPECT_GE(within.size(), 3U);
}

TEST(Search, PutsBeginningsFirstAndStopsAtTheLimit) {
  const auto found = search("transportDocumentType", "air", kToday, 10);
  ASSERT_GE(found.size(), 2U);
  EXPECT_EQ(found[0]->code, "N740");
  EXPECT_EQ(search("hs6", "", kToday, 7).size(), 7U);
  EXPECT_TRUE(search("hs6", "61", kToday, 0).empty());
  EXPECT_TRUE(search("nothing", "x", kToday, 7).empty());
}

TEST(Search, LeavesOutWhatIsNotInForce) {
  EXPECT_TRUE(search("additionalProcedure", "C07", kToday, 5).empty());
}

TEST(HsChapters, AreAllThereWithWords) {
  const CodeList* chapters = find_list("hsChapter");
  ASSERT_NE(chapters, nullptr);
  EXPECT_EQ(chapters->codes.size(), 99U);  // 97 with the one kept free, and 98 and 99
  for (const Code& chapter : chapters->codes)
    EXPECT_FALSE(chapter.label.empty()) << chapter.code;
  for (const Code& hs : find_list("hs6")->codes)
    EXPECT_NE(find_code("hsChapter", hs.code.substr(0, 2), kToday), nullptr) << hs.code;
}

TEST(Search, TakesTheWordsOfTheLanguage) {
  const Words danish = [](const Code& code) -> std::string {
    return code.code == "N380" ? "Handelsfaktura" : "";
  };
  const auto found = search("supportingDocumentType", "faktura", kToday, 5, danish);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]->code, "N380");
}

TEST(Search, LooksForDigitsInCodesOnly) {
  const Words words = [](const Code&) -> std::string { return "380"; };
  for (const Code* code : search("supportingDocumentType", "380", kToday, 50, words))
    EXPECT_NE(code->code.find("380"), std::string_view::npos) << code->code;
}

}  // namespace
}  // namespace quayside::codes
