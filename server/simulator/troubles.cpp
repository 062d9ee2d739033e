#include "server/simulator/troubles.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <httplib.h>
#include <sys/socket.h>

#include <cstdlib>

namespace quayside::simulator {
namespace {

constexpr int kSlowMs = 8000;
constexpr int kHangMs = 20'000;
constexpr int kFailures = 2;
constexpr std::size_t kRememberedFailures = 10'000;

bool is_connection_of(int socket, const httplib::Request& request) {
  sockaddr_in peer{};
  sockaddr_in own{};
  socklen_t peer_size = sizeof peer;
  socklen_t own_size = sizeof own;
  return ::getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &peer_size) == 0 &&
         ::getsockname(socket, reinterpret_cast<sockaddr*>(&own), &own_size) == 0 &&
         peer.sin_family == AF_INET && ntohs(peer.sin_port) == request.remote_port &&
         ntohs(own.sin_port) == request.local_port;
}

// httplib does not hand out the socket of a request, so it is looked for among our own. What the
// library writes afterwards goes nowhere; closing it sends a reset.
void drop_connection(const httplib::Request& request) {
  DIR* folder = ::opendir("/proc/self/fd");
  if (folder == nullptr) return;
  while (const dirent* entry = ::readdir(folder)) {
    const int socket = std::atoi(entry->d_name);
    if (socket <= 2 || !is_connection_of(socket, request)) continue;
    const linger at_once{1, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::shutdown(socket, SHUT_RDWR);
  }
  ::closedir(folder);
}

}  // namespace

void Troubles::hold(int ms) {
  std::unique_lock lock(mutex_);
  stopped_.wait_for(lock, std::chrono::milliseconds(ms), [this] { return stopping_; });
}

void Troubles::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_all();
}

bool Troubles::is_stopping() const {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

bool Troubles::fails_this_time(const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (failed_attempts_.size() >= kRememberedFailures) failed_attempts_.clear();
  return ++failed_attempts_[key] <= kFailures;
}

void Troubles::before_taking(const Steering& steering) {
  if (steering.late) hold(kSlowMs);
}

bool Troubles::may_answer(const Steering& steering, const httplib::Request& request) {
  if (steering.slow) hold(kSlowMs);
  if (steering.hang) hold(kHangMs);
  if (!steering.hang && !steering.reset) return true;
  drop_connection(request);
  return false;
}

}  // namespace quayside::simulator
