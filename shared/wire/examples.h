// Examples: of each rule a case that it refuses, as much of it as is needed to show it in any
// language. They are facts of the test vectors; examples.inc is written by quayside-examples, and a
// test keeps the two the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/rules/rule.h"

namespace quayside::wire {

/// A line for each fact. The first names profile and data set; then
///   @POINTER VALUE           a field that is involved and what it holds
///   #POINTER VALUE           one in a group that is involved, or that only an edit changes
///   ?NAME VALUE              an argument of the message
///   =POINTER VALUE  +POINTER VALUE  -POINTER   an edit of the fix: replace, add, remove
///   &STANDING DAY NAME       another declaration that the rule compares with (rules/together.h)
/// Empty for a rule without an example.
std::string_view example_facts(const Rule& rule);

struct ExampleText {
  struct Place {
    std::string label;  ///< with the data element number
    std::string value;  ///< empty: the field is empty
  };
  std::vector<Place> places;
  std::string message;
  std::string hint;
  std::vector<std::string> edits;  ///< what the fix would change
};

std::optional<ExampleText> example_text(const Rule& rule, std::string_view language);

}  // namespace quayside::wire
