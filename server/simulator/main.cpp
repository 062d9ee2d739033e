// quayside-customs-simulator: stands in for Danish customs in development and tests.
//
// It takes DMS messages over HTTP (where the real system has AS4), keeps a ledger of what arrived,
// and pushes notifications. It shares no code with the product, so it cannot share its mistakes.
#include <httplib.h>
#include <signal.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "server/simulator/ledger.h"
#include "server/simulator/message.h"
#include "server/simulator/notifications.h"
#include "server/simulator/pusher.h"

namespace quayside::simulator {
namespace {

struct Options {
  std::string listen = "127.0.0.1:0";
  std::string notify;
  std::string data = ".";
  std::string schema;
  int pace_ms = 400;
};

constexpr std::size_t kMessageBytesMax = 4 * 1024 * 1024;

httplib::Server* running = nullptr;
void stop(int) {
  if (running != nullptr) running->stop();
}

Pace pace_now(const Options& options) {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y%m%d%H%M%SZ", &utc);
  return {options.pace_ms, utc.tm_year + 1900, text};
}

void fail(httplib::Response& response, int status, const std::string& text) {
  response.status = status;
  response.set_content("<ErrorMessage><Code>OE0001</Code><Description>" + text +
                           "</Description></ErrorMessage>",
                       "application/xml");
}

void receive(const Options& options, Ledger& ledger, Pusher& pusher,
             const httplib::Request& request, httplib::Response& response) {
  const std::string message_id = request.get_header_value("Message-Id");
  if (message_id.empty()) return fail(response, 400, "no Message-Id");
  ReceivedDeclaration declaration = read_declaration(request.body);
  if (!declaration.readable) return fail(response, 400, "the message cannot be read");
  if (steered(declaration.lrn, "HTTP500") && ledger.count_failure(declaration.lrn) <= 2) {
    return fail(response, 500, "simulated fault");
  }
  std::string schema_error;
  if (declaration.problem.empty() && !options.schema.empty() &&
      !follows_schema(request.body, options.schema, schema_error)) {
    declaration.problem = schema_error;
  }
  if (!ledger.add({message_id, declaration.lrn})) return fail(response, 500, "not stored");
  pusher.schedule(answers_to(declaration, pace_now(options), message_id));
  if (steered(declaration.lrn, "HANG")) {
    std::this_thread::sleep_for(std::chrono::seconds(20));
  }
  if (steered(declaration.lrn, "RESET")) {
    // Announces a body and breaks off: the sender cannot know the outcome.
    response.set_content_provider(
        1000, "application/xml", [](std::size_t, std::size_t, httplib::DataSink&) {
          return false;
        });
    return;
  }
  response.set_content("<SuccessfulSubmissionResponse><MessageId>received</MessageId>"
                       "</SuccessfulSubmissionResponse>",
                       "application/xml");
}

void add_routes(httplib::Server& server, const Options& options, Ledger& ledger, Pusher& pusher) {
  server.Post("/dms/DMS.Import.Declaration.Submit",
              [&](const httplib::Request& request, httplib::Response& response) {
                receive(options, ledger, pusher, request, response);
              });
  server.Get("/dms/messages/:id",
             [&](const httplib::Request& request, httplib::Response& response) {
               if (!ledger.has_message(request.path_params.at("id"))) {
                 response.status = 404;
                 return;
               }
               response.set_content("{\"received\":true}", "application/json");
             });
  server.Get("/dms/ledger", [&](const httplib::Request&, httplib::Response& response) {
    response.set_content(ledger.to_json(), "application/json");
  });
}

int serve(const Options& options) {
  const std::size_t colon = options.listen.rfind(':');
  const std::string host = options.listen.substr(0, colon);
  const int port = std::atoi(options.listen.substr(colon + 1).c_str());
  if (host != "127.0.0.1" && host != "localhost") {
    std::cerr << "The simulator listens on loopback only: use --listen 127.0.0.1:PORT\n";
    return 64;
  }
  const char* token = std::getenv("QUAYSIDE_CUSTOMS_TOKEN");
  Ledger ledger(options.data);
  Pusher pusher(options.notify, token == nullptr ? "" : token);
  httplib::Server server;
  server.new_task_queue = [] { return new httplib::ThreadPool(64, 64, 256); };
  server.set_payload_max_length(kMessageBytesMax);
  server.set_keep_alive_max_count(1);
  server.set_tcp_nodelay(true);
  add_routes(server, options, ledger, pusher);
  const int bound = port == 0 ? server.bind_to_any_port(host)
                              : (server.bind_to_port(host, port) ? port : -1);
  if (bound < 0) {
    std::cerr << "Port " << port << " is taken: choose another with --listen\n";
    return 2;
  }
  running = &server;
  signal(SIGTERM, stop);
  signal(SIGINT, stop);
  std::cout << "quayside-customs-simulator listening on http://" << host << ":" << bound
            << std::endl;
  return server.listen_after_bind() ? 0 : 2;
}

}  // namespace
}  // namespace quayside::simulator

int main(int argc, char** argv) {
  quayside::simulator::Options options;
  CLI::App app{"Stands in for Danish customs in development and tests"};
  app.add_option("--listen", options.listen, "loopback address, 127.0.0.1:PORT; 0 takes any port");
  app.add_option("--notify", options.notify, "where notifications are pushed to")->required();
  app.add_option("--data", options.data, "folder of the ledger");
  app.add_option("--schema", options.schema, "DMS_H7_V1.9.xsd; checks messages with xmllint")
      ->envname("QUAYSIDE_DMS_SCHEMA");
  app.add_option("--pace-ms", options.pace_ms, "milliseconds between notifications");
  CLI11_PARSE(app, argc, argv);
  return quayside::simulator::serve(options);
}
