#include "server/simulator/mrn.h"

#include <cstdint>

namespace quayside::simulator {
namespace {

// Letters count from 10 on, leaving out 11, 22 and 33 (ISO 6346).
int value_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c < 'A' || c > 'Z') return -1;
  int value = 10;
  for (char letter = 'A'; letter < c; ++letter) {
    ++value;
    if (value % 11 == 0) ++value;
  }
  return value;
}

}  // namespace

char mrn_check_digit(std::string_view first_17) {
  if (first_17.size() != 17) return '\0';
  long long sum = 0;
  long long weight = 1;
  for (const char c : first_17) {
    const int value = value_of(c);
    if (value < 0) return '\0';
    sum += value * weight;
    weight *= 2;
  }
  return static_cast<char>('0' + sum % 11 % 10);
}

std::string import_mrn(int year, std::string_view seed) {
  static constexpr char kCharacters[] = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const char c : seed) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  std::string mrn = std::to_string(year % 100);
  mrn.insert(0, mrn.size() < 2 ? "0" : "");
  mrn += "DK";
  for (int i = 0; i < 12; ++i) {
    mrn += kCharacters[hash % 34];
    hash = hash / 34 + 0x9E3779B97F4A7C15ULL * static_cast<std::uint64_t>(i + 1);
  }
  mrn += 'R';
  return mrn + mrn_check_digit(mrn);
}

}  // namespace quayside::simulator
