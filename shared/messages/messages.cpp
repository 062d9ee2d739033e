#include "shared/messages/messages.h"

#include <algorithm>

#include "shared/messages/catalogue_tables.h"

namespace quayside {
namespace {

constexpr std::string_view kLanguages[] = {"en", "da"};

const messages::MessageRow* find(std::string_view language, std::string_view key) {
  const auto rows = messages::catalogue(language);
  const auto row = std::lower_bound(
      rows.begin(), rows.end(), key,
      [](const messages::MessageRow& one, std::string_view wanted) { return one.id < wanted; });
  return row == rows.end() || row->id != key ? nullptr : &*row;
}

std::string_view known(std::string_view language) {
  const bool is_known =
      std::find(std::begin(kLanguages), std::end(kLanguages), language) != std::end(kLanguages);
  return is_known ? language : kLanguages[0];
}

// Values are put in as they are: a brace in a trader's text is not a placeholder.
std::string filled(std::string_view text, const MessageArguments& arguments) {
  std::string result;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    result += text.substr(0, open);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto argument = std::find_if(arguments.begin(), arguments.end(),
                                       [&](const auto& one) { return one.first == name; });
    if (argument != arguments.end()) {
      result += argument->second;
    } else {
      result += text.substr(open, close - open + 1);
    }
    text.remove_prefix(close + 1);
  }
  result += text;
  return result;
}

}  // namespace

std::string message(std::string_view language, std::string_view key,
                    const MessageArguments& arguments) {
  const messages::MessageRow* row = find(known(language), key);
  if (row == nullptr) row = find("en", key);
  return row == nullptr ? std::string(key) : filled(row->text, arguments);
}

bool has_message(std::string_view language, std::string_view key) {
  return find(language, key) != nullptr;
}

std::span<const std::string_view> languages() { return kLanguages; }

}  // namespace quayside
