#include "shared/base/field_pointer.h"

namespace quayside {

FieldPointer FieldPointer::operator/(std::string_view name) const {
  std::string text = text_;
  text += '/';
  text += name;
  return FieldPointer(std::move(text));
}

FieldPointer FieldPointer::operator/(std::size_t index) const {
  return *this / std::to_string(index);
}

FieldPointer FieldPointer::parent() const {
  const std::size_t slash = text_.rfind('/');
  return slash == std::string::npos ? FieldPointer() : FieldPointer(text_.substr(0, slash));
}

std::string_view FieldPointer::last() const {
  const std::size_t slash = text_.rfind('/');
  return slash == std::string::npos ? std::string_view()
                                    : std::string_view(text_).substr(slash + 1);
}

bool FieldPointer::is_within(const FieldPointer& ancestor) const {
  const std::string& head = ancestor.text_;
  return text_.starts_with(head) && (text_.size() == head.size() || text_[head.size()] == '/');
}

std::vector<std::string_view> FieldPointer::segments() const {
  std::vector<std::string_view> parts;
  std::string_view rest = text_;
  while (rest.starts_with('/')) {
    rest.remove_prefix(1);
    const std::string_view part = rest.substr(0, rest.find('/'));
    parts.push_back(part);
    rest.remove_prefix(part.size());
  }
  return parts;
}

std::string FieldPointer::pattern() const {
  std::string result;
  for (const std::string_view part : segments()) {
    result += '/';
    result += list_index(part) >= 0 ? std::string_view("*") : part;
  }
  return result;
}

int list_index(std::string_view segment) {
  if (segment.empty() || segment.size() > 6) return -1;
  if (segment.size() > 1 && segment[0] == '0') return -1;
  int value = 0;
  for (const char c : segment) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace quayside
