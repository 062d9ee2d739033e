#include "server/simulator/service.h"

#include <httplib.h>
#include <sys/socket.h>

#include <pugixml.hpp>
#include <sstream>

#include "server/simulator/identifiers.h"

namespace quayside::simulator {
namespace {

constexpr std::size_t kThreads = 32;
constexpr std::size_t kQueuedMax = 128;
constexpr std::int64_t kDayMs = 86'400'000;

void set_listener_options(socket_t socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

std::string element_list(const char* root_name,
                         std::initializer_list<std::pair<const char*, std::string>> elements) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child(root_name);
  for (const auto& [name, text] : elements)
    root.append_child(name).text().set(text.c_str());
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

void send_error(httplib::Response& response, int status, const std::string& words) {
  response.status = status;
  response.set_content(
      element_list("ErrorMessageDTO", {{"message", words}, {"timestamp", iso_time(now_ms())}}),
      "application/xml");
}

void send_taken(httplib::Response& response, const std::string& lrn, const std::string& id) {
  response.set_content(
      element_list("SuccessfulResponseDTO", {{"lrn", lrn},
                                             {"mrn", ""},
                                             {"uuid", id},
                                             {"message", "Accepted for processing (simulated)"}}),
      "application/xml");
}

void advance(const httplib::Request& request, httplib::Response& response) {
  const std::string days = request.get_param_value("days");
  const bool is_number = !days.empty() && days.size() <= 4 &&
                         days.find_first_not_of("0123456789") == std::string::npos;
  if (!is_number) return send_error(response, 400, "days is not a number");
  advance_clock(std::stoll(days) * kDayMs);
  response.status = 204;
}

}  // namespace

Service::Service(ReceptionOptions options, Ledger& ledger, Notifier& notifier, Troubles& troubles)
    : reception_(std::move(options), ledger, notifier),
      troubles_(troubles),
      ledger_(ledger),
      server_(std::make_unique<httplib::Server>()) {
  server_->new_task_queue = [] { return new httplib::ThreadPool(kThreads, kThreads, kQueuedMax); };
  server_->set_socket_options(set_listener_options);
  server_->set_tcp_nodelay(true);
  server_->set_payload_max_length(kMessageBytesMax);
  server_->set_read_timeout(std::chrono::seconds(5));
  server_->set_write_timeout(std::chrono::seconds(5));
  server_->set_keep_alive_max_count(20);
  server_->set_keep_alive_timeout(2);
  server_->Post("/dms/DMS.Import.Declaration.Submit",
                [this](const httplib::Request& request, httplib::Response& response) {
                  submit(request, response);
                });
  server_->Get("/dms/messages/:id",
               [this](const httplib::Request& request, httplib::Response& response) {
                 const bool known = ledger_.has(request.path_params.at("id"));
                 response.status = known ? 200 : 404;
                 response.set_content(known ? "{\"received\":true}" : "{\"received\":false}",
                                      "application/json");
               });
  server_->Post("/simulator/clock", &advance);
  server_->Get("/dms/ledger", [this](const httplib::Request&, httplib::Response& response) {
    response.set_content(ledger_.to_json(), "application/json");
  });
}

Service::~Service() = default;

int Service::bind(const std::string& host, int port) {
  if (port == 0) return server_->bind_to_any_port(host);
  return server_->bind_to_port(host, port) ? port : -1;
}

void Service::run() { server_->listen_after_bind(); }

void Service::stop() {
  troubles_.stop();
  server_->stop();
}

void Service::submit(const httplib::Request& request, httplib::Response& response) {
  const std::string id = request.get_header_value("Message-Id");
  if (request.get_header_value_count("Message-Id") != 1 || !is_message_id(id)) {
    return send_error(response, 400, "Message-Id is missing or has another form than a UUID.");
  }
  const std::optional<Message> message = read_message(request.body);
  if (!message) return send_error(response, 400, "The message cannot be read as XML with an LRN.");
  const Steering steering = steering_of(message->lrn);
  if (!ledger_.has(id)) {
    if (steering.http_500 && troubles_.fails_this_time(id)) {
      return send_error(response, 500, "Simulated failure.");
    }
    if (steering.http_429 && troubles_.fails_this_time(id)) {
      return send_error(response, 429, "Simulated: too many messages.");
    }
    troubles_.before_taking(steering);
    return take(request, response, *message, steering);
  }
  ledger_.receive({id, message->lrn, message->declarant}, {});
  send_taken(response, message->lrn, id);
}

void Service::take(const httplib::Request& request, httplib::Response& response,
                   const Message& message, const Steering& steering) {
  const std::string id = request.get_header_value("Message-Id");
  reception_.take(id, message, request.body);
  if (troubles_.may_answer(steering, request)) send_taken(response, message.lrn, id);
}

}  // namespace quayside::simulator
