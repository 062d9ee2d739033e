#include "shared/wire/json_tree.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "shared/base/text.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kNameShownMax = 40;

Error malformed() {
  return {"json_malformed", "the text is not well-formed JSON",
          "Check that the file is complete and was saved as JSON in UTF-8."};
}

Error too_large(std::string message) {
  return {"json_too_large", std::move(message), "Split the file into smaller ones."};
}

// A name from outside, short and plain enough for a message.
std::string shown(std::string_view name) {
  std::string plain;
  for (const char c : name.substr(0, kNameShownMax))
    plain += c > ' ' && c < 127 ? c : '?';
  return plain;
}

// A whole number that a double would silently change is refused; one that ECMAScript itself writes
// with these digits is not.
bool is_kept(double number, const std::string& digits) {
  return std::fabs(number) < 9007199254740992.0 || ecmascript_number(number) == digits;
}

bool is_whole(const std::string& token) { return token.find_first_of(".eE") == std::string::npos; }

// Builds the tree from the parser's events and stops at the first thing that is not allowed.
class TreeBuilder {
 public:
  explicit TreeBuilder(const JsonLimits& limits) : limits_(limits) {}

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(Json::number_integer_t value) {
    return whole_number(static_cast<double>(value), std::to_string(value)) && add(value);
  }
  bool number_unsigned(Json::number_unsigned_t value) {
    return whole_number(static_cast<double>(value), std::to_string(value)) && add(value);
  }
  bool number_float(Json::number_float_t value, const std::string& token) {
    if (!std::isfinite(value)) return refuse(malformed());
    return (!is_whole(token) || whole_number(value, token)) && add(value);
  }
  bool string(std::string& value) { return fits(value) && add(std::move(value)); }
  bool binary(Json::binary_t&) { return refuse(malformed()); }
  bool start_object(std::size_t) { return open(Json::object()); }
  bool start_array(std::size_t) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    if (!fits(name)) return false;
    if (open_.back()->contains(name)) return refuse(duplicate(name));
    if (open_.back()->size() >= limits_.list_max) return refuse(too_many());
    member_ = std::move(name);
    return true;
  }
  template <class Exception>
  bool parse_error(std::size_t, const std::string&, const Exception&) {
    return refuse(malformed());
  }

  const Error& error() const { return error_; }
  Json& tree() { return tree_; }

 private:
  static Error inexact_number() {
    return {"json_malformed", "a whole number is too large to be exact",
            "Write large numbers as text, in quotes."};
  }
  static Error duplicate(const std::string& name) {
    return {"json_duplicate_member", "the member '" + shown(name) + "' is given twice",
            "Keep one of the two, so that it is clear which one is meant."};
  }
  Error too_many() const {
    return too_large("a list has more than " + std::to_string(limits_.list_max) + " elements");
  }

  bool refuse(Error error) {
    if (error_.code.empty()) error_ = std::move(error);
    return false;
  }
  bool fits(const std::string& text) {
    if (text.size() <= limits_.string_bytes_max) return true;
    return refuse(
        too_large("a text is longer than " + std::to_string(limits_.string_bytes_max) + " bytes"));
  }
  bool whole_number(double number, const std::string& digits) {
    return is_kept(number, digits) || refuse(inexact_number());
  }
  bool add(Json value) { return place(std::move(value)) != nullptr; }
  Json* place(Json value) {
    if (open_.empty()) {
      tree_ = std::move(value);
      return &tree_;
    }
    Json& parent = *open_.back();
    if (parent.is_object()) return &(parent[member_] = std::move(value));
    if (parent.size() >= limits_.list_max) {
      refuse(too_many());
      return nullptr;
    }
    parent.push_back(std::move(value));
    return &parent.back();
  }
  bool open(Json value) {
    if (static_cast<int>(open_.size()) >= limits_.depth_max) {
      return refuse({"json_too_deep",
                     "the text is nested deeper than " + std::to_string(limits_.depth_max),
                     "Quayside's own files are never nested that deep; check where it is from."});
    }
    Json* placed = place(std::move(value));
    if (placed == nullptr) return false;
    open_.push_back(placed);
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  const JsonLimits& limits_;
  Json tree_;
  std::vector<Json*> open_;
  std::string member_;
  Error error_;
};

}  // namespace

void add_text(Json& tree, const char* name, const std::string& text) {
  if (!text.empty()) tree[name] = text;
}

Result<Json> parse_strict(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes_max) {
    return too_large("the text is larger than " + std::to_string(limits.bytes_max) + " bytes");
  }
  TreeBuilder builder(limits);
  const bool complete = Json::sax_parse(text.begin(), text.end(), &builder);
  if (!complete) return builder.error().code.empty() ? malformed() : builder.error();
  return std::move(builder.tree());
}

Error wrong_type(const std::string& where, std::string_view expected) {
  return {"json_wrong_type", where + " is not " + std::string(expected),
          "Put " + std::string(expected) + " there; every value of a field is text in quotes."};
}

Error unknown_member(const std::string& where, std::string_view name) {
  return {"json_unknown_member", where + " has no member '" + shown(name) + "'",
          "Remove '" + shown(name) + "' or correct its spelling; capitals matter."};
}

ObjectReader::ObjectReader(const Json& tree, std::string_view what) : tree_(tree), what_(what) {
  if (!tree.is_object()) fail(wrong_type(what_, "an object"));
}

void ObjectReader::fail(Error error) {
  if (!failed_) error_ = std::move(error);
  failed_ = true;
}

const Json* ObjectReader::member(std::string_view name, bool required) {
  seen_.emplace_back(name);
  if (!tree_.is_object()) return nullptr;
  const auto found = tree_.find(seen_.back());
  if (found != tree_.end()) return &*found;
  if (required) {
    fail({"json_missing_member", what_ + " has no member '" + std::string(name) + "'",
          "The text is incomplete; ask for it again."});
  }
  return nullptr;
}

const Json* ObjectReader::member_of(std::string_view name, Json::value_t type, bool required) {
  const Json* found = member(name, required);
  if (found == nullptr || found->type() == type) return found;
  const std::string_view expected = type == Json::value_t::string    ? "text"
                                    : type == Json::value_t::boolean ? "true or false"
                                    : type == Json::value_t::object  ? "an object"
                                                                     : "a list";
  fail(wrong_type(what_ + "/" + std::string(name), expected));
  return nullptr;
}

std::string ObjectReader::text(std::string_view name) {
  const Json* found = member_of(name, Json::value_t::string, true);
  return found == nullptr ? std::string() : found->get_ref<const std::string&>();
}

std::string ObjectReader::optional_text(std::string_view name) {
  const Json* found = member_of(name, Json::value_t::string, false);
  return found == nullptr ? std::string() : found->get_ref<const std::string&>();
}

bool ObjectReader::flag(std::string_view name) {
  const Json* found = member_of(name, Json::value_t::boolean, true);
  return found != nullptr && found->get<bool>();
}

const Json* ObjectReader::object(std::string_view name) {
  return member_of(name, Json::value_t::object, true);
}

const Json* ObjectReader::optional_object(std::string_view name) {
  return member_of(name, Json::value_t::object, false);
}

const Json* ObjectReader::list(std::string_view name) {
  return member_of(name, Json::value_t::array, true);
}

const Json* ObjectReader::optional_list(std::string_view name) {
  return member_of(name, Json::value_t::array, false);
}

std::vector<std::string> ObjectReader::texts(std::string_view name) {
  std::vector<std::string> result;
  const Json* found = list(name);
  if (found == nullptr) return result;
  for (const Json& element : *found) {
    if (!element.is_string()) {
      fail(wrong_type(what_ + "/" + std::string(name), "a list of texts"));
      return {};
    }
    result.push_back(element.get_ref<const std::string&>());
  }
  return result;
}

bool ObjectReader::done() {
  if (failed_) return false;
  for (auto it = tree_.begin(); it != tree_.end(); ++it) {
    if (std::find(seen_.begin(), seen_.end(), it.key()) != seen_.end()) continue;
    fail(unknown_member(what_, it.key()));
    return false;
  }
  return true;
}

}  // namespace quayside::wire
