#include "server/http/connection_server.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>

#include "server/http/worker_pool.h"

namespace quayside::http {
namespace {

thread_local Connection* current_connection = nullptr;

// Unlike httplib's default, without SO_REUSEPORT: a second server on the same port must fail.
void set_listener_options(socket_t socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

}  // namespace

ConnectionServer::ConnectionServer(const ConnectionLimits& limits) : limits_(limits) {
  set_socket_options(set_listener_options);
  set_tcp_nodelay(true);
  set_keep_alive_max_count(static_cast<size_t>(limits.requests_per_connection));
  set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(limits.idle).count());
  set_read_timeout(limits.stream.each_wait);
  set_write_timeout(limits.stream.each_wait);
  new_task_queue = [limits] { return new WorkerPool(limits.threads, limits.queued); };
}

ConnectionServer::~ConnectionServer() { close_turned_away(0); }

Connection* ConnectionServer::current() { return current_connection; }

bool ConnectionServer::process_and_close_socket(socket_t sock) {
  if (WorkerPool::is_overloaded()) {
    turn_away(sock);
    return false;
  }
  close_turned_away(SIZE_MAX);
  DeadlineStream stream(sock, limits_.stream);
  Connection connection(stream);
  current_connection = &connection;
  const bool served = serve_guarded([&] { return serve(stream, connection); });
  current_connection = nullptr;
  if (connection.owner_) {
    connection.owner_(sock);
  } else {
    close_gently(sock, std::chrono::milliseconds(served ? 2000 : 100));
  }
  return served;
}

// Waits in short steps, so that stopping the server does not take as long as a client's idleness.
bool ConnectionServer::next_request_comes(DeadlineStream& stream) const {
  constexpr std::chrono::milliseconds kStep{100};
  for (auto waited = kStep; waited <= limits_.idle; waited += kStep) {
    if (stream.readable_within(kStep)) return true;
    if (svr_sock_ == INVALID_SOCKET) return false;
  }
  return false;
}

bool ConnectionServer::serve(DeadlineStream& stream, Connection& connection) {
  const SocketAddress remote = remote_address(stream.socket());
  const SocketAddress local = local_address(stream.socket());
  bool served = false;
  for (int count = 1; count <= limits_.requests_per_connection; ++count) {
    if (!next_request_comes(stream)) break;
    stream.begin_request();
    bool closed = false;
    served = process_request(stream, remote.ip, remote.port, local.ip, local.port,
                             count == limits_.requests_per_connection, closed, nullptr);
    if (!served || closed || connection.close_ || connection.owner_) break;
  }
  return served;
}

// On the accepting thread: must not wait. Closing at once could destroy the answer before the
// client reads it, when its request arrives after the close; so a number of sockets is kept for a
// while.
void ConnectionServer::turn_away(socket_t sock) {
  constexpr std::size_t kKept = 256;
  [[maybe_unused]] const ssize_t sent =
      ::send(sock, busy_answer_.data(), busy_answer_.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  ::shutdown(sock, SHUT_WR);
  {
    const std::lock_guard lock(turned_away_mutex_);
    turned_away_.emplace_back(sock, std::chrono::steady_clock::now());
  }
  close_turned_away(kKept);
}

void ConnectionServer::close_turned_away(std::size_t keep) {
  const auto old = std::chrono::steady_clock::now() - std::chrono::seconds(1);
  const std::lock_guard lock(turned_away_mutex_);
  while (!turned_away_.empty() &&
         (turned_away_.size() > keep || turned_away_.front().second < old)) {
    close_gently(turned_away_.front().first, std::chrono::milliseconds(0));
    turned_away_.pop_front();
  }
}

}  // namespace quayside::http
