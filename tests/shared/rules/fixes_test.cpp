// Fixes: applied together they satisfy their rule, break no other, and the JSON Patch that a
// verdict carries does the same.
#include "shared/rules/fixes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "shared/domain/fields.h"
#include "shared/wire/json.h"
#include "tests/support/h7_declaration.h"
#include "tests/support/vectors.h"

namespace quayside::testing {
namespace {

using nlohmann::json;

std::set<std::string> errors_of(const Verdict& verdict) {
  std::set<std::string> errors;
  for (const Issue& issue : verdict.issues) {
    if (issue.severity == Severity::error) {
      errors.insert(std::string(issue.rule->id) + " " + issue.at.front().text());
    }
  }
  return errors;
}

bool finds(const Verdict& verdict, const Issue& wanted) {
  return std::any_of(verdict.issues.begin(), verdict.issues.end(), [&](const Issue& issue) {
    return issue.rule == wanted.rule && issue.at == wanted.at;
  });
}

Declaration patched(const Declaration& declaration, const json& patch) {
  const json tree = json::parse(wire::declaration_to_json(declaration)).patch(patch);
  return *wire::declaration_from_json(tree.dump());
}

void expect_fixed(const Vector& one, const Verdict& verdict, const json& told, std::size_t index) {
  const Issue& issue = verdict.issues[index];
  const std::string where = one.rule + ", " + one.name + ": " + std::string(issue.rule->id);
  Declaration fixed = one.declaration;
  ASSERT_TRUE(apply_fixes(fixed, issue.fixes)) << where;
  const Verdict after = validate(fixed, one.as_of);
  EXPECT_FALSE(finds(after, issue)) << where << " is still found";
  const std::set<std::string> before = errors_of(verdict);
  for (const std::string& error : errors_of(after))
    EXPECT_TRUE(before.count(error)) << where << " leads to " << error;
  const Declaration by_patch = patched(one.declaration, told["issues"][index]["fixes"]);
  EXPECT_EQ(differences(fixed, by_patch), std::vector<Difference>()) << where;
}

TEST(Fixes, OfEveryVectorSatisfyTheirRuleAndBreakNoOther) {
  std::set<std::string_view> shown;
  for (const Vector& one : all_vectors(QUAYSIDE_SOURCE_DIR)) {
    const Verdict verdict = validate(one.declaration, one.as_of);
    const json told = json::parse(wire::verdict_to_json(verdict, one.declaration, "en"));
    for (std::size_t i = 0; i < verdict.issues.size(); ++i) {
      if (verdict.issues[i].fixes.empty()) continue;
      shown.insert(verdict.issues[i].rule->id);
      expect_fixed(one, verdict, told, i);
    }
  }
  EXPECT_GT(shown.size(), 25u);
}

void expect_repaired(Declaration declaration) {
  const Verdict verdict = validate(declaration, kToday);
  ASSERT_FALSE(verdict.issues.empty());
  for (const Issue& issue : verdict.issues) {
    EXPECT_TRUE(apply_fixes(declaration, issue.fixes)) << issue.rule->id;
  }
  EXPECT_EQ(rules_broken_by(declaration), Rules({}));
}

TEST(Fixes, SatisfyTheirRule) {
  expect_repaired(with({{item(0, "goodsItemNumber"), "7"}}));
  expect_repaired(with({{item(0, "dutiesAndTaxes/0/methodOfPayment"), "A"}}));
  expect_repaired(with({{item(0, "packagings/0/numberOfPackages"), "007"}}));
  expect_repaired(with({{item(0, "commodity/descriptionOfGoods"), " Notebooks"}}));
  expect_repaired(with({{item(0, "commodity/goodsMeasure/supplementaryUnits"), "1"}}));
  expect_repaired(with({{item(0, "additionalProcedures/1/code"), "F49"}}));
  expect_repaired(with({{"/declarant/name", "Havnens Spedition ApS"}}));
  expect_repaired(with({{shipment("grossMass"), "9"}}));
  expect_repaired(with({{item(0, "transportAndInsuranceCosts/amount"), "99"},
                        {item(0, "transportAndInsuranceCosts/currency"), "DKK"}}));
}

TEST(Fixes, WriteCodesAsTheyAreListed) {
  expect_repaired(with({{item(0, "additionalProcedures/0/code"), "f49"}}));
  expect_repaired(with({{shipment("exporter/address/country"), "ca"}}));
  expect_repaired(with({{"/declarant/identificationNumber", "dk 12345678"}}));
  expect_repaired(
      with({{item(0, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "4820.10"}}));
}

TEST(Fixes, DivideWhatStandsInOneField) {
  expect_repaired(with({{item(0, "intrinsicValue/amount"), "19,50 eur"}}));
  expect_repaired(
      with({{item(0, "commodity/commodityCode/harmonizedSystemSubHeadingCode"), "4820 10 30 00"}}));
}

TEST(Fixes, MoveYCodesToTheAdditionalReferences) {
  Declaration draft = an_h7_declaration();
  GoodsItem& first = draft.goods_shipment.goods_items[0];
  SupportingDocument document;
  document.type = "Y900";
  document.reference_number = "None of the species";
  first.supporting_documents.push_back(document);
  const std::size_t references = first.additional_references.size();
  const std::size_t documents = first.supporting_documents.size();
  expect_repaired(draft);
  for (const Issue& issue : validate(draft, kToday).issues)
    ASSERT_TRUE(apply_fixes(draft, issue.fixes));
  const GoodsItem& fixed = draft.goods_shipment.goods_items[0];
  EXPECT_EQ(fixed.supporting_documents.size(), documents - 1);
  ASSERT_EQ(fixed.additional_references.size(), references + 1);
  EXPECT_EQ(fixed.additional_references.back().reference_number, "None of the species");
  // An amount that is written off has no place there.
  document.amount.text = "5";
  draft.goods_shipment.goods_items[0].supporting_documents.push_back(document);
  bool found = false;
  for (const Issue& issue : validate(draft, kToday).issues) {
    if (issue.rule->id != "documents.y_code_is_an_additional_reference") continue;
    found = true;
    EXPECT_TRUE(issue.fixes.empty());
  }
  EXPECT_TRUE(found);
}

TEST(Fixes, AreAppliedAllOrNone) {
  const Declaration before = an_h7_declaration();
  Declaration draft = before;
  EXPECT_FALSE(apply_fixes(draft, std::vector<Fix>()));
  EXPECT_FALSE(apply_fixes(
      draft, std::vector<Fix>{set(FieldPointer("/lrn"), "A"), set(FieldPointer("/nowhere"), "B")}));
  EXPECT_FALSE(
      apply_fixes(draft, std::vector<Fix>{remove(FieldPointer("/goodsShipment/goodsItems/77"))}));
  EXPECT_EQ(differences(before, draft), std::vector<Difference>());
}

TEST(Fixes, ReadNumbersThatCanOnlyMeanOne) {
  const std::pair<const char*, const char*> meant[] = {
      {"12,5", "12.5"},
      {"007", "7"},
      {"1 000.50", "1000.50"},
      {"1.234,56", "1234.56"},
      {"1,234.56", "1234.56"},
      {"2.5 kg", "2.5"},
      {"1,234,567", "1234567"},
      {"0,125 KG", "0.125"},
      {"1,234", ""},
      {"12,3456", "12.3456"},
      {"-5", ""},
      {"1.2.3", ""},
      {"1,23,456.5", ""},
      {"", ""},
      {"12 EUR", ""},
      {"1\xc2\xa0"
       "000,25",
       "1000.25"},
  };
  for (const auto& [text, plain] : meant)
    EXPECT_EQ(plain_number_of(text).value_or(""), plain) << text;
}

}  // namespace
}  // namespace quayside::testing
