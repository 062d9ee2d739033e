// Customs as a test wants it: a script of what goes wrong, and a ledger of what was really taken.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "server/gateway/customs_connector.h"
#include "shared/wire/message.h"

namespace quayside::testing {

class FakeCustoms final : public gateway::CustomsConnector {
 public:
  enum class Mood {
    well,
    taken_but_answer_lost,
    lost_on_the_way,  ///< the sender cannot tell it from taken_but_answer_lost
    out_of_reach,
    refusing,
  };

  explicit FakeCustoms(std::string profile = "dk") : profile_(std::move(profile)) {}

  std::string_view profile() const override { return profile_; }
  gateway::DeliveryResult deliver(const gateway::Outgoing& outgoing) override {
    using gateway::Delivery;
    const std::lock_guard lock(mutex_);
    const Mood mood = next(moods_, Mood::well);
    if (mood == Mood::well || mood == Mood::taken_but_answer_lost) {
      ++taken_[outgoing.message_id];
      last_xml_ = wire::write_message(outgoing.message);
    }
    switch (mood) {
      case Mood::well:
        return {Delivery::delivered, "http 200"};
      case Mood::taken_but_answer_lost:
      case Mood::lost_on_the_way:
        return {Delivery::unknown_outcome, "no answer"};
      case Mood::out_of_reach:
        return {Delivery::not_reached, "no connection"};
      case Mood::refusing:
        return {Delivery::refused, "unreadable"};
    }
    return {};
  }

  gateway::LookUp look_up(const gateway::Outgoing& outgoing) override {
    const std::lock_guard lock(mutex_);
    ++look_ups_;
    if (look_ups_fail_ > 0) {
      --look_ups_fail_;
      return gateway::LookUp::unknown;
    }
    return taken_.contains(outgoing.message_id) ? gateway::LookUp::received
                                                : gateway::LookUp::not_received;
  }

  void next_deliveries(std::deque<Mood> moods) { moods_ = std::move(moods); }
  void fail_look_ups(int count) { look_ups_fail_ = count; }
  int look_ups() const { return look_ups_; }
  const std::string& last_xml() const { return last_xml_; }
  std::size_t messages() const { return taken_.size(); }
  int most_often_taken() const {
    int most = 0;
    for (const auto& [id, count] : taken_)
      most = std::max(most, count);
    return most;
  }

 private:
  static Mood next(std::deque<Mood>& moods, Mood otherwise) {
    if (moods.empty()) return otherwise;
    const Mood mood = moods.front();
    moods.pop_front();
    return mood;
  }

  const std::string profile_;
  std::mutex mutex_;
  std::deque<Mood> moods_;
  std::map<std::string, int> taken_;
  std::string last_xml_;
  int look_ups_ = 0;
  int look_ups_fail_ = 0;
};

}  // namespace quayside::testing
