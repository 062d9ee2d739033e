// Journal: an append-only file of JSON lines, whole after any crash.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "shared/base/result.h"

namespace quayside::simulator {

/// The text or the number of a member; empty and 0 where there is none of that kind.
std::string text_of(const nlohmann::ordered_json& object, const char* member);
std::int64_t number_of(const nlohmann::ordered_json& object, const char* member);

/// Not for several threads at once: its owner holds a lock.
class Journal {
 public:
  Journal() = default;
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Creates the folder and the file when needed, hands over each line that is whole and cuts off a
  /// torn last one, as a crash leaves it. Error code: ledger_unusable.
  Result<Done> open(const std::string& folder, const std::string& name,
                    const std::function<void(const nlohmann::ordered_json&)>& replay);
  /// A durable line is on the disk (fdatasync) before this returns. Ends the program when the disk
  /// takes no more, as nothing could be promised then.
  void append(const nlohmann::ordered_json& line, bool durable);

 private:
  int file_ = -1;
};

}  // namespace quayside::simulator
