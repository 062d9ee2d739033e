// Responses: the forms that every answer of the API takes.
#pragma once

#include <httplib.h>

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace quayside::http {

/// The media type of bodies that are bytes.
inline constexpr const char* kBytes = "application/octet-stream";

void send_json(httplib::Response& response, int status, std::string body);

/// application/problem+json. Code and hint come from a table of ours; what went wrong inside stays
/// inside. 429 and 503 say when to try again.
void send_problem(httplib::Response& response, const Error& error, std::string_view verdict = {});

/// The server has more to do than it can.
Error busy();

/// The problem of an error that httplib found itself: it knows only a status.
Error error_of_status(int status);

/// A whole answer as bytes, for a connection that is turned away.
std::string busy_answer();

}  // namespace quayside::http
