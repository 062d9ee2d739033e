// Result<T>: the value of an operation, or the Error that says why there is none.
//
// Used for operations that can fail for reasons outside the program (a file, the network, a message
// that does not parse). What is wrong with a trader's data is an Issue (shared/rules); what is
// wrong with our code is an ensure(). Member names follow std::expected (P0323), so that an alias
// can replace this file one day.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "shared/base/ensure.h"

namespace quayside {

/// Why an operation failed. `code` is stable and for programs, `message` for logs, `hint` says what
/// to do next.
struct Error {
  std::string code;
  std::string message;
  std::string hint;

  bool operator==(const Error&) const = default;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}  // NOLINT: implicit by design, as std::expected
  Result(Error error) : error_(std::move(error)) {}
  /// A new T, to be filled where it stands.
  explicit Result(std::in_place_t) : value_(std::in_place) {}

  bool has_value() const { return value_.has_value(); }
  explicit operator bool() const { return has_value(); }

  T& value() {
    ensure(has_value(), "Result::value() of an error");
    return *value_;
  }
  const T& value() const {
    ensure(has_value(), "Result::value() of an error");
    return *value_;
  }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const {
    ensure(!has_value(), "Result::error() of a value");
    return error_;
  }

 private:
  std::optional<T> value_;
  Error error_;
};

/// The result of an operation that yields nothing but its success.
struct Done {
  bool operator==(const Done&) const = default;
};

}  // namespace quayside
