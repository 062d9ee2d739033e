#include "shared/wire/json.h"

#include <gtest/gtest.h>

#include "tests/shared/wire/wire_support.h"

namespace quayside::wire {
namespace {

std::string code_of(const std::string& text) {
  const Result<Declaration> declaration = declaration_from_json(text);
  if (declaration) return "read";
  EXPECT_FALSE(declaration.error().hint.empty());
  return declaration.error().code;
}

TEST(DeclarationJson, CarriesEveryField) {
  const Declaration full = a_full_declaration();
  for (const std::string& text : {declaration_to_json(full), declaration_to_canonical_json(full)}) {
    const Result<Declaration> read = declaration_from_json(text);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(differences(full, *read), std::vector<Difference>{});
    EXPECT_TRUE(full == *read);
  }
}

TEST(DeclarationJson, SaysTheSameInBothForms) {
  const Declaration full = a_full_declaration();
  EXPECT_EQ(*canonical_json(declaration_to_json(full)), declaration_to_canonical_json(full));
}

TEST(DeclarationJson, LeavesOutWhatIsEmpty) {
  Declaration declaration;
  EXPECT_EQ(declaration_to_canonical_json(declaration), "{}");
  EXPECT_EQ(declaration_to_json(declaration), "{}\n");
  declaration.lrn = "1";
  declaration.declarant.contact_persons.emplace_back().phone_number = "2";
  EXPECT_EQ(declaration_to_canonical_json(declaration),
            R"({"declarant":{"contactPersons":[{"phoneNumber":"2"}]},"lrn":"1"})");
}

TEST(DeclarationJson, KeepsThePlaceOfAnEmptyElement) {
  Declaration declaration;
  declaration.goods_shipment.goods_items.resize(2);
  declaration.goods_shipment.goods_items[1].goods_item_number.text = "2";
  const std::string text = declaration_to_canonical_json(declaration);
  EXPECT_EQ(text, R"({"goodsShipment":{"goodsItems":[{},{"goodsItemNumber":"2"}]}})");
  EXPECT_TRUE(*declaration_from_json(text) == declaration);
  EXPECT_TRUE(*declaration_from_json(declaration_to_json(declaration)) == declaration);
}

TEST(DeclarationJson, IsIndentedInTheOrderOfTheDescription) {
  Declaration declaration;
  declaration.profile = "dk";
  declaration.lrn = "a\"b";
  declaration.deferred_payments = {{"R1"}};
  EXPECT_EQ(declaration_to_json(declaration),
            "{\n  \"profile\": \"dk\",\n  \"lrn\": \"a\\\"b\",\n  \"deferredPayments\": [\n"
            "    {\n      \"reference\": \"R1\"\n    }\n  ]\n}\n");
}

TEST(DeclarationJson, RefusesUnknownMembers) {
  EXPECT_EQ(code_of(R"({"lrn":"1","lRn":"2"})"), "json_unknown_member");
  EXPECT_EQ(code_of(R"({"goodsShipment":{"goodsItems":[{"x":"2"}]}})"), "json_unknown_member");
}

TEST(DeclarationJson, RefusesMembersGivenTwice) {
  EXPECT_EQ(code_of(R"({"lrn":"1","lrn":"1"})"), "json_duplicate_member");
}

TEST(DeclarationJson, RefusesOtherTypes) {
  for (const char* text :
       {"[]", "null", "1", R"("x")", R"({"lrn":1})", R"({"lrn":null})", R"({"declarant":[]})",
        R"({"declarant":"x"})", R"({"goodsShipment":{"goodsItems":{}}})",
        R"({"goodsShipment":{"goodsItems":["x"]}})"}) {
    EXPECT_EQ(code_of(text), "json_wrong_type") << text;
  }
}

TEST(DeclarationJson, RefusesWhatIsNotJson) {
  for (const char* text : {"", "{", "{}x", "{\"lrn\":\"\xFF\"}", "{\"lrn\":\"\\ud800\"}", "{'a':1}",
                           "{\"lrn\":\"1\",}", "// x\n{}", "{\"a\":NaN}", "{\"a\":1e999}"}) {
    EXPECT_EQ(code_of(text), "json_malformed") << text;
  }
}

TEST(DeclarationJson, MayBeNested32LevelsAndNoMore) {
  EXPECT_TRUE(canonical_json(repeated("[", 32) + repeated("]", 32)));
  EXPECT_EQ(code_of(repeated("[", 33) + repeated("]", 33)), "json_too_deep");
  EXPECT_EQ(code_of(repeated("[", 1000000)), "json_too_deep");
  EXPECT_EQ(code_of(repeated("{\"a\":", 33)), "json_too_deep");
}

TEST(DeclarationJson, HasLimitsOnLengths) {
  const std::string longest(64 * 1024, 'x');
  EXPECT_EQ(code_of("{\"lrn\":\"" + longest + "\"}"), "read");
  EXPECT_EQ(code_of("{\"lrn\":\"" + longest + "x\"}"), "json_too_large");
  EXPECT_EQ(code_of(std::string(4 * 1024 * 1024 - 2, ' ') + "{}"), "read");
  EXPECT_EQ(code_of(std::string(4 * 1024 * 1024 - 1, ' ') + "{}"), "json_too_large");
  const auto items = [](int count) {
    return R"({"goodsShipment":{"goodsItems":[{})" + repeated(",{}", count - 1) + "]}}";
  };
  EXPECT_EQ(code_of(items(9999)), "read");
  EXPECT_EQ(code_of(items(10000)), "json_too_large");
}

TEST(DeclarationJson, ShowsNoMoreOfAnUnknownNameThanItMust) {
  const Result<Declaration> read = declaration_from_json("{\"" + std::string(5000, 'n') + "\":1}");
  ASSERT_FALSE(read);
  EXPECT_LT(read.error().message.size(), 100u);
}

}  // namespace
}  // namespace quayside::wire
