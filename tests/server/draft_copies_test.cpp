// Draft copies: each key has its own, nothing is overwritten unseen, and they go with the key.
#include "server/services/draft_copies.h"

#include <gmock/gmock.h>

#include "shared/seal/recovery_code.h"
#include "shared/seal/vault.h"
#include "shared/wire/api.h"
#include "shared/wire/recovery.h"
#include "tests/server/people.h"

namespace quayside {
namespace {

using ::testing::IsEmpty;

constexpr const char* kDraft = "6f0e2a3c-5d0b-4c1f-9b0e-2f1d3c4b5a69";
constexpr const char* kOther = "6f0e2a3c-5d0b-4c1f-9b0e-2f1d3c4b5a70";

class DraftCopies : public ::testing::Test {
 protected:
  /// The version that the copy has then, or the error code.
  std::string keep(const testing::Trader& who, const std::string& version, const std::string& bytes,
                   const std::string& id = kDraft) {
    const auto kept = services::keep_draft_copy(house_.environment(), who.identity(), id,
                                                wire::draft_copy_content_to_json({version, bytes}));
    return kept ? kept->version : kept.error().code;
  }
  std::string bytes_of(const testing::Trader& who, const std::string& id = kDraft) {
    const auto content = services::read_draft_copy(house_.environment(), who.identity(), id);
    return content ? content->bytes : "none";
  }
  std::vector<std::string> listed(const testing::Trader& who) {
    std::vector<std::string> lines;
    for (const auto& one : services::list_draft_copies(house_.environment(), who.identity()))
      lines.push_back(one.version + " " + one.size);
    return lines;
  }
  testing::ServerHouse house_;
  testing::Trader anna_ = house_.trader();
  testing::Trader bo_ = house_.trader();
};

TEST_F(DraftCopies, AreWhatWasKeptLast) {
  EXPECT_THAT(listed(anna_), IsEmpty());
  const std::string first = keep(anna_, "", std::string("\0one", 4));
  EXPECT_EQ(bytes_of(anna_), std::string("\0one", 4));
  const std::string second = keep(anna_, first, "three");
  EXPECT_NE(second, first);
  EXPECT_EQ(bytes_of(anna_), "three");
  EXPECT_THAT(listed(anna_), ::testing::ElementsAre(second + " 5"));
}

TEST_F(DraftCopies, AreNotOverwrittenUnseen) {
  const std::string first = keep(anna_, "", "one");
  EXPECT_EQ(keep(anna_, "", "two"), "draft_copy_changed");
  const std::string second = keep(anna_, first, "two");
  EXPECT_EQ(keep(anna_, first, "three"), "draft_copy_changed");
  EXPECT_EQ(keep(anna_, second + "0", "three"), "draft_copy_changed");
  EXPECT_EQ(bytes_of(anna_), "two");
}

TEST_F(DraftCopies, NeverHaveAVersionTwice) {
  const std::string first = keep(anna_, "", "one");
  ASSERT_TRUE(services::remove_draft_copies(house_.environment(), anna_.identity()));
  house_.clock.advance_ms(1000);
  EXPECT_NE(keep(anna_, "", "another"), first);
}

TEST_F(DraftCopies, LeaveAMarkWhenTheyAreRemoved) {
  EXPECT_EQ(keep(anna_, "", ""), "draft_copy_changed") << "there is nothing to remove";
  const std::string first = keep(anna_, "", "one");
  const std::string removed = keep(anna_, first, "");
  EXPECT_EQ(bytes_of(anna_), "none");
  EXPECT_THAT(listed(anna_), ::testing::ElementsAre(removed + " 0"));
  const std::string again = keep(anna_, removed, "one");
  EXPECT_EQ(bytes_of(anna_), "one") << "another device had still worked on it";
  keep(anna_, again, "");
  const auto forget = [&] {
    return house_.store().write([&](store::Transaction& t) -> Result<Done> {
      t.forget_expired(house_.clock.now_ms());
      return Done{};
    });
  };
  house_.clock.advance_ms(90 * 86'400'000LL);
  ASSERT_TRUE(forget());
  EXPECT_EQ(listed(anna_).size(), 1U);
  house_.clock.advance_ms(1);
  ASSERT_TRUE(forget());
  EXPECT_THAT(listed(anna_), IsEmpty());
}

TEST_F(DraftCopies, GoOverToTheKeyThatReplacesTheirs) {
  const auto take_over = [&](const testing::Trader& by, const testing::Trader& from) {
    const auto done = services::take_over_draft_copies(
        house_.environment(), by.identity(),
        wire::challenge_request_to_json(from.key.public_key().kid()));
    return done ? "" : done.error().code;
  };
  keep(anna_, "", "one");
  keep(anna_, "", "two", kOther);
  testing::Trader next{seal::SigningKey::generate(), anna_.eori, wire::Role::owner,
                       anna_.identity().member};
  services::Environment strict = house_.environment();
  strict.demonstration = false;
  ASSERT_TRUE(services::enrol(strict, house_.enrolment_body(next.key)));
  wire::KeyEvent event = testing::an_event(house_, "confirm");
  event.kid = next.key.public_key().kid();
  event.member = next.member;
  ASSERT_TRUE(services::change_organisation(house_.environment(), anna_.identity(),
                                            testing::event_body(house_, anna_, event)));
  keep(next, "", "newer", kOther);
  EXPECT_EQ(take_over(bo_, anna_), "key_unknown") << "of another person";
  EXPECT_EQ(take_over(next, anna_), "");
  EXPECT_EQ(bytes_of(next), "one");
  EXPECT_EQ(bytes_of(next, kOther), "newer");
  EXPECT_EQ(bytes_of(anna_), "none");
}

TEST_F(DraftCopies, AreOfOneKeyAndGoSomeTimeAfterIt) {
  keep(anna_, "", "one");
  EXPECT_EQ(bytes_of(bo_), "none");
  keep(bo_, "", "another");
  EXPECT_EQ(bytes_of(bo_), "another");
  EXPECT_EQ(bytes_of(anna_), "one");
  wire::KeyEvent event = testing::an_event(house_, "revoke");
  event.kid = bo_.key.public_key().kid();
  event.from = event.at;
  ASSERT_TRUE(services::change_organisation(house_.environment(), anna_.identity(),
                                            testing::event_body(house_, anna_, event)));
  EXPECT_EQ(keep(bo_, "", "late"), "sign_in_required");
  const auto after_days = [&](int days) {
    house_.clock.advance_ms(days * 86'400'000LL);
    return house_.store().write([&](store::Transaction& t) -> Result<Done> {
      t.forget_expired(house_.clock.now_ms());
      return Done{};
    });
  };
  ASSERT_TRUE(after_days(89));
  EXPECT_EQ(bytes_of(bo_), "another") << "whoever has the key file may still come for them";
  ASSERT_TRUE(after_days(2));
  EXPECT_EQ(bytes_of(bo_), "none");
  ASSERT_TRUE(services::remove_draft_copies(house_.environment(), anna_.identity()));
  EXPECT_THAT(listed(anna_), IsEmpty());
}

TEST_F(DraftCopies, OfARevokedKeyGoOverToAnotherOfThePerson) {
  keep(anna_, "", "one");
  testing::Trader next{seal::SigningKey::generate(), anna_.eori, wire::Role::owner,
                       anna_.identity().member};
  services::Environment strict = house_.environment();
  strict.demonstration = false;
  ASSERT_TRUE(services::enrol(strict, house_.enrolment_body(next.key)));
  wire::KeyEvent confirm = testing::an_event(house_, "confirm");
  confirm.kid = next.key.public_key().kid();
  confirm.member = next.member;
  wire::KeyEvent revoke = testing::an_event(house_, "revoke");
  revoke.kid = anna_.key.public_key().kid();
  revoke.from = revoke.at;
  for (const wire::KeyEvent& event : {confirm, revoke}) {
    ASSERT_TRUE(services::change_organisation(house_.environment(), bo_.identity(),
                                              testing::event_body(house_, bo_, event)));
  }
  ASSERT_TRUE(services::take_over_draft_copies(
      house_.environment(), next.identity(),
      wire::challenge_request_to_json(anna_.key.public_key().kid())));
  EXPECT_EQ(bytes_of(next), "one");
}

TEST_F(DraftCopies, AreNotKeptByAnAuditor) {
  const testing::Trader auditor = testing::invited(house_, anna_, wire::Role::auditor);
  EXPECT_EQ(keep(auditor, "", "x"), "role_missing");
}

TEST_F(DraftCopies, HaveLimits) {
  EXPECT_EQ(keep(anna_, "", "x", "../escape"), "draft_id_not_valid");
  ASSERT_TRUE(house_.store().write([&](store::Transaction& t) -> Result<Done> {
    for (std::size_t i = 0; i < services::kDraftCopiesMax; ++i)
      t.keep_draft_copy(anna_.key.public_key().kid(), {std::to_string(i), 1, 0}, "", 0);
    return Done{};
  }));
  EXPECT_EQ(keep(anna_, "", "x"), "draft_copies_full");
  ASSERT_TRUE(house_.store().write([&](store::Transaction& t) -> Result<Done> {
    const std::string large(32 * 1024 * 1024, 'x');
    for (int i = 0; i < 8; ++i)
      t.keep_draft_copy(bo_.key.public_key().kid(), {std::to_string(i), 1, 0}, large, 0);
    return Done{};
  }));
  EXPECT_EQ(keep(bo_, "", "x"), "draft_copies_full");
  EXPECT_EQ(keep(bo_, "", "", kOther), "draft_copy_changed");
}

/// A key file of the trader whose key is in it, and the code that opens it.
struct RecoveryFiles : ::testing::Test {
  std::string keep(const services::Identity& who, const std::string& lookup,
                   const std::string& file) {
    const auto done = services::keep_recovery_file(house.environment(), who,
                                                   wire::recovery_file_to_json({lookup, file}));
    return done ? "" : done.error().code;
  }
  std::string find(const std::string& lookup) {
    const auto file =
        services::find_recovery_file(house.environment(), wire::recovery_question_to_json(lookup));
    return file ? *file : file.error().code;
  }
  testing::ServerHouse house;
  seal::NewVault made = *seal::create_vault("quiet quay in the morning", {1, 8});
  services::Identity anna = enrolled(made.unlocked->signing_key());

  services::Identity enrolled(const seal::SigningKey& key) {
    EXPECT_TRUE(services::enrol(house.environment(), house.enrolment_body(key)));
    const std::string kid = key.public_key().kid();
    return {kid, testing::kEori, "Havnens Spedition ApS", "Bo Holm", kid, wire::Role::owner};
  }
};

TEST_F(RecoveryFiles, AreFoundByTheCodeAloneAndOpenedByIt) {
  const std::string lookup = seal::recovery_lookup(made.recovery_code);
  EXPECT_EQ(find(lookup), "recovery_unknown");
  const auto file = seal::recovery_file(made.file, *made.unlocked);
  ASSERT_TRUE(file);
  EXPECT_EQ(keep(anna, lookup, *file), "");
  EXPECT_EQ(find(lookup), *file);
  EXPECT_TRUE(seal::recover_vault(find(lookup), made.recovery_code));
  EXPECT_FALSE(seal::unlock_vault(*file, "quiet quay in the morning"))
      << "no passphrase can be tried on it";
  EXPECT_EQ(house.stored_bytes().find(lookup), std::string::npos);
}

TEST_F(RecoveryFiles, AreOfTheKeyThatKeepsThem) {
  const std::string lookup = seal::recovery_lookup(made.recovery_code);
  const auto file = seal::recovery_file(made.file, *made.unlocked);
  EXPECT_EQ(keep(house.trader().identity(), lookup, *file), "recovery_malformed");
  EXPECT_EQ(keep(anna, "not a lookup", *file), "recovery_malformed");
  EXPECT_EQ(keep(anna, lookup, "{}"), "vault_malformed");
  const auto renewed = seal::renew_recovery_code(made.file, *made.unlocked);
  const std::string next = seal::recovery_lookup(renewed->recovery_code);
  EXPECT_EQ(keep(anna, lookup, *file), "");
  EXPECT_EQ(keep(anna, next, *seal::recovery_file(renewed->file, *made.unlocked)), "");
  EXPECT_EQ(find(lookup), "recovery_unknown") << "the code before is void";
  EXPECT_NE(find(next), "recovery_unknown");
  ASSERT_TRUE(services::remove_draft_copies(house.environment(), anna));
  EXPECT_EQ(find(next), "recovery_unknown") << "whoever keeps nothing here keeps no key here";
}

TEST(DraftCopyContent, IsBytesInBase64urlAndNothingElse) {
  const auto code = [](const std::string& text) {
    const auto read = wire::draft_copy_content_from_json(text);
    return read ? read->version + ":" + read->bytes : read.error().code;
  };
  EXPECT_EQ(code(R"({"bytes":"b25l","version":"7"})"), "7:one");
  EXPECT_EQ(code(R"({"bytes":"b25l"})"), "json_missing_member");
  EXPECT_EQ(code(R"({"bytes":"b25l=","version":""})"), "base64url_malformed");
  EXPECT_EQ(code(R"({"at":"","bytes":"","version":""})"), "json_unknown_member");
  EXPECT_EQ(code(std::string(wire::kDraftCopyBodyMax + 1, ' ')), "json_too_large");
}

}  // namespace
}  // namespace quayside
