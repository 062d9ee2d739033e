// Security headers: sent with every answer.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace quayside::http {

using Header = std::pair<std::string_view, std::string_view>;

std::span<const Header> security_headers();

/// Only where the page is reached by https.
Header transport_security_header();

}  // namespace quayside::http
