#include "client/cli/commands.h"
#include "client/cli/declaration_file.h"
#include "client/cli/files.h"
#include "client/cli/json_text.h"
#include "shared/wire/json.h"
#include "shared/wire/requests.h"

namespace quayside::cli {
namespace {

/// The request that the options ask for, about the declaration of the file.
Result<wire::Message> request_for(Declaration declaration, const Options& options) {
  wire::Ask ask;
  wire::request_from_name(options.request.as, ask.name);
  ask.mrn = options.request.mrn;
  ask.reason_code = options.request.reason;
  ask.reason_text = options.request.reason_text;
  if (!options.request.application.empty()) {
    const Result<wire::ReadDeclaration> file = read_declaration(options.request.application, "");
    if (!file) return file.error();
    ask.repayment = file->rest.request.repayment;
  }
  if (!options.request.reference.empty()) declaration.lrn = options.request.reference;
  if (ask.name != wire::RequestName::amendment) return wire::request_of(declaration, ask);
  if (options.request.original.empty()) {
    return Error{"original_missing", "an amendment needs the declaration as it was lodged",
                 "Give its file with --of."};
  }
  const Result<wire::ReadDeclaration> original =
      read_declaration(options.request.original, options.profile);
  if (!original) return original.error();
  return wire::amendment_of(original->declaration, declaration, ask);
}

/// Says which fields the message has no place for.
std::vector<std::string> note_not_written(const Terminal& terminal,
                                          const Declaration& declaration) {
  std::vector<std::string> places;
  for (const FieldPointer& at : wire::not_written(declaration))
    places.push_back(at.text());
  if (!places.empty()) terminal.note(terminal.say("cli.not_written"));
  for (const std::string& place : places)
    terminal.note("  " + place);
  return places;
}

/// The draft with what has no place in it, or the message.
std::string bytes_of(const wire::Message& message, bool to_xml) {
  std::string bytes = to_xml ? wire::write_message(message.declaration, message.rest)
                             : wire::message_to_json(message.declaration, message.rest);
  if (!bytes.ends_with('\n')) bytes += '\n';
  return bytes;
}

}  // namespace

int convert_file(const Terminal& terminal, const Options& options) {
  const std::string& path = options.files.front();
  Result<wire::ReadDeclaration> file = read_declaration(path, options.profile);
  if (!file) return terminal.fail(file.error(), path);
  if (!options.new_lrn.empty()) {
    file->not_carried = wire::left_behind(*file);
    file->rest = {};
    file->declaration.lrn = options.new_lrn;
  }
  note_not_carried(terminal,
                   options.request.as.empty() ? file->not_carried : wire::left_behind(*file));
  if (options.request.as.empty() && !file->rest.extras.empty())
    terminal.note(terminal.say("cli.extras_kept"));
  Result<wire::Message> message = wire::Message{file->declaration, file->rest};
  if (!options.request.as.empty()) message = request_for(std::move(file->declaration), options);
  if (!message) return terminal.fail(message.error(), path);

  const bool to_xml = options.format == "xml";
  const std::string bytes = bytes_of(*message, to_xml);
  const std::vector<std::string> places =
      to_xml ? note_not_written(terminal, message->declaration) : std::vector<std::string>{};
  const bool to_stdout = options.output.empty() || options.output == "-";
  if (to_stdout && !(terminal.json && to_xml)) {
    terminal.document(bytes);
    return kDone;
  }
  JsonObject document;
  if (to_stdout) {
    document.text("xml", bytes);
  } else {
    const Result<Done> written = write_file(options.output, bytes);
    if (!written) return terminal.fail(written.error(), options.output);
    document.text("written", options.output);
    terminal.note(terminal.say("cli.written", {{"file", options.output}}));
  }
  document.value("notCarried", not_carried_json(file->not_carried))
      .value("notWritten", json_strings(places));
  if (!message->rest.request.kind.empty()) document.text("request", message->rest.request.kind);
  if (terminal.json) terminal.document(document.str() + "\n");
  return kDone;
}

}  // namespace quayside::cli
