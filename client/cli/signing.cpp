#include "client/cli/signing.h"

#include <fmt/format.h>

#include <ctime>
#include <optional>

#include "client/cli/declaration_file.h"
#include "client/cli/files.h"
#include "client/cli/json_text.h"
#include "shared/domain/declared_value.h"
#include "shared/wire/json.h"
#include "shared/wire/rendering.h"

namespace quayside::cli {
namespace {

constexpr std::size_t kItemsShown = 20;
constexpr std::size_t kMandatesBytesMax = 16 * 1024 * 1024;

/// "EUR 120.50, DKK 30"
std::string total_value(const Declaration& declaration, const std::string& language) {
  std::string text;
  const auto values = declared_value(declaration);
  if (!values) return text;
  for (const auto& [currency, amount] : *values) {
    if (amount.is_zero()) continue;
    if (!text.empty()) text += ", ";
    text += currency + " " + localised_number(language, amount.to_string());
  }
  return text;
}

/// The server takes a declaration from its declarant or representative only; say so before the
/// signature, not after.
Result<Done> check_right(const std::string& eori, const Declaration& declaration) {
  if (eori == declaration.declarant.identification_number ||
      eori == declaration.representative.identification_number) {
    return Done{};
  }
  return Error{"no_right_to_act", eori + " is neither declarant nor representative",
               "Enter your EORI number as declarant or representative, or give --eori."};
}

Result<wire::CarriedMandate> fitting_mandate(const Options& options,
                                             const wire::SubmissionHeader& header,
                                             const Declaration& declaration) {
  std::vector<wire::MandateView> views = options.mandates;
  if (!options.mandate.file.empty()) {
    const Result<std::string> text = read_file(options.mandate.file, kMandatesBytesMax);
    if (!text) return text.error();
    auto read = wire::mandate_views_from_json(wire::without_mark(*text));
    if (!read) return read.error();
    views = std::move(*read);
  }
  return wire::choose_mandate(views, header, declaration);
}

/// What the options ask for about a declaration that customs has; the message must be one that can
/// be written.
Result<wire::SignedRequest> request_of(const Options& options, const Declaration& declaration) {
  const RequestOptions& asked = options.request;
  const wire::SignedRequest request{asked.as, asked.about, asked.mrn, asked.reason,
                                    asked.reason_text};
  if (request.kind.empty()) return request;
  if (request.about.empty()) {
    return Error{"request_about_missing", "the declaration that the request is about is not named",
                 "Give the id of its submission with --about, and its MRN with --mrn; quayside "
                 "status --all lists both."};
  }
  Declaration before = declaration;
  if (!asked.original.empty()) {
    const Result<wire::ReadDeclaration> original =
        read_declaration(asked.original, options.profile);
    if (!original) return original.error();
    before = original->declaration;
  }
  wire::SubmissionHeader header;
  header.request = request;
  const Result<wire::Message> message = wire::message_of({header, declaration}, before);
  // Without the declaration as it was, the server alone can tell whether anything was changed.
  const bool is_unknown =
      asked.original.empty() && !message && message.error().code == "nothing_changed";
  if (!message && !is_unknown) return message.error();
  return request;
}

Result<Signed> sign_with_token(const Terminal& terminal, const Options& options, Signed prepared) {
  const auto signer = open_token(terminal, options.token);
  if (!signer) return signer.error();
  const auto now_s = static_cast<std::int64_t>(std::time(nullptr));
  const Result<seal::CertificateHolder> holder = seal::certificate_holder((*signer)->chain());
  if (!holder) return holder.error();
  if (const auto valid = seal::check_validity(*holder, now_s); !valid) return valid.error();
  prepared.kid = holder->kid;
  const std::string& payload = prepared.envelope.payload;
  say_what_is_signed(terminal, {prepared.header, prepared.declaration}, payload, prepared.kid);
  terminal.note("  " + terminal.say("cli.signing_holder") + ": " + holder_text(*holder));
  const Result<std::string> signature =
      seal::sign_with_certificate(**signer, seal::Purpose::declaration, now_s, payload);
  if (!signature) return signature.error();
  prepared.envelope.signature = *signature;
  return prepared;
}

}  // namespace

void say_what_is_signed(const Terminal& terminal, const wire::SignedContent& content,
                        std::string_view payload, const std::string& kid) {
  const auto line = [&](const char* key, const std::string& text) {
    if (!text.empty()) terminal.note("  " + terminal.say(key) + ": " + text);
  };
  const Declaration& declaration = content.declaration;
  const GoodsShipment& shipment = declaration.goods_shipment;
  terminal.note(terminal.say("cli.signing"));
  for (const wire::RenderedField& field : wire::rendered_header(content, terminal.language))
    terminal.note("  " + field.label + ": " + field.value);
  line("cli.signing_lrn", declaration.lrn);
  line("cli.signing_importer", shipment.importer.name.empty()
                                   ? shipment.importer.identification_number
                                   : shipment.importer.name);
  line("cli.signing_mass", localised_number(terminal.language, shipment.gross_mass.text));
  line("cli.signing_value", total_value(declaration, terminal.language));
  line("cli.signing_items", std::to_string(shipment.goods_items.size()));
  for (std::size_t i = 0; i < shipment.goods_items.size() && i < kItemsShown; ++i) {
    const GoodsItem& item = shipment.goods_items[i];
    terminal.note(
        fmt::format("    {}  {}  {}  {} {}", i + 1,
                    item.commodity.commodity_code.harmonized_system_sub_heading_code,
                    item.commodity.description_of_goods, item.intrinsic_value.currency,
                    localised_number(terminal.language, item.intrinsic_value.amount.text)));
  }
  if (shipment.goods_items.size() > kItemsShown) terminal.note("    \xe2\x80\xa6");
  line("cli.signing_hash", seal::hex(seal::sha256(payload)));
  line("cli.signing_key", kid);
}

Result<Signed> prepare_declaration(const Terminal& terminal, const Options& options,
                                   std::string_view bytes) {
  const Result<Date> as_of = day_of(options.as_of);
  if (!as_of) return as_of.error();
  Result<wire::ReadDeclaration> file = declaration_from_bytes(bytes, options.profile);
  if (!file) return file.error();
  if (!file->rest.request.kind.empty()) {
    return Error{"request_not_signed", "the file is not a new declaration",
                 "Give the declaration itself, and say with --as what is asked about it."};
  }
  note_not_carried(terminal, file->not_carried);
  const Result<wire::SignedRequest> request = request_of(options, file->declaration);
  if (!request) return request.error();

  const Verdict verdict = validate(file->declaration, *as_of);
  Signed result;
  result.verdict = wire::verdict_to_json(verdict, file->declaration, terminal.language);
  result.refused = verdict.has_errors() && wire::lodges_declaration(request->kind);
  Terminal aside = terminal;  // standard output is for the envelope
  aside.json = true;
  if (!verdict.issues.empty()) {
    print_verdict(aside, options.files.front(), verdict, file->declaration);
  }
  const std::string eori = options.eori.empty() ? read_enrolment(options.key).eori : options.eori;
  if (eori.empty() && !result.refused) {
    return Error{"eori_missing", "for whom the declaration is signed is not known",
                 "Enrol the key, or give --eori."};
  }
  result.header = {seal::random_uuid(),
                   verdict.profile,
                   verdict.data_set,
                   as_of->to_string(),
                   std::string(rule_set_hash()),
                   eori,
                   options.supersedes,
                   *request};
  result.declaration = std::move(file->declaration);
  if (!result.refused && wire::needs_mandate(result.header, result.declaration)) {
    auto mandate = fitting_mandate(options, result.header, result.declaration);
    if (!mandate) return mandate.error();
    result.header.mandate = std::move(*mandate);
  }
  result.envelope.payload = wire::signed_content_bytes(result.header, result.declaration);
  return result;
}

Result<Signed> sign_declaration(const Terminal& terminal, const Options& options,
                                std::string_view bytes,
                                std::shared_ptr<const seal::UnlockedVault>& vault) {
  Result<Signed> prepared = prepare_declaration(terminal, options, bytes);
  if (!prepared || prepared->refused) return prepared;
  const Result<Done> right = check_right(prepared->header.declarant, prepared->declaration);
  if (!right) return right.error();
  if (options.is_unsigned) return prepared;
  if (!options.token.module.empty()) {
    return sign_with_token(terminal, options, std::move(*prepared));
  }
  if (vault == nullptr) {
    const auto unlocked = unlock_key(terminal, options.key);
    if (!unlocked) return unlocked.error();
    vault = *unlocked;
  }
  const seal::SigningKey& key = vault->signing_key();
  const std::string& payload = prepared->envelope.payload;
  prepared->kid = key.public_key().kid();
  say_what_is_signed(terminal, {prepared->header, prepared->declaration}, payload, prepared->kid);
  prepared->envelope.signature = seal::sign_detached(
      key, seal::Purpose::declaration, static_cast<std::int64_t>(std::time(nullptr)), payload);
  return prepared;
}

int sign_file(const Terminal& terminal, const Options& options) {
  if (options.files.size() > 1) return sign_batch_of_files(terminal, options);
  const std::string& path = options.files.front();
  const Result<std::string> bytes = read_file(path, wire::kDeclarationBytesMax);
  if (!bytes) return terminal.fail(bytes.error(), path);
  std::shared_ptr<const seal::UnlockedVault> vault;
  const Result<Signed> result = sign_declaration(terminal, options, *bytes, vault);
  if (!result) return terminal.fail(result.error(), path);
  if (result->refused) {
    const Error error{"declaration_has_errors", "not signed", "Correct what is named above."};
    terminal.complain(error, path);
    if (terminal.json) {
      terminal.document(
          JsonObject().value("error", error_json(error)).value("verdict", result->verdict).str() +
          "\n");
    }
    return kErrorsFound;
  }
  const std::string envelope = wire::envelope_to_json(result->envelope) + "\n";
  if (options.output.empty() || options.output == "-") {
    terminal.document(envelope);
    return kDone;
  }
  const Result<Done> written = write_file(options.output, envelope);
  if (!written) return terminal.fail(written.error(), options.output);
  terminal.note(terminal.say("cli.written", {{"file", options.output}}));
  if (terminal.json) {
    terminal.document(JsonObject()
                          .text("envelope", options.output)
                          .text("kid", result->kid)
                          .text("payloadHash", seal::hex(seal::sha256(result->envelope.payload)))
                          .text("submissionId", result->header.submission_id)
                          .value("verdict", result->verdict)
                          .str() +
                      "\n");
  }
  return kDone;
}

}  // namespace quayside::cli
