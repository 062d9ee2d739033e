#include "shared/wire/submission_tree.h"

#include <array>
#include <utility>

#include "shared/wire/document_tree.h"

namespace quayside::wire {
namespace {

constexpr std::array<std::pair<Status, std::string_view>, 22> kStatusNames = {{
    {Status::submitted, "submitted"},
    {Status::awaiting_approval, "awaitingApproval"},
    {Status::kept, "kept"},
    {Status::sent, "sent"},
    {Status::received, "received"},
    {Status::accepted, "accepted"},
    {Status::under_control, "underControl"},
    {Status::documents_requested, "documentsRequested"},
    {Status::query_raised, "queryRaised"},
    {Status::payment_required, "paymentRequired"},
    {Status::detained, "detained"},
    {Status::handled_externally, "handledExternally"},
    {Status::released, "released"},
    {Status::cleared, "cleared"},
    {Status::awaiting_exit, "awaitingExit"},
    {Status::exited, "exited"},
    {Status::rejected, "rejected"},
    {Status::granted, "granted"},
    {Status::denied, "denied"},
    {Status::invalidated, "invalidated"},
    {Status::expired, "expired"},
    {Status::withdrawn, "withdrawn"},
}};

// How far a declaration has come. What may hold the goods up is one step: each may follow the
// other.
int progress(Status status) {
  switch (status) {
    case Status::submitted:
    case Status::awaiting_approval:
    case Status::kept:
      return 0;
    case Status::sent:
      return 1;
    case Status::received:
      return 2;
    case Status::accepted:
      return 3;
    case Status::under_control:
    case Status::documents_requested:
    case Status::query_raised:
    case Status::payment_required:
    case Status::detained:
    case Status::handled_externally:
      return 4;
    case Status::released:
      return 5;
    case Status::cleared:
      return 6;
    case Status::awaiting_exit:
      return 7;
    case Status::exited:
      return 8;
    case Status::rejected:
    case Status::granted:
    case Status::denied:
    case Status::invalidated:
    case Status::expired:
    case Status::withdrawn:
      return 9;
  }
  return 0;
}

bool status_of_notification(std::string_view type, Status& status) {
  static constexpr std::pair<std::string_view, Status> kTypes[] = {
      {"CWMRCV", Status::received},
      {"CWMACC", Status::accepted},
      {"CWMCTL", Status::under_control},
      {"CWMDOC", Status::documents_requested},
      {"CWMCPI", Status::payment_required},
      {"CWMCPR", Status::payment_required},
      {"CWMEXT", Status::handled_externally},
      {"CWMROG", Status::released},
      {"CWMCLE", Status::cleared},
      {"CWMGER", Status::awaiting_exit},
      {"CWMEOG", Status::exited},
      {"CWMREJ", Status::rejected},
      {"CWMINV", Status::invalidated},
      {"DMSRCV", Status::received},
      {"DMSACC", Status::accepted},
      {"DMSACC.arrived", Status::accepted},
      {"DMSCTL", Status::under_control},
      {"DMSALV", Status::under_control},
      {"DMSDOC", Status::documents_requested},
      {"DMSQRY", Status::query_raised},
      {"DMSCPI", Status::payment_required},
      {"DMSCPR", Status::payment_required},
      {"DMSDET", Status::detained},
      {"DMSEXT", Status::handled_externally},
      {"DMSROG", Status::released},
      {"DMSCLE", Status::cleared},
      {"DMSGER", Status::awaiting_exit},
      {"DMSEOG", Status::exited},
      {"DMSREJ", Status::rejected},
      {"DMSREJ.expired", Status::expired},
      {"DMSINV", Status::invalidated},
      {"DMSINV.expired", Status::expired},
  };
  for (const auto& [name, meaning] : kTypes) {
    if (name != type) continue;
    status = meaning;
    return true;
  }
  return false;
}

Json text_list(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts)
    list.push_back(text);
  return list;
}

Json error_tree(const CustomsError& error) {
  Json tree = Json::object();
  Json& at = tree["at"] = Json::array();
  for (const FieldPointer& pointer : error.at)
    at.push_back(pointer.text());
  tree["code"] = error.code;
  tree["information"] = error.information;
  tree["pointers"] = text_list(error.pointers);
  tree["rule"] = error.rule;
  tree["text"] = error.text;
  return tree;
}

Result<CustomsError> error_from_tree(const Json& tree) {
  ObjectReader read(tree, "errors");
  CustomsError error;
  for (std::string& pointer : read.texts("at"))
    error.at.emplace_back(std::move(pointer));
  error.code = read.text("code");
  error.information = read.text("information");
  error.pointers = read.texts("pointers");
  error.rule = read.text("rule");
  error.text = read.text("text");
  if (!read.done()) return read.error();
  return error;
}

Json charge_tree(const Charge& charge) {
  Json tree = Json::object();
  tree["amount"] = charge.amount;
  tree["base"] = charge.base;
  tree["item"] = charge.item;
  tree["rate"] = charge.rate;
  tree["taxType"] = charge.tax_type;
  return tree;
}

Result<Charge> charge_from_tree(const Json& tree) {
  ObjectReader read(tree, "charges");
  Charge charge;
  charge.amount = read.text("amount");
  charge.base = read.text("base");
  charge.item = read.text("item");
  charge.rate = read.text("rate");
  charge.tax_type = read.text("taxType");
  if (!read.done()) return read.error();
  return charge;
}

Json timeline_tree(const TimelineEntry& entry) {
  Json tree = Json::object();
  tree["at"] = entry.at;
  tree["event"] = entry.event;
  return tree;
}

Result<TimelineEntry> timeline_from_tree(const Json& tree) {
  ObjectReader read(tree, "timeline");
  TimelineEntry entry;
  entry.at = read.text("at");
  entry.event = read.text("event");
  if (!read.done()) return read.error();
  return entry;
}

Json statement_tree(const Statement& statement) {
  Json tree = Json::object();
  tree["code"] = statement.code;
  tree["text"] = statement.text;
  tree["type"] = statement.type;
  tree["until"] = statement.until;
  return tree;
}

Result<Statement> statement_from_tree(const Json& tree) {
  ObjectReader read(tree, "statements");
  Statement statement;
  statement.code = read.text("code");
  statement.text = read.text("text");
  statement.type = read.text("type");
  statement.until = read.text("until");
  if (!read.done()) return read.error();
  return statement;
}

Json change_tree(const Change& change) {
  Json tree = Json::object();
  tree["at"] = change.at.text();
  tree["by"] = change.by;
  tree["pointer"] = change.pointer;
  tree["value"] = change.value;
  return tree;
}

Result<Change> change_from_tree(const Json& tree) {
  ObjectReader read(tree, "changes");
  Change change;
  change.at = FieldPointer(read.text("at"));
  change.by = read.text("by");
  change.pointer = read.text("pointer");
  change.value = read.text("value");
  if (!read.done()) return read.error();
  return change;
}

}  // namespace

std::string_view status_name(Status status) {
  for (const auto& [known, name] : kStatusNames) {
    if (known == status) return name;
  }
  return "submitted";
}

bool status_from_name(std::string_view name, Status& status) {
  for (const auto& [known, known_name] : kStatusNames) {
    if (known_name != name) continue;
    status = known;
    return true;
  }
  return false;
}

Status status_after(Status current, std::string_view notification_type) {
  Status next = current;
  if (!status_of_notification(notification_type, next)) return current;
  if (has_ended(current)) return current;
  // Once accepted, a rejection speaks of a later message (an amendment), not of the declaration.
  if (next == Status::rejected && progress(current) >= progress(Status::accepted)) return current;
  return progress(next) >= progress(current) ? next : current;
}

Status request_status_after(Status current, std::string_view notification_type) {
  if (has_ended(current)) return current;
  if (notification_type.ends_with(".granted")) return Status::granted;
  if (notification_type.ends_with(".denied")) return Status::denied;
  if (notification_type == "CWMREJ" || notification_type.starts_with("DMSREJ")) {
    return Status::rejected;
  }
  if (notification_type == "CWMCAS") return Status::handled_externally;
  // What else comes of a presentation says that it was taken.
  if (notification_type == "DMSACC") return Status::granted;
  return notification_type == "CWMRCV" ? Status::received : current;
}

bool has_ended(Status status) { return progress(status) == progress(Status::rejected); }

Json submission_view_tree(const SubmissionView& view) {
  Json tree = Json::object();
  if (!view.changes.empty()) tree["changes"] = list_tree(view.changes, change_tree);
  tree["charges"] = list_tree(view.charges, charge_tree);
  tree["dataSet"] = view.data_set;
  if (!view.documents.empty()) tree["documents"] = list_tree(view.documents, sent_document_tree);
  tree["errors"] = list_tree(view.errors, error_tree);
  add_text(tree, "about", view.about);
  add_text(tree, "client", view.client);
  add_text(tree, "kid", view.kid);
  add_text(tree, "lodgedBy", view.lodged_by);
  add_text(tree, "mandate", view.mandate);
  add_text(tree, "request", view.request);
  add_text(tree, "signedBy", view.signed_by);
  tree["id"] = view.id;
  tree["lrn"] = view.lrn;
  tree["mrn"] = view.mrn;
  tree["paymentAmount"] = view.payment_amount;
  tree["paymentCurrency"] = view.payment_currency;
  tree["paymentReference"] = view.payment_reference;
  if (!view.statements.empty()) tree["statements"] = list_tree(view.statements, statement_tree);
  tree["status"] = status_name(view.status);
  tree["timeline"] = list_tree(view.timeline, timeline_tree);
  tree["updatedAt"] = view.updated_at;
  return tree;
}

Result<SubmissionView> submission_view_from_tree(const Json& tree) {
  ObjectReader read(tree, "submission");
  SubmissionView view;
  view.about = read.optional_text("about");
  view.client = read.optional_text("client");
  view.kid = read.optional_text("kid");
  view.lodged_by = read.optional_text("lodgedBy");
  view.mandate = read.optional_text("mandate");
  view.signed_by = read.optional_text("signedBy");
  view.request = read.optional_text("request");
  read_list(read, "changes", view.changes, change_from_tree, false);
  read_list(read, "charges", view.charges, charge_from_tree);
  view.data_set = read.text("dataSet");
  read_list(read, "documents", view.documents, sent_document_from_tree, false);
  read_list(read, "errors", view.errors, error_from_tree);
  view.id = read.text("id");
  view.lrn = read.text("lrn");
  view.mrn = read.text("mrn");
  view.payment_amount = read.text("paymentAmount");
  view.payment_currency = read.optional_text("paymentCurrency");
  view.payment_reference = read.text("paymentReference");
  read_list(read, "statements", view.statements, statement_from_tree, false);
  const std::string status = read.text("status");
  read_list(read, "timeline", view.timeline, timeline_from_tree);
  view.updated_at = read.text("updatedAt");
  if (!read.done()) return read.error();
  if (!status_from_name(status, view.status)) return wrong_type("submission/status", "a status");
  return view;
}

}  // namespace quayside::wire
