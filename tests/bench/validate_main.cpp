// quayside-validate-bench: reads and judges one declaration over and over, natively and under Node.
//   judge FILE MILLISECONDS              prints declarations judged, seconds, issues found
//   schema PROFILE DATASET ENUM_MAX      prints the data set as JSON Schema
//   recheck FILE ITEMS                   microseconds: judging all, then again after one edit
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "shared/domain/fields.h"
#include "shared/rules/checker.h"
#include "shared/rules/data_set.h"
#include "shared/wire/message.h"
#include "tests/bench/schema.h"

namespace quayside::bench {
namespace {

constexpr Date kDay{2026, 11, 24};
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string content_of(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

int judge(const char* path, double seconds) {
  const std::string text = content_of(path);
  std::size_t issues = 0;
  const auto judge_for = [&](double limit) {
    const Clock::time_point start = Clock::now();
    long count = 0;
    while (seconds_since(start) < limit) {
      for (int i = 0; i < 50; ++i, ++count) {
        const auto read = wire::read_declaration(text);
        if (!read) return -1L;
        issues = validate(read->declaration, kDay).issues.size();
      }
    }
    std::printf("%ld %.6f %zu\n", count, seconds_since(start), issues);
    return count;
  };
  return judge_for(seconds / 4) >= 0 && judge_for(seconds) >= 0 ? 0 : 2;
}

double microseconds_of(double seconds, auto&& work) {
  work();
  const Clock::time_point start = Clock::now();
  long count = 0;
  for (; seconds_since(start) < seconds; ++count)
    work();
  return seconds_since(start) * 1e6 / static_cast<double>(count);
}

int recheck(const char* path, std::size_t items) {
  auto read = wire::read_declaration(content_of(path));
  if (!read || read->declaration.goods_shipment.goods_items.empty()) return 2;
  Declaration& declaration = read->declaration;
  auto& list = declaration.goods_shipment.goods_items;
  const GoodsItem first = list[0];
  list.assign(items, first);
  renumber_goods_items(declaration);
  Checker checker;
  std::printf("%.2f", microseconds_of(0.3, [&] { checker.check(declaration, kDay); }));
  for (const char* at : {"/goodsShipment/goodsItems/0/countryOfOrigin",
                         "/goodsShipment/goodsItems/0/commodity/goodsMeasure/grossMass", "/lrn"}) {
    const FieldPointer changed[] = {FieldPointer(at)};
    std::printf(" %.2f",
                microseconds_of(0.3, [&] { checker.check_again(declaration, kDay, changed); }));
  }
  std::puts("");
  return 0;
}

int schema(const char* profile, const char* name, std::size_t enum_max) {
  const DataSet* data_set = find_data_set(profile, name);
  if (data_set == nullptr) return 2;
  std::puts(json_schema(*data_set, kDay, enum_max).c_str());
  return 0;
}

}  // namespace
}  // namespace quayside::bench

int main(int count, char** arguments) {
  using namespace quayside::bench;
  const std::string what = count > 1 ? arguments[1] : "";
  if (what == "judge" && count == 4) return judge(arguments[2], std::atof(arguments[3]) / 1000);
  if (what == "recheck" && count == 4) {
    return recheck(arguments[2], static_cast<std::size_t>(std::atol(arguments[3])));
  }
  if (what == "schema" && count == 5) {
    return schema(arguments[2], arguments[3], static_cast<std::size_t>(std::atol(arguments[4])));
  }
  std::fputs(
      "usage: judge FILE MILLISECONDS | schema PROFILE DATASET ENUM_MAX | recheck FILE ITEMS\n",
      stderr);
  return 64;
}
