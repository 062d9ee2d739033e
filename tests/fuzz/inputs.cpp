#include "tests/fuzz/inputs.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "shared/base/ensure.h"
#include "shared/base/text.h"
#include "shared/codes/code_list.h"
#include "shared/domain/fields.h"
#include "shared/rules/checker.h"
#include "shared/rules/data_set.h"
#include "shared/wire/dms.h"
#include "shared/wire/json.h"
#include "shared/wire/json_tree.h"

namespace quayside::fuzz {
namespace {

constexpr std::size_t kListMax = 12;
constexpr std::size_t kEditsMax = 64;
const FieldPointer kItems("/goodsShipment/goodsItems");
constexpr Date kDays[] = {{2026, 6, 30}, {2026, 7, 1}, {2026, 11, 24}, {2027, 1, 1}};

constexpr std::string_view kTexts[] = {"",
                                       "0",
                                       "1",
                                       "00",
                                       "-1",
                                       "1e9",
                                       "0.01",
                                       "100",
                                       "150.00",
                                       "99999999999999999999",
                                       "DK",
                                       "CA",
                                       "DKK",
                                       "EUR",
                                       "F48",
                                       "C08",
                                       "C07",
                                       "F49",
                                       "F16",
                                       "FR5",
                                       "FR2",
                                       "IM1234567890",
                                       "DK09999981",
                                       "DK12345678",
                                       "00500",
                                       "00100",
                                       "DKSEN",
                                       "REXDT",
                                       "YSDE",
                                       "YCLE",
                                       "NMRN",
                                       "20260228",
                                       "71",
                                       "40",
                                       "46",
                                       "A",
                                       "Y",
                                       "Z",
                                       "VQ",
                                       "NE",
                                       "C626",
                                       "330300",
                                       "22030001",
                                       "990000",
                                       " x ",
                                       "\xFF",
                                       "\xC2\x80",
                                       "\xE2\x80\x8B",
                                       "\xF0\x9F\x9A\xA2",
                                       "GBP",
                                       "XI",
                                       "DKTST123456789",
                                       "DKCWP1",
                                       "a@b.c"};

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}

  bool has_more() const { return !rest_.empty(); }
  std::size_t next() {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }
  std::string_view take(std::size_t count) {
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(taken.size());
    return taken;
  }

 private:
  std::string_view rest_;
};

// Makes one edit: the bytes choose the way down the description and what happens at its end.
class Hand {
 public:
  Hand(Declaration& draft, Bytes& bytes) : draft_(draft), bytes_(bytes) {}

  /// What changed; in lists the first element that did.
  FieldPointer edit() {
    Place place = *find_place(draft_, FieldPointer());
    std::string_view enclosing;
    for (;;) {
      const auto& members = place.node.info->members;
      const MemberInfo& member = members[bytes_.next() % members.size()];
      const FieldPointer at = place.pointer / member.field.name;
      if (!member.field.list.empty() && member.field.list != "inherited") {
        enclosing = member.field.list;
      }
      place = *find_place(draft_, at);
      if (member.shape == Shape::leaf) return set(place, enclosing);
      if (member.shape == Shape::group) continue;
      const std::size_t choice = bytes_.next();
      if (choice < 16 || place.size() == 0) return grow(place, choice);
      if (choice < 32) return shrink_or_move(place, choice);
      place = *find_place(draft_, at / (choice % place.size()));
    }
  }

 private:
  FieldPointer set(const Place& leaf, std::string_view list) {
    const std::size_t choice = bytes_.next();
    const codes::CodeList* codes = codes::find_list(list);
    std::string text;
    if (choice < 96 && codes != nullptr && !codes->codes.empty()) {
      text = codes->codes[(choice * 256 + bytes_.next()) % codes->codes.size()].code;
    } else if (choice < 192) {
      text = kTexts[bytes_.next() % std::size(kTexts)];
    } else {
      text = bytes_.take(choice - 192);
    }
    leaf.text() = text;
    return leaf.pointer;
  }

  static FieldPointer changed(const FieldPointer& list, std::size_t index) {
    return list == kItems ? list / index : list;
  }

  FieldPointer grow(const Place& list, std::size_t choice) {
    const std::size_t size = list.size();
    if (size >= kListMax) return changed(list.pointer, size);
    const std::size_t index = size == 0 ? 0 : choice % size;
    if (choice % 2 == 0 || size == 0) {
      insert_element(draft_, list.pointer, index);
    } else {
      copy_element(draft_, list.pointer, index);
    }
    return changed(list.pointer, index);
  }

  FieldPointer shrink_or_move(const Place& list, std::size_t choice) {
    const std::size_t from = choice % list.size();
    if (choice % 2 == 0) {
      erase_element(draft_, list.pointer, from);
      return changed(list.pointer, from);
    }
    const std::size_t to = bytes_.next() % list.size();
    move_element(draft_, list.pointer, from, to);
    return changed(list.pointer, std::min(from, to));
  }

  Declaration& draft_;
  Bytes& bytes_;
};

bool is_same(const Verdict& again, const Verdict& anew) {
  return std::equal(again.issues.begin(), again.issues.end(), anew.issues.begin(),
                    anew.issues.end(), [](const Issue& a, const Issue& b) {
                      return a.rule == b.rule && a.at == b.at && a.arguments == b.arguments &&
                             a.fixes == b.fixes;
                    });
}

void write_verdict(const Declaration& declaration, const Date& day) {
  const std::string verdict = wire::verdict_to_json(validate(declaration, day), declaration, "da");
  ensure(wire::canonical_json(verdict).has_value(), "a verdict is JSON");
}

/// As what it says that it is, and as another data set on another day: which, its bytes say, so
/// that over many inputs each is met as often as any other.
void judge(Declaration declaration, std::string_view bytes) {
  write_verdict(declaration, kDays[2]);
  const std::size_t chance = std::hash<std::string_view>{}(bytes);
  const auto data_sets = all_data_sets();
  const DataSet& data_set = data_sets[chance % data_sets.size()];
  declaration.profile = data_set.profile;
  declaration.data_set = data_set.name;
  static_cast<void>(validate(declaration, kDays[chance / data_sets.size() % std::size(kDays)]));
}

bool is_text_throughout(const Declaration& draft) {
  bool valid = true;
  for_each_leaf(draft, [&](const Place& leaf) { valid = valid && is_valid_utf8(leaf.text()); });
  return valid;
}

}  // namespace

void judge_bytes(std::string_view bytes) {
  const Result<Declaration> json = wire::declaration_from_json(bytes);
  if (json) {
    const auto tree = wire::parse_strict(bytes);
    ensure(tree.has_value(), "what is read straight is JSON");
    const auto long_way = wire::declaration_from_tree(*tree);
    ensure(long_way.has_value() && *long_way == *json, "both ways of reading agree");
    judge(*json, bytes);
    const Result<Declaration> again =
        wire::declaration_from_json(wire::declaration_to_canonical_json(*json));
    ensure(again.has_value() && *again == *json, "JSON that was read can be written and read");
    return;
  }
  const auto xml = wire::read_declaration(bytes);
  if (!xml) return;
  judge(xml->declaration, bytes);
  static_cast<void>(wire::write_declaration(xml->declaration));
}

void judge_edits(std::string_view text) {
  Bytes bytes(text);
  const auto data_sets = all_data_sets();
  const DataSet& data_set = data_sets[bytes.next() % data_sets.size()];
  const Date& day = kDays[bytes.next() % std::size(kDays)];
  Declaration draft;
  draft.profile = data_set.profile;
  draft.data_set = data_set.name;
  Checker checker;
  checker.check(draft, day);
  for (std::size_t edits = 0; bytes.has_more() && edits < kEditsMax; ++edits) {
    const FieldPointer changed[] = {Hand(draft, bytes).edit()};
    checker.check_again(draft, day, changed);
    if (edits % 8 != 0) continue;
    ensure(is_same(checker.verdict(), validate(draft, day)), "judging again is judging anew");
  }
  ensure(is_same(checker.verdict(), validate(draft, day)), "judging again is judging anew");
  write_verdict(draft, day);
  if (!is_text_throughout(draft)) return;
  const Result<Declaration> read =
      wire::declaration_from_json(wire::declaration_to_canonical_json(draft));
  ensure(read.has_value() && *read == draft, "a draft comes back from its JSON");
}

}  // namespace quayside::fuzz
