#include "client/app/key_form.h"

#include <algorithm>

#include "shared/base/text.h"

namespace quayside::app {
namespace {

constexpr std::size_t kPassphraseMin = 8;

bool eori_shaped(const std::string& text) {
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  return text.size() >= 3 && text.size() <= 17 && is_letter(text[0]) && is_letter(text[1]) &&
         std::all_of(text.begin() + 2, text.end(), [](char c) { return c >= '!' && c <= '~'; });
}

}  // namespace

void require(AppState& state, const std::string& field) {
  state.form[field] = trimmed(state.form[field]);
  if (state.form[field].empty()) state.form_errors[field] = "ui.form.required." + field;
}

void require_new_passphrase(AppState& state) {
  const std::string& passphrase = state.form["passphrase"];
  if (passphrase.size() < kPassphraseMin) {
    state.form_errors["passphrase"] = "ui.form.passphrase_too_short";
  } else if (state.form["repeat"] != passphrase) {
    state.form_errors["repeat"] = "ui.form.passphrases_differ";
  }
}

void require_identity(AppState& state) {
  state.form["eori"] = capitals(state.form["eori"]);
  for (const char* field : {"person", "organisation", "eori"})
    require(state, field);
  if (!state.form["eori"].empty() && !eori_shaped(state.form["eori"])) {
    state.form_errors["eori"] = "ui.form.eori_shape";
  }
}

bool failed(AppState& state) {
  if (state.form_errors.empty()) return false;
  ++state.form_attempts;
  return true;
}

void forget_secrets(AppState& state) {
  for (const char* field : {"passphrase", "repeat", "current", "recovery_code"}) {
    seal::wipe(state.form[field]);
    state.form.erase(field);
  }
}

void forget_recovery_code(AppState& state) { seal::wipe(state.recovery_code); }

}  // namespace quayside::app
