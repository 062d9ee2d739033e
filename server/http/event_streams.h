// EventStreams: all open text/event-stream answers, written by one thread of its own, so that they
// take nothing from the thread pool.
//
// A stream is asked for changes only when everything before has been written: a slow reader costs
// one small buffer and gets each submission in its newest state.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "server/services/read_submissions.h"

namespace quayside::http {

struct EventLimits {
  std::size_t streams = 64;
  std::size_t streams_per_organisation = 16;
  std::int64_t heartbeat_ms = 10'000;
  std::int64_t lifetime_ms = 60'000;
};

class EventStreams {
 public:
  EventStreams(const services::Environment& environment, const EventLimits& limits);
  ~EventStreams();
  EventStreams(const EventStreams&) = delete;
  EventStreams& operator=(const EventStreams&) = delete;

  /// Takes over the socket. `response_head` is written first. Beyond the limits the stream gets
  /// what is pending and is closed. `token`: of the session, without which nothing more is told.
  void add(int socket, std::string response_head, std::string eori, std::string token,
           std::optional<std::int64_t> last_event);

  /// Something changed. Quick, from any thread.
  void wake();

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace quayside::http
