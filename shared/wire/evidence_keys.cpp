#include "shared/wire/evidence_keys.h"

#include <algorithm>

#include "shared/base/date.h"
#include "shared/seal/seal.h"
#include "shared/wire/api.h"
#include "shared/wire/json_tree.h"
#include "shared/wire/key_tree.h"
#include "shared/wire/organisation.h"
#include "shared/wire/submission.h"

namespace quayside::wire {
namespace {

Json statement_tree(const LoggedStatement& statement) {
  Json tree = tree_or_empty(log_place_to_json(statement.place));
  tree["payload"] = seal::base64url(statement.payload);
  tree["signature"] = statement.signature;
  return tree;
}

Json index_and_path(const Json& tree) {
  Json place = Json::object();
  for (const char* name : {"index", "path"}) {
    if (tree.is_object() && tree.contains(name)) place[name] = tree.at(name);
  }
  return place;
}

/// Both members were read by log_place_from_json().
LogPlace read_place(ObjectReader& read, const Json& tree) {
  read.text("index");
  read.texts("path");
  Result<LogPlace> place = log_place_from_json(canonical_text(index_and_path(tree)));
  if (place) return std::move(*place);
  read.fail(place.error());
  return {};
}

std::optional<LoggedStatement> read_statement(ObjectReader& read, std::string_view name) {
  const Json* tree = read.optional_object(name);
  if (tree == nullptr) return std::nullopt;
  ObjectReader inner(*tree, name);
  LoggedStatement statement;
  Result<std::string> payload = seal::from_base64url(inner.text("payload"));
  if (!payload) inner.fail(wrong_type("payload", "base64url without padding"));
  statement.signature = inner.text("signature");
  statement.place = read_place(inner, *tree);
  if (!inner.done()) {
    read.fail(inner.error());
    return std::nullopt;
  }
  statement.payload = std::move(*payload);
  return statement;
}

bool is_time_or_empty(const std::string& text) { return text.empty() || is_utc_time(text); }

bool statement_holds(const LoggedStatement& statement, seal::Purpose purpose,
                     const seal::PublicKey& signer, const TreeHead& head) {
  return seal::verify_detached(statement.signature, purpose, signer, statement.payload) &&
         is_in_log(statement.place, envelope_to_json({statement.payload, statement.signature}),
                   head);
}

/// That somebody of the organisation, whose own key is told of, said that this key is one of it.
bool admission_holds(const KeyEvidence& key, const std::string& kid, const std::string& invitation,
                     const std::vector<KeyEvidence>& all, const TreeHead& head) {
  const Result<seal::PublicKey> signer = seal::PublicKey::from_jwk_x(key.admitted_by);
  if (!signer || !statement_holds(*key.admission, seal::Purpose::key_event, *signer, head)) {
    return false;
  }
  const Result<KeyEvent> event = key_event_from_json(key.admission->payload);
  if (!event || event->eori != key.eori || find_key(all, signer->kid(), key.eori) == nullptr) {
    return false;
  }
  const bool is_confirmed = event->event == "confirm" && event->kid == kid;
  return is_confirmed ||
         (event->event == "invite" && !invitation.empty() && event->id == invitation);
}

}  // namespace

std::string key_evidence_to_json(const KeyEvidence& key) {
  Json tree = tree_or_empty(log_place_to_json(key.place));
  tree["activeAt"] = key.active_at;
  if (!key.admitted_by.empty()) tree["admittedBy"] = key_tree(key.admitted_by);
  if (key.admission) tree["admission"] = statement_tree(*key.admission);
  add_text(tree, "distrustedFrom", key.distrusted_from);
  if (key.enrolment) tree["enrolment"] = statement_tree(*key.enrolment);
  tree["eori"] = key.eori;
  tree["publicKey"] = key_tree(key.public_key_x);
  add_text(tree, "revokedAt", key.revoked_at);
  return canonical_text(tree);
}

Result<KeyEvidence> key_evidence_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, {.bytes_max = 256 * 1024});
  if (!tree) return tree.error();
  ObjectReader read(*tree, "keys");
  KeyEvidence key;
  key.active_at = read.text("activeAt");
  key.admission = read_statement(read, "admission");
  if (tree->is_object() && tree->contains("admittedBy")) {
    key.admitted_by = read_key(read, "admittedBy");
  }
  key.distrusted_from = read.optional_text("distrustedFrom");
  key.enrolment = read_statement(read, "enrolment");
  key.eori = read.text("eori");
  key.place = read_place(read, *tree);
  key.public_key_x = read_key(read, "publicKey");
  key.revoked_at = read.optional_text("revokedAt");
  if (!is_utc_time(key.active_at) || !is_time_or_empty(key.distrusted_from) ||
      !is_time_or_empty(key.revoked_at)) {
    read.fail(wrong_type("keys", "times as 2026-11-24T09:13:16Z"));
  }
  if (key.admission.has_value() == key.admitted_by.empty()) {
    read.fail(wrong_type("keys", "an admission with the key that signed it"));
  }
  if (!read.done()) return read.error();
  return key;
}

const KeyEvidence* find_key(const std::vector<KeyEvidence>& keys, std::string_view kid,
                            std::string_view eori) {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const KeyEvidence& one) {
    const Result<seal::PublicKey> key = seal::PublicKey::from_jwk_x(one.public_key_x);
    return key && key->kid() == kid && one.eori == eori;
  });
  return found == keys.end() ? nullptr : &*found;
}

bool key_evidence_holds(const KeyEvidence& key, const std::vector<KeyEvidence>& all,
                        const TreeHead& head) {
  const Result<seal::PublicKey> itself = seal::PublicKey::from_jwk_x(key.public_key_x);
  if (!itself) return false;
  const std::string kid = itself->kid();
  if (!is_in_log(key.place, key_log_entry(kid, key.eori, "active", key.active_at), head)) {
    return false;
  }
  std::string invitation;
  if (key.enrolment) {
    const Result<Enrolment> enrolment = enrolment_from_json(key.enrolment->payload);
    if (!enrolment || enrolment->eori != key.eori || enrolment->public_key_x != key.public_key_x ||
        !statement_holds(*key.enrolment, seal::Purpose::enrolment, *itself, head)) {
      return false;
    }
    invitation = enrolment->invitation;
  }
  return !key.admission || admission_holds(key, kid, invitation, all, head);
}

}  // namespace quayside::wire
