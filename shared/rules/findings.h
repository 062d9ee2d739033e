// Findings: the issues of all rules, in the order of the verdict, however they come in.
#pragma once

#include <vector>

#include "shared/rules/rule.h"

namespace quayside {

struct Finding {
  std::size_t part = 0;  ///< 0 the head or the whole, 1 the first goods item, …
  Issue issue;
};

/// In the order of the verdict: rule by rule, the head before the goods items.
bool comes_before(const Finding& a, const Finding& b);

class Findings {
 public:
  void add(Finding finding);
  /// Everything in order, kIssuesMax of them and the first of each rule beyond; empties itself.
  std::vector<Finding> take();
  /// False when there were more than a verdict names.
  bool are_complete() const { return complete_; }

 private:
  void cut();

  std::vector<Finding> all_;
  bool complete_ = true;
};

}  // namespace quayside
