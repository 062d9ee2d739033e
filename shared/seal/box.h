// Box: XChaCha20-Poly1305 with a random nonce, and a key of its own for each use of a master key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quayside::seal {

inline constexpr std::size_t kKeyBytes = 32;
inline constexpr std::size_t kNonceBytes = 24;
inline constexpr std::size_t kTagBytes = 16;

/// The numbers stand in shared/seal/README.md and never change.
enum class Use : std::uint64_t { signing_key = 1, drafts = 2, passkey_label = 3, file_seal = 4 };

/// 32 bytes; to be wiped.
std::string key_for(const std::string& master_key, Use use);

/// Nonce, ciphertext, tag; `context` is authenticated, not stored.
std::string seal_box(const std::string& key, std::string_view plain, std::string_view context);
/// Empty when the key or the context is another one, or the box was altered.
std::optional<std::string> open_box(const std::string& key, std::string_view box,
                                    std::string_view context);

}  // namespace quayside::seal
