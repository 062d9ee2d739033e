#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "server/gateway/outbox.h"
#include "server/services/read_evidence.h"
#include "server/services/receive_notification.h"
#include "tests/support/fake_customs.h"
#include "tests/support/server_house.h"

namespace quayside {
namespace {

using testing::kOtherEori;
using wire::Status;

struct Said {
  std::string type;
  std::string id = {};
  std::string lrn = {};
  std::string mrn = {};
  std::string at = "20261124100000Z";
  std::string more = {};
};

std::string xml(const Said& said) {
  const auto element = [](const std::string& name, const std::string& text) {
    return text.empty() ? "" : "<" + name + ">" + text + "</" + name + ">";
  };
  return "<Notification>" + element("NotificationEventType", said.type) +
         element("NotificationSID", said.id) + "<Declaration>" + element("MRN", said.mrn) +
         element("LRN", said.lrn) + "</Declaration>" + said.more +
         "<IssueDateTime><DateTimeString formatCode=\"304\">" + said.at +
         "</DateTimeString></IssueDateTime></Notification>";
}

const std::string kMrn = "26DKLGV1MZKBVB8LA7";

/// The life of a declaration as customs tells it; the later messages name the MRN only.
std::vector<std::string> whole_life(const std::string& lrn, const std::string& mrn = kMrn) {
  return {
      xml({.type = "CWMRCV", .id = "id-1" + lrn, .lrn = lrn, .at = "20261124100000Z"}),
      xml({.type = "CWMACC", .id = "id-2" + lrn, .lrn = lrn, .mrn = mrn, .at = "20261124100001Z"}),
      xml({.type = "CWMCTL", .id = "id-3" + lrn, .mrn = mrn, .at = "20261124100002Z"}),
      xml({.type = "CWMROG", .id = "id-4" + lrn, .mrn = mrn, .at = "20261124100003Z"}),
      xml({.type = "CWMCLE", .id = "id-5" + lrn, .mrn = mrn, .at = "20261124100003Z"})};
}

class Notifications : public ::testing::Test {
 protected:
  void receive(const std::string& raw) {
    ASSERT_TRUE(services::receive_notification(house_.environment(), {"dk", raw}).has_value());
  }
  void apply() { services::apply_stored_notifications(house_.environment()); }
  void hear(const std::string& raw) {
    receive(raw);
    apply();
  }
  std::string sent(const testing::Trader& trader, const std::string& lrn) {
    const std::string id = house_.submitted(trader, lrn);
    gateway::Outbox outbox(house_.store(), house_.clock, customs_);
    while (outbox.deliver_next()) {
    }
    return id;
  }
  std::size_t messages_in(store::MessageState state) {
    std::size_t count = 0;
    house_.store().read(
        [&](store::Reader& reader) { count = reader.messages_in(state, 0, 1000).size(); });
    return count;
  }

  testing::ServerHouse house_;
  testing::FakeCustoms customs_;
  testing::Trader trader_ = house_.trader();
};

std::vector<std::string> events_of(const wire::SubmissionView& view) {
  std::vector<std::string> events;
  for (const auto& entry : view.timeline)
    events.push_back(entry.event);
  return events;
}

TEST_F(Notifications, CarryASubmissionToItsEnd) {
  const std::string id = sent(trader_, "QS-1");
  EXPECT_EQ(house_.view(id).status, Status::sent);
  const std::vector<Status> expected = {Status::received, Status::accepted, Status::under_control,
                                        Status::released, Status::cleared};
  std::size_t step = 0;
  for (const auto& raw : whole_life("QS-1")) {
    hear(raw);
    EXPECT_EQ(house_.view(id).status, expected.at(step++));
  }
  EXPECT_EQ(house_.view(id).mrn, kMrn);
  EXPECT_EQ(events_of(house_.view(id)),
            (std::vector<std::string>{"submitted", "sent", "CWMRCV", "CWMACC", "CWMCTL", "CWMROG",
                                      "CWMCLE"}));
}

TEST_F(Notifications, GiveTheSameEndInAnyOrderAnyNumberOfTimes) {
  const std::string sorted = sent(trader_, "QS-0");
  for (const auto& raw : whole_life("QS-0", "26DKAAAAAAAAAAAAA0"))
    hear(raw);
  const auto expected = house_.view(sorted);
  std::mt19937 random(20261124);
  for (int round = 1; round <= 20; ++round) {
    const std::string lrn = "QS-" + std::to_string(round);
    const std::string mrn = "26DKAAAAAAAAAAAA" + std::to_string(100 + round);
    const std::string id = sent(trader_, lrn);
    auto messages = whole_life(lrn, mrn);
    const auto once = messages;
    for (int copies = 0; copies < 4; ++copies) {
      messages.insert(messages.end(), once.begin(), once.end());
    }
    std::shuffle(messages.begin(), messages.end(), random);
    for (const auto& raw : messages)
      hear(raw);
    const auto view = house_.view(id);
    EXPECT_EQ(view.status, expected.status);
    EXPECT_EQ(view.mrn, mrn);
    EXPECT_EQ(events_of(view), events_of(expected));
  }
  EXPECT_EQ(messages_in(store::MessageState::unmatched), 0U);
  EXPECT_EQ(messages_in(store::MessageState::applied), 21U * 5U);
}

TEST_F(Notifications, CountOnceWhenTheSameOneComesInOtherBytes) {
  const std::string id = sent(trader_, "QS-1");
  hear(xml({.type = "CWMRCV", .id = "a", .lrn = "QS-1"}));
  hear(xml({.type = "CWMRCV", .id = "a", .lrn = "QS-1"}) + "\n");
  EXPECT_EQ(events_of(house_.view(id)), (std::vector<std::string>{"submitted", "sent", "CWMRCV"}));
}

TEST_F(Notifications, BringErrorsAndEndInRejection) {
  const std::string id = sent(trader_, "QS-1");
  hear(xml({.type = "CWMREJ",
            .id = "a",
            .lrn = "QS-1",
            .more = "<Error><ValidationCode>DK1018</ValidationCode></Error>"}));
  EXPECT_EQ(house_.view(id).status, Status::rejected);
}

TEST_F(Notifications, KeepTheirWordsHoweverMuchCustomsSays) {
  const std::string id = sent(trader_, "QS-1");
  const std::string text(70'000, 'x');
  for (const std::string letter : {"A", "B"}) {
    std::string errors = "<Error><ValidationCode>" + letter + "</ValidationCode><ValidationText>" +
                         text + "</ValidationText></Error>";
    for (int i = 0; i < 6000; ++i) {
      errors +=
          "<Error><ValidationCode>" + letter + std::to_string(i) + "</ValidationCode></Error>";
    }
    hear(xml({.type = "CWMREJ", .id = letter, .lrn = "QS-1", .more = errors}));
  }
  const auto view = wire::submission_view_from_json(wire::submission_view_to_json(house_.view(id)));
  ASSERT_TRUE(view);
  ASSERT_EQ(view->errors.size(), 12'002U);
  EXPECT_EQ(view->errors[6001].text, text);
}

TEST_F(Notifications, ThatCannotBeReadAreKept) {
  for (const std::string raw : {"", "no xml", "<!DOCTYPE a><a/>", "<Other/>", "\xff\xfe\x00"}) {
    hear(raw);
  }
  EXPECT_EQ(messages_in(store::MessageState::unparsed), 5U);
  EXPECT_EQ(messages_in(store::MessageState::stored), 0U);
}

TEST_F(Notifications, ThatMatchNothingAreKeptAndMatchedLater) {
  hear(xml({.type = "CWMROG", .id = "a", .mrn = kMrn, .at = "20261124100003Z"}));
  EXPECT_EQ(messages_in(store::MessageState::unmatched), 1U);
  const std::string id = sent(trader_, "QS-1");
  hear(xml({.type = "CWMACC", .id = "b", .lrn = "QS-1", .mrn = kMrn}));
  EXPECT_EQ(messages_in(store::MessageState::unmatched), 0U);
  EXPECT_EQ(house_.view(id).status, Status::released);
}

TEST_F(Notifications, AreLookedAtAgainAfterARestart) {
  hear(xml({.type = "CWMRCV", .id = "a", .lrn = "QS-1"}));
  receive(xml({.type = "CWMACC", .id = "b", .lrn = "QS-1", .mrn = kMrn}));
  const std::string id = sent(trader_, "QS-1");
  house_.reopen();
  EXPECT_EQ(services::retry_notifications(house_.environment()), 2);
  EXPECT_EQ(house_.view(id).status, Status::accepted);
}

TEST_F(Notifications, DoNotReachWhatCustomsCannotHave) {
  const std::string id = house_.submitted(trader_, "QS-1");
  hear(xml({.type = "CWMACC", .id = "a", .lrn = "QS-1", .mrn = kMrn}));
  EXPECT_EQ(house_.view(id).status, Status::submitted);
  EXPECT_EQ(messages_in(store::MessageState::unmatched), 1U);
}

TEST_F(Notifications, TellApartTwoOrganisationsWithOneLrn) {
  const auto other = house_.trader(kOtherEori);
  const std::string mine = sent(trader_, "SAME");
  const std::string theirs = sent(other, "SAME");
  EXPECT_EQ(house_.view(theirs).status, Status::submitted);  // waits for my MRN
  hear(xml({.type = "CWMACC", .id = "a", .lrn = "SAME", .mrn = kMrn}));
  EXPECT_EQ(house_.view(mine).status, Status::accepted);
  EXPECT_EQ(house_.view(theirs).status, Status::submitted);
  house_.clock.set("2026-11-24T12:00:00Z");
  gateway::Outbox outbox(house_.store(), house_.clock, customs_);
  EXPECT_TRUE(outbox.deliver_next());
  hear(xml({.type = "CWMREJ", .id = "b", .lrn = "SAME", .at = "20261124120001Z"}));
  EXPECT_EQ(house_.view(mine).status, Status::accepted);
  EXPECT_EQ(house_.view(theirs).status, Status::rejected);
}

TEST_F(Notifications, OfARejectedLodgementDoNotTouchItsCorrection) {
  const std::string first = sent(trader_, "QS-1");
  hear(xml({.type = "CWMREJ", .id = "a", .lrn = "QS-1", .at = "20261124100000Z"}));
  ASSERT_EQ(house_.view(first).status, Status::rejected);
  house_.clock.set("2026-11-24T12:00:00Z");
  const std::string second = sent(trader_, "QS-1");
  hear(xml({.type = "CWMREJ", .id = "a", .lrn = "QS-1", .at = "20261124100000Z"}) + " ");
  hear(xml({.type = "CWMRCV", .id = "late", .lrn = "QS-1", .at = "20261124095959Z"}));
  EXPECT_EQ(house_.view(second).status, Status::sent);
}

TEST_F(Notifications, AreEvidence) {
  const std::string id = sent(trader_, "QS-1");
  const auto life = whole_life("QS-1");
  for (const auto& raw : life)
    hear(raw);
  const auto package = services::read_evidence(house_.environment(), trader_.identity(), id);
  ASSERT_TRUE(package.has_value());
  EXPECT_EQ(package->messages, life);
}

TEST_F(Notifications, SettleADeliveryWhoseAnswerWasLost) {
  customs_.next_deliveries({testing::FakeCustoms::Mood::taken_but_answer_lost});
  const std::string id = sent(trader_, "QS-1");
  EXPECT_EQ(house_.outbox(id).state, store::OutboxState::unknown);
  hear(xml({.type = "CWMRCV", .id = "a", .lrn = "QS-1"}));
  EXPECT_EQ(house_.outbox(id).state, store::OutboxState::sent);
  EXPECT_EQ(house_.view(id).status, Status::received);
}

}  // namespace
}  // namespace quayside
