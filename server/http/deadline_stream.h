// DeadlineStream: the bytes of one connection, with a deadline for each whole request and for each
// whole answer. httplib's own stream limits each read only, so that a client sending a byte now and
// then would hold a thread for ever.
#pragma once

#include <httplib.h>

#include <array>
#include <chrono>

namespace quayside::http {

struct StreamLimits {
  std::chrono::milliseconds each_wait{5000};
  std::chrono::milliseconds request{15'000};
  std::chrono::milliseconds answer{60'000};
};

class DeadlineStream final : public httplib::Stream {
 public:
  DeadlineStream(int socket, const StreamLimits& limits) : socket_(socket), limits_(limits) {}

  /// The next request begins: its time starts now.
  void begin_request();
  /// The request that is being read may take this long from now on.
  void extend_request(std::chrono::milliseconds time);
  /// The answer that is being written may take this long from now on.
  void extend_answer(std::chrono::milliseconds time);
  /// From now on nothing is written; what httplib answers is dropped.
  void mute() { muted_ = true; }
  /// True when bytes are there or come within `wait`.
  bool readable_within(std::chrono::milliseconds wait) const;

  bool is_readable() const override { return begin_ < end_; }
  bool wait_readable() const override;
  bool wait_writable() const override;
  ssize_t read(char* bytes, size_t size) override;
  ssize_t write(const char* bytes, size_t size) override;
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return socket_; }
  time_t duration() const override { return 0; }
  const char* buffered_data(size_t& size) const override;
  void consume_buffered(size_t size) override { begin_ += size; }

 private:
  using Time = std::chrono::steady_clock::time_point;
  bool wait_for(short events, Time deadline) const;
  Time answer_deadline() const;

  const int socket_;
  const StreamLimits limits_;
  Time request_deadline_{};
  mutable Time answer_deadline_{};
  bool muted_ = false;
  std::array<char, 4096> buffer_{};
  size_t begin_ = 0;
  size_t end_ = 0;
};

/// "127.0.0.1" and the port of the other or of our own end of a socket; empty if unknown.
struct SocketAddress {
  std::string ip;
  int port = 0;
};
SocketAddress remote_address(int socket);
SocketAddress local_address(int socket);

/// Says that nothing more will be written, takes what the client still sends so that it gets to
/// read the answer, and closes. Takes at most `wait` and 8 MiB.
void close_gently(int socket, std::chrono::milliseconds wait);

}  // namespace quayside::http
