#include "shared/wire/certificates.h"

#include "shared/wire/json_tree.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kBodyBytesMax = 128 * 1024;
constexpr JsonLimits kLimits = {.bytes_max = kBodyBytesMax,
                                .string_bytes_max = seal::kJwsBytesMax,
                                .list_max = seal::kCertificatesMax};

Json chain_tree(const seal::Certificates& chain) {
  Json list = Json::array();
  for (const std::string& certificate : chain)
    list.push_back(seal::base64(certificate));
  return list;
}

}  // namespace

std::string certificate_statement(const seal::Certificates& chain, std::string_view eori) {
  Json tree = Json::object();
  tree["certificate"] = chain_tree(chain);
  tree["eori"] = eori;
  return canonical_text(tree);
}

std::string certificate_request_to_json(const CertificateRequest& request) {
  Json tree = Json::object();
  tree["certificate"] = chain_tree(request.chain);
  tree["possession"] = request.possession;
  tree["signature"] = request.signature;
  return canonical_text(tree);
}

Result<CertificateRequest> certificate_request_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the body");
  const std::vector<std::string> chain = read.texts("certificate");
  CertificateRequest request;
  request.possession = read.text("possession");
  request.signature = read.text("signature");
  if (!read.done()) return read.error();
  for (const std::string& certificate : chain) {
    Result<std::string> der = seal::from_base64(certificate);
    if (!der) return wrong_type("certificate", "a list of certificates in base64");
    request.chain.push_back(std::move(*der));
  }
  return request;
}

std::string revocation_statement(std::string_view kid, std::string_view eori) {
  Json tree = Json::object();
  tree["eori"] = eori;
  tree["revoked"] = kid;
  return canonical_text(tree);
}

std::string revocation_request_to_json(const RevocationRequest& request) {
  Json tree = Json::object();
  tree["revoked"] = request.kid;
  tree["signature"] = request.signature;
  return canonical_text(tree);
}

Result<RevocationRequest> revocation_request_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the body");
  RevocationRequest request;
  request.kid = read.text("revoked");
  request.signature = read.text("signature");
  if (!read.done()) return read.error();
  return request;
}

std::string certificate_answer_to_json(const CertificateAnswer& answer) {
  Json tree = Json::object();
  tree["kid"] = answer.kid;
  tree["status"] = answer.status;
  return canonical_text(tree);
}

Result<CertificateAnswer> certificate_answer_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, kLimits);
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the answer");
  CertificateAnswer answer;
  answer.kid = read.text("kid");
  answer.status = read.text("status");
  if (!read.done()) return read.error();
  return answer;
}

}  // namespace quayside::wire
