// Terminal: how the commands speak. Results on standard output, everything else on standard error.
//
// With --json standard output holds exactly one JSON document and people's text moves to standard
// error. Text that came from outside is stripped of control characters before a terminal sees it.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/messages/messages.h"

namespace quayside::cli {

enum ExitCode {
  kDone = 0,         ///< done, and nothing wrong
  kErrorsFound = 1,  ///< done, and errors found in the declaration
  kNotDone = 2,      ///< could not be done
  kWrongUse = 64,    ///< the command line is wrong
};

/// "da" or "en" as LC_ALL, LC_MESSAGES or LANG ask for.
std::string language_of_environment();

class Terminal {
 public:
  std::string language = "en";
  bool json = false;

  std::string say(std::string_view key, const MessageArguments& arguments = {}) const;

  /// A line of the result for people: standard output, or standard error with --json.
  void result(std::string_view line) const;
  /// Progress, questions and warnings: standard error.
  void note(std::string_view line) const;
  /// A document, byte by byte, on standard output.
  void document(std::string_view bytes) const;

  /// Says what went wrong and what to do, and answers kNotDone. With --json also
  /// {"error":{"code","hint","message"}} on standard output.
  int fail(const Error& error, std::string_view about = {}) const;
  /// The same without a document on standard output.
  void complain(const Error& error, std::string_view about = {}) const;
};

/// {"code":…,"hint":…,"message":…}
std::string error_json(const Error& error);

}  // namespace quayside::cli
