#include <algorithm>

#include "client/app/state.h"
#include "shared/rules/data_set.h"

namespace quayside::app {
namespace {

std::vector<std::string> split(const std::string& path) {
  std::vector<std::string> parts;
  const FieldPointer pointer(path);  // owns what the segments look at
  for (const std::string_view part : pointer.segments())
    parts.emplace_back(part);
  return parts;
}

Route declaration_route(const std::vector<std::string>& parts) {
  Route route;
  route.id = parts[1];
  route.screen = Screen::task_list;
  if (parts.size() == 3 && parts[2] == "check-answers") route.screen = Screen::check_answers;
  if (parts.size() == 3 && parts[2] == "sign") route.screen = Screen::signing;
  if (parts.size() == 3 && parts[2] == "status") route.screen = Screen::submission;
  if (parts.size() == 4 && parts[2] == "sections") {
    route.screen = Screen::section;
    route.section = parts[3];
  }
  if (parts.size() == 5 && parts[2] == "sections" && parts[3] == "items") {
    const int number = list_index(parts[4]);
    route.screen = number > 0 ? Screen::section : Screen::not_found;
    route.section = parts[3];
    route.item = number > 0 ? static_cast<std::size_t>(number - 1) : 0;
  }
  if (parts.size() == 4 && parts[2] == "items") {
    const int number = list_index(parts[3]);
    route.screen = number > 0 ? Screen::item : Screen::not_found;
    route.item = number > 0 ? static_cast<std::size_t>(number - 1) : 0;
  }
  return route;
}

}  // namespace

const Draft* find_draft(const AppState& state, const std::string& id) {
  for (const Draft& draft : state.drafts) {
    if (draft.id == id) return &draft;
  }
  return nullptr;
}

Draft* find_draft(AppState& state, const std::string& id) {
  return const_cast<Draft*>(find_draft(static_cast<const AppState&>(state), id));
}

const Draft* current_draft(const AppState& state) {
  return state.route.screen == Screen::rule ? nullptr : find_draft(state, state.route.id);
}

Draft* current_draft(AppState& state) {
  return const_cast<Draft*>(current_draft(static_cast<const AppState&>(state)));
}

bool is_open_without_key(Screen screen) {
  return screen == Screen::settings || screen == Screen::rule || screen == Screen::rules ||
         screen == Screen::verify || screen == Screen::erase || screen == Screen::operator_desk;
}

Route parse_route(const std::string& path) {
  const std::string plain = path.substr(0, path.find('?'));
  const std::vector<std::string> parts = split(plain);
  Route route;
  route.screen = Screen::not_found;
  if (plain.empty() || plain == "/") route.screen = Screen::home;
  if (parts.size() == 1 && parts[0] == "new") route.screen = Screen::new_declaration;
  if (parts.size() == 1 && parts[0] == "changes") route.screen = Screen::changes;
  if (parts.size() == 1 && parts[0] == "batch") route.screen = Screen::batch;
  if (parts.size() == 1 && parts[0] == "settings") route.screen = Screen::settings;
  if (parts.size() == 1 && parts[0] == "organisation") route.screen = Screen::organisation;
  if (parts.size() == 1 && parts[0] == "mandates") route.screen = Screen::mandates;
  if (parts.size() == 2 && parts[0] == "submissions" && seal::is_uuid(parts[1])) {
    route.screen = Screen::review;
    route.id = parts[1];
  }
  if (parts.size() == 1 && parts[0] == "verify") route.screen = Screen::verify;
  if (parts.size() == 1 && parts[0] == "operator") route.screen = Screen::operator_desk;
  if (parts.size() == 2 && parts[0] == "settings") {
    if (parts[1] == "key") route.screen = Screen::key;
    if (parts[1] == "erase") route.screen = Screen::erase;
  }
  if (parts.size() == 1 && parts[0] == "rules") route.screen = Screen::rules;
  if (parts.size() == 2 && parts[0] == "rules") {
    route.screen = Screen::rule;
    route.id = parts[1];
  }
  if (parts.size() >= 2 && parts[0] == "declarations") route = declaration_route(parts);
  return route;
}

std::string route_path(const Route& route) {
  const std::string declaration = "/declarations/" + route.id;
  switch (route.screen) {
    case Screen::task_list:
      return declaration;
    case Screen::section:
      return declaration + "/sections/" + route.section +
             (route.item > 0 ? "/" + std::to_string(route.item + 1) : "");
    case Screen::item:
      return declaration + "/items/" + std::to_string(route.item + 1);
    case Screen::check_answers:
      return declaration + "/check-answers";
    case Screen::signing:
      return declaration + "/sign";
    case Screen::submission:
      return declaration + "/status";
    case Screen::rule:
      return "/rules/" + route.id;
    case Screen::rules:
      return "/rules";
    case Screen::new_declaration:
      return "/new";
    case Screen::changes:
      return "/changes";
    case Screen::batch:
      return "/batch";
    case Screen::settings:
      return "/settings";
    case Screen::organisation:
      return "/organisation";
    case Screen::mandates:
      return "/mandates";
    case Screen::review:
      return "/submissions/" + route.id;
    case Screen::verify:
      return "/verify";
    case Screen::operator_desk:
      return "/operator";
    case Screen::key:
      return "/settings/key";
    case Screen::erase:
      return "/settings/erase";
    default:
      return "/";
  }
}

Route route_to_field(const Draft& draft, const FieldPointer& field) {
  Route route;
  route.id = draft.id;
  route.field = field.text();
  const std::vector<std::string_view> parts = field.segments();
  if (parts.size() > 2 && parts[1] == "goodsItems") {
    route.screen = Screen::item;
    route.item = static_cast<std::size_t>(std::max(0, list_index(parts[2])));
    return route;
  }
  const DataSet* data_set = find_data_set(draft.declaration.profile, draft.declaration.data_set);
  route.screen = Screen::section;
  if (data_set != nullptr) route.section = std::string(section_of(*data_set, field.pattern()));
  if (route.section.empty()) route.screen = Screen::task_list;
  return route;
}

}  // namespace quayside::app
