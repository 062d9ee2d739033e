#include "client/ui/tree_json.h"

#include <cstdio>

#include "shared/base/text.h"

namespace quayside::ui {
namespace {

void append_text(std::string& json, std::string_view text) {
  json += '"';
  for (const char c : repaired_utf8(text)) {
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      json += escape;
    } else {
      json += c;
    }
  }
  json += '"';
}

class Object {
 public:
  explicit Object(std::string& json) : json_(json) { json_ += '{'; }
  ~Object() { json_ += '}'; }

  void name(std::string_view member) {
    if (!first_) json_ += ',';
    first_ = false;
    append_text(json_, member);
    json_ += ':';
  }
  void text(std::string_view member, std::string_view value) {
    if (value.empty()) return;
    name(member);
    append_text(json_, value);
  }
  void number(std::string_view member, int value) {
    if (value == 0) return;
    name(member);
    json_ += std::to_string(value);
  }
  void flag(std::string_view member, bool value) {
    if (!value) return;
    name(member);
    json_ += "true";
  }

 private:
  std::string& json_;
  bool first_ = true;
};

int rounded(float value) { return static_cast<int>(value < 0 ? value - 0.5F : value + 0.5F); }

void append_options(std::string& json, const std::vector<Option>& options) {
  json += '[';
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (i > 0) json += ',';
    json += '[';
    append_text(json, options[i].value);
    json += ',';
    append_text(json, options[i].label);
    json += ']';
  }
  json += ']';
}

void append_node(std::string& json, const SemanticNode& node) {
  Object object(json);
  object.text("key", node.key);
  object.text("parent", node.parent);
  object.text("role", role_name(node.role));
  object.text("name", node.name);
  object.text("value", node.value);
  object.text("hint", node.hint);
  object.text("error", node.error);
  object.text("href", node.href);
  object.text("inputMode", node.input_mode);
  object.text("autocomplete", node.autocomplete);
  object.text("accept", node.accept);
  object.text("files", node.files);
  if (!node.options.empty()) {
    object.name("options");
    append_options(json, node.options);
  }
  object.number("level", node.level);
  object.number("maxLength", node.max_length);
  object.flag("required", node.required);
  object.flag("disabled", node.disabled);
  object.flag("checked", node.checked);
  object.flag("current", node.current);
  object.flag("multiline", node.multiline);
  object.flag("password", node.password);
  object.name("rect");
  json += '[' + std::to_string(rounded(node.rect.x)) + ',' + std::to_string(rounded(node.rect.y)) +
          ',' + std::to_string(rounded(node.rect.width)) + ',' +
          std::to_string(rounded(node.rect.height)) + ']';
}

void append_tree(std::string& json, const SemanticTree& tree, const Theme& theme, float height) {
  Object object(json);
  object.text("title", tree.title);
  object.text("language", tree.language);
  object.text("focus", tree.focus);
  object.text("appearance", appearance_name(theme.appearance));
  object.number("textPx", rounded(theme.text_px));
  object.number("height", rounded(height));
  object.name("nodes");
  json += '[';
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    if (i > 0) json += ',';
    append_node(json, tree.nodes[i]);
  }
  json += ']';
  object.name("announcements");
  json += '[';
  for (std::size_t i = 0; i < tree.announcements.size(); ++i) {
    if (i > 0) json += ',';
    json += '[';
    append_text(json, tree.announcements[i].text);
    json += tree.announcements[i].assertive ? ",true]" : ",false]";
  }
  json += ']';
}

}  // namespace

std::string_view role_name(Role role) {
  static constexpr std::string_view kNames[] = {
      "banner", "navigation", "main", "complementary", "contentinfo", "region",
      "heading", "paragraph", "link", "button", "textbox", "select", "checkbox", "radio", "file",
      "group", "radiogroup", "list", "listitem", "table", "row", "columnheader", "rowheader",
      "cell", "description_list", "description", "status", "alert", "dialog", "progress",
      "separator"};
  return kNames[static_cast<std::size_t>(role)];
}

std::string tree_to_json(const SemanticTree& tree, const Theme& theme, float content_height) {
  std::string json;
  json.reserve(tree.nodes.size() * 160 + 256);
  append_tree(json, tree, theme, content_height);
  return json;
}

}  // namespace quayside::ui
