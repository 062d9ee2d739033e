// What a person does with the key on this device; see command.h.
#pragma once

#include <string>

#include "client/platform/platform.h"
#include "shared/seal/vault.h"

namespace quayside::app {

struct CreateKey {};
struct KeepRecoveryCode {};
struct UnlockKey {};
struct UnlockWithPasskey {};
struct RecoverKey {};
struct LockKey {
  enum class Why { asked, idle, elsewhere };
  Why why = Why::asked;
};
/// A key file from a disk, to be unlocked and then kept on this device.
struct OpenKeyFile {
  platform::PickedFile file;
};
struct CloseKeyFile {};
struct SaveKeyFile {};
/// Tells the server who acts with a key that it does not know.
struct IntroduceKey {};
// These ask for the passphrase, in the form field "current".
struct ChangePassphrase {};
struct RenewRecoveryCode {};
struct AddPasskey {};
/// A new signing key in place of the one on this device, which is taken out of use.
struct ReplaceKey {};
struct RemovePasskey {
  std::string credential;
};
/// The server knows the new key, and it is stored.
struct KeyReplaced {
  seal::NewVault made;
  std::string old_kid;
};
/// The old key is out of use.
struct KeyRetired {};
/// Once the form field "erase" holds the word that the page asks for.
struct EraseDevice {};

}  // namespace quayside::app
