// Service: the HTTP face of the simulated customs system.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "server/simulator/ledger.h"
#include "server/simulator/notifier.h"
#include "server/simulator/troubles.h"

namespace httplib {
class Server;
struct Request;
struct Response;
}  // namespace httplib

namespace quayside::simulator {

struct ServiceOptions {
  std::string data;    ///< folder of the ledger
  std::string schema;  ///< DMS_H7_V1.9.xsd; empty: our own check of the structure
  int pace_ms = 400;   ///< before each notification
};

class Service {
 public:
  Service(ServiceOptions options, Ledger& ledger, Notifier& notifier, Troubles& troubles);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

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
  std::vector<Fault> faults_of(const Message& message, const std::string& xml);
  Earlier earlier_of(const Message& request) const;

  const ServiceOptions options_;
  Troubles& troubles_;
  Ledger& ledger_;
  Notifier& notifier_;
  std::unique_ptr<httplib::Server> server_;
  std::mutex taking_;  ///< an LRN is looked up and recorded in one step
};

}  // namespace quayside::simulator
