#include <sodium.h>

#include "shared/seal/seal.h"
#include "shared/seal/wipe.h"

namespace quayside::seal {
namespace {

bool is_ascii(std::string_view text) {
  unsigned char all = 0;
  for (const char character : text)
    all |= static_cast<unsigned char>(character);
  return all < 0x80;
}

std::string encoded(std::string_view bytes, int variant) {
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
  text.pop_back();  // the terminating zero
  return text;
}

bool decode(std::string_view text, int variant, std::string& bytes) {
  bytes.assign(text.size() / 4 * 3 + 3, '\0');
  std::size_t length = 0;
  // libsodium 1.0.18 takes 0xAD and 0xDF for '-' and '_'. Other characters and stray final bits it
  // refuses by itself when it is given no end pointer.
  if (!is_ascii(text) || sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(),
                                           nullptr, &length, nullptr, variant) != 0) {
    return false;
  }
  bytes.resize(length);
  return true;
}

}  // namespace

bool initialise() { return sodium_init() >= 0; }

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  if (count > 0) randombytes_buf(bytes.data(), count);
  return bytes;
}

void wipe(std::string& secret) {
  // What a shorter text has left behind its end goes, too.
  secret.resize(secret.capacity());
  sodium_memzero(secret.data(), secret.size());
  secret.clear();
}

std::string random_uuid() {
  std::string bytes = random_bytes(16);
  bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x40);  // version 4
  bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);  // variant of RFC 9562
  std::string text = hex(bytes);
  for (const std::size_t hyphen : {8, 13, 18, 23})
    text.insert(hyphen, "-");
  return text;
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = text[i];
    const bool is_hexadecimal = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    if (is_hyphen ? c != '-' : !is_hexadecimal) return false;
  }
  return true;
}

std::string hex(std::string_view bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes_of(bytes), bytes.size());
  text.pop_back();  // the terminating zero
  return text;
}

Result<std::string> from_hex(std::string_view text) {
  const Error malformed{"hex_malformed", "not a hexadecimal number of whole bytes",
                        "Write each byte as two digits, 0 to 9 and a to f."};
  if (text.size() % 2 != 0) return malformed;
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    int byte = 0;
    for (const char c : text.substr(i, 2)) {
      const bool digit = c >= '0' && c <= '9';
      if (!digit && (c < 'a' || c > 'f')) return malformed;
      byte = byte * 16 + (digit ? c - '0' : c - 'a' + 10);
    }
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

std::string base64url(std::string_view bytes) {
  return encoded(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

Result<std::string> from_base64url(std::string_view text) {
  std::string bytes;
  if (decode(text, sodium_base64_VARIANT_URLSAFE_NO_PADDING, bytes)) return bytes;
  return Error{"base64url_malformed", "not base64url without padding",
               "Send base64url as in RFC 4648, section 5, without padding and line breaks."};
}

std::string base64(std::string_view bytes) {
  return encoded(bytes, sodium_base64_VARIANT_ORIGINAL);
}

Result<std::string> from_base64(std::string_view text) {
  std::string bytes;
  if (decode(text, sodium_base64_VARIANT_ORIGINAL, bytes)) return bytes;
  return Error{"base64_malformed", "not base64 with padding",
               "Send base64 as in RFC 4648, section 4, with padding and without line breaks."};
}

}  // namespace quayside::seal
