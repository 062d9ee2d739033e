#include "client/cli/pkcs11_signer.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <p11-kit/pkcs11.h>

#include <array>
#include <vector>

#include "client/cli/files.h"
#include "client/cli/key_store.h"
#include "shared/seal/wipe.h"

namespace quayside::cli {
namespace {

constexpr CK_ULONG kSlotsMax = 64;
constexpr CK_ULONG kObjectsMax = 64;
constexpr CK_ULONG kAttributeBytesMax = 16 * 1024;
constexpr CK_ULONG kSignatureBytes = 64;

CK_BYTE_PTR bytes_of(const std::string& text) {
  return reinterpret_cast<CK_BYTE_PTR>(const_cast<char*>(text.data()));  // PKCS#11 has no const
}

Error failed(const char* call, CK_RV code) {
  return {"token_failed", fmt::format("the token answered {} with 0x{:08x}", call, code),
          "Check that the token is connected and made for ECDSA, then try again."};
}

Error module_missing(const std::string& why) {
  return {"token_module_missing", why,
          "Give --token-module the PKCS#11 library of the token's maker, a file that ends in .so."};
}

Error pin_error(CK_RV code) {
  if (code == CKR_PIN_LOCKED) {
    return {"token_pin_locked", "the token is locked after too many wrong PINs",
            "Unlock it with the program of its maker."};
  }
  if (code == CKR_PIN_INCORRECT || code == CKR_PIN_LEN_RANGE || code == CKR_PIN_INVALID) {
    return {"token_pin_wrong", "the PIN is not that of the token",
            "Type it again; after a few wrong PINs the token locks itself."};
  }
  return failed("C_Login", code);
}

/// The library, loaded and ready while it lives.
class Module {
 public:
  Result<Done> load(const std::string& path) {
    library_ = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library_ == nullptr) return module_missing(path + " is no library that can be loaded");
    const auto list =
        reinterpret_cast<CK_C_GetFunctionList>(::dlsym(library_, "C_GetFunctionList"));
    CK_FUNCTION_LIST_PTR found = nullptr;
    if (list == nullptr || list(&found) != CKR_OK || found == nullptr) {
      return module_missing(path + " is no PKCS#11 module");
    }
    const CK_RV code = found->C_Initialize(nullptr);
    if (code != CKR_OK) return failed("C_Initialize", code);
    functions_ = found;
    return Done{};
  }
  ~Module() {
    if (functions_ != nullptr) functions_->C_Finalize(nullptr);
    if (library_ != nullptr) ::dlclose(library_);
  }
  Module() = default;
  Module(const Module&) = delete;
  Module& operator=(const Module&) = delete;

  CK_FUNCTION_LIST* operator->() const { return functions_; }

 private:
  void* library_ = nullptr;
  CK_FUNCTION_LIST_PTR functions_ = nullptr;
};

struct Slot {
  CK_SLOT_ID id = 0;
  bool has_pin_pad = false;
};

Result<Slot> find_token(const Module& module, const std::string& label) {
  std::array<CK_SLOT_ID, kSlotsMax> slots{};
  CK_ULONG count = slots.size();
  const CK_RV code = module->C_GetSlotList(CK_TRUE, slots.data(), &count);
  if (code != CKR_OK) return failed("C_GetSlotList", code);
  std::vector<Slot> found;
  for (CK_ULONG i = 0; i < count; ++i) {
    CK_TOKEN_INFO info{};
    if (module->C_GetTokenInfo(slots[i], &info) != CKR_OK) continue;
    if ((info.flags & CKF_TOKEN_INITIALIZED) == 0) continue;
    std::string name(reinterpret_cast<const char*>(info.label), sizeof info.label);
    name.erase(name.find_last_not_of(' ') + 1);  // filled up with blanks
    if (!label.empty() && name != label) continue;
    found.push_back({slots[i], (info.flags & CKF_PROTECTED_AUTHENTICATION_PATH) != 0});
  }
  if (found.empty()) {
    return Error{"token_missing",
                 label.empty() ? "no token is there" : "there is no token '" + label + "'",
                 "Connect the token; --token is its label."};
  }
  if (found.size() > 1) {
    return Error{"token_ambiguous", "several tokens are there", "Name one with --token LABEL."};
  }
  return found.front();
}

class Pkcs11Signer final : public seal::ExternalSigner {
 public:
  ~Pkcs11Signer() override { seal::wipe(pin_); }

  Result<Done> open(const Terminal& terminal, const TokenOptions& options) {
    if (const auto loaded = module_.load(options.module); !loaded) return loaded.error();
    const Result<Slot> slot = find_token(module_, options.token);
    if (!slot) return slot.error();
    if (!slot->has_pin_pad) {
      Result<std::string> pin = ask_pin(terminal, options.pin_file);
      if (!pin) return pin.error();
      const seal::WipeAtEnd wipe_given(*pin);
      pin_ = *pin;
    }
    const CK_RV code =
        module_->C_OpenSession(slot->id, CKF_SERIAL_SESSION, nullptr, nullptr, &session_);
    if (code != CKR_OK) return failed("C_OpenSession", code);
    if (const auto entered = log_in(CKU_USER); !entered) return entered.error();
    if (const auto found = find_key(options.key); !found) return found.error();
    return find_certificate(options.key);
  }

  /// Whoever issued the certificate, one after the other.
  void add_issuers(const seal::Certificates& issuers) {
    for (const std::string& issuer : issuers) {
      if (issuer != chain_.front()) chain_.push_back(issuer);
    }
  }

  const seal::Certificates& chain() const override { return chain_; }

  Result<std::string> sign(std::string_view bytes) override {
    CK_MECHANISM mechanism{CKM_ECDSA, nullptr, 0};
    CK_RV code = module_->C_SignInit(session_, &mechanism, key_);
    if (code != CKR_OK) return failed("C_SignInit", code);
    const std::string always = attribute(key_, CKA_ALWAYS_AUTHENTICATE);
    if (!always.empty() && always.front() == CK_TRUE) {
      if (const auto again = log_in(CKU_CONTEXT_SPECIFIC); !again) return again.error();
    }
    const std::string hash = seal::sha256(bytes);
    std::string signature(4 * kSignatureBytes, '\0');
    CK_ULONG size = signature.size();
    code = module_->C_Sign(session_, bytes_of(hash), hash.size(), bytes_of(signature), &size);
    if (code != CKR_OK) return failed("C_Sign", code);
    if (size != kSignatureBytes) return failed("C_Sign", CKR_DATA_LEN_RANGE);
    signature.resize(size);
    return signature;
  }

 private:
  Result<Done> log_in(CK_USER_TYPE user) {
    const CK_RV code =
        module_->C_Login(session_, user, pin_.empty() ? nullptr : bytes_of(pin_), pin_.size());
    if (code == CKR_OK || code == CKR_USER_ALREADY_LOGGED_IN) return Done{};
    return pin_error(code);
  }

  /// Empty when the object has no such attribute.
  std::string attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const {
    CK_ATTRIBUTE asked{type, nullptr, 0};
    if (module_->C_GetAttributeValue(session_, object, &asked, 1) != CKR_OK) return {};
    if (asked.ulValueLen > kAttributeBytesMax) return {};
    std::string value(asked.ulValueLen, '\0');
    asked.pValue = value.data();
    if (module_->C_GetAttributeValue(session_, object, &asked, 1) != CKR_OK) return {};
    value.resize(std::min<std::size_t>(value.size(), asked.ulValueLen));
    return value;
  }

  /// Of a class, with this value of an attribute unless it is empty.
  std::vector<CK_OBJECT_HANDLE> find(CK_OBJECT_CLASS kind, CK_ATTRIBUTE_TYPE type,
                                     const std::string& value) const {
    std::array<CK_ATTRIBUTE, 2> asked{
        {{CKA_CLASS, &kind, sizeof kind}, {type, bytes_of(value), value.size()}}};
    std::vector<CK_OBJECT_HANDLE> found(kObjectsMax);
    CK_ULONG count = 0;
    if (module_->C_FindObjectsInit(session_, asked.data(), value.empty() ? 1 : 2) != CKR_OK) {
      return {};
    }
    if (module_->C_FindObjects(session_, found.data(), kObjectsMax, &count) != CKR_OK) count = 0;
    module_->C_FindObjectsFinal(session_);
    found.resize(std::min(count, kObjectsMax));
    return found;
  }

  Result<Done> find_key(const std::string& label) {
    const std::vector<CK_OBJECT_HANDLE> keys = find(CKO_PRIVATE_KEY, CKA_LABEL, label);
    if (keys.empty()) {
      return Error{
          "token_key_missing",
          label.empty() ? "the token holds no private key"
                        : "the token holds no private key '" + label + "'",
          "--token-key is the label of the key; the program of the token's maker shows it."};
    }
    if (keys.size() > 1) {
      return Error{"token_key_ambiguous", "the token holds several such keys",
                   "Name one with --token-key LABEL."};
    }
    key_ = keys.front();
    CK_KEY_TYPE type = 0;
    CK_ATTRIBUTE asked{CKA_KEY_TYPE, &type, sizeof type};
    if (module_->C_GetAttributeValue(session_, key_, &asked, 1) == CKR_OK && type == CKK_EC) {
      return Done{};
    }
    return Error{"token_key_not_p256", "the key on the token is no EC key on P-256",
                 "Use a key on P-256 (prime256v1); RSA and other curves are not taken."};
  }

  /// The one that has the id of the key, as PKCS#11 recommends, or else its label.
  Result<Done> find_certificate(const std::string& label) {
    const std::string id = attribute(key_, CKA_ID);
    const std::string name = label.empty() ? attribute(key_, CKA_LABEL) : label;
    std::vector<CK_OBJECT_HANDLE> found;
    if (!id.empty()) found = find(CKO_CERTIFICATE, CKA_ID, id);
    if (found.empty() && !name.empty()) found = find(CKO_CERTIFICATE, CKA_LABEL, name);
    std::string der = found.empty() ? std::string() : attribute(found.front(), CKA_VALUE);
    if (der.empty()) {
      return Error{"token_certificate_missing", "the token holds no certificate for the key",
                   "Put the certificate on the token, with the id or the label of the key."};
    }
    chain_.push_back(std::move(der));
    return Done{};
  }

  Module module_;
  CK_SESSION_HANDLE session_ = 0;  // ends with the module
  CK_OBJECT_HANDLE key_ = 0;
  std::string pin_;  ///< empty with a PIN pad
  seal::Certificates chain_;
};

}  // namespace

Result<std::unique_ptr<seal::ExternalSigner>> open_token(const Terminal& terminal,
                                                         const TokenOptions& options) {
  seal::Certificates issuers;
  if (!options.chain_file.empty()) {
    const Result<std::string> text = read_file(options.chain_file, seal::kAuthoritiesBytesMax);
    if (!text) return text.error();
    Result<seal::Certificates> read = seal::certificates_from_pem(*text);
    if (!read) return read.error();
    issuers = std::move(*read);
  }
  auto signer = std::make_unique<Pkcs11Signer>();
  if (const auto opened = signer->open(terminal, options); !opened) return opened.error();
  signer->add_issuers(issuers);
  return std::unique_ptr<seal::ExternalSigner>(std::move(signer));
}

}  // namespace quayside::cli
