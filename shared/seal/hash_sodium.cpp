// SHA-256 in the page, which carries no OpenSSL.
#include <sodium.h>

#include "shared/seal/seal.h"
#include "shared/seal/wipe.h"

namespace quayside::seal {

std::string sha256(std::string_view bytes) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(bytes_of(digest), bytes_of(bytes), bytes.size());
  return digest;
}

}  // namespace quayside::seal
