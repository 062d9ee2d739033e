// apply(): the only code that changes the state. What has to happen outside (storage, network,
// key derivation) is returned as effects; App carries them out and their results come back as
// commands. No clock and no randomness here but those passed in.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "client/app/command.h"
#include "client/app/copy_effects.h"
#include "client/app/state.h"
#include "shared/wire/decision.h"

namespace quayside::app {

struct StoreDraft {
  std::string id;
};
struct ForgetDraft {
  std::string id;
};
struct StoreVault {};
struct StoreSettings {};
struct StoreIdentity {};
struct LoadDrafts {};
struct StoreMandates {};
struct LoadIdentity {};  ///< with the mandates; and then signs in
struct MakeVault {
  seal::Secret passphrase;
};
struct OpenVault {
  seal::Secret passphrase;
};
struct RecoverVault {
  seal::Secret recovery_code;
  seal::Secret new_passphrase;
};
struct RewrapVault {
  seal::Secret passphrase;
  seal::Secret new_passphrase;
};
struct RenewCode {
  seal::Secret passphrase;
};
struct MakePasskey {
  seal::Secret passphrase;
  std::string name;
};
/// Takes the key that was replaced out of use.
struct RetireKey {};
struct StoreRetiredKey {};
struct MakeNextKey {
  seal::Secret passphrase;
};
struct DropPasskey {
  std::string credential;
};
struct AskPasskey {};
struct LockElsewhere {};
struct Erase {};
struct EnrolAndSignIn {};
struct Submit {
  std::string id;
};
struct TryOut {
  std::string id;
  std::string bytes;  ///< that would be signed
};
struct FetchSubmissions {};
struct FetchOrganisation {};
struct FetchMandates {};
/// A signed statement; the server answers with what stands then.
struct SendKeyEvent {
  wire::Envelope statement;
};
struct SendPolicy {
  wire::Envelope statement;
};
struct SendMandate {
  wire::Envelope statement;
  bool is_revocation = false;
};
/// The evidence of a submission that was signed elsewhere, to be read and approved.
struct FetchReview {
  std::string submission_id;
};
struct SendToOperator {
  wire::OperatorRequest request;
};
struct SendDecision {
  std::string submission_id;
  wire::Decision decision;
};
struct FetchEvidence {
  std::string submission_id;
  std::string name;
};
struct CloseEvents {};
struct Download {
  std::string name;
  std::string type;
  std::string bytes;
};
struct SaveFrom {
  std::string path;
};
struct Print {};
struct PushRoute {};

using Effect =
    std::variant<StoreDraft, ForgetDraft, StoreVault, StoreSettings, StoreIdentity, StoreMandates,
                 StoreCopies, ListCopies, FetchCopy, KeepCopy, RemoveCopy, RemoveCopies,
                 KeepRecovery, LoadDrafts, LoadIdentity, MakeVault, OpenVault, RecoverVault,
                 RewrapVault, RenewCode, RetireKey, StoreRetiredKey, MakeNextKey, MakePasskey,
                 DropPasskey, AskPasskey, LockElsewhere, Erase, EnrolAndSignIn, Submit, TryOut,
                 FetchSubmissions, FetchOrganisation, FetchMandates, SendKeyEvent, SendPolicy,
                 SendMandate, SendToOperator, SendDecision, FetchReview, FetchEvidence, CloseEvents,
                 Download, SaveFrom, Print, PushRoute>;
using Effects = std::vector<Effect>;

/// What apply() may not find out by itself.
struct Moment {
  std::int64_t now_s = 0;  ///< UTC
  std::string new_id;      ///< a fresh random identifier
  std::string (*another_id)() = seal::random_uuid;  ///< where one is not enough
};

Effects apply(AppState& state, const Command& command, const Moment& moment);

/// "2026-11-24T09:13:16Z"
std::string utc_text(std::int64_t seconds);
Date utc_date(std::int64_t seconds);

}  // namespace quayside::app
