// Outgoing folder: an access point and the line behind it. Takes messages out of OUT as Domibus's
// file system plug-in does, shows the state of each in its file's name, hands it to customs, and
// moves it to SENT or FAILED.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <thread>

#include "server/simulator/reception.h"
#include "server/simulator/troubles.h"

namespace quayside::simulator {

class OutgoingFolder {
 public:
  /// `folder` is the one that OUT lies in; `step_ms` lies between two states.
  OutgoingFolder(std::string folder, int step_ms, Reception& reception, Troubles& troubles);
  /// What is under way then is gone on with by the next one.
  ~OutgoingFolder();
  OutgoingFolder(const OutgoingFolder&) = delete;
  OutgoingFolder& operator=(const OutgoingFolder&) = delete;

 private:
  enum class Step { enqueued, sending, answered, waiting_for_receipt, waiting_for_retry };
  struct Sending {
    std::string file;          ///< as it is named now
    std::string plain;         ///< the same without the state
    std::string id;            ///< of the AS4 message
    std::string conversation;  ///< of the sender: the same for each attempt
    bool receipt_is_lost = false;
    Step step = Step::enqueued;
    std::int64_t due_ms = 0;
  };

  void work();
  void look_for_new();
  /// True when there is nothing to be sent any more.
  bool adopt(const std::string& name);
  /// True when it is done with.
  bool advance(const std::string& name, Sending& sending);
  bool send(const std::string& name, Sending& sending);
  void show(const std::string& name, Sending& sending, const char* state) const;
  void finish(const std::string& name, const Sending& sending) const;
  void fail(const std::string& name, const Sending& sending, const char* error) const;
  std::string path(const char* where, const std::string& name, const std::string& file) const;

  const std::string folder_;
  const int step_ms_;
  Reception& reception_;
  Troubles& troubles_;
  std::map<std::string, Sending> under_way_;  ///< by the name of the folder
  std::set<std::string> finished_;
  std::thread thread_;
};

}  // namespace quayside::simulator
