#include "server/http/deadline_stream.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace quayside::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

bool poll_socket(int socket, short events, milliseconds wait) {
  pollfd entry{socket, events, 0};
  const int timeout = static_cast<int>(std::max<std::int64_t>(0, wait.count()));
  int count = 0;
  do {
    count = ::poll(&entry, 1, timeout);
  } while (count < 0 && errno == EINTR);
  return count > 0;
}

milliseconds until(steady_clock::time_point deadline) {
  return std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
}

SocketAddress to_address(const sockaddr_storage& storage) {
  char text[INET6_ADDRSTRLEN] = "";
  if (storage.ss_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &storage, sizeof v4);
    ::inet_ntop(AF_INET, &v4.sin_addr, text, sizeof text);
    return {text, ntohs(v4.sin_port)};
  }
  if (storage.ss_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &storage, sizeof v6);
    ::inet_ntop(AF_INET6, &v6.sin6_addr, text, sizeof text);
    return {text, ntohs(v6.sin6_port)};
  }
  return {};
}

}  // namespace

void DeadlineStream::begin_request() {
  request_deadline_ = steady_clock::now() + limits_.request;
  answer_deadline_ = {};
}

bool DeadlineStream::readable_within(milliseconds wait) const {
  return is_readable() || poll_socket(socket_, POLLIN, wait);
}

void DeadlineStream::extend_request(milliseconds time) {
  request_deadline_ = steady_clock::now() + time;
}

void DeadlineStream::extend_answer(milliseconds time) {
  answer_deadline_ = steady_clock::now() + time;
}

bool DeadlineStream::wait_for(short events, Time deadline) const {
  const milliseconds left = until(deadline);
  return left.count() > 0 && poll_socket(socket_, events, std::min(left, limits_.each_wait));
}

DeadlineStream::Time DeadlineStream::answer_deadline() const {
  if (answer_deadline_ == Time{}) answer_deadline_ = steady_clock::now() + limits_.answer;
  return answer_deadline_;
}

bool DeadlineStream::wait_readable() const {
  return is_readable() || wait_for(POLLIN, request_deadline_);
}

bool DeadlineStream::wait_writable() const {
  return muted_ || wait_for(POLLOUT, answer_deadline());
}

const char* DeadlineStream::buffered_data(size_t& size) const {
  size = end_ - begin_;
  return size > 0 ? buffer_.data() + begin_ : nullptr;
}

ssize_t DeadlineStream::read(char* bytes, size_t size) {
  if (!is_readable()) {
    if (!wait_for(POLLIN, request_deadline_)) {
      error_ = httplib::Error::Timeout;
      return -1;
    }
    const ssize_t count = ::recv(socket_, buffer_.data(), buffer_.size(), MSG_DONTWAIT);
    if (count <= 0) {
      error_ = count == 0 ? httplib::Error::ConnectionClosed : httplib::Error::Read;
      return count;
    }
    begin_ = 0;
    end_ = static_cast<size_t>(count);
  }
  const size_t count = std::min(size, end_ - begin_);
  std::memcpy(bytes, buffer_.data() + begin_, count);
  begin_ += count;
  return static_cast<ssize_t>(count);
}

ssize_t DeadlineStream::write(const char* bytes, size_t size) {
  if (muted_) return static_cast<ssize_t>(size);
  for (;;) {
    if (!wait_for(POLLOUT, answer_deadline())) return -1;
    const ssize_t count = ::send(socket_, bytes, size, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count >= 0) return count;
    if (errno != EAGAIN && errno != EINTR) return -1;
  }
}

SocketAddress remote_address(int socket) {
  sockaddr_storage storage{};
  socklen_t size = sizeof storage;
  if (::getpeername(socket, reinterpret_cast<sockaddr*>(&storage), &size) != 0) return {};
  return to_address(storage);
}

SocketAddress local_address(int socket) {
  sockaddr_storage storage{};
  socklen_t size = sizeof storage;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&storage), &size) != 0) return {};
  return to_address(storage);
}

void close_gently(int socket, milliseconds wait) {
  constexpr std::size_t kBytesMax = 8 * 1024 * 1024;
  ::shutdown(socket, SHUT_WR);
  const auto deadline = steady_clock::now() + wait;
  std::array<char, 16 * 1024> dropped{};
  for (std::size_t total = 0; total < kBytesMax;) {
    if (!poll_socket(socket, POLLIN, until(deadline))) break;
    const ssize_t count = ::recv(socket, dropped.data(), dropped.size(), MSG_DONTWAIT);
    if (count <= 0) break;
    total += static_cast<std::size_t>(count);
  }
  ::close(socket);
}

}  // namespace quayside::http
