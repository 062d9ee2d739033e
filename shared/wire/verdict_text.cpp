#include "shared/wire/verdict_text.h"

#include <algorithm>

#include "shared/domain/fields.h"
#include "shared/messages/messages.h"
#include "shared/rules/data_set.h"

namespace quayside {
namespace {

// What the walk down a pointer meets: labels of groups and list elements, the last one apart.
struct Path {
  std::vector<std::string> above;
  std::string last;
};

// "18 04" of "18 04 001": the number a trader knows.
std::string short_de(const std::string& de) { return de.substr(0, 5); }

std::string label(std::string_view key, std::string_view language) {
  return message(language, "label." + std::string(key));
}

// Whether a label says enough without the group that it stands in.
bool is_silent_group(std::string_view key) {
  return key == "declaration.goodsShipment" || key == "item.commodity" || key == "commodity.code" ||
         key == "commodity.measure";
}

std::string element_name(const MemberInfo& list, int index, std::string_view language) {
  return message(language, "element." + std::string(list.field.label),
                 {{"number", std::to_string(index + 1)}});
}

// The description alone decides, so that a field has a name even where its list is empty yet. What
// the first `depth` segments name is left out.
Path path_of(const FieldPointer& at, std::string_view language, std::size_t depth = 0) {
  Path path;
  const StructInfo* info = &declaration_info();
  const MemberInfo* list = nullptr;
  std::size_t walked = 0;
  for (const std::string_view segment : at.segments()) {
    const bool is_left_out = walked++ < depth;
    if (list != nullptr) {
      if (list_index(segment) < 0) break;
      if (!is_left_out) path.above.back() = element_name(*list, list_index(segment), language);
      info = list->element;
      list = nullptr;
      continue;
    }
    if (info == nullptr) break;
    const auto member =
        std::find_if(info->members.begin(), info->members.end(),
                     [&](const MemberInfo& one) { return one.field.name == segment; });
    if (member == info->members.end()) break;
    path.last = label(member->field.label, language);
    info = member->element;
    if (member->shape == Shape::list) list = &*member;
    const bool speaks = member->shape != Shape::leaf && !is_silent_group(member->field.label);
    if (speaks && !is_left_out) path.above.push_back(path.last);
  }
  return path;
}

std::string joined(const Path& path) {
  std::string text;
  for (const std::string& above : path.above)
    text += above + ": ";
  return text + path.last;
}

std::string with_number(const std::string& text, const std::string& de) {
  return de.empty() ? text : text + " (" + short_de(de) + ")";
}

// Names of the other fields that an issue is about, "A, B and C"; long lists are cut.
std::string others_of(const Issue& issue, const Declaration& declaration,
                      std::string_view language) {
  constexpr std::size_t kNamed = 4;
  std::string text;
  const std::size_t count = issue.at.size();
  for (std::size_t i = 1; i < count; ++i) {
    if (i > kNamed) {
      return message(language, "list.more", {{"list", text}, {"count", std::to_string(count - i)}});
    }
    const std::string name = field_label(declaration, issue.at[i], language);
    if (text.empty()) {
      text = name;
    } else if (i + 1 < count) {
      text += ", " + name;
    } else {
      text = message(language, "list.and", {{"list", text}, {"last", name}});
    }
  }
  return text;
}

// Everything else is a code or a word, and stands in a sentence as it must be written.
bool is_amount(std::string_view name) {
  constexpr std::string_view kAmounts[] = {"count", "days", "decimals", "given", "gross", "length",
                                           "max",   "net",  "quantity", "sum",   "total", "whole"};
  return std::find(std::begin(kAmounts), std::end(kAmounts), name) != std::end(kAmounts);
}

// A sentence quotes the beginning of a long text: enough to know it again.
std::string quoted(const std::string& text) {
  constexpr std::size_t kQuotedBytesMax = 200;
  if (text.size() <= kQuotedBytesMax) return text;
  std::size_t end = kQuotedBytesMax;
  while (end > kQuotedBytesMax - 4 && (text[end] & 0xC0) == 0x80)
    --end;  // no character is cut in two
  return text.substr(0, end) + "…";
}

MessageArguments arguments_of(const Issue& issue, const Declaration& declaration,
                              std::string_view language) {
  MessageArguments arguments;
  for (const auto& [name, value] : issue.arguments) {
    if (name == "unit") {
      arguments.emplace_back(name, message(language, "unit." + value));
      continue;
    }
    if (name == "date") {
      arguments.emplace_back(name, localised_date(language, value));
      continue;
    }
    if (name == "declarations") {  // a list whose parts have been cut, see together.cpp
      arguments.emplace_back(name, value);
      continue;
    }
    arguments.emplace_back(name,
                           quoted(is_amount(name) ? localised_number(language, value) : value));
  }
  if (!issue.at.empty()) {
    arguments.emplace_back("field", field_label(declaration, issue.at[0], language));
    arguments.emplace_back("value", quoted(text_at(declaration, issue.at[0])));
    arguments.emplace_back("others", others_of(issue, declaration, language));
  }
  return arguments;
}

std::string text_of(std::string_view kind, const Issue& issue, const Declaration& declaration,
                    std::string_view language) {
  if (issue.rule == nullptr) return {};
  return message(language, std::string(kind) + std::string(issue.rule->id),
                 arguments_of(issue, declaration, language));
}

}  // namespace

std::string field_name(const Declaration& declaration, const FieldPointer& at,
                       std::string_view language) {
  Path path = path_of(at, language);
  // An element of a list or a group names itself; a leaf follows what it stands in.
  const std::optional<Place> place = find_place(declaration, at);
  const bool names_itself =
      !path.above.empty() && (list_index(at.last()) >= 0 || path.above.back() == path.last);
  if (names_itself && (!place || !place->is_leaf())) {
    path.last = path.above.back();
    path.above.pop_back();
  }
  return joined(path);
}

std::string leaf_name(const FieldPointer& leaf, std::size_t depth, std::string_view language) {
  return joined(path_of(leaf, language, depth));
}

std::string field_label(const Declaration& declaration, const FieldPointer& at,
                        std::string_view language) {
  return with_number(field_name(declaration, at, language), data_element_number(declaration, at));
}

std::string issue_message(const Issue& issue, const Declaration& declaration,
                          std::string_view language) {
  return text_of("rule.", issue, declaration, language);
}

std::string issue_hint(const Issue& issue, const Declaration& declaration,
                       std::string_view language) {
  return text_of("hint.", issue, declaration, language);
}

std::string explanation_of_code(std::string_view code, std::string_view language) {
  for (const Rule& rule : all_rules()) {
    if (std::find(rule.sources.begin(), rule.sources.end(), code) == rule.sources.end()) continue;
    const std::string key = "explain." + std::string(rule.id);
    if (has_message("en", key)) return message(language, key, {});
  }
  return {};
}

std::string edit_text(const Fix& fix, const Declaration& declaration, std::string_view language) {
  const std::string before = text_at(declaration, fix.at);
  const char* key = before.empty() ? "edit.fill" : "edit.replace";
  if (fix.operation == Fix::Operation::remove) {
    key = before.empty() ? "edit.take_out" : "edit.remove";
  }
  return message(language, key,
                 {{"field", field_label(declaration, fix.at, language)},
                  {"before", quoted(before)},
                  {"after", fix.value}});
}

}  // namespace quayside
