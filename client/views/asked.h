// Asked: which of the places of a data set the form shows now.
//
// What the data set always takes is shown always. What it asks for under a condition appears with
// the condition: when a rule misses it, when it holds something, when an issue or customs names it,
// and while it is being edited. The rest is one tick away.
#pragma once

#include <string>
#include <vector>

#include "client/views/view.h"
#include "shared/domain/fields.h"

namespace quayside::views {

class Asked {
 public:
  Asked(const View& view, const app::Draft& draft);

  bool shows(const FieldPointer& at) const;
  bool shows(const Place& place) const;
  bool shows_any(const std::vector<FieldPointer>& places) const;
  /// The members of a group or a list element that are shown: all, if otherwise none were.
  std::vector<FieldPointer> members(const Place& place) const;
  /// Labels of what is left out on a page or its part, each once.
  void left_out(const FieldPointer& at, std::vector<std::string>& labels) const;

 private:
  std::string name_of(const Place& place) const;
  bool is_named(const FieldPointer& at) const;
  void members_left_out(const Place& owner, std::vector<std::string>& labels) const;

  const View& view_;
  const app::Draft& draft_;
  std::vector<const FieldPointer*> named_;  ///< places of issues, sorted
};

/// The form field that is "1" where every place is to be shown.
inline constexpr const char* kAllFields = "all_fields";
bool all_fields_are_wanted(const View& view);

}  // namespace quayside::views
