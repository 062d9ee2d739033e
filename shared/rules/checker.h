// Checker: judges a declaration, and judges it again after an edit at the cost of what the edit
// touches. The verdict is always the one that validate() gives, issue by issue.
//
// It relies on what looks.cpp says of each rule; tests compare it with validate() after every kind
// of edit.
#pragma once

#include <span>
#include <vector>

#include "shared/rules/rule.h"

namespace quayside {

struct Finding;

class Checker {
 public:
  /// Judges all of it.
  const Verdict& check(const Declaration& declaration, const Date& as_of);

  /// Judges again what may have changed since the last check of this declaration. `changed` names
  /// the leaves that hold another text, and the lists or groups below which anything else is new.
  /// Of goods items that came, went or changed places it names the first, as
  /// "/goodsShipment/goodsItems/7": that one and all behind it are judged again.
  const Verdict& check_again(const Declaration& declaration, const Date& as_of,
                             std::span<const FieldPointer> changed);

  const Verdict& verdict() const { return verdict_; }

 private:
  std::vector<Finding> take_findings();
  void keep(std::vector<Finding> findings);
  /// Looks again which of these items hold nothing; true when others do than before.
  bool note_blanks(const Declaration& declaration, const std::vector<std::size_t>& parts);

  Verdict verdict_;
  std::vector<std::size_t> parts_;  ///< of each issue of the verdict, see Finding
  std::vector<char> blank_;         ///< goods items that hold nothing
  bool complete_ = false;           ///< the verdict names everything that was found
};

}  // namespace quayside
