#include "shared/seal/box.h"

#include "shared/seal/seal.h"
#include "shared/seal/wipe.h"

namespace quayside::seal {

static_assert(kKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES &&
              kNonceBytes == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES &&
              kTagBytes == crypto_aead_xchacha20poly1305_ietf_ABYTES &&
              kKeyBytes == crypto_kdf_KEYBYTES);

std::string key_for(const std::string& master_key, Use use) {
  std::string key(kKeyBytes, '\0');
  crypto_kdf_derive_from_key(bytes_of(key), key.size(), static_cast<std::uint64_t>(use), "quayside",
                             bytes_of(master_key));
  return key;
}

std::string seal_box(const std::string& key, std::string_view plain, std::string_view context) {
  std::string box = random_bytes(kNonceBytes);
  const std::string nonce = box;
  box.resize(kNonceBytes + plain.size() + kTagBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(box) + kNonceBytes, nullptr, bytes_of(plain),
                                             plain.size(), bytes_of(context), context.size(),
                                             nullptr, bytes_of(nonce), bytes_of(key));
  return box;
}

std::optional<std::string> open_box(const std::string& key, std::string_view box,
                                    std::string_view context) {
  if (box.size() < kNonceBytes + kTagBytes) return std::nullopt;
  const std::string_view sealed = box.substr(kNonceBytes);
  std::string plain(sealed.size() - kTagBytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          bytes_of(plain), nullptr, nullptr, bytes_of(sealed), sealed.size(), bytes_of(context),
          context.size(), bytes_of(box), bytes_of(key)) != 0) {
    return std::nullopt;
  }
  return plain;
}

}  // namespace quayside::seal
