#include "shared/wire/verdict_text.h"

#include <gtest/gtest.h>

#include "shared/messages/messages.h"
#include "tests/support/h7_declaration.h"
#include "tests/support/vectors.h"

namespace quayside::testing {
namespace {

TEST(FieldLabel, SaysWhereAFieldStands) {
  const Declaration declaration = an_h7_declaration();
  const auto label = [&](const std::string& pointer, std::string_view language) {
    return field_label(declaration, FieldPointer(pointer), language);
  };
  EXPECT_EQ(label("/lrn", "en"), "Local reference number (LRN) (12 09)");
  EXPECT_EQ(label(item(1, "commodity/goodsMeasure/grossMass"), "en"),
            "Goods item 2: Gross mass (18 04)");
  EXPECT_EQ(label(item(1, "commodity/goodsMeasure/grossMass"), "da"),
            "Varepost 2: Bruttomasse (18 04)");
  EXPECT_EQ(label(shipment("importer/address/city"), "en"), "Importer: Address: City (13 04)");
  EXPECT_EQ(label(shipment("goodsItems"), "en"), "Goods items");
  EXPECT_EQ(label(shipment("goodsItems/0"), "en"), "Goods item 1");
  EXPECT_EQ(label(item(0, "additionalProcedures"), "en"),
            "Goods item 1: Additional procedures (11 10)");
  EXPECT_EQ(label("/nothing/here", "en"), "");
}

std::string first_message(const Declaration& declaration, std::string_view language) {
  const Verdict verdict = validate(declaration, kToday);
  return verdict.issues.empty() ? "" : issue_message(verdict.issues[0], declaration, language);
}

TEST(IssueMessage, QuotesTheBeginningOfALongText) {
  const auto quote = [](const std::string& country) {
    const std::string text =
        first_message(with({{shipment("importer/address/country"), country}}), "en");
    const std::size_t begin = text.find('"') + 1;
    return text.substr(begin, text.rfind('"') - begin);
  };
  EXPECT_EQ(quote(repeated("x", 200)), repeated("x", 200));
  EXPECT_EQ(quote(repeated("x", 201)), repeated("x", 200) + "…");
  EXPECT_EQ(quote("x" + repeated("æ", 60000)), "x" + repeated("æ", 99) + "…");
}

TEST(IssueMessage, NamesTheField) {
  EXPECT_EQ(first_message(with({{"/lrn", ""}}), "en"),
            "Enter Local reference number (LRN) (12 09).");
  EXPECT_EQ(first_message(with({{item(0, "intrinsicValue/amount"), "1150.01"}}), "da"),
            "Varepost 1: Egenværdi: Beløb (14 14): varerne er i alt 1.150,01 DKK værd; H7 går op "
            "til 1.150 DKK.");
}

// Only amounts are grouped by thousands: whoever copies "20,261,020" as a reference is rejected.
TEST(IssueMessage, WritesCodesAsTheyAre) {
  int seen = 0;
  for (const Vector& vector : all_vectors(QUAYSIDE_SOURCE_DIR)) {
    for (const Issue& issue : validate(vector.declaration, vector.as_of).issues) {
      const std::string text = issue_message(issue, vector.declaration, "en") +
                               issue_hint(issue, vector.declaration, "en");
      for (const auto& [name, value] : issue.arguments) {
        const bool is_code = name == "code" || name == "number" || name == "procedure" ||
                             name == "wanted" || name == "year" || name == "allowed";
        const std::string grouped = localised_number("en", value);
        if (!is_code || grouped == value) continue;
        ++seen;
        EXPECT_EQ(text.find(grouped), std::string::npos) << vector.rule << ": " << text;
      }
    }
  }
  EXPECT_GT(seen, 20);
}

// No placeholder is left in what people read, whatever the issue.
TEST(IssueMessage, HasNothingLeftToFillIn) {
  const Declaration broken[] = {
      Declaration{},
      with({{"/lrn", ""},
            {shipment("grossMass"), "1,0"},
            {item(0, "additionalProcedures/0/code"), "F48"}}),
      with(ioss_sale(), {{item(0, "additionalProcedures/0/code"), "F53"}}),
      with(place_of_office(), {{location("typeOfLocation"), "C"}, {location("latitude"), "x"}}),
      with(second_item(), {{item(1, "commodity/goodsMeasure/grossMass"), "100"}}),
  };
  for (const Declaration& declaration : broken) {
    for (const Issue& issue : validate(declaration, kToday).issues) {
      for (const std::string_view language : {"en", "da"}) {
        const std::string text =
            issue_message(issue, declaration, language) + issue_hint(issue, declaration, language);
        EXPECT_EQ(text.find('{'), std::string::npos) << text;
        EXPECT_FALSE(issue_hint(issue, declaration, language).empty());
      }
    }
  }
}

}  // namespace
}  // namespace quayside::testing
