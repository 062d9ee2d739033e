// What every store must do; run on each implementation.
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "server/store/sqlite_store.h"
#include "tests/support/temporary_folder.h"

namespace quayside::store {
namespace {

using testing::TemporaryFolder;

using Factory = std::unique_ptr<Store> (*)(const std::string& folder);

std::unique_ptr<Store> sqlite_store(const std::string& folder) {
  auto opened = open_sqlite_store(folder + "/quayside.db");
  ensure(opened.has_value(), "the store opens");
  return std::move(*opened);
}

class StoreContract : public ::testing::TestWithParam<Factory> {
 protected:
  StoreContract() : store_(GetParam()(folder_.path())) {}

  void write(const std::function<void(Transaction&)>& work) {
    const auto result = store_->write([&](Transaction& t) -> Result<Done> {
      work(t);
      return Done{};
    });
    ASSERT_TRUE(result.has_value());
  }

  template <class T>
  T read(const std::function<T(Reader&)>& work) {
    T value{};
    store_->read([&](Reader& reader) { value = work(reader); });
    return value;
  }

  void add_key(const std::string& kid, const std::string& eori) {
    write([&](Transaction& t) {
      t.add_key({kid, eori, "Ship A/S", "Bo", "x", KeyStatus::active, 1});
    });
  }

  static SubmissionRecord submission(const std::string& id, const std::string& eori,
                                     const std::string& kid, const std::string& lrn) {
    SubmissionRecord s;
    s.id = id;
    s.eori = eori;
    s.kid = kid;
    s.lrn = lrn;
    s.profile = "dk";
    s.payload = std::string("bytes\0with zero", 15);
    s.envelope_hash = "envelope of " + id;
    s.received_at = 1000;
    s.updated_at = 1000;
    return s;
  }

  /// With an event, and waiting to be sent.
  static void add_waiting(Transaction& t, const SubmissionRecord& submission,
                          const std::string& message_id) {
    t.add_submission(submission);
    t.queue_submission(submission.id, message_id, submission.received_at);
    t.add_event(submission.eori, submission.id);
  }

  void add_submission(const std::string& id, const std::string& eori, const std::string& kid,
                      const std::string& lrn = "LRN") {
    write([&](Transaction& t) {
      add_waiting(t, submission(id, eori, kid, lrn), "message of " + id);
    });
  }

  void reopen() {
    store_.reset();
    store_ = GetParam()(folder_.path());
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreContract, ::testing::Values(&sqlite_store));

TEST_P(StoreContract, KeepsWhatWasWrittenAfterReopening) {
  add_key("k1", "DK1");
  add_submission("s1", "DK1", "k1");
  reopen();
  const auto stored = read<std::optional<SubmissionRecord>>(
      [](Reader& reader) { return reader.submission("DK1", "s1"); });
  ASSERT_TRUE(stored.has_value());
  EXPECT_EQ(stored->payload, std::string("bytes\0with zero", 15));
  EXPECT_EQ(stored->status, wire::Status::submitted);
}

TEST_P(StoreContract, KeepsCertificatesAndWhenTheyWereRevoked) {
  add_key("k1", "DK1");
  write([](Transaction& t) {
    t.add_certificate({"c1", "DK1", "k1", "chain and signatures", 5});
    t.add_certificate({"c2", "DK1", "k1", "others", 6});
    t.revoke_certificate("c1", 7);
    t.revoke_certificate("c1", 8);
  });
  reopen();
  const auto stored = read<std::optional<CertificateRecord>>(
      [](Reader& reader) { return reader.certificate("c1"); });
  ASSERT_TRUE(stored.has_value());
  EXPECT_EQ(stored->eori, "DK1");
  EXPECT_EQ(stored->person_kid, "k1");
  EXPECT_EQ(stored->registration, "chain and signatures");
  EXPECT_EQ(stored->added_at, 5);
  EXPECT_EQ(stored->revoked_at, 7);
  store_->read([](Reader& reader) {
    EXPECT_EQ(reader.certificate("c2")->revoked_at, 0);
    EXPECT_FALSE(reader.certificate("c3").has_value());
    EXPECT_EQ(reader.certificate_count("DK1"), 2);
    EXPECT_EQ(reader.certificate_count("DK2"), 0);
  });
}

TEST_P(StoreContract, UndoesAWriteThatEndsInAnErrorAndNothingElse) {
  add_key("k1", "DK1");
  const auto refused = store_->write([&](Transaction& t) -> Result<Done> {
    t.add_key({"k2", "DK2", "Other", "Bo", "x", KeyStatus::active, 1});
    return Error{"no", "", ""};
  });
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "no");
  EXPECT_TRUE(read<bool>([](Reader& r) { return r.key("k1").has_value(); }));
  EXPECT_FALSE(read<bool>([](Reader& r) { return r.key("k2").has_value(); }));
}

TEST_P(StoreContract, UndoesAWriteThatThrows) {
  const auto refused = store_->write([&](Transaction& t) -> Result<Done> {
    t.add_key({"k1", "DK1", "Other", "Bo", "x", KeyStatus::active, 1});
    throw std::runtime_error("a fault of ours");
  });
  EXPECT_FALSE(refused.has_value());
  EXPECT_FALSE(read<bool>([](Reader& r) { return r.key("k1").has_value(); }));
}

TEST_P(StoreContract, RefusesAValueThatBreaksAConstraintAndGoesOn) {
  add_key("k1", "DK1");
  add_submission("s1", "DK1", "k1");
  const auto twice = store_->write([&](Transaction& t) -> Result<Done> {
    add_waiting(t, submission("s1", "DK1", "k1", "L2"), "another message");
    return Done{};
  });
  ASSERT_FALSE(twice.has_value());
  EXPECT_EQ(twice.error().code, "storage_failed");
  add_submission("s2", "DK1", "k1", "L3");
}

TEST_P(StoreContract, TakesWritesOfManyThreadsWithoutLosingOne) {
  add_key("k1", "DK1");
  constexpr int kThreads = 8;
  constexpr int kEach = 25;
  std::atomic<int> done = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      for (int j = 0; j < kEach; ++j) {
        const std::string id = std::to_string(i) + "-" + std::to_string(j);
        const auto result = store_->write([&](Transaction& t) -> Result<Done> {
          add_waiting(t, submission(id, "DK1", "k1", id), "m" + id);
          return Done{};
        });
        if (result) ++done;
      }
    });
  }
  for (auto& thread : threads)
    thread.join();
  EXPECT_EQ(done, kThreads * kEach);
  reopen();
  EXPECT_EQ(read<std::size_t>([](Reader& r) { return r.submissions("DK1", 1000).size(); }),
            static_cast<std::size_t>(kThreads * kEach));
  EXPECT_EQ(read<std::int64_t>([](Reader& r) { return r.last_event("DK1"); }), kThreads * kEach);
}

TEST_P(StoreContract, ScopesSubmissionsToTheirOrganisation) {
  add_key("k1", "DK1");
  add_key("k2", "DK2");
  add_submission("s1", "DK1", "k1");
  const auto found = [&](std::string_view eori) {
    return read<bool>([&](Reader& r) { return r.submission(eori, "s1").has_value(); });
  };
  EXPECT_TRUE(found("DK1"));
  EXPECT_FALSE(found("DK2"));
  EXPECT_FALSE(read<bool>(
      [](Reader& r) { return r.submission_by_envelope("DK2", "envelope of s1").has_value(); }));
  EXPECT_TRUE(read<bool>([](Reader& r) { return r.submissions("DK2", 10).empty(); }));
}

TEST_P(StoreContract, ListsNewestFirst) {
  add_key("k1", "DK1");
  add_submission("s1", "DK1", "k1", "L1");
  add_submission("s2", "DK1", "k1", "L2");
  const auto list =
      read<std::vector<SubmissionRecord>>([](Reader& r) { return r.submissions("DK1", 10); });
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].id, "s2");
}

TEST_P(StoreContract, GivesAnLrnFreeAgainOnlyAfterRejection) {
  add_key("k1", "DK1");
  add_submission("s1", "DK1", "k1", "L1");
  const auto in_use = [&](std::string_view eori) {
    return read<bool>([&](Reader& r) { return r.lrn_in_use(eori, "L1"); });
  };
  EXPECT_TRUE(in_use("DK1"));
  EXPECT_FALSE(in_use("DK2"));
  write([](Transaction& t) { t.set_progress("s1", wire::Status::rejected, "", "", 2000); });
  EXPECT_FALSE(in_use("DK1"));
}

TEST_P(StoreContract, GivesAChallengeOutOnce) {
  write([](Transaction& t) { t.add_challenge({"hash", "k1", 5000}, 1000); });
  const auto take = [&] {
    std::optional<ChallengeRecord> taken;
    write([&](Transaction& t) { taken = t.take_challenge("hash"); });
    return taken;
  };
  EXPECT_TRUE(take().has_value());
  EXPECT_FALSE(take().has_value());
}

TEST_P(StoreContract, ForgetsExpiredChallengesAndSessions) {
  add_key("k1", "DK1");
  write([](Transaction& t) {
    t.add_challenge({"old", "k1", 1000}, 500);
    t.add_challenge({"new", "k1", 9000}, 5000);
    t.add_session({"old", "k1", 1000}, 500);
    t.add_session({"new", "k1", 9000}, 5000);
  });
  EXPECT_FALSE(read<bool>([](Reader& r) { return r.session("old").has_value(); }));
  EXPECT_TRUE(read<bool>([](Reader& r) { return r.session("new").has_value(); }));
  write([](Transaction& t) {
    EXPECT_FALSE(t.take_challenge("old").has_value());
    EXPECT_TRUE(t.take_challenge("new").has_value());
  });
}

TEST_P(StoreContract, CountsEventsWithinTheOrganisation) {
  add_key("k1", "DK1");
  add_key("k2", "DK2");
  add_submission("s1", "DK1", "k1");
  add_submission("s2", "DK2", "k2");
  write([](Transaction& t) { t.add_event("DK1", "s1"); });
  EXPECT_EQ(read<std::int64_t>([](Reader& r) { return r.last_event("DK1"); }), 2);
  EXPECT_EQ(read<std::int64_t>([](Reader& r) { return r.last_event("DK2"); }), 1);
  const auto later =
      read<std::vector<EventRecord>>([](Reader& r) { return r.events_after("DK1", 1, 10); });
  ASSERT_EQ(later.size(), 1U);
  EXPECT_EQ(later[0].seq, 2);
}

TEST_P(StoreContract, KeepsTheEvidenceLog) {
  EXPECT_EQ(read<std::int64_t>([](Reader& r) { return r.log_size(); }), 0);
  add_key("k1", "DK1");
  add_submission("s1", "DK1", "k1");
  write([](Transaction& t) {
    t.add_log_node(0, 0, std::string("a\0b", 3));
    t.add_log_node(0, 1, "leaf");
    t.add_log_node(1, 0, "inner");
    EXPECT_EQ(t.submissions_not_in_log(10).size(), 1U);
    t.set_log_index("s1", 1);
    EXPECT_TRUE(t.submissions_not_in_log(10).empty());
  });
  reopen();
  store_->read([](Reader& r) {
    EXPECT_EQ(r.log_size(), 2);
    EXPECT_EQ(r.log_node(0, 0), std::string("a\0b", 3));
    EXPECT_EQ(r.log_node(1, 1), "");
    EXPECT_EQ(r.log_index_of("leaf"), 1);
    EXPECT_EQ(r.log_index_of("inner"), -1);
    EXPECT_EQ(r.any_submission("s1")->log_index, 1);
  });
}

TEST_P(StoreContract, TellsOfEventsAfterTheirCommit) {
  add_key("k1", "DK1");
  std::atomic<int> calls = 0;
  store_->on_events([&] { ++calls; });
  write([](Transaction& t) { t.add_challenge({"h", "k1", 5000}, 1000); });
  EXPECT_EQ(calls, 0);
  add_submission("s1", "DK1", "k1");
  for (int i = 0; i < 200 && calls == 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_EQ(calls, 1);
  store_->on_events(nullptr);
}

class OutboxContract : public StoreContract {
 protected:
  std::optional<OutboxRecord> claim(std::int64_t now) {
    std::optional<OutboxRecord> row;
    write([&](Transaction& t) { row = t.claim_outbox("dk", now); });
    return row;
  }
  void set_state(OutboxRecord row, OutboxState state) {
    row.state = state;
    write([&](Transaction& t) { t.set_outbox(row); });
  }
};

INSTANTIATE_TEST_SUITE_P(Sqlite, OutboxContract, ::testing::Values(&sqlite_store));

TEST_P(OutboxContract, GivesEachDueRowToOneWorker) {
  add_key("k1", "DK1");
  add_submission("s1", "DK1", "k1");
  EXPECT_FALSE(claim(999).has_value());
  const auto row = claim(1000);
  ASSERT_TRUE(row.has_value());
  EXPECT_EQ(row->state, OutboxState::queued);
  EXPECT_EQ(row->first_attempt_at, 1000);
  EXPECT_FALSE(claim(1001).has_value());
}

TEST_P(OutboxContract, CallsARowUnknownWhenItsWorkerNeverCameBack) {
  add_key("k1", "DK1");
  add_submission("s1", "DK1", "k1");
  ASSERT_TRUE(claim(1000).has_value());
  const auto again = claim(1000 + 120'000);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->state, OutboxState::unknown);
}

TEST_P(OutboxContract, CallsWhatWasBeingSentUnknownAfterARestart) {
  add_key("k1", "DK1");
  add_submission("s1", "DK1", "k1");
  ASSERT_TRUE(claim(1000).has_value());
  reopen();
  write([](Transaction& t) { EXPECT_EQ(t.recover_outbox("dk", 2000), 1); });
  EXPECT_FALSE(claim(1999).has_value());
  const auto row = claim(2000);
  ASSERT_TRUE(row.has_value());
  EXPECT_EQ(row->state, OutboxState::unknown);
}

TEST_P(OutboxContract, NeverHasTwoOrganisationsOnTheWayWithOneLrn) {
  add_key("k1", "DK1");
  add_key("k2", "DK2");
  add_submission("s1", "DK1", "k1", "SAME");
  add_submission("s2", "DK2", "k2", "SAME");
  const auto first = claim(1000);
  ASSERT_TRUE(first.has_value());
  EXPECT_FALSE(claim(1000).has_value());
  set_state(*first, OutboxState::sent);
  EXPECT_FALSE(claim(1000).has_value());
  write([&](Transaction& t) {
    t.set_progress(first->submission_id, wire::Status::accepted, "MRN1", "", 1500);
  });
  EXPECT_TRUE(claim(1600).has_value());
}

TEST_P(OutboxContract, LetsTheSecondGoWhenTheFirstStaysUnansweredForAnHour) {
  add_key("k1", "DK1");
  add_key("k2", "DK2");
  add_submission("s1", "DK1", "k1", "SAME");
  add_submission("s2", "DK2", "k2", "SAME");
  const auto first = claim(1000);
  set_state(*first, OutboxState::sent);
  EXPECT_FALSE(claim(1000 + 3'599'999).has_value());
  EXPECT_TRUE(claim(1001 + 3'600'000).has_value());
}

TEST_P(OutboxContract, GivesOutOnlyWhatGoesToTheAuthorityAskedFor) {
  add_key("k1", "GB1");
  write([&](Transaction& t) {
    auto british = submission("s1", "GB1", "k1", "L1");
    british.profile = "gb";
    add_waiting(t, british, "message of s1");
  });
  EXPECT_FALSE(claim(1000).has_value());
  std::optional<OutboxRecord> row;
  write([&](Transaction& t) { row = t.claim_outbox("gb", 1000); });
  ASSERT_TRUE(row.has_value());
  write([](Transaction& t) {
    EXPECT_EQ(t.recover_outbox("dk", 2000), 0);
    EXPECT_EQ(t.recover_outbox("gb", 2000), 1);
  });
}

class CustomsCalls : public StoreContract {
 protected:
  std::int64_t take(std::int64_t now, std::string_view profile = "gb") {
    std::int64_t at = 0;
    write([&](Transaction& t) { at = t.take_call(profile, now, 350); });
    return at;
  }
};

INSTANTIATE_TEST_SUITE_P(Sqlite, CustomsCalls, ::testing::Values(&sqlite_store));

TEST_P(CustomsCalls, AreAtLeastTheGapApart) {
  EXPECT_EQ(take(1000), 1000);
  EXPECT_EQ(take(1000), 1350);
  EXPECT_EQ(take(1000), 1700);
  EXPECT_EQ(take(1000, "other"), 1000);
  EXPECT_EQ(take(5000), 5000);
  reopen();
  EXPECT_EQ(take(5001), 5350);
}

TEST_P(CustomsCalls, WaitWhileTheyAreHeld) {
  write([](Transaction& t) { t.hold_calls("gb", 9000); });
  EXPECT_EQ(take(1000), 9000);
  write([](Transaction& t) { t.hold_calls("gb", 2000); });
  EXPECT_EQ(take(1000), 9350);
}

TEST_P(CustomsCalls, AreNeverTwoAtATimeForManyThreads) {
  std::vector<std::thread> threads;
  std::mutex mutex;
  std::set<std::int64_t> times;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 10; ++j) {
        const std::int64_t at = take(1000);
        const std::lock_guard lock(mutex);
        times.insert(at);
      }
    });
  }
  for (auto& thread : threads)
    thread.join();
  EXPECT_EQ(times.size(), 80U);
  EXPECT_EQ(*times.rbegin(), 1000 + 79 * 350);
}

TEST_P(CustomsCalls, KeepGrantsByAuthorityAndHolder) {
  write([](Transaction& t) {
    t.set_grant("gb", "GB1", {std::string("sealed\0bytes", 12), 0});
    t.set_grant("gb", "GB1", {std::string("sealed\0again", 12), 77});
  });
  reopen();
  const auto grant =
      read<std::optional<GrantRecord>>([](Reader& r) { return r.grant("gb", "GB1"); });
  ASSERT_TRUE(grant.has_value());
  EXPECT_EQ(grant->sealed, std::string("sealed\0again", 12));
  EXPECT_EQ(grant->leased_until, 77);
  EXPECT_FALSE(
      read<std::optional<GrantRecord>>([](Reader& r) { return r.grant("gb", "GB2"); }).has_value());
}

class CustomsMessages : public StoreContract {};

INSTANTIATE_TEST_SUITE_P(Sqlite, CustomsMessages, ::testing::Values(&sqlite_store));

TEST_P(CustomsMessages, AreKeptOnceByContent) {
  write([](Transaction& t) {
    EXPECT_TRUE(t.add_message({"dk", "", "<a/>", "hash a"}, 1));
    EXPECT_FALSE(t.add_message({"dk", "", "<a/>", "hash a"}, 2));
    EXPECT_TRUE(t.add_message({"gb", "conversation b", "<b/>", "hash b"}, 3));
  });
  const auto stored = read<std::vector<CustomsMessage>>(
      [](Reader& r) { return r.messages_in(MessageState::stored, 0, 10); });
  ASSERT_EQ(stored.size(), 2U);
  EXPECT_EQ(stored[0].raw, "<a/>");
  EXPECT_EQ(stored[0].profile, "dk");
  EXPECT_EQ(stored[1].profile, "gb");
  EXPECT_EQ(stored[1].conversation, "conversation b");
}

TEST_P(CustomsMessages, ThatSpeakOfAnotherOrganisationTooAreNotShown) {
  add_key("k1", "DK1");
  add_key("k2", "DK2");
  add_submission("s1", "DK1", "k1", "L1");
  add_submission("s2", "DK2", "k2", "L2");
  write([](Transaction& t) {
    t.add_message({"dk", "", "mine", "hash 1"}, 1);
    t.add_message({"dk", "", "of both", "hash 2"}, 2);
    for (const std::int64_t seq : {1, 2}) {
      EXPECT_TRUE(t.link_message(seq, "s1"));
      EXPECT_FALSE(t.link_message(seq, "s1"));
      t.set_message_state(seq, MessageState::applied);
    }
    t.link_message(2, "s2");
  });
  const auto links = read<std::vector<MessageLink>>([](Reader& r) { return r.messages_of("s1"); });
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0].raw, "mine");
  EXPECT_TRUE(links[0].is_shown);
  EXPECT_FALSE(links[1].is_shown);
}

TEST_P(CustomsMessages, KeepTheirEntryInTheLogForEachSubmission) {
  add_key("k1", "DK1");
  add_submission("s1", "DK1", "k1", "L1");
  add_submission("s2", "DK1", "k1", "L2");
  write([](Transaction& t) {
    t.add_message({"dk", "", "first", "hash 1"}, 1);
    t.add_message({"dk", "", "second", "hash 2"}, 2);
    t.link_message(1, "s1");
    t.link_message(2, "s1");
    t.link_message(1, "s2");
    EXPECT_EQ(t.messages_in_log("s1"), 0);
    EXPECT_EQ(t.messages_not_in_log(2).size(), 2U);
    t.set_message_entry(
        {.seq = 2, .submission_id = "s1", .number = 1, .log_index = 7, .logged_at = 70});
    t.set_message_entry(
        {.seq = 1, .submission_id = "s1", .number = 2, .log_index = 8, .logged_at = 80});
    EXPECT_EQ(t.messages_in_log("s1"), 2);
  });
  const auto links = read<std::vector<MessageLink>>([](Reader& r) { return r.messages_of("s1"); });
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0].raw, "second") << "in the order of their entries";
  EXPECT_EQ(links[0].log_index, 7);
  EXPECT_EQ(links[0].logged_at, 70);
  EXPECT_EQ(links[1].number, 2);
  const auto missing =
      read<std::vector<MessageLink>>([](Reader& r) { return r.messages_not_in_log(10); });
  ASSERT_EQ(missing.size(), 1U);
  EXPECT_EQ(missing[0].submission_id, "s2");
  EXPECT_EQ(missing[0].raw, "first");
}

TEST_P(CustomsMessages, ApplyANotificationOnce) {
  add_key("k1", "DK1");
  add_submission("s1", "DK1", "k1");
  write([](Transaction& t) {
    const AppliedNotification n{"s1", "key", "CWMACC", "2026-11-24T09:13:16Z", "MRN", "{}"};
    EXPECT_TRUE(t.add_applied(n));
    EXPECT_FALSE(t.add_applied(n));
    EXPECT_EQ(t.submission_of_notification("key"), "s1");
  });
}

class StoredDocuments : public StoreContract {
 protected:
  StoredDocuments() {
    add_key("k1", "DK1");
    add_key("k2", "DK2");
    add_submission("s1", "DK1", "k1");
  }
  void add(const std::string& eori, const std::string& hash, std::int64_t at = 1000) {
    write([&](Transaction& t) {
      t.add_document(eori, hash, "text/plain", std::string("a\0b", 3), at);
    });
  }
  void add_delivery(int position, const std::string& hash) {
    write([&](Transaction& t) {
      DocumentDelivery delivery;
      delivery.submission_id = "s1";
      delivery.position = position;
      delivery.eori = "DK1";
      delivery.sha256 = hash;
      t.add_document_delivery(delivery);
    });
  }
  bool is_there(const std::string& eori, const std::string& hash) {
    return read<bool>([&](Reader& r) { return r.document(eori, hash).has_value(); });
  }
  int loose(const std::string& eori) {
    return read<int>([&](Reader& r) { return r.loose_documents(eori); });
  }
};

INSTANTIATE_TEST_SUITE_P(Sqlite, StoredDocuments, ::testing::Values(&sqlite_store));

TEST_P(StoredDocuments, BelongToTheirOrganisation) {
  add("DK1", "hash");
  reopen();
  EXPECT_TRUE(is_there("DK1", "hash"));
  EXPECT_FALSE(is_there("DK2", "hash"));
  const auto bytes =
      read<std::optional<std::string>>([](Reader& r) { return r.document_bytes("DK1", "hash"); });
  EXPECT_EQ(bytes, std::string("a\0b", 3));
  const auto record =
      read<std::optional<DocumentRecord>>([](Reader& r) { return r.document("DK1", "hash"); });
  EXPECT_EQ(record->size, 3);
  EXPECT_EQ(record->media_type, "text/plain");
}

TEST_P(StoredDocuments, AreForgottenAfterADayUnlessASubmissionHasThem) {
  add("DK1", "loose");
  add("DK1", "handed in");
  add_delivery(0, "handed in");
  EXPECT_EQ(loose("DK1"), 1);
  add("DK2", "later", 1000 + 86'400'000);
  EXPECT_TRUE(is_there("DK1", "loose"));
  add("DK2", "later", 1001 + 86'400'000);
  EXPECT_FALSE(is_there("DK1", "loose"));
  EXPECT_TRUE(is_there("DK1", "handed in"));
  EXPECT_EQ(loose("DK1"), 0);
}

TEST_P(StoredDocuments, LieADayLongerWhenTheyComeAgain) {
  add("DK1", "hash", 1000);
  add("DK1", "hash", 50'000'000);
  add("DK2", "other", 1001 + 86'400'000);
  EXPECT_TRUE(is_there("DK1", "hash"));
}

TEST_P(StoredDocuments, AreDeliveredInTheOrderOfTheirList) {
  add("DK1", "one");
  add("DK1", "two");
  add_delivery(1, "two");
  add_delivery(0, "one");
  write([](Transaction& t) {
    auto delivery = t.document_deliveries("s1").at(1);
    delivery.state = wire::DocumentState::refused;
    delivery.reference = "ref";
    delivery.text = "a virus";
    t.set_document_delivery(delivery);
  });
  reopen();
  const auto all =
      read<std::vector<DocumentDelivery>>([](Reader& r) { return r.document_deliveries("s1"); });
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].sha256, "one");
  EXPECT_EQ(all[0].state, wire::DocumentState::waiting);
  EXPECT_EQ(all[1].state, wire::DocumentState::refused);
  EXPECT_EQ(all[1].reference, "ref");
  EXPECT_EQ(all[1].text, "a virus");
}

TEST_P(StoredDocuments, CannotBeDeliveredWithoutBytes) {
  const auto written = store_->write([](Transaction& t) -> Result<Done> {
    DocumentDelivery delivery;
    delivery.submission_id = "s1";
    delivery.eori = "DK1";
    delivery.sha256 = "nobody sent it";
    t.add_document_delivery(delivery);
    return Done{};
  });
  EXPECT_FALSE(written.has_value());
}

}  // namespace
}  // namespace quayside::store
