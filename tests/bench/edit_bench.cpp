// What one edit costs in the app, judged again as the person leaves the field, beside judging the
// whole declaration anew: ./dev build && build/bin/quayside-bench
#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>

#include "client/app/apply.h"
#include "shared/base/ensure.h"
#include "shared/domain/fields.h"
#include "shared/wire/json.h"

namespace quayside::app {
namespace {

const Moment kNoon{1795521600, "11111111-1111-4111-8111-111111111111"};

Declaration with_items(std::size_t count) {
  std::ifstream file(QUAYSIDE_SOURCE_DIR "/tests/bench/h7.json");
  std::ostringstream text;
  text << file.rdbuf();
  Result<Declaration> read = wire::declaration_from_json(text.str());
  ensure(read.has_value(), "the declaration of the benchmark reads");
  auto& items = read->goods_shipment.goods_items;
  items.resize(1);
  items.resize(count, items[0]);
  renumber_goods_items(*read);
  return *read;
}

AppState opened(std::size_t items) {
  AppState state;
  state.today = Date{2026, 11, 24};
  state.identity = {"DK12345678", "Nordhavn Import", "Anna"};
  apply(state, CreateDraft{}, kNoon);
  state.drafts[0].declaration = with_items(items);
  apply(state, Check{}, kNoon);
  return state;
}

FieldPointer description_of(std::size_t item) {
  return FieldPointer("/goodsShipment/goodsItems") / item / "commodity" / "descriptionOfGoods";
}

void edit(benchmark::State& bench) {
  const auto items = static_cast<std::size_t>(bench.range(0));
  AppState state = opened(items);
  const FieldPointer at = description_of(items / 2);
  bool odd = false;
  for (auto _ : bench) {
    odd = !odd;
    benchmark::DoNotOptimize(
        apply(state, EditField{at, odd ? "Glass lamps" : "Paper lamps", true}, kNoon));
  }
}
BENCHMARK(edit)->Arg(1)->Arg(100)->Arg(9999)->Unit(benchmark::kMicrosecond);

void type_one_character(benchmark::State& bench) {
  const auto items = static_cast<std::size_t>(bench.range(0));
  AppState state = opened(items);
  const FieldPointer at = description_of(items / 2);
  std::string text = "Lamps ";
  for (auto _ : bench) {
    text.back() = text.back() == 'a' ? 'b' : 'a';
    benchmark::DoNotOptimize(apply(state, EditField{at, text, false}, kNoon));
  }
}
BENCHMARK(type_one_character)->Arg(1)->Arg(9999)->Unit(benchmark::kMicrosecond);

void undo_and_redo(benchmark::State& bench) {
  const auto items = static_cast<std::size_t>(bench.range(0));
  AppState state = opened(items);
  apply(state, EditField{description_of(items / 2), "Glass lamps", true}, kNoon);
  for (auto _ : bench) {
    benchmark::DoNotOptimize(apply(state, Undo{}, kNoon));
    benchmark::DoNotOptimize(apply(state, Redo{}, kNoon));
  }
}
BENCHMARK(undo_and_redo)->Arg(1)->Arg(9999)->Unit(benchmark::kMicrosecond);

void judge_anew(benchmark::State& bench) {
  const Declaration declaration = with_items(static_cast<std::size_t>(bench.range(0)));
  for (auto _ : bench)
    benchmark::DoNotOptimize(validate(declaration, Date{2026, 11, 24}));
}
BENCHMARK(judge_anew)->Arg(1)->Arg(100)->Arg(9999)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace quayside::app
