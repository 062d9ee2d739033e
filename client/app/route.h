// Route: which screen is shown, and how the address bar says it.
#pragma once

#include <cstddef>
#include <string>

namespace quayside::app {

enum class Screen {
  loading,
  welcome,
  recovery_code,
  unlock,
  recover,
  home,
  new_declaration,
  changes,
  batch,
  task_list,
  section,
  item,
  check_answers,
  signing,
  submission,
  rule,
  rules,
  settings,
  organisation,
  mandates,
  review,
  verify,
  operator_desk,
  key,
  erase,
  introduce,
  not_found,
};

/// What the address bar says: "/declarations/<id>/sections/parties".
struct Route {
  Screen screen = Screen::loading;
  std::string id;  ///< of a draft; on the rule page the rule
  std::string section;
  std::size_t item = 0;  ///< index in goodsItems; on the list of items the first one shown
  std::string field;     ///< key that takes the focus, not part of the address

  bool operator==(const Route&) const = default;
};

/// Settings, rules, evidence and the end of the key on this device are for anyone.
bool is_open_without_key(Screen screen);

Route parse_route(const std::string& path);
std::string route_path(const Route& route);

}  // namespace quayside::app
