// Troubles: what goes wrong on demand between the simulator and who sends to it.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <string>

#include "server/simulator/steering.h"

namespace httplib {
struct Request;
}  // namespace httplib

namespace quayside::simulator {

class Troubles {
 public:
  /// Waits, unless stop() comes first.
  void hold(int ms);
  void stop();
  bool is_stopping() const;

  /// True for the first two attempts of that key.
  bool fails_this_time(const std::string& key);

  /// Before a message is recorded.
  void before_taking(const Steering& steering);
  /// After it is recorded; false when the connection is closed and no answer can be given.
  bool may_answer(const Steering& steering, const httplib::Request& request);

 private:
  mutable std::mutex mutex_;
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::map<std::string, int> failed_attempts_;
};

}  // namespace quayside::simulator
