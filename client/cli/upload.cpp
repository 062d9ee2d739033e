// Upload: hands in documents about a declaration that was lodged through the server. They are
// checked and signed for here; then each goes to the server, and last what was signed.
#include <ctime>

#include "client/cli/declaration_file.h"
#include "client/cli/files.h"
#include "client/cli/submissions.h"
#include "shared/rules/rule.h"

namespace quayside::cli {
namespace {

struct File {
  wire::Document document;
  std::string bytes;
};

std::string name_of(const std::string& path) {
  return path.substr(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
}

Result<File> read_document(const std::string& path) {
  // One byte more than allowed tells a file that is too large from one that just fits.
  Result<std::string> bytes = read_file(path, wire::kDocumentBytesMax + 1);
  if (!bytes) return bytes.error();
  Result<wire::Document> document = wire::document_of(name_of(path), *bytes);
  if (!document) return document.error();
  return File{std::move(*document), std::move(*bytes)};
}

/// What the server has about the declaration, as it was signed.
Result<wire::SignedContent> lodged(ServerSession& session, const std::string& id) {
  const Result<std::string> evidence = session.evidence(id);
  if (!evidence) return evidence.error();
  const Result<wire::EvidencePackage> package = wire::evidence_from_json(*evidence);
  if (!package) return package.error();
  return wire::read_signed_content(package->payload);
}

Result<wire::Envelope> sign(const Terminal& terminal, const wire::SignedContent& declaration,
                            const wire::SignedRequest& request, const seal::SigningKey& key) {
  wire::SignedContent content = declaration;
  content.header.submission_id = seal::random_uuid();
  content.header.as_of = today().to_string();
  content.header.rule_set = std::string(rule_set_hash());
  content.header.supersedes.clear();
  content.header.request = request;
  const auto message = wire::message_of(content, content.declaration);
  if (!message) return message.error();
  terminal.note(terminal.say("cli.signing_documents", {{"mrn", request.mrn}}));
  for (const wire::Document& document : request.documents) {
    terminal.note("  " + document.name + "  " + terminal.say("document.type." + document.type) +
                  "  " + document.size + "  " + document.sha256);
  }
  wire::Envelope envelope;
  envelope.payload = wire::signed_content_bytes(content.header, content.declaration);
  envelope.signature =
      seal::sign_detached(key, seal::Purpose::declaration,
                          static_cast<std::int64_t>(std::time(nullptr)), envelope.payload);
  return envelope;
}

/// The exit code; `session` is signed in.
int hand_in(const Terminal& terminal, const Options& options, const std::vector<File>& files,
            ServerSession& session, const seal::SigningKey& key) {
  const std::string& about = options.request.about;
  const Result<wire::SubmissionView> view = session.submission(about);
  if (!view) return terminal.fail(view.error(), about);
  const Result<wire::SignedContent> declaration = lodged(session, about);
  if (!declaration) return terminal.fail(declaration.error(), about);
  wire::SignedRequest request;
  request.kind = wire::kDocumentsRequest;
  request.about = about;
  request.mrn = view->mrn;
  for (const File& file : files)
    request.documents.push_back(file.document);
  const Result<wire::Envelope> envelope = sign(terminal, *declaration, request, key);
  if (!envelope) return terminal.fail(envelope.error(), about);
  for (const File& file : files) {
    const Result<wire::StoredDocument> stored = session.keep_document(file.bytes);
    if (!stored) return terminal.fail(stored.error(), file.document.name);
    terminal.note(terminal.say("cli.document_kept", {{"file", file.document.name}}));
  }
  return deliver(terminal, options, session, *envelope);
}

}  // namespace

int upload_files(const Terminal& terminal, const Options& options) {
  if (options.types.size() > 1 && options.types.size() != options.files.size()) {
    terminal.complain({"document_types_differ", "there are not as many types as files",
                       "Give --type once for all files, or once for each, in their order."});
    return kWrongUse;
  }
  std::vector<File> files;
  std::vector<wire::Document> documents;
  for (std::size_t i = 0; i < options.files.size(); ++i) {
    Result<File> file = read_document(options.files[i]);
    if (!file) return terminal.fail(file.error(), options.files[i]);
    if (!options.types.empty()) {
      file->document.type = options.types[options.types.size() > 1 ? i : 0];
    }
    documents.push_back(file->document);
    files.push_back(std::move(*file));
  }
  if (const auto fit = wire::check_documents(documents); !fit) return terminal.fail(fit.error());
  std::shared_ptr<const seal::UnlockedVault> vault;
  Result<ServerSession> session = open_session(terminal, options, vault);
  if (!session) return terminal.fail(session.error());
  const int exit_code = hand_in(terminal, options, files, *session, vault->signing_key());
  session->sign_out();
  return exit_code;
}

}  // namespace quayside::cli
