// Incoming folder: an access point's side of IN, as Domibus's file system plug-in fills it: a
// folder for each message under its recipient's, the metadata first, then the payload under its
// name.
#pragma once

#include <string>

#include "server/simulator/ledger.h"

namespace quayside::simulator {

class IncomingFolder {
 public:
  /// `folder` is the one that IN lies in.
  explicit IncomingFolder(std::string folder) : folder_(std::move(folder)) {}

  /// False when it cannot be written now. From any thread.
  bool put(const PendingNotice& pending) const;

 private:
  const std::string folder_;
};

}  // namespace quayside::simulator
