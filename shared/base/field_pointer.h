// FieldPointer: where something stands in a declaration, as a JSON Pointer (RFC 6901) into
// Quayside's JSON.
//
// Names in the model hold neither "/" nor "~", so no escaping is ever needed; a pointer that comes
// from outside and holds an escape simply points at nothing.
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quayside {

class FieldPointer {
 public:
  FieldPointer() = default;
  explicit FieldPointer(std::string text) : text_(std::move(text)) {}

  FieldPointer operator/(std::string_view name) const;
  FieldPointer operator/(std::size_t index) const;

  /// "/goodsShipment/goodsItems/0" of "/goodsShipment/goodsItems/0/intrinsicValue"; the root is its
  /// own parent.
  FieldPointer parent() const;
  std::string_view last() const;
  bool is_root() const { return text_.empty(); }

  /// True for the pointer itself and for everything above it.
  bool is_within(const FieldPointer& ancestor) const;

  std::vector<std::string_view> segments() const;

  /// The pointer with every list index replaced by "*":
  /// "/goodsShipment/goodsItems/*/intrinsicValue".
  std::string pattern() const;

  const std::string& text() const { return text_; }
  bool operator==(const FieldPointer& other) const { return text_ == other.text_; }
  bool operator<(const FieldPointer& other) const { return text_ < other.text_; }

 private:
  std::string text_;
};

/// The list index that a segment stands for, or -1: digits only, no leading zero, at most six of
/// them.
int list_index(std::string_view segment);

}  // namespace quayside
