#include <algorithm>

#include "client/app/draft_record.h"
#include "client/app/handlers.h"
#include "shared/base/text.h"
#include "shared/domain/fields.h"
#include "shared/rules/data_set.h"
#include "shared/wire/json.h"

namespace quayside::app {
namespace {

constexpr std::size_t kTemplateNameMax = 70;

Draft new_draft(const Context& context) {
  Draft draft;
  draft.id = context.moment.new_id;
  draft.updated_at = utc_text(context.moment.now_s);
  return draft;
}

Draft copy_of(const Context& context, const Draft& original) {
  Draft draft = new_draft(context);
  draft.declaration = original.declaration;
  draft.declaration.lrn.clear();  // an LRN is used once
  return draft;
}

void add_and_open(Context& context, Draft draft) {
  Route route;
  route.screen = Screen::task_list;
  route.id = draft.id;
  context.state.drafts.insert(context.state.drafts.begin(), std::move(draft));
  context.run(StoreDraft{route.id});
  context.go(route);
}

void open_failed(Context& context, const Error& error) {
  context.notify("error." + error.code, error.message, true);
}

}  // namespace

void handle(Context& context, const CreateDraft& command) {
  const DataSet* data_set = find_data_set(command.profile, command.data_set);
  if (data_set == nullptr) return;
  Draft draft = new_draft(context);
  Declaration& declaration = draft.declaration;
  declaration.profile = data_set->profile;
  declaration.data_set = data_set->name;
  declaration.declaration_type = data_set->declaration_type;
  declaration.additional_declaration_type = data_set->additional_types.substr(0, 1);
  declaration.declarant.identification_number = context.state.identity.eori;
  declaration.goods_shipment.goods_items.resize(1);
  declaration.goods_shipment.goods_items[0].additional_procedures.resize(1);
  declaration.goods_shipment.goods_items[0].packagings.resize(1);
  renumber_goods_items(declaration);
  add_and_open(context, std::move(draft));
}

void handle(Context& context, const CheckDay&) {
  AppState& state = context.state;
  const auto given = state.form.find("changes_day");
  const std::optional<Date> day =
      given == state.form.end() ? std::nullopt : Date::parse(trimmed(given->second));
  state.day_check.reset();
  if (!day) {
    state.form_errors["changes_day"] = "ui.changes.day_malformed";
    ++state.form_attempts;
    return;
  }
  DayCheck check{*day, {}};
  for (const Draft& draft : state.drafts) {
    if (draft.is_signed()) continue;
    std::vector<Issue> begun = issues_that_begin(draft.declaration, state.today, *day);
    if (!begun.empty()) check.broken.push_back({draft.id, std::move(begun)});
  }
  state.day_check = std::move(check);
}

void handle(Context& context, const OpenFile& command) {
  const platform::PickedFile& file = command.file;
  if (file.too_large) {
    return open_failed(context, {"file_too_large", file.name, ""});
  }
  Draft draft = new_draft(context);
  Result<wire::ReadDeclaration> read = wire::read_declaration(file.bytes);
  if (!read) return open_failed(context, read.error());
  draft.declaration = std::move(read->declaration);
  draft.not_carried = wire::left_behind(std::move(*read));
  if (draft.declaration.profile.empty()) draft.declaration.profile = "dk";
  add_and_open(context, std::move(draft));
  context.notify("ui.notice.file_opened", file.name);
}

void handle(Context& context, const AskDelete& command) {
  context.state.confirm_delete = command.id;
  context.state.focus = command.id.empty() ? "heading" : "delete.cancel";
}

void handle(Context& context, const DeleteDraft& command) {
  AppState& state = context.state;
  const Draft* draft = find_draft(state, command.id);
  // What was lodged is evidence; it stays.
  if (draft == nullptr || draft->is_signed()) return;
  std::erase_if(state.drafts, [&](const Draft& one) { return one.id == command.id; });
  state.chosen.erase(command.id);
  if (const auto seen = state.copies.find(command.id); seen != state.copies.end()) {
    seen->second.removed = true;
    context.run(StoreCopies{});
  }
  context.run(ForgetDraft{command.id});
  context.go(Screen::home);
  context.notify("ui.notice.draft_deleted");
}

void handle(Context& context, const CopyDraft& command) {
  const Draft* original = find_draft(context.state, command.id);
  if (original == nullptr) return;
  add_and_open(context, copy_of(context, *original));
}

void handle(Context& context, const MakeTemplate& command) {
  const Draft* original = find_draft(context.state, command.id);
  if (original == nullptr) return;
  const std::string& lrn = original->declaration.lrn;
  std::string name = lrn.empty() ? original->declaration.data_set : lrn;
  Draft draft = copy_of(context, *original);
  draft.template_name = std::move(name);
  add_and_open(context, std::move(draft));
  context.state.focus = "template.name";
  context.notify("ui.notice.template_made");
}

void handle(Context& context, const NameTemplate& command) {
  Draft* draft = current_draft(context.state);
  const std::string name = trimmed(command.name);
  if (draft == nullptr || !draft->is_template() || name.empty()) return;
  if (name.size() > kTemplateNameMax * 4 || !is_valid_utf8(name)) return;
  draft->template_name = name;
  draft->updated_at = utc_text(context.moment.now_s);
  draft->stored = false;
  context.run(StoreDraft{draft->id});
}

namespace {

/// What another window has stored; within a second only the content tells.
bool is_newer(const Draft& loaded, const Draft& known) {
  if (known.updated_at != loaded.updated_at) return known.updated_at < loaded.updated_at;
  return known.stored && content_hash(loaded) != content_hash(known);
}

/// What another window has deleted. A change that is not stored yet keeps a draft.
void drop_deleted(Context& context, const std::vector<Draft>& loaded) {
  AppState& state = context.state;
  const Draft* shown = current_draft(state);
  const std::string open = shown == nullptr ? "" : shown->id;
  std::erase_if(state.drafts, [&](const Draft& known) {
    return known.stored && std::none_of(loaded.begin(), loaded.end(),
                                        [&](const Draft& one) { return one.id == known.id; });
  });
  std::erase_if(state.chosen,
                [&](const auto& files) { return find_draft(state, files.first) == nullptr; });
  if (open.empty() || find_draft(state, open) != nullptr) return;
  context.go(Screen::home);
  context.notify("ui.notice.draft_deleted_elsewhere", "", true);
}

}  // namespace

void handle(Context& context, const DraftsLoaded& command) {
  AppState& state = context.state;
  if (!command.loaded) return context.notify("ui.notice.no_storage", "", true);
  if (state.drafts_loaded && command.unreadable == 0) drop_deleted(context, command.drafts);
  for (const Draft& loaded : command.drafts) {
    Draft* known = find_draft(state, loaded.id);
    if (known == nullptr) {
      state.drafts.push_back(loaded);
    } else if (is_newer(loaded, *known)) {
      // Another window of this browser went on with it.
      std::vector<Declaration> undo = std::move(known->undo);
      undo.push_back(known->declaration);
      *known = loaded;
      known->undo = std::move(undo);
    }
  }
  std::stable_sort(state.drafts.begin(), state.drafts.end(),
                   [](const Draft& a, const Draft& b) { return a.updated_at > b.updated_at; });
  if (command.unreadable > 0) {
    context.notify("ui.notice.unreadable_drafts", std::to_string(command.unreadable), true);
  }
  validate_current(context);
  compare_shown(context);
  const bool are_new = !state.drafts_loaded;
  state.drafts_loaded = command.unreadable == 0;
  if (state.online != Online::signed_in) return;
  context.run(FetchSubmissions{});
  if (are_new && state.drafts_loaded) context.run(ListCopies{});
}

void handle(Context& context, const DraftStored& command) {
  Draft* draft = find_draft(context.state, command.id);
  if (draft == nullptr) return;
  draft->stored = command.stored;
  if (!command.stored) context.notify("ui.notice.not_stored", "", true);
}

void handle(Context& context, const DownloadDraft& command) {
  const Draft* draft = current_draft(context.state);
  if (draft == nullptr) return;
  const std::string name = draft->declaration.lrn.empty() ? "declaration" : "declaration-lrn";
  if (command.as_xml) {
    context.run(
        Download{name + ".xml", "application/xml", wire::write_declaration(draft->declaration)});
  } else {
    context.run(Download{name + ".json", "application/json",
                         wire::declaration_to_json(draft->declaration)});
  }
}

}  // namespace quayside::app
