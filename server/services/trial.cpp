#include "server/services/trial.h"

#include "server/services/lodgement.h"
#include "server/services/requests.h"

namespace quayside::services {
namespace {

void add(wire::TrialAnswer& answer, const Error& problem) {
  for (const Error& known : answer.problems) {
    if (known.code == problem.code) return;
  }
  answer.problems.push_back(problem);
}

}  // namespace

Result<wire::TrialAnswer> trial(const Environment& environment, const Identity& identity,
                                std::string_view bytes) {
  const auto content = wire::read_signed_content(bytes);
  if (!content) return content.error();
  Judgement judgement = judge(environment, identity, *content);
  wire::TrialAnswer answer;
  answer.problems = std::move(judgement.problems);
  answer.verdict = std::move(judgement.verdict);
  answer.connected = environment.is_connected(content->header.profile);
  store::SubmissionRecord record;
  record.payload = bytes;
  record.about = content->header.request.about;
  environment.store.read([&](store::Reader& reader) {
    if (const auto usable = check_key(reader, identity.kid, identity); !usable) {
      add(answer, usable.error());
    }
    if (const auto fits = check_against_store(reader, identity, *content); !fits) {
      add(answer, fits.error());
    }
    // Of another organisation's declaration not even the changes may be told.
    const bool is_ours = record.about.empty() || reader.submission(identity.eori, record.about);
    if (!is_ours) return;
    const auto message = message_of(reader, record);
    if (message) answer.message = wire::write_message(*message);
  });
  return answer;
}

}  // namespace quayside::services
