// Views: one screen per file. A view reads the state, calls Ui and pushes commands; it keeps
// nothing and decides nothing about customs.
#pragma once

#include <string>
#include <string_view>

#include "client/app/command.h"
#include "client/app/state.h"
#include "client/ui/ui.h"
#include "shared/messages/messages.h"

namespace quayside::views {

/// What every view is handed.
struct View {
  const app::AppState& state;
  ui::Ui& ui;
  app::CommandQueue& commands;

  std::string words(std::string_view key, const MessageArguments& arguments = {}) const {
    return message(state.settings.language, key, arguments);
  }
  void push(app::Command command) const { commands.push(std::move(command)); }
  void go(app::Screen screen, std::string id = "") const;
  /// A link to a route; pushes GoTo when it is activated.
  void link(std::string_view key, std::string_view label, const app::Route& route,
            bool current = false) const;
};

/// The whole page for the state.
void draw(const app::AppState& state, ui::Ui& ui, app::CommandQueue& commands);

void view_welcome(const View& view);
void view_recovery_code(const View& view);
void view_unlock(const View& view);
void view_recover(const View& view);
void view_introduce(const View& view);
void view_key_settings(const View& view);
void view_erase(const View& view);
void view_home(const View& view);
void view_new_declaration(const View& view);
void view_changes(const View& view);
void view_batch(const View& view);
void view_task_list(const View& view, const app::Draft& draft);
void view_section(const View& view, const app::Draft& draft);
void view_item(const View& view, const app::Draft& draft);
void view_check_answers(const View& view, const app::Draft& draft);
void view_signing(const View& view, const app::Draft& draft);
void view_submission(const View& view, const app::Draft& draft);
void view_request(const View& view, const app::Draft& draft);
void view_documents(const View& view, const app::Draft& draft);
void view_rule(const View& view);
/// "Rule DK1060": the authority's code, or the name of a rule that has none.
std::string rule_title(const View& view);
void view_rules(const View& view);
void view_settings(const View& view);
void view_organisation(const View& view);
void view_mandates(const View& view);
void view_review(const View& view);
void view_operator(const View& view);
void view_verify(const View& view);

// Pieces that several screens share.

/// The parts of a declaration with their state, at the left of every page of a draft.
void declaration_navigation(const View& view, const app::Draft& draft);
/// What a data set requires and the draft lacks, at the right of its forms.
void what_is_missing(const View& view, const app::Draft& draft);
/// Errors of the check and of customs, each leading to its field. Nothing when there are none.
void problem_summary(const View& view, const app::Draft& draft);
/// What the check found beside the other declarations on this device; nothing if it found nothing.
void compared_with_others(const View& view);
/// The documents that a submission hands in, and how far each has come; nothing without any.
void documents_of(const View& view, const app::Draft& draft);
/// "3 August 2026, 14:05 UTC"
std::string moment_text(const View& view, std::string_view utc);
std::string status_text(const View& view, const app::Draft& draft);
ui::Tone status_tone(const app::Draft& draft);
ui::Tone tone_of(wire::Status status);
/// What holds of a package and what does not, who signed, and what.
void evidence_summary(const View& view, const std::string& key, const wire::EvidenceReport& report);
void what_the_evidence_says(const View& view, const app::CheckedEvidence& evidence);
/// What happened to a submission, oldest first.
void timeline(const View& view, const wire::SubmissionView& submission);
/// An item of a list: a submission that was signed elsewhere.
void other_submission(const View& view, const wire::SubmissionView& one);
void submissions_to_approve(const View& view);
void submissions_of_others(const View& view);
/// Customs' own text with its code; where it sends none, the text of our rule for that code.
std::string customs_error_text(const View& view, const wire::CustomsError& error);
/// "Low-value goods into Denmark (H7)", of "dk/H7"
std::string data_set_words(const View& view, std::string name);
/// A button that makes a template of the declaration; nothing for a template or a request.
void make_template_button(const View& view, const app::Draft& draft);
/// A link to the page that checks evidence packages.
void verify_link(const View& view);
/// What went wrong and what to do about it.
std::string error_text(const View& view, const Error& error);
/// The button that tries the draft out, beside the one that signs it.
void trial_button(const View& view);
/// What a trial found; nothing if there was none.
void trial_result(const View& view, const app::Draft& draft);
/// Whether the buttons that sign a declaration can be pressed.
bool may_sign_now(const View& view);
/// A notice to somebody who may only read.
void may_not_declare_notice(const View& view);
/// What the organisation asks for, as far as this device knows.
wire::Level wanted_level(const View& view, const app::Draft& draft);
/// A notice where the organisation asks for more than a signature with the key on this device.
void stronger_signature_notice(const View& view, const app::Draft& draft);
/// How the organisation's declarations have to be signed; owners choose, and sign what they chose.
void signing_policy(const View& view, const wire::SigningPolicy& policy);
/// A notice where the server has no way to the authority.
void not_connected_notice(const View& view, const app::Draft& draft);
/// Name of a draft in lists and titles: its LRN, or words that say that it has none.
std::string draft_name(const View& view, const app::Draft& draft);
app::Route route_to(app::Screen screen, const app::Draft& draft);

}  // namespace quayside::views
