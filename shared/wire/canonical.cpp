// Canonical JSON: RFC 8785, and the same text indented for people.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "shared/base/text.h"
#include "shared/wire/json_tree.h"

namespace quayside::wire {
namespace {

// --- Numbers -----------------------------------------------------------------------------------

// Decimal digits d1 d2 … dk and the exponent n for which the number is 0.d1d2…dk * 10^n.
struct Digits {
  std::string text;
  int point = 0;
};

Digits rounded_to(double number, int count) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.*e", count - 1, number);
  const std::string text = buffer;
  const std::size_t exponent = text.find('e');
  Digits digits;
  for (std::size_t i = 0; i < exponent; ++i) {
    if (text[i] >= '0' && text[i] <= '9') digits.text += text[i];
  }
  digits.point = std::atoi(text.c_str() + exponent + 1) + 1;
  return digits;
}

// The next larger decimal with as many digits.
Digits next_above(Digits digits) {
  std::size_t i = digits.text.size();
  while (i > 0 && digits.text[i - 1] == '9')
    digits.text[--i] = '0';
  if (i > 0) {
    ++digits.text[i - 1];
  } else {
    digits.text.insert(0, "1");
    digits.text.pop_back();
    ++digits.point;
  }
  return digits;
}

bool reads_back(const Digits& digits, double number) {
  const std::string text =
      digits.text + "e" + std::to_string(digits.point - static_cast<int>(digits.text.size()));
  return std::strtod(text.c_str(), nullptr) == number;
}

// The shortest digits that read back as the number. Below a power of two the gap to the neighbour
// is half as wide, so the decimal just above may do where the nearest one does not.
Digits shortest(double number) {
  for (int count = 1; count < 17; ++count) {
    const Digits nearest = rounded_to(number, count);
    if (reads_back(nearest, number)) return nearest;
    const Digits above = next_above(nearest);
    if (reads_back(above, number)) return above;
  }
  return rounded_to(number, 17);
}

std::string positive_number(double number) {
  Digits digits = shortest(number);
  while (digits.text.size() > 1 && digits.text.back() == '0')
    digits.text.pop_back();
  const int count = static_cast<int>(digits.text.size());
  const int n = digits.point;
  const auto zeros = [](int how_many) {
    return std::string(static_cast<std::size_t>(how_many), '0');
  };
  if (count <= n && n <= 21) return digits.text + zeros(n - count);
  if (0 < n && n <= 21) return digits.text.insert(static_cast<std::size_t>(n), ".");
  if (-6 < n && n <= 0) return "0." + zeros(-n) + digits.text;
  if (count > 1) digits.text.insert(1, ".");
  return digits.text + (n > 0 ? "e+" : "e-") + std::to_string(std::abs(n - 1));
}

// --- Text --------------------------------------------------------------------------------------

void append_escaped(char c, std::string& out) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      break;
  }
  if (static_cast<unsigned char>(c) >= 0x20) {
    out += c;
    return;
  }
  char buffer[8];
  std::snprintf(buffer, sizeof buffer, "\\u%04x", static_cast<unsigned>(c));
  out += buffer;
}

void append_quoted(const std::string& text, std::string& out) {
  out += '"';
  for (const char c : repaired_utf8(text))
    append_escaped(c, out);
  out += '"';
}

// The sort key of a member: its UTF-16 code units. Text is well-formed UTF-8.
std::u16string utf16(const std::string& text) {
  std::u16string units;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t length = std::max<std::size_t>(utf8_length(rest), 1);
    std::uint32_t point = static_cast<unsigned char>(rest[0]);
    if (length > 1) point &= 0xFFu >> (length + 1);
    for (std::size_t i = 1; i < length; ++i) {
      point = (point << 6) | (static_cast<unsigned char>(rest[i]) & 0x3Fu);
    }
    if (point >= 0x10000) {
      units += static_cast<char16_t>(0xD800 + ((point - 0x10000) >> 10));
      units += static_cast<char16_t>(0xDC00 + ((point - 0x10000) & 0x3FF));
    } else {
      units += static_cast<char16_t>(point);
    }
    rest.remove_prefix(length);
  }
  return units;
}

// --- Structure ---------------------------------------------------------------------------------

class Writer {
 public:
  explicit Writer(bool indented) : indented_(indented) {}

  void write(const Json& tree, int depth) {
    if (tree.is_object()) return write_object(tree, depth);
    if (tree.is_array()) return write_array(tree, depth);
    if (tree.is_string()) return append_quoted(tree.get_ref<const std::string&>(), out_);
    if (tree.is_boolean()) out_ += tree.get<bool>() ? "true" : "false";
    if (tree.is_number()) out_ += ecmascript_number(tree.get<double>());
    if (tree.is_null() || tree.is_discarded()) out_ += "null";
  }

  std::string take() { return std::move(out_); }

 private:
  void new_line(int depth) {
    if (!indented_) return;
    out_ += '\n';
    out_.append(static_cast<std::size_t>(depth) * 2, ' ');
  }

  void write_object(const Json& tree, int depth) {
    std::vector<std::pair<std::u16string, Json::const_iterator>> members;
    for (auto it = tree.begin(); it != tree.end(); ++it)
      members.emplace_back(utf16(it.key()), it);
    std::sort(members.begin(), members.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    out_ += '{';
    bool first = true;
    for (const auto& [units, member] : members) {
      if (!first) out_ += ',';
      first = false;
      new_line(depth + 1);
      append_quoted(member.key(), out_);
      out_ += indented_ ? ": " : ":";
      write(member.value(), depth + 1);
    }
    if (!first) new_line(depth);
    out_ += '}';
  }

  void write_array(const Json& tree, int depth) {
    out_ += '[';
    bool first = true;
    for (const Json& element : tree) {
      if (!first) out_ += ',';
      first = false;
      new_line(depth + 1);
      write(element, depth + 1);
    }
    if (!first) new_line(depth);
    out_ += ']';
  }

  bool indented_;
  std::string out_;
};

}  // namespace

std::string ecmascript_number(double number) {
  if (number == 0) return "0";
  return number < 0 ? "-" + positive_number(-number) : positive_number(number);
}

std::string canonical_text(const Json& tree) {
  Writer writer(false);
  writer.write(tree, 0);
  return writer.take();
}

std::string pretty_text(const Json& tree) {
  Writer writer(true);
  writer.write(tree, 0);
  return writer.take() + "\n";
}

}  // namespace quayside::wire
