// Check an evidence package: what holds of a file that anybody may have sent, and what it says.
#include <algorithm>

#include "client/app/requests.h"
#include "client/views/device_form.h"
#include "client/views/view.h"
#include "shared/wire/rendering.h"

namespace quayside::views {
namespace {

// A page with thousands of items could no longer be used; the text that is saved has them all.
constexpr std::size_t kItemsShown = 50;

void statements(const View& view, const std::string& key, const std::vector<std::string>& all) {
  if (all.empty()) return;
  const std::string title = view.words("ui.verify." + key);
  view.ui.heading(3, "verify." + key, title);
  const auto list = view.ui.list("verify." + key + ".list", title);
  for (const std::string& one : all) {
    const auto item = view.ui.list_item(one);
    view.ui.text(one + ".text", view.words(one));
  }
}

void fields(const View& view, const std::string& key,
            const std::vector<wire::RenderedField>& rendered) {
  const auto list = view.ui.description_list(key + ".list");
  for (std::size_t i = 0; i < rendered.size(); ++i) {
    const wire::RenderedField& field = rendered[i];
    view.ui.description(key + "." + std::to_string(i), field.label, field.value, field.number);
  }
}

void what_was_signed(const View& view, const wire::SignedContent& content) {
  const std::string& language = view.state.settings.language;
  view.ui.heading(2, "verify.signed", view.words("rendering.signed"));
  fields(view, "verify.header", wire::rendered_header(content, language));
  std::size_t items = 0;
  for (const wire::RenderedSection& section :
       wire::rendered_sections(content.declaration, wire::day_of(content.header), language)) {
    if (section.key.starts_with("item.") && ++items > kItemsShown) continue;
    view.ui.heading(3, "verify." + section.key, section.heading);
    fields(view, "verify." + section.key, section.fields);
  }
  if (items <= kItemsShown) return;
  view.ui.notice("verify.more",
                 view.words("ui.verify.more", {{"count", std::to_string(items - kItemsShown)}}),
                 ui::Tone::attention);
}

// Anybody can make keys; only who checks knows which are whose.
void expected_keys(const View& view) {
  view.ui.heading(2, "verify.keys", view.words("ui.verify.keys"));
  form_problems(view, {"verify_server_key", "verify_trader_key", "verify_client_key"});
  view.ui.text("verify.keys.hint", view.words("ui.verify.keys_hint"), ui::TextStyle::hint);
  for (const char* name : {"verify_server_key", "verify_trader_key", "verify_client_key"})
    form_field(view, {name, false, "off", 50, false});
  if (view.ui.button("verify.compare", view.words("ui.verify.compare"))) {
    view.push(app::CompareKeys{});
  }
}

void checked_package(const View& view, const app::CheckedEvidence& evidence) {
  const wire::EvidenceReport& report = evidence.report;
  view.ui.heading(2, "verify.result", evidence.file);
  evidence_summary(view, "verify.verdict", report);
  {
    const auto row = view.ui.row_of_buttons();
    if (view.ui.button("print", view.words("ui.print"))) view.push(app::PrintPage{});
    if (view.ui.button("verify.save", view.words("ui.verify.save"))) {
      view.push(app::DownloadEvidenceText{});
    }
  }
  expected_keys(view);
  what_the_evidence_says(view, evidence);
}

}  // namespace

void evidence_summary(const View& view, const std::string& key,
                      const wire::EvidenceReport& report) {
  ui::Tone tone = ui::Tone::good;
  if (!report.unchecked.empty()) tone = ui::Tone::attention;
  if (!report.failures.empty()) tone = ui::Tone::bad;
  view.ui.notice(key, view.words(wire::evidence_summary(report)), tone);
}

void what_the_evidence_says(const View& view, const app::CheckedEvidence& evidence) {
  const wire::EvidenceReport& report = evidence.report;
  statements(view, "failures", report.failures);
  statements(view, "unchecked", report.unchecked);
  statements(view, "holds", report.holds);
  statements(view, "notes", report.notes);
  view.ui.heading(2, "verify.who", view.words("ui.verify.who"));
  fields(view, "verify.evidence",
         wire::rendered_evidence(evidence.package, view.state.settings.language));
  if (evidence.content) return what_was_signed(view, *evidence.content);
  view.ui.notice("verify.unread", view.words("ui.verify.unread"), ui::Tone::bad);
}

void verify_link(const View& view) {
  app::Route route;
  route.screen = app::Screen::verify;
  view.link("verify", view.words("ui.verify.title"), route);
}

void view_verify(const View& view) {
  view.ui.heading(1, "heading", view.words("ui.verify.title"));
  view.ui.text("verify.lead", view.words("ui.verify.lead"), ui::TextStyle::lead);
  view.ui.file_button(app::kEvidenceKey, view.words("ui.verify.choose"), ".json,application/json",
                      ui::Files::evidence);
  view.ui.text("verify.hint", view.words("ui.verify.hint"), ui::TextStyle::hint);
  const auto& evidence = view.state.evidence;
  if (!evidence) return;
  if (!evidence->error) return checked_package(view, *evidence);
  view.ui.heading(2, "verify.result", evidence->file);
  const std::string reason = "error." + evidence->error->code;
  view.ui.notice("verify.no_package",
                 view.words("ui.verify.no_package",
                            {{"file", evidence->file},
                             {"reason", has_message("en", reason) ? view.words(reason) : ""}}),
                 ui::Tone::bad);
}

}  // namespace quayside::views
