// Wipe: secrets leave no copy behind in memory that is given back; wipe() itself is in seal.h.
#pragma once

#include <sodium.h>

#include <string>
#include <string_view>

#include "shared/seal/seal.h"

namespace quayside::seal {

/// Wipes a secret at the end of the scope, whichever way it is left.
class WipeAtEnd {
 public:
  explicit WipeAtEnd(std::string& secret) : secret_(secret) {}
  ~WipeAtEnd() { wipe(secret_); }
  WipeAtEnd(const WipeAtEnd&) = delete;
  WipeAtEnd& operator=(const WipeAtEnd&) = delete;

 private:
  std::string& secret_;
};

/// What libsodium reads and writes; std::string holds the same bytes as char.
inline const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
inline unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace quayside::seal
