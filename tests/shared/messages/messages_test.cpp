#include "shared/messages/messages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "shared/codes/code_list.h"
#include "shared/domain/description.h"
#include "shared/messages/catalogue_tables.h"

namespace quayside::testing {
namespace {

TEST(Message, FillsInNamedPlaceholders) {
  EXPECT_EQ(message("en", "element.list.goodsItems", {{"number", "2"}}), "Goods item 2");
  EXPECT_EQ(message("da", "element.list.goodsItems", {{"number", "2"}}), "Varepost 2");
}

TEST(Message, LeavesBracesOfValuesAlone) {
  EXPECT_EQ(message("en", "list.and", {{"list", "{last}"}, {"last", "b"}}), "{last} and b");
}

TEST(Message, FallsBackToEnglishAndThenToTheKey) {
  EXPECT_EQ(message("fr", "label.address.city"), "City");
  EXPECT_EQ(message("da", "no.such.key"), "no.such.key");
  EXPECT_FALSE(has_message("da", "no.such.key"));
}

std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> names;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    names.insert(std::string(text.substr(at, text.find('}', at) - at + 1)));
  }
  return names;
}

TEST(Catalogues, AreSortedAndSayTheSame) {
  const auto english = messages::catalogue("en");
  const auto danish = messages::catalogue("da");
  EXPECT_TRUE(std::is_sorted(english.begin(), english.end(),
                             [](const auto& a, const auto& b) { return a.id < b.id; }));
  for (const messages::MessageRow& row : english) {
    ASSERT_TRUE(has_message("da", row.id)) << row.id;
    const auto same = std::find_if(danish.begin(), danish.end(),
                                   [&](const auto& other) { return other.id == row.id; });
    EXPECT_EQ(placeholders(row.text), placeholders(same->text)) << row.id;
  }
  for (const messages::MessageRow& row : danish) {
    EXPECT_TRUE(row.id.starts_with("code.") || has_message("en", row.id)) << row.id;
  }
}

void expect_words(const StructInfo& info) {
  for (const MemberInfo& member : info.members) {
    const std::string label(member.field.label);
    for (const std::string_view language : languages()) {
      EXPECT_TRUE(has_message(language, "label." + label)) << label;
      EXPECT_TRUE(has_message(language, "help." + label)) << label;
      if (member.shape == Shape::list) {
        EXPECT_TRUE(has_message(language, "element." + label)) << label;
      }
    }
    if (member.element != nullptr) expect_words(*member.element);
  }
}

TEST(Catalogues, HaveWordsForEveryField) { expect_words(declaration_info()); }

TEST(Catalogues, TranslateEveryLabelledCode) {
  for (const std::string_view list : {"additionalProcedure",
                                      "fiscalReferenceRole",
                                      "representativeStatus",
                                      "previousDocumentType",
                                      "supportingDocumentType",
                                      "additionalReferenceType",
                                      "additionalInformation",
                                      "transportDocumentType",
                                      "locationType",
                                      "locationQualifier",
                                      "methodOfPayment",
                                      "declarationType",
                                      "hsChapter",
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
                                      "taxType",
                                      "measurementUnit"}) {
    for (const codes::Code& code : codes::find_list(list)->codes) {
      if (code.label.empty()) continue;
      const std::string key = "code." + std::string(list) + "." + std::string(code.code);
      EXPECT_TRUE(has_message("da", key)) << key;
    }
  }
}

TEST(LocalisedNumber, FollowsTheLanguage) {
  EXPECT_EQ(localised_number("en", "1234.5"), "1,234.5");
  EXPECT_EQ(localised_number("da", "1234.5"), "1.234,5");
  EXPECT_EQ(localised_number("da", "999"), "999");
  EXPECT_EQ(localised_number("da", "1234567"), "1.234.567");
  EXPECT_EQ(localised_number("da", "ten"), "ten");
  EXPECT_EQ(localised_number("da", ""), "");
  EXPECT_EQ(localised_number("en", "1."), "1.");
}

TEST(PlainNumber, ReadsWhatIsClear) {
  EXPECT_EQ(plain_number("da", "1.234,5"), "1234.5");
  EXPECT_EQ(plain_number("en", "1,234.5"), "1234.5");
  EXPECT_EQ(plain_number("da", "12,5"), "12.5");
  EXPECT_EQ(plain_number("da", "1.234"), "1234");
  EXPECT_EQ(plain_number("da", "1 234,5"), "1234.5");
  EXPECT_EQ(plain_number("da",
                         "1\xC2\xA0"
                         "234"),
            "1234");
  EXPECT_EQ(plain_number("en", "007"), "7");
  EXPECT_EQ(plain_number("en", "0.50"), "0.50");
}

TEST(PlainNumber, LeavesTheRestAsTyped) {
  for (const std::string_view typed : {"12,", "ten", "", ",5", "1,2,3", "-5", "1e3", "1.2,3"}) {
    EXPECT_EQ(plain_number("da", typed), typed) << typed;
  }
  EXPECT_EQ(plain_number("da", "12.5"), "12.5");
  EXPECT_EQ(plain_number("en", "12,5"), "12,5");
  EXPECT_EQ(plain_number("en", "12,34"), "12,34");
}

TEST(LocalisedDate, IsWrittenOut) {
  EXPECT_EQ(localised_date("en", "2026-11-24"), "24 November 2026");
  EXPECT_EQ(localised_date("da", "2026-11-24"), "24. november 2026");
  EXPECT_EQ(localised_date("en", "soon"), "soon");
}

}  // namespace
}  // namespace quayside::testing
