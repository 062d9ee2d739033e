// The protected header has one form only, members in alphabetical order and no blanks:
//   {"alg":"EdDSA","b64":false,"crit":["b64"],"iat":1,"kid":"…","typ":"quayside-…+jws"}
// Reading compares with that form; it never takes an algorithm, a key or an option from a message.
#include <charconv>
#include <optional>

#include "shared/seal/seal.h"

namespace quayside::seal {
namespace {

constexpr std::string_view kBeforeIat = R"({"alg":"EdDSA","b64":false,"crit":["b64"],"iat":)";
constexpr std::string_view kBeforeKid = R"(,"kid":")";
constexpr std::string_view kBeforeTyp = R"(","typ":")";
constexpr std::string_view kEnd = R"("})";
constexpr std::size_t kKidSize = 43;
constexpr std::size_t kSignatureTextSize = 86;
constexpr std::size_t kJwsSizeMax = 512;
constexpr std::int64_t kLatestSecond = 253402300799;  // 9999-12-31T23:59:59Z

constexpr Purpose kPurposes[] = {Purpose::sign_in, Purpose::enrolment, Purpose::declaration,
                                 Purpose::receipt, Purpose::tree_head, Purpose::approval,
                                 Purpose::mandate, Purpose::key_event, Purpose::policy,
                                 Purpose::batch};

struct Parsed {
  JwsHeader header;
  Purpose purpose = Purpose::sign_in;
  std::string_view header_text;  // base64url, as signed
  std::string signature;
};

bool take(std::string_view& text, std::string_view literal) {
  if (!text.starts_with(literal)) return false;
  text.remove_prefix(literal.size());
  return true;
}

std::string header_json(std::int64_t issued_at_s, std::string_view kid, Purpose purpose) {
  std::string json(kBeforeIat);
  json += std::to_string(issued_at_s);
  json += kBeforeKid;
  json += kid;
  json += kBeforeTyp;
  json += typ(purpose);
  json += kEnd;
  return json;
}

std::optional<Parsed> parse_header(std::string_view json) {
  const std::string_view whole = json;
  Parsed parsed;
  if (!take(json, kBeforeIat)) return std::nullopt;
  const auto [end, failure] =
      std::from_chars(json.data(), json.data() + json.size(), parsed.header.issued_at_s);
  if (failure != std::errc()) return std::nullopt;
  json.remove_prefix(static_cast<std::size_t>(end - json.data()));
  if (parsed.header.issued_at_s < 0 || parsed.header.issued_at_s > kLatestSecond) {
    return std::nullopt;
  }
  if (!take(json, kBeforeKid) || json.size() < kKidSize) return std::nullopt;
  parsed.header.kid = std::string(json.substr(0, kKidSize));
  if (!from_base64url(parsed.header.kid)) return std::nullopt;
  json.remove_prefix(kKidSize);
  if (!take(json, kBeforeTyp)) return std::nullopt;
  for (const Purpose purpose : kPurposes) {
    parsed.purpose = purpose;
    // Writing it again catches what from_chars tolerates, such as leading zeros.
    if (whole == header_json(parsed.header.issued_at_s, parsed.header.kid, purpose)) return parsed;
  }
  return std::nullopt;
}

std::optional<Parsed> parse_jws(std::string_view jws) {
  if (jws.size() > kJwsSizeMax) return std::nullopt;
  const std::size_t dots = jws.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const std::string_view signature_text = jws.substr(dots + 2);
  if (signature_text.size() != kSignatureTextSize) return std::nullopt;
  const Result<std::string> json = from_base64url(jws.substr(0, dots));
  const Result<std::string> signature = from_base64url(signature_text);
  if (!json || !signature) return std::nullopt;
  std::optional<Parsed> parsed = parse_header(*json);
  if (!parsed) return std::nullopt;
  parsed->header_text = jws.substr(0, dots);
  parsed->signature = *signature;
  return parsed;
}

/// RFC 7797, section 3: the payload enters as it is.
std::string signing_input(std::string_view header_text, std::string_view payload) {
  std::string input;
  input.reserve(header_text.size() + 1 + payload.size());
  input += header_text;
  input += '.';
  input += payload;
  return input;
}

Error malformed() {
  return {"jws_malformed", "not a detached signature as Quayside writes it",
          "Sign again; only the form 'header..signature' with EdDSA and b64 false is taken."};
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

std::string sign_detached(const SigningKey& key, Purpose purpose, std::int64_t issued_at_s,
                          std::string_view payload) {
  ensure(issued_at_s >= 0 && issued_at_s <= kLatestSecond, "a signature outside of time");
  const std::string header = base64url(header_json(issued_at_s, key.public_key().kid(), purpose));
  return header + ".." + base64url(key.sign(signing_input(header, payload)));
}

Result<JwsHeader> peek_header(std::string_view jws) {
  const std::optional<Parsed> parsed = parse_jws(jws);
  if (!parsed) return malformed();
  return parsed->header;
}

Result<JwsHeader> verify_detached(std::string_view jws, Purpose purpose, const PublicKey& key,
                                  std::string_view payload) {
  const std::optional<Parsed> parsed = parse_jws(jws);
  if (!parsed) return malformed();
  if (parsed->purpose != purpose) {
    return Error{"jws_wrong_purpose",
                 "signed as " + std::string(typ(parsed->purpose)) + ", needed is " +
                     std::string(typ(purpose)),
                 "Sign again for this purpose."};
  }
  if (parsed->header.kid != key.kid()) {
    return Error{"jws_wrong_key", "signed with another key", "Sign with the enrolled key."};
  }
  if (!verify(key, signing_input(parsed->header_text, payload), parsed->signature)) {
    return Error{"jws_bad_signature", "the signature does not belong to these bytes",
                 "The content was altered after it was signed; sign it again."};
  }
  return parsed->header;
}

}  // namespace quayside::seal
