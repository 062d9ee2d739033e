// Every vector, broken at random: the rules answer whatever the draft holds, say the same when
// asked again, and report each problem once. The sanitizers of the debug build watch.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "shared/domain/fields.h"
#include "shared/rules/data_set.h"
#include "shared/rules/rule.h"
#include "shared/wire/json.h"
#include "tests/support/vectors.h"

namespace quayside::testing {
namespace {

constexpr int kMutationsEach = 12;

class Mutator {
 public:
  void change(Declaration& draft) {
    for (std::size_t change = 0; change <= below(4); ++change) {
      below(3) == 0 ? change_list(draft) : change_text(draft);
    }
  }

 private:
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_()) % limit; }

  void change_text(Declaration& draft) {
    std::vector<FieldPointer> leaves;
    for_each_leaf(draft, [&](const Place& leaf) { leaves.push_back(leaf.pointer); });
    const FieldPointer& at = leaves[below(leaves.size())];
    set_text(draft, at, text_instead_of(text_at(draft, at), draft, leaves));
  }

  std::string text_instead_of(const std::string& text, const Declaration& draft,
                              const std::vector<FieldPointer>& leaves) {
    switch (below(7)) {
      case 0:
        return "";  // the member is not there
      case 1:
        return " \t";
      case 2:
        return std::string(below(60'000), '9');
      case 3:
        return std::string(1 + below(600), static_cast<char>(random_()));
      case 4:
        return "-" + text + ".5";
      case 5:
        return text.substr(0, below(text.size() + 1));
      default:
        return text_at(draft, leaves[below(leaves.size())]);
    }
  }

  void change_list(Declaration& draft) {
    std::vector<std::pair<FieldPointer, std::size_t>> lists;
    for_each_place(draft, [&](const Place& place) {
      if (place.is_list()) lists.emplace_back(place.pointer, place.size());
    });
    const auto& [list, size] = lists[below(lists.size())];
    switch (below(3)) {
      case 0:
        erase_element(draft, list, below(size + 1));
        break;
      case 1:
        insert_element(draft, list, below(size + 1));
        break;
      default:
        for (std::size_t i = below(12); i > 0 && size > 0; --i)
          copy_element(draft, list, below(size));
        break;
    }
  }

  std::mt19937 random_{20261124};
};

std::string line_of(const Issue& issue) {
  std::string line(issue.rule->id);
  for (const FieldPointer& at : issue.at)
    line += " " + at.text();
  return line;
}

void expect_sound(const Verdict& verdict) {
  std::set<std::string> lines;
  std::set<std::string> missing;
  for (const Issue& issue : verdict.issues) {
    ASSERT_NE(issue.rule, nullptr);
    ASSERT_FALSE(issue.at.empty()) << issue.rule->id;
    EXPECT_TRUE(lines.insert(line_of(issue)).second) << "twice: " << line_of(issue);
    if (issue.kind != Kind::missing || issue.severity != Severity::error) continue;
    EXPECT_TRUE(missing.insert(issue.at[0].text()).second) << "missed twice: " << line_of(issue);
  }
}

TEST(Rules, AnswerOnceForEachProblemOfAnyDraft) {
  Mutator mutator;
  std::set<std::string_view> broken;
  for (const Vector& one : all_vectors(QUAYSIDE_SOURCE_DIR)) {
    for (int i = 0; i < kMutationsEach; ++i) {
      Declaration draft = one.declaration;
      mutator.change(draft);
      // Every data set has to bear what was meant for another.
      if (i % 4 == 3) {
        const auto sets = all_data_sets();
        draft.data_set = sets[static_cast<std::size_t>(i / 4) % sets.size()].name;
      }
      const Verdict verdict = validate(draft, one.as_of);
      SCOPED_TRACE(one.rule + ": " + one.name + ", mutation " + std::to_string(i));
      expect_sound(verdict);
      const std::string text = wire::verdict_to_json(verdict, draft, i % 2 == 0 ? "en" : "da");
      EXPECT_TRUE(wire::canonical_json(text).has_value());
      EXPECT_EQ(text,
                wire::verdict_to_json(validate(draft, one.as_of), draft, i % 2 == 0 ? "en" : "da"));
      for (const Issue& issue : verdict.issues)
        broken.insert(issue.rule->id);
    }
  }
  EXPECT_EQ(broken.size(), all_rules().size()) << "mutations that break few rules show little";
}

}  // namespace
}  // namespace quayside::testing
