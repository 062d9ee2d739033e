// Drafts that are half filled, broken or huge: rules answer, and each problem is named once.
#include <gtest/gtest.h>

#include <functional>
#include <map>

#include <algorithm>
#include <random>
#include <set>

#include "shared/domain/fields.h"
#include "shared/rules/data_set.h"
#include "shared/wire/json.h"
#include "tests/support/h7_declaration.h"

namespace quayside::testing {
namespace {

Declaration an_empty_draft() {
  Declaration draft;
  draft.profile = "dk";
  draft.data_set = "H7";
  return draft;
}

TEST(Draft, ThatIsEmptyLacksOnlyWhatIsRequired) {
  const Verdict verdict = validate(an_empty_draft(), kToday);
  EXPECT_TRUE(verdict.has_errors());
  for (const Issue& issue : verdict.issues)
    EXPECT_EQ(issue.kind, Kind::missing) << issue.rule->id;
}

TEST(Draft, NamesNoMissingFieldTwice) {
  std::set<std::string> missing;
  const Declaration drafts[] = {an_empty_draft(), with({{item(1, "goodsItemNumber"), "2"}})};
  for (const Declaration& draft : drafts) {
    missing.clear();
    for (const Issue& issue : validate(draft, kToday).issues) {
      if (issue.kind != Kind::missing || issue.severity != Severity::error) continue;
      EXPECT_TRUE(missing.insert(issue.at[0].text()).second) << issue.at[0].text();
    }
  }
}

TEST(Draft, WithABlankGoodsItemIsJudgedWithoutIt) {
  Declaration draft = an_h7_declaration();
  draft.goods_shipment.goods_items.insert(draft.goods_shipment.goods_items.begin(), GoodsItem{});
  EXPECT_EQ(rules_broken_by(draft), Rules({}));
}

TEST(Draft, OfNoKnownProfileIsNamedAsSuch) {
  EXPECT_EQ(rules_broken_by(Declaration{}), Rules({"data_set.profile_and_data_set_are_known"}));
}

// Every field in turn holds something that no element allows.
TEST(Draft, ThatIsBrokenInAnyFieldIsJudged) {
  const std::string broken[] = {"",
                                " ",
                                "-1",
                                "1e9",
                                "\xFF\xFE",
                                std::string(5000, '9'),
                                "99999999999999999999",
                                "\"{}",
                                "æøå",
                                std::string(1, '\0')};
  for_each_leaf(an_h7_declaration(), [&](const Place& leaf) {
    for (const std::string& text : broken) {
      const Declaration draft = with({{leaf.pointer.text(), text}});
      for (const Issue& issue : validate(draft, kToday).issues) {
        EXPECT_NE(issue.rule, nullptr);
        EXPECT_FALSE(issue.at.empty());
      }
    }
  });
}

TEST(Draft, WithRandomTextEverywhereIsJudged) {
  std::mt19937 random(20261124);
  const std::string texts[] = {"",         "0",     "1",   "F48", "C08",    "DK09999981",
                               "A",        "Y",     "DKK", "EUR", "330300", "999999999999.99",
                               "0.000001", "00500", "FR5", "DK"};
  for (int round = 0; round < 300; ++round) {
    Declaration draft = an_h7_declaration();
    for (int i = 0; i < 3; ++i)
      copy_element(draft, FieldPointer("/goodsShipment/goodsItems"), 0);
    for_each_leaf(draft, [&](const Place& leaf) {
      if (leaf.pointer.segments().size() == 1) return;
      if (random() % 3 == 0) leaf.text() = texts[random() % std::size(texts)];
    });
    for (const Issue& issue : validate(draft, kToday).issues)
      ASSERT_FALSE(issue.at.empty());
  }
}

TEST(Draft, MayHave9999ItemsSinceOctober2026) {
  Declaration draft = an_h7_declaration();
  GoodsItem first = draft.goods_shipment.goods_items[0];
  first.intrinsic_value.amount.text = "0.01";
  first.commodity.goods_measure.gross_mass.text = "0.001";
  draft.goods_shipment.goods_items.assign(1000, first);
  renumber_goods_items(draft);
  const std::string too_long = "data_set.list_is_not_too_long";
  EXPECT_EQ(rules_broken_by(draft, {2026, 10, 23}).front(), too_long);
  EXPECT_EQ(rules_broken_by(draft, {2026, 10, 24}), Rules({"goods_item.same_goods_are_one_line"}));
  draft.goods_shipment.goods_items.resize(9999, first);
  renumber_goods_items(draft);
  EXPECT_EQ(rules_broken_by(draft), Rules({"goods_item.same_goods_are_one_line"}));
  draft.goods_shipment.goods_items.resize(10000, first);
  renumber_goods_items(draft);
  EXPECT_EQ(rules_broken_by(draft).front(), too_long);
}

// Without a limit such a draft of 2 MiB would get a verdict of 150 MB.
TEST(Draft, ThatIsBrokenEverywhereGetsAVerdictOfBoundedSize) {
  Declaration draft = an_h7_declaration();
  GoodsItem& item = draft.goods_shipment.goods_items[0];
  item = GoodsItem{};
  item.additional_procedures.resize(20);
  for (auto& procedure : item.additional_procedures)
    procedure.code = "x";
  draft.goods_shipment.goods_items.assign(1000, GoodsItem(item));
  const Verdict verdict = validate(draft, kToday);
  EXPECT_GE(verdict.issues.size(), kIssuesMax);
  EXPECT_LE(verdict.issues.size(), kIssuesMax + all_rules().size());
  const std::string text = wire::verdict_to_json(verdict, draft, "da");
  EXPECT_TRUE(wire::canonical_json(text).has_value());

  draft.goods_shipment.goods_items.resize(10);
  Rules of_few = rules_broken_by(draft);
  draft.goods_shipment.goods_items.assign(1000, draft.goods_shipment.goods_items[0]);
  Rules of_many = rules_broken_by(draft);
  for (const std::string& rule : of_few)
    EXPECT_EQ(std::count(of_many.begin(), of_many.end(), rule), 1) << rule;
}

TEST(DataSet, ShowsEveryPlaceOnOnePage) {
  EXPECT_EQ(find_data_set("dk", "X9"), nullptr);
  for (const DataSet& data_set : all_data_sets()) {
    for (const DataSetRow& row : data_set.rows) {
      const bool is_frame =
          row.pattern == "/profile" || row.pattern == "/dataSet" || row.pattern == "/goodsShipment";
      EXPECT_EQ(section_of(data_set, row.pattern).empty(), is_frame)
          << data_set.name << " " << row.pattern;
    }
  }
}

// Visits every member of the model; those of one struct may stand in several places.
void for_each_member(const StructInfo& info, const std::string& above,
                     const std::function<void(const MemberInfo&, const std::string&)>& visit) {
  for (const MemberInfo& member : info.members) {
    const std::string pattern = above + "/" + std::string(member.field.name);
    visit(member, pattern);
    if (member.shape == Shape::group) for_each_member(*member.element, pattern, visit);
    if (member.shape == Shape::list) for_each_member(*member.element, pattern + "/*", visit);
  }
}

TEST(DataSet, AsksForEveryMemberOfTheModelSomewhere) {
  std::map<const MemberInfo*, bool> asked;
  for_each_member(declaration_info(), "", [&](const MemberInfo& member, const std::string& at) {
    for (const DataSet& data_set : all_data_sets()) {
      const DataSetRow* row = find_row(data_set, at, kToday);
      asked[&member] = asked[&member] || row != nullptr;
    }
  });
  for (const auto& [member, is_asked] : asked)
    EXPECT_TRUE(is_asked) << member->field.label;
}

// A row that names no place of the model would never be asked for.
TEST(DataSet, NamesPlacesOfTheModel) {
  for (const DataSet& data_set : all_data_sets()) {
    for (const DataSetRow& row : data_set.rows) {
      const StructInfo* info = &declaration_info();
      const FieldPointer pattern{std::string(row.pattern)};
      for (const std::string_view name : pattern.segments()) {
        if (name == "*") continue;
        ASSERT_NE(info, nullptr) << row.pattern;
        const auto& members = info->members;
        const auto found = std::find_if(members.begin(), members.end(), [&](const auto& member) {
          return member.field.name == name;
        });
        ASSERT_NE(found, members.end()) << row.pattern;
        info = found->element;
      }
    }
  }
}

}  // namespace
}  // namespace quayside::testing
