// Semantics: the tree of what is on the screen, as assistive technology, the text view and tests
// see it.
//
// Each widget call of Ui adds one node. Keys are stable, made of the pointer or the name of a
// thing, never of the visible label: they survive a change of language and of order.
#pragma once

#include <string>
#include <vector>

namespace quayside::ui {

enum class Role {
  banner, navigation, main, complementary, contentinfo, region,  // landmarks
  heading, paragraph, link, button, textbox, select, checkbox, radio, file,
  group, radiogroup, list, listitem, table, row, columnheader, rowheader, cell,
  description_list, description,  // a term with its value, as in "check answers"
  status, alert, dialog, progress, separator,
};

/// Content coordinates in CSS pixels: the origin is the top left corner of the page, not the view.
struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
};

struct Option {
  std::string value;
  std::string label;
};

struct SemanticNode {
  std::string key;
  std::string parent;  ///< key; empty at the top
  Role role = Role::paragraph;
  std::string name;
  std::string value;
  std::string hint;
  std::string error;  ///< what is wrong and what to do; empty if nothing is
  std::string href;   ///< links: the route that the address bar shows
  std::string input_mode;    ///< textbox: "text", "decimal", "numeric", "email", "tel"
  std::string autocomplete;  ///< textbox: HTML token, only for the person's own data
  std::string accept;        ///< file: list of types
  std::vector<Option> options;  ///< select, and suggestions of a textbox
  int level = 0;                ///< heading
  int max_length = 0;
  bool required = false;
  bool disabled = false;
  bool checked = false;
  bool current = false;   ///< the page or step one is on
  bool multiline = false;
  std::string files;  ///< file: what is taken, see Files
  bool password = false;
  Rect rect;
};

struct Announcement {
  std::string text;
  bool assertive = false;
};

struct SemanticTree {
  std::string title;     ///< document.title
  std::string language;  ///< "en", "da"
  std::string focus;     ///< key that takes the focus now; empty: it stays where it is
  std::vector<SemanticNode> nodes;  ///< in reading and tab order
  std::vector<Announcement> announcements;

  const SemanticNode* find(const std::string& key) const;
  const SemanticNode* find(Role role, const std::string& name) const;
};

/// What a person did to a node, by whatever means (mouse on the canvas, DOM mirror, text view).
struct Action {
  enum class Kind { click, set_text, commit_text, choose, toggle };
  Kind kind = Kind::click;
  std::string key;
  std::string text;
};

}  // namespace quayside::ui
