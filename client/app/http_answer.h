// Http answer: addresses of the server's interface, and what its answers come to, for the parts of
// App that talk to it.
#pragma once

#include <string>
#include <string_view>

#include "client/platform/platform.h"
#include "shared/wire/api.h"

namespace quayside::app {

inline std::string api(std::string_view path) { return "/api/v1" + std::string(path); }

inline bool is_success(const platform::HttpAnswer& answer) {
  return answer.status >= 200 && answer.status < 300;
}

/// Of an answer that is no success.
inline Error problem_of(const platform::HttpAnswer& answer) {
  if (answer.status == 0) return {"server_not_reached", "no answer", ""};
  return wire::problem_from_json(answer.status, answer.body);
}

}  // namespace quayside::app
