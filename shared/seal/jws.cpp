#include <charconv>
#include <optional>

#include "shared/seal/jws_form.h"
#include "shared/seal/seal.h"

namespace quayside::seal {
namespace {

constexpr std::string_view kBeforeAlg = R"({"alg":")";
constexpr std::string_view kBeforeIat = R"(","b64":false,"crit":["b64"],"iat":)";
constexpr std::string_view kBeforeKid = R"(,"kid":")";
constexpr std::string_view kBeforeTyp = R"(","typ":")";
constexpr std::string_view kBeforeChain = R"(","x5c":[)";
constexpr std::size_t kKidSize = 43;
constexpr std::size_t kSignatureTextSize = 86;

constexpr Purpose kPurposes[] = {Purpose::sign_in, Purpose::enrolment, Purpose::declaration,
                                 Purpose::receipt, Purpose::tree_head, Purpose::approval,
                                 Purpose::mandate, Purpose::key_event, Purpose::policy,
                                 Purpose::batch};

bool take(std::string_view& text, std::string_view literal) {
  if (!text.starts_with(literal)) return false;
  text.remove_prefix(literal.size());
  return true;
}

std::string_view algorithm(SignatureLevel level) {
  return level == SignatureLevel::certificate ? "ES256" : "EdDSA";
}

std::optional<SignatureLevel> take_level(std::string_view& json) {
  if (!take(json, kBeforeAlg)) return std::nullopt;
  for (const SignatureLevel level : {SignatureLevel::device_key, SignatureLevel::certificate}) {
    if (take(json, algorithm(level))) return level;
  }
  return std::nullopt;
}

bool take_number(std::string_view& json, std::int64_t& number) {
  const auto [end, failure] = std::from_chars(json.data(), json.data() + json.size(), number);
  if (failure != std::errc() || number < 0 || number > kLatestSecond) return false;
  json.remove_prefix(static_cast<std::size_t>(end - json.data()));
  return true;
}

bool take_purpose(std::string_view& json, Purpose& purpose) {
  for (const Purpose known : kPurposes) {
    purpose = known;
    if (take(json, typ(known))) return true;
  }
  return false;
}

/// From after the "[" on; what follows the last certificate is left to the comparison.
bool take_chain(std::string_view json, Certificates& chain) {
  while (take(json, "\"")) {
    const std::size_t end = json.find('"');
    if (end == std::string_view::npos || chain.size() == kCertificatesMax) return false;
    Result<std::string> certificate = from_base64(json.substr(0, end));
    if (!certificate || certificate->empty() || certificate->size() > kCertificateBytesMax) {
      return false;
    }
    chain.push_back(std::move(*certificate));
    json.remove_prefix(end + 1);
    take(json, ",");
  }
  return !chain.empty();
}

std::optional<JwsForm> parse_header(std::string_view json) {
  const std::string_view whole = json;
  JwsForm form;
  const std::optional<SignatureLevel> level = take_level(json);
  if (!level || !take(json, kBeforeIat)) return std::nullopt;
  form.signer.level = *level;
  if (!take_number(json, form.signer.header.issued_at_s)) return std::nullopt;
  if (!take(json, kBeforeKid) || json.size() < kKidSize) return std::nullopt;
  form.signer.header.kid = std::string(json.substr(0, kKidSize));
  if (!from_base64url(form.signer.header.kid)) return std::nullopt;
  json.remove_prefix(kKidSize);
  if (!take(json, kBeforeTyp) || !take_purpose(json, form.purpose)) return std::nullopt;
  if (*level == SignatureLevel::certificate &&
      (!take(json, kBeforeChain) || !take_chain(json, form.chain))) {
    return std::nullopt;
  }
  // Writing it again catches what reading tolerates, such as leading zeros.
  if (whole != jws_header(form)) return std::nullopt;
  return form;
}

}  // namespace

std::string_view typ(Purpose purpose) {
  switch (purpose) {
    case Purpose::sign_in:
      return "quayside-sign-in+jws";
    case Purpose::enrolment:
      return "quayside-enrolment+jws";
    case Purpose::declaration:
      return "quayside-declaration+jws";
    case Purpose::receipt:
      return "quayside-receipt+jws";
    case Purpose::tree_head:
      return "quayside-tree-head+jws";
    case Purpose::approval:
      return "quayside-approval+jws";
    case Purpose::mandate:
      return "quayside-mandate+jws";
    case Purpose::key_event:
      return "quayside-key-event+jws";
    case Purpose::policy:
      return "quayside-policy+jws";
    case Purpose::batch:
      return "quayside-batch+jws";
  }
  ensure(false, "an unknown purpose of a signature");
  return "";
}

std::string jws_header(const JwsForm& form) {
  std::string json(kBeforeAlg);
  json += algorithm(form.signer.level);
  json += kBeforeIat;
  json += std::to_string(form.signer.header.issued_at_s);
  json += kBeforeKid;
  json += form.signer.header.kid;
  json += kBeforeTyp;
  json += typ(form.purpose);
  if (form.signer.level == SignatureLevel::device_key) return json + "\"}";
  json += kBeforeChain;
  for (const std::string& certificate : form.chain) {
    if (&certificate != &form.chain.front()) json += ',';
    json += '"' + base64(certificate) + '"';
  }
  return json + "]}";
}

std::optional<JwsForm> read_jws(std::string_view jws) {
  if (jws.size() > kJwsBytesMax) return std::nullopt;
  const std::size_t dots = jws.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const std::string_view signature_text = jws.substr(dots + 2);
  if (signature_text.size() != kSignatureTextSize) return std::nullopt;
  const Result<std::string> json = from_base64url(jws.substr(0, dots));
  const Result<std::string> signature = from_base64url(signature_text);
  if (!json || !signature) return std::nullopt;
  std::optional<JwsForm> form = parse_header(*json);
  if (!form) return std::nullopt;
  form->header_text = jws.substr(0, dots);
  form->signature = *signature;
  return form;
}

std::string signing_input(std::string_view header_text, std::string_view payload) {
  std::string input;
  input.reserve(header_text.size() + 1 + payload.size());
  input += header_text;
  input += '.';
  input += payload;
  return input;
}

Error jws_malformed() {
  return {"jws_malformed", "not a detached signature as Quayside writes it",
          "Sign again; only the form 'header..signature' with EdDSA, or ES256 and a certificate, "
          "and b64 false is taken."};
}

Error jws_wrong_purpose(Purpose signed_for, Purpose needed) {
  return {"jws_wrong_purpose",
          "signed as " + std::string(typ(signed_for)) + ", needed is " + std::string(typ(needed)),
          "Sign again for this purpose."};
}

Error jws_bad_signature() {
  return {"jws_bad_signature", "the signature does not belong to these bytes",
          "The content was altered after it was signed; sign it again."};
}

std::string sign_detached(const SigningKey& key, Purpose purpose, std::int64_t issued_at_s,
                          std::string_view payload) {
  ensure(issued_at_s >= 0 && issued_at_s <= kLatestSecond, "a signature outside of time");
  JwsForm form;
  form.signer = {SignatureLevel::device_key, {key.public_key().kid(), issued_at_s}};
  form.purpose = purpose;
  const std::string header = base64url(jws_header(form));
  return header + ".." + base64url(key.sign(signing_input(header, payload)));
}

Result<JwsHeader> peek_header(std::string_view jws) {
  const std::optional<JwsForm> form = read_jws(jws);
  if (!form || form->signer.level != SignatureLevel::device_key) return jws_malformed();
  return form->signer.header;
}

Result<JwsHeader> verify_detached(std::string_view jws, Purpose purpose, const PublicKey& key,
                                  std::string_view payload) {
  const std::optional<JwsForm> form = read_jws(jws);
  if (!form || form->signer.level != SignatureLevel::device_key) return jws_malformed();
  if (form->purpose != purpose) return jws_wrong_purpose(form->purpose, purpose);
  if (form->signer.header.kid != key.kid()) {
    return Error{"jws_wrong_key", "signed with another key", "Sign with the enrolled key."};
  }
  if (!verify(key, signing_input(form->header_text, payload), form->signature)) {
    return jws_bad_signature();
  }
  return form->signer.header;
}

}  // namespace quayside::seal
