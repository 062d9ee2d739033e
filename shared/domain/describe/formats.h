// The formats of the EUCDM, as the descriptions write them: an_up_to(70) is an..70.
#pragma once

#include "shared/domain/description.h"

namespace quayside::formats {

using Characters = Format::Characters;

constexpr Format an(int length) { return {Characters::alphanumeric, false, length, 0}; }
constexpr Format an_up_to(int length) { return {Characters::alphanumeric, true, length, 0}; }
constexpr Format a(int length) { return {Characters::alphabetic, false, length, 0}; }
constexpr Format n(int length) { return {Characters::numeric, false, length, 0}; }

template <int Digits, int Scale>
constexpr Format format_of(const Number<Digits, Scale>&) {
  return {Characters::numeric, true, Digits, Scale};
}

constexpr Format digits_up_to(int length) { return {Characters::numeric, true, length, 0}; }

constexpr Format a_up_to(int length) { return {Characters::alphabetic, true, length, 0}; }

}  // namespace quayside::formats
