#include "shared/rules/checker.h"

#include <algorithm>
#include <iterator>

#include "shared/domain/fields.h"
#include "shared/rules/findings.h"
#include "shared/rules/plan.h"
#include "shared/rules/support.h"
#include "shared/rules/survey.h"

namespace quayside {
namespace {

bool is_blank(const Declaration& declaration, std::size_t index) {
  const Node root = root_node(declaration);
  static const MemberInfo* const kShipment = root.find("goodsShipment");
  const Node shipment = root.group(*kShipment);
  static const MemberInfo* const kItems = shipment.find("goodsItems");
  return is_empty(shipment.element(*kItems, index));
}

std::size_t count_filled(const std::vector<char>& blank) {
  return static_cast<std::size_t>(std::count(blank.begin(), blank.end(), char{0}));
}

// Either may stand above the other: a text that is read, a group that was replaced.
bool overlap(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return b.starts_with(a) && (b.size() == a.size() || b[a.size()] == '/');
}

// Runs rules on parts of one declaration.
class Run {
 public:
  Run(const Declaration& declaration, const Date& as_of, const std::vector<char>& blank)
      : declaration_(declaration),
        as_of_(as_of),
        plan_(plan_of(declaration.profile, declaration.data_set)),
        blank_(blank),
        surveyor_(declaration, plan_, as_of, count_filled(blank)) {}

  const Plan& plan() const { return plan_; }
  bool has_items() const { return surveyor_.has_items(); }

  /// What looks at one part alone: 0 is the head.
  void judge_part(std::size_t part) {
    survey_part(part);
    judge_leaves(part);
    run(plan_.each_part, facts_of(part), part);
    if (part == 0) run(plan_.head, facts_of(0), 0);
  }

  /// Rules on a goods item whose own places are as they were.
  void judge_item(const Rules& rules, std::size_t part) {
    survey_.clear();
    item_ = {part - 1, &declaration_.goods_shipment.goods_items[part - 1]};
    run(rules, facts_of(part), part);
  }

  /// Rules that look at everything at once, or at places anywhere.
  void judge_whole(const Rules& over_places) {
    const std::vector<NumberedItem> items =
        over_places.empty() && plan_.everything.empty() ? std::vector<NumberedItem>() : filled();
    survey_.clear();
    const Facts facts{declaration_, declaration_.profile, declaration_.data_set, as_of_, survey_,
                      items};
    run(over_places, facts, 0);
    if (plan_.everything.empty()) return;
    surveyor_.survey_head(survey_);
    for (std::size_t i = 0; i < blank_.size(); ++i)
      surveyor_.survey_item(i, survey_);
    run(plan_.everything, facts, 0);
  }

  Findings& findings() { return findings_; }

 private:
  std::vector<NumberedItem> filled() const {
    std::vector<NumberedItem> items;
    items.reserve(blank_.size());
    for (std::size_t i = 0; i < blank_.size(); ++i) {
      if (!blank_[i]) items.push_back({i, &declaration_.goods_shipment.goods_items[i]});
    }
    return items;
  }

  void survey_part(std::size_t part) {
    survey_.clear();
    if (part == 0) {
      surveyor_.survey_head(survey_);
      return;
    }
    surveyor_.survey_item(part - 1, survey_);
    item_ = {part - 1, &declaration_.goods_shipment.goods_items[part - 1]};
  }

  Facts facts_of(std::size_t part) const {
    const bool shows_item = part > 0 && !blank_[part - 1];
    return {declaration_,
            declaration_.profile,
            declaration_.data_set,
            as_of_,
            survey_,
            {&item_, shows_item ? 1u : 0u},
            part == 0};
  }

  void judge_leaves(std::size_t part) {
    Survey one;
    one.given.resize(1);
    const Facts facts{declaration_, declaration_.profile, declaration_.data_set, as_of_, one, {}};
    for (const GivenLeaf& leaf : survey_.given) {
      one.given[0] = leaf;
      run(leaf.place->rules, facts, part);
    }
  }

  void run(const Rules& rules, const Facts& facts, std::size_t part) {
    for (const Rule* rule : rules) {
      if (!rule->validity.contains(as_of_)) continue;
      Reporter reporter(*rule, part, findings_);
      rule->check(facts, reporter);
    }
  }

  const Declaration& declaration_;
  const Date as_of_;
  const Plan& plan_;
  const std::vector<char>& blank_;
  const Surveyor surveyor_;
  Survey survey_;
  NumberedItem item_;
  Findings findings_;
};

// What an edit touches.
class Touched {
 public:
  explicit Touched(std::span<const FieldPointer> changed) {
    for (const FieldPointer& at : changed) {
      patterns_.push_back(at.pattern());
      note_part(at);
    }
    tidy();
  }

  bool everything() const { return everything_; }
  const std::vector<std::size_t>& parts() const { return parts_; }
  bool has(std::size_t part) const {
    return std::binary_search(parts_.begin(), parts_.end(), part);
  }
  /// Whether goods items came, went or changed places.
  bool moves_items() const { return first_moved_ != kNone; }

  void add_head() {
    parts_.push_back(0);
    tidy();
  }
  void add_moved_items(std::size_t end) {
    for (std::size_t part = first_moved_; part < end; ++part)
      parts_.push_back(part);
    tidy();
  }

  /// Those of `rules` that read a place that changed.
  Rules readers_among(const Rules& rules) const {
    Rules readers;
    for (const Rule* rule : rules) {
      if (reads_any(*rule)) readers.push_back(rule);
    }
    return readers;
  }

 private:
  void note_part(const FieldPointer& at) {
    static const FieldPointer kList{std::string(kGoodsItems)};
    if (kList.is_within(at)) everything_ = true;
    if (!at.is_within(kList)) {
      parts_.push_back(0);
      return;
    }
    std::string_view below = std::string_view(at.text()).substr(kGoodsItems.size());
    below.remove_prefix(std::min<std::size_t>(below.size(), 1));
    const int index = list_index(below.substr(0, below.find('/')));
    if (index < 0) everything_ = true;
    const auto part = static_cast<std::size_t>(index + 1);
    parts_.push_back(part);
    if (at.parent() == kList) first_moved_ = std::min(first_moved_, part);
  }

  bool reads_any(const Rule& rule) const {
    const auto& reads = rule.look.reads;
    return std::any_of(reads.begin(), reads.end(), [&](std::string_view read) {
      return std::any_of(patterns_.begin(), patterns_.end(),
                         [&](const std::string& pattern) { return overlap(read, pattern); });
    });
  }

  void tidy() {
    std::sort(parts_.begin(), parts_.end());
    parts_.erase(std::unique(parts_.begin(), parts_.end()), parts_.end());
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  bool everything_ = false;
  std::size_t first_moved_ = kNone;
  std::vector<std::size_t> parts_;  // in order, each once
  std::vector<std::string> patterns_;
};

bool is_in(const Rules& rules, const Rule* rule) {
  return std::binary_search(rules.begin(), rules.end(), rule, std::less<>());
}

// Which findings of the last check the rules find anew.
struct Outdated {
  const Touched& touched;
  const Rules& over_places;
  const Rules& of_all_items;
  std::size_t parts;  // there are now

  bool operator()(const Finding& finding) const {
    const Rule* rule = finding.issue.rule;
    if (finding.part >= parts) return true;
    switch (rule->look.scope) {
      case Look::Scope::everything:
        return true;
      case Look::Scope::places:
        return is_in(over_places, rule);
      case Look::Scope::head:
      case Look::Scope::each_leaf:
        return touched.has(finding.part);
      case Look::Scope::each_part:
        return touched.has(finding.part) || (finding.part > 0 && is_in(of_all_items, rule));
    }
    return true;
  }
};

std::vector<Finding> merged(std::vector<Finding> a, std::vector<Finding> b) {
  std::vector<Finding> all;
  all.reserve(a.size() + b.size());
  std::merge(std::make_move_iterator(a.begin()), std::make_move_iterator(a.end()),
             std::make_move_iterator(b.begin()), std::make_move_iterator(b.end()),
             std::back_inserter(all), comes_before);
  return all;
}

}  // namespace

const Verdict& Checker::check(const Declaration& declaration, const Date& as_of) {
  const std::size_t items = declaration.goods_shipment.goods_items.size();
  blank_.resize(items);
  for (std::size_t i = 0; i < items; ++i)
    blank_[i] = is_blank(declaration, i);
  verdict_ = {declaration.profile, declaration.data_set, as_of, {}};
  Run run(declaration, as_of, blank_);
  for (std::size_t part = 0; part <= items; ++part)
    run.judge_part(part);
  run.judge_whole(run.plan().over_places);
  keep(run.findings().take());
  complete_ = run.findings().are_complete() && run.has_items();
  return verdict_;
}

const Verdict& Checker::check_again(const Declaration& declaration, const Date& as_of,
                                    std::span<const FieldPointer> changed) {
  Touched touched(changed);
  const std::size_t parts = declaration.goods_shipment.goods_items.size() + 1;
  const bool same_case = verdict_.profile == declaration.profile &&
                         verdict_.data_set == declaration.data_set && verdict_.as_of == as_of;
  if (!complete_ || !same_case || touched.everything()) return check(declaration, as_of);
  // What every leaf of some kind is judged by has changed.
  const Rules& of_leaves = plan_of(declaration.profile, declaration.data_set).each_leaf;
  if (!touched.readers_among(of_leaves).empty()) return check(declaration, as_of);
  if (touched.moves_items())
    touched.add_moved_items(parts);
  else if (parts != blank_.size() + 1)
    return check(declaration, as_of);
  const std::size_t filled_before = count_filled(blank_);
  const bool other_items = note_blanks(declaration, touched.parts());
  if (other_items) {
    // Whether the first item must be filled in hangs on whether any other is.
    if (filled_before == 0 || count_filled(blank_) == 0) return check(declaration, as_of);
    touched.add_head();
  }
  Run run(declaration, as_of, blank_);
  const Rules over_places =
      other_items ? run.plan().over_places : touched.readers_among(run.plan().over_places);
  const Rules of_all_items = touched.readers_among(run.plan().each_part);
  for (const std::size_t part : touched.parts())
    if (part < parts) run.judge_part(part);
  for (std::size_t part = 1; part < parts && !of_all_items.empty(); ++part)
    if (!touched.has(part)) run.judge_item(of_all_items, part);
  run.judge_whole(over_places);
  const Outdated outdated{touched, over_places, of_all_items, parts};
  std::vector<Finding> findings = take_findings();
  std::erase_if(findings, outdated);
  keep(merged(std::move(findings), run.findings().take()));
  if (run.findings().are_complete() && verdict_.issues.size() <= kIssuesMax) return verdict_;
  return check(declaration, as_of);
}

std::vector<Finding> Checker::take_findings() {
  std::vector<Finding> findings;
  findings.reserve(parts_.size());
  for (std::size_t i = 0; i < parts_.size(); ++i)
    findings.push_back({parts_[i], std::move(verdict_.issues[i])});
  return findings;
}

bool Checker::note_blanks(const Declaration& declaration, const std::vector<std::size_t>& parts) {
  const std::size_t items = declaration.goods_shipment.goods_items.size();
  bool differs = blank_.size() != items;
  blank_.resize(items, 1);
  for (const std::size_t part : parts) {
    if (part == 0 || part > items) continue;
    const char blank = is_blank(declaration, part - 1);
    differs = differs || blank != blank_[part - 1];
    blank_[part - 1] = blank;
  }
  return differs;
}

void Checker::keep(std::vector<Finding> findings) {
  verdict_.issues.clear();
  parts_.clear();
  for (Finding& finding : findings) {
    parts_.push_back(finding.part);
    verdict_.issues.push_back(std::move(finding.issue));
  }
}

}  // namespace quayside
