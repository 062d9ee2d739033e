#include "client/app/organisation.h"

#include <algorithm>
#include <utility>

namespace quayside::app {
namespace {

/// Of any device of the person.
bool is_own_key(const AppState& state, const std::string& kid) {
  for (const wire::MemberView& member : state.organisation->members) {
    if (member.id != state.organisation->member) continue;
    return std::any_of(member.keys.begin(), member.keys.end(),
                       [&](const wire::KeyView& key) { return key.kid == kid; });
  }
  return false;
}

}  // namespace

wire::Envelope signed_statement(const seal::UnlockedVault& vault, seal::Purpose purpose,
                                std::int64_t now_s, std::string bytes) {
  std::string signature = seal::sign_detached(vault.signing_key(), purpose, now_s, bytes);
  return {std::move(bytes), std::move(signature)};
}

bool may_be_approved(const AppState& state, const wire::SubmissionView& view) {
  wire::Role role{};
  return view.status == wire::Status::awaiting_approval && state.organisation &&
         view.lodged_by == state.organisation->eori && !is_own_key(state, view.kid) &&
         wire::role_from_name(state.identity.role, role) && wire::may_approve(role);
}

bool is_reviewed(const AppState& state) {
  return state.route.screen == Screen::review && state.evidence && !state.evidence->error &&
         state.evidence->report.failures.empty() &&
         (state.evidence->report.unchecked.empty() || is_by_server(state.evidence->report)) &&
         state.evidence->content && state.evidence->content->header.submission_id == state.route.id;
}

bool is_by_server(const wire::EvidenceReport& report) {
  return report.unchecked == std::vector<std::string>{"evidence.certificate_check_absent"};
}

bool may_declare(const AppState& state) {
  wire::Role role{};
  return !wire::role_from_name(state.identity.role, role) || wire::may_declare(role);
}

bool may_manage(const AppState& state) {
  wire::Role role{};
  return wire::role_from_name(state.identity.role, role) && wire::may_manage(role);
}

}  // namespace quayside::app
