// quayside-customs-simulator: stands in for the customs systems of Denmark and of the United
// Kingdom in development and tests.
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <thread>

#include "server/simulator/cds_service.h"
#include "server/simulator/incoming_folder.h"
#include "server/simulator/outgoing_folder.h"
#include "server/simulator/service.h"

namespace quayside::simulator {
namespace {

constexpr int kCouldNot = 2;
constexpr int kWrongUse = 64;
constexpr int kLongestStepMs = 400;

struct Arguments {
  std::string listen;
  std::string notify;
  std::string notify_gb;
  std::string files;
  ReceptionOptions service;
  CdsOptions cds;
};

int say(const char* what, int status) {
  std::fprintf(stderr, "quayside-customs-simulator: %s\n", what);
  return status;
}

// -1 unless it is "127.0.0.1:PORT" or "localhost:PORT".
int loopback_port(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos) return -1;
  const std::string host = text.substr(0, colon);
  const std::string port = text.substr(colon + 1);
  const bool digits = !port.empty() && port.size() <= 5 &&
                      port.find_first_not_of("0123456789") == std::string::npos;
  if ((host != "127.0.0.1" && host != "localhost") || !digits) return -1;
  const int number = std::stoi(port);
  return number <= 65535 ? number : -1;
}

bool read_target(const std::string& url, NotifyTarget& target) {
  constexpr std::string_view kScheme = "http://";
  if (!url.starts_with(kScheme)) return false;
  const std::string rest = url.substr(kScheme.size());
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  target.host = "127.0.0.1";
  target.port = loopback_port(rest.substr(0, slash));
  target.path = slash == rest.size() ? "/" : rest.substr(slash);
  return target.port > 0 && target.path.find_first_of(" \r\n\t") == std::string::npos;
}

sigset_t block_end_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
  return signals;
}

struct Targets {
  NotifyTarget dk;
  NotifyTarget gb;
  bool gb_is_pulled = false;
};

/// 0, or the status to end with.
int read_targets(const Arguments& arguments, Targets& targets) {
  if (arguments.files.empty() && !read_target(arguments.notify, targets.dk)) {
    return say("--notify is not of the form http://127.0.0.1:PORT/PATH", kWrongUse);
  }
  targets.gb_is_pulled = arguments.notify_gb == "pull";
  if (!arguments.notify_gb.empty() && !targets.gb_is_pulled &&
      !read_target(arguments.notify_gb, targets.gb)) {
    return say("--notify-gb is neither pull nor of the form http://127.0.0.1:PORT/PATH", kWrongUse);
  }
  targets.gb.message_id_header = "X-Conversation-ID";
  if (const char* token = std::getenv("QUAYSIDE_CUSTOMS_TOKEN")) {
    targets.dk.authorization = std::string("Bearer ") + token;
    targets.gb.authorization = std::string("Basic ") + token;
  } else if (arguments.files.empty() || !arguments.notify_gb.empty()) {
    say("QUAYSIDE_CUSTOMS_TOKEN is not set; nobody will listen to us", 0);
  }
  return 0;
}

int use_schema(std::string& schema) {
  const char* named = std::getenv("QUAYSIDE_DMS_SCHEMA");
  if (schema.empty() && named != nullptr) schema = named;
  if (schema.empty() || ::access(schema.c_str(), R_OK) == 0) return 0;
  return say("the schema file cannot be read", kWrongUse);
}

int serve(Arguments arguments) {
  ::umask(077);
  const sigset_t signals = block_end_signals();
  const int port = loopback_port(arguments.listen);
  if (port < 0) {
    return say("--listen takes 127.0.0.1:PORT only; customs is never simulated to others",
               kWrongUse);
  }
  Targets targets;
  if (const int status = read_targets(arguments, targets); status != 0) return status;
  if (const int status = use_schema(arguments.service.schema); status != 0) return status;
  const bool has_folder = !arguments.files.empty();
  const IncomingFolder incoming(arguments.files);
  if (has_folder) {
    targets.dk.put = [&](const PendingNotice& pending) { return incoming.put(pending); };
  }

  Ledger ledger;
  if (const auto opened = ledger.open(arguments.service.data); !opened) {
    return say(opened.error().message.c_str(), kCouldNot);
  }
  Notifier notifier(std::move(targets.dk), ledger);
  notifier.add(ledger.take_pending());
  Troubles troubles;
  Service service(arguments.service, ledger, notifier, troubles);

  arguments.cds.data = arguments.service.data + "/gb";
  arguments.cds.pace_ms = arguments.service.pace_ms;
  Ledger gb_ledger;
  CdsRegister declarations;
  CdsUploads uploads;
  for (const auto& opened :
       {gb_ledger.open(arguments.cds.data), declarations.open(arguments.cds.data),
        uploads.open(arguments.cds.data)}) {
    if (!opened) return say(opened.error().message.c_str(), kCouldNot);
  }
  CdsMailbox mailbox;
  if (targets.gb_is_pulled) {
    targets.gb.keep = [&](const PendingNotice& pending) { mailbox.add(pending); };
  }
  Notifier gb_notifier(std::move(targets.gb), gb_ledger);
  gb_notifier.add(gb_ledger.take_pending());
  CdsService cds(arguments.cds, gb_ledger, declarations, uploads, gb_notifier, mailbox, troubles);
  if (!arguments.notify_gb.empty()) cds.mount(service.http());
  const int bound = service.bind("127.0.0.1", port);
  if (bound < 0) return say("the port is taken", kCouldNot);
  std::optional<OutgoingFolder> outgoing;
  if (has_folder) {
    outgoing.emplace(arguments.files, std::min(arguments.service.pace_ms, kLongestStepMs),
                     service.reception(), troubles);
  }
  std::thread server([&] { service.run(); });
  std::printf("quayside-customs-simulator listening on http://127.0.0.1:%d\n", bound);
  std::fflush(stdout);
  int signal = 0;
  sigwait(&signals, &signal);
  service.stop();
  server.join();
  return 0;
}

int main_of(int count, char** values) {
  CLI::App app(
      "Stands in for Danish and UK customs. For development and tests only: no legal effect.");
  Arguments arguments;
  app.add_option("--listen", arguments.listen, "127.0.0.1:PORT; port 0 takes any free one")
      ->required();
  auto* notify = app.add_option("--notify", arguments.notify,
                                "where notifications go: http://127.0.0.1:PORT/PATH");
  auto* files = app.add_option("--files", arguments.files,
                               "instead: folder of an AS4 access point, which is played, too");
  app.add_option(
      "--notify-gb", arguments.notify_gb,
      "where the United Kingdom's notifications go, or pull; without it there is no such customs");
  app.add_option("--schema-gb", arguments.cds.schema,
                 "MetaData and WCO_DEC_2_DMS in one schema, checked by xmllint");
  app.add_option("--calls-per-second", arguments.cds.calls_per_second,
                 "calls that the United Kingdom's customs permits each client")
      ->check(CLI::Range(1, 1000));
  app.add_option("--data", arguments.service.data, "folder of the ledger")->required();
  app.add_option("--schema", arguments.service.schema, "DMS_H7_V1.9.xsd, checked by xmllint");
  app.add_option("--pace-ms", arguments.service.pace_ms, "pause before each notification")
      ->check(CLI::Range(0, 3'600'000));
  try {
    app.parse(count, values);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kWrongUse;
  }
  if ((notify->count() > 0) == (files->count() > 0)) {
    return say("give either --notify or --files, not both", kWrongUse);
  }
  return serve(std::move(arguments));
}

}  // namespace
}  // namespace quayside::simulator

int main(int count, char** values) {
  try {
    return quayside::simulator::main_of(count, values);
  } catch (const std::exception&) {
    std::fputs("quayside-customs-simulator: stopped by an unexpected failure\n", stderr);
    return quayside::simulator::kCouldNot;
  }
}
