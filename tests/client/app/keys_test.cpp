// The key on the device: raised cost, passkeys, key files, locking by the clock, erasing.
#include <gtest/gtest.h>

#include "client/app/app.h"
#include "client/app/requests.h"
#include "client/platform/platform_fake.h"
#include "shared/seal/recovery_code.h"
#include "shared/seal/vault_file.h"
#include "shared/wire/api.h"
#include "shared/wire/recovery.h"

namespace quayside::app {
namespace {

using platform::FakePlatform;

constexpr const char* kPassphrase = "quiet quay in the morning";
constexpr int kSecond = 1000;
constexpr int kMinute = 60 * kSecond;

const seal::NewVault& cheap_vault() {
  EXPECT_TRUE(seal::initialise());
  static const auto vault = seal::create_vault(kPassphrase, {1, 8 * 1024});
  return *vault;
}

struct Device {
  FakePlatform world;
  App app{world};

  explicit Device(const std::string& vault_file = cheap_vault().file) {
    if (!vault_file.empty()) world.stores["vault"]["key"] = vault_file;
    app.start();
    world.settle();
  }
  const AppState& state() const { return app.state(); }
  std::string stored_file() { return world.stores["vault"]["key"]; }
  void fill(const char* field, const char* text) { app.dispatch(SetForm{field, text}); }
  template <class C>
  void do_it(C command) {
    app.dispatch(std::move(command));
    world.advance(kSecond);
  }
  void unlock(const char* passphrase = kPassphrase) {
    fill("passphrase", passphrase);
    do_it(UnlockKey{});
  }
  void go(const char* path) {
    app.dispatch(GoTo{parse_route(path)});
    world.settle();
  }
  void add_passkey(const char* name = "This laptop") {
    fill("current", kPassphrase);
    fill("passkey_name", name);
    do_it(AddPasskey{});
  }
  std::string notice() const { return state().notice ? state().notice->key : ""; }
};

TEST(Unlocking, BringsTheCostUpToTodays) {
  Device device;
  device.unlock();
  ASSERT_TRUE(device.state().vault);
  const auto file = seal::read_vault_file(device.stored_file());
  ASSERT_TRUE(file);
  EXPECT_EQ(file->cost.passes, seal::KdfCost{}.passes);
  EXPECT_EQ(file->cost.memory_kib, seal::KdfCost{}.memory_kib);
  EXPECT_TRUE(seal::unlock_vault(device.stored_file(), kPassphrase));
  const std::string raised = device.stored_file();
  device.do_it(LockKey{});
  device.unlock();
  EXPECT_EQ(device.stored_file(), raised) << "once is enough";
}

TEST(Passkeys, UnlockBesideThePassphrase) {
  Device device;
  device.unlock();
  device.add_passkey();
  EXPECT_EQ(device.notice(), "ui.notice.passkey_added");
  EXPECT_FALSE(device.state().form.contains("current"));
  EXPECT_EQ(seal::passkeys_of(device.stored_file()).size(), 1U);
  EXPECT_EQ(seal::passkeys_of(device.stored_file(), *device.state().vault)[0].name, "This laptop");
  device.do_it(LockKey{});
  device.do_it(UnlockWithPasskey{});
  EXPECT_TRUE(device.state().vault);
  EXPECT_EQ(device.state().route.screen, Screen::home);
}

TEST(Passkeys, NeedThePassphraseAndAName) {
  Device device;
  device.unlock();
  device.do_it(AddPasskey{});
  EXPECT_TRUE(device.state().form_errors.contains("current"));
  EXPECT_TRUE(device.state().form_errors.contains("passkey_name"));
  device.fill("current", "not the passphrase");
  device.fill("passkey_name", "This laptop");
  device.do_it(AddPasskey{});
  EXPECT_EQ(device.state().form_errors.at("current"), "error.wrong_passphrase");
  EXPECT_EQ(device.world.passkeys_made, 0);
  EXPECT_TRUE(device.state().busy.empty());
}

TEST(Passkeys, ThatFailSayWhyAndChangeNothing) {
  Device device;
  device.unlock();
  const std::string before = device.stored_file();
  for (const char* why : {"passkey_cancelled", "passkey_without_prf", "passkey_known"}) {
    device.world.passkey_failure = why;
    device.add_passkey();
    EXPECT_EQ(device.notice(), std::string("error.") + why);
    EXPECT_EQ(device.stored_file(), before);
    EXPECT_TRUE(device.state().busy.empty());
  }
  device.world.passkey_failure.clear();
  device.add_passkey();
  device.do_it(LockKey{});
  device.world.passkey_failure = "passkey_cancelled";
  device.do_it(UnlockWithPasskey{});
  EXPECT_FALSE(device.state().vault);
  EXPECT_EQ(device.notice(), "error.passkey_cancelled");
  device.unlock();
  EXPECT_TRUE(device.state().vault) << "the passphrase goes on working";
}

TEST(Passkeys, AreRemoved) {
  Device device;
  device.unlock();
  device.add_passkey();
  device.do_it(RemovePasskey{seal::passkeys_of(device.stored_file())[0].credential});
  EXPECT_TRUE(seal::passkeys_of(device.stored_file()).empty());
  EXPECT_EQ(device.notice(), "ui.notice.passkey_removed");
}

TEST(Passphrase, IsChangedByWhoKnowsIt) {
  Device device;
  device.unlock();
  device.fill("current", "not the passphrase");
  device.fill("passphrase", "another long passphrase");
  device.fill("repeat", "another long passphrase");
  device.do_it(ChangePassphrase{});
  EXPECT_EQ(device.state().form_errors.at("current"), "error.wrong_passphrase");
  device.fill("current", kPassphrase);
  device.do_it(ChangePassphrase{});
  EXPECT_EQ(device.notice(), "ui.notice.passphrase_changed");
  device.do_it(LockKey{});
  device.unlock();
  EXPECT_FALSE(device.state().vault);
  device.unlock("another long passphrase");
  EXPECT_TRUE(device.state().vault);
}

TEST(RecoveryCode, IsRenewedAndTheOldOneIsVoid) {
  Device device;
  device.unlock();
  device.fill("current", kPassphrase);
  device.do_it(RenewRecoveryCode{});
  EXPECT_EQ(device.state().route.screen, Screen::recovery_code);
  const std::string code = device.state().recovery_code;
  EXPECT_TRUE(seal::recover_vault(device.stored_file(), code));
  EXPECT_FALSE(seal::recover_vault(device.stored_file(), cheap_vault().recovery_code));
}

TEST(KeyFile, IsSavedAndOpensOnAnotherDevice) {
  Device first;
  first.unlock();
  first.do_it(SaveKeyFile{});
  ASSERT_EQ(first.world.downloads.size(), 1U);
  const FakePlatform::Download& saved = first.world.downloads[0];
  const std::string kid = first.state().vault->signing_key().public_key().kid();
  EXPECT_EQ(saved.name, "quayside-key-" + kid.substr(0, 8) + ".json");
  EXPECT_EQ(saved.bytes, first.stored_file());

  Device second("");
  second.app.file_picked(kKeyFileKey, {saved.name, saved.bytes});
  EXPECT_EQ(second.state().route.screen, Screen::unlock);
  EXPECT_TRUE(second.world.stores["vault"].empty()) << "not before it is unlocked";
  second.unlock("not the passphrase");
  EXPECT_EQ(second.state().form_errors.at("passphrase"), "error.wrong_passphrase");
  second.unlock();
  EXPECT_EQ(second.stored_file(), saved.bytes);
  EXPECT_EQ(second.state().route.screen, Screen::home);
}

TEST(KeyFile, OpensWithTheRecoveryCodeToo) {
  Device device("");
  device.app.file_picked(kKeyFileKey, {"key.json", cheap_vault().file});
  device.fill("recovery_code", cheap_vault().recovery_code.c_str());
  device.fill("passphrase", "another long passphrase");
  device.fill("repeat", "another long passphrase");
  device.do_it(RecoverKey{});
  ASSERT_TRUE(device.state().vault);
  EXPECT_TRUE(seal::unlock_vault(device.stored_file(), "another long passphrase"));
}

TEST(KeyFile, TellsTheServersWordOfWhoseItIs) {
  Device device("");
  device.app.file_picked(kKeyFileKey, {"key.json", cheap_vault().file});
  device.unlock();
  EXPECT_FALSE(device.world.answer("POST", "/api/v1/enrolments", {201, "{}"}))
      << "nobody has said as whose";
  EXPECT_TRUE(device.world.answer("POST", "/api/v1/challenges",
                                  {200, wire::challenge_answer_to_json("a-challenge")}));
  const wire::SessionAnswer session{"DK12345678", "Nordhavn Import", "Anna", "owner"};
  EXPECT_TRUE(device.world.answer("POST", "/api/v1/sessions",
                                  {200, wire::session_answer_to_json(session)}));
  EXPECT_EQ(device.state().identity.eori, "DK12345678");
  device.do_it(LockKey{});
  EXPECT_EQ(device.state().identity.eori, "");
  device.unlock();
  EXPECT_EQ(device.state().identity.person, "Anna") << "kept on the device, encrypted";
}

TEST(KeyFile, ThatTheServerDoesNotKnowIsIntroduced) {
  Device device("");
  device.app.file_picked(kKeyFileKey, {"key.json", cheap_vault().file});
  device.unlock();
  EXPECT_TRUE(device.world.answer("POST", "/api/v1/challenges",
                                  {200, wire::challenge_answer_to_json("a-challenge")}));
  EXPECT_TRUE(device.world.answer("POST", "/api/v1/sessions", {401, "{}"}));
  EXPECT_EQ(device.state().route.screen, Screen::introduce);
  device.do_it(IntroduceKey{});
  EXPECT_TRUE(device.state().form_errors.contains("eori"));
  device.fill("person", "Anna");
  device.fill("organisation", "Nordhavn Import");
  device.fill("eori", "dk12345678");
  device.do_it(IntroduceKey{});
  EXPECT_EQ(device.state().route.screen, Screen::home);
  EXPECT_TRUE(device.world.answer("POST", "/api/v1/enrolments", {201, "{}"}));
}

TEST(KeyFile, ThatIsNoneSaysSo) {
  Device device("");
  device.app.file_picked(kKeyFileKey, {"photo.jpg", "\xff\xd8\xff"});
  EXPECT_EQ(device.notice(), "error.not_a_key_file");
  device.app.file_picked(kKeyFileKey, {"large", "", true});
  EXPECT_EQ(device.notice(), "error.not_a_key_file");
  std::string dear = cheap_vault().file;
  dear.replace(dear.find("8192"), 4, "999999");
  device.app.file_picked(kKeyFileKey, {"key.json", dear});
  EXPECT_EQ(device.notice(), "error.vault_cost_refused");
  EXPECT_EQ(device.state().route.screen, Screen::welcome);
}

TEST(KeyFile, CanBePutBackForAnother) {
  Device device("");
  device.app.file_picked(kKeyFileKey, {"key.json", cheap_vault().file});
  device.do_it(CloseKeyFile{});
  EXPECT_EQ(device.state().route.screen, Screen::welcome);
  EXPECT_TRUE(device.state().vault_file.empty());
}

TEST(KeyFile, NeverReplacesAKeyThatIsHere) {
  Device device;
  const auto other = seal::create_vault(kPassphrase, {1, 8 * 1024});
  device.app.file_picked(kKeyFileKey, {"key.json", other->file});
  EXPECT_EQ(device.state().vault_file, cheap_vault().file);
}

TEST(Locking, ComesAfterAQuarterOfAnHourWithoutATouch) {
  Device device;
  device.unlock();
  device.go("/settings/key");
  device.world.touched_ms = device.world.now_ms;
  device.world.advance(14 * kMinute);
  EXPECT_TRUE(device.state().vault);
  device.world.advance(2 * kMinute);
  EXPECT_FALSE(device.state().vault);
  EXPECT_EQ(device.notice(), "ui.notice.locked_idle");
  device.unlock();
  EXPECT_EQ(device.state().route.screen, Screen::key) << "where one was";
}

TEST(Locking, WaitsAsLongAsTheSettingsSay) {
  Device device;
  device.unlock();
  Settings settings = device.state().settings;
  settings.lock_after_min = 60;
  device.do_it(SetSettings{settings});
  device.world.touched_ms = device.world.now_ms;
  device.world.advance(59 * kMinute);
  EXPECT_TRUE(device.state().vault);
  settings.lock_after_min = 5;
  device.do_it(SetSettings{settings});
  device.app.lock_if_idle();
  EXPECT_FALSE(device.state().vault);
  settings.lock_after_min = 0;
  device.do_it(SetSettings{settings});
  device.unlock();
  device.world.advance(24 * 60 * kMinute);
  EXPECT_TRUE(device.state().vault);
}

// Timers stand still while a computer sleeps; the page calls when it wakes.
TEST(Locking, ComesAtOnceAfterASleep) {
  Device device;
  device.unlock();
  device.world.touched_ms = device.world.now_ms;
  device.world.now_ms += 8 * 60 * kMinute;
  device.app.lock_if_idle();
  EXPECT_FALSE(device.state().vault);
}

TEST(Locking, IsNotFooledByAClockThatIsSetBack) {
  Device device;
  device.unlock();
  device.world.touched_ms = device.world.now_ms;
  device.world.now_ms -= 60 * kMinute;
  device.app.lock_if_idle();
  EXPECT_FALSE(device.state().vault);
}

TEST(Locking, LosesNothingThatWasTyped) {
  Device device;
  device.unlock();
  device.do_it(CreateDraft{});
  const std::string id = device.state().drafts[0].id;
  device.app.dispatch(EditField{FieldPointer("/lrn"), "HALF-TYP", false});
  device.world.settle();
  device.world.touched_ms = device.world.now_ms;
  device.world.advance(20 * kMinute);
  EXPECT_FALSE(device.state().vault);
  EXPECT_TRUE(device.state().drafts.empty());
  device.unlock();
  ASSERT_TRUE(current_draft(device.state()));
  EXPECT_EQ(current_draft(device.state())->id, id);
  EXPECT_EQ(current_draft(device.state())->declaration.lrn, "HALF-TYP");
}

TEST(Locking, WaitsWhereTheDeviceStoresNothing) {
  Device device;
  device.unlock();
  device.do_it(CreateDraft{});
  device.world.storage_works = false;
  device.app.dispatch(EditField{FieldPointer("/lrn"), "LRN-1", true});
  device.world.settle();
  device.world.advance(60 * kMinute);
  EXPECT_TRUE(device.state().vault);
}

TEST(Locking, ReachesTheOtherWindows) {
  Device device;
  device.unlock();
  device.do_it(LockKey{});
  EXPECT_EQ(device.world.locks_elsewhere, 1);
  device.unlock();
  device.go("/settings/key");
  device.world.change_elsewhere("lock");
  EXPECT_FALSE(device.state().vault);
  EXPECT_EQ(device.world.locks_elsewhere, 1) << "one does not tell what one was told";
}

TEST(Locking, LeavesNoSecretInTheState) {
  Device device;
  device.unlock();
  device.fill("current", kPassphrase);
  device.do_it(RenewRecoveryCode{});
  device.fill("current", "typed and left");
  device.world.change_elsewhere("lock");
  EXPECT_TRUE(device.state().recovery_code.empty());
  EXPECT_FALSE(device.state().form.contains("current"));
  EXPECT_EQ(device.state().identity, Identity{});
  device.unlock();
  EXPECT_EQ(device.state().route.screen, Screen::key) << "where another code can be made";
}

TEST(AnotherWindow, ThatChangesTheKeyFileIsFollowed) {
  Device device;
  device.unlock();
  const auto renewed = seal::renew_recovery_code(device.stored_file(), *device.state().vault);
  device.world.stores["vault"]["key"] = renewed->file;
  device.world.change_elsewhere("vault");
  EXPECT_TRUE(device.state().vault);
  device.add_passkey();
  EXPECT_TRUE(seal::recover_vault(device.stored_file(), renewed->recovery_code))
      << "nothing of the other window's change is lost";
}

TEST(AnotherWindow, ThatErasesTheDeviceLocksThisOne) {
  Device device;
  device.unlock();
  device.world.stores.clear();
  device.world.change_elsewhere("vault");
  EXPECT_FALSE(device.state().vault);
  EXPECT_EQ(device.state().route.screen, Screen::welcome);
}

TEST(AnotherWindow, ThatDeletesTheOpenDraftIsFollowed) {
  Device device;
  device.unlock();
  device.do_it(CreateDraft{});
  device.world.stores["drafts"].clear();
  device.world.change_elsewhere("drafts");
  device.world.settle();
  EXPECT_TRUE(device.state().drafts.empty());
  EXPECT_EQ(device.state().route.screen, Screen::home);
  EXPECT_EQ(device.notice(), "ui.notice.draft_deleted_elsewhere");
}

TEST(AnotherWindow, ThatDeletesADraftDoesNotTakeWhatIsNotStoredYet) {
  Device device;
  device.unlock();
  device.do_it(CreateDraft{});
  device.world.storage_works = false;
  device.app.dispatch(EditField{FieldPointer("/lrn"), "LRN-1", true});
  device.world.settle();
  device.world.storage_works = true;
  device.world.stores["drafts"].clear();
  device.world.change_elsewhere("drafts");
  device.world.settle();
  ASSERT_EQ(device.state().drafts.size(), 1U);
  EXPECT_EQ(device.state().drafts.at(0).declaration.lrn, "LRN-1");
}

TEST(Erasing, NeedsTheWordAndLeavesNothing) {
  Device device;
  device.unlock();
  device.do_it(CreateDraft{});
  device.fill("erase", "yes");
  device.do_it(EraseDevice{});
  EXPECT_TRUE(device.state().form_errors.contains("erase"));
  EXPECT_FALSE(device.world.stores.empty());
  device.fill("erase", "erase");
  device.do_it(EraseDevice{});
  for (const auto& [name, records] : device.world.stores)
    EXPECT_TRUE(records.empty()) << name;
  EXPECT_EQ(device.state().route.screen, Screen::welcome);
  EXPECT_FALSE(device.state().vault);
  EXPECT_TRUE(device.state().drafts.empty());
  EXPECT_EQ(device.notice(), "ui.notice.erased");
}

/// Signed in as somebody of an organisation.
void sign_in(Device& device) {
  device.world.answer("POST", "/api/v1/enrolments", {200, "{}"});
  ASSERT_TRUE(device.world.answer("POST", "/api/v1/challenges",
                                  {200, wire::challenge_answer_to_json("a-challenge")}));
  const wire::SessionAnswer session{"DK12345678", "Nordhavn Import", "Anna", "declarant"};
  ASSERT_TRUE(device.world.answer("POST", "/api/v1/sessions",
                                  {200, wire::session_answer_to_json(session)}));
}

std::string organisation_of(const std::string& member) {
  wire::OrganisationView view;
  view.eori = "DK12345678";
  view.member = member;
  view.role = "declarant";
  return wire::organisation_view_to_json(view);
}

/// Unlocks the key, which is the person's first, and signs in.
seal::PublicKey signed_in_with(Device& device) {
  device.unlock();
  const auto key = device.state().vault->signing_key().public_key();
  sign_in(device);
  device.world.answer("GET", "/api/v1/organisation", {200, organisation_of(key.kid())});
  return key;
}

/// The event of the oldest request that waits, if that key has signed it.
wire::KeyEvent event_signed_by(const FakePlatform& world, const seal::PublicKey& key) {
  for (const auto& request : world.requests) {
    if (request.answered || request.path != "/api/v1/organisation/events") continue;
    const auto envelope = wire::envelope_from_json(request.body);
    EXPECT_TRUE(seal::verify_detached(envelope->signature, seal::Purpose::key_event, key,
                                      envelope->payload));
    return *wire::key_event_from_json(envelope->payload);
  }
  ADD_FAILURE() << "no event waits";
  return {};
}

TEST(Replacing, LetsTheOldKeyVouchAndTheNewOneRetireIt) {
  Device device;
  const auto old_key = signed_in_with(device);
  Settings settings = device.state().settings;
  settings.keep_copies = KeepCopies::yes;
  device.app.dispatch(SetSettings{settings});
  device.app.dispatch(CreateDraft{});
  device.world.settle();
  device.do_it(ReplaceKey{});
  EXPECT_TRUE(device.state().form_errors.contains("current")) << "the passphrase is asked for";
  device.fill("current", kPassphrase);
  device.do_it(ReplaceKey{});
  ASSERT_TRUE(device.world.answer("POST", "/api/v1/enrolments",
                                  {201, R"({"kid":"new","status":"pending"})"}));
  const wire::KeyEvent confirm = event_signed_by(device.world, old_key);
  EXPECT_EQ(confirm.event, "confirm");
  EXPECT_EQ(confirm.member, old_key.kid()) << "a further key of the same person";
  EXPECT_EQ(device.state().vault->signing_key().public_key(), old_key) << "not yet";
  const std::string stored = device.stored_file();
  ASSERT_TRUE(device.world.answer("POST", "/api/v1/organisation/events",
                                  {200, organisation_of(old_key.kid())}));
  const auto new_key = device.state().vault->signing_key().public_key();
  EXPECT_EQ(confirm.kid, new_key.kid());
  EXPECT_NE(device.stored_file(), stored);
  EXPECT_EQ(device.state().route.screen, Screen::recovery_code);
  EXPECT_FALSE(device.state().recovery_code.empty());
  EXPECT_EQ(device.state().busy, "") << "signing goes on whatever becomes of the old key";
  sign_in(device);
  ASSERT_TRUE(device.world.answer("POST", "/api/v1/drafts", {200, R"({"drafts":[]})"}));
  const wire::KeyEvent revoke = event_signed_by(device.world, new_key);
  EXPECT_EQ(revoke.event, "revoke");
  EXPECT_EQ(revoke.kid, old_key.kid());
  ASSERT_TRUE(device.world.answer("POST", "/api/v1/organisation/events",
                                  {200, organisation_of(old_key.kid())}));
  EXPECT_EQ(device.notice(), "ui.notice.key_replaced");
  EXPECT_EQ(device.state().retired_kid, "");

  App later(device.world);
  later.start();
  device.world.settle();
  later.dispatch(SetForm{"passphrase", kPassphrase});
  later.dispatch(UnlockKey{});
  device.world.advance(kSecond);
  EXPECT_EQ(later.state().vault->signing_key().public_key(), new_key);
  EXPECT_EQ(later.state().drafts.size(), 1U);
}

TEST(Replacing, GoesOnWhereThePageWasClosedBeforeTheOldKeyWasRetired) {
  Device device;
  const auto old_key = signed_in_with(device);
  device.fill("current", kPassphrase);
  device.do_it(ReplaceKey{});
  ASSERT_TRUE(device.world.answer("POST", "/api/v1/enrolments",
                                  {201, R"({"kid":"new","status":"active"})"}));
  for (auto& request : device.world.requests)
    request.answered = true;  // nobody hears the answers
  App later(device.world);
  later.start();
  device.world.settle();
  later.dispatch(SetForm{"passphrase", kPassphrase});
  later.dispatch(UnlockKey{});
  device.world.advance(kSecond);
  sign_in(device);
  EXPECT_EQ(event_signed_by(device.world, later.state().vault->signing_key().public_key()).kid,
            old_key.kid());
}

TEST(Replacing, ARevokedKeyKeepsTheDraftsAndWaitsForSomebodyToConfirmIt) {
  Device device;
  device.unlock();
  device.world.stores["settings"]["identity"].clear();
  device.app.dispatch(SignedIn{{"DK12345678", "Nordhavn Import", "Anna", "declarant"}});
  device.do_it(CreateDraft{});
  const auto old_key = device.state().vault->signing_key().public_key();
  device.app.dispatch(SignInFailed{Online::refused, {"key_revoked", "", ""}});
  EXPECT_EQ(device.notice(), "error.key_revoked");
  device.fill("current", kPassphrase);
  device.do_it(ReplaceKey{});
  const auto enrolment = [&] {
    return device.world.answer("POST", "/api/v1/enrolments",
                               {201, R"({"kid":"new","status":"pending"})"});
  };
  while (device.state().vault->signing_key().public_key() == old_key)
    ASSERT_TRUE(enrolment());
  EXPECT_EQ(device.state().retired_kid, old_key.kid());
  EXPECT_EQ(device.state().drafts.size(), 1U);
  for (const auto& request : device.world.requests)
    EXPECT_NE(request.path, "/api/v1/organisation/events") << "a revoked key vouches for nobody";
}

TEST(RecoveryCode, BringsTheKeyBackFromTheServer) {
  Device lost;
  lost.unlock();
  sign_in(lost);
  Settings settings = lost.state().settings;
  settings.keep_copies = KeepCopies::yes;
  lost.app.dispatch(SetSettings{settings});
  lost.fill("current", kPassphrase);
  lost.do_it(RenewRecoveryCode{});
  const std::string code = lost.state().recovery_code;
  const auto kept =
      std::find_if(lost.world.requests.begin(), lost.world.requests.end(),
                   [](const auto& one) { return one.path == "/api/v1/recovery-file"; });
  ASSERT_NE(kept, lost.world.requests.end());
  const auto recovery = wire::recovery_file_from_json(kept->body);
  ASSERT_TRUE(recovery);
  EXPECT_EQ(recovery->lookup, seal::recovery_lookup(code));
  EXPECT_EQ(kept->body.find(code), std::string::npos);

  Device next("");
  EXPECT_EQ(next.state().route.screen, Screen::welcome);
  Route recover;
  recover.screen = Screen::recover;
  next.do_it(GoTo{recover});
  next.fill("recovery_code", code.c_str());
  next.fill("passphrase", "another passphrase");
  next.fill("repeat", "another passphrase");
  next.do_it(RecoverKey{});
  ASSERT_TRUE(
      next.world.answer("POST", "/api/v1/recoveries", {404, R"({"code":"recovery_unknown"})"}));
  EXPECT_EQ(next.state().form_errors.at("recovery_code"), "error.recovery_unknown");
  next.fill("recovery_code", code.c_str());
  next.fill("passphrase", "another passphrase");
  next.fill("repeat", "another passphrase");
  next.do_it(RecoverKey{});
  ASSERT_TRUE(next.world.answer("POST", "/api/v1/recoveries",
                                {200, wire::recovery_answer_to_json(recovery->file)}));
  ASSERT_TRUE(next.state().vault);
  EXPECT_EQ(next.state().vault->signing_key().public_key(),
            lost.state().vault->signing_key().public_key());
  EXPECT_TRUE(seal::unlock_vault(next.stored_file(), "another passphrase"));
  EXPECT_EQ(next.state().recovery_lookup, recovery->lookup) << "the code stays the same";
}

TEST(RecoveryCode, GoesToTheServerWhenItIsNewAndNotAtEverySignIn) {
  Device device;
  device.unlock();
  Settings settings = device.state().settings;
  settings.keep_copies = KeepCopies::yes;
  device.app.dispatch(SetSettings{settings});
  const auto sent = [&] {
    return std::count_if(device.world.requests.begin(), device.world.requests.end(),
                         [](const auto& one) { return one.path == "/api/v1/recovery-file"; });
  };
  device.fill("current", kPassphrase);
  device.do_it(RenewRecoveryCode{});
  EXPECT_EQ(sent(), 0) << "not signed in yet";
  sign_in(device);
  EXPECT_EQ(sent(), 1);
  device.app.dispatch(SignedIn{device.state().identity});
  EXPECT_EQ(sent(), 1) << "another device may have renewed the code since";
}

TEST(RecoveryCode, IsLookedUpNowhereWhereNoCopiesAreKept) {
  Device device;
  device.unlock();
  sign_in(device);
  device.fill("current", kPassphrase);
  device.do_it(RenewRecoveryCode{});
  for (const auto& request : device.world.requests)
    EXPECT_NE(request.path, "/api/v1/recovery-file");
}

TEST(Waiting, ForTheConfirmationEndsByItself) {
  Device device;
  device.unlock();
  const auto asked = [&] {
    return std::count_if(device.world.requests.begin(), device.world.requests.end(),
                         [](const auto& one) { return one.path == "/api/v1/challenges"; });
  };
  const std::string pending = wire::problem_to_json(403, {"key_pending", "pending", "wait"});
  device.world.answer("POST", "/api/v1/enrolments", {200, "{}"});
  ASSERT_TRUE(device.world.answer("POST", "/api/v1/challenges", {403, pending}));
  EXPECT_EQ(device.state().online, Online::pending);
  const auto before = asked();
  device.world.advance(5 * kSecond);
  device.world.answer("POST", "/api/v1/enrolments", {200, "{}"});
  EXPECT_EQ(asked(), before + 1);
  sign_in(device);
  EXPECT_EQ(device.state().online, Online::signed_in);
}

TEST(Sessions, ThatEndAreOpenedAnew) {
  Device device;
  const auto key = signed_in_with(device);
  device.world.send_connection(platform::Connection::open);
  device.world.answer("GET", "/api/v1/submissions", {200, wire::submission_views_to_json({})});
  device.world.answer("GET", "/api/v1/submissions", {200, wire::submission_views_to_json({})});
  device.world.advance(13 * 3600 * kSecond);
  const auto challenges = [&] {
    return std::count_if(device.world.requests.begin(), device.world.requests.end(),
                         [](const auto& one) { return one.path == "/api/v1/challenges"; });
  };
  const auto before = challenges();
  device.unlock();
  device.world.send_connection(platform::Connection::open);
  device.world.send_connection(platform::Connection::lost);
  while (device.world.answer("GET", "/api/v1/submissions",
                             {401, wire::problem_to_json(401, {"sign_in_required", "", ""})})) {
  }
  device.world.answer("POST", "/api/v1/enrolments", {200, "{}"});
  EXPECT_GT(challenges(), before);
}

TEST(Replacing, ThatTheServerRefusesChangesNothing) {
  Device device;
  const auto old_key = signed_in_with(device);
  const std::string stored = device.stored_file();
  device.fill("current", kPassphrase);
  device.do_it(ReplaceKey{});
  ASSERT_TRUE(device.world.answer("POST", "/api/v1/enrolments",
                                  {429, R"({"code":"too_many_keys","title":"","hint":""})"}));
  EXPECT_EQ(device.notice(), "error.too_many_keys");
  EXPECT_EQ(device.stored_file(), stored);
  EXPECT_EQ(device.state().vault->signing_key().public_key(), old_key);
  EXPECT_EQ(device.state().busy, "");
}

TEST(Erasing, ThatFailsSaysSo) {
  Device device;
  device.world.storage_works = false;
  device.fill("erase", "ERASE");
  device.do_it(EraseDevice{});
  EXPECT_EQ(device.notice(), "error.device_not_erased");
}

TEST(Storage, HoldsNothingPersonalInTheClear) {
  Device device("");
  for (const auto& [field, text] : {std::pair{"person", "Anna Jensen"},
                                    {"organisation", "Nordhavn Import"},
                                    {"eori", "DK12345678"},
                                    {"passphrase", kPassphrase},
                                    {"repeat", kPassphrase}}) {
    device.fill(field, text);
  }
  device.do_it(CreateKey{});
  device.do_it(KeepRecoveryCode{});
  device.add_passkey("Anna Jensen's phone");
  Settings settings = device.state().settings;
  settings.language = "da";
  device.do_it(SetSettings{settings});
  for (const auto& [store, records] : device.world.stores) {
    for (const auto& [key, bytes] : records) {
      for (const char* personal : {"Anna", "Nordhavn", "DK12345678", kPassphrase})
        EXPECT_EQ(bytes.find(personal), std::string::npos) << store << " " << key;
    }
  }
  EXPECT_TRUE(device.world.stores["settings"].contains("identity"));
}

// As versions before this one wrote it.
TEST(Storage, WithAnIdentityInTheClearIsTidiedUpWhenUnlocked) {
  Device device;
  device.world.stores["settings"]["settings"] =
      "quayside-settings/1\nlanguage 2\nda\neori 10\nDK12345678\norganisation 8\nNordhavn\n"
      "person 4\nAnna\n";
  App later(device.world);
  later.start();
  device.world.settle();
  later.dispatch(SetForm{"passphrase", kPassphrase});
  later.dispatch(UnlockKey{});
  device.world.advance(kSecond);
  EXPECT_EQ(later.state().identity.person, "Anna");
  EXPECT_EQ(later.state().settings.language, "da");
  EXPECT_EQ(device.world.stores["settings"]["settings"].find("Anna"), std::string::npos);
}

}  // namespace
}  // namespace quayside::app
