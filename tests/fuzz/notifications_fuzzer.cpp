#include <cstddef>
#include <cstdint>

#include "tests/fuzz/inputs.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  quayside::fuzz::judge_notifications({reinterpret_cast<const char*>(data), size});
  return 0;
}
