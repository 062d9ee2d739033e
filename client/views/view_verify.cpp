// Check an evidence package: what holds of a file that anybody may have sent, and what it says.
#include <algorithm>

#include "client/app/requests.h"
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

void checked_package(const View& view, const app::CheckedEvidence& evidence) {
  const wire::EvidenceReport& report = evidence.report;
  view.ui.heading(2, "verify.result", evidence.file);
  const bool good = report.failures.empty();
  view.ui.notice("verify.verdict", view.words(good ? "cli.evidence_good" : "cli.evidence_bad"),
                 good ? ui::Tone::good : ui::Tone::bad);
  {
    const auto row = view.ui.row_of_buttons();
    if (view.ui.button("print", view.words("ui.print"))) view.push(app::PrintPage{});
    if (view.ui.button("verify.save", view.words("ui.verify.save"))) {
      view.push(app::DownloadEvidenceText{});
    }
  }
  what_the_evidence_says(view, evidence);
}

}  // namespace

void what_the_evidence_says(const View& view, const app::CheckedEvidence& evidence) {
  const wire::EvidenceReport& report = evidence.report;
  statements(view, "failures", report.failures);
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
