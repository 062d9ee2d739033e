// How far each rule looks: rows for looks.cpp, which gives them to the rules.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "shared/rules/rule.h"

namespace quayside {

struct LookRow {
  std::string_view id;
  Look look;
};

inline Look places(std::vector<std::string_view> reads) {
  return {.scope = Look::Scope::places, .reads = std::move(reads)};
}
inline Look head() { return {.scope = Look::Scope::head}; }
inline Look each_part(std::vector<std::string_view> reads = {}) {
  return {.scope = Look::Scope::each_part, .reads = std::move(reads)};
}
inline Look each_leaf(std::vector<std::string_view> named = {}) {
  return {.scope = Look::Scope::each_leaf, .named = std::move(named)};
}
inline Look each_leaf(Look::Form form) { return {.scope = Look::Scope::each_leaf, .form = form}; }

/// Rows of the United Kingdom's rules.
std::vector<LookRow> gb_looks();

}  // namespace quayside
