// Rules: what must hold for a declaration to be pre-validated, and what was found not to.
//
// A rule is one function in one table row. It receives the Facts and reports every problem once,
// with pointers to all fields involved and typed arguments; it builds no sentence for people and
// must hold up under any draft, however broken. Kinds follow the EU functional error codes (CL180).
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/field_pointer.h"
#include "shared/domain/declaration.h"

namespace quayside {

struct Facts;    // facts.h
class Findings;  // findings.h

enum class Severity { error, warning, blocks_on_arrival };

enum class Kind {
  format,       ///< the text has not the form of the element (XML schema of the authority)
  code_list,    ///< CL180 code 12
  missing,      ///< CL180 code 13
  rule,         ///< CL180 code 14
  not_allowed,  ///< CL180 code 15
};

/// The smallest edit that would satisfy a rule, as a JSON Patch operation (RFC 6902).
struct Fix {
  enum class Operation { replace, remove, add };
  Operation operation = Operation::replace;
  FieldPointer at;
  std::string value;

  bool operator==(const Fix&) const = default;
};

struct Rule;

struct Issue {
  const Rule* rule = nullptr;
  Severity severity = Severity::error;
  Kind kind = Kind::rule;
  std::vector<FieldPointer> at;                                ///< the first is where it is shown
  std::vector<std::pair<std::string, std::string>> arguments;  ///< named, for the message
  std::vector<Fix> fixes;                                      ///< to be applied together
};

/// As many issues does a verdict name: enough for any work list, and few enough that the verdict on
/// the most broken declaration is still a message that every reader takes (json.h). Beyond them
/// only the first of each rule is kept, so that no rule goes unnamed.
inline constexpr std::size_t kIssuesMax = 5000;

/// Takes what one rule finds; severity and kind come from the rule's row.
class Reporter {
 public:
  /// `part`: what the rule is shown, 0 for the head or all of it, 1 for the first goods item.
  Reporter(const Rule& rule, std::size_t part, Findings& findings)
      : rule_(rule), part_(part), findings_(findings) {}
  using Arguments = std::vector<std::pair<std::string, std::string>>;
  void report(std::vector<FieldPointer> at, Arguments arguments = {}, std::vector<Fix> fixes = {});

 private:
  const Rule& rule_;
  std::size_t part_;
  Findings& findings_;
};

/// What a rule is shown at a time and what else it reads, so that after an edit only the rules run
/// that could see it. The look changes how often a rule runs, never what it finds in all.
struct Look {
  enum class Scope {
    everything,  ///< all at once, after every edit: what a rule gets that says nothing
    places,      ///< all at once, but it reads `reads` and goods_items(facts) only, no survey
    head,        ///< what stands above the goods items
    each_part,   ///< the head, then each goods item; in an item's turn it may read `reads` as well
    each_leaf,   ///< facts.survey.given, leaf by leaf: of `form`, named in `named`; rarely `reads`
  };
  enum class Form { any, text, number, code };

  Scope scope = Scope::everything;
  std::vector<std::string_view> reads = {};  ///< patterns, with all that stands below them
  std::vector<std::string_view> named = {};  ///< code lists and labels; empty: any
  Form form = Form::any;
};

struct Rule {
  std::string_view id;       ///< "mass.gross_not_less_than_sum_of_items"; never reused
  std::string_view profile;  ///< "dk", "gb", or "" for every profile
  std::vector<std::string_view> data_sets = {};  ///< empty: every one
  /// The authority's codes: "DK1018", "VR #49", "R0221"; "XSD" for its message format, "EUCDM" for
  /// Annex B; "LOCAL" for advice of our own, which is never an error.
  std::vector<std::string_view> sources = {};
  std::string_view law = {};  ///< legal or technical source, for people
  Severity severity = Severity::error;
  Kind kind = Kind::rule;
  DateRange validity = {};
  void (*check)(const Facts&, Reporter&) = nullptr;
  Look look = {};  ///< from looks.cpp
};

/// Every rule, in the order in which issues are reported.
std::span<const Rule> all_rules();
/// Also those that judge several declarations (together.h).
const Rule* find_rule(std::string_view id);

/// The outcome of all rules that apply to a declaration at a date.
struct Verdict {
  std::string profile;
  std::string data_set;
  Date as_of;
  std::vector<Issue> issues;

  bool has_errors() const;
};

/// Runs every rule that is in force on `as_of` for the declaration's own profile and data set. To
/// judge a declaration again after an edit, keep a Checker (checker.h).
Verdict validate(const Declaration& declaration, const Date& as_of);

/// What is wrong on `then` and is not yet on `now`: rules, codes and rates have their dates.
std::vector<Issue> issues_that_begin(const Declaration& declaration, const Date& now,
                                     const Date& then);

/// SHA-256 (64 hexadecimal digits) of what a verdict depends on: what is built in, or that and
/// the bundle of reference data that is in use (wire/reference_data.h).
std::string_view rule_set_hash();
/// The hash of rules, data set tables, code lists and the description of the model as they were
/// built. Defined in a file that the build writes (hash_rule_set.py).
std::string_view built_in_rule_set_hash();
/// `hash` stands for the rule set from now on; empty: the built-in one. Before there are threads.
void use_rule_set_hash(std::string hash);

}  // namespace quayside
