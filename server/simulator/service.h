// Service: the HTTP face of the simulated customs system.
#pragma once

#include <memory>
#include <string>

#include "server/simulator/ledger.h"
#include "server/simulator/reception.h"
#include "server/simulator/troubles.h"

namespace httplib {
class Server;
struct Request;
struct Response;
}  // namespace httplib

namespace quayside::simulator {

class Service {
 public:
  Service(ReceptionOptions options, Ledger& ledger, Notifier& notifier, Troubles& troubles);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  /// For other ways to Danish customs than HTTP.
  Reception& reception() { return reception_; }
  /// For the routes of other authorities; before bind().
  httplib::Server& http() { return *server_; }
  /// Port 0 takes any free one. The port, or -1 when it is taken.
  int bind(const std::string& host, int port);
  /// Serves until stop(); from another thread than stop().
  void run();
  void stop();

 private:
  void submit(const httplib::Request& request, httplib::Response& response);
  void take(const httplib::Request& request, httplib::Response& response, const Message& message,
            const Steering& steering);

  Reception reception_;
  Troubles& troubles_;
  Ledger& ledger_;
  std::unique_ptr<httplib::Server> server_;
};

}  // namespace quayside::simulator
