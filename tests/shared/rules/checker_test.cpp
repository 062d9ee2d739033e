// The checker: whatever is edited, judging again gives the verdict of judging anew.
#include "shared/rules/checker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>

#include "shared/domain/fields.h"
#include "shared/rules/data_set.h"
#include "shared/rules/plan.h"
#include "tests/support/h7_declaration.h"
#include "tests/support/vectors.h"

namespace quayside::testing {
namespace {

const FieldPointer kItems("/goodsShipment/goodsItems");

// Equal in every member; the text says where two verdicts part.
::testing::AssertionResult same(const Verdict& again, const Verdict& anew) {
  if (again.profile != anew.profile || again.data_set != anew.data_set ||
      again.as_of != anew.as_of) {
    return ::testing::AssertionFailure() << "another profile, data set or day";
  }
  for (std::size_t i = 0; i < std::max(again.issues.size(), anew.issues.size()); ++i) {
    const Issue* a = i < again.issues.size() ? &again.issues[i] : nullptr;
    const Issue* b = i < anew.issues.size() ? &anew.issues[i] : nullptr;
    const bool equal = a != nullptr && b != nullptr && a->rule == b->rule &&
                       a->severity == b->severity && a->kind == b->kind && a->at == b->at &&
                       a->arguments == b->arguments && a->fixes == b->fixes;
    if (equal) continue;
    const auto name = [](const Issue* issue) {
      return issue == nullptr ? std::string("nothing")
                              : std::string(issue->rule->id) + " " + issue->at[0].text();
    };
    return ::testing::AssertionFailure()
           << "issue " << i << ": again " << name(a) << ", anew " << name(b);
  }
  return ::testing::AssertionSuccess();
}

// Edits a declaration at random and tells the checker what it did.
class Editor {
 public:
  Editor(Declaration& declaration, unsigned seed) : declaration_(declaration), random_(seed) {}

  /// One edit; what it changed.
  std::vector<FieldPointer> edit() {
    switch (below(8)) {
      case 0:
        return clear_leaf();
      case 1:
        return insert();
      case 2:
        return erase();
      case 3:
        return move();
      default:
        return set_leaf();
    }
  }

  std::string what() const { return what_; }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }

  // Mostly leaves that hold something: the model has thousands that are empty.
  FieldPointer some_leaf(bool given) {
    std::vector<FieldPointer> leaves;
    for_each_leaf(declaration_, [&](const Place& leaf) {
      if (!given || !leaf.text().empty()) leaves.push_back(leaf.pointer);
    });
    return leaves.empty() ? FieldPointer("/lrn") : leaves[below(leaves.size())];
  }

  std::vector<FieldPointer> set(const FieldPointer& at, const std::string& text) {
    what_ = at.text() + " = " + text;
    set_text(declaration_, at, text);
    return {at};
  }

  std::vector<FieldPointer> clear_leaf() { return set(some_leaf(true), ""); }

  std::vector<FieldPointer> set_leaf() {
    static const std::string kTexts[] = {
        "0",      "1",          "100",        "7",    "F48",  "C08",  "C07",
        "F49",    "DK09999981", "A",          "Y",    "Z",    "DKK",  "EUR",
        "330300", "220300",     "00500",      "FR5",  "FR2",  "DK",   "CA",
        "SE",     "X",          "DK12345678", "40",   "71",   "46",   "10",
        "4000",   " x",         "C626",       "YSDE", "N380", "\xFF", "999999999999.99",
        "00100",  "DKSEN",      "H1",         "NMRN"};
    const std::string& text =
        below(4) == 0 ? text_at(declaration_, some_leaf(true)) : kTexts[below(std::size(kTexts))];
    return set(some_leaf(below(3) != 0), std::string(text));
  }

  // Lists, goods items among them; `filled`: those with elements.
  std::vector<FieldPointer> lists(bool filled) {
    std::vector<FieldPointer> found;
    for_each_place(declaration_, [&](const Place& place) {
      if (place.is_list() && (!filled || place.size() > 0)) found.push_back(place.pointer);
    });
    return found;
  }

  FieldPointer some_list(bool filled) {
    const std::vector<FieldPointer> all = lists(filled);
    return all.empty() || below(3) == 0 ? kItems : all[below(all.size())];
  }

  std::size_t size_of(const FieldPointer& list) { return find_place(declaration_, list)->size(); }

  static std::vector<FieldPointer> changed(const FieldPointer& list, std::size_t index) {
    if (list == kItems) return {list / index};
    return {list};
  }

  std::vector<FieldPointer> insert() {
    const FieldPointer list = some_list(below(2) == 0);
    const std::size_t size = size_of(list);
    if (size > 0 && below(3) != 0) {
      const std::size_t index = below(size);
      what_ = "copy of " + (list / index).text();
      copy_element(declaration_, list, index);
      return changed(list, index + 1);
    }
    const std::size_t index = below(size + 1);
    what_ = "new " + (list / index).text();
    insert_element(declaration_, list, index);
    return changed(list, index);
  }

  std::vector<FieldPointer> erase() {
    const FieldPointer list = some_list(true);
    if (size_of(list) == 0) return set_leaf();
    const std::size_t index = below(size_of(list));
    what_ = "without " + (list / index).text();
    erase_element(declaration_, list, index);
    return changed(list, index);
  }

  std::vector<FieldPointer> move() {
    const FieldPointer list = some_list(true);
    if (size_of(list) == 0) return set_leaf();
    const std::size_t from = below(size_of(list));
    const std::size_t to = below(size_of(list));
    what_ = "moved " + (list / from).text() + " to " + std::to_string(to);
    move_element(declaration_, list, from, to);
    return changed(list, std::min(from, to));
  }

  Declaration& declaration_;
  std::mt19937 random_;
  std::string what_;
};

void expect_same_after_edits(Declaration declaration, const Date& day, unsigned seed, int edits) {
  Checker checker;
  checker.check(declaration, day);
  Editor editor(declaration, seed);
  for (int i = 0; i < edits; ++i) {
    std::vector<FieldPointer> changed = editor.edit();
    if (seed % 3 == 0) {  // several edits at once
      const std::vector<FieldPointer> more = editor.edit();
      changed.insert(changed.end(), more.begin(), more.end());
    }
    ASSERT_TRUE(same(checker.check_again(declaration, day, changed), validate(declaration, day)))
        << editor.what() << ", seed " << seed;
  }
}

TEST(Checker, JudgesAgainAsAnewAfterRandomEditsOfAllVectors) {
  unsigned seed = 0;
  for (const Vector& vector : all_vectors(QUAYSIDE_SOURCE_DIR)) {
    expect_same_after_edits(vector.declaration, vector.as_of, ++seed, 12);
    if (HasFatalFailure()) return;
  }
}

TEST(Checker, JudgesAgainAsAnewInEveryDataSet) {
  for (const DataSet& data_set : all_data_sets()) {
    for (unsigned seed = 0; seed < 40; ++seed) {
      Declaration declaration = an_h7_declaration();
      declaration.profile = data_set.profile;
      declaration.data_set = data_set.name;
      for (unsigned i = 0; i < seed % 5; ++i)
        copy_element(declaration, kItems, 0);
      expect_same_after_edits(declaration, kToday, seed, 40);
      if (HasFatalFailure()) return;
    }
  }
}

// Goes from one vector of a rule to the next and, in each, clears and restores every leaf below
// `cleared`. False, and where it was, as soon as judging again differs from judging anew.
::testing::AssertionResult follows_vectors(const std::vector<Vector>& vectors,
                                           std::string_view cleared) {
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    const Date& day = vectors[i].as_of;
    Declaration declaration = vectors[i == 0 ? 0 : i - 1].declaration;
    Checker checker;
    checker.check(declaration, day);
    const auto set = [&](const FieldPointer& at, const std::string& text) {
      if (!set_text(declaration, at, text)) return ::testing::AssertionSuccess();
      const FieldPointer changed[] = {at};
      return same(checker.check_again(declaration, day, changed), validate(declaration, day))
             << ", " << vectors[i].rule << ": " << at.text() << " = " << text;
    };
    for (const Difference& one : differences(declaration, vectors[i].declaration)) {
      if (const auto outcome = set(one.at, one.after); !outcome) return outcome;
    }
    std::vector<FieldPointer> leaves;
    for_each_leaf(declaration, [&](const Place& leaf) {
      const bool below =
          FieldPointer(leaf.pointer.pattern()).is_within(FieldPointer(std::string(cleared)));
      if (below && !leaf.text().empty()) leaves.push_back(leaf.pointer);
    });
    for (const FieldPointer& leaf : leaves) {
      const std::string text = text_at(declaration, leaf);
      if (const auto outcome = set(leaf, ""); !outcome) return outcome;
      if (const auto outcome = set(leaf, text); !outcome) return outcome;
    }
  }
  return ::testing::AssertionSuccess();
}

std::map<std::string, std::vector<Vector>, std::less<>> vectors_by_rule() {
  std::map<std::string, std::vector<Vector>, std::less<>> by_rule;
  for (Vector& vector : all_vectors(QUAYSIDE_SOURCE_DIR))
    by_rule[vector.rule].push_back(std::move(vector));
  return by_rule;
}

TEST(Checker, FollowsFromOneVectorOfARuleToTheNext) {
  for (const auto& [rule, vectors] : vectors_by_rule())
    EXPECT_TRUE(follows_vectors(vectors, "/goodsShipment"));
}

// What looks.cpp says is taken away, place by place: the test above must then fail. Not all vectors
// show all that their rule reads; two thirds of the places are shown.
TEST(Checker, IsCaughtWhenARowOmitsWhatItsRuleReads) {
  const auto by_rule = vectors_by_rule();
  int caught = 0;
  int omissions = 0;
  for (const Rule& rule : all_rules()) {
    auto& reads = const_cast<Rule&>(rule).look.reads;  // the vector of rules is const to all others
    const std::vector<std::string_view> all = reads;
    for (const std::string_view omitted : all) {
      std::erase(reads, omitted);
      ++omissions;
      if (!follows_vectors(by_rule.find(rule.id)->second, omitted)) ++caught;
      reads = all;
    }
  }
  EXPECT_GE(3 * caught, 2 * omissions) << caught << " of " << omissions;
}

TEST(Checker, JudgesAnewForAnotherDayOrDataSet) {
  Declaration declaration = an_h7_declaration();
  Checker checker;
  checker.check(declaration, kToday);
  const Date later{2027, 3, 1};
  EXPECT_TRUE(same(checker.check_again(declaration, later, {}), validate(declaration, later)));
  const FieldPointer changed[] = {FieldPointer("/dataSet")};
  for (const char* name : {"H1", "X9", "H7"}) {
    declaration.data_set = name;
    EXPECT_TRUE(
        same(checker.check_again(declaration, later, changed), validate(declaration, later)));
  }
}

TEST(Checker, KeepsTheLimitOfAVerdict) {
  Declaration declaration = an_h7_declaration();
  declaration.goods_shipment.goods_items.assign(1000, GoodsItem{});
  for (GoodsItem& item : declaration.goods_shipment.goods_items)
    item.country_of_origin = "x";
  Checker checker;
  EXPECT_GE(checker.check(declaration, kToday).issues.size(), kIssuesMax);
  for (std::size_t i = 0; i < 1000; i += 90) {
    declaration.goods_shipment.goods_items[i] = an_h7_declaration().goods_shipment.goods_items[0];
    const FieldPointer changed[] = {kItems / i};
    ASSERT_TRUE(
        same(checker.check_again(declaration, kToday, changed), validate(declaration, kToday)));
  }
  declaration.goods_shipment.goods_items.resize(3);
  const FieldPointer changed[] = {kItems / 3};
  EXPECT_TRUE(
      same(checker.check_again(declaration, kToday, changed), validate(declaration, kToday)));
}

// A pattern that names nothing would never be touched.
TEST(Look, ReadsPlacesOfTheModelAndNamesWhatItHas) {
  std::set<std::string, std::less<>> names;
  Declaration model = an_h7_declaration();
  std::set<std::string, std::less<>> patterns;
  const std::function<void(const StructInfo&, const std::string&)> collect =
      [&](const StructInfo& info, const std::string& above) {
        for (const MemberInfo& member : info.members) {
          const std::string pattern = above + "/" + std::string(member.field.name);
          patterns.insert(pattern);
          names.insert(std::string(member.field.list));
          names.insert(std::string(member.field.label));
          if (member.shape == Shape::group) collect(*member.element, pattern);
          if (member.shape == Shape::list) collect(*member.element, pattern + "/*");
        }
      };
  collect(declaration_info(), "");
  for (const DataSet& data_set : all_data_sets()) {
    for (const DataSetRow& row : data_set.rows)
      names.insert(std::string(row.list));
  }
  for (const Rule& rule : all_rules()) {
    for (const std::string_view read : rule.look.reads)
      EXPECT_TRUE(patterns.count(read) == 1) << rule.id << " reads " << read;
    for (const std::string_view name : rule.look.named)
      EXPECT_TRUE(names.count(name) == 1) << rule.id << " looks at " << name;
  }
}

}  // namespace
}  // namespace quayside::testing
