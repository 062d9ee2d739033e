// Widgets: what a view says about a field and what it is told about it, see ui.h.
#pragma once

#include <string>
#include <vector>

#include "client/ui/semantics.h"

namespace quayside::ui {

enum class TextStyle { body, lead, hint, strong, small, code };
enum class ButtonStyle { primary, secondary, danger, quiet };
/// What a file button takes: one file of up to 4 MiB, as text; several of up to 10 MB, or one of up
/// to 64 MiB, whose bytes are left as they are.
enum class Files { draft, documents, evidence };
/// How a state is marked: always by word and shape, colour is only added.
enum class Tone { neutral, good, attention, bad };

struct TextField {
  std::string key;
  std::string label;
  std::string value;
  std::string hint;
  std::string error;
  std::string reference;  ///< small print beside the label: the data element number
  bool required = false;
  bool disabled = false;
  bool multiline = false;
  bool password = false;
  int max_length = 0;
  int width_characters = 30;
  std::string input_mode = "text";
  std::string autocomplete;
  std::vector<Option> suggestions;
};

struct Choice {
  std::string key;
  std::string label;
  std::string value;
  std::string hint;
  std::string error;
  std::string reference;
  bool required = false;
  std::vector<Option> options;
};

struct Edit {
  bool changed = false;    ///< the text differs from the value given
  bool committed = false;  ///< the person left the field or pressed Enter
  std::string text;
};

struct ErrorLink {
  std::string text;
  std::string target;  ///< key of the field
};

}  // namespace quayside::ui
