// Trial: the whole way of a submission up to where it would be stored. Nothing is stored, and
// nothing is sent to customs.
#pragma once

#include <string_view>

#include "server/services/environment.h"
#include "shared/wire/trial.h"

namespace quayside::services {

/// `bytes` are those that would be signed. Error codes: those of wire::read_signed_content(); all
/// else that would be refused stands in the answer.
Result<wire::TrialAnswer> trial(const Environment& environment, const Identity& identity,
                                std::string_view bytes);

}  // namespace quayside::services
