#include "tests/support/server_house.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "server/services/enrol.h"
#include "server/services/read_submissions.h"
#include "server/services/sign_in.h"
#include "server/store/sqlite_connection.h"
#include "server/store/sqlite_store.h"
#include "shared/rules/rule.h"
#include "tests/support/h7_declaration.h"

namespace quayside::testing {
namespace {

std::string database_in(const std::string& folder) { return folder + "/quayside.db"; }

std::unique_ptr<store::Store> open_store(const std::string& folder) {
  auto opened = store::open_sqlite_store(database_in(folder));
  ensure(opened.has_value(), "the store opens");
  return std::move(*opened);
}

seal::SigningKey new_key() {
  ensure(seal::initialise(), "there is randomness");
  return seal::SigningKey::generate();
}

}  // namespace

Declaration declaration_of(const std::string& eori, const std::string& lrn) {
  return with({{"/declarant/identificationNumber", eori}, {"/lrn", lrn}});
}

ServerHouse::ServerHouse() : server_key_(new_key()), store_(open_store(folder_.path())) {}

void ServerHouse::reopen() {
  store_.reset();
  store_ = open_store(folder_.path());
}

std::string ServerHouse::stored_bytes() {
  reopen();
  std::string bytes;
  for (const auto& one : std::filesystem::directory_iterator(folder_.path())) {
    std::ifstream file(one.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), {});
  }
  return bytes;
}

void ServerHouse::forget_log() {
  store_.reset();
  {
    store::Connection database(database_in(folder_.path()), store::Connection::Mode::read_write);
    database.execute("DELETE FROM log_nodes");
    database.execute("UPDATE submissions SET log_index = -1");
    database.execute("UPDATE notification_links SET number = 0, log_index = -1, logged_at = 0");
  }
  store_ = open_store(folder_.path());
}

std::string ServerHouse::enrolment_body(const seal::SigningKey& key, const std::string& eori,
                                        seal::Purpose purpose, const std::string& person) const {
  const wire::Enrolment enrolment{eori, "Havnens Spedition ApS", person,
                                  seal::base64url(key.public_key().bytes)};
  const std::string signature =
      seal::sign_detached(key, purpose, clock.now_ms() / 1000, wire::enrolment_bytes(enrolment));
  return wire::enrolment_request_to_json(enrolment, signature);
}

Trader ServerHouse::trader(const std::string& eori) {
  Trader trader{new_key(), eori};
  services::Environment active = environment();
  active.demonstration = true;
  const auto outcome = services::enrol(active, enrolment_body(trader.key, eori));
  ensure(outcome.has_value() && outcome->created, "the key is enrolled");
  return trader;
}

std::string ServerHouse::challenge_for(const std::string& kid) {
  const auto challenge =
      services::new_challenge(environment(), wire::challenge_request_to_json(kid));
  ensure(challenge.has_value(), "a challenge is given");
  return *challenge;
}

std::string ServerHouse::session_body(const seal::SigningKey& key, const std::string& challenge,
                                      const std::string& audience, seal::Purpose purpose) const {
  const std::string kid = key.public_key().kid();
  const std::string signature = seal::sign_detached(key, purpose, clock.now_ms() / 1000,
                                                    wire::sign_in_bytes(audience, challenge, kid));
  return wire::session_request_to_json({audience, challenge, kid, signature});
}

wire::Envelope ServerHouse::envelope(const Trader& trader, const Declaration& declaration,
                                     const EnvelopeOptions& options) const {
  const wire::SubmissionHeader header{
      .submission_id = options.submission_id.empty() ? seal::random_uuid() : options.submission_id,
      .profile = options.profile.empty() ? declaration.profile : options.profile,
      .data_set = declaration.data_set,
      .as_of = options.as_of,
      .rule_set = std::string(rule_set_hash()),
      .declarant = options.declarant.empty() ? trader.eori : options.declarant,
      .supersedes = "",
      .request = options.request,
      .mandate = options.mandate};
  wire::Envelope envelope;
  envelope.payload = wire::signed_content_bytes(header, declaration);
  envelope.signature =
      seal::sign_detached(trader.key, options.purpose, clock.now_ms() / 1000, envelope.payload);
  return envelope;
}

services::SubmitOutcome ServerHouse::submit(const Trader& trader,
                                            const wire::Envelope& envelope) const {
  return services::submit(environment(), trader.identity(), wire::envelope_to_json(envelope));
}

std::string ServerHouse::submitted(const Trader& trader, const std::string& lrn) const {
  const std::string id = seal::random_uuid();
  const auto outcome =
      submit(trader, envelope(trader, declaration_of(trader.eori, lrn), {.submission_id = id}));
  ensure(outcome.created, "the declaration is taken");
  return id;
}

wire::SubmissionView ServerHouse::view(const std::string& submission_id) const {
  wire::SubmissionView view;
  store_->read([&](store::Reader& reader) {
    const auto record = reader.any_submission(submission_id);
    ensure(record.has_value(), "the submission is stored");
    view = services::view_of(reader, *record);
  });
  return view;
}

std::int64_t ServerHouse::last_event(const std::string& eori) const {
  std::int64_t last = 0;
  store_->read([&](store::Reader& reader) { last = reader.last_event(eori); });
  return last;
}

store::OutboxRecord ServerHouse::outbox(const std::string& submission_id) const {
  store::OutboxRecord row;
  store_->read([&](store::Reader& reader) { row = reader.outbox(submission_id).value(); });
  return row;
}

}  // namespace quayside::testing
