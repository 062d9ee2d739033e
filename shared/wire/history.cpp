// Reading a history, see together.h.
#include "shared/wire/json_tree.h"
#include "shared/wire/submission_tree.h"
#include "shared/wire/together.h"

namespace quayside::wire {
namespace {

constexpr JsonLimits kHistoryLimits{.bytes_max = kHistoryBytesMax, .list_max = 1'000'000};

Error malformed(std::string what) {
  return {"history_malformed", std::move(what),
          "A history is the answer of quayside status --all --json, or one JSON object on each "
          "line: a declaration, or {\"declaration\":…,\"status\":…,\"at\":…}."};
}

std::string first_of(const std::string& a, const std::string& b) { return a.empty() ? b : a; }

// "2026-11-24T09:13:16Z": the day is what is compared.
Date day_of(const std::string& time) { return Date::parse(time.substr(0, 10)).value_or(Date{}); }

Filed from_view(const SubmissionView& view) {
  Filed filed;
  filed.id = view.id;
  filed.name = first_of(view.lrn, view.id);
  filed.standing = standing_of(view.status);
  filed.day = day_of(view.timeline.empty() ? view.updated_at : view.timeline.front().at);
  filed.mrn = view.mrn;
  filed.lrn = view.lrn;
  filed.data_set = view.data_set;
  return filed;
}

Result<Filed> from_record(const Json& tree) {
  ObjectReader read(tree, "the entry");
  const Json* content = read.object("declaration");
  const std::string id = read.optional_text("id");
  const std::string name = read.optional_text("name");
  const std::string status = read.optional_text("status");
  const std::string at = read.optional_text("at");
  const std::string mrn = read.optional_text("mrn");
  if (!read.done()) return read.error();
  const Result<Declaration> declaration = declaration_from_tree(*content);
  if (!declaration) return declaration.error();
  Filed filed = filed_of(*declaration);
  if (!status.empty() && status != "draft") {
    Status known = Status::submitted;
    if (!status_from_name(status, known)) return malformed("there is no status '" + status + "'");
    filed.standing = standing_of(known);
  }
  filed.day = day_of(at);
  if (!at.empty() && filed.day.year == 0)
    return malformed("'" + at + "' does not begin with a day");
  filed.id = id;
  filed.name = first_of(name, filed.lrn);
  filed.mrn = mrn;
  return filed;
}

// A request is no declaration of its own: it has the LRN of the one that it is about.
bool is_request(const Json& tree) { return tree.is_object() && tree.contains("about"); }

Result<Filed> entry_of(const Json& tree) {
  if (!tree.is_object()) return malformed("an entry is no JSON object");
  if (tree.contains("declaration")) return from_record(tree);
  if (tree.contains("updatedAt")) {
    const Result<SubmissionView> view = submission_view_from_tree(tree);
    if (!view) return view.error();
    return from_view(*view);
  }
  const Result<Declaration> declaration = declaration_from_tree(tree);
  if (!declaration) return declaration.error();
  Filed filed = filed_of(*declaration);
  filed.name = filed.lrn;
  return filed;
}

Error numbered(Error error, const char* what, std::size_t number) {
  error.message = std::string(what) + " " + std::to_string(number) + ": " + error.message;
  return error;
}

Result<std::vector<Filed>> from_list(const Json& list) {
  std::vector<Filed> history;
  history.reserve(list.size());
  for (const Json& element : list) {
    if (is_request(element)) continue;
    Result<Filed> entry = entry_of(element);
    if (!entry) return numbered(entry.error(), "entry", history.size() + 1);
    history.push_back(std::move(*entry));
  }
  return history;
}

Result<std::vector<Filed>> from_lines(std::string_view text) {
  std::vector<Filed> history;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const Result<Json> tree = parse_strict(line);
    if (!tree) return numbered(tree.error(), "line", number);
    if (is_request(*tree)) continue;
    Result<Filed> entry = entry_of(*tree);
    if (!entry) return numbered(entry.error(), "line", number);
    history.push_back(std::move(*entry));
  }
  return history;
}

// One object that goes over several lines is the whole text; else each line is one.
bool is_one_document(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  if (text[first] == '[') return true;
  const std::size_t end = text.find('\n', first);
  const std::string_view line =
      text.substr(first, end == std::string_view::npos ? end : end - first);
  return !Json::accept(line) || line.find("\"submissions\"") != std::string_view::npos;
}

}  // namespace

Result<std::vector<Filed>> history_from_json(std::string_view text) {
  if (text.size() > kHistoryBytesMax) return malformed("the history is larger than 256 MiB");
  if (!is_one_document(text)) return from_lines(text);
  const Result<Json> tree = parse_strict(text, kHistoryLimits);
  if (!tree) return tree.error();
  if (tree->is_array()) return from_list(*tree);
  if (!tree->is_object() || !tree->contains("submissions")) {
    Result<Filed> entry = entry_of(*tree);
    if (!entry) return entry.error();
    return std::vector<Filed>{std::move(*entry)};
  }
  ObjectReader read(*tree, "the history");
  const Json* list = read.list("submissions");
  if (!read.done()) return read.error();
  return from_list(*list);
}

}  // namespace quayside::wire
