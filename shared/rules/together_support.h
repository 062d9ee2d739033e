// What the rules over several declarations are handed, and how they report.
#pragma once

#include <initializer_list>
#include <string>
#include <unordered_map>
#include <vector>

#include "shared/rules/together.h"

namespace quayside {

/// One record that takes part, with its index in batch and history.
struct Member {
  std::size_t index = 0;
  const Filed* filed = nullptr;
  bool in_batch = false;
};

/// Those that a rule is about: of its profile and data sets, none that ended, no declaration twice.
struct Fleet {
  std::vector<Member> members;
  Date as_of;
};

/// A member of a group, with the places that made it one.
struct Berth {
  const Member* member = nullptr;
  std::vector<FieldPointer> at;
};

class TogetherReporter {
 public:
  TogetherReporter(const Rule& rule, std::vector<TogetherIssue>& issues)
      : rule_(rule), issues_(issues) {}
  /// One issue for the group; its first member of the batch is the subject, else its first. Adds
  /// the argument "count": how many other declarations there are. An empty group reports nothing.
  void report(std::vector<Berth> group, Reporter::Arguments arguments = {});

 private:
  const Rule& rule_;
  std::vector<TogetherIssue>& issues_;
  bool has_reported_ = false;
};

using TogetherCheck = void (*)(const Fleet&, TogetherReporter&);

struct TogetherRow {
  Rule rule;
  TogetherCheck check = nullptr;
};

// One table per file; together_rules() puts them in order.
std::span<const TogetherRow> together_reference_rules();
std::span<const TogetherRow> together_invoice_rules();
std::span<const TogetherRow> together_limit_rules();
std::span<const TogetherRow> together_goods_rules();
std::span<const TogetherRow> together_clock_rules();

/// Advice of our own, for every profile.
TogetherRow together_advice(std::string_view id, std::string_view law, TogetherCheck check);

/// Days since 1 January 1970; for differences.
long day_number(const Date& day);
bool is_known(const Date& day);
bool has_batch_member(const std::vector<Berth>& group);
/// Supplementary declarations (11 02: U to Z) repeat what the first one said.
bool is_supplementary(const Filed& filed);

/// Groups in the order in which their keys first came; keys may hold any bytes.
class Groups {
 public:
  std::vector<Berth>& of(const std::string& key);
  /// Adds the place to the member's berth, which is the last one of its group or a new one.
  void add(const std::string& key, const Member& member, FieldPointer at);
  const std::vector<std::vector<Berth>>& all() const { return groups_; }

 private:
  std::vector<std::vector<Berth>> groups_;
  std::unordered_map<std::string, std::size_t> index_;
};

/// Parts of a key that no text can imitate: each with its length before it.
std::string key_of(std::initializer_list<std::string_view> parts);

}  // namespace quayside
