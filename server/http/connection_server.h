// ConnectionServer: httplib's server with connections of our own making: one deadline for each
// whole request, few requests per connection, none after anything odd, and event streams that leave
// the thread pool.
#pragma once

#include <httplib.h>

#include <deque>
#include <functional>
#include <mutex>

#include "server/http/deadline_stream.h"

namespace quayside::http {

struct ConnectionLimits {
  StreamLimits stream;
  std::size_t threads = 512;
  std::size_t queued = 1024;  ///< connections waiting for a thread; beyond: 503
  int requests_per_connection = 20;
  std::chrono::milliseconds idle{2000};
};

/// The connection whose request is being handled on this thread.
class Connection {
 public:
  /// No further request is read from this connection.
  void close_after_answer() { close_ = true; }
  /// The request may take this long from now on.
  void allow(std::chrono::milliseconds time) { stream_.extend_request(time); }
  /// The answer may take this long from now on.
  void allow_answer(std::chrono::milliseconds time) { stream_.extend_answer(time); }
  /// The socket leaves the pool: httplib's answer is dropped and `owner` gets, and closes, the
  /// socket.
  void hand_over(std::function<void(int socket)> owner) {
    owner_ = std::move(owner);
    stream_.mute();
  }

 private:
  friend class ConnectionServer;
  explicit Connection(DeadlineStream& stream) : stream_(stream) {}
  DeadlineStream& stream_;
  std::function<void(int)> owner_;
  bool close_ = false;
};

class ConnectionServer final : public httplib::Server {
 public:
  explicit ConnectionServer(const ConnectionLimits& limits);
  ~ConnectionServer() override;

  /// Null outside of a request.
  static Connection* current();

  /// What a connection gets that finds the queue full: a whole HTTP answer.
  void set_busy_answer(std::string answer) { busy_answer_ = std::move(answer); }

 private:
  bool process_and_close_socket(socket_t sock) override;
  bool serve(DeadlineStream& stream, Connection& connection);
  bool next_request_comes(DeadlineStream& stream) const;
  void turn_away(socket_t sock);
  void close_turned_away(std::size_t keep);

  const ConnectionLimits limits_;
  std::string busy_answer_;
  std::mutex turned_away_mutex_;
  std::deque<std::pair<socket_t, std::chrono::steady_clock::time_point>> turned_away_;
};

}  // namespace quayside::http
