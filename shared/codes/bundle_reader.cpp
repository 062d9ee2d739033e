#include <algorithm>
#include <charconv>

#include "shared/base/text.h"
#include "shared/codes/reference_data.h"

namespace quayside::codes {
namespace {

constexpr std::string_view kHead = "=quayside-refdata\t1";

using Cells = std::vector<std::string_view>;

Cells cells_of(std::string_view line) {
  Cells cells;
  while (true) {
    const std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos || cells.size() > 8) return cells;
    line.remove_prefix(tab + 1);
  }
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_word(std::string_view text) {
  return !text.empty() && text.size() <= kBundleCodeMax &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

bool is_text(std::string_view text) {
  return text.size() <= kBundleLabelMax && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
         });
}

bool read_range(std::string_view from, std::string_view to, DateRange& range) {
  const auto first = Date::parse(from);
  const auto last = Date::parse(to);
  if (!first || !last || *last < *first) return false;
  range = {*first, *last};
  return true;
}

/// Reads line after line into a bundle; false at the first that is not as it should be.
class Reader {
 public:
  explicit Reader(Bundle& bundle) : bundle_(bundle) {}

  bool read(std::string_view line) {
    if (ended_) return false;
    if (lines_++ == 0) return line == kHead;
    const Cells cells = cells_of(line);
    return line.starts_with('=') ? read_statement(cells) : read_row(cells);
  }
  bool is_whole() const { return ended_; }

 private:
  enum class In { nothing, list, nomenclature };

  bool read_statement(const Cells& cells) {
    const std::string_view word = cells[0].substr(1);
    in_ = In::nothing;
    if (word == "imported" && cells.size() == 2) return read_day(cells[1]);
    if (word == "source" && cells.size() == 7) return read_source(cells);
    if (word == "list" && cells.size() == 5) return read_list(cells);
    if (word == "nomenclature" && cells.size() == 4) return read_nomenclature(cells);
    ended_ = word == "end" && cells.size() == 1;
    return ended_;
  }

  bool read_day(std::string_view text) {
    const auto day = Date::parse(text);
    if (day) bundle_.imported = *day;
    return day.has_value();
  }

  bool read_source(const Cells& cells) {
    BundleSource source{cells[1], cells[2], {}, cells[5], cells[6]};
    bundle_.sources.push_back(source);
    const bool is_hash = source.sha256.size() == 64 &&
                         source.sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
    return is_text(source.kind) && is_text(source.edition) && is_text(source.file) && is_hash &&
           bundle_.sources.size() <= kBundlePartsMax &&
           read_range(cells[3], cells[4], bundle_.sources.back().validity);
  }

  bool read_source_number(std::string_view text, std::size_t& index) {
    std::size_t number = 0;
    if (!is_digits(text) || text.size() > 3) return false;
    std::from_chars(text.data(), text.data() + text.size(), number);
    index = number - 1;
    return number >= 1 && number <= bundle_.sources.size();
  }

  bool read_list(const Cells& cells) {
    const bool known = std::any_of(bundle_.lists.begin(), bundle_.lists.end(),
                                   [&](const BundleList& one) { return one.name == cells[1]; });
    if (known || !is_word(cells[1]) || bundle_.lists.size() >= kBundlePartsMax) return false;
    if (cells[2] != "replaces" && cells[2] != "adds") return false;
    if (cells[3] != "complete" && cells[3] != "partial") return false;
    BundleList& list = bundle_.lists.emplace_back();
    list.name = cells[1];
    list.replaces = cells[2] == "replaces";
    list.completeness = cells[3] == "complete" ? Completeness::complete : Completeness::partial;
    in_ = In::list;
    return read_source_number(cells[4], list.source);
  }

  bool read_nomenclature(const Cells& cells) {
    if (bundle_.nomenclatures.size() >= kBundlePartsMax) return false;
    BundleNomenclature& one = bundle_.nomenclatures.emplace_back();
    in_ = In::nomenclature;
    return read_range(cells[1], cells[2], one.validity) && read_source_number(cells[3], one.source);
  }

  bool read_row(const Cells& cells) {
    if (++rows_ > kBundleRowsMax) return false;
    if (in_ == In::list) return read_code(cells);
    return in_ == In::nomenclature && read_number(cells);
  }

  bool read_code(const Cells& cells) {
    if (cells.size() != 2 && cells.size() != 4) return false;
    std::vector<Code>& codes = bundle_.lists.back().codes;
    if (!is_word(cells[0]) || !is_text(cells[1])) return false;
    if (!codes.empty() && !(codes.back().code < cells[0])) return false;
    codes.push_back({cells[0], cells[1], {}});
    return cells.size() == 2 || read_range(cells[2], cells[3], codes.back().validity);
  }

  bool read_number(const Cells& cells) {
    if (cells.size() != 2 || cells[0].size() != 8 || !is_digits(cells[0])) return false;
    std::vector<NomenclatureLine>& lines = bundle_.nomenclatures.back().lines;
    int number = 0;
    std::from_chars(cells[0].data(), cells[0].data() + 8, number);
    if (!lines.empty() && lines.back().number >= number) return false;
    lines.push_back({number, cells[1]});
    return is_text(cells[1]);
  }

  Bundle& bundle_;
  In in_ = In::nothing;
  bool ended_ = false;
  std::size_t lines_ = 0;
  std::size_t rows_ = 0;
};

}  // namespace

Result<Bundle> read_bundle(std::string text) {
  if (text.size() > kBundleBytesMax) {
    return Error{"refdata_too_large", "a bundle has at most 32 MiB",
                 "Make it of fewer files with quayside refdata import."};
  }
  const Error malformed{"refdata_malformed", "not a bundle of reference data",
                        "Make it with quayside refdata import."};
  if (!is_valid_utf8(text)) return malformed;
  Bundle bundle;
  bundle.text = std::make_unique<const std::string>(std::move(text));
  Reader reader(bundle);
  std::string_view rest = *bundle.text;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos || !reader.read(rest.substr(0, end))) {
      Error error = malformed;
      error.message += ": line " + std::to_string(number);
      return error;
    }
    rest.remove_prefix(end + 1);
  }
  if (!reader.is_whole()) return malformed;
  return bundle;
}

}  // namespace quayside::codes
