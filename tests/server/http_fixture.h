// A server on loopback, and the ways of a client, for the tests of server/http.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "server/http/http_server.h"
#include "tests/support/server_house.h"

namespace quayside::testing {

using std::chrono::milliseconds;

inline constexpr const char* kJson = "application/json";

inline services::Site a_site() {
  services::Site site;
  site["index.html"] = {"text/html; charset=utf-8",
                        "<h1>Quayside</h1>",
                        "brotli of index",
                        "\"i\"",
                        "\"i-br\"",
                        false};
  site["app.0123456789ab.js"] = {
      "text/javascript; charset=utf-8", "run();", "brotli of app", "\"a\"", "\"a-br\"", true};
  site["icons/mark.png"] = {"image/png", "png", "", "\"p\"", "", false};
  site["404.html"] = {"text/html; charset=utf-8", "<h1>Not here</h1>", "", "\"n\"", "", false};
  return site;
}

/// A server on loopback; options may be changed before start().
class Http : public ::testing::Test {
 protected:
  Http() {
    options_.customs_token = "customs secret";
    options_.version = "0.1.0";
    options_.connections.threads = 8;
    options_.connections.queued = 16;
    options_.connections.stream.each_wait = milliseconds(1000);
    options_.connections.stream.request = milliseconds(1500);
    options_.connections.idle = milliseconds(500);
    options_.events.heartbeat_ms = 200;
    options_.events.lifetime_ms = 1500;
    options_.enrolment_rate = {1000, 1000};
    options_.sign_in_rate = {1000, 1000};
  }

  void start() {
    options_.on_customs_message = [this] { ++customs_messages_; };
    server_ = std::make_unique<http::HttpServer>(house_.environment(), a_site(), options_);
    house_.store().on_events([this] { server_->wake_event_streams(); });
    const auto port = server_->start();
    ensure(port.has_value(), "the server starts");
    port_ = *port;
    origin_ = "http://127.0.0.1:" + std::to_string(port_);
  }
  ~Http() override { house_.store().on_events(nullptr); }

  httplib::Client client() const {
    httplib::Client client("127.0.0.1", port_);
    client.set_read_timeout(10);
    return client;
  }
  httplib::Headers session(const Trader& trader) {
    const std::string challenge = house_.challenge_for(trader.key.public_key().kid());
    const auto answer = client().Post("/api/v1/sessions",
                                      house_.session_body(trader.key, challenge, origin_), kJson);
    ensure(answer && answer->status == 201, "the trader signs in");
    const std::string cookie = answer->get_header_value("Set-Cookie");
    return {{"Cookie", cookie.substr(0, cookie.find(';'))}};
  }
  /// What the server answers to these bytes, until it closes or `wait` is over.
  std::string raw(const std::string& bytes, milliseconds wait = milliseconds(4000)) const {
    const int socket = connect_socket();
    send_all(socket, bytes);
    const std::string answer = read_all(socket, wait);
    ::close(socket);
    return answer;
  }
  int connect_socket() const {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ensure(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0,
           "the server can be reached");
    return socket;
  }
  static void send_all(int socket, const std::string& bytes) {
    [[maybe_unused]] const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
  static std::string read_all(int socket, milliseconds wait) {
    std::string answer;
    const timeval limit{wait.count() / 1000, wait.count() % 1000 * 1000};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    char bytes[4096];
    for (ssize_t count = 0; (count = ::recv(socket, bytes, sizeof bytes, 0)) > 0;) {
      answer.append(bytes, static_cast<std::size_t>(count));
    }
    return answer;
  }
  std::string host_line() const { return "Host: 127.0.0.1:" + std::to_string(port_) + "\r\n"; }

  ServerHouse house_;
  http::ServerOptions options_;
  std::unique_ptr<http::HttpServer> server_;
  std::atomic<int> customs_messages_ = 0;
  int port_ = 0;
  std::string origin_;
};

inline std::string code_of(const httplib::Result& answer) {
  return answer ? wire::problem_from_json(answer->status, answer->body).code : "no answer";
}

}  // namespace quayside::testing
