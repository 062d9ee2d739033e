// Chosen file: what a person has chosen to hand in, on its way from the device. Its bytes are in
// memory only, until the server has them.
#pragma once

#include <optional>
#include <string>

#include "shared/base/result.h"
#include "shared/wire/documents.h"

namespace quayside::app {

struct ChosenFile {
  wire::Document document;
  std::string bytes;
  std::optional<Error> problem;  ///< why it cannot be handed in
  bool sent = false;             ///< the server has it
};

}  // namespace quayside::app
