// Log audit: follows a server's evidence log from one time to the next. A head that was seen is
// kept beside the key file; a log that does not continue it was rewritten.
#include <fmt/format.h>

#include "client/cli/commands.h"
#include "client/cli/files.h"
#include "client/cli/json_text.h"
#include "client/cli/server_session.h"
#include "shared/seal/merkle.h"
#include "shared/wire/evidence_log.h"

namespace quayside::cli {
namespace {

constexpr std::size_t kHeadBytesMax = 64 * 1024;

/// What the log was, and what it is.
struct Audit {
  seal::PublicKey server;
  std::optional<wire::SignedTreeHead> seen;
  std::optional<wire::TreeHead> before;  ///< the head in `seen`
  wire::SignedTreeHead current;
  wire::TreeHead now;
  bool is_continued = true;
};

std::string time_text(const Terminal& terminal, const std::string& at) {
  return localised_date(terminal.language, at.substr(0, 10)) + " " + at.substr(11, 5) + " UTC";
}

/// The key that the first receipt showed; before that, the one the server names now.
Result<seal::PublicKey> key_of(const Terminal& terminal, const Options& options,
                               ServerSession& session) {
  const EnrolmentRecord record = read_enrolment(options.key);
  if (record.server == session.origin() && !record.server_key_x.empty()) {
    return seal::PublicKey::from_jwk_x(record.server_key_x);
  }
  const Result<std::string> stated = session.server_key_x();
  if (!stated) return stated.error();
  terminal.note(terminal.say("log.key_not_known", {{"key", *stated}}));
  return seal::PublicKey::from_jwk_x(*stated);
}

Result<Done> read_seen(const std::string& path, Audit& audit) {
  if (!file_exists(path)) return Done{};
  const Result<std::string> text = read_file(path, kHeadBytesMax);
  if (!text) return text.error();
  const Result<wire::SignedTreeHead> seen = wire::signed_tree_head_from_json(*text);
  if (!seen) return seen.error();
  const Result<wire::TreeHead> before = wire::verify_tree_head(*seen, audit.server);
  if (!before) {
    return Error{"log_head_of_another", path + " is not a head that this server signed",
                 "Give another --state, or move the file away and begin anew."};
  }
  audit.seen = *seen;
  audit.before = *before;
  return Done{};
}

Result<Done> compare(ServerSession& session, Audit& audit) {
  if (!audit.before) return Done{};
  const auto& [before, now] = std::pair(*audit.before, audit.now);
  audit.is_continued = false;
  if (now.size < before.size) return Done{};
  const Result<seal::MerklePath> path = session.log_consistency(before.size, now.size);
  if (!path) return path.error();
  audit.is_continued =
      seal::verify_consistency(before.size, before.root, now.size, now.root, *path);
  return Done{};
}

/// What became of one evidence package.
struct AuditedPackage {
  std::uint64_t index = 0;  ///< of the receipt
  bool has_receipt = false;
  std::size_t others = 0;  ///< entries besides the receipt
  bool has_others = true;
  std::vector<std::string> failures;  ///< of the package by itself

  bool holds() const { return has_receipt && has_others && failures.empty(); }
};

/// Nothing where the entry is not in the log as it is now.
Result<std::optional<std::uint64_t>> index_of(ServerSession& session, const Audit& audit,
                                              const std::string& entry) {
  const std::string leaf = seal::leaf_hash(entry);
  const Result<wire::LogPlace> place = session.log_inclusion(leaf, audit.now.size);
  if (!place) {
    if (place.error().code == "not_in_log") return std::optional<std::uint64_t>();
    return place.error();
  }
  const bool is_there =
      seal::verify_inclusion(leaf, place->index, audit.now.size, place->path, audit.now.root);
  return is_there ? std::optional(place->index) : std::nullopt;
}

/// Whether all that an evidence package holds of the log is in it as it is now, and whether the
/// package holds what it should: what was altered or left out is in no log.
Result<AuditedPackage> audited(ServerSession& session, const Audit& audit,
                               const std::string& file) {
  const Result<std::string> bytes = read_file(file, wire::kEvidenceBytesMax);
  if (!bytes) return bytes.error();
  const auto package = wire::evidence_from_json(wire::without_mark(*bytes));
  if (!package) return package.error();
  AuditedPackage found;
  const std::vector<std::string> entries = wire::log_entries_of(*package);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto index = index_of(session, audit, entries[i]);
    if (!index) return index.error();
    if (i == 0) {
      found.has_receipt = index->has_value();
      found.index = index->value_or(0);
    } else {
      found.has_others = found.has_others && index->has_value();
    }
  }
  found.others = entries.size() - 1;
  found.failures =
      wire::verify_evidence(*package, {.keys = {.server = audit.server.kid()}}).failures;
  return found;
}

void say(const Terminal& terminal, const std::string& file, const AuditedPackage& found) {
  terminal.result(terminal.say(found.has_receipt ? "log.entry" : "log.no_entry",
                               {{"file", file}, {"index", std::to_string(found.index)}}));
  if (found.others > 0) {
    terminal.result(terminal.say(found.has_others ? "log.entry_of_package" : "log.no_other_entry",
                                 {{"file", file}, {"count", std::to_string(found.others)}}));
  }
  for (const std::string& failure : found.failures)
    terminal.result(
        terminal.say("log.package_fails", {{"file", file}, {"what", terminal.say(failure)}}));
}

void say(const Terminal& terminal, const Audit& audit) {
  terminal.result(terminal.say("log.head", {{"size", std::to_string(audit.now.size)},
                                            {"time", time_text(terminal, audit.now.at)},
                                            {"root", seal::hex(audit.now.root)}}));
  if (!audit.before) return terminal.result(terminal.say("log.first"));
  terminal.result(terminal.say(audit.is_continued ? "log.continued" : "log.rewritten",
                               {{"size", std::to_string(audit.before->size)},
                                {"time", time_text(terminal, audit.before->at)}}));
}

std::string head_json(const wire::TreeHead& head) {
  return JsonObject()
      .text("at", head.at)
      .text("root", seal::hex(head.root))
      .text("size", std::to_string(head.size))
      .str();
}

/// The head is kept; one that contradicts the head before it goes beside that, as its proof.
Result<Done> keep(const Terminal& terminal, const Audit& audit, const std::string& path) {
  const std::string where = audit.is_continued ? path : path + ".contradiction";
  const Result<Done> written =
      write_file(where, wire::signed_tree_head_to_json(audit.current) + "\n");
  if (written && !audit.is_continued) {
    terminal.note(terminal.say("log.keep_both", {{"seen", path}, {"now", where}}));
  }
  return written;
}

}  // namespace

int audit_log(const Terminal& terminal, const Options& options) {
  const std::string server =
      options.server.empty() ? read_enrolment(options.key).server : options.server;
  Result<ServerSession> session = ServerSession::with(server);
  if (!session) return terminal.fail(session.error());
  const Result<std::string> key_file = key_file_of(options.key);
  if (!key_file) return terminal.fail(key_file.error());
  const std::string state = options.log_state.empty() ? *key_file + ".log" : options.log_state;
  Audit audit;
  const Result<seal::PublicKey> key = key_of(terminal, options, *session);
  if (!key) return terminal.fail(key.error());
  audit.server = *key;
  if (const auto read = read_seen(state, audit); !read) return terminal.fail(read.error(), state);
  const Result<wire::SignedTreeHead> current = session->log_head();
  if (!current) return terminal.fail(current.error());
  audit.current = *current;
  const Result<wire::TreeHead> now = wire::verify_tree_head(*current, audit.server);
  if (!now) return terminal.fail(now.error());
  audit.now = *now;
  if (const auto done = compare(*session, audit); !done) return terminal.fail(done.error());
  say(terminal, audit);

  bool holds = audit.is_continued;
  std::vector<std::string> entries;
  for (const std::string& file : options.files) {
    const Result<AuditedPackage> found = audited(*session, audit, file);
    if (!found) return terminal.fail(found.error(), file);
    holds = holds && found->holds();
    say(terminal, file, *found);
    entries.push_back(
        JsonObject()
            .value("failures", json_strings(found->failures))
            .text("file", file)
            .value("inLog", found->has_receipt && found->has_others ? "true" : "false")
            .str());
  }
  if (const auto kept = keep(terminal, audit, state); !kept) return terminal.fail(kept.error());
  if (terminal.json) {
    terminal.document(JsonObject()
                          .value("before", audit.before ? head_json(*audit.before) : "null")
                          .value("continued", audit.is_continued ? "true" : "false")
                          .value("entries", json_array(entries))
                          .value("now", head_json(audit.now))
                          .str() +
                      "\n");
  }
  return holds ? kDone : kErrorsFound;
}

}  // namespace quayside::cli
