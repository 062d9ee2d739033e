// Recovery: a key file that a person keeps with the server, found and opened by nothing but the
// recovery code, so that a key survives the device that it was on.
//
// The server sees seal::recovery_lookup() of the code, from which the code does not follow, and a
// seal::recovery_file(), on which no passphrase can be tried.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace quayside::wire {

/// Body of POST /api/v1/recovery-file: {"file":"<vault file>","lookup":"<64 hexadecimal digits>"}.
struct RecoveryFile {
  std::string lookup;
  std::string file;
};
std::string recovery_file_to_json(const RecoveryFile& recovery);
/// Error codes: json_*, recovery_malformed.
Result<RecoveryFile> recovery_file_from_json(std::string_view text);

/// Body of POST /api/v1/recoveries: {"lookup":…}; its answer: {"file":…}.
std::string recovery_question_to_json(std::string_view lookup);
Result<std::string> recovery_question_from_json(std::string_view text);
std::string recovery_answer_to_json(std::string_view file);
Result<std::string> recovery_answer_from_json(std::string_view text);

}  // namespace quayside::wire
