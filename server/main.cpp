// quayside-server: puts store, services, gateway and HTTP together, and stops them in order.
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <spdlog/sinks/stdout_sinks.h>

#include "server/gateway/as4_inbox.h"
#include "server/gateway/background_worker.h"
#include "server/gateway/cds_http_connector.h"
#include "server/gateway/dms_file_connector.h"
#include "server/gateway/dms_http_connector.h"
#include "server/gateway/outbox.h"
#include "server/http/http_server.h"
#include "server/log.h"
#include "server/services/certificates.h"
#include "server/services/confirm_key.h"
#include "server/services/connections.h"
#include "server/services/evidence_log.h"
#include "server/services/receive_notification.h"
#include "server/services/reference_data.h"
#include "server/services/retention.h"
#include "server/services/server_key.h"
#include "server/store/sqlite_store.h"

#ifndef QUAYSIDE_VERSION
#define QUAYSIDE_VERSION "0.1.0"
#endif

namespace quayside {
namespace {

constexpr int kCouldNot = 2;
constexpr int kWrongUse = 64;
constexpr int kDeliveriesAtOnce = 4;
constexpr std::int64_t kFirstPauseAtHmrcMs = 3000;  // "a few seconds"
constexpr std::chrono::milliseconds kPullPause{30'000};
constexpr std::chrono::milliseconds kInboxPause{500};

struct Arguments {
  std::string listen;
  std::string data;
  std::string web;
  std::string customs;
  std::string customs_files;
  std::string customs_gb;
  std::string public_origin;
  std::string kid;
  std::string eori;
  std::string code;
  std::string refdata;
  services::RetentionQuestion retention;
  bool apply = false;
  std::string certificate_authorities;
  bool after_loss = false;
  bool revoke = false;
  bool demonstration = false;
};

int fail(const Error& error) {
  std::fprintf(stderr, "quayside-server: %s\n%s\n", error.message.c_str(), error.hint.c_str());
  return kCouldNot;
}

void set_up_log() {
  auto logger = spdlog::stderr_logger_mt("quayside");
  logger->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})",
                      spdlog::pattern_time_type::utc);
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

std::string store_path(const Arguments& arguments) { return arguments.data + "/quayside.db"; }

/// Two servers on one data folder would each send what is in the outbox.
Result<int> lock_data_folder(const std::string& folder) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  const int file = ::open((folder + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) {
    return Error{"data_folder_unusable", "the data folder cannot be written to",
                 "Give --data a folder that this user may write to."};
  }
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    ::close(file);
    return Error{"data_folder_in_use", "another server uses this data folder",
                 "Stop it first, or give --data another folder."};
  }
  return file;
}

Result<http::ServerOptions> server_options(const Arguments& arguments) {
  http::ServerOptions options;
  const std::size_t colon = arguments.listen.rfind(':');
  const std::string port = colon == std::string::npos ? "" : arguments.listen.substr(colon + 1);
  options.host = arguments.listen.substr(0, colon);
  if (options.host.starts_with('[') && options.host.ends_with(']')) {
    options.host = options.host.substr(1, options.host.size() - 2);
  }
  if (options.host.empty() || port.empty() || port.size() > 5 ||
      port.find_first_not_of("0123456789") != std::string::npos || std::stoi(port) > 65535) {
    return Error{"wrong_use", "--listen is not of the form HOST:PORT",
                 "For example: --listen 127.0.0.1:8480"};
  }
  options.port = std::stoi(port);
  if (!arguments.public_origin.empty() && !http::is_origin(arguments.public_origin)) {
    return Error{"wrong_use", "--public-origin is not an origin",
                 "For example: --public-origin https://customs.example"};
  }
  options.public_origin = arguments.public_origin;
  options.version = QUAYSIDE_VERSION;
  if (const char* token = std::getenv("QUAYSIDE_CUSTOMS_TOKEN")) options.customs_token = token;
  if (const char* token = std::getenv("QUAYSIDE_OPERATOR_TOKEN")) options.operator_token = token;
  if (options.customs_token.empty() && arguments.customs_files.empty()) {
    log_problem("customs_token_missing");
  }
  if (arguments.demonstration) {  // many people behind one address, and tests
    options.enrolment_rate = {500, 50};
    options.sign_in_rate = {1000, 100};
  }
  return options;
}

int wait_for_end_signal(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
  return signal;
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

/// The ways to customs, as they are configured.
struct Customs {
  std::unique_ptr<gateway::CustomsConnector> dk;
  std::unique_ptr<gateway::As4Inbox> dk_inbox;    ///< null: Denmark's messages come over HTTP
  std::unique_ptr<gateway::CdsHttpConnector> gb;  ///< null: no connection
  wire::CdsConnection connection;                 ///< of `gb`
};

gateway::OutboxPauses pauses_at_hmrc(const wire::CdsConnection& connection) {
  gateway::OutboxPauses pauses;
  pauses.first_ms = kFirstPauseAtHmrcMs;
  pauses.settle_ms = connection.settle_ms;
  return pauses;
}

/// Threads that deliver what waits for one authority.
class Deliveries {
 public:
  Deliveries(const services::Environment& environment, gateway::CustomsConnector& customs,
             const gateway::OutboxPauses& pauses)
      : outbox_(environment.store, environment.clock, customs, pauses) {
    outbox_.recover();
    for (int i = 0; i < kDeliveriesAtOnce; ++i) {
      workers_.push_back(std::make_unique<gateway::BackgroundWorker>(
          std::chrono::milliseconds(500), [this] { return outbox_.deliver_next(); }));
    }
  }
  void wake() {
    for (auto& worker : workers_)
      worker->wake();
  }

 private:
  gateway::Outbox outbox_;
  std::vector<std::unique_ptr<gateway::BackgroundWorker>> workers_;
};

/// Fetches what HMRC does not push; null where it pushes.
std::unique_ptr<gateway::BackgroundWorker> notification_puller(
    const Customs& customs, gateway::BackgroundWorker& notifications) {
  if (!customs.gb || !customs.connection.pulls_notifications) return nullptr;
  auto first = std::make_shared<bool>(true);
  return std::make_unique<gateway::BackgroundWorker>(kPullPause, [&, first] {
    if (customs.gb->pull_notifications(std::exchange(*first, false))) notifications.wake();
    return false;
  });
}

/// Takes in what the access point has received; null where there is none.
std::unique_ptr<gateway::BackgroundWorker> inbox_reader(const Customs& customs,
                                                        gateway::BackgroundWorker& notifications) {
  if (!customs.dk_inbox) return nullptr;
  return std::make_unique<gateway::BackgroundWorker>(kInboxPause, [&] {
    if (customs.dk_inbox->take_in()) notifications.wake();
    return false;
  });
}

/// Runs until a signal comes; everything the environment refers to outlives the workers.
int run_until_signal(const services::Environment& environment, services::Site site,
                     http::ServerOptions options, const Customs& customs, const sigset_t& signals) {
  if (const auto completed = services::complete_log(environment); !completed) {
    return fail(completed.error());
  }
  if (const auto noted = services::note_connections(environment); !noted) {
    return fail(noted.error());
  }
  services::retry_notifications(environment);
  gateway::BackgroundWorker notifications(std::chrono::milliseconds(5000), [&] {
    services::apply_stored_notifications(environment);
    return false;
  });
  std::vector<std::unique_ptr<Deliveries>> deliveries;
  deliveries.push_back(
      std::make_unique<Deliveries>(environment, *customs.dk, gateway::OutboxPauses{}));
  if (customs.gb) {
    deliveries.push_back(
        std::make_unique<Deliveries>(environment, *customs.gb, pauses_at_hmrc(customs.connection)));
  }
  const auto puller = notification_puller(customs, notifications);
  const auto reader = inbox_reader(customs, notifications);
  options.on_customs_message = [&] { notifications.wake(); };
  const std::string host =
      options.host.find(':') == std::string::npos ? options.host : '[' + options.host + ']';
  http::HttpServer server(environment, std::move(site), std::move(options));
  environment.store.on_events([&] {
    server.wake_event_streams();
    for (auto& each : deliveries)
      each->wake();
  });
  const auto port = server.start();
  if (!port) {
    environment.store.on_events(nullptr);
    return fail(port.error());
  }
  std::printf("quayside-server listening on http://%s:%d\n", host.c_str(), *port);
  std::fflush(stdout);
  log_event("started", {{"port", std::to_string(*port)}});
  wait_for_end_signal(signals);
  log_event("stopping");
  environment.store.on_events(nullptr);
  return 0;
}

/// Danish customs over HTTP or through the folders of an access point.
Result<Done> connect_danish_customs(const Arguments& arguments,
                                    const services::Environment& environment, Customs& customs) {
  const std::string& folder = arguments.customs_files;
  auto dk = folder.empty() ? gateway::connect_dms_http(arguments.customs)
                           : gateway::connect_dms_files(folder);
  if (!dk) return dk.error();
  customs.dk = std::move(*dk);
  if (folder.empty()) return Done{};
  auto inbox = gateway::open_as4_inbox(folder, environment);
  if (!inbox) return inbox.error();
  customs.dk_inbox = std::move(*inbox);
  return Done{};
}

/// Says in the environment which authorities there is a way to.
Result<Customs> connect_customs(const Arguments& arguments, services::Environment& environment) {
  Customs customs;
  if (const auto dk = connect_danish_customs(arguments, environment, customs); !dk) {
    return dk.error();
  }
  if (arguments.customs_gb.empty()) return customs;
  const auto connection = gateway::load_cds_connection(arguments.customs_gb);
  if (!connection) return connection.error();
  environment.connected.emplace_back("gb");
  auto gb = gateway::connect_cds_http(*connection, environment);
  if (!gb) return gb.error();
  customs.gb = std::move(*gb);
  customs.connection = *connection;
  if (!connection->pulls_notifications && connection->notification_token.empty()) {
    log_problem("hmrc_notification_token_missing");
  }
  return customs;
}

int serve(const Arguments& arguments) {
  ::umask(077);
  const sigset_t signals = block_end_signals();
  auto options = server_options(arguments);
  if (!options) {
    fail(options.error());
    return kWrongUse;
  }
  const auto lock = lock_data_folder(arguments.data);
  if (!lock) return fail(lock.error());
  const auto server_key = services::load_or_create_server_key(arguments.data);
  if (!server_key) return fail(server_key.error());
  const auto refdata = services::use_reference_data(arguments.refdata);
  if (!refdata) return fail(refdata.error());
  auto authorities = services::load_authorities(arguments.certificate_authorities);
  if (!authorities) return fail(authorities.error());
  auto site = services::load_site(arguments.web);
  if (!site) return fail(site.error());
  auto opened = store::open_sqlite_store(store_path(arguments));
  if (!opened) return fail(opened.error());

  const SystemClock clock;
  services::Environment environment{**opened, clock, *server_key, arguments.demonstration};
  environment.certificate_authorities = std::move(*authorities);
  auto customs = connect_customs(arguments, environment);
  if (!customs) return fail(customs.error());
  options->customs_gb_token = customs->connection.notification_token;
  const int status =
      run_until_signal(environment, std::move(*site), std::move(*options), *customs, signals);
  log_event("stopped");
  return status;
}

int confirm(const Arguments& arguments) {
  ::umask(077);
  auto opened =
      store::open_sqlite_store(store_path(arguments), {.may_create = false, .checkpoints = false});
  if (!opened) return fail(opened.error());
  const SystemClock clock;
  const auto which =
      arguments.after_loss ? services::Confirmed::after_loss : services::Confirmed::first;
  const auto key = arguments.revoke ? services::revoke_key(**opened, clock, arguments.kid)
                                    : services::confirm_key(**opened, clock, arguments.kid, which);
  if (!key) return fail(key.error());
  std::printf(arguments.revoke ? "revoked" : "confirmed");
  std::printf(": %s\n  organisation %s (%s)\n  person %s\n", key->kid.c_str(),
              key->organisation.c_str(), key->eori.c_str(), key->person.c_str());
  return 0;
}

/// An organisation lets this server act for it at HMRC: first the address where it says so, then
/// the code that it was given there.
int authorise(const Arguments& arguments) {
  ::umask(077);
  const auto connection = gateway::load_cds_connection(arguments.customs_gb);
  if (!connection) return fail(connection.error());
  auto opened =
      store::open_sqlite_store(store_path(arguments), {.may_create = false, .checkpoints = false});
  if (!opened) return fail(opened.error());
  const auto server_key = services::load_or_create_server_key(arguments.data);
  if (!server_key) return fail(server_key.error());
  const SystemClock clock;
  const services::Environment environment{**opened, clock, *server_key};
  const auto hmrc = gateway::connect_cds_http(*connection, environment);
  if (!hmrc) return fail(hmrc.error());
  if (arguments.code.empty()) {
    std::printf("Open this address, sign in as %s, and come back with the code:\n%s\n",
                arguments.eori.c_str(), (*hmrc)->grants().authorise_address().c_str());
    return 0;
  }
  const auto done = (*hmrc)->grants().authorise(arguments.eori, arguments.code);
  if (!done) return fail(done.error());
  if (const auto noted = services::note_authorisation(environment, arguments.eori); !noted) {
    return fail(noted.error());
  }
  std::printf("authorised: declarations of %s are sent to HMRC now\n", arguments.eori.c_str());
  return 0;
}

int list_ended(store::Store& store, const Clock& clock,
               const services::RetentionQuestion& question) {
  const auto ended = services::ended_submissions(store, clock, question);
  if (!ended) return fail(ended.error());
  for (const services::Ended& of_profile : *ended) {
    for (const store::EndedSubmission& one : of_profile.submissions) {
      std::printf("%s  %s  %s  %s\n", of_profile.profile.c_str(), one.id.c_str(), one.eori.c_str(),
                  utc_text(one.received_at).c_str());
    }
    std::printf("%s: %zu submissions would be removed; --apply removes them\n",
                of_profile.profile.c_str(), of_profile.submissions.size());
  }
  std::printf("names that nothing needs: %d; --apply forgets them\n",
              services::forgettable_people(store, clock));
  return 0;
}

/// Beside the running server, too.
int retention(const Arguments& arguments) {
  ::umask(077);
  auto opened =
      store::open_sqlite_store(store_path(arguments), {.may_create = false, .checkpoints = false});
  if (!opened) return fail(opened.error());
  const SystemClock clock;
  if (!arguments.apply) return list_ended(**opened, clock, arguments.retention);
  const auto removed = services::apply_retention(**opened, clock, arguments.retention);
  if (!removed) return fail(removed.error());
  for (const services::Removed& one : *removed) {
    std::printf("%s: %d submissions removed, and %d messages that belonged to none\n",
                one.profile.c_str(), one.submissions, one.messages);
  }
  const auto forgotten = services::forget_people(**opened, clock);
  if (!forgotten) return fail(forgotten.error());
  std::printf("names forgotten: %d\n", *forgotten);
  return 0;
}

struct Commands {
  CLI::App* confirm = nullptr;
  CLI::App* retention = nullptr;
  CLI::App* authorise = nullptr;
};

Commands add_commands(CLI::App& app, Arguments& arguments) {
  Commands commands;
  commands.confirm = app.add_subcommand("confirm", "confirm a pending key");
  commands.confirm->add_option("--data", arguments.data, "folder of the store")->required();
  commands.confirm->add_option("--kid", arguments.kid, "key id the trader sees")->required();
  CLI::Option* after_loss = commands.confirm->add_flag(
      "--after-loss", arguments.after_loss, "the organisation's owners have lost their keys");
  commands.confirm->add_flag("--revoke", arguments.revoke, "take the key out of use instead")
      ->excludes(after_loss);
  commands.authorise =
      app.add_subcommand("authorise", "let this server act for an organisation at HMRC");
  commands.authorise->add_option("--data", arguments.data, "folder of the store")->required();
  commands.authorise
      ->add_option("--customs-gb", arguments.customs_gb, "file of the connection to HMRC")
      ->required();
  commands.authorise->add_option("--eori", arguments.eori, "EORI number of the organisation")
      ->required();
  commands.authorise->add_option("--code", arguments.code,
                                 "code that HMRC gave; without it: where to get one");
  commands.retention =
      app.add_subcommand("retention", "list what need no longer be kept, or remove it");
  commands.retention->add_option("--data", arguments.data, "folder of the store")->required();
  commands.retention->add_option("--profile", arguments.retention.profile,
                                 "of this authority only: dk or gb");
  commands.retention->add_option("--years", arguments.retention.years,
                                 "kept after the year of receipt; not less than the law asks");
  commands.retention->add_option("--before", arguments.retention.before,
                                 "only what was received before this year");
  commands.retention->add_flag("--apply", arguments.apply, "remove it; without: only list");
  return commands;
}

int main_of(int count, char** values) {
  CLI::App app("Quayside server: takes signed customs declarations and hands them to customs.");
  Arguments arguments;
  app.set_version_flag("--version", std::string("quayside-server ") + QUAYSIDE_VERSION);
  auto* listen =
      app.add_option("--listen", arguments.listen, "HOST:PORT; port 0 takes any free one");
  auto* data = app.add_option("--data", arguments.data, "folder of the store and the server's key");
  auto* web = app.add_option("--web", arguments.web, "folder of the packaged page");
  auto* customs =
      app.add_option("--customs", arguments.customs, "http://HOST:PORT of Danish customs");
  auto* customs_files =
      app.add_option("--customs-files", arguments.customs_files,
                     "instead: folder shared with an AS4 access point to Danish customs (README)");
  app.add_option(
      "--customs-gb", arguments.customs_gb,
      "file of the connection to HMRC (README); without it British declarations are kept");
  app.add_option("--public-origin", arguments.public_origin,
                 "how browsers reach this server through a proxy, https://NAME");
  app.add_option("--refdata", arguments.refdata,
                 "bundle of reference data (quayside refdata import); else what is built in");
  app.add_option("--certificate-authorities", arguments.certificate_authorities,
                 "PEM file of the authorities whose certificates may sign; else none is taken");
  app.add_flag("--demonstration", arguments.demonstration, "keys need no confirmation");
  const Commands commands = add_commands(app, arguments);
  try {
    app.parse(count, values);
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error);
    return status == 0 ? 0 : kWrongUse;
  }
  set_up_log();
  if (!seal::initialise()) {
    return fail({"no_randomness", "the system gives no random numbers", ""});
  }
  if (commands.confirm->parsed()) return confirm(arguments);
  if (commands.authorise->parsed()) return authorise(arguments);
  if (commands.retention->parsed()) return retention(arguments);
  for (const auto* option : {listen, data, web}) {
    if (option->count() > 0) continue;
    std::fprintf(stderr, "quayside-server: %s is required\n", option->get_name().c_str());
    return kWrongUse;
  }
  if ((customs->count() > 0) == (customs_files->count() > 0)) {
    std::fputs("quayside-server: give either --customs or --customs-files, not both\n", stderr);
    return kWrongUse;
  }
  return serve(arguments);
}

}  // namespace
}  // namespace quayside

int main(int count, char** values) {
  try {
    return quayside::main_of(count, values);
  } catch (const std::exception&) {
    std::fputs("quayside-server: stopped by an unexpected failure\n", stderr);
    return quayside::kCouldNot;
  }
}
