// SHA-256 by OpenSSL, which uses the processor's own instructions for it: trees over many
// declarations are mostly hashing.
#include <openssl/evp.h>

#include <memory>

#include "shared/seal/seal.h"

namespace quayside::seal {
namespace {

constexpr std::size_t kBytes = 32;

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

const EVP_MD* algorithm() {
  static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA2-256", nullptr);
  return fetched;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
  std::string digest(kBytes, '\0');
  const bool hashed =
      EVP_DigestInit_ex2(context.get(), algorithm(), nullptr) == 1 &&
      EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
      EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr) ==
          1;
  ensure(hashed, "SHA-256 is not to be had");
  return digest;
}

}  // namespace quayside::seal
