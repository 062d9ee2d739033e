// The part of App that talks to the server: enrolment, sign-in, submission, events.
#include "client/app/app.h"
#include "client/app/http_answer.h"
#include "client/app/requests.h"
#include "shared/seal/seal.h"
#include "shared/wire/reference_data.h"

namespace quayside::app {

// The page judges by the code lists of its server, and offline by the copy that it keeps of them.
void App::ask_what_the_server_is() {
  platform_.http("GET", api("/server"), "", [this](platform::HttpAnswer answer) {
    const Result<wire::ServerInfo> info = wire::server_info_from_json(answer.body);
    if (!is_success(answer) || !info) return;
    dispatch(ServerDescribed{*info});
    const std::string& hash = info->reference_data;
    if (hash == wire::reference_data_hash()) return;
    if (!hash.empty()) return fetch_reference_data(hash);
    wire::use_built_in_data();
    platform_.remove("settings", kReferenceData, [](bool) {});
    dispatch(ReferenceDataChanged{});
  });
}

void App::fetch_reference_data(const std::string& hash) {
  platform_.http("GET", api("/refdata/" + hash), "", [this, hash](platform::HttpAnswer answer) {
    if (!is_success(answer) || seal::hex(seal::sha256(answer.body)) != hash) return;
    if (!wire::use_reference_data(answer.body)) return;
    platform_.put("settings", kReferenceData, answer.body, [](bool) {});
    dispatch(ReferenceDataChanged{});
  });
}

void App::sign_in_failed(const platform::HttpAnswer& answer) {
  const Error error = problem_of(answer);
  Online why = Online::refused;
  if (answer.status == 0 || answer.status >= 500 || answer.status == 429) why = Online::offline;
  if (error.code == "key_pending") why = Online::pending;
  dispatch(SignInFailed{why, error});
  if (why != Online::refused) retry_later();
}

// A session ends after some hours, and with its key. One that is refused at once, as where the
// browser keeps no cookies, is not asked for again and again.
void App::sign_in_anew(const platform::HttpAnswer& answer) {
  constexpr std::int64_t kPauseS = 60;
  if (state_.online != Online::signed_in || platform_.now_s() < signed_in_at_s_ + kPauseS) return;
  dispatch(SignInFailed{Online::offline, problem_of(answer)});
  run(EnrolAndSignIn{});
}

std::string App::enrolment_request(const seal::SigningKey& key) const {
  wire::Enrolment enrolment;
  enrolment.eori = state_.identity.eori;
  enrolment.organisation = state_.identity.organisation;
  enrolment.person = state_.identity.person;
  enrolment.public_key_x = seal::base64url(key.public_key().bytes);
  enrolment.invitation = state_.invitation;
  const std::string signature = seal::sign_detached(
      key, seal::Purpose::enrolment, platform_.now_s(), wire::enrolment_bytes(enrolment));
  return wire::enrolment_request_to_json(enrolment, signature);
}

// Enrolling a key that is already enrolled changes nothing, so every sign-in may begin with it.
void App::run(const EnrolAndSignIn&) {
  if (!state_.vault) return;
  // A key from a file: if it is enrolled, the server says as whose.
  if (state_.identity.eori.empty()) return begin_sign_in();
  platform_.http("POST", api("/enrolments"), enrolment_request(state_.vault->signing_key()),
                 [this](platform::HttpAnswer answer) {
                   if (!is_success(answer)) return sign_in_failed(answer);
                   begin_sign_in();
                 });
}

void App::begin_sign_in() {
  if (!state_.vault) return;
  const std::string kid = state_.vault->signing_key().public_key().kid();
  platform_.http("POST", api("/challenges"), wire::challenge_request_to_json(kid),
                 [this](platform::HttpAnswer answer) {
                   const Result<std::string> challenge =
                       wire::challenge_answer_from_json(answer.body);
                   if (!is_success(answer) || !challenge) return sign_in_failed(answer);
                   prove_key(*challenge);
                 });
}

void App::prove_key(const std::string& challenge) {
  if (!state_.vault) return;
  const seal::SigningKey& key = state_.vault->signing_key();
  wire::SessionRequest request;
  request.audience = platform_.origin();
  request.challenge = challenge;
  request.kid = key.public_key().kid();
  request.signature =
      seal::sign_detached(key, seal::Purpose::sign_in, platform_.now_s(),
                          wire::sign_in_bytes(request.audience, request.challenge, request.kid));
  platform_.http("POST", api("/sessions"), wire::session_request_to_json(request),
                 [this](platform::HttpAnswer answer) {
                   const Result<wire::SessionAnswer> session =
                       wire::session_answer_from_json(answer.body);
                   if (!state_.vault) return;  // locked meanwhile
                   if (!is_success(answer) || !session) return sign_in_failed(answer);
                   retry_ms_ = 2000;
                   signed_in_at_s_ = platform_.now_s();
                   dispatch(SignedIn{
                       {session->eori, session->organisation, session->person, session->role}});
                   listen_for_events();
                 });
}

void App::listen_for_events() {
  platform_.open_events(
      [this](std::string data) {
        const Result<wire::SubmissionView> view = wire::submission_view_from_json(data);
        if (view) dispatch(SubmissionChanged{*view});
      },
      [this](platform::Connection connection) { dispatch(EventsChanged{connection}); });
}

void App::run(const Submit& effect) { send_files(effect.id, 0); }

// Documents go first, one after the other, so that the server says yes to all of it at once.
void App::send_files(const std::string& draft_id, std::size_t next) {
  const Draft* draft = find_draft(state_, draft_id);
  if (draft == nullptr || !draft->is_signed()) return;
  const auto& files = chosen_files(state_, *draft);
  while (next < files.size() && files[next].sent)
    ++next;
  if (next >= files.size()) return submit_envelope(draft_id);
  const std::string hash = files[next].document.sha256;
  platform_.upload(api("/documents"), files[next].bytes,
                   [this, draft_id, hash, next](platform::HttpAnswer answer) {
                     const auto stored = wire::stored_document_from_json(answer.body);
                     if (!is_success(answer) || !stored || stored->sha256 != hash) {
                       return submission_failed(draft_id, answer);
                     }
                     dispatch(FileSent{draft_id, hash});
                     send_files(draft_id, next + 1);
                   });
}

void App::submit_envelope(const std::string& draft_id) {
  const Draft* draft = find_draft(state_, draft_id);
  if (draft == nullptr) return;
  const std::string body = wire::envelope_to_json({draft->payload, draft->signature, draft->batch});
  platform_.http(
      "POST", api("/submissions"), body, [this, draft_id](platform::HttpAnswer answer) {
        if (is_success(answer)) {
          const Result<wire::SubmissionAnswer> parsed =
              wire::submission_answer_from_json(answer.body);
          const Result<wire::SubmissionView> view =
              parsed ? wire::submission_view_from_json(parsed->submission)
                     : Result<wire::SubmissionView>(parsed.error());
          if (view) return dispatch(SubmissionAnswered{draft_id, answer.body, *view});
        }
        submission_failed(draft_id, answer);
      });
}

void App::run(const TryOut& effect) {
  platform_.http(
      "POST", api("/trials"), effect.bytes, [this, id = effect.id](platform::HttpAnswer answer) {
        const Result<wire::TrialAnswer> trial = wire::trial_answer_from_json(answer.body);
        if (is_success(answer) && trial) return dispatch(TrialAnswered{id, *trial});
        dispatch(OperationFailed{problem_of(answer)});
      });
}

void App::submission_failed(const std::string& draft_id, const platform::HttpAnswer& answer) {
  // Only a clear refusal of the declaration itself lets go of the signed bytes.
  const bool refused = answer.status >= 400 && answer.status < 500 && answer.status != 401 &&
                       answer.status != 408 && answer.status != 429;
  dispatch(SubmissionFailed{draft_id, problem_of(answer), refused});
  if (!refused) retry_later();
}

void App::take_organisation(const platform::HttpAnswer& answer) {
  const auto view = wire::organisation_view_from_json(answer.body);
  if (is_success(answer) && view) return dispatch(OrganisationTold{*view});
  dispatch(OperationFailed{problem_of(answer)});
}

void App::take_mandates(const platform::HttpAnswer& answer) {
  const auto views = wire::mandate_views_from_json(answer.body);
  if (is_success(answer) && views) return dispatch(MandatesTold{*views});
  dispatch(OperationFailed{problem_of(answer)});
}

void App::run(const FetchOrganisation&) {
  platform_.http("GET", api("/organisation"), "", [this](platform::HttpAnswer answer) {
    if (is_success(answer)) take_organisation(answer);
  });
}

void App::run(const FetchMandates&) {
  platform_.http("GET", api("/mandates"), "", [this](platform::HttpAnswer answer) {
    if (is_success(answer)) take_mandates(answer);
  });
}

void App::run(const SendKeyEvent& effect) {
  platform_.http("POST", api("/organisation/events"), wire::envelope_to_json(effect.statement),
                 [this](platform::HttpAnswer answer) { take_organisation(answer); });
}

void App::run(const SendPolicy& effect) {
  platform_.http("POST", api("/organisation/policies"), wire::envelope_to_json(effect.statement),
                 [this](platform::HttpAnswer answer) { take_organisation(answer); });
}

void App::run(const SendMandate& effect) {
  platform_.http("POST", api(effect.is_revocation ? "/mandates/revocations" : "/mandates"),
                 wire::envelope_to_json(effect.statement),
                 [this](platform::HttpAnswer answer) { take_mandates(answer); });
}

void App::run(const SendToOperator& effect) {
  platform_.http("POST", api("/operator"), wire::operator_request_to_json(effect.request),
                 [this](platform::HttpAnswer answer) {
                   const auto keys = wire::waiting_keys_from_json(answer.body);
                   if (is_success(answer) && keys) return dispatch(OperatorTold{*keys});
                   dispatch(OperationFailed{problem_of(answer)});
                 });
}

void App::run(const SendDecision& effect) {
  platform_.http("POST", api("/submissions/" + effect.submission_id + "/decisions"),
                 wire::decision_to_json(effect.decision), [this](platform::HttpAnswer answer) {
                   const auto view = wire::submission_view_from_json(answer.body);
                   if (is_success(answer) && view) return dispatch(Decided{*view});
                   dispatch(OperationFailed{problem_of(answer)});
                 });
}

void App::run(const FetchReview& effect) {
  platform_.http("GET", api("/submissions/" + effect.submission_id + "/evidence"), "",
                 [this, id = effect.submission_id](platform::HttpAnswer answer) {
                   if (is_success(answer)) return dispatch(ReviewReceived{id, answer.body});
                   dispatch(OperationFailed{problem_of(answer)});
                 });
}

void App::run(const FetchSubmissions&) {
  platform_.http("GET", api("/submissions"), "", [this](platform::HttpAnswer answer) {
    const auto views = wire::submission_views_from_json(answer.body);
    if (answer.status == 401) return sign_in_anew(answer);
    if (!is_success(answer) || !views) return;
    for (const wire::SubmissionView& view : *views)
      dispatch(SubmissionChanged{view});
  });
}

void App::run(const FetchEvidence& effect) {
  platform_.http("GET", api("/submissions/" + effect.submission_id + "/evidence"), "",
                 [this, name = effect.name](platform::HttpAnswer answer) {
                   if (is_success(answer)) return dispatch(EvidenceReceived{name, answer.body});
                   dispatch(OperationFailed{problem_of(answer)});
                 });
}

}  // namespace quayside::app
