#include "server/simulator/steering.h"

#include <string>

namespace quayside::simulator {
namespace {

constexpr std::int64_t kSilentMs = 5000;
constexpr std::int64_t kMuteMs = 15'000;
constexpr std::int64_t kWeekMs = 7LL * 86'400'000;

std::string upper(std::string_view text) {
  std::string result;
  for (const char c : text)
    result += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return result;
}

// "REJECT-3" is about item 3; "REJECT" and "REJECT-X" are about item 1.
std::size_t number_after(const std::string& lrn, std::string_view word) {
  std::size_t at = lrn.find(word);
  if (at == std::string::npos) return 1;
  at += word.size();
  if (at >= lrn.size() || lrn[at] != '-') return 1;
  std::size_t number = 0;
  for (++at; at < lrn.size() && lrn[at] >= '0' && lrn[at] <= '9' && number < 1000; ++at) {
    number = number * 10 + static_cast<std::size_t>(lrn[at] - '0');
  }
  return number == 0 ? 1 : number;
}

}  // namespace

std::int64_t Steering::silence_ms() const {
  if (week) return kWeekMs;
  if (mute) return kMuteMs;
  return silent ? kSilentMs : 0;
}

Steering steering_of(std::string_view lrn) {
  const std::string text = upper(lrn);
  const auto says = [&](std::string_view word) { return text.find(word) != std::string::npos; };
  Steering steering;
  steering.reject = says("REJECT");
  steering.reject_item = number_after(text, "REJECT");
  steering.control = says("CONTROL");
  steering.documents = says("DOCUMENTS");
  steering.invalidate = says("INVALIDATE");
  steering.slow = says("SLOW");
  steering.late = says("LATE");
  steering.http_500 = says("HTTP500");
  steering.http_429 = says("HTTP429");
  steering.reset = says("RESET");
  steering.hang = says("HANG");
  steering.duplicate = says("DUPLICATE");
  steering.reorder = says("REORDER");
  steering.silent = says("SILENT");
  steering.mute = says("MUTE");
  steering.week = says("WEEK");
  steering.garbage = says("GARBAGE");
  return steering;
}

}  // namespace quayside::simulator
