// Survey: the walk over a part of a declaration beside its data set.
//
// Rules about single fields (format, code list, presence) read what it found instead of walking
// again; a declaration may have 9999 goods items.
#pragma once

#include "shared/rules/facts.h"
#include "shared/rules/plan.h"

namespace quayside {

class Surveyor {
 public:
  /// Both outlive the surveyor. `filled_items`: how many goods items hold anything.
  Surveyor(const Declaration& declaration, const Plan& plan, const Date& day,
           std::size_t filled_items);

  /// Whether the data set has goods items at all; where not, those given are part of the head.
  bool has_items() const { return items_ != nullptr; }

  /// Appends what it finds to `found`.
  void survey_head(Survey& found) const;
  void survey_item(std::size_t index, Survey& found) const;

 private:
  const Declaration& declaration_;
  const Plan& plan_;
  const Date day_;
  const std::size_t filled_items_;
  const AskedPlace* items_ = nullptr;  ///< the list of goods items
  bool first_item_is_asked_ = false;   ///< the list needs one and has none that holds anything
};

}  // namespace quayside
