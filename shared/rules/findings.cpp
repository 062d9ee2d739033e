#include "shared/rules/findings.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace quayside {
namespace {

// Cutting sorts, so it waits until there is something worth cutting.
constexpr std::size_t kHeldMax = 3 * kIssuesMax;

}  // namespace

bool comes_before(const Finding& a, const Finding& b) {
  if (a.issue.rule != b.issue.rule) return std::less<>()(a.issue.rule, b.issue.rule);
  return a.part < b.part;
}

void Findings::add(Finding finding) {
  all_.push_back(std::move(finding));
  if (all_.size() >= kHeldMax) cut();
}

std::vector<Finding> Findings::take() {
  cut();
  return std::exchange(all_, {});
}

// What falls off here could not come back: later findings only push it further down.
void Findings::cut() {
  std::stable_sort(all_.begin(), all_.end(), comes_before);
  if (all_.size() <= kIssuesMax) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const bool is_first = kept == 0 || all_[kept - 1].issue.rule != all_[i].issue.rule;
    if (kept >= kIssuesMax && !is_first) {
      complete_ = false;
    } else {
      if (kept != i) all_[kept] = std::move(all_[i]);
      ++kept;
    }
  }
  all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(kept), all_.end());
}

}  // namespace quayside
