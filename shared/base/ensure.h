// ensure(condition, what): a statement about our own code that must be true. It is checked in every
// build.
//
// A broken one is a bug of ours, never of the trader's data: the process stops with the text on
// standard error. The browser page catches the stop, keeps the draft and shows an error page.
#pragma once

#include <string_view>

namespace quayside {

[[noreturn]] void ensure_failed(std::string_view what);

inline void ensure(bool condition, std::string_view what) {
  if (!condition) ensure_failed(what);
}

}  // namespace quayside
