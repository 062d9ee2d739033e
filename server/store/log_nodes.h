// The evidence log in the store: the complete subtrees of its Merkle tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/records.h"

namespace quayside::store {

/// That a message of customs is about a submission.
struct MessageLink {
  std::int64_t seq = 0;  ///< of the message
  std::string submission_id = {};
  std::string raw = {};
  /// It speaks of this submission and of nothing else that is another organisation's or unknown.
  bool is_shown = false;
  std::int64_t number = 0;      ///< counts up from 1 within the submission; 0: not in the log yet
  std::int64_t log_index = -1;  ///< of its entry in the evidence log; below 0: not in it yet
  std::int64_t logged_at = 0;
};

class LogReader {
 public:
  virtual ~LogReader() = default;

  /// Entries of the evidence log.
  virtual std::int64_t log_size() = 0;
  /// The hash of a complete subtree of the log; empty if it has no such.
  virtual std::string log_node(int level, std::int64_t index) = 0;
  /// Of the first entry with that leaf hash; -1 if there is none.
  virtual std::int64_t log_index_of(std::string_view leaf) = 0;
  /// Oldest first, without payload.
  virtual std::vector<SubmissionRecord> submissions_not_in_log(int limit) = 0;
  /// Oldest first within each submission.
  virtual std::vector<MessageLink> messages_not_in_log(int limit) = 0;
  /// In the order of their entries in the log.
  virtual std::vector<MessageLink> messages_of(std::string_view submission_id) = 0;
  /// How many messages about the submission are in the log.
  virtual std::int64_t messages_in_log(std::string_view submission_id) = 0;
  /// Keys that are or were active, in the order of their ids.
  virtual std::vector<KeyRecord> admitted_keys(std::string_view after_kid, int limit) = 0;
};

class LogWriter {
 public:
  virtual ~LogWriter() = default;

  virtual void add_log_node(int level, std::int64_t index, std::string_view hash) = 0;
  virtual void set_log_index(std::string_view submission_id, std::int64_t index) = 0;
  /// Keeps number, log_index and logged_at of the link.
  virtual void set_message_entry(const MessageLink& link) = 0;
};

}  // namespace quayside::store
