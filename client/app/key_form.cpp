#include "client/app/key_form.h"

#include "shared/base/text.h"
#include "shared/domain/identifiers.h"

namespace quayside::app {
void require(AppState& state, const std::string& field) {
  state.form[field] = trimmed(state.form[field]);
  if (state.form[field].empty()) state.form_errors[field] = "ui.form.required." + field;
}

void require_new_passphrase(AppState& state) {
  const std::string& passphrase = state.form["passphrase"];
  if (const auto fits = seal::check_new_passphrase(passphrase); !fits) {
    state.form_errors["passphrase"] = "ui.form." + fits.error().code;
  } else if (state.form["repeat"] != passphrase) {
    state.form_errors["repeat"] = "ui.form.passphrases_differ";
  }
}

void require_identity(AppState& state) {
  state.form["eori"] = capitals(state.form["eori"]);
  for (const char* field : {"person", "organisation", "eori"})
    require(state, field);
  if (!state.form["eori"].empty() && !has_form_of_eori(state.form["eori"])) {
    state.form_errors["eori"] = "ui.form.eori_shape";
  }
}

bool failed(AppState& state) {
  if (state.form_errors.empty()) return false;
  ++state.form_attempts;
  return true;
}

void forget_secret(AppState& state, const char* field) {
  seal::wipe(state.form[field]);
  state.form.erase(field);
}

void forget_secrets(AppState& state) {
  for (const char* field : {"passphrase", "repeat", "current", "recovery_code", "operator_token"})
    forget_secret(state, field);
}

void forget_recovery_code(AppState& state) { seal::wipe(state.recovery_code); }

}  // namespace quayside::app
