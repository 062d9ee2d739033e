#include "shared/wire/together.h"

#include "shared/base/ensure.h"
#include "shared/messages/messages.h"
#include "shared/wire/json_tree.h"
#include "shared/wire/verdict_text.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kNamed = 3;
constexpr std::size_t kNameBytesMax = 80;

std::string cut(const std::string& text) {
  if (text.size() <= kNameBytesMax) return text;
  std::size_t end = kNameBytesMax;
  while (end > kNameBytesMax - 4 && (text[end] & 0xC0) == 0x80)
    --end;  // no character is cut in two
  return text.substr(0, end) + "…";
}

std::string_view standing_name(Standing standing) {
  switch (standing) {
    case Standing::draft:
      return "draft";
    case Standing::lodged:
      return "lodged";
    case Standing::accepted:
      return "accepted";
    case Standing::ended:
      return "ended";
  }
  return "draft";
}

std::size_t others_in_all(const TogetherIssue& issue) {
  for (const auto& [name, value] : issue.issue.arguments) {
    if (name != "count") continue;
    std::size_t number = 0;
    for (const char digit : value)
      number = number * 10 + static_cast<std::size_t>(digit - '0');
    return number;
  }
  return issue.others.size();
}

// "A, B and C", "A, B, C and 17 more".
std::string names_of_others(const TogetherIssue& issue, const Compared& compared,
                            std::string_view language) {
  const std::size_t count = others_in_all(issue);
  std::string text;
  for (std::size_t i = 0; i < issue.others.size(); ++i) {
    if (i == kNamed) {
      return message(language, "list.more", {{"list", text}, {"count", std::to_string(count - i)}});
    }
    const std::string name = record_name(compared.at(issue.others[i].declaration), language);
    if (text.empty()) {
      text = name;
    } else if (i + 1 == count) {
      text = message(language, "list.and", {{"list", text}, {"last", name}});
    } else {
      text += ", " + name;
    }
  }
  return text;
}

// The issue with what only the other declarations and the language can tell.
Issue told(const TogetherIssue& issue, const Compared& compared, std::string_view language) {
  Issue whole = issue.issue;
  for (auto& [name, value] : whole.arguments) {
    if (name == "date" || name == "day") value = localised_date(language, value);
  }
  whole.arguments.emplace_back("declarations", names_of_others(issue, compared, language));
  return whole;
}

// Enough of the declaration to name its fields.
Declaration outline_of(const Filed& filed) {
  Declaration outline;
  outline.profile = filed.profile;
  outline.data_set = filed.data_set;
  return outline;
}

Json place_tree(std::size_t index, const std::vector<FieldPointer>& places,
                const Compared& compared) {
  Json tree = Json::object();
  Json& at = tree["at"] = Json::array();
  for (const FieldPointer& place : places)
    at.push_back(place.text());
  tree["declaration"] = index;
  tree["name"] = compared.at(index).name;
  return tree;
}

Json together_tree(const TogetherIssue& issue, const Compared& compared,
                   std::string_view language) {
  const Filed& subject = compared.at(issue.declaration);
  Json tree = issue_tree(told(issue, compared, language), outline_of(subject), language);
  Json& places = tree["places"] = Json::array();
  places.push_back(place_tree(issue.declaration, issue.issue.at, compared));
  for (const TogetherPlaces& other : issue.others) {
    places.push_back(place_tree(other.declaration, other.at, compared));
  }
  return tree;
}

}  // namespace

const Filed& Compared::at(std::size_t index) const {
  if (index < batch.size()) return batch[index];
  ensure(index - batch.size() < history.size(), "an issue names a record that was compared");
  return history[index - batch.size()];
}

std::string record_name(const Filed& filed, std::string_view language) {
  const std::string name =
      filed.name.empty() ? (filed.lrn.empty() ? message(language, "together.unnamed") : filed.lrn)
                         : filed.name;
  const std::string standing =
      message(language, "together.standing." + std::string(standing_name(filed.standing)));
  if (filed.day.year == 0) {
    return message(language, "together.record", {{"name", cut(name)}, {"standing", standing}});
  }
  return message(language, "together.record_of_day",
                 {{"name", cut(name)},
                  {"standing", standing},
                  {"day", localised_date(language, filed.day.to_string())}});
}

std::string together_message(const TogetherIssue& issue, const Compared& compared,
                             std::string_view language) {
  return issue_message(told(issue, compared, language), outline_of(compared.at(issue.declaration)),
                       language);
}

std::string together_hint(const TogetherIssue& issue, const Compared& compared,
                          std::string_view language) {
  return issue_hint(told(issue, compared, language), outline_of(compared.at(issue.declaration)),
                    language);
}

std::string together_issue_to_json(const TogetherIssue& issue, const Compared& compared,
                                   std::string_view language) {
  return canonical_text(together_tree(issue, compared, language));
}

std::string together_to_json(std::span<const TogetherIssue> issues, const Compared& compared,
                             const Date& as_of, std::string_view language) {
  Json tree = Json::object();
  tree["asOf"] = as_of.to_string();
  Json& list = tree["issues"] = Json::array();
  for (const TogetherIssue& issue : issues)
    list.push_back(together_tree(issue, compared, language));
  tree["ruleSet"] = rule_set_hash();
  return canonical_text(tree);
}

Standing standing_of(Status status) {
  switch (status) {
    case Status::submitted:
    case Status::kept:
    case Status::sent:
    case Status::received:
      return Standing::lodged;
    case Status::rejected:
    case Status::invalidated:
    case Status::expired:
      return Standing::ended;
    default:
      return Standing::accepted;
  }
}

}  // namespace quayside::wire
